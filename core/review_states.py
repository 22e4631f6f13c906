"""What readers of a draft say of it: how far an item is, replies and what is settled, what is dismissed, who
signed the review off.

All of it belongs to a meeting and outlives the versions of its document: marks find their item by its
`ItemKey`, dismissals their finding by `Finding.key`. Comments themselves are annotations of the kind COMMENT.
Every row has a UUID that the program made; times are UTC.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.annotations import AnnotationId, ItemFinder, ItemKey, MeetingId
from core.language import _
from core.minutes import AgendaItem, Meeting, Node, NodeKind
from core.source_text import SourceText, Span

NO_ITEM = ItemKey(None, None)
"""What is about the document as a whole."""

_NO_WORDS = (NodeKind.FURNITURE, NodeKind.ATTACHMENT)

_CUT = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010\u2011]\s*(?=[^\W\d_])")


class ItemState(StrEnum):
    """How far the reader of a draft is with an item."""

    UNREAD = "unread"
    FINE = "fine"
    NEEDS_CHANGE = "needs_change"
    QUESTION = "question"

    @property
    def word(self) -> str:
        """What it is called."""
        names = {
            ItemState.UNREAD: _("Not looked at"),
            ItemState.FINE: _("Fine"),
            ItemState.NEEDS_CHANGE: _("Needs a change"),
            ItemState.QUESTION: _("Question"),
        }
        return names[self]


@dataclass(frozen=True, slots=True)
class ItemMark:
    """A state that an item was given. `wording` is what `wordings` gave for the item then, empty where that
    is not known any more; `file` the fingerprint of the file it was read in."""

    id: str
    meeting: MeetingId
    item: ItemKey
    state: ItemState
    wording: str
    file: str | None
    author: str
    modified: datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered to a comment."""

    id: str
    comment: AnnotationId
    text: str
    author: str
    created: datetime
    modified: datetime


@dataclass(frozen=True, slots=True)
class Settled:
    """That a comment is settled. `wording` is the digest of the words it stood on then (`wording_of`), of an
    item's words where it is about an item; empty where that is not known."""

    id: str
    comment: AnnotationId
    by: str
    when: datetime
    wording: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """That a finding is none, and why. `key` is `Finding.key`, `check` `Finding.check`; `item` is NO_ITEM for
    what is about the document."""

    id: str
    meeting: MeetingId
    key: str
    check: str
    reason: str
    author: str
    when: datetime
    item: ItemKey = NO_ITEM


@dataclass(frozen=True, slots=True)
class Tick:
    """That a line of the municipality's checklist is done. `text` is the line."""

    id: str
    meeting: MeetingId
    text: str
    by: str
    when: datetime


@dataclass(frozen=True, slots=True)
class SignOff:
    """That somebody is through with the review of one file, given by its fingerprint: a newer version is not
    signed off by it. `withdrawn` is when it was taken back."""

    id: str
    meeting: MeetingId
    file: str
    name: str
    when: datetime
    remark: str = ""
    withdrawn: datetime | None = None


@dataclass(frozen=True, slots=True)
class SaidDraft:
    """That the reader calls a meeting's document a draft, or none."""

    id: str
    meeting: MeetingId
    is_draft: bool
    author: str
    when: datetime


ReviewRow = ItemMark | Reply | Settled | Dismissal | Tick | SignOff | SaidDraft
"""Anything that is said of a draft, as the library keeps it."""


