"""The list of personal data: what it is, where it stands, and whether it is masked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.confidential.personal import PersonalData, kind_name
from core.language import _, ngettext
from gui import icons
from gui.composer.composing import Composing
from gui.models.tree import Index
from gui.theme import Theme

ROOT = QModelIndex()
BOX, ROOM = 14.0, 5.0


class PersonalFinds(QAbstractListModel):
    """A row each; ticked where it is masked."""

    FIND = Qt.ItemDataRole.UserRole + 1

    def __init__(self, composing: Composing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._composing = composing
        self._finds: Sequence[PersonalData] = ()
        self._kept = composing.keep

    @property
    def masked(self) -> int:
        """How many are masked."""
        return sum(each.text not in self._composing.keep for each in self._finds)

    def hold(self, finds: Sequence[PersonalData]) -> None:
        """Hold what was found now."""
        if finds != self._finds:
            self.beginResetModel()
            self._finds = finds
            self.endResetModel()

    def show_kept(self) -> None:
        """Others are kept than before."""
        if self._kept != self._composing.keep and self._finds:
            self._kept = self._composing.keep
            self.dataChanged.emit(self.index(0), self.index(len(self._finds) - 1))

    def turn(self, index: Index) -> None:
        """Mask what is kept, or keep what is masked."""
        find = index.data(self.FIND)
        if find is not None:
            self._composing.keep_personal(find.text, keep=find.text not in self._composing.keep)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._finds)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        find = self._finds[index.row()]
        is_masked = find.text not in self._composing.keep
        if role == self.FIND:
            return find
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if is_masked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{find.text}\n{below(find)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = _("masked") if is_masked else _("kept")
            return f"{find.text}, {below(find)}, {state}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.turn(index)
        return True


def below(find: PersonalData) -> str:
    """What it is, how often, and where."""
    times = ngettext("{count} time", "{count} times", find.count).format(count=find.count)
    parts = (kind_name(find.kind), times if find.count > 1 else "", find.where)
    return " · ".join(filter(None, parts))


class PersonalRows(QStyledItemDelegate):
    """Two lines a row: the words, struck through where they are masked; what they are, and where."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        theme.changed.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        metrics = QFontMetricsF(option.font)
        return QSize(
            120, round(metrics.lineSpacing() + QFontMetricsF(_small(option.font)).lineSpacing() + 2 * ROOM)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = self._theme.colours
        find: PersonalData = index.data(PersonalFinds.FIND)
        is_masked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(1, 1, -1, -1)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if chosen:
            painter.setPen(QColor(colours.accent) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(row, 5, 5)
        self._paint_box(painter, row, is_masked)
        left = row.left() + BOX + 18
        words = option.font
        painter.setFont(words)
        painter.setPen(QColor(colours.text))
        metrics = QFontMetricsF(words)
        first = QRectF(left, row.top() + ROOM - 1, row.right() - left - 6, metrics.lineSpacing())
        text = metrics.elidedText(find.text, Qt.TextElideMode.ElideRight, first.width())
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, text)
        if is_masked:
            middle = first.center().y() + 1
            painter.setPen(QPen(QColor(colours.text), 1))
            painter.drawLine(
                QPointF(first.left(), middle),
                QPointF(first.left() + metrics.horizontalAdvance(text), middle),
            )
        small = _small(words)
        painter.setFont(small)
        painter.setPen(QColor(colours.text if chosen else colours.quiet))
        second = QRectF(left, first.bottom(), first.width(), QFontMetricsF(small).lineSpacing())
        told = QFontMetricsF(small).elidedText(below(find), Qt.TextElideMode.ElideRight, second.width())
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, told)
        painter.restore()

    def _paint_box(self, painter: QPainter, row: QRectF, is_ticked: bool) -> None:
        """As the style sheet draws boxes elsewhere."""
        colours = self._theme.colours
        box = QRectF(row.left() + 9, row.center().y() - BOX / 2, BOX, BOX)
        painter.setPen(QPen(QColor(colours.accent if is_ticked else colours.quiet), 1))
        painter.setBrush(QColor(colours.accent if is_ticked else colours.panel))
        painter.drawRoundedRect(box, 3, 3)
        if is_ticked:
            icons.paint(painter, f"tick-{'dark' if colours.is_dark else 'light'}", colours.panel, box)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.92)
    return small
