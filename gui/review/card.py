"""The finding or comment that is chosen: what it says, what to do, why, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from core.language import _, long_date
from core.review_requests import CheckTold
from gui import icons
from gui.panels.captions import make_quiet, plain_tip, quiet, title
from gui.panels.flow_layout import FlowLayout
from gui.panels.tab_ring import TabsAsSeen
from gui.review.row_painting import SIGN, row_colour, row_icon
from gui.review.row_words import head_words, message_words, quote_words, who_words
from gui.review.rows import CommentRow, FindingRow, Row, Standing
from gui.review.slots import CardAction, Slots
from gui.theme import Theme


class ReviewCard(QScrollArea):
    """Shows one row. `keys` gives the key of a command. `place_wanted` says that the reader wants to see
    where it is; `sized` that it needs another height."""

    place_wanted = Signal()
    sized = Signal()
    left = Signal()  # what had the keyboard in it is gone

    def __init__(self, theme: Theme, slots: Slots, keys: Callable[[str], str]) -> None:
        super().__init__()
        self.setObjectName("reviewCard")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme = theme
        self._slots = slots
        self._keys = keys
        self._checks: Mapping[str, CheckTold] = {}
        self._is_why_open = False  # it stays as the reader had it last
        self.row: Row | None = None
        self.buttons: dict[str, QToolButton] = {}  # by their words
        theme.changed.connect(lambda: self.show_row(self.row, self._checks, anew=True))
        self.hide()

    def show_row(self, row: Row | None, checks: Mapping[str, CheckTold], *, anew: bool = False) -> None:
        """Show a row, or none; `checks` say why findings matter. `anew` where its parts are others."""
        if row == self.row and checks is self._checks and not anew:
            return
        focus = QApplication.focusWidget()
        had_keyboard = self.has_keyboard()
        stays = row is not None and self.row is not None and row.key == self.row.key
        self.row, self._checks = row, checks
        if row is not None:
            at = self.verticalScrollBar().value() if stays else 0
            self.setAccessibleName(head_words(row))
            self.setWidget(self._made(row))
            self.sized.emit()
            self.verticalScrollBar().setValue(at)
        self.setVisible(row is not None)
        if had_keyboard and stays and focus is not None and isValid(focus) and self.isAncestorOf(focus):
            focus.setFocus()  # a part that stays in the card
        elif had_keyboard:
            self.left.emit()

    def has_keyboard(self) -> bool:
        """Whether the keyboard is in it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def height_wanted(self, width: int) -> int:
        """How high it would be to show all of it."""
        body = self.widget()
        layout = None if body is None else body.layout()
        return 0 if layout is None else layout.heightForWidth(width) + 1

    # What it is made of

    def _made(self, row: Row) -> QWidget:
        body = QWidget()
        body.setObjectName("reviewCardBody")
        TabsAsSeen(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 9, 12, 10)
        column.setSpacing(6)
        column.addLayout(self._head(row))
        column.addWidget(_selectable(title(message_words(row), 1.0)))
        quote = quote_words(row)
        if quote and quote not in message_words(row):
            column.addWidget(_selectable(quiet(quote)))
        for words in self._told(row):
            column.addWidget(_selectable(words))
        for make in self._slots.parts:
            part = make(row)
            if part is not None:
                column.addWidget(part)
        why = self._why(row)
        if (actions := self._actions(row, why)) is not None:
            column.addWidget(actions)
        if why is not None:
            column.addWidget(_selectable(why))
        column.addStretch(1)
        return body

    def _head(self, row: Row) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(7)
        line.addWidget(_Sign(row, self._theme), 0, Qt.AlignmentFlag.AlignTop)
        words = QLabel(head_words(row))
        words.setTextFormat(Qt.TextFormat.PlainText)
        make_quiet(words)
        line.addWidget(words, 1)
        if row.item is not None or (isinstance(row, FindingRow) and row.standing is not Standing.GONE):
            show = QToolButton()
            show.setObjectName("markPlace")
            show.setText(_("Show"))
            show.setToolTip(plain_tip(_("Show the place in the document")))
            show.clicked.connect(self.place_wanted)
            line.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _told(self, row: Row) -> list[QLabel]:
        """How it stands, and what to do; of a comment who made it and when."""
        if isinstance(row, CommentRow):
            return [quiet(who_words(row))]
        finding = row.finding
        lines: list[QLabel] = []
        if row.standing is Standing.GONE:
            lines.append(
                quiet(_("Settled by itself: it was found in the version before, and is not any more."))
            )
        elif row.dismissal is not None:
            words = _("Dismissed by {name}, {date}: {reason}").format(
                name=row.dismissal.author,
                date=long_date(row.dismissal.when.astimezone().date()),
                reason=row.dismissal.reason,
            )
            lines.append(quiet(words))
        elif row.standing is Standing.LET_BE and finding.allowed:
            lines.append(quiet(_("The rules let it be: {reason}").format(reason=finding.allowed)))
        if finding.advice and row.is_open:
            lines.append(_labelled(_("What to do"), finding.advice))
        return lines

    def _why(self, row: Row) -> QLabel | None:
        """Why a finding matters, and where that is said."""
        check = self._checks.get(row.finding.check) if isinstance(row, FindingRow) else None
        if check is None or not check.why:
            return None
        words = _labelled(_("Why"), f"{check.why} ({check.source})" if check.source else check.why)
        words.setVisible(self._is_why_open)
        return words

    def _why_button(self, why: QLabel) -> QToolButton:
        """Unfolds why a finding matters: it takes room that the list needs."""
        button = QToolButton()
        button.setObjectName("filterButton")
        button.setText(_("Why"))
        button.setToolTip(plain_tip(_("Why the check looks for this")))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(14, 14))
        button.setCheckable(True)
        button.setChecked(self._is_why_open)
        button.toggled.connect(partial(self._unfold, button, why))
        self._paint_why(button)
        return button

    def _unfold(self, button: QToolButton, why: QLabel, on: bool) -> None:
        self._is_why_open = on
        self._paint_why(button)
        why.setVisible(on)
        self.sized.emit()
        if on:
            QTimer.singleShot(0, why, lambda: self.ensureWidgetVisible(why, 0, 0))

    def _paint_why(self, button: QToolButton) -> None:
        name = "chevron-down" if button.isChecked() else "chevron-right"
        button.setIcon(icons.icon(name, self._theme.colours.quiet))

    def _actions(self, row: Row, why: QLabel | None) -> QWidget | None:
        """The buttons that fit, the one that unfolds `why`, and what stands under "More"; None where there
        are none."""
        self.buttons = {}
        fitting = [each for each in self._slots.actions if each.fits(row)]
        if not fitting and why is None:
            return None
        holder = QWidget()
        flow = FlowLayout(holder)
        for action in fitting:
            if not action.in_menu:
                flow.addWidget(self._button(action, row))
        in_menu = [each for each in fitting if each.in_menu]
        if in_menu:
            more = QToolButton()
            more.setObjectName("filterButton")
            more.setText(_("More"))
            more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            menu = QMenu(more)
            for action in in_menu:
                menu.addAction(action.text).triggered.connect(lambda _checked=False, act=action: act.run(row))
            more.setMenu(menu)
            flow.addWidget(more)
        if why is not None:
            flow.addWidget(self._why_button(why))
        return holder

    def _button(self, action: CardAction, row: Row) -> QToolButton:
        button = QToolButton()
        button.setObjectName("filterButton")
        button.setText(action.text)
        keys = self._keys(action.command) if action.command else ""
        if keys:
            button.setToolTip(plain_tip(_("{name} ({keys})").format(name=action.text, keys=keys)))
        button.clicked.connect(partial(_run, action, row))
        self.buttons[action.text] = button
        return button

    def sizeHint(self) -> QSize:
        return QSize(240, self.height_wanted(max(self.width(), 240)))


class _Sign(QWidget):
    """The sign of a row."""

    def __init__(self, row: Row, theme: Theme) -> None:
        super().__init__()
        self._row = row
        self._theme = theme
        self.setFixedSize(round(SIGN) + 1, round(SIGN) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = row_colour(self._theme.colours, self._row)
        icons.paint(painter, row_icon(self._row), colour, QRectF(0.5, 2.5, SIGN, SIGN))
        painter.end()


def _run(action: CardAction, row: Row, _checked: bool = False) -> None:
    action.run(row)


def _labelled(label: str, words: str) -> QLabel:
    line = QLabel(f"<b>{escape(label)}</b>&nbsp; {escape(words)}")
    line.setTextFormat(Qt.TextFormat.RichText)
    make_quiet(line)
    line.setProperty("role", "told")
    line.setAccessibleName(f"{label}: {words}")
    return line


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
