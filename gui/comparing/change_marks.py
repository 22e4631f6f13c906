"""What is marked of the changes in one of the two texts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from core.annotations import Colour
from core.comparing_requests import Against
from core.minutes import AgendaItem
from core.source_text import Span
from core.versions.changes.change import Change, ChangeKind, PieceKind
from gui.theme import Colours, highlight_colour


class Tone(Enum):
    """What a mark says. Each has its colour, its sign in the margin, and its line at the words."""

    ADDED = auto()  # a plus, underlined
    REMOVED = auto()  # a minus, struck through
    CHANGED = auto()  # an unequal sign, dots below
    MOVED = auto()  # an arrow up and down


_TONES = {
    **dict.fromkeys((ChangeKind.ITEM_ADDED, ChangeKind.ADDED), Tone.ADDED),
    **dict.fromkeys((ChangeKind.ITEM_REMOVED, ChangeKind.REMOVED), Tone.REMOVED),
    **dict.fromkeys((ChangeKind.ITEM_MOVED, ChangeKind.MOVED), Tone.MOVED),
}
_BAR_ALONE = (ChangeKind.ITEM_MOVED, ChangeKind.ITEM_SPLIT, ChangeKind.ITEM_MERGED)
"""Kinds of which no words are marked: none of them is another."""


def tone_of(kind: ChangeKind) -> Tone:
    """What a mark of that kind of change says."""
    return _TONES.get(kind, Tone.CHANGED)


def tone_colour(colours: Colours, tone: Tone) -> str:
    """The colour of a sign, and of words in the list."""
    return {
        Tone.ADDED: colours.approved,
        Tone.REMOVED: colours.rejected,
        Tone.CHANGED: colours.postponed,
        Tone.MOVED: colours.recommended,
    }[tone]


def ground(colours: Colours, tone: Tone) -> str:
    """What lies behind marked words."""
    hue = {Tone.ADDED: Colour.GREEN, Tone.REMOVED: Colour.RED, Tone.MOVED: Colour.BLUE}
    return highlight_colour(colours, hue.get(tone, Colour.YELLOW))


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """A change in one text: `span` has the bar in the margin, `words` are those marked. `place` is the index
    of the change; of `words` that are not the whole, each is struck through or underlined."""

    span: Span
    words: tuple[Span, ...]
    tone: Tone
    words_tone: Tone
    place: int


class SideMarks:
    """All marks of one text, found by where they stand."""

    def __init__(self, marks: Iterable[ChangeMark] = ()) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
        self._starts = [mark.span.start for mark in self._marks]
        self._longest = max((mark.span.end - mark.span.start for mark in self._marks), default=0)

    def near(self, shown: Span) -> Iterator[ChangeMark]:
        """Those that share characters with `shown`, in the order of the text."""
        first = bisect_left(self._starts, shown.start - self._longest)
        end = bisect_right(self._starts, shown.end)
        return (mark for mark in self._marks[first:end] if mark.span.end > shown.start)

    def at(self, offset: int) -> int | None:
        """The change at a code point offset, the shortest of several; None where there is none."""
        found = [mark for mark in self.near(Span(offset, offset + 1)) if mark.span.start <= offset]
        shortest = min(found, key=lambda mark: mark.span.end - mark.span.start, default=None)
        return None if shortest is None else shortest.place


def side_marks(
    changes: Sequence[Change], places: Iterable[int], items: Sequence[AgendaItem], *, old: bool
) -> SideMarks:
    """The marks of those `changes` whose indexes are `places`, in the old text or in the new one. An item
    that came or went has its bar along the whole of it; `items` are those of this text."""
    here = Tone.REMOVED if old else Tone.ADDED
    return SideMarks(mark for place in places for mark in _marks_of(changes[place], place, here, items))


def _marks_of(change: Change, place: int, here: Tone, items: Sequence[AgendaItem]) -> Iterator[ChangeMark]:
    is_old = here is Tone.REMOVED
    span = change.old_span if is_old else change.new_span
    if span is None or span.end <= span.start:
        return
    if change.kind in (ChangeKind.ITEM_ADDED, ChangeKind.ITEM_REMOVED):
        item = change.old_item if is_old else change.new_item
        whole = span if item is None else items[item].span
        yield ChangeMark(whole, (span,), tone_of(change.kind), here, place)
        return
    tone = tone_of(change.kind)
    kind = PieceKind.REMOVED if is_old else PieceKind.ADDED
    pieces = (each.old if is_old else each.new for each in change.pieces if each.kind is kind)
    words = tuple(each for each in pieces if each is not None)
    if change.kind in _BAR_ALONE or (change.pieces and not words):
        words = ()
    elif not change.pieces:
        yield ChangeMark(span, (span,), tone, here if tone is Tone.CHANGED else tone, place)
        return
    yield ChangeMark(span, words, tone, here, place)


def against_marks(against: Iterable[Against], *, decision: bool) -> SideMarks:
    """The words that the recommendations, or the decisions, have alone, where these went another way; `place`
    is the index in `against`."""
    return SideMarks(
        ChangeMark(where, tuple(words), Tone.CHANGED, Tone.ADDED if decision else Tone.CHANGED, place)
        for place, each in enumerate(against)
        if each.followed.differs and (where := span_of(each, decision=decision)) is not None
        for words in [_own_words(each, decision=decision)]
    )


def span_of(against: Against, *, decision: bool) -> Span | None:
    """From the first to the last word of the recommendation, or of the decision."""
    spans = [where for each in against.pieces if (where := each.new if decision else each.old) is not None]
    if not spans:
        return None
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _own_words(against: Against, *, decision: bool) -> Iterator[Span]:
    kind = PieceKind.ADDED if decision else PieceKind.REMOVED
    for each in against.pieces:
        where = each.new if decision else each.old
        if each.kind is kind and where is not None:
            yield where
