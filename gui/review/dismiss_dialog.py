"""Asks why a finding is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _
from core.review.finding import Finding
from core.wording import shortened
from gui.panels.captions import quiet, title
from gui.review.row_words import shown_quote

LONGEST_QUOTE = 200


def usual_reasons() -> tuple[str, ...]:
    """Why findings are dismissed, most often."""
    return (
        _("It is right as it stands"),
        _("It is a name or a term of ours"),
        _("It is put right in another place"),
        _("It cannot be changed any more"),
    )


class DismissDialog(QDialog):
    """`dismissed` carries the reason, and whether it is to be a rule: only where it `may_be_rule`. `reason`
    stands there already."""

    dismissed = Signal(str, bool)

    def __init__(
        self,
        parent: QWidget,
        finding: Finding,
        *,
        may_be_rule: bool = True,
        as_rule: bool = False,
        reason: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Dismiss the finding"))
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(title(finding.message, 1.1))
        if finding.quote:
            words = shortened(shown_quote(finding.quote, finding.check), LONGEST_QUOTE)
            column.addWidget(quiet(_("“{words}”").format(words=words)))
        column.addSpacing(4)
        self.reasons = QButtonGroup(self)
        for words in usual_reasons():
            column.addWidget(self._choice(words))
        self._other = self._choice(_("Another reason:"))
        column.addWidget(self._other)
        self.words = QLineEdit()
        self.words.setAccessibleName(_("Another reason"))
        self.words.setPlaceholderText(_("Why is it none?"))
        self.words.textEdited.connect(lambda _text: self._other.setChecked(True))
        column.addWidget(self.words)
        column.addSpacing(6)
        self.rule = QCheckBox(_("&Let the same words be in all drafts: make it a rule"))
        self.rule.setChecked(as_rule and may_be_rule)
        self.rule.setVisible(may_be_rule)
        column.addWidget(self.rule)
        told = quiet(
            _(
                "The reason is kept with the draft, and holds for its next version. "
                "A rule goes into the file of rules."
            )
            if may_be_rule
            else _("The reason is kept with the draft, and holds for its next version.")
        )
        column.addWidget(told)
        buttons = QDialogButtonBox()
        self.dismiss = buttons.addButton(_("&Dismiss"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.dismiss.setDefault(True)
        self.reasons.buttons()[0].setChecked(True)
        self.reasons.buttons()[0].setFocus()
        if reason:
            self._choose(reason)
        self.reasons.buttonToggled.connect(lambda _button, _on: self._allow())
        self.words.textChanged.connect(lambda _text: self._allow())
        self._allow()

    @property
    def reason(self) -> str:
        """What the reader says."""
        chosen = self.reasons.checkedButton()
        return self.words.text().strip() if chosen is self._other or chosen is None else chosen.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Who writes at once writes another reason."""
        words, plain = event.text(), Qt.KeyboardModifier.ShiftModifier
        if words.strip() and words.isprintable() and not event.modifiers() & ~plain:
            self._other.setChecked(True)
            self.words.setFocus()
            self.words.insert(words)
        else:
            super().keyPressEvent(event)

    def _choose(self, reason: str) -> None:
        chosen = next((each for each in self.reasons.buttons() if each.text() == reason), self._other)
        chosen.setChecked(True)
        if chosen is self._other:
            self.words.setText(reason)

    def _choice(self, words: str) -> QRadioButton:
        button = QRadioButton(words)
        self.reasons.addButton(button)
        return button

    def _allow(self) -> None:
        self.dismiss.setEnabled(bool(self.reason))
        if self._other.isChecked() and not self.words.hasFocus() and self.isVisible():
            self.words.setFocus()

    def _take(self) -> None:
        self.accept()
        self.dismissed.emit(self.reason, self.rule.isChecked())
