"""The line in time: each entry with its date, a sign of how it came out, and what was recommended, decided
and changed. Colour is never alone: each outcome has a sign of its own shape and its word."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.language import _, long_date
from core.library.case_trails.case_links import CaseLink
from core.library.case_trails.trail_rows import TrailEntry
from core.library.case_trails.trails import Suggestion
from gui import icons
from gui.models.case_words import (
    basis_words,
    change_words,
    note_words,
    outcome_words,
    reason_words,
    votes_words,
)
from gui.models.cases import Heading, TrailLine
from gui.models.tree import Index
from gui.panels.rows import bold, small, wrapped
from gui.theme import Theme, outcome_colour

DATES = 118  # width of the dates, in logical pixels
AXIS = 26  # from there to the line
WORDS = 26  # from the line to the words
EDGE, ROOM, GAP = 16, 11, 3
SIGN = 18.0
MOST_WIDE = 760  # of the words: longer lines are hard to read
OUTCOME = 170  # room for the outcome's word
BESIDE = 12  # between the body and that word


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of an entry: its words, how they are set, and a sign before them."""

    text: str
    weight: str = "plain"  # "plain", "bold" or "small"
    colour: str = "text"  # a name in the table of colours
    most: int = 2
    sign: str = ""


@lru_cache(maxsize=2048)
def _height(text: str, font: str, width: int, most: int) -> float:
    """The height of words in logical pixels; a list asks for each row whenever its layout changes."""
    made = QFont()
    made.fromString(font)
    return wrapped(text, made, width, most).lineCount() * QFontMetricsF(made).lineSpacing()


