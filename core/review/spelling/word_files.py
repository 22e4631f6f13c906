"""Words that are right beside the dictionary: the field's, which come along, and the reader's own."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from core.errors import UserFacingError
from core.language import _
from core.review.rules import rules_folder
from core.wording import reason

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
    """The reader's own words; none where there is no list, or where it cannot be read."""
    path = path or own_words_path()
    try:
        if path.stat().st_size > _LARGEST:
            return frozenset()
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return frozenset()
    return frozenset(
        word for line in text.splitlines() if (word := line.strip()) and not word.startswith("#")
    )


def add_word(word: str, path: Path | None = None) -> None:
    """Put a word into the reader's own list, behind what stands there; once only.

    Raises UserFacingError where the list cannot be written.
    """
    path = path or own_words_path()
    word = " ".join(word.split())
    if word and word not in own_words(path):
        _write(path, lambda before: [*before, word])


def remove_word(word: str, path: Path | None = None) -> None:
    """Take a word out of the reader's own list again. Raises UserFacingError where it cannot be written."""
    path = path or own_words_path()
    word = " ".join(word.split())
    if word in own_words(path):
        _write(path, lambda before: [line for line in before if line.strip() != word])


def _write(path: Path, changed: Callable[[list[str]], list[str]]) -> None:
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        before = path.read_text("utf-8-sig").splitlines() if path.exists() else []
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text("".join(f"{line}\n" for line in changed(before)), "utf-8")
        draft.replace(path)
    except (OSError, UnicodeDecodeError) as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise UserFacingError(
            _("The list of your own words, {file}, could not be written: {reason}.").format(
                file=path,
                reason=reason(error) if isinstance(error, OSError) else _("it is not saved as UTF-8"),
            ),
            _("Nothing else is affected."),
        ) from error
