"""What a reader adds to a meeting, and how it finds its place again.

Annotations never point at parsed rows: those may be thrown away and built again. They hold the meeting,
the identity of the item (`ItemKey`) and, where they are about a stretch of text, a `Passage`.

What is marked in the text is a *mark*: a highlight, an underline, an area, or a note or a follow-up on a
passage. Tags, a note and a follow-up that belong to a mark are annotations of their own on the same passage.
"""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, NewType

from core.minutes import AgendaItem, Decision, Role
from core.source_text import Box, SourceText, Span

AnnotationId = NewType("AnnotationId", str)
MeetingId = NewType("MeetingId", str)

CONTEXT = 32
"""Code points kept before and after a passage, as W3C Web Annotation's TextQuoteSelector has them."""


class AnnotationKind(StrEnum):
    """What sort of thing a reader added."""

    NOTE = "note"
    TAG = "tag"
    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    AREA = "area"  # a rectangle on a page
    FOLLOW_UP = "follow_up"
    COMMENT = "comment"  # on a draft that is reviewed; it goes out with the review alone


class About(StrEnum):
    """What an annotation is about."""

    ITEM = "item"
    DECISION = "decision"  # its passage is the decision's whole text
    PASSAGE = "passage"


class Colour(StrEnum):
    """The colours of highlights, underlines, areas and tags, in the order of the keys 1 to 5."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    RED = "red"
    PURPLE = "purple"


class PageBox(NamedTuple):
    """A rectangle on one page (counted from 0), in points from the page's upper left corner."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Who shall do what the annotation's text says, by when, and when it was done (UTC)."""

    who: str | None = None
    due: date | None = None
    done: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag the reader uses. `name` is its path in the tree of tags: "økonomi/anlæg". Times are UTC."""

    id: str  # a UUID
    name: str
    colour: Colour | None
    author: str
    created: datetime
    modified: datetime


