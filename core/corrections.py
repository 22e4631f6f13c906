"""What a reader puts right in a parse, and how corrections and annotations find their place again.

A correction holds what it is about as an annotation does: the meeting, the item's identity and a passage of
the text. So it outlives a new parse of the same file; `core.correcting` lays it over each of them.
"""

from __future__ import annotations

import re
import uuid
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple, NewType

from core.annotations import ItemFinder, ItemKey, MeetingId, Passage, find_decision, find_item, find_span
from core.language import _
from core.minutes import AgendaItem, Level, Outcome, Role
from core.source_text import SourceText, Span
from core.wording import outcome_name, shortened

CorrectionId = NewType("CorrectionId", str)

_BEGINNING = 80
"""Letters and figures at either end of a passage that it is looked for by, in a text that was set anew."""


class CorrectionKind(StrEnum):
    """What a correction says of its passage."""

    OUTCOME = "outcome"  # the decision that stands there came out as `value` says
    DECISION = "decision"  # these lines are what this meeting decided on their item
    HEADING = "heading"  # an item begins here, and these lines are its number and title
    JOINED = "joined"  # this heading begins no item: what follows belongs to the one before
    CLOSED = "closed"  # the item of this heading is closed to the public
    OPEN = "open"  # the item of this heading is open


OF_CLOSING = frozenset((CorrectionKind.CLOSED, CorrectionKind.OPEN))
"""What says whether an item is closed: one of them holds for an item."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing a reader put right in a file. Times are UTC.

    `item` is what the item was known by in which the passage lay when it was corrected.
    """

    id: CorrectionId
    meeting: MeetingId
    file: str  # fingerprint of the file it is about
    kind: CorrectionKind
    item: ItemKey
    passage: Passage
    author: str
    created: datetime
    modified: datetime
    value: Outcome | None = None  # of an OUTCOME alone

    def changed(self, passage: Passage, value: Outcome | None = None) -> Correction:
        """The same correction about another passage, or with another outcome, modified now."""
        return replace(self, passage=passage, value=value, modified=datetime.now(UTC))

    def turned(self, kind: CorrectionKind) -> Correction:
        """The same correction saying something else of its passage, modified now."""
        return replace(self, kind=kind, modified=datetime.now(UTC))


def new_correction(
    meeting: MeetingId,
    file: str,
    kind: CorrectionKind,
    item: ItemKey,
    passage: Passage,
    author: str,
    value: Outcome | None = None,
) -> Correction:
    """A correction with a fresh id, created now."""
    now = datetime.now(UTC)
    name = CorrectionId(str(uuid.uuid4()))
    return Correction(name, meeting, file, kind, item, passage, author, now, now, value)


def passage_of_lines(source: SourceText, lines: range, role: Role) -> Passage:
    """The passage that the whole of `lines`, at least one, makes."""
    return Passage.of(source, Span(source.lines[lines[0]].start, source.lines[lines[-1]].end), role)


def heading_passage(source: SourceText, item: AgendaItem) -> Passage:
    """The lines of an item's heading; of an item without one, its first."""
    span = item.heading if item.heading.end > item.heading.start else item.span
    first = source.line_at(span.start)
    last = source.line_at(max(span.start, item.heading.end - 1))
    return passage_of_lines(source, range(first, max(first, last) + 1), Role.OTHER)


def may_be_said(item: AgendaItem, closed: bool) -> bool:
    """Whether it is news that an item is closed, or open: it was read otherwise, or not surely so."""
    unsure = any(each.field == "closed" and each.level is Level.UNSURE for each in item.confidence)
    return item.closed is not closed or unsure


def find_passage(text: str, passage: Passage) -> Span | None:
    """Where in `text` the words of `passage` stand now, or None.

    The position counts where the same words are still there. Otherwise what stood around them decides among
    equal words, then which are nearest; then the same letters, whatever marks and spaces part them.
    """
    quote, span = passage.quote, passage.span
    if text[span.start : span.end] == quote:
        return span
    if not quote.strip():
        return None
    found = [Span(match.start(), match.end()) for match in re.finditer(re.escape(quote), text)]
    if found:
        return max(found, key=lambda each: (_agreement(text, each, passage), -abs(each.start - span.start)))
    return _by_letters(text, quote)


def _agreement(text: str, span: Span, passage: Passage) -> int:
    """On how many sides the text around `span` is that around the passage."""
    before = text[max(0, span.start - len(passage.prefix)) : span.start] == passage.prefix
    after = text[span.end : span.end + len(passage.suffix)] == passage.suffix
    return before + after


def _by_letters(text: str, quote: str) -> Span | None:
    letters = [character for character in quote if character.isalnum()]
    if not letters:
        return None
    first = _loose(letters[:_BEGINNING]).search(text)
    if first is None:
        return None
    last = _loose(letters[-_BEGINNING:]).search(text, first.start(), first.start() + 2 * len(quote) + 100)
    return None if last is None or last.end() < first.end() else Span(first.start(), last.end())


