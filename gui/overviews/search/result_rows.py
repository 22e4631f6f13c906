"""How the rows of the search page are drawn."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.annotations import AnnotationKind
from core.library.searching.results import Parts
from core.query_words import Field
from gui import icons
from gui.models.search_rows import (
    Caption,
    HeadRow,
    HitRow,
    LeadRow,
    LineKind,
    LineRow,
    Message,
    NoteRow,
    Row,
    SearchRows,
    hit_title,
    lead_count,
    lead_name,
    meeting_aside,
    meeting_title,
    passage_name,
    plain,
)
from gui.panels.rows import wrapped
from gui.theme import Colours, Theme, outcome_colour
from gui.utf16 import Units

Index = QModelIndex | QPersistentModelIndex
EDGE = 16  # between a row's content and the list's edge
NUMBER = 38  # the column of numbers and signs
SIGN = 15
ABOVE = 6  # and below a row's content
MOST_LINES = 2
"""Lines of a passage."""

_LEAD_ICONS = {Field.TAG: "kind-tag", Field.PERSON: "person", Field.CASE: "document", Field.BODY: "library"}
_LINE_ICONS = {
    LineKind.SAVED: "star-full",
    LineKind.HISTORY: "clock",
    LineKind.EXAMPLE: "search",
    LineKind.INSTEAD: "search",
}
BEFORE_HIT = 80
"""Letters of a passage that may stand before its first hit."""
_WHITE = re.compile(r"\s+")


class ResultRows(QStyledItemDelegate):
    """Draws each kind of row. Heights depend on the width alone."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._sizes: dict[int, QSize] = {}  # by row, of lists so wide:
        self._width = 0
        self._lines: dict[tuple[str, int], int] = {}  # of passages, by their text and width
        self.set_font(view.font())

    def set_font(self, font: QFont) -> None:
        """Have rows be set in `font`."""
        self._font = QFont(font)
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small = QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * 0.9)
        self._small_bold = QFont(self._small)
        self._small_bold.setWeight(QFont.Weight.DemiBold)
        self._spacing = QFontMetricsF(self._font).lineSpacing()
        self._passage = QFontMetricsF(self._font)

    # Sizes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width, row = self._view.viewport().width(), index.row()
        if width != self._width:
            self._width = width
            self._sizes.clear()
        size = self._sizes.get(row)
        if size is None:
            size = self._sizes[row] = QSize(120, round(self._height(index.data(SearchRows.ROW), width)))
        return size

    def forget_sizes(self) -> None:
        """Rows are others now: a list asks for all sizes whenever one row comes."""
        self._sizes.clear()

    def _height(self, row: Row, width: int) -> float:
        spacing = self._spacing
        match row:
            case HitRow():
                return spacing * (1 + self._passage_lines(row, width)) + 2 * ABOVE
            case NoteRow():
                return spacing * (3 if self._is_long(row.note.parts, width) else 2) + 2 * ABOVE
            case HeadRow():
                return spacing * 1.1 + 15
            case Caption():
                return spacing + 16
            case LineRow():
                return spacing * (1.95 if row.about else 1) + 11
            case Message():
                layout = wrapped(row.text, self._font, width - 2 * EDGE, 8)
                return layout.lineCount() * spacing + 18
            case _:
                return spacing + 12

    def _passage_lines(self, row: HitRow, width: int) -> int:
        if not row.hit.parts:
            return 0
        text = self._passage_text(row)[0]  # an item shows another passage when other words are looked for
        key = text, width
        if key not in self._lines:
            if len(self._lines) > 5_000:
                self._lines.clear()
            room = width - NUMBER - 2 * EDGE
            self._lines[key] = wrapped(text, self._font, room, MOST_LINES).lineCount()
        return self._lines[key]

    def _is_long(self, parts: Parts, width: int) -> bool:
        return self._passage.horizontalAdvance(plain(parts)) > width - NUMBER - 2 * EDGE

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(SearchRows.ROW)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            self._paint_chosen(painter, option.rect)
        rect = QRect(option.rect).adjusted(EDGE, ABOVE, -EDGE, -ABOVE)
        match row:
            case HitRow():
                self._paint_hit(painter, rect, row, chosen)
            case HeadRow():
                self._paint_head(painter, QRect(option.rect), row, first=index.row() == 0)
            case NoteRow():
                self._paint_note(painter, rect, row, chosen)
            case LeadRow():
                self._paint_lead(painter, rect, row, chosen)
            case LineRow():
                self._paint_line(painter, rect, row, chosen)
            case Caption():
                bottom = QRect(rect.left(), rect.bottom() - 14, rect.width(), 16)
                self._words(painter, bottom, row.text.upper(), self._caption_font(), self._colours.quiet)
            case Message():
                painter.setPen(QColor(self._colours.quiet))
                layout = wrapped(row.text, self._font, rect.width(), 8)
                layout.draw(painter, QPointF(rect.left(), rect.top() + 3))
            case _:
                inside, accent = self._after_sign(rect), self._quiet(chosen, "accent")
                self._words(painter, inside, row.text, self._font, accent)
        painter.restore()

    @property
    def _colours(self) -> Colours:
        return self._theme.colours

    def _quiet(self, chosen: bool, name: str = "quiet") -> str:
        """On a chosen row all text has the text colour."""
        return self._colours.text if chosen else str(getattr(self._colours, name))

    def _paint_chosen(self, painter: QPainter, rect: QRect) -> None:
        box = QRectF(rect).adjusted(6, 1, -6, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.chosen))
        painter.drawRoundedRect(box, 6, 6)
        if self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self._colours.accent))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_head(self, painter: QPainter, rect: QRect, row: HeadRow, *, first: bool) -> None:
        if not first:
            rule = QRect(rect.left() + EDGE, rect.top() + 5, rect.width() - 2 * EDGE, 1)
            painter.fillRect(rule, QColor(self._colours.line))
        line = rect.adjusted(EDGE, 11, -EDGE, 0)
        aside = meeting_aside(row.meeting)
        taken = round(QFontMetricsF(self._small).horizontalAdvance(aside)) + 12 if aside else 0
        most = rect.width() // 2  # the day and the body go before what is said of them
        taken = min(taken, most)
        at_right = Qt.AlignmentFlag.AlignRight
        self._words(
            painter,
            QRect(line.right() - taken, line.top(), taken + 1, line.height()),
            *(aside, self._small, self._colours.quiet, at_right),
        )
        line.setRight(line.right() - taken)
        self._words(painter, line, meeting_title(row.meeting), self._small_bold, self._colours.quiet)

    def _paint_hit(self, painter: QPainter, rect: QRect, row: HitRow, chosen: bool) -> None:
        hit, spacing = row.hit, round(self._spacing)
        first = QRect(rect.left(), rect.top(), rect.width(), spacing)
        numbers = QRect(first.left(), first.top(), NUMBER - 10, spacing)
        right = Qt.AlignmentFlag.AlignRight
        self._words(painter, numbers, hit.item.number or "", self._font, self._quiet(chosen), right)
        title = self._after_sign(first)
        middle = title.center().y() + 1.0
        if hit.outcome is not None:
            box = QRectF(title.right() - SIGN, middle - SIGN / 2, SIGN, SIGN)
            colour = outcome_colour(self._colours, hit.outcome)
            icons.paint(painter, icons.outcome_icon(hit.outcome), colour, box)
        if hit.closed:
            at = title.right() - SIGN - (SIGN + 5 if hit.outcome is not None else 0)
            icons.paint(painter, "lock", self._quiet(chosen), QRectF(at, middle - SIGN / 2, SIGN, SIGN))
        title.setRight(title.right() - 2 * SIGN - 12)
        self._parts(painter, title, self._title(row), self._bold, 1)
        if hit.parts:
            _text, parts, quiet = self._passage_text(row)
            below = QRect(title.left(), first.bottom() + 1, rect.right() - title.left(), rect.bottom())
            self._parts(painter, below, parts, self._font, MOST_LINES, 0 if chosen else quiet)

    def _title(self, row: HitRow) -> Parts:
        return _on_one_line(row.hit.title) or ((hit_title(row.hit), False),)

    def _passage_text(self, row: HitRow) -> tuple[str, Parts, int]:
        """The passage with the name of its part before it; how many letters of it are quiet."""
        name = passage_name(row.hit)
        head = f"{name}:  " if name else ""
        parts = _from_hit(_on_one_line(row.hit.parts))
        parts = ((head, False), *parts) if head else parts
        return plain(parts), parts, len(head)

    def _paint_note(self, painter: QPainter, rect: QRect, row: NoteRow, chosen: bool) -> None:
        note = row.note
        kind = AnnotationKind(note.kind)
        box = QRectF(rect.left() + NUMBER - 10 - SIGN, rect.top() + 2, SIGN, SIGN)
        icons.paint(painter, f"kind-{kind.value}", self._quiet(chosen, "postponed"), box)
        inside = self._after_sign(rect)
        lines = 2 if self._is_long(note.parts, self._view.viewport().width()) else 1
        self._parts(painter, inside, _on_one_line(note.parts), self._font, lines)
        where = QRect(inside.left(), rect.top() + round(lines * self._spacing), inside.width(), 0)
        where.setHeight(round(self._spacing))
        words = " · ".join(part for part in (row.by, meeting_title(note.meeting), note.item.title) if part)
        self._words(painter, where, words, self._small, self._quiet(chosen))

    def _paint_lead(self, painter: QPainter, rect: QRect, row: LeadRow, chosen: bool) -> None:
        lead = row.lead
        box = QRectF(rect.left() + NUMBER - 10 - SIGN, rect.center().y() - SIGN / 2 + 1, SIGN, SIGN)
        icons.paint(painter, _LEAD_ICONS.get(lead.field, "search"), self._quiet(chosen, "accent"), box)
        inside = self._after_sign(rect)
        aside = f"{lead_name(lead)} · {lead_count(lead)}"
        taken = round(QFontMetricsF(self._small).horizontalAdvance(aside)) + 24
        end = QRect(inside.right() - taken, inside.top(), taken - 18, inside.height())
        self._words(painter, end, aside, self._small, self._quiet(chosen), Qt.AlignmentFlag.AlignRight)
        arrow = QRectF(inside.right() - 12, inside.center().y() - 5, 11, 11)
        icons.paint(painter, "chevron-right", self._quiet(chosen), arrow)
        inside.setRight(end.left() - 8)
        self._words(painter, inside, lead.name, self._bold, self._quiet(chosen, "accent"))

    def _paint_line(self, painter: QPainter, rect: QRect, row: LineRow, chosen: bool) -> None:
        colour = "postponed" if row.kind is LineKind.SAVED else "quiet"
        spacing = round(self._spacing)
        box = QRectF(rect.left() + NUMBER - 10 - SIGN, rect.top() + (spacing - SIGN) / 2, SIGN, SIGN)
        icons.paint(painter, _LINE_ICONS[row.kind], self._quiet(chosen, colour), box)
        inside = self._after_sign(QRect(rect.left(), rect.top(), rect.width(), spacing))
        self._words(painter, inside, row.title, self._font, self._colours.text)
        if row.about:
            inside.translate(0, round(self._spacing * 0.95))
            self._words(painter, inside, row.about, self._small, self._quiet(chosen))

    def _after_sign(self, rect: QRect) -> QRect:
        return rect.adjusted(NUMBER, 0, 0, 0)

    def _caption_font(self) -> QFont:
        font = QFont(self._font)
        font.setPointSizeF(font.pointSizeF() * 0.82)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
        return font

    def _parts(
        self, painter: QPainter, rect: QRect, parts: Parts, font: QFont, lines: int, quiet: int = 0
    ) -> None:
        """The words found and those around them, the hits on a mark; the first `quiet` letters quietly."""
        layout = wrapped(plain(parts), font, rect.width(), lines)
        shown = Units(layout.text()).count
        formats = []
        at = 0
        for words, is_hit in parts:
            units = Units(words).count
            if is_hit and at < shown:
                formats.append(_range(at, min(units, shown - at), self._mark()))
            at += units
        if quiet:
            pale = QTextCharFormat()
            pale.setForeground(QColor(self._colours.quiet))
            formats.append(_range(0, quiet, pale))
        painter.setPen(QColor(self._colours.text))
        layout.draw(painter, QPointF(rect.left(), rect.top()), formats)

    def _mark(self) -> QTextCharFormat:
        mark = QTextCharFormat()
        mark.setBackground(QColor(self._colours.mark))
        mark.setForeground(QColor(self._colours.text))
        return mark

    def _words(
        self,
        painter: QPainter,
        rect: QRect,
        text: str,
        font: QFont,
        colour: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, elided)


def _on_one_line(parts: Parts) -> Parts:
    return tuple((_WHITE.sub(" ", text), is_hit) for text, is_hit in parts)


def _from_hit(parts: Parts) -> Parts:
    """`parts` from shortly before the first hit on: that must be within the lines there are."""
    before = parts[0][0] if parts and not parts[0][1] else ""
    if len(parts) < 2 or len(before) <= BEFORE_HIT:
        return parts
    at = before.find(" ", len(before) - BEFORE_HIT // 2)
    return (("… " + before[at + 1 :] if at >= 0 else before, False), *parts[1:])


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, look
    return made
