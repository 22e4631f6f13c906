"""The end of a review: signed with name and time, withdrawn, and not so for a newer version."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.annotations import MeetingId
from core.language import _, ngettext
from core.library import LoadedMeeting
from core.review.finding import Severity
from core.review_states import SignOff
from core.wording import kind_name
from gui.edits.review import sign_off, withdraw
from gui.panels.page_notice import PageNotice
from gui.review.parts import review_first
from gui.review.rows import CommentRow, FindingRow
from gui.review.states import is_looked_at
from gui.review.told import when_words

if TYPE_CHECKING:
    from gui.review.review import Review


class SigningOff(QObject):
    """Works for one review: a line at its head where it is signed, a button at its foot where it is not."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self._kept: dict[MeetingId, tuple[str, str]] = {}  # names and remarks typed, and not signed with
        self.line = PageNotice(review.holder)
        self.line.wanted.connect(self.withdraw)
        self.button = QPushButton(_("Sign the review off …"))
        self.button.clicked.connect(self.ask)
        self.foot = QWidget(review.holder)
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(14, 4, 12, 6)
        row.addWidget(self.button)
        row.addStretch(1)
        review.slots.lines.append(self.line)
        review.slots.foot.append(self.foot)
        for signal in (review.rows_changed, review.turned, review.reviewed.changed, review.current.shown):
            signal.connect(self._show)
        self._show()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Sign the review of the version in view off, and withdraw that."""
        return {"sign_off": self.ask, "withdraw_sign_off": self.withdraw}

    def ask(self) -> None:
        """Say what is open, and ask who signs."""
        self._ask()

    def _ask(self, *, is_newer: bool = False) -> None:
        from gui.review.sign_off_dialog import SignOffDialog  # loaded when first shown, not by every start

        review, loaded = self._review, self._review.current.loaded
        if loaded is None or not review.is_on:
            return
        name, remark = self._kept.get(loaded.id, (review.around.session.settings.author_name(), ""))
        document = _("{document}, {file}").format(document=kind_name(loaded.meeting.kind), file=loaded.name)
        points = self.open_points()
        if is_newer:
            points.insert(0, _("This version was read while you signed: look at what is new in it"))
        dialog = SignOffDialog(review.around.window, document, name, points, remark)
        dialog.signed.connect(partial(self.sign, loaded))
        dialog.rejected.connect(lambda: self._keep(loaded, dialog.name.text(), dialog.remark.text()))
        dialog.open()

    def sign(self, loaded: LoadedMeeting, name: str, remark: str) -> None:
        """Sign the review of the version `loaded` off. Where a newer one came into its place meanwhile,
        nothing is signed: it is asked again, about that one."""
        now = self._review.current.loaded
        if now is not None and now.id == loaded.id and now.file != loaded.file:
            words = _("Nothing was signed off: {name} was read anew meanwhile.")
            self._review.around.status.show_notice(words.format(name=now.name))
            self._keep(loaded, name, remark)
            self._ask(is_newer=True)
            return
        self._kept.pop(loaded.id, None)
        kept = partial(self._keep, loaded, name, remark)
        sign_off(self._review.around.session, loaded, remark, name, kept)

    def _keep(self, loaded: LoadedMeeting, name: str, remark: str) -> None:
        """Have the words of a dialog that was left be there again, for this meeting."""
        self._kept[loaded.id] = name, remark

    def withdraw(self) -> None:
        """Withdraw the newest sign-off of the version in view."""
        signed = self._review.reviewed.sign_offs
        if signed:
            withdraw(self._review.around.session, signed[-1])

    def open_points(self) -> list[str]:
        """What is still open, a sentence each."""
        review = self._review
        points = []
        left = sum(not is_looked_at(each) for each in review.reviewed.standing)
        if left:
            words = ngettext("{count} item is not looked at", "{count} items are not looked at", left)
            points.append(words.format(count=left))
        rows = [each for each in review.all_rows if each.is_open]
        found = [each.finding.severity for each in rows if isinstance(each, FindingRow)]
        if errors := found.count(Severity.ERROR):
            words = ngettext("{count} error is left", "{count} errors are left", errors)
            points.append(words.format(count=errors))
        if warnings := found.count(Severity.WARNING):
            words = ngettext("{count} warning is left", "{count} warnings are left", warnings)
            points.append(words.format(count=warnings))
        if comments := sum(isinstance(each, CommentRow) for each in rows):
            words = ngettext("{count} comment is not settled", "{count} comments are not settled", comments)
            points.append(words.format(count=comments))
        state = review.reviewed.state
        if missing := sum(state.tick_of(text) is None for text in review.work.checklist):
            words = ngettext(
                "{count} line of the checklist is not ticked",
                "{count} lines of the checklist are not ticked",
                missing,
            )
            points.append(words.format(count=missing))
        file = None if review.current.loaded is None else review.current.loaded.file
        ticks = filter(None, map(state.tick_of, review.work.checklist))
        if earlier := sum(state.is_earlier(each, file) for each in ticks):
            words = ngettext(
                "{count} line of the checklist was ticked in an earlier version",
                "{count} lines of the checklist were ticked in an earlier version",
                earlier,
            )
            points.append(words.format(count=earlier))
        return [*points, *self._unchecked()]

    def _unchecked(self) -> list[str]:
        """What the checks did not look at: no finding is no promise then."""
        review, work = self._review, self._review.work
        points = []
        if work.error is not None:
            points.append(_("The checks did not run: {why}").format(why=work.error.what))
        elif work.is_looking:
            points.append(_("The checks are still looking through the document"))
        elif review.is_behind:
            points.append(_("The findings are of another version than the one in view"))
        elif work.is_spelling:
            points.append(_("The spelling is still being looked at"))
        if work.rules_fault is not None:
            points.append(_("Your rules were not used: there is a mistake in their file"))
        if work.lacking:
            points.append(work.lacking.rstrip("."))
        return points

    def _show(self) -> None:
        review = self._review
        signed = review.reviewed.sign_offs if review.is_on else ()
        self.foot.setVisible(review.is_on and not signed)
        review.allowed["sign_off"].setEnabled(
            review.is_on and review.current.loaded is not None, review_first()
        )
        not_signed = _("This version is not signed off.") if review.is_on else review_first()
        review.allowed["withdraw_sign_off"].setEnabled(bool(signed), not_signed)
        if signed:
            self.line.tell(" ".join(map(signed_words, signed)), _("Withdraw"))
        elif (
            review.is_on
            and (loaded := review.current.loaded) is not None
            and (before := review.reviewed.state.signed_before(loaded.file)) is not None
        ):
            words = _("This version is not signed off. {name} signed off an earlier one, {when}.")
            self.line.tell(words.format(name=before.name, when=when_words(before.when)))
        else:
            self.line.tell("")


def signed_words(signed: SignOff) -> str:
    """Who signed off, when, and what they remarked."""
    words = _("Signed off by {name}, {when}.").format(name=signed.name, when=when_words(signed.when))
    return f"{words} {signed.remark}" if signed.remark else words
