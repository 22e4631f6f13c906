"""The places that are offered for an annotation that is not surely anywhere: each with its item and the words
around it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.annotations import CONTEXT, Passage
from core.carried import Candidate
from core.language import _
from core.versions.changes.change import PieceKind
from gui.models.carried_around import ALONE, Sides
from gui.models.carried_words import anchor_words, differences, item_line
from gui.models.tree import Index
from gui.panels.rows import bold, small, wrapped
from gui.theme import SERIF, Theme
from gui.utf16 import Units

EDGE, ROOM, NUMBER = 12, 8, 20
MOST_LINES = 5
_GOES = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
AROUND = Qt.ItemDataRole.UserRole + 1
Parts = list[tuple[str, bool]]
"""Words, each with whether they are the place itself."""


class OfferedPlaces(QListView):
    """As high as what it holds. Enter and a double click say `place_wanted`, Space `look_wanted`; both carry
    the Candidate."""

    place_wanted = Signal(object)
    look_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = _Places(self)
        self.setObjectName("itemLines")
        self.setModel(self._rows)
        self.setItemDelegate(_PlaceRows(theme, self))
        self.setAccessibleName(_("Places that may be meant"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(lambda _index: self.place())
        theme.changed.connect(self.viewport().update)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The places, the best first."""
        return self._rows.candidates

    def show_places(self, candidates: Sequence[Candidate], old: str) -> None:
        """Offer other places for what stood on the words `old`."""
        self._rows.show(tuple(candidates), old)
        if candidates:
            self.setCurrentIndex(self._rows.index(0))
        self._fit()

    def show_around(self, around: Sequence[Sides]) -> None:
        """Show what stands around each of them in its sentence."""
        self._rows.around = tuple(around)
        self.viewport().update()
        self._fit()

    def begin(self) -> None:
        """Have the keyboard choose among them."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Say that it belongs to the chosen place."""
        if (chosen := self._chosen()) is not None:
            self.place_wanted.emit(chosen)

    def look(self) -> None:
        """Say that the chosen place is to be seen first."""
        if (chosen := self._chosen()) is not None:
            self.look_wanted.emit(chosen)

    def _chosen(self) -> Candidate | None:
        at = self.currentIndex().row()
        return self.candidates[at] if 0 <= at < len(self.candidates) else None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and (event.key() in (*_GOES, Qt.Key.Key_Space) or self._number(event)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _GOES:
            self.place()
        elif event.key() == Qt.Key.Key_Space:
            self.look()
        elif number := self._number(event):
            self.setCurrentIndex(self._rows.index(number - 1))
            self.place()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: digits choose a place."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _number(self, event: QKeyEvent) -> int:
        number = event.key() - Qt.Key.Key_0
        return number if 1 <= number <= len(self.candidates) else 0

    def _fit(self) -> None:
        """Be as high as the places are at this width."""
        self.scheduleDelayedItemsLayout()
        heights = (self.sizeHintForRow(row) for row in range(self._rows.rowCount()))
        self.setFixedHeight(sum(heights) + 2 * self.contentsMargins().top() + 2)


class _Places(QAbstractListModel):
    """A row each; the display text is what a screen reader says."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.candidates: tuple[Candidate, ...] = ()
        self.around: tuple[Sides, ...] = ()  # once it is read
        self.old = ""

    def show(self, candidates: tuple[Candidate, ...], old: str) -> None:
        self.beginResetModel()
        self.candidates, self.around, self.old = candidates, (), old
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.candidates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self.candidates[index.row()]
        if role == AROUND:
            return self._parts(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            anchor = self.candidates[index.row()].anchor
            words = _("{number}: “{words}” in {item}")
            around = "".join(text for text, _is_it in self._parts(index.row()))
            return words.format(number=index.row() + 1, words=around, item=item_line(anchor.item))
        return None

    def _parts(self, row: int) -> Parts:
        return _around(self.candidates[row], self.around[row] if row < len(self.around) else None)


class _PlaceRows(QStyledItemDelegate):
    """The number that chooses it, its item, and its words among those around them."""

    def __init__(self, theme: Theme, view: OfferedPlaces) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = self._words(index.data(AROUND), self._width())
        first = QFontMetricsF(small(option.font)).lineSpacing()
        return QSize(120, round(first + words.boundingRect().height()) + 2 * ROOM + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        candidate: Candidate = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(QColor(colours.accent) if self._view.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)
        quiet = colours.text if chosen else colours.quiet
        fine = small(option.font)
        metrics = QFontMetricsF(fine)
        left, top = option.rect.left() + EDGE, option.rect.top() + ROOM
        painter.setPen(QColor(quiet))
        painter.setFont(bold(fine))
        painter.drawText(QPointF(left, top + metrics.ascent()), str(index.row() + 1))
        painter.setFont(fine)
        item = metrics.elidedText(
            item_line(candidate.anchor.item), Qt.TextElideMode.ElideRight, self._width()
        )
        painter.drawText(QPointF(left + NUMBER, top + metrics.ascent()), item)
        painter.setPen(QColor(colours.text))
        around = index.data(AROUND)
        words = self._words(around, self._width())
        looks = self._looks(around, quiet, is_marked=candidate.anchor.passage is not None)
        words.draw(painter, QPointF(left + NUMBER, top + metrics.lineSpacing()), looks)
        painter.restore()

    def _width(self) -> int:
        return self._view.viewport().width() - 2 * EDGE - NUMBER

    def _words(self, around: Parts, width: float) -> QTextLayout:
        """The words set in lines; what differs in them from the old ones is underlined and bold."""
        font = QFont(SERIF)
        font.setPointSizeF(self._view.font().pointSizeF() * 1.02)
        model = self._view.model()
        assert isinstance(model, _Places)
        text, looks, at = "", [], 0
        for words, is_it in around:
            if is_it and model.old and words != model.old:
                place = at
                for piece in differences(model.old, words):
                    if piece.kind is PieceKind.REMOVED:
                        continue
                    if piece.kind is PieceKind.ADDED:
                        looks.append(_range(place, piece.text.rstrip(), _new_words(font)))
                    place += Units(piece.text).count
            text += words
            at += Units(words).count
        return wrapped(text, font, width, MOST_LINES, looks)

    def _looks(self, around: Parts, quiet: str, *, is_marked: bool) -> list[QTextLayout.FormatRange]:
        """The words lie on a mark, what stands around them is quiet."""
        mark, pale = QTextCharFormat(), QTextCharFormat()
        mark.setBackground(QColor(self._theme.colours.mark))
        pale.setForeground(QColor(quiet))
        found, at = [], 0
        for words, is_it in around:
            if not is_it or is_marked:
                found.append(_range(at, words, mark if is_it else pale))
            at += Units(words).count
        return found


def _new_words(font: QFont) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFont(bold(font))
    look.setFontUnderline(True)
    return look


def _range(start: int, text: str, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, Units(text).count, look
    return made


def _whole_words(passage: Passage) -> tuple[str, str]:
    """What stands before and behind a passage, in one line each, without words that are cut."""
    before, after = passage.prefix, passage.suffix
    if len(before) >= CONTEXT:
        before = before.partition(" ")[2]
    if len(after) >= CONTEXT:
        after = after.rpartition(" ")[0]
    return " ".join(before.split()), " ".join(after.split())


def _around(candidate: Candidate, sides: Sides | None) -> Parts:
    """The words of a place and those around them, in one line; each with whether it is the place itself.
    `sides` are those of its sentence, None while they are not read."""
    passage = candidate.anchor.passage
    if passage is None or not passage.quote.strip():
        return [(anchor_words(candidate.anchor), True)]
    words = " ".join(passage.quote.split())
    if sides is not None and sides != ALONE:
        return [(sides[0], False), (words, True), (sides[1], False)]
    before, after = _whole_words(passage)
    parts = [(f"… {before} ", False)] if before else []
    parts.append((words, True))
    return [*parts, (f" {after} …", False)] if after else parts
