"""The words that minutes use, read from `resources/vocabulary` and compiled once."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent.parent / "resources" / "vocabulary"


@cache
def vocabulary_fingerprint() -> str:
    """A short hash of the vocabulary's files: parsed rows with another one are out of date."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.toml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
