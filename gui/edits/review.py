"""What the reader of a draft says of it, as edits that can be undone."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from core.annotations import Annotation, AnnotationKind, ItemKey, MeetingId, PageBox
from core.errors import UserFacingError
from core.language import _, ngettext
from core.library import Changes, Library, LoadedMeeting
from core.library.review import write_review
from core.library.review.writing import Overtaken
from core.review.finding import Finding
from core.review_states import (
    NO_ITEM,
    Dismissal,
    ItemMark,
    ItemState,
    Reply,
    ReviewRow,
    ReviewState,
    SaidDraft,
    Settled,
    SignOff,
    Tick,
    wording_at,
    wording_of_item,
)
from core.wording import shortened
from gui.annotations.placing import Target, annotation_on
from gui.edits.annotations import annotate
from gui.edits.queued import QueuedEdit
from gui.pending import Change
from gui.session import Session


class Said(NamedTuple):
    """Something said of a draft (`before` None), said otherwise, or taken back (`after` None)."""

    before: ReviewRow | None
    after: ReviewRow | None


Refused = Callable[[], object]
"""Called where the library does not take what was said: what was typed is to be kept."""


def say(session: Session, text: str, *said: Said, refused: Refused = lambda: None) -> None:
    """All of it as one edit named `text` in the menu; nothing where nothing is said."""
    if not said:
        return
    back = [Said(each.after, each.before) for each in reversed(said)]
    gone: list[bool] = []
    author = session.settings.author_name()

    def write(library: Library, said: Sequence[Said]) -> Changes:
        try:
            return _write(library, said, author)
        except LookupError as error:  # by another window or a colleague, or another library was restored
            gone.append(True)
            raise _not_kept(said, overtaken=isinstance(error, Overtaken)) from error

    def not_taken() -> None:
        refused()
        if gone:
            session.changed.emit(Changes(everything=True))

    session.undo.push(
        QueuedEdit(
            text,
            lambda lost: session.do(lambda library: write(library, said), lost),
            lambda lost: session.do(lambda library: write(library, back), lost),
            not_taken,
        )
    )


# Items


def set_state(
    session: Session,
    loaded: LoadedMeeting,
    review: ReviewState,
    items: Sequence[int],
    state: ItemState,
    wordings: Sequence[str] = (),
) -> None:
    """Give `items`, indexes in the version in view, a state. `wordings` are the digests of all its items,
    where these are known: many items at once ask for them."""
    said = []
    marks = review.marks_on(loaded.meeting.items)
    for index in items:
        before = marks[index]
        after = ItemMark(
            _id() if before is None else before.id,
            loaded.id,
            ItemKey.of(loaded.meeting.items[index]),
            state,
            wordings[index] if wordings else wording_of_item(loaded.source, loaded.meeting, index),
            loaded.file or None,
            *_now(session),
        )
        said.append(Said(before, after))
    if len(items) == 1:
        item = loaded.meeting.items[items[0]]
        words = shortened(" ".join(filter(None, (item.number, item.title))))
        text = _("{state}: “{item}”").format(state=state.word, item=words)
    else:
        words = ngettext("{count} item", "{count} items", len(items)).format(count=len(items))
        text = _("{state}: {items}").format(state=state.word, items=words)
    say(session, text, *said)


# Comments


def comment(
    session: Session, loaded: LoadedMeeting, target: Target, text: str, boxes: Sequence[PageBox] = ()
) -> Annotation:
    """Comment on an item, a decision or a passage; `boxes` are a passage's places on the pages, line by line.
    Gives the comment."""
    author = session.settings.author_name()
    made = annotation_on(loaded, target, AnnotationKind.COMMENT, text, author, boxes=boxes)
    annotate(session, _("Comment “{words}”").format(words=shortened(text)), Change(None, made))
    return made


def change_comment(
    session: Session, before: Annotation, text: str, burst: object | None = None
) -> Annotation:
    """Give a comment other words; edits of one `burst` of typing become one. Gives the comment."""
    after = before.with_text(text)
    annotate(session, _("Change comment"), Change(before, after), burst=burst)
    return after


def delete_comment(session: Session, gone: Annotation) -> None:
    """Delete a comment; its replies go, and come back, with it."""
    annotate(session, _("Delete comment “{words}”").format(words=shortened(gone.text)), Change(gone, None))


def reply(session: Session, to: Annotation, text: str, refused: Refused = lambda: None) -> Reply:
    """Answer to a comment. Gives the reply."""
    author, now = _now(session)
    made = Reply(_id(), to.id, text, author, now, now)
    say(session, _("Reply “{words}”").format(words=shortened(text)), Said(None, made), refused=refused)
    return made


def change_reply(session: Session, before: Reply, text: str, refused: Refused = lambda: None) -> Reply:
    """Give a reply other words. Gives the reply."""
    after = replace(before, text=text, modified=datetime.now(UTC))
    say(session, _("Change reply"), Said(before, after), refused=refused)
    return after


def delete_reply(session: Session, gone: Reply) -> None:
    """Delete a reply."""
    say(session, _("Delete reply “{words}”").format(words=shortened(gone.text)), Said(gone, None))


def settle(session: Session, loaded: LoadedMeeting, target: Target | None, about: Annotation) -> None:
    """Settle a comment that stands on `target` in the version in view, None where it has no place there. What
    the text says there now is kept: a newer version tells by it whether it really changed."""
    done = Settled(_id(), about.id, *_now(session), wording_on(loaded, target))
    say(session, _("Settle “{words}”").format(words=shortened(about.text)), Said(None, done))


def reopen(session: Session, settled: Settled, about: Annotation) -> None:
    """Have a comment be open again."""
    say(session, _("Open “{words}” again").format(words=shortened(about.text)), Said(settled, None))


def wording_on(loaded: LoadedMeeting, target: Target | None) -> str:
    """The digest of what the version in view says on `target`; empty for none, and for an area without
    words."""
    if target is None:
        return ""
    span = target.passage
    if target.decision is not None:
        span = loaded.meeting.items[target.item].decisions[target.decision].span
    if span is not None:
        return wording_at(loaded.source, loaded.meeting, span)
    return wording_of_item(loaded.source, loaded.meeting, target.item)


# Findings, the checklist, the end


def dismiss(
    session: Session, loaded: LoadedMeeting, finding: Finding, reason: str, refused: Refused = lambda: None
) -> Dismissal:
    """Say that a finding in the version `loaded` is none, and why. Gives the dismissal."""
    item = NO_ITEM if finding.item is None else ItemKey.of(loaded.meeting.items[finding.item])
    made = Dismissal(_id(), loaded.id, finding.key, finding.check, reason, *_now(session), item)
    text = _("Dismiss “{words}”").format(words=shortened(finding.quote or finding.message))
    say(session, text, Said(None, made), refused=refused)
    return made


def take_dismissal_back(session: Session, dismissal: Dismissal) -> None:
    """Have a finding count again."""
    say(session, _("Take a dismissal back"), Said(dismissal, None))


def tick(session: Session, meeting: MeetingId, text: str) -> None:
    """Tick a line of the checklist."""
    made = Tick(_id(), meeting, text, *_now(session))
    say(session, _("Tick “{words}”").format(words=shortened(text)), Said(None, made))


def untick(session: Session, ticked: Tick) -> None:
    """Take a tick away."""
    say(session, _("Take the tick from “{words}”").format(words=shortened(ticked.text)), Said(ticked, None))


def sign_off(
    session: Session,
    loaded: LoadedMeeting,
    remark: str = "",
    name: str = "",
    refused: Refused = lambda: None,
) -> SignOff:
    """Sign the review of the version `loaded` off, as the reader or as `name`. Gives what was signed."""
    author, now = _now(session)
    made = SignOff(_id(), loaded.id, loaded.file, name.strip() or author, now, remark)
    say(session, _("Sign the review off"), Said(None, made), refused=refused)
    return made


def withdraw(session: Session, signed: SignOff) -> None:
    """Withdraw a sign-off; that it was there stays."""
    say(session, _("Withdraw the sign-off"), Said(signed, replace(signed, withdrawn=datetime.now(UTC))))


def say_draft(session: Session, meeting: MeetingId, before: SaidDraft | None, is_draft: bool | None) -> None:
    """Say that a document is a draft, or none; None has it say so itself again. `before` is what was said."""
    if is_draft is None:
        if before is not None:
            say(session, _("Let the document say whether it is a draft"), Said(before, None))
        return
    after = SaidDraft(_id() if before is None else before.id, meeting, is_draft, *_now(session))
    say(session, _("This is a draft") if is_draft else _("This is no draft"), Said(before, after))


def _write(library: Library, said: Sequence[Said], author: str) -> Changes:
    return write_review(
        library,
        [each.after for each in said if each.after is not None],
        [each.before for each in said if each.after is None and each.before is not None],
        seen=[each.before for each in said if each.before is not None],
        author=author,
    )


def _not_kept(said: Sequence[Said], *, overtaken: bool) -> UserFacingError:
    """What was said is about something that is not there any more, or says another thing now; the words that
    were typed are told."""
    rows = [each.after for each in said if each.after is not None]
    if overtaken:
        what = _("It was changed meanwhile, in another window or by another program: that stays.")
    elif any(isinstance(each, Reply | Settled) for each in rows):
        what = _("The comment was deleted meanwhile, in another window or by another program.")
    else:
        what = _("The meeting was removed meanwhile, in another window or by another program.")
    words = [typed for each in rows if (typed := _typed(each))]
    if not words:
        return UserFacingError(what, _("What was said of it now is not kept."))
    return UserFacingError(what, _("What you wrote is not kept there: “{words}”").format(words=words[0]))


def _typed(row: ReviewRow) -> str:
    match row:
        case Reply():
            return row.text
        case Dismissal():
            return row.reason
        case SignOff():
            return row.remark
    return ""


def _id() -> str:
    return str(uuid.uuid4())


def _now(session: Session) -> tuple[str, datetime]:
    """Who says something, and when."""
    return session.settings.author_name(), datetime.now(UTC)
