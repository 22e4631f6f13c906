"""Comments in the margin: kept apart from the text, with the place that they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from core.source_text import Comment, Line, Span
from core.sources.assembly import Draft
from core.sources.runs import MARK


class Written(NamedTuple):
    """What somebody wrote in the margin."""

    text: str
    author: str | None
    when: datetime | None  # in UTC


class CommentPlaces:
    """Where the comments of one document begin and end.

    While the text is read, `mark` gives the character that stands for a place; `settled` takes those
    characters out of the finished lines again and remembers where they stood.
    """

    def __init__(self) -> None:
        self._marked: list[tuple[str, bool]] = []
        self._begins: dict[str, tuple[int, int]] = {}  # line, code point in it
        self._ends: dict[str, tuple[int, int]] = {}

    def mark(self, comment: str, *, ends: bool = False) -> str:
        """The mark for the beginning or the end of the comment of that name."""
        self._marked.append((comment, ends))
        return MARK

    def settled(self, drafts: Iterable[Draft]) -> list[Draft]:
        """The lines without marks, and without those that held nothing else."""
        if not self._marked:
            return list(drafts)
        kept: list[Draft] = []
        marked = iter(self._marked)
        for draft in drafts:
            if MARK not in draft.text:
                kept.append(draft)
                continue
            pieces = draft.text.split(MARK)
            offset = 0
            for piece, (comment, ends) in zip(pieces[:-1], marked, strict=False):
                offset += len(piece)
                (self._ends if ends else self._begins).setdefault(comment, (len(kept), offset))
            text = "".join(pieces)
            if text:
                kept.append(draft._replace(text=text))
        return kept

    def comments(self, written: Mapping[str, Written], lines: Sequence[Line]) -> tuple[Comment, ...]:
        """The comments in the order of their places; last those that belong to no place."""
        found = [
            Comment(said.text, said.author, said.when, self._span(name, lines))
            for name, said in written.items()
        ]
        return tuple(sorted(found, key=lambda one: (one.span is None, one.span or Span(0, 0))))

    def offsets(self, lines: Sequence[Line]) -> dict[str, int]:
        """Where each comment begins, in code points of the text that `lines` are of."""
        return {name: _offset(place, lines) for name, place in self._begins.items()}

    def _span(self, name: str, lines: Sequence[Line]) -> Span | None:
        """What the comment is about: from mark to mark, or the line in which its only mark stands."""
        begin, end = self._begins.get(name), self._ends.get(name)
        at = begin or end
        if at is None or not lines:
            return None
        if begin and end:
            span = Span(_offset(begin, lines), _offset(end, lines))
            if span.start < span.end:
                return span
        line = lines[min(at[0], len(lines) - 1)]
        return Span(line.start, line.end)


def _offset(place: tuple[int, int], lines: Sequence[Line]) -> int:
    number, offset = place
    return lines[number].start + offset if number < len(lines) else lines[-1].end


def moment(stated: str | None) -> datetime | None:
    """A moment as ISO 8601 writes it, in UTC; None where it is none. Without a zone it counts as UTC."""
    try:
        found = datetime.fromisoformat((stated or "").strip())
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
