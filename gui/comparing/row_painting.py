"""How the rows of the list of changes are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from core.language import ngettext
from core.versions.changes.change import PieceKind, WordPiece
from core.versions.changes.wordings import cut_short
from core.wording import shortened
from gui import icons
from gui.comparing.change_marks import Tone, tone_colour, tone_of
from gui.comparing.change_rows import AgainstRow, ChangeRow, ChangeRows, HeadingRow
from gui.comparing.mark_painting import SIGN, paint_sign
from gui.models.tree import Index
from gui.panels.captions import plain_tip
from gui.theme import Colours, Theme
from gui.utf16 import Units

ROOM = 6.0
LEFT, INSET = 32.0, 12.0
"""Where the words of changes, and of headings, begin, in logical pixels."""
RIGHT, LOCK = 12.0, 20.0
BOLD = 1.08
"""How much wider bold words are, at most."""
MOST = 260
"""Characters that are laid out: more than two lines hold."""
LONGEST_TIP = 600
LONGEST_WORD = 24
"""Characters that are left out so that no word is cut."""


class ChangeRowsPainting(QStyledItemDelegate):
    """What it is, and one or two lines of its words, as these ask for."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        theme.changed.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ChangeRows.ROW)
        words, small = QFontMetricsF(option.font), QFontMetricsF(_small(option.font))
        is_heading = isinstance(row, HeadingRow)
        text = row.title if is_heading else "".join(each.text for each in cut_short(row.words, MOST))
        width = self._view.viewport().width() - (INSET if is_heading else LEFT) - RIGHT
        width -= LOCK if is_heading and row.closed else 0.0
        wide = len(text) >= MOST / 2 or words.horizontalAdvance(text) * (BOLD if is_heading else 1.0) >= width
        return QSize(120, round((1 + wide) * words.lineSpacing() + small.lineSpacing() + 2 * ROOM + 3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ChangeRows.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, HeadingRow):
            self._paint_heading(painter, option, row)
        else:
            self._paint_change(painter, option, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: HeadingRow) -> None:
        colours, rect = self._theme.colours, QRectF(option.rect)
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), QColor(colours.line))
        count = ngettext("{count} change", "{count} changes", row.count).format(count=row.count)
        left = rect.left() + INSET
        small = _small(option.font)
        room = QRectF(
            left, rect.top() + ROOM + 1, rect.right() - left - RIGHT, QFontMetricsF(small).lineSpacing()
        )
        _line(painter, room, f"{row.told} · {count}", small, colours.quiet)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        below = QRectF(left, room.bottom() + 1, room.width(), rect.bottom() - room.bottom())
        if row.closed:
            icons.paint(painter, "lock", colours.quiet, QRectF(left, below.top() + 2, 14, 14))
            below.setLeft(left + LOCK)
        paint_some_lines(painter, below, [WordPiece(row.title, PieceKind.SAME)], bold, colours, colours.text)

    def _paint_change(
        self, painter: QPainter, option: QStyleOptionViewItem, row: ChangeRow | AgainstRow
    ) -> None:
        colours, rect = self._theme.colours, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QColor(colours.accent) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 5, 5)
        tone = tone_of(row.change.kind) if isinstance(row, ChangeRow) else _tone_of_decision(row)
        what = row.what if isinstance(row, ChangeRow) else f"{row.what} · {row.title}"
        quiet = colours.quiet if tone is None else tone_colour(colours, tone)
        colour = colours.text if chosen else quiet
        small = _small(option.font)
        left, height = rect.left() + LEFT, QFontMetricsF(small).lineSpacing()
        first = QRectF(left, rect.top() + ROOM + 1, rect.right() - left - RIGHT, height)
        if tone is not None:
            sign = QRectF(rect.left() + 13, first.center().y() - SIGN / 2, SIGN, SIGN)
            paint_sign(painter, sign, tone, colour)
        _line(painter, first, what, small, colour)
        below = QRectF(left, first.bottom() + 1, first.width(), rect.bottom() - first.bottom())
        paint_some_lines(
            painter, below, cut_short(row.words, MOST), option.font, colours, colours.text, plain=chosen
        )

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """All the words, for those a row has no room for."""
        if event.type() is not QEvent.Type.ToolTip:
            return False
        words = shortened(index.data() or "", LONGEST_TIP)
        QToolTip.showText(event.globalPos(), plain_tip(words) if words else "", view.viewport())
        return True


def _tone_of_decision(row: AgainstRow) -> Tone | None:
    """None where it does not differ from its recommendation, or nothing tells."""
    return Tone.CHANGED if row.against.followed.differs else None


def paint_some_lines(
    painter: QPainter,
    rect: QRectF,
    pieces: Sequence[WordPiece],
    font: QFont,
    colours: Colours,
    colour: str,
    *,
    plain: bool = False,
) -> None:
    """Draw words in as many lines as there is room for: what is removed struck through, what is added
    underlined; `plain`, all in one colour."""
    text = "".join(each.text for each in pieces)
    layout = _laid(text, pieces, font, rect.width(), colours, plain=plain)
    most = max(1, int((rect.height() + 2) / QFontMetricsF(font).lineSpacing()))
    whole, kept = text, len(text)
    while layout.lineCount() > most and kept:
        line = layout.lineAt(most - 1)
        end = Units(text).place(line.textStart() + line.textLength())
        kept = before_word(whole, max(0, min(kept, end) - 2))
        text, shown = _cut(pieces, kept)
        layout = _laid(text, shown, font, rect.width(), colours, plain=plain)
    painter.setPen(QColor(colour))
    layout.draw(painter, rect.topLeft())


def before_word(text: str, length: int) -> int:
    """At most `length`, less where a word would be cut; words without an end in sight are."""
    space = text.rfind(" ", 0, length + 1)
    return space if space > max(0, length - LONGEST_WORD) else length


def _cut(pieces: Sequence[WordPiece], length: int) -> tuple[str, list[WordPiece]]:
    """The first `length` characters, and that there are more."""
    kept: list[WordPiece] = []
    for each in pieces:
        if length <= 0:
            break
        kept.append(replace(each, text=each.text[:length]))
        length -= len(each.text)
    kept.append(WordPiece(" …", PieceKind.SAME))
    return "".join(each.text for each in kept), kept


def _laid(
    text: str, pieces: Sequence[WordPiece], font: QFont, width: float, colours: Colours, *, plain: bool
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(text, pieces, colours, plain=plain))
    layout.beginLayout()
    y, pitch = 0.0, QFontMetricsF(font).lineSpacing()
    while layout.lineCount() < 3 and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20.0))
        line.setPosition(QPointF(0.0, y))
        y += pitch
    layout.endLayout()
    return layout


def _formats(
    text: str, pieces: Sequence[WordPiece], colours: Colours, *, plain: bool
) -> list[QTextLayout.FormatRange]:
    found, at, units = [], 0, Units(text)
    for each in pieces:
        if each.kind is not PieceKind.SAME:
            removed = each.kind is PieceKind.REMOVED
            format_ = QTextCharFormat()
            format_.setFontStrikeOut(removed)
            format_.setFontUnderline(not removed)
            if not plain:
                tone = Tone.REMOVED if removed else Tone.ADDED
                format_.setForeground(QColor(tone_colour(colours, tone)))
            range_ = QTextLayout.FormatRange()
            start = at + len(each.text) - len(each.text.lstrip())
            range_.start = units.before(start)
            range_.length = units.before(max(start, at + len(each.text.rstrip()))) - range_.start
            range_.format = format_
            found.append(range_)
        at += len(each.text)
    return found


def _line(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return small
