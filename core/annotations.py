"""What a reader adds to a meeting, and how it finds its place again.

Annotations never point at parsed rows: those may be thrown away and built again. They hold the meeting,
the identity of the item (`ItemKey`) and, where they are about a stretch of text, a `Passage`.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType

from core.minutes import AgendaItem, Decision, Role
from core.source_text import SourceText, Span

AnnotationId = NewType("AnnotationId", str)
MeetingId = NewType("MeetingId", str)

CONTEXT = 32
"""Code points kept before and after a passage, as W3C Web Annotation's TextQuoteSelector has them."""


class AnnotationKind(StrEnum):
    """What sort of thing a reader added."""

    NOTE = "note"
    TAG = "tag"


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
    """

    quote: str
    prefix: str
    suffix: str
    span: Span
    role: Role

    @classmethod
    def of(cls, source: SourceText, span: Span, role: Role) -> Passage:
        """The passage of `span` in `source`."""
        text = source.text
        return cls(
            quote=text[span.start : span.end],
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
            span=span,
            role=role,
        )


@dataclass(frozen=True, slots=True)
class Annotation:
    """One thing a reader added to an item, or to a passage of it.

    `text` is the note's words or the tag's name. `passage` is None for the item as a whole. Times are UTC.
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
) -> Annotation:
    """An annotation with a fresh id, created now."""
    now = datetime.now(UTC)
    return Annotation(AnnotationId(str(uuid.uuid4())), meeting, item, kind, text, author, now, now, passage)


def _folded(title: str | None) -> str:
    return re.sub(r"\W+", "", title or "").casefold()


def find_item(items: Sequence[AgendaItem], key: ItemKey) -> int | None:
    """Index of the item that `key` stands for, or None where no item is surely the one.

    Title and number agreeing is certain; then title and case number; then a title, or a number with its
    case number, that only one item has.
    """

    def only(matches: list[int]) -> int | None:
        return matches[0] if len(matches) == 1 else None

    title = _folded(key.title)
    same_title = [i for i, item in enumerate(items) if _folded(item.title) == title]
    same_number = [i for i, item in enumerate(items) if item.number == key.number and key.number]
    same_case = [i for i, item in enumerate(items) if item.case_number == key.case_number and key.case_number]
    for matches in (
        [i for i in same_title if i in same_number],
        [i for i in same_title if i in same_case] if title else [],
        same_title if title else [],
        [i for i in same_number if i in same_case],
        [i for i in same_number if not items[i].title] if not title else [],
    ):
        found = only(matches)
        if found is not None:
            return found
    return None


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