@dataclass(frozen=True, slots=True)
class ItemKey:
    """What an agenda item is known by: it outlives a new parse and a new version of the file."""

    number: str | None
    title: str | None
    case_number: str | None = None

    @classmethod
    def of(cls, item: AgendaItem) -> ItemKey:
        """The key of `item`."""
        return cls(item.number, item.title, item.case_number)


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in the text: the words, what stands around them, and where they stood.

    The fields are those of the W3C Web Annotation model's TextQuoteSelector and TextPositionSelector.
    `role` is that of the section it stands in; `boxes` are its places on the pages of the file it was made
    in, line by line, or the one of an area. An area may hold no text: its quote is empty then.
    """

    quote: str
    prefix: str
    suffix: str
    span: Span
    role: Role
    boxes: tuple[PageBox, ...] = ()

    @classmethod
    def of(cls, source: SourceText, span: Span, role: Role, boxes: Sequence[PageBox] = ()) -> Passage:
        """The passage of `span` in `source`."""
        text = source.text
        return cls(
            quote=text[span.start : span.end],
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
            span=span,
            role=role,
            boxes=tuple(boxes),
        )


@dataclass(frozen=True, slots=True)
class Annotation:
    """One thing a reader added to an item, or to a passage of it.

    `text` is the note's words, the tag's name or what is to be followed up; empty for the other kinds.
    `passage` is None for the item as a whole. An item of which nothing is known means the text before the
    first item. `file` is the fingerprint of the file that item and passage are of; None where that is not
    known: then they are looked for in any version. Times are UTC.
    """

    id: AnnotationId
    meeting: MeetingId
    item: ItemKey
    kind: AnnotationKind
    text: str
    author: str
    created: datetime
    modified: datetime
    passage: Passage | None = None
    about: About = About.ITEM
    colour: Colour | None = None  # of a highlight, an underline or an area
    follow_up: FollowUp | None = None  # of a follow-up
    file: str | None = None

    def with_text(self, text: str) -> Annotation:
        """The same annotation with other words, modified now."""
        return replace(self, text=text, modified=datetime.now(UTC))


def new_annotation(
    meeting: MeetingId,
    item: ItemKey,
    kind: AnnotationKind,
    text: str,
    author: str,
    passage: Passage | None = None,
    about: About | None = None,
    *,
    colour: Colour | None = None,
    follow_up: FollowUp | None = None,
    file: str | None = None,
) -> Annotation:
    """An annotation with a fresh id, created now. With a passage it is about a decision, unless `about` says
    otherwise; without one about the item."""
    now = datetime.now(UTC)
    about = about or (About.ITEM if passage is None else About.DECISION)
    fresh = AnnotationId(str(uuid.uuid4()))
    return Annotation(
        *(fresh, meeting, item, kind, text, author, now, now, passage, about),
        colour=colour,
        follow_up=follow_up,
        file=file,
    )


@lru_cache(maxsize=4096)
def _folded(title: str | None) -> str:
    return re.sub(r"\W+", "", title or "").casefold()


class ItemFinder:
    """Finds items by their keys, for many keys."""

    def __init__(self, items: Sequence[AgendaItem]) -> None:
        self._items = items
        self._titles: defaultdict[str, list[int]] = defaultdict(list)
        self._numbers: defaultdict[str, list[int]] = defaultdict(list)
        self._cases: defaultdict[str, list[int]] = defaultdict(list)
        for index, item in enumerate(items):
            self._titles[_folded(item.title)].append(index)
            if item.number:
                self._numbers[item.number].append(index)
            if item.case_number:
                self._cases[item.case_number].append(index)

    def find(self, key: ItemKey) -> int | None:
        """As `find_item`."""
        title = _folded(key.title)
        same_title = self._titles.get(title, [])
        same_number = self._numbers.get(key.number or "", [])
        same_case = self._cases.get(key.case_number or "", [])
        return _surely(self._items, title, same_title, same_number, same_case)


def find_item(items: Sequence[AgendaItem], key: ItemKey) -> int | None:
    """Index of the item that `key` stands for, or None where no item is surely the one.

    Title and number agreeing is certain; then title and case number; then a title, or a number with its
    case number, that only one item has. `ItemFinder` is quicker for many keys.
    """
    title = _folded(key.title)
    same_title = [i for i, item in enumerate(items) if _folded(item.title) == title]
    same_number = [i for i, item in enumerate(items) if key.number and item.number == key.number]
    same_case = [i for i, item in enumerate(items) if key.case_number and item.case_number == key.case_number]
    return _surely(items, title, same_title, same_number, same_case)


def _surely(
    items: Sequence[AgendaItem],
    title: str,
    same_title: Sequence[int],
    same_number: Sequence[int],
    same_case: Sequence[int],
) -> int | None:
    for matches in (
        [i for i in same_title if i in same_number],
        [i for i in same_title if i in same_case] if title else [],
        same_title if title else [],
        [i for i in same_number if i in same_case],
        [i for i in same_number if not items[i].title] if not title else [],
    ):
        if len(matches) == 1:
            return matches[0]
    return None


def find_span(items: Sequence[AgendaItem], item: int | None, passage: Passage, text: str) -> Span | None:
    """Where the words of `passage` stand in `text`, the source's whole text; `item` is the one it belongs to.

    The position counts where the same words still stand there. Otherwise they are looked for in the item, and
    elsewhere only where they stand once: minutes are full of sentences that look alike.
    """
    span, quote = passage.span, passage.quote
    if 0 <= span.start <= span.end <= len(text) and text[span.start : span.end] == quote:
        return span
    if not quote.strip():
        return None
    within = items[item].span if item is not None else Span(0, len(text))
    for around in dict.fromkeys((within, Span(0, len(text)))):
        starts = [each.start() for each in re.finditer(re.escape(quote), text[around.start : around.end])]
        found = [Span(around.start + at, around.start + at + len(quote)) for at in starts]
        if len(found) > 1:
            found = [each for each in found if _stands_alike(text, each, passage)]
        if len(found) == 1:
            return found[0]
    return None


def _stands_alike(text: str, span: Span, passage: Passage) -> bool:
    """Whether what stands before or after `span` is what stood there around the passage."""
    before = bool(passage.prefix) and text[: span.start].endswith(passage.prefix)
    after = bool(passage.suffix) and text[span.end : span.end + len(passage.suffix)] == passage.suffix
    return before or after


def find_decision(item: AgendaItem, passage: Passage, text: str) -> int | None:
    """Index of the decision in `item` that `passage` lies on, or None. `text` is the source's whole text.

    The position counts where the source still has the same words there; otherwise the words and, among
    equal words, what stood before them decide.
    """
    if text[passage.span.start : passage.span.end] == passage.quote:
        for index, decision in enumerate(item.decisions):
            if decision.span.start < passage.span.end and passage.span.start < decision.span.end:
                return index
            if decision.span == passage.span:
                return index
    same = [
        i for i, decision in enumerate(item.decisions) if _words_of(decision, text) == _folded(passage.quote)
    ]
    if len(same) > 1:
        before = [i for i in same if _before(item.decisions[i], text).endswith(_folded(passage.prefix))]
        same = before if len(before) == 1 else same
    return same[0] if len(same) == 1 else None


def _words_of(decision: Decision, text: str) -> str:
    return _folded(text[decision.span.start : decision.span.end])


def _before(decision: Decision, text: str) -> str:
    return _folded(text[max(0, decision.span.start - CONTEXT) : decision.span.start])


def under_one_name(
    annotations: Iterable[Annotation], own_names: Collection[str], name: str
) -> list[Annotation]:
    """`annotations`, those by one of the `own_names` under `name`: what a reader wrote as somebody else, such
    as the user of a machine, goes out under the name that the reader has."""
    return [replace(each, author=name) if each.author in own_names else each for each in annotations]
