"""The command palette: every command that can be used now, found as one types, run with Enter."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.language import _
from gui.actions import Actions, menus
from gui.models.tree import Index
from gui.panels.captions import quiet
from gui.theme import Theme

NATIVE = QKeySequence.SequenceFormat.NativeText
MENU, KEYS, ACTION = (Qt.ItemDataRole.UserRole + number for number in (1, 2, 3))
WIDTH, HEIGHT = 560, 420
BEGINS, SCATTERED = 1, 4
"""Ranks: a word is begun; letters stand in order, and no more."""


def show_palette(window: QWidget, actions: Actions, theme: Theme) -> Palette:
    """Show the palette over `window`."""
    palette = Palette(window, actions, theme)
    palette.open()
    return palette


class Palette(QDialog):
    """A line to type in, and the commands that fit."""

    def __init__(self, window: QWidget, actions: Actions, theme: Theme) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("All commands"))
        self._rows = _rows(actions)
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Type what you want to do"))
        self.line.setAccessibleName(_("All commands"))
        self.list = QListWidget()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(_("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Rows(theme, self.list))
        self._nothing = quiet(_("No command fits these words."))
        self._nothing.setContentsMargins(10, 4, 10, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._run)
        self._filter("")
        self._place(window)
        self.line.setFocus()

    def _place(self, window: QWidget) -> None:
        width, height = min(WIDTH, window.width() - 40), min(HEIGHT, window.height() - 80)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.setGeometry(QRect(corner.x() + (window.width() - width) // 2, corner.y() + 56, width, height))

    def _filter(self, words: str) -> None:
        self.list.clear()
        for action, text, menu, keys in found(words, self._rows):
            row = QListWidgetItem(text)
            row.setData(MENU, menu)
            row.setData(KEYS, keys)
            row.setData(ACTION, action)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (text, menu, keys))))
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self._nothing.setVisible(self.list.count() == 0)

    def _run(self, row: QListWidgetItem) -> None:
        action: QAction = row.data(ACTION)
        self.close()
        action.trigger()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrows and pages move in the list while the line keeps the cursor; Enter runs."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, row = event.key(), self.list.currentItem()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if row is not None:
                    self._run(row)
                return True
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if key in steps and self.list.count():
                at = self.list.currentRow() + steps[Qt.Key(key)]
                self.list.setCurrentRow(min(max(at, 0), self.list.count() - 1))
                return True
        return super().eventFilter(self.line, event)


_Row = tuple[QAction, str, str, str]


def _rows(actions: Actions) -> list[_Row]:
    """The commands that can be used: action, text, menu, keys."""
    names = {menu: plain(text) for menu, text in menus().items()}
    return [
        (action, plain(action.text()), names[spec.menu], action.shortcut().toString(NATIVE))
        for spec in actions.specs.values()
        if spec.id != "palette" and (action := actions[spec.id]).isEnabled()
    ]


def plain(text: str) -> str:
    """A command's text without the sign of its letter and the dots of a dialog."""
    return text.replace("&", "").removesuffix("…").rstrip()


def found(words: str, rows: Sequence[_Row]) -> list[_Row]:
    """The rows in which every word of `words` stands: first the one that says just that, then those in which
    it begins a word of the text, the shorter before the longer; only where there are none, those that hold
    its letters in order."""
    wanted = _folded(words).split()
    typed = " ".join(wanted)
    ranked: list[tuple[int, int, int]] = []
    for number, row in enumerate(rows):
        text, menu = _folded(row[1]), _folded(row[2])
        ranks = [_rank(word, text, menu) for word in wanted]
        if None not in ranks:
            rank = max((rank for rank in ranks if rank is not None), default=0)
            rank = -1 if wanted and text == typed else rank
            # Without words the commands stay in the order of the menus.
            ranked.append((rank, len(text) if wanted and rank <= BEGINS else 0, number))
    if any(rank < SCATTERED for rank, *_order in ranked):
        ranked = [each for each in ranked if each[0] < SCATTERED]
    return [rows[each[-1]] for each in sorted(ranked)]


def _rank(word: str, text: str, menu: str) -> int | None:
    """How well a word fits: 0 at the beginning of the text, up to 4 for letters in order; None not at all."""
    if text.startswith(word):
        return 0
    if any(part.startswith(word) for part in text.split()):
        return 1
    if word in text:
        return 2
    if any(part.startswith(word) for part in menu.split()):
        return 3
    letters = iter(text)
    return SCATTERED if len(word) > 2 and all(letter in letters for letter in word) else None


def _folded(text: str) -> str:
    """Letters as they are searched: case and accents do not matter, and æ ø å can be written ae oe aa."""
    letters = text.casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return "".join(each for each in unicodedata.normalize("NFD", letters) if not unicodedata.combining(each))


class _Rows(QStyledItemDelegate):
    """A row: the command, its menu after it in quiet words, its keys at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, option.fontMetrics.lineSpacing() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 6, 6)
        inside = option.rect.adjusted(10, 0, -10, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        text, menu, keys = index.data(), index.data(MENU), index.data(KEYS)
        taken = option.fontMetrics.horizontalAdvance(keys) + 16 if keys else 0
        quiet_ink = QColor(colours.text if chosen else colours.quiet)
        painter.setPen(quiet_ink)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, keys)
        room = inside.adjusted(0, 0, -taken, 0)
        painter.setPen(QColor(colours.text))
        words = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, words)
        after = option.fontMetrics.horizontalAdvance(words) + 10
        if after < room.width() - 40:
            painter.setPen(quiet_ink)
            left = room.adjusted(after, 0, 0, 0)
            painter.drawText(
                left, middle, option.fontMetrics.elidedText(menu, Qt.TextElideMode.ElideRight, left.width())
            )
        painter.restore()
