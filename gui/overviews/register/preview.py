"""The words of the current decision, whole, under the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.language import _, long_date
from core.library.decisions.register import DecisionWords, RegisterRow
from core.wording import outcome_name, spoken_case
from gui import icons
from gui.models.register_words import votes_told, votes_words
from gui.panels.captions import caption, quiet, title
from gui.theme import Theme, outcome_colour, serif_font


class Preview(QWidget):
    """Shows one decision; `opened` says that its place is wanted."""

    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row: RegisterRow | None = None
        self.setObjectName("registerPreview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = title(factor=1.1)
        self._where = quiet()
        self._sign = QLabel()
        self._outcome = QLabel()
        self._recommendation_head = caption(_("Recommendation"))
        self._recommendation = self._text()
        self._decision_head = caption(_("Decision"))
        self.decision = self._text()
        self._votes = quiet()
        self._go = QPushButton(_("Open the decision"))
        self._go.clicked.connect(self.opened)
        inside = QWidget()
        inside.setObjectName("registerPreviewBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 12, 12, 12)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title, 1)
        head.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        signed = QHBoxLayout()
        signed.setSpacing(6)
        signed.addWidget(self._sign)
        signed.addWidget(self._outcome)
        signed.addWidget(self._where, 1)
        column.addLayout(signed)
        column.addSpacing(6)
        for widget in (
            *(self._decision_head, self.decision, self._votes),
            *(self._recommendation_head, self._recommendation),
        ):
            if widget is self._recommendation_head:
                column.addSpacing(8)
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("overviewScroll")
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        theme.changed.connect(self._colour)
        self._inside = inside
        self.show_decision(None, None)

    def _text(self) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setFont(serif_font(11.5))
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return label

    def show_decision(self, row: RegisterRow | None, words: DecisionWords | None) -> None:
        """Show a row of the register with its texts; nothing where there is none."""
        self._row = row
        self._inside.setVisible(row is not None)
        if row is None:
            return
        number = f"{row.number}  " if row.number else ""
        self._title.setText(number + spoken_case(row.title or _("(no title)")))
        where = [row.body, long_date(row.date) if row.date else _("no date stated")]
        if row.case_number:
            where.append(_("Case {number}").format(number=row.case_number))
        self._where.setText(" · ".join(each for each in where if each))
        self._outcome.setText(outcome_name(row.outcome))
        self.decision.setText(words.decision if words is not None else row.text)
        recommendation = words.recommendation.strip() if words is not None else ""
        self._recommendation.setText(recommendation)
        self._recommendation.setVisible(bool(recommendation))
        self._recommendation_head.setVisible(bool(recommendation))
        votes = ": ".join(each for each in (votes_words(row.votes), votes_told(row.votes)) if each)
        self._votes.setText(_("Vote {votes}").format(votes=votes.replace("\n", ". ")) if votes else "")
        self._votes.setVisible(bool(votes))
        self._colour()

    def _colour(self) -> None:
        if self._row is None:
            return
        colour = outcome_colour(self._theme.colours, self._row.outcome)
        self._sign.setPixmap(icons.icon(icons.outcome_icon(self._row.outcome), colour, 14).pixmap(14, 14))
        palette = self._outcome.palette()
        palette.setColor(self._outcome.foregroundRole(), colour)
        self._outcome.setPalette(palette)
