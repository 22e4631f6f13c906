"""Recommendations against decisions, as a report of changes tells them: within one version, from what was
recommended to what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.minutes import Role
from core.source_text import Span
from core.versions.changes.change import Change, ChangeKind, Part, PieceKind, WordPiece
from core.versions.changes.comparison import Comparison
from core.versions.changes.recommendation import followed, held_against
from core.versions.items.matching import ItemMatching


def of_recommendations(comparison: Comparison) -> Comparison:
    """The version that has the decisions compared with itself: each change is an item's decision against its
    recommendation. Where the one followed the other, or nothing tells, no words are held against others."""
    version, found = held_against(comparison.new, comparison.old)
    changes = tuple(
        Change(
            *(ChangeKind.CHANGED, Part.SECTION, item, item, Role.DECISION),
            old=_words(pieces, PieceKind.ADDED),
            new=_words(pieces, PieceKind.REMOVED),
            old_span=_span(each.old for each in pieces),
            new_span=_span(each.new for each in pieces),
            pieces=tuple(pieces) if followed(version, item).differs else (),
        )
        for item, pieces in found.items()
    )
    return Comparison(version, version, ItemMatching(()), changes)


def _words(pieces: Sequence[WordPiece], without: PieceKind) -> str:
    return "".join(each.text for each in pieces if each.kind is not without).strip()


def _span(spans: Iterator[Span | None]) -> Span | None:
    there = [span for span in spans if span is not None]
    if not there:
        return None
    return Span(min(span.start for span in there), max(span.end for span in there))
