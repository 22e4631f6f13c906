"""Writes the checklist into a municipality's file of rules. What else stands there stays, comments too."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserFacingError
from core.language import _
from core.review.rules_file import read_rules, toml_text
from core.review.rules_template import template
from core.writing import Change, NotWritten, change

_KEY = re.compile(r"""[ \t]*(?:checklist|"checklist"|'checklist')[ \t]*=[ \t]*""")
_EXAMPLE = re.compile(
    r"^#[ \t]*checklist[ \t]*=[^\n]*?(?:\][ \t]*|(?:\r?\n#[^\n]*)*?\r?\n#[ \t]*\][ \t]*)(?=\r?$)", re.M
)
"""The checklist of the template, which does not count: a list in comments."""
_TOKEN = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'{3}.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|\#[^\n]*|[\[{]|[\]}]|\n|[^"'#\[\]{}\n]+''',
    re.S,
)
"""A text, a comment, a bracket, the end of a line, or what lies between."""
_OPENING, _CLOSING = ("[", "{"), ("]", "}")
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class _Entry:
    """A comment of the list, or one of its texts as it is written with the comment behind it."""

    written: str = ""
    comment: str = ""


def write_checklist(path: Path, lines: Sequence[str], known: Sequence[str] | None = None) -> Change:
    """Have the file's checklist be these lines; the file is made where there is none, with all that can be
    said in it as comments. `known` are the lines that whoever wrote these knew of.

    Raises UserFacingError where it cannot be written, is faulty as it stands, or has other lines by now.
    """

    def changed(content: bytes | None) -> bytes:
        before = template().encode() if content is None else content
        stored = read_rules(before, path).checklist
        if known is not None and stored != tuple(known):
            raise UserFacingError(
                _("The checklist in {file} was changed meanwhile.").format(file=path),
                _(
                    "Nothing was written over. Look at the file, then open the checklist again: your lines "
                    "are kept."
                ),
            )
        mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
        after = mark + with_checklist(before.decode("utf-8-sig"), lines).encode()
        read_rules(after, path)
        return after

    try:
        return change(path, changed)
    except NotWritten as error:
        raise UserFacingError(
            _("The checklist could not be written to {file}: {reason}.").format(file=path, reason=error.why),
            _("Make the folder writable, then try again."),
        ) from error


def with_checklist(text: str, lines: Sequence[str]) -> str:
    """The text of a file of rules, valid as it is, with these lines as its checklist."""
    end = "\r\n" if "\r\n" in text else "\n"
    place = _list_in(text)
    if place is None:
        if not lines:
            return text
        example = _EXAMPLE.search(text)
        if example is not None and example.end() <= _first_table(text):
            return (
                text[: example.end()] + end + "checklist = " + _list((), lines, end) + text[example.end() :]
            )
        gap = end if text else ""
        return "checklist = " + _list((), lines, end) + end + gap + text
    start, stop = place
    return text[:start] + _list(tuple(_entries(text[start:stop])), lines, end) + text[stop:]


def _statements(text: str) -> Iterator[tuple[int, int]]:
    """Where each line of the file that is not within a value begins, and where what it says ends."""
    at = depth = start = 0
    while found := _TOKEN.match(text, at):
        at, token = found.end(), found.group()
        depth += (token in _OPENING) - (token in _CLOSING)
        if token == "\n" and not depth:
            yield start, at
            start = at
    if start < at:
        yield start, at


def _first_table(text: str) -> int:
    """Where the first table begins: before it stands what is of the whole file."""
    begins = (start for start, stop in _statements(text) if text[start:stop].lstrip().startswith("["))
    return next(begins, len(text))


def _list_in(text: str) -> tuple[int, int] | None:
    """The brackets of the checklist, and what is between them; None where there is none."""
    limit = _first_table(text)
    for start, stop in _statements(text):
        key = _KEY.match(text, start, stop)
        if key is not None and start < limit:
            return key.end(), _end_of_list(text, key.end())
    return None


def _end_of_list(text: str, start: int) -> int:
    depth, at = 0, start
    while found := _TOKEN.match(text, at):
        at, token = found.end(), found.group()
        depth += (token in _OPENING) - (token in _CLOSING)
        if not depth:
            break
    return at


def _entries(written: str) -> Iterator[_Entry]:
    """The texts and comments between the brackets, in order."""
    text, at = "", 0
    while found := _TOKEN.match(written, at):
        at, token = found.end(), found.group().strip()
        if token.startswith("#"):
            yield _Entry(text, token)
            text = ""
        elif token.startswith(('"', "'")):
            if text:
                yield _Entry(text)
            text = token
        elif found.group() == "\n" and text:
            yield _Entry(text)
            text = ""
    if text:
        yield _Entry(text)


def _list(entries: Sequence[_Entry], lines: Sequence[str], end: str) -> str:
    """The list with these lines: each with the comments that stood above and behind it; those of lines that
    went stand above what comes next."""
    above: dict[str, list[str]] = {}
    behind: dict[str, str] = {}
    waiting: list[str] = []
    wanted = set(lines)
    for entry in entries:
        text = _read(entry.written) if entry.written else None
        if text is None or text not in wanted or text in above:
            waiting += [entry.comment] if entry.comment else []
        else:
            above[text], waiting, behind[text] = waiting, [], entry.comment
    rows = []
    for line in lines:
        rows += [_INDENT + each for each in above.pop(line, ())]
        comment = behind.pop(line, "")
        rows.append(_INDENT + toml_text(line) + "," + (f"  {comment}" if comment else ""))
    rows += [_INDENT + each for each in waiting]
    return end.join(["[", *rows, "]"]) if rows else "[]"


def _read(written: str) -> str:
    text: str = tomllib.loads(f"text = {written}")["text"]
    return text