def _loose(letters: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"[\W_]*".join(map(re.escape, letters)), re.IGNORECASE)


class FoundPlace(NamedTuple):
    """Where something a reader added stands: an item, and a decision on it. `surely` is False where no item,
    or not the decision, is surely the one."""

    item: int | None
    decision: int | None
    surely: bool


def item_at(items: Sequence[AgendaItem], offset: int) -> int | None:
    """Index of the last item that begins at or before a code point offset; None before the first."""
    begun = bisect_right(items, offset, key=lambda item: item.span.start)
    return begun - 1 if begun else None


def find_marked(
    items: Sequence[AgendaItem],
    text: str,
    key: ItemKey,
    passage: Passage,
    finder: ItemFinder | None = None,
) -> tuple[int | None, Span] | None:
    """Where a passage that a reader marked stands now, and in which item (None before the first).

    `key` is that of the item it was marked in, `finder` that of `items` where many are looked for. None where
    it is not surely found.
    """
    item = find_item(items, key) if finder is None else finder.find(key)
    span = find_span(items, item, passage, text)
    if span is None and not passage.quote and passage.boxes:
        span = Span(min(passage.span.start, len(text)), min(passage.span.start, len(text)))  # an area alone
    return None if span is None else (item_at(items, span.start), span)


def find_place(
    items: Sequence[AgendaItem],
    text: str,
    key: ItemKey,
    passage: Passage | None,
    corrections: Iterable[Correction] = (),
    finder: ItemFinder | None = None,
) -> FoundPlace:
    """The item that `key` stands for, and its decision that `passage` lies on, by their indexes.

    Where corrections joined, cut or undid the item, or made its decision another, what was added to it is
    found by the place where it stood: `corrections` are those that are or were laid over the file; `finder`
    is that of `items`, where many are looked for.
    """
    corrections = list(corrections)
    item = find_item(items, key) if finder is None else finder.find(key)
    if item is not None:
        if passage is None:
            return FoundPlace(item, None, True)
        decision = find_decision(items[item], passage, text)
        if decision is not None:
            return FoundPlace(item, decision, True)
    if not corrections:
        return FoundPlace(item, None, False)
    if passage is not None:
        within = _decision_at(items, text, passage)
        if within is not None:
            return FoundPlace(*within, True)
    if item is None:
        item = _former_item(items, text, key, corrections)
    if item is None or passage is None or not _corrected_there(items, text, item, corrections):
        return FoundPlace(item, None, item is not None and passage is None)
    own = [at for at, decision in enumerate(items[item].decisions) if decision.own]
    return FoundPlace(item, own[-1] if own else None, True)


def _corrected_there(
    items: Sequence[AgendaItem], text: str, item: int, corrections: Iterable[Correction]
) -> bool:
    """Whether corrections made the item's decision another one than it was."""
    for each in corrections:
        if each.kind is not CorrectionKind.OUTCOME and each.kind not in OF_CLOSING:
            span = find_passage(text, each.passage)
            if span is not None and item_at(items, span.start) == item:
                return True
    return False


def _decision_at(items: Sequence[AgendaItem], text: str, passage: Passage) -> tuple[int, int] | None:
    """The decision that stands where the passage still stands."""
    span = passage.span
    if text[span.start : span.end] != passage.quote:
        return None
    for at, item in enumerate(items):
        for number, decision in enumerate(item.decisions):
            if decision.span.start < span.end and span.start < decision.span.end:
                return at, number
    return None


def _former_item(
    items: Sequence[AgendaItem], text: str, key: ItemKey, corrections: Iterable[Correction]
) -> int | None:
    """The item that holds now what the item of that key held before a correction, or with it."""
    title = _folded(key.title)
    for each in corrections:
        made = each.kind is CorrectionKind.HEADING and title and title in _folded(each.passage.quote)
        if made or (each.kind is not CorrectionKind.OUTCOME and each.item == key):
            span = find_passage(text, each.passage)
            if span is not None:
                return item_at(items, span.start)
    return None


def _folded(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").casefold()


def correction_name(correction: Correction) -> str:
    """What a correction says, in a few words."""
    if correction.kind is CorrectionKind.OUTCOME and correction.value is not None:
        return _("outcome “{outcome}”").format(outcome=outcome_name(correction.value))
    names = {
        CorrectionKind.OUTCOME: _("another outcome"),
        CorrectionKind.DECISION: _("“{words}” is the decision"),
        CorrectionKind.HEADING: _("“{words}” is a heading"),
        CorrectionKind.JOINED: _("“{words}” is no item of its own"),
        CorrectionKind.CLOSED: _("“{words}” is closed"),
        CorrectionKind.OPEN: _("“{words}” is open"),
    }
    return names[correction.kind].format(words=shortened(" ".join(correction.passage.quote.split())))
