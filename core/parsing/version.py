"""Which parser and which vocabulary made a Meeting: parsed rows of another one are out of date."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from core.settings import settings_path

PARSER_VERSION = 8
"""Rises whenever the same text may give another Meeting: older parsed rows are then built again."""

LANGUAGES = ("da", "nb", "sv")
"""The languages minutes may be written in; each has a file of words."""

VOCABULARY = Path(__file__).resolve().parent.parent.parent / "resources" / "vocabulary"
"""The folder of the vocabulary's files."""

_LARGEST = 1_000_000  # bytes of a reader's own file


def own_vocabulary_path(language: str) -> Path:
    """Where a reader's own words in `language` lie, whether there are any or not."""
    return settings_path().parent / "vocabulary" / f"{language}.toml"


@cache
def own_file(language: str) -> bytes | OSError | None:
    """A reader's own file as this process found it first; None where there is none.

    It is read once: what is parsed and the fingerprint of the words must agree.
    """
    path = own_vocabulary_path(language)
    try:
        if path.stat().st_size > _LARGEST:
            return OSError(27, "File too large")
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        return error


@cache
def vocabulary_fingerprint() -> str:
    """A short hash of the vocabulary's files, a reader's own among them."""
    digest = hashlib.sha256()
    for path in sorted(VOCABULARY.glob("*.toml")):
        digest.update(path.read_bytes())
    for language in LANGUAGES:
        own = own_file(language)
        if isinstance(own, bytes):
            digest.update(b"%s:%d:" % (language.encode(), len(own)))
            digest.update(own)
    return digest.hexdigest()[:16]
