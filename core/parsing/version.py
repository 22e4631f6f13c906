"""Which parser and which vocabulary made a Meeting: parsed rows of another one are out of date."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

PARSER_VERSION = 3
"""Rises whenever the same text may give another Meeting: older parsed rows are then built again."""

VOCABULARY = Path(__file__).resolve().parent.parent.parent / "resources" / "vocabulary"
"""The folder of the vocabulary's files."""


@cache
def vocabulary_fingerprint() -> str:
    """A short hash of the vocabulary's files."""
    digest = hashlib.sha256()
    for path in sorted(VOCABULARY.glob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
