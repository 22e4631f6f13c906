"""Comments on passages and items: made, answered, settled and opened again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from core.annotations import Annotation, AnnotationId, PageBox
from core.language import _
from core.library import Changes, Library, LoadedMeeting
from core.library.review.earlier_words import Stands, words_before
from core.review_states import Reply
from gui.annotations.placing import Target
from gui.document.marked_passages import passage_at, selected_passage
from gui.document.written_on import elsewhere_words
from gui.edits.review import (
    change_comment,
    change_reply,
    comment,
    delete_comment,
    delete_reply,
    reopen,
    reply,
    settle,
)
from gui.review.parts import review_first
from gui.review.rows import CommentRow, FindingRow, Row, Standing
from gui.review.slots import CardAction
from gui.review.unsent import Unsent
from gui.timers import later

if TYPE_CHECKING:
    from gui.models.reviewed import CommentThread
    from gui.review.review import Review
    from gui.review.thread import Thread


Places = Sequence[tuple[str, str]]
"""Where the text is another: as it was, and as it is."""


class Comments(QObject):
    """Works for one review; comments can be made on documents that nobody reviews, too."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self._unsent = Unsent(review.around.session, self)
        review.around.window.closed.connect(self._unsent.store)  # type: ignore[attr-defined]
        self._thread: Thread | None = None  # the one in the card
        self._of: AnnotationId | None = None  # what it is about
        self._words: Mapping[AnnotationId, Places] = {}  # before and now, where these differ
        self._asked: object = None
        self._to_choose: AnnotationId | None = None  # a comment that was made just now
        review.slots.actions += [
            CardAction(_("Settle"), self.settle, _is_open, "settle_comment"),
            CardAction(_("Open again"), self.reopen, _is_settled, "settle_comment"),
            CardAction(_("Change the words …"), self.change, self._is_own, in_menu=True),
            CardAction(_("Delete the comment"), self.delete, self._is_own, in_menu=True),
            CardAction(_("Comment on it …"), self.ask_about, self._is_in_text, "comment", in_list=True),
        ]
        review.slots.parts.append(self._part)
        self._read_soon = later(self, 0, self._read_words)
        review.row_chosen.connect(self._allow)
        review.rows_changed.connect(self._follow)
        review.turned.connect(self._allow)
        review.current.shown.connect(self._leave)
        self._allow()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Comment on what is meant; answer to the chosen comment; settle it, or open it again."""
        return {"comment": self.ask, "reply_comment": self.to_reply, "settle_comment": self._turn}

    # Making

    def ask(self) -> None:
        """Ask for the words of a comment on the selected words, the chosen mark, or the item in view."""
        review, loaded = self._review, self._review.current.loaded
        if loaded is None:
            return
        if not review.current.is_written_on:
            review.around.status.show_notice(elsewhere_words())
            return
        meant = self._meant()
        if meant is None:
            review.around.status.show_notice(_("Select the words to comment on, or choose an item."))
            return
        target, boxes = meant
        if target.passage is not None:
            heading = _("Comment on these words")
            about = " ".join(loaded.source.text[target.passage.start : target.passage.end].split())
        else:
            item = loaded.meeting.items[target.item]
            heading = _("Comment on the item")
            about = "  ".join(filter(None, (item.number, item.title)))
        self._ask_words(heading, "", partial(self.make, loaded, target, boxes), f"{loaded.id} {about}", about)

    def ask_about(self, row: Row) -> None:
        """Ask for the words of a comment on the words of a finding, or on its item."""
        document = self._review.source.document
        document.deselect()
        self._review.to_place()
        if isinstance(row, FindingRow) and row.finding.span is not None:
            document.select(row.finding.span.start, row.finding.span.end)
        self.ask()

    def _is_in_text(self, row: Row) -> bool:
        here = isinstance(row, FindingRow) and row.standing is not Standing.GONE
        return here and row.item is not None and not self._review.is_behind

    def make(self, loaded: LoadedMeeting, target: Target, boxes: Sequence[PageBox], text: str) -> None:
        """Comment on `target` of the version `loaded`. Where another one came in front while the words were
        written, the comment comes along to it, as all do."""
        review, session = self._review, self._review.around.session
        made = comment(session, loaded, target, text, boxes)
        now = review.current.loaded
        if now is not None and (now.id, now.file) == (loaded.id, loaded.file):
            review.source.document.deselect()
            self._to_choose = made.id
            review.around.status.show_notice(_("Commented"))
            return
        newer = Changes(meetings=frozenset({loaded.id}))  # there is something to carry along now
        session.background.write(lambda _library: None, lambda _none: session.changed.emit(newer))
        words = _("The comment is on the version that it was written on. It comes along to the newer one.")
        review.around.status.show_notice(words)

    def _meant(self) -> tuple[Target, Sequence[PageBox]] | None:
        current, source = self._review.current, self._review.source
        passage = selected_passage(current, source)
        chosen = source.document.chosen
        if passage is None and chosen is not None:
            passage = passage_at(current, source, chosen)
        if passage is not None:
            return passage.target, passage.boxes
        return (Target(current.item), ()) if current.item >= 0 else None

    # The chosen comment

    def to_reply(self) -> None:
        """Have the keyboard in the field of the reply."""
        if isinstance(self._review.row, CommentRow):
            self._review.wanted.emit()
            self._review.show_card()
            self._review.panel.card.fold(False)
            if self._thread is not None and shiboken6.isValid(self._thread):
                self._thread.field.setFocus()

    def settle(self, row: Row) -> None:
        """Settle a comment."""
        loaded = self._review.current.loaded
        if isinstance(row, CommentRow) and loaded is not None:
            settle(self._review.around.session, loaded, row.thread.target, row.thread.comment)

    def reopen(self, row: Row) -> None:
        """Have a settled comment be open again."""
        if isinstance(row, CommentRow) and row.thread.settled is not None:
            reopen(self._review.around.session, row.thread.settled, row.thread.comment)

    def change(self, row: Row) -> None:
        """Ask for other words of a comment."""
        if isinstance(row, CommentRow):
            before = row.thread.comment
            take = partial(self._change, before)
            self._ask_words(_("Change the comment"), before.text, take, f"change {before.id}")

    def delete(self, row: Row) -> None:
        """Delete a comment, with its replies."""
        if isinstance(row, CommentRow):
            delete_comment(self._review.around.session, row.thread.comment)

    def _change(self, before: Annotation, text: str) -> None:
        change_comment(self._review.around.session, before, text)

    def _turn(self) -> None:
        row = self._review.row
        if row is not None and _is_open(row):
            self.settle(row)
        elif row is not None:
            self.reopen(row)

    def _is_own(self, row: Row) -> bool:
        names = self._review.around.session.whose.own_names
        return isinstance(row, CommentRow) and row.thread.comment.author in names

    # Its part of the card

    def _part(self, row: Row) -> QWidget | None:
        """The thread below a comment. What was typed as a reply is there again."""
        from gui.review.thread import Thread

        before, self._thread = self._thread, None
        if not isinstance(row, CommentRow):
            return None
        thread = row.thread
        name = thread.comment.id
        written = (
            before is not None and shiboken6.isValid(before) and self._of == name and before.field.hasFocus()
        )
        loaded = self._review.current.loaded
        made = Thread(
            thread,
            self._words.get(name),
            self._review.around.session.whose.own_names,
            self._unsent.of(f"reply {name}"),
            is_compared=loaded is not None and len(loaded.versions) > 1,
        )
        made.replied.connect(partial(self._reply, thread.comment))
        made.typed.connect(partial(self._keep_typed, name))
        made.change_wanted.connect(self._ask_reply)
        made.delete_wanted.connect(partial(delete_reply, self._review.around.session))
        made.field.left.connect(self._review.begin)
        made.grown.connect(self._review.panel.card.sized)
        self._thread, self._of = made, name
        if written:
            QTimer.singleShot(0, made, made.field.setFocus)
        return made

    def _keep_typed(self, name: AnnotationId, text: str) -> None:
        self._unsent.keep(f"reply {name}", text)

    def _reply(self, to: Annotation, text: str) -> None:
        self._keep_typed(to.id, "")
        reply(self._review.around.session, to, text, partial(self._have_again, to.id, text))

    def _have_again(self, name: AnnotationId, text: str) -> None:
        """A reply that could not be kept stands in its field again, before what was typed since."""
        self._keep_typed(name, "\n".join(filter(None, (text, self._unsent.of(f"reply {name}")))))
        if isinstance(self._review.row, CommentRow):
            self._review.refresh_card()

    def _ask_reply(self, before: Reply) -> None:
        take = partial(self._change_reply, before)
        self._ask_words(_("Change the reply"), before.text, take, f"change {before.id}")

    def _change_reply(self, before: Reply, text: str) -> None:
        kept = partial(self._unsent.keep, f"change {before.id}", text)
        change_reply(self._review.around.session, before, text, kept)

    def _ask_words(
        self, heading: str, text: str, take: Callable[[str], object], key: str, about: str = ""
    ) -> None:
        """Ask for words, and `take` them. What is typed and not sent stands there the next time, by `key`."""
        from gui.review.comment_dialog import CommentDialog  # loaded when first shown, not by every start

        unsent = self._unsent
        dialog = CommentDialog(self._review.around.window, heading, about, unsent.of(key, text))

        def typed() -> None:
            words = dialog.words.toPlainText()
            unsent.keep(key, "" if words == text else words)

        def left() -> None:
            if unsent.of(key):
                self._review.around.status.show_notice(
                    _("Your words are kept: they stand there the next time.")
                )

        dialog.words.textChanged.connect(typed)
        dialog.written.connect(lambda _text: unsent.keep(key, ""))
        dialog.written.connect(take)
        dialog.rejected.connect(left)
        dialog.open()

    # Following

    def _follow(self) -> None:
        if self._to_choose is not None and self._review.choose((self._to_choose,)):
            self._to_choose = None
        self._read_soon.start()
        self._allow()

    def _leave(self) -> None:
        self._to_choose = None
        self._allow()

    def _read_words(self) -> None:
        """What the text said where comments stand, of a draft with several versions."""
        review, loaded = self._review, self._review.current.loaded
        threads = [row.thread for row in review.all_rows if isinstance(row, CommentRow)]
        if loaded is None or not threads or len(loaded.versions) < 2:
            self._words, self._asked = {}, None
            return
        stand = tuple(_stands(each) for each in threads if each.target is not None)
        asked = (loaded.version, loaded.carrying, stand)
        if asked == self._asked:
            return
        self._asked = asked

        def work(library: Library) -> Mapping[AnnotationId, Places]:
            from gui.models.comment_words import both_wordings

            try:
                found = {**_likely(loaded), **words_before(library, loaded, stand)}
            except LookupError:  # a version was removed meanwhile
                found = {}
            return {name: both_wordings(*words) for name, words in found.items()}

        def take(found: Mapping[AnnotationId, Places]) -> None:
            if asked == self._asked:
                self._words = found
                if isinstance(review.row, CommentRow):
                    review.refresh_card()

        review.around.session.background.read(work, take)

    def _allow(self) -> None:
        allowed, row = self._review.allowed, self._review.row
        loaded = self._review.current.loaded
        allowed["comment"].setEnabled(loaded is not None, _("Open a document first."))
        why_not = _("Choose a comment in the review first.") if self._review.is_on else review_first()
        for command in ("reply_comment", "settle_comment"):
            allowed[command].setEnabled(isinstance(row, CommentRow), why_not)


def _stands(thread: CommentThread) -> Stands:
    target = thread.target
    assert target is not None
    return Stands(thread.comment, target.item, target.passage, thread.settled)


def _likely(loaded: LoadedMeeting) -> dict[AnnotationId, tuple[str, str]]:
    """Of what waits for its place in this version, the words it was on, and the likeliest words now."""
    found = {}
    for name, here in loaded.carried.items():
        if here.waits and here.candidates and here.was.passage is not None:
            passage = here.candidates[0].anchor.passage
            if passage is not None:
                found[name] = (here.was.passage.quote, passage.quote)
    return found


def _is_open(row: Row) -> bool:
    return isinstance(row, CommentRow) and row.is_open


def _is_settled(row: Row) -> bool:
    return isinstance(row, CommentRow) and not row.is_open
