"""One decision in the decision panel: outcome, who and when, the text, votes, and its tags and note."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.corrections import CorrectionKind
from core.language import _, long_date
from core.minutes import Decision, Level, Outcome
from core.wording import doubt, outcome_name, spoken_case
from gui import icons
from gui.annotations.known_words import KnownWords
from gui.annotations.placing import Target
from gui.annotations.tag_colours import TagColours
from gui.current_meeting import CurrentMeeting
from gui.panels.captions import quiet
from gui.panels.target_editor import TargetEditor
from gui.theme import Theme, outcome_colour


class OutcomeButton(QAbstractButton):
    """Sign and word of an outcome on a quiet ground; pressed, it offers the others."""

    def __init__(
        self, outcome: Outcome, corrected: bool, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._outcome = outcome
        self._corrected = corrected
        self._theme = theme
        self._word = outcome_name(outcome)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        self.setFont(font)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # a button never shrinks
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(
            _("{outcome}, corrected by you").format(outcome=self._word) if corrected else self._word
        )
        self.setAccessibleDescription(_("Correct the outcome"))
        command = _("Corrected by you") if corrected else _("Correct the outcome")
        self.setToolTip(f"{self._word} · {command}")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        room = 54 + 17 * self._corrected
        return QSize(ceil(metrics.horizontalAdvance(self._word)) + room, round(metrics.height()) + 6)

    def minimumSizeHint(self) -> QSize:
        """Room for a part of a long word: the tooltip has it whole."""
        return self.sizeHint().boundedTo(QSize(150, self.sizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(outcome_colour(self._theme.colours, self._outcome))
        ground = QColor(colour)
        ground.setAlphaF(0.2 if self.underMouse() or self.isDown() else 0.12)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(self._theme.colours.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        sign = QRectF(9, box.center().y() - 7, 14, 14)
        icons.paint(painter, icons.outcome_icon(self._outcome), colour.name(), sign)
        painter.setPen(colour)
        metrics = QFontMetricsF(self.font())
        room = self.width() - 54 - 17 * self._corrected
        word = metrics.elidedText(self._word, Qt.TextElideMode.ElideRight, max(room, 0) + 0.5)
        painter.drawText(QPointF(27, box.center().y() + metrics.capHeight() / 2), word)
        x = 32 + metrics.horizontalAdvance(word)
        if self._corrected:
            icons.paint(painter, "corrected", colour.name(), QRectF(x, box.center().y() - 6.5, 13, 13))
            x += 17
        icons.paint(painter, "chevron-down", colour.name(), QRectF(x, box.center().y() - 5, 11, 11))


class CorrectedLine(QWidget):
    """Says what the reader put right, with the way back beside it."""

    taken_back = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(quiet(text), 1)
        back = QToolButton()
        back.setObjectName("takeBack")
        back.setText(_("Undo"))
        back.setToolTip(_("Undo the correction"))
        back.setAccessibleName(_("Undo the correction"))
        back.clicked.connect(self.taken_back)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)


class DecisionCard(QFrame):
    """Shows a decision. Its `editor` holds the tags and the note of this decision alone."""

    activated = Signal()
    outcomes_wanted = Signal(object, QPoint)  # Target: where the menu of outcomes shall show
    taken_back = Signal(object)  # Correction

    def __init__(
        self,
        current: CurrentMeeting,
        target: Target,
        theme: Theme,
        words: KnownWords,
        colours: TagColours,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("decisionCard")
        assert target.decision is not None
        self.number = target.decision
        self.decision: Decision = current.items[target.item].decisions[target.decision]
        self.editor = TargetEditor(current, target, theme, words, colours, self)
        self._theme = theme
        self._active = False
        meeting = current.loaded.meeting if current.loaded else None
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 0, 6)
        column.setSpacing(6)
        top = QHBoxLayout()
        top.setSpacing(8)
        corrected = {each.field for each in self.decision.confidence if each.level is Level.READER}
        self.outcome = OutcomeButton(self.decision.outcome, "outcome" in corrected, theme)
        self.outcome.clicked.connect(lambda: self._want_outcomes(target))
        top.addWidget(self.outcome, 0, Qt.AlignmentFlag.AlignLeft)
        top.addStretch(1)
        self._add_note = QToolButton()
        self._add_note.setText(_("+ note"))
        self._add_note.setAccessibleName(_("Write a note on this decision"))
        self._add_note.setToolTip(_("Write a note on this decision"))
        self._add_note.clicked.connect(self._write_note)
        top.addWidget(self._add_note)
        column.addLayout(top)
        by = _by(self.decision, meeting.body if meeting else None, current.items[target.item].recommended)
        if by:
            column.addWidget(quiet(by))
        self._text = QLabel(self.decision.text or _("The minutes give no text here."))
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._text)
        for made in current.corrections(target):
            if made.kind is CorrectionKind.DECISION:
                line = CorrectedLine(_("You chose this text as the decision."))
                line.taken_back.connect(lambda mine=made: self.taken_back.emit(mine))
                column.addWidget(line)
        for each in self.decision.confidence:
            if each.level is not Level.READER:
                column.addWidget(quiet(doubt(each)))
        column.addWidget(self.editor)
        self._add_note.setVisible(not self.editor.note_shown())
        self.editor.note_shows.connect(self._add_note.setHidden)

    def set_active(self, active: bool) -> None:
        """Whether the keys for tag and note are meant for this decision."""
        self._active = active
        self.update()

    def _want_outcomes(self, target: Target) -> None:
        self.activated.emit()
        self.outcomes_wanted.emit(target, self.outcome.mapToGlobal(QPoint(0, self.outcome.height() + 2)))

    def _write_note(self) -> None:
        self.activated.emit()
        self.editor.write_note()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.activated.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar at the left is that of the band on the page; it shines on the active decision."""
        super().paintEvent(event)
        colours = self._theme.colours
        bar = QRectF(0, 4, 3, self.height() - 8)
        QPainter(self).fillRect(bar, QColor(colours.accent if self._active else colours.line))


def _by(decision: Decision, body: str | None, recommended: Outcome | None) -> str:
    """Who decided and when, where it was not this meeting's body; what it comes to, where that differs.

    What was `recommended` on the item is said there, and not once more.
    """
    parts = []
    if not decision.own:
        parts.append(
            _("Earlier: {body}").format(body=spoken_case(decision.body or body or _("unknown body")))
        )
        if decision.date:
            parts.append(long_date(decision.date))
    known = (decision.outcome, recommended if decision.own else None)
    if decision.effective is not None and decision.effective not in known:
        words = outcome_name(decision.effective).lower()
        parts.append(_("what was recommended: {outcome}").format(outcome=words))
    return " · ".join(parts)
