"""The lines of a source, as tests look at them."""

from __future__ import annotations

from core.source_text import SourceText


def lines(source: SourceText) -> list[str]:
    return [source.line_text(index) for index in range(len(source.lines))]


def forms(source: SourceText) -> list[tuple[str, int]]:
    return [(line.form, line.level) for line in source.lines]
