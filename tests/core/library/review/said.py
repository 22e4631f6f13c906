"""Things said of drafts, as tests say them."""

from __future__ import annotations

from datetime import UTC, datetime

from core.annotations import (
    About,
    Annotation,
    AnnotationId,
    AnnotationKind,
    ItemKey,
    MeetingId,
    Passage,
    new_annotation,
)
from core.library import Library, load, put
from core.minutes import Role
from core.review_states import (
    NO_ITEM,
    Dismissal,
    ItemMark,
    ItemState,
    Reply,
    SaidDraft,
    Settled,
    SignOff,
    Tick,
    wording_at,
    wordings,
)
from core.source_text import Span


def moment(minute: int = 0) -> datetime:
    return datetime(2031, 3, 4, 10, minute, tzinfo=UTC)


def comment_on(library: Library, meeting: MeetingId, words: str, item: ItemKey, text: str) -> Annotation:
    """A comment on words of the version in front."""
    loaded = load(library, meeting)
    at = loaded.source.text.index(words)
    passage = Passage.of(loaded.source, Span(at, at + len(words)), Role.CASE)
    kind = AnnotationKind.COMMENT
    made = new_annotation(meeting, item, kind, text, "Ea", passage, About.PASSAGE, file=loaded.file)
    put(library, made)
    return made


def reply(comment: AnnotationId, text: str, name: str = "reply", minute: int = 0) -> Reply:
    return Reply(name, comment, text, "Bo", moment(minute), moment(minute))


def settled(library: Library, comment: Annotation, name: str = "settled") -> Settled:
    """That a comment is settled, with the words it stands on now."""
    loaded = load(library, comment.meeting)
    assert comment.passage is not None
    wording = wording_at(loaded.source, loaded.meeting, comment.passage.span)
    return Settled(name, comment.id, "Bo", moment(), wording)


def mark(
    library: Library,
    meeting: MeetingId,
    item: int,
    state: ItemState = ItemState.FINE,
    name: str = "mark",
    minute: int = 0,
) -> ItemMark:
    """A state of an item of the version in front."""
    loaded = load(library, meeting)
    key, wording = ItemKey.of(loaded.meeting.items[item]), wordings(loaded.source, loaded.meeting)[item]
    return ItemMark(name, meeting, key, state, wording, loaded.file, "Ea", moment(minute))


def dismissal(
    meeting: MeetingId, key: str, reason: str = "Sådan er det", item: ItemKey = NO_ITEM, name: str = ""
) -> Dismissal:
    return Dismissal(name or key, meeting, key, "form-times", reason, "Ea", moment(), item)


def tick(meeting: MeetingId, text: str = "Bilag er set efter") -> Tick:
    return Tick("tick", meeting, text, "Ea", moment())


def sign_off(meeting: MeetingId, file: str | None, remark: str = "") -> SignOff:
    return SignOff("sign-off", meeting, file or "", "Ea Dam", moment(), remark)


def said_draft(meeting: MeetingId, is_draft: bool) -> SaidDraft:
    return SaidDraft("said", meeting, is_draft, "Ea", moment())
