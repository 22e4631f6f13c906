"""Words that are right beside the dictionary: the field's, which come along, and the reader's own."""

from __future__ import annotations

import errno
from functools import cache
from pathlib import Path

from core.errors import UserFacingError
from core.language import _
from core.review.rules import rules_folder
from core.sources.decoding import decoded
from core.wording import reason
from core.writing import Change, NotWritten, change

_FOLDER = Path(__file__).resolve().parent.parent.parent.parent / "resources" / "review"
_LARGEST = 1_000_000  # bytes of the reader's list


@cache
def municipal_words(language: str) -> frozenset[str]:
    """Words of the field, in all their forms, in a language of minutes; none where there is no list of it.

    Of nynorsk, "nn", there is one beside that of bokmål, "nb".

    A line of the file is a word and the endings it takes: "merforbrug -et -ets".
    """
    name = "municipal_words.txt" if language == "da" else f"municipal_words.{language}.txt"
    try:
        return _formed((_FOLDER / name).read_text("utf-8"))
    except FileNotFoundError:
        return frozenset()


def _formed(text: str) -> frozenset[str]:
    formed = set()
    for line in text.splitlines():
        stem = ""
        for part in line.partition("#")[0].split():
            if part.startswith("-"):
                formed.add(stem + part[1:])
            else:
                stem = part
                formed.add(part)
    return frozenset(formed)


def own_words_path() -> Path:
    """The reader's own list: a word a line, beside the settings."""
    return rules_folder() / "words.txt"


def own_words(path: Path | None = None) -> frozenset[str]:
    """The reader's own words; none where there is no list, or where it cannot be read. Of one that is longer
    than any reader's they are those at its beginning."""
    try:
        with (path or own_words_path()).open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError:
        return frozenset()
    whole = content if len(content) <= _LARGEST else content[: content.rfind(b"\n", 0, _LARGEST) + 1]
    return _words_in(whole)


def _words_in(content: bytes) -> frozenset[str]:
    lines = map(str.strip, decoded(content).splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def add_word(word: str, path: Path | None = None) -> Change:
    """Put a word into the reader's own list, behind what stands there; once only. What stands there stays as
    it is to the byte, unless it is no UTF-8.

    Raises UserFacingError where the list cannot be written.
    """
    path = path or own_words_path()
    word = " ".join(word.split())

    def added(content: bytes | None) -> bytes | None:
        before = _in_utf8(content or b"")
        if not word or word in _words_in(before):
            return content
        end = b"\r\n" if b"\r\n" in before else b"\n"
        gap = end if before and not before.endswith(b"\n") else b""
        after = before + gap + word.encode() + end
        if len(after) > _LARGEST:
            raise _not_written(path, reason(OSError(errno.EFBIG, "")))
        return after

    try:
        return change(path, added)
    except NotWritten as error:
        raise _not_written(path, error.why) from error


def _in_utf8(content: bytes) -> bytes:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return decoded(content).encode()
    return content


def _not_written(path: Path, why: str) -> UserFacingError:
    return UserFacingError(
        _("The list of your own words, {file}, could not be written: {reason}.").format(
            file=path, reason=why
        ),
        _("Nothing else is affected."),
    )
