"""Reads and writes gettext catalogues: PO files as translators have them, MO files as programs load them.

Standard library only, because the set-up compiles the catalogues before anything else is certain to be
there. Formats: GNU gettext manual, "The Format of PO Files" and "The Format of GNU MO Files".
"""

from __future__ import annotations

import ast
import os
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

MO_MAGIC = 0x950412DE
CONTEXT_END = "\x04"


@dataclass(frozen=True, slots=True)
class Message:
    """One text and its translation. `strings` has one entry a plural form, one where there is no plural."""

    text: str
    strings: tuple[str, ...] = ("",)
    plural: str | None = None
    context: str | None = None
    files: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    flags: frozenset[str] = field(default_factory=frozenset)
    obsolete: bool = False
    line: int = 0  # in the PO file, from 1; 0 where it does not come from one

    @property
    def key(self) -> tuple[str | None, str]:
        """What gettext looks the translation up by, as far as a catalogue can tell two messages apart."""
        return self.context, self.text

    @property
    def is_translated(self) -> bool:
        """Whether every plural form has a text."""
        return all(self.strings)


def read_po(path: Path) -> list[Message]:
    """The messages of a PO file in its order, the header (empty text) first, obsolete ones included.

    Raises ValueError with file and line where a line is not understood.
    """
    messages = []
    for start, lines in _entries(path.read_text("utf-8")):
        try:
            messages.append(_message(start, lines))
        except (ValueError, SyntaxError, KeyError) as error:
            raise ValueError(f"{path}:{start}: not understood: {error}") from error
    return messages


def _entries(text: str) -> Iterator[tuple[int, list[str]]]:
    """The blocks between empty lines that hold a message, each with the number of its first line."""
    start = 1
    lines: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            if not lines:
                start = number
            lines.append(line.strip())
        elif lines:
            if any(not line.startswith("#") or line.startswith("#~") for line in lines):
                yield start, lines
            lines = []


def _message(start: int, lines: list[str]) -> Message:
    """The message that the `lines` of one entry hold."""
    strings: dict[str, str] = {}
    files: list[str] = []
    comments: list[str] = []
    flags: set[str] = set()
    obsolete = False
    keyword = ""
    for line in lines:
        if line.startswith("#~"):
            obsolete = True
            line = line[2:].strip()
        if line.startswith("#:"):
            files += [place.rsplit(":", 1)[0] for place in line[2:].split()]
        elif line.startswith("#,"):
            flags.update(flag.strip() for flag in line[2:].split(","))
        elif line.startswith("#|") or not line:
            pass  # what the text was before: of no use here
        elif line.startswith("#"):
            comments.append(line[1:].strip())
        elif line.startswith('"'):
            strings[keyword] += ast.literal_eval(line)
        else:
            keyword, quoted = line.split(maxsplit=1)
            if keyword in strings:
                raise ValueError(f"{keyword} twice without an empty line between")
            strings[keyword] = ast.literal_eval(quoted)
    forms = [strings[name] for name in sorted(strings) if name.startswith("msgstr")]
    return Message(
        text=strings["msgid"],
        strings=tuple(forms) or ("",),
        plural=strings.get("msgid_plural"),
        context=strings.get("msgctxt"),
        files=tuple(dict.fromkeys(files)),
        comments=tuple(comments),
        flags=frozenset(flags),
        obsolete=obsolete,
        line=start,
    )


def write_po(path: Path, messages: Iterable[Message]) -> None:
    """Write `messages` in their order; lines are not wrapped, so that a change shows as what it is."""
    _replace(path, "\n".join(_po_entry(message) for message in messages).encode())


def _po_entry(message: Message) -> str:
    """The lines of one message, ending in a line break."""
    lines = [f"# {comment}".rstrip() for comment in message.comments]
    if message.files:
        lines.append("#: " + " ".join(message.files))
    if message.flags:
        lines.append("#, " + ", ".join(sorted(message.flags)))
    body = []
    if message.context is not None:
        body.append(f"msgctxt {_quoted(message.context)}")
    body.append(f"msgid {_quoted(message.text)}")
    if message.plural is None:
        body.append(f"msgstr {_quoted(message.strings[0])}")
    else:
        body.append(f"msgid_plural {_quoted(message.plural)}")
        body += [f"msgstr[{form}] {_quoted(text)}" for form, text in enumerate(message.strings)]
    mark = "#~ " if message.obsolete else ""
    lines += [mark + line for entry in body for line in entry.split("\n")]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """`text` as PO strings: one, or one a line where the text has several lines."""
    escaped = [
        '"' + part.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\n", "\\n") + '"'
        for part in re.split(r"(?<=\n)", text)
        if part
    ]
    return "\n".join(['""', *escaped]) if len(escaped) > 1 else "".join(escaped) or '""'


def write_mo(path: Path, messages: Iterable[Message]) -> None:
    """Write what a program may show: no untranslated, fuzzy or obsolete message. Makes the folder."""
    texts: dict[bytes, bytes] = {}
    for message in messages:
        if message.is_translated and not message.obsolete and "fuzzy" not in message.flags:
            texts[_mo_key(message).encode()] = "\0".join(message.strings).encode()
            if message.plural is not None:  # for code that asks for the same text without a number, too
                texts[_mo_key(replace(message, plural=None)).encode()] = message.strings[0].encode()
    keys = sorted(texts)
    first_text = 7 * 4 + 2 * 8 * len(keys)  # after the header and the two tables of length and offset
    tables, offset = b"", first_text
    for strings in (keys, [texts[key] for key in keys]):
        for string in strings:
            tables += struct.pack("<II", len(string), offset)
            offset += len(string) + 1
    header = struct.pack("<7I", MO_MAGIC, 0, len(keys), 7 * 4, 7 * 4 + 8 * len(keys), 0, first_text)
    body = b"".join(string + b"\0" for string in [*keys, *(texts[key] for key in keys)])
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, header + tables + body)


def _mo_key(message: Message) -> str:
    """What gettext looks up: context, text and plural in one string."""
    context = "" if message.context is None else message.context + CONTEXT_END
    plural = "" if message.plural is None else "\0" + message.plural
    return context + message.text + plural


def _replace(path: Path, content: bytes) -> None:
    """Write the whole file or leave the old one; untouched where nothing changes."""
    if path.is_file() and path.read_bytes() == content:
        return
    draft = path.with_name(path.name + ".new")
    draft.write_bytes(content)
    os.replace(draft, path)
