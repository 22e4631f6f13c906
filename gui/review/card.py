"""The finding or comment that is chosen: what it says, what to do, why, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
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
from gui.review.one_line import OneLine
from gui.review.row_menu import has_place
from gui.review.row_painting import SIGN, row_colour, row_icon
from gui.review.row_words import folded_words, head_words, message_words, quote_words, who_words
from gui.review.rows import CommentRow, FindingRow, Row, Standing
from gui.review.slots import CardAction, Slots
from gui.theme import Theme

IN_ROW = 1.5
"""So many widths of the panel are words long of which a row of the list surely shows all, in two lines."""
LEAST_WIDTH = 240
"""Logical pixels that a panel is wide at least."""


class ReviewCard(QWidget):
    """Shows one row; what can be done with it stands below its words and does not scroll with them. `keys`
    gives the key of a command. `place_wanted` says that the reader wants to see where it is; `sized` that it
    needs another height.

    In a low panel it is folded to what to do, in one line, until the reader unfolds it; in a dense one it
    does without what its row in the list says."""

    place_wanted = Signal()
    sized = Signal()
    left = Signal()  # what had the keyboard in it is gone

    def __init__(self, theme: Theme, slots: Slots, keys: Callable[[str], str]) -> None:
        super().__init__()
        self.setObjectName("reviewCard")
        self.setAutoFillBackground(True)
        self._room = QScrollArea()
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._room, 1)
        column.addWidget(self._foot)
        TabsAsSeen(self)
        self._theme = theme
        self._slots = slots
        self._keys = keys
        self._checks: Mapping[str, CheckTold] = {}
        self._is_why_open = False  # it stays as the reader had it last
        self._is_low, self._is_dense = False, False
        self._is_unfolded = False  # it stays as the reader had it last, too
        self.row: Row | None = None
        self._numbers_of: tuple[object, ...] | None = None  # the row whose persons' numbers are shown whole
        self.buttons: dict[str, QToolButton] = {}  # by their words
        QApplication.instance().focusChanged.connect(self._follow_keyboard)  # type: ignore[union-attr]
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
        if not stays:
            self._numbers_of = None
        if row is not None:
            bar = self._room.verticalScrollBar()
            at = bar.value() if stays else 0
            self.setAccessibleName(head_words(row))
            self._make(row)
            self.sized.emit()
            bar.setValue(at)
        self.setVisible(row is not None)
        if had_keyboard and stays and focus is not None and isValid(focus) and self.isAncestorOf(focus):
            focus.setFocus()  # a part that stays in the card
        elif had_keyboard:
            self.left.emit()

    def has_keyboard(self) -> bool:
        """Whether the keyboard is in it."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    @property
    def is_folded(self) -> bool:
        """Whether its words are folded away, as there is little room."""
        return self._is_low and not self._is_unfolded

    @property
    def _is_terse(self) -> bool:
        """Whether it does without what the list says; not where the reader unfolded it."""
        return self._is_dense and not self._is_low

    def fit(self, *, is_low: bool, is_dense: bool) -> None:
        """Take little room, or as much as there is."""
        if (is_low, is_dense) != (self._is_low, self._is_dense):
            self._is_low, self._is_dense = is_low, is_dense
            self.show_row(self.row, self._checks, anew=True)

    def fold(self, folded: bool) -> None:
        """Fold its words away where there is little room, or have them be seen."""
        if folded is self._is_unfolded:
            self._is_unfolded = not folded
            if self._is_low:
                self.show_row(self.row, self._checks, anew=True)

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What the keyboard works on is seen, such as the field of a reply."""
        body = self._room.widget()
        if now is not None and body is not None and body.isAncestorOf(now):
            QTimer.singleShot(0, now, lambda: self._room.ensureWidgetVisible(now, 0, now.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow_keyboard(None, QApplication.focusWidget())

    def height_wanted(self, width: int) -> int:
        """How high it would be to show all of it."""
        return sum(_height_of(each, width) for each in (self._room.widget(), self._foot)) + 1

    # What it is made of

    def _make(self, row: Row) -> None:
        why = None if self.is_folded else self._why(row)
        self._room.setWidget(self._folded(row) if self.is_folded else self._made(row, why))
        foot, self._foot = self._foot, self._actions(row, why)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(foot, self._foot)
        foot.hide()
        foot.deleteLater()

    def _folded(self, row: Row) -> QWidget:
        """What to do, in one line; the list says the rest."""
        body = QWidget()
        body.setObjectName("reviewCardBody")
        line = QHBoxLayout(body)
        line.setContentsMargins(8, 5, 12, 0)
        line.setSpacing(4)
        line.addWidget(self._fold_button())
        words = OneLine()
        make_quiet(words)
        words.setWordWrap(False)
        words.show_words(folded_words(row))
        line.addWidget(words, 1)
        return body

    def _fold_button(self) -> QToolButton:
        button = QToolButton()
        name = _("Show all of it") if self.is_folded else _("Show less of it")
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(name))
        button.setIconSize(QSize(14, 14))
        button.setStyleSheet("padding: 2px;")
        chevron = "chevron-right" if self.is_folded else "chevron-down"
        button.setIcon(icons.icon(chevron, self._theme.colours.quiet))
        button.clicked.connect(lambda _checked=False: self.fold(not self.is_folded))
        return button

    def _made(self, row: Row, why: QLabel | None) -> QWidget:
        body = QWidget()
        body.setObjectName("reviewCardBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 9, 12, 4)
        column.setSpacing(6)
        column.addLayout(self._head(row))
        message = [] if self._is_terse and self._is_short(message_words(row)) else [self._message(row)]
        is_last = self._is_terse and isinstance(row, FindingRow)  # its row has how it begins
        self._add(column, [] if is_last else message)
        parts = [part for make in self._slots.parts if (part := make(row)) is not None]
        if isinstance(row, FindingRow):  # what can be put in its place is wanted before all else
            self._add(column, parts)
        shows_all = self._numbers_of == row.key
        quote = quote_words(row, whole=shows_all)
        if quote and quote not in message_words(row) and (shows_all or not self._is_terse):
            column.addWidget(_selectable(quiet(quote)))
        if shows_all or quote != quote_words(row, whole=True):
            column.addWidget(self._number_button(row, shows_all=shows_all))
        for words in self._told(row):
            column.addWidget(_selectable(words))
        self._add(column, message if is_last else [])
        if isinstance(row, CommentRow):
            self._add(column, parts)
        if why is not None:
            column.addWidget(_selectable(why))
        column.addStretch(1)
        return body

    def _message(self, row: Row) -> QWidget:
        return _selectable(title(message_words(row), 1.0))

    def _add(self, column: QVBoxLayout, parts: list[QWidget]) -> None:
        for part in parts:
            column.addWidget(part)

    def _is_short(self, words: str) -> bool:
        """Whether the row in the list has room for all of them."""
        return self.fontMetrics().horizontalAdvance(words) < IN_ROW * max(self.width(), LEAST_WIDTH)

    def _number_button(self, row: Row, *, shows_all: bool) -> QToolButton:
        """Shows the whole number of a person, or hides its end again."""
        button = QToolButton()
        button.setObjectName("markPlace")
        button.setText(_("Hide the number") if shows_all else _("Show the whole number"))
        button.clicked.connect(partial(self._show_numbers, None if shows_all else row.key))
        return button

    def _show_numbers(self, key: tuple[object, ...] | None, _checked: bool = False) -> None:
        self._numbers_of = key
        self.show_row(self.row, self._checks, anew=True)

    def _head(self, row: Row) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(7)
        if self._is_low:
            line.addWidget(self._fold_button(), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(_Sign(row, self._theme), 0, Qt.AlignmentFlag.AlignTop)
        words = QLabel(who_words(row) if self._is_terse and isinstance(row, CommentRow) else head_words(row))
        words.setTextFormat(Qt.TextFormat.PlainText)
        make_quiet(words)
        line.addWidget(words, 1)
        if has_place(row):
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
            return [] if self._is_terse else [quiet(who_words(row))]  # the head has it
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
            QTimer.singleShot(0, why, lambda: self._room.ensureWidgetVisible(why, 0, 0))

    def _paint_why(self, button: QToolButton) -> None:
        name = "chevron-down" if button.isChecked() else "chevron-right"
        button.setIcon(icons.icon(name, self._theme.colours.quiet))

    def _actions(self, row: Row, why: QLabel | None) -> QWidget:
        """The buttons that fit, the one that unfolds `why`, and what stands under "More"."""
        self.buttons = {}
        fitting = [each for each in self._slots.actions if not each.in_list and each.fits(row)]
        holder = QWidget()
        holder.setObjectName("reviewCardBody")
        column = QVBoxLayout(holder)
        column.setContentsMargins(14, 4, 12, 8)
        flow = FlowLayout()
        column.addLayout(flow)
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


def _height_of(widget: QWidget | None, width: int) -> int:
    layout = None if widget is None else widget.layout()
    if layout is None:
        return 0
    return layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()


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
