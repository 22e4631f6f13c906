#!/usr/bin/env python3
"""Keeps the languages of the program's texts complete.

    tools/languages.py extract   bring resources/languages/*.po up to the texts in core and gui
    tools/languages.py compile   make the MO files that the program loads
    tools/languages.py check     exit status 1 where a text is missing, untranslated or asked for wrongly
    tools/languages.py missing   print what is still to be translated

Standard library only: the set-up runs `compile` on a machine where nothing else is certain to be there.
"""

from __future__ import annotations

import re
import string
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from catalogue import Message, read_po, write_mo, write_po
from code_texts import CodeText, Complaint, texts_of_folders

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("core", "gui")
LANGUAGES = Path("resources", "languages")
DOMAIN = "protokollen"
PRINTF = re.compile(r"%(?:\(\w+\))?[sdifr]\b|%[1-9n]\b")  # Python's, and Qt's %1 and %n


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Do what the first of `arguments` says; the exit status."""
    match arguments:
        case ["extract"]:
            extract(root)
        case ["compile"]:
            compile_catalogues(root)
        case ["check"]:
            complaints = list(check(root))
            print("\n".join(map(str, complaints)) or "Every text is there in every language.")
            return 1 if complaints else 0
        case ["missing"]:
            print("\n".join(missing(root)))
        case _:
            print((__doc__ or "").strip(), file=sys.stderr)
            return 2
    return 0


def catalogues(root: Path) -> list[Path]:
    """The PO files, one a language."""
    return sorted((root / LANGUAGES).glob("*.po"))


def compile_catalogues(root: Path) -> None:
    """Write resources/languages/LANGUAGE/LC_MESSAGES/protokollen.mo for every language."""
    for path in catalogues(root):
        write_mo(path.with_suffix("") / "LC_MESSAGES" / f"{DOMAIN}.mo", read_po(path))


def extract(root: Path) -> None:
    """Give every PO file the texts of the code, in the code's order, and drop those that are gone.

    Translations are kept by text and context; places are files without lines, so that moving code about
    changes no catalogue.
    """
    texts, _complaints = texts_of_folders(root, FOLDERS)
    for path in catalogues(root):
        head, *known = read_po(path)
        write_po(path, [head, *_messages(texts, {message.key: message for message in known})])


def _messages(texts: list[CodeText], known: dict[tuple[str | None, str], Message]) -> Iterator[Message]:
    """One message a text, with the translation that is `known`, in the order the texts first come."""
    files: dict[tuple[str | None, str], dict[str, None]] = {}
    plurals: dict[tuple[str | None, str], str] = {}
    for text in texts:
        files.setdefault(text.key, {})[text.file] = None
        if text.plural is not None:
            plurals[text.key] = text.plural
    for (context, text_), places in files.items():
        plural = plurals.get((context, text_))
        forms = 1 if plural is None else 2  # Danish and its neighbours have two
        message = known.get((context, text_), Message(text_, context=context))
        strings = message.strings if len(message.strings) == forms else ("",) * forms
        yield replace(message, plural=plural, strings=strings, files=tuple(places), obsolete=False)


def missing(root: Path) -> Iterator[str]:
    """The texts without a translation, one a line."""
    for path in catalogues(root):
        for message in read_po(path):
            if not message.is_translated:
                yield f"{path.name}: {message.context or ''} {message.text!r} {message.files}"


def check(root: Path) -> Iterator[Complaint]:
    """Everything that keeps a text of the code from being shown in every language."""
    texts, complaints = texts_of_folders(root, FOLDERS)
    yield from complaints
    yield from _disagreements(texts)
    for path in catalogues(root):
        file = path.relative_to(root).as_posix()
        _head, *messages = read_po(path)
        known = {message.key for message in messages if not message.obsolete}
        for text in texts:
            if text.key not in known:
                yield Complaint(text.file, text.line, f"{text.text!r} is missing in {file}")
                known.add(text.key)
        asked_for = {text.key for text in texts}
        seen: set[tuple[str | None, str]] = set()
        for message in messages:
            for sentence in _faults(message, asked_for, seen):
                yield Complaint(file, message.line, sentence)
            seen.add(message.key)


def _disagreements(texts: list[CodeText]) -> Iterator[Complaint]:
    """The texts that ask for another plural than the same text does elsewhere."""
    plurals: dict[tuple[str | None, str], str] = {}
    for text in texts:
        if text.plural is not None and plurals.setdefault(text.key, text.plural) != text.plural:
            yield Complaint(text.file, text.line, f"{text.text!r} has another plural elsewhere")


def _faults(
    message: Message, asked_for: set[tuple[str | None, str]], seen: set[tuple[str | None, str]]
) -> Iterator[str]:
    """What is wrong with one message of a catalogue."""
    if message.obsolete or message.key not in asked_for:
        yield f"{message.text!r} is obsolete: no code asks for it"
    elif not message.is_translated:
        yield f"{message.text!r} is not translated"
    elif "fuzzy" in message.flags:
        yield f"{message.text!r} is fuzzy: look at the translation and take the flag away"
    if message.key in seen:
        yield f"{message.text!r} is there twice"
    if message.is_translated:
        yield from _differences(message)


def _differences(message: Message) -> Iterator[str]:
    """Where text and translation differ in what must be the same in every language."""
    last = message.plural or message.text
    for form, translation in enumerate(message.strings):
        # "The other file is in": the singular may do without the number, as in English
        allowed = [placeholders(last)] + [placeholders(message.text)] * (form == 0)
        if placeholders(translation) not in allowed:
            yield f"{message.text!r} and {translation!r} have different placeholders"
        if _edges(translation) != _edges(last):
            yield f"{message.text!r} and {translation!r} begin or end differently"
        if ("&" in translation) != ("&" in last):
            yield f"{message.text!r} and {translation!r}: only one has a mnemonic (&)"


def placeholders(text: str) -> set[str]:
    """The names in braces, and what looks like a printf placeholder, in `text`."""
    try:
        names = {
            f"{{{name}}}" for _text, name, _spec, _how in string.Formatter().parse(text) if name is not None
        }
    except ValueError:  # a lone brace: not meant for str.format
        names = set()
    return names | set(PRINTF.findall(text))


def _edges(text: str) -> tuple[str, str, str]:
    """White space at both ends, and the ellipsis or colon that the text ends in."""
    stripped = text.strip()
    start = text[: len(text) - len(text.lstrip())]
    return start, text[len(text.rstrip()) :], stripped[-1:] if stripped[-1:] in ("…", ":") else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