class TrailRows(QStyledItemDelegate):
    """Paints the rows of a TrailLine."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(TrailLine.ROW)
        width = self._width()
        height = sum(
            _height(block.text, self._font(block, option.font).toString(), width, block.most) + GAP
            for block in self._blocks(row, self._line(index))
        )
        return QSize(200, round(height) + 2 * ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(TrailLine.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_blocks(painter, option, row, index, EDGE)
        else:
            self._paint_chosen(painter, option)
            self._paint_axis(painter, option, index, row)
            entry = row.entry if isinstance(row, Suggestion) else row
            beside = 0.0
            if isinstance(entry, TrailEntry):
                self._paint_date(painter, option, entry)
                beside = self._paint_outcome(painter, option, entry)
            self._paint_blocks(painter, option, row, index, DATES + AXIS + WORDS, beside)
        painter.restore()

    # What is told

    def _line(self, index: Index) -> TrailLine:
        model = index.model()
        assert isinstance(model, TrailLine)
        return model

    def _blocks(self, row: object, line: TrailLine) -> Iterator[Block]:
        if isinstance(row, Heading):
            yield Block(row.text, "bold")
            if row.below:
                yield Block(row.below, "small", "quiet")
        elif isinstance(row, CaseLink):
            yield Block(row.item.title or row.case_number, "plain", "quiet")
        elif isinstance(row, Suggestion):
            yield from self._entry(row.entry, line.own_names)
            yield Block(
                reason_words(row.reason, row.entry, line.entries[row.about]), "small", "accent", sign="case"
            )
        elif isinstance(row, TrailEntry):
            yield from self._entry(row, line.own_names)

    def _entry(self, entry: TrailEntry, own_names: Collection[str]) -> Iterator[Block]:
        number = _("item {number}").format(number=entry.item.number) if entry.item.number else ""
        where = " · ".join(part for part in (entry.body or _("Unknown body"), number) if part)
        yield Block(where, "small", "quiet", 1)
        yield Block(entry.item.title or _("Closed item"), "bold", most=3, sign="lock" if entry.closed else "")
        told = [basis_words(entry), entry.item.case_number if entry.basis.value == "suggested" else ""]
        if any(told):
            yield Block(" · ".join(part for part in told if part), "small", "quiet", 1)
        for change in entry.changes:
            yield Block(change_words(change), "plain", "accent", 2, "changed")
        if entry.recommendation:
            words = " ".join(entry.recommendation.split())
            yield Block(_("Recommended: {words}").format(words=words), "plain", "quiet", 2)
        for decision in entry.decisions:
            yield Block(_("Decided: {words}").format(words=" ".join(decision.text.split())), most=3)
        votes = votes_words(entry.votes)
        if votes:
            yield Block(votes, "small", "text", 2)
        for note in entry.notes:
            yield Block(note_words(note, own_names), "small", "text", 3, "kind-note")
        if entry.tags:
            yield Block(", ".join(entry.tags), "small", "text", 1, "kind-tag")

    # How it is drawn

    def _width(self) -> int:
        """Room for words, in logical pixels."""
        room = self._view.viewport().width() - DATES - AXIS - WORDS - EDGE - 22
        return max(120, min(room, MOST_WIDE))

    def _font(self, block: Block, font: QFont) -> QFont:
        if block.weight == "bold":
            return bold(font)
        return small(font) if block.weight == "small" else font

    def _paint_blocks(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: object,
        index: Index,
        left: int,
        beside: float = 0.0,
    ) -> None:
        """The first line leaves so much room at its end: what stands `beside` it."""
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        at = float(option.rect.top() + ROOM)
        width = self._width()
        for block in self._blocks(row, self._line(index)):
            font = self._font(block, option.font)
            colour = colours.text if chosen else getattr(colours, block.colour)
            x = float(option.rect.left() + left)
            if block.sign:
                metrics = QFontMetricsF(font)
                box = QRectF(x, at + (metrics.lineSpacing() - 13) / 2, 13, 13)
                self._paint_sign(painter, block.sign, colour, box)
            painter.setPen(QColor(colour))
            indent = 19 if block.sign else 0
            room = width - indent - beside
            wrapped(block.text, font, room, block.most).draw(painter, QPointF(x + indent, at))
            beside = 0.0
            at += _height(block.text, font.toString(), width, block.most) + GAP

    def _paint_sign(self, painter: QPainter, sign: str, colour: str, box: QRectF) -> None:
        if sign not in ("changed", "case"):
            icons.paint(painter, sign, colour, box)
            return
        painter.setPen(QPen(QColor(colour), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = box.center()
        if sign == "changed":  # a triangle, the sign of a difference
            top, low = box.top() + 2, box.bottom() - 2
            painter.drawPolygon(
                [QPointF(middle.x(), top), QPointF(box.right() - 1.5, low), QPointF(box.left() + 1.5, low)]
            )
        else:
            painter.drawEllipse(QPointF(middle.x() - 2.5, middle.y()), 3.4, 3.4)
            painter.drawEllipse(QPointF(middle.x() + 2.5, middle.y()), 3.4, 3.4)

    def _paint_chosen(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            colours = self._theme.colours
            painter.setPen(QColor(colours.accent) if self._view.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(6, 2, -6, -2), 7, 7)

    def _paint_axis(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: object) -> None:
        """The line, from the first entry to the last, with the sign of the outcome on it."""
        if isinstance(row, CaseLink):
            return
        colours = self._theme.colours
        x = option.rect.left() + DATES + AXIS / 2
        y = option.rect.top() + ROOM + SIGN / 2
        rows = self._line(index).rows
        same = [at for at in (index.row() - 1, index.row() + 1) if 0 <= at < len(rows)]
        dashed = isinstance(row, Suggestion)
        style = Qt.PenStyle.DotLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(colours.handle), 2, style))
        if index.row() - 1 in same and type(rows[index.row() - 1]) is type(row):
            painter.drawLine(QPointF(x, option.rect.top()), QPointF(x, y))
        if index.row() + 1 in same and type(rows[index.row() + 1]) is type(row):
            painter.drawLine(QPointF(x, y), QPointF(x, option.rect.bottom() + 1))
        entry = row.entry if isinstance(row, Suggestion) else row
        assert isinstance(entry, TrailEntry)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = QColor(colours.chosen if chosen else colours.ground)
        outcome = entry.outcome
        colour = colours.quiet if outcome is None else outcome_colour(colours, outcome)
        painter.setPen(QPen(QColor(colour), 1.5) if outcome is None else QPen(ground, 3))
        painter.setBrush(ground)
        painter.drawEllipse(QPointF(x, y), SIGN / 2 if outcome else 5.5, SIGN / 2 if outcome else 5.5)
        if outcome is not None:
            box = QRectF(x - SIGN / 2, y - SIGN / 2, SIGN, SIGN)
            icons.paint(painter, icons.outcome_icon(outcome), colour, box)

    def _paint_date(self, painter: QPainter, option: QStyleOptionViewItem, entry: TrailEntry) -> None:
        rect = QRect(option.rect.left() + 10, option.rect.top() + ROOM, DATES - 12, round(SIGN))
        painter.setFont(small(option.font))
        painter.setPen(QColor(self._theme.colours.text))
        words = long_date(entry.day) if entry.day else _("No date")
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_outcome(self, painter: QPainter, option: QStyleOptionViewItem, entry: TrailEntry) -> float:
        """The outcome's word, at the end of the first line. Gives the room it takes, in logical pixels."""
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        colour = colours.quiet if entry.outcome is None else outcome_colour(colours, entry.outcome)
        right = option.rect.left() + DATES + AXIS + WORDS + self._width()
        rect = QRect(right - OUTCOME, option.rect.top() + ROOM, OUTCOME, round(SIGN))
        words = outcome_words(entry)
        painter.setFont(small(bold(option.font)))
        painter.setPen(QColor(colours.text if chosen else colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        return QFontMetricsF(painter.font()).horizontalAdvance(words) + BESIDE
