"""What a file holds beside its text, read from its bytes."""

from __future__ import annotations

from core.review.inside.facts import FileFacts
from core.source_text import SourceText


def facts_of(content: bytes, source: SourceText, password: str | None = None) -> FileFacts:
    """The facts of a file that `source` was read from."""
    return FileFacts(source.format)
