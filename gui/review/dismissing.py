"""Findings dismissed with a reason, taken back, and made rules of the municipality's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.language import _
from core.library import LoadedMeeting
from core.review.finding import Finding
from core.wording import shortened
from core.writing import Change
from gui.edits.review import dismiss, take_dismissal_back
from gui.edits.review_rules import FileEdit
from gui.review.parts import review_first
from gui.review.row_words import shown_quote
from gui.review.rows import FindingRow, Row, Standing
from gui.review.slots import CardAction

if TYPE_CHECKING:
    from gui.review.review import Review


class Dismissing(QObject):
    """Works on the chosen finding of one review."""

    def __init__(self, review: Review) -> None:
        super().__init__(review)
        self._review = review
        self._kept: dict[str, str] = {}  # reasons said and not dismissed with, by the keys of findings
        review.slots.actions += [
            CardAction(_("Dismiss …"), self.ask, is_open_finding, "dismiss_finding"),
            CardAction(_("Take the dismissal back"), self.take_back, _is_dismissed, "dismiss_finding"),
            CardAction(_("Make it a rule"), self.make_rule, self._makes_rule, "let_be"),
            CardAction(_("Make it a rule …"), self.ask_rule, self._asks_rule, "let_be", in_list=True),
        ]
        review.row_chosen.connect(self._allow)
        review.rows_changed.connect(self._allow)
        review.turned.connect(self._allow)
        self._allow()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Dismiss the chosen finding, or take that back; let it be by a rule."""
        return {"dismiss_finding": self._turn, "let_be": self._let_be}

    def ask(self, row: Row, *, as_rule: bool = False) -> None:
        """Ask for the reason, and dismiss a finding."""
        from gui.review.dismiss_dialog import DismissDialog  # loaded when first shown, not by every start

        loaded, found_in = self._review.current.loaded, self._review.work.found_in
        if not isinstance(row, FindingRow) or loaded is None:
            return
        if found_in not in (None, (loaded.id, loaded.version)):
            return  # a newer version came just now: what it has of this is on its way
        dialog = DismissDialog(
            *(self._review.around.window, row.finding),
            may_be_rule=self._may_be_rule(row.finding),
            as_rule=as_rule,
            reason=self._kept.get(row.finding.key, ""),
        )
        dialog.dismissed.connect(partial(self.dismiss, loaded, row.finding))
        dialog.rejected.connect(lambda: self._kept.__setitem__(row.finding.key, dialog.reason))
        dialog.open()

    def ask_rule(self, row: Row) -> None:
        """Ask for the reason, and have the words of a finding be let be in all drafts."""
        self.ask(row, as_rule=True)

    def dismiss(self, loaded: LoadedMeeting, finding: Finding, reason: str, as_rule: bool = False) -> None:
        """Dismiss a finding in the version `loaded`; with `as_rule` the same words are let be in all
        drafts."""
        self._kept.pop(finding.key, None)
        session, kept = self._review.around.session, partial(self._kept.__setitem__, finding.key, reason)
        if as_rule:  # one step to undo
            session.undo.beginMacro(_let_words(finding))
            dismiss(session, loaded, finding, reason, kept)
            self._write_rule(loaded, finding, reason)
            session.undo.endMacro()
        else:
            dismiss(session, loaded, finding, reason, kept)
            self._review.around.status.show_notice(_("Dismissed: {reason}").format(reason=reason))

    def take_back(self, row: Row) -> None:
        """Have a finding count again."""
        if isinstance(row, FindingRow) and row.dismissal is not None:
            take_dismissal_back(self._review.around.session, row.dismissal)

    def make_rule(self, row: Row) -> None:
        """Have the words of a dismissed finding be let be in all drafts, for the same reason."""
        loaded = self._review.current.loaded
        if isinstance(row, FindingRow) and row.dismissal is not None and loaded is not None:
            self._write_rule(loaded, row.finding, row.dismissal.reason)

    def _turn(self) -> None:
        row = self._review.row
        if row is None:
            return
        if is_open_finding(row):
            self.ask(row)
        else:
            self.take_back(row)

    def _let_be(self) -> None:
        row = self._review.row
        if not isinstance(row, FindingRow):
            return
        if is_open_finding(row):
            self.ask_rule(row)
        else:
            self.make_rule(row)

    def _write_rule(self, loaded: LoadedMeeting, finding: Finding, reason: str) -> None:
        session, municipality = self._review.around.session, loaded.meeting.municipality

        def path() -> Path:
            from core.review.rules import rules_path  # with the checks, which no start needs

            return rules_path(municipality)

        def write(path: Path) -> Change:
            from core.review.rules import Let
            from core.review.rules_file import let_be

            return let_be(path, Let(finding.check, finding.quote, reason))

        text = _let_words(finding)
        session.undo.push(FileEdit(session, text, path, write, self._written))

    def _written(self, path: Path, is_there: bool) -> None:
        words = _("It is a rule now: {file}") if is_there else _("It is no rule any more: {file}")
        self._review.around.status.show_notice(words.format(file=path))
        if self._review.is_on:
            self._review.work.ask_again()

    def _allow(self) -> None:
        row, allowed = self._review.row, self._review.allowed
        turns = row is not None and (is_open_finding(row) or _is_dismissed(row))
        why_not = _("Choose a finding in the review first.") if self._review.is_on else review_first()
        allowed["dismiss_finding"].setEnabled(turns, why_not)
        may_be = isinstance(row, FindingRow) and self._may_be_rule(row.finding)
        if turns and not may_be:
            why_not = _("No rule can let this be: a rule goes by words, and would let too much be.")
        allowed["let_be"].setEnabled(turns and may_be, why_not)

    def _may_be_rule(self, finding: Finding) -> bool:
        """Whether its words tell it from others, so that a rule may go by them."""
        check = self._review.work.checks.get(finding.check)
        return bool(finding.quote) and check is not None and check.by_words

    def _asks_rule(self, row: Row) -> bool:
        return is_open_finding(row) and isinstance(row, FindingRow) and self._may_be_rule(row.finding)

    def _makes_rule(self, row: Row) -> bool:
        return _is_dismissed(row) and isinstance(row, FindingRow) and self._may_be_rule(row.finding)


def _let_words(finding: Finding) -> str:
    return _("Let “{words}” be").format(words=shortened(shown_quote(finding.quote, finding.check)))


def is_open_finding(row: Row) -> bool:
    """Whether a row is a finding that is left to be looked at."""
    return isinstance(row, FindingRow) and row.standing is Standing.OPEN


def _is_dismissed(row: Row) -> bool:
    return isinstance(row, FindingRow) and row.dismissal is not None