@dataclass(frozen=True, slots=True)
class ReviewState:
    """All that was said of one meeting's draft, each list oldest first. `came` tells when each of its files
    came, by their fingerprints."""

    marks: tuple[ItemMark, ...] = ()
    replies: tuple[Reply, ...] = ()
    settled: tuple[Settled, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    ticks: tuple[Tick, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    said: SaidDraft | None = None
    came: Mapping[str, datetime] = field(default_factory=dict, compare=False)

    @property
    def said_draft(self) -> bool | None:
        """Whether the reader called it a draft; None where nothing was said."""
        return None if self.said is None else self.said.is_draft

    def marks_on(self, items: Sequence[AgendaItem]) -> list[ItemMark | None]:
        """What each of a version's `items` was marked with last; None for those that nobody marked."""
        found: list[ItemMark | None] = [None] * len(items)
        finder = ItemFinder(items)
        for mark in sorted(self.marks, key=lambda each: each.modified):
            at = finder.find(mark.item)
            if at is not None:
                found[at] = mark
        return found

    def replies_to(self, comment: AnnotationId) -> tuple[Reply, ...]:
        """The replies to a comment, oldest first."""
        return tuple(each for each in self.replies if each.comment == comment)

    def settled_of(self, comment: AnnotationId) -> Settled | None:
        """That a comment is settled; None while it is open."""
        return next((each for each in reversed(self.settled) if each.comment == comment), None)

    def dismissal_of(self, key: str) -> Dismissal | None:
        """What was said against the finding of that key."""
        return next((each for each in reversed(self.dismissals) if each.key == key), None)

    def tick_of(self, text: str) -> Tick | None:
        """Who ticked a line of the checklist."""
        return next((each for each in reversed(self.ticks) if each.text == text), None)

    def is_earlier(self, tick: Tick, file: str | None) -> bool:
        """Whether a line was ticked before the file with that fingerprint came: of another version then."""
        came = self.came.get(file or "")
        return came is not None and tick.when < came

    def signed_off(self, file: str | None) -> tuple[SignOff, ...]:
        """Who signed off the file with that fingerprint and did not withdraw it."""
        return tuple(each for each in self.sign_offs if each.file == file and each.withdrawn is None)

    def signed_before(self, file: str | None) -> SignOff | None:
        """The newest sign-off of another version, where the file with that fingerprint has none."""
        if self.signed_off(file):
            return None
        others = (each for each in self.sign_offs if each.withdrawn is None)
        return max(others, key=lambda each: each.when, default=None)


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """How far an item of the version in view is. `has_changed` says that its words are others than when it
    was given its state."""

    mark: ItemMark | None = None
    has_changed: bool = False

    @property
    def state(self) -> ItemState:
        """Its state; what nobody marked is not read."""
        return ItemState.UNREAD if self.mark is None else self.mark.state


def state_in(
    review: ReviewState, items: Sequence[AgendaItem], wordings: Sequence[str]
) -> tuple[ItemStanding, ...]:
    """How far each of a version's `items` is; `wordings` are theirs, as `wordings` gives them."""
    pairs = zip(review.marks_on(items), wordings, strict=True)
    return tuple(
        ItemStanding(mark, mark is not None and has_changed(mark.wording, wording)) for mark, wording in pairs
    )


def has_changed(wording: str, today: str) -> bool:
    """Whether words of the digest `wording` are others today; not where that is not known."""
    return bool(wording and today) and wording != today


def wording_of(text: str) -> str:
    """A digest of words, the same for two printings of them: it knows no spaces, line ends and no hyphens
    within words. Empty for a text without words."""
    words = "".join(_CUT.sub("", unicodedata.normalize("NFC", text)).split())
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32] if words else ""


def wordings(source: SourceText, meeting: Meeting) -> tuple[str, ...]:
    """The digest of each item's words: its title and all under it but the pages of attachments, without its
    number, which another item that goes away changes."""
    nodes: list[list[Node]] = [[] for _each in meeting.items]
    for node in meeting.nodes:
        if node.item is not None:
            nodes[node.item].append(node)
    pairs = zip(meeting.items, nodes, strict=True)
    return tuple(_wording_of_item(source, item, own) for item, own in pairs)


def wording_of_item(source: SourceText, meeting: Meeting, index: int) -> str:
    """The digest of one item's words, as `wordings` has it."""
    own = [node for node in meeting.nodes if node.item == index]
    return _wording_of_item(source, meeting.items[index], own)


def wording_at(source: SourceText, meeting: Meeting, span: Span) -> str:
    """The digest of the words at a place, without the running heads and page numbers between them."""
    words: list[str] = []
    for index in source.lines_in(span):
        node = meeting.nodes[max(0, bisect_right(meeting.nodes, index, key=_first) - 1)]
        line = source.lines[index]
        if node.kind is not NodeKind.FURNITURE:
            words.append(source.text[max(line.start, span.start) : min(line.end, span.end)])
    return wording_of("\n".join(words))


def _wording_of_item(source: SourceText, item: AgendaItem, nodes: Iterable[Node]) -> str:
    words = [item.title or ""]
    for node in nodes:
        if node.kind not in _NO_WORDS:
            lines = source.lines[node.first : node.end]
            words += [source.text[each.start : each.end] for each in lines if each.start >= item.heading.end]
    return wording_of("\n".join(words))


def _first(node: Node) -> int:
    return node.first
