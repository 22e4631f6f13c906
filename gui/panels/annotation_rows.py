"""How a card of annotations is drawn: its item, the quoted words, the note, follow-ups, tags, its meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.annotations import Annotation, AnnotationKind, Colour
from core.language import _
from gui import icons
from gui.models.annotation_cards import Card
from gui.models.annotations import (
    Annotations,
    authors_words,
    card_words,
    follow_up_line,
    item_words,
    meeting_words,
    on_the_way_words,
)
from gui.panels.author_sign import WIDE, paint_author
from gui.panels.rows import wrapped
from gui.theme import SERIF, Theme, highlight_colour
from gui.whose import By, Whose, initials

Index = QModelIndex | QPersistentModelIndex
ROOM = 11  # above and below a card, in logical pixels
LEFT, RIGHT = 22, 14
BAR = 4
GAP = 5
BOX = 13  # a follow-up's check box
CHIP_ROOM, CHIP_GAP = 8, 5
QUOTE_LINES, NOTE_LINES = 3, 3
MOST_CHARACTERS = 400
"""No more characters than these fit into the lines of a card."""


class Part(NamedTuple):
    """Something in a card, and where it lies in the row."""

    what: str  # "sign", "whose", "quote", "way", "note", "follow_up", "tags", "meeting"
    rect: QRect
    text: str = ""
    annotation: Annotation | None = None
    lines: int = 1


class AnnotationRows(QStyledItemDelegate):
    """Cards of annotations."""

    def __init__(
        self, theme: Theme, colour_of: Callable[[str], Colour | None], whose: Whose, view: QListView
    ) -> None:
        super().__init__(view)
        self._whose = whose
        self._theme = theme
        self._colour_of = colour_of
        self._view = view
        self.tells_meeting = False  # whether the cards are of several meetings
        self._heights: dict[object, tuple[Card, QSize]] = {}
        self._width = view.viewport().width()
        self._room = -1, False  # the width and telling that the heights are for
        self._fonts(view.font())

    def set_width(self, width: int) -> None:
        """Draw for a list that is so wide, in logical pixels."""
        self._width = width

    def set_font(self, font: QFont) -> None:
        """Draw in another font."""
        self._fonts(font)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Asked for every row whenever the list is laid out: by the shortest way.
        model = self._view.model()
        assert isinstance(model, Annotations)
        card = model.rows[index.row()]
        width = self._width
        if not isinstance(card, Card):
            return QSize(width, round(self._sans_spacing * 1.2) + 22)
        if self._room != (width, self.tells_meeting):
            self._room = width, self.tells_meeting
            self._heights.clear()
        known = self._heights.get(card.key)
        if known is None or known[0] is not card:
            parts = self.parts(card, QRect(0, 0, width, 0))
            known = card, QSize(width, parts[-1].rect.bottom() + 1 + ROOM)
            self._heights[card.key] = known
        return known[1]

    def parts(self, card: Card, row: QRect) -> list[Part]:
        """What stands where in the row of `card`."""
        left, width = row.left() + LEFT, row.width() - LEFT - RIGHT
        y = row.top() + ROOM
        found: list[Part] = []

        def add(
            what: str, text: str, height: float, annotation: Annotation | None = None, lines: int = 1
        ) -> None:
            nonlocal y
            found.append(Part(what, QRect(left, y, width, round(height)), text, annotation, lines))
            y += round(height) + GAP

        add("sign", item_words(card), self._small_spacing)
        if whose := authors_words(card, self._whose.own_names):
            add("whose", whose, self._small_spacing + 1)
        quote = card.quote[:MOST_CHARACTERS]
        if quote:
            lines = _lines(quote, self._serif_metrics, width, QUOTE_LINES)
            add("quote", quote, lines * self._serif_metrics.lineSpacing(), lines=lines)
        elif card.kind is AnnotationKind.AREA:
            add("area", card_words(card), self._sans_spacing)
        if way := on_the_way_words(card.on_the_way)[:MOST_CHARACTERS]:
            lines = _lines(way, self._small_metrics, width, QUOTE_LINES)
            add("way", way, lines * self._small_spacing, lines=lines)
        for note in card.of_kind(AnnotationKind.NOTE):
            text = " ".join(note.text[:MOST_CHARACTERS].split())
            if card.of_kind(AnnotationKind.NOTE)[1:] and not self._whose.is_own(note):
                text = _("{author}: {text}").format(author=note.author, text=text)
            lines = _lines(text, self._sans_metrics, width, NOTE_LINES)
            add("note", text, lines * self._sans_spacing, note, lines)
        for each in card.of_kind(AnnotationKind.FOLLOW_UP):
            text = follow_up_line(each)
            if card.of_kind(AnnotationKind.NOTE) and not self._whose.is_own(each):
                text = _("{author}: {text}").format(author=each.author, text=text)
            lines = _lines(text, self._sans_metrics, width - BOX - 8, 2)
            add("follow_up", text, max(lines * self._sans_spacing, BOX), each, lines)
        if card.of_kind(AnnotationKind.TAG):
            add("tags", "", self._chips_height(card, width))
        if self.tells_meeting:
            add("meeting", meeting_words(card), self._small_spacing)
        return found

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card | None = index.data(Annotations.CARD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if card is None:
            self._paint_heading(painter, option.rect, str(index.data()))
        else:
            self._paint_card(painter, option, card)
        painter.restore()

    def box_at(self, index: Index, row: QRect, point: QPointF) -> Annotation | None:
        """The follow-up whose check box lies at a point of the viewport; None where none does."""
        card: Card | None = index.data(Annotations.CARD)
        for part in self.parts(card, row) if card is not None else ():
            if part.what == "follow_up" and _box(part.rect).adjusted(-5, -5, 5, 5).contains(point):
                return part.annotation
        return None

    def _fonts(self, font: QFont) -> None:
        self._sans = QFont(font)
        self._small = QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * 0.9)
        self._serif = QFont(SERIF)
        self._serif.setPointSizeF(font.pointSizeF() * 1.02)
        self._sans_metrics, self._serif_metrics = QFontMetricsF(self._sans), QFontMetricsF(self._serif)
        self._small_metrics = QFontMetricsF(self._small)
        self._sans_spacing = self._sans_metrics.lineSpacing()
        self._small_spacing = self._small_metrics.lineSpacing()
        self._heights.clear()

    def _paint_heading(self, painter: QPainter, row: QRect, words: str) -> None:
        colours = self._theme.colours
        painter.setPen(QColor(colours.line))
        painter.drawLine(row.left() + RIGHT, row.top() + 8, row.right() - RIGHT, row.top() + 8)
        rect = row.adjusted(LEFT - 8, 12, -RIGHT, 0)
        self._words(painter, rect, words, self._small, colours.postponed)

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, card: Card) -> None:
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            row = QRectF(option.rect).adjusted(6, 1, -6, -2)
            painter.setPen(QColor(colours.accent) if self._view.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(row, 6, 6)
        else:
            painter.setPen(QColor(colours.line))
            bottom = option.rect.bottom()
            painter.drawLine(option.rect.left() + RIGHT, bottom, option.rect.right() - RIGHT, bottom)
        colour = next((each for each in map(self._whose.colour_of, card.annotations) if each), None)
        if colour is not None:
            bar = QRectF(
                option.rect.left() + 11, option.rect.top() + ROOM, BAR, option.rect.height() - 2 * ROOM
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.strokes[list(Colour).index(colour)]))
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
        quiet = colours.text if chosen else colours.quiet
        for part in self.parts(card, option.rect):
            self._paint_part(painter, card, part, quiet)

    def _paint_part(self, painter: QPainter, card: Card, part: Part, quiet: str) -> None:
        colours = self._theme.colours
        if part.what == "sign":
            side = round(self._small_spacing) - 3
            box = QRectF(part.rect.left(), part.rect.top() + 1.5, side, side)
            icons.paint(painter, f"kind-{card.kind.value}", quiet, box)
            rect = part.rect.adjusted(side + 6, 0, 0, 0)
            self._words(painter, rect, part.text, self._small, quiet)
        elif part.what == "whose":
            self._paint_whose(painter, card, part, quiet)
        elif part.what == "quote":
            self._lines(painter, part.rect, part, self._serif, colours.text)
        elif part.what == "way":
            self._lines(painter, part.rect, part, self._small, quiet)
        elif part.what == "note":
            self._lines(painter, part.rect, part, self._sans, colours.text)
        elif part.what == "area":
            self._words(painter, part.rect, part.text, self._sans, colours.text)
        elif part.what == "follow_up":
            self._paint_follow_up(painter, part)
        elif part.what == "tags":
            self._paint_chips(painter, card, part.rect)
        else:
            self._words(painter, part.rect, part.text, self._small, quiet)

    def _paint_whose(self, painter: QPainter, card: Card, part: Part, quiet: str) -> None:
        """The signs of all whose it is, the reader among them, then their names."""
        colours, x = self._theme.colours, float(part.rect.left())
        side = float(part.rect.height())
        for by in self.signs(card):
            sign = QRectF(x, part.rect.top(), side * WIDE, side)
            paint_author(painter, sign, by, colours, colours.panel)
            x += side * WIDE + 4
        rect = part.rect.adjusted(round(x - part.rect.left()) + 2, 0, 0, 0)
        self._words(painter, rect, part.text, self._small, quiet)

    def signs(self, card: Card) -> list[By]:
        """Whose a card is, in the order of what is on it."""
        me = self._whose.me
        mine = By(me, initials(me))
        return list(dict.fromkeys(self._whose.by(each.author) or mine for each in card.annotations))

    def _paint_follow_up(self, painter: QPainter, part: Part) -> None:
        colours = self._theme.colours
        follow_up = part.annotation.follow_up if part.annotation is not None else None
        done = follow_up is not None and follow_up.done is not None
        late = follow_up is not None and is_overdue(follow_up.due, follow_up.done)
        box = _box(part.rect)
        painter.setPen(QPen(QColor(colours.quiet), 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 3, 3)
        if done:
            painter.setPen(QPen(QColor(colours.approved), 2))
            painter.drawPolyline(
                [box.topLeft() + QPointF(x, y) for x, y in ((3, 6.5), (5.5, 9.2), (10, 3.6))]
            )
        colour = colours.quiet if done else colours.postponed if late else colours.text
        self._lines(painter, part.rect.adjusted(BOX + 8, 0, 0, 0), part, self._sans, colour)

    def _paint_chips(self, painter: QPainter, card: Card, rect: QRect) -> None:
        colours = self._theme.colours
        for name, where in self._chips(card, rect):
            colour = self._colour_of(name)
            ground = colours.panel if colour is None else highlight_colour(colours, colour)
            edge = colours.line if colour is None else ground
            painter.setPen(QColor(edge))
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(where, where.height() / 2, where.height() / 2)
            inside = where.adjusted(CHIP_ROOM, 0, 2 - CHIP_ROOM, 0).toRect()
            self._words(painter, inside, name, self._small, colours.text)

    def _chips(self, card: Card, rect: QRect) -> list[tuple[str, QRectF]]:
        """The tags of a card, each with its chip's place."""
        height = self._small_spacing + 4
        x, y, chips = float(rect.left()), float(rect.top()), []
        for tag in card.of_kind(AnnotationKind.TAG):
            wanted = ceil(self._small_metrics.horizontalAdvance(tag.text)) + 2 * CHIP_ROOM + 2
            width = float(min(wanted, rect.width()))
            if x > rect.left() and x + width > rect.left() + rect.width():
                x, y = float(rect.left()), y + height + 3
            chips.append((tag.text, QRectF(x + 0.5, y + 0.5, width - 1, height - 1)))
            x += width + CHIP_GAP
        return chips

    def _chips_height(self, card: Card, width: int) -> int:
        chips = self._chips(card, QRect(0, 0, width, 0))
        return round(chips[-1][1].bottom() + 0.5)

    def _lines(self, painter: QPainter, rect: QRect, part: Part, font: QFont, colour: str) -> None:
        painter.setPen(QColor(colour))
        wrapped(part.text, font, rect.width(), part.lines).draw(painter, QPointF(rect.topLeft()))

    def _words(self, painter: QPainter, rect: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(rect, flags, elided)


def is_overdue(due: date | None, done: datetime | None, today: date | None = None) -> bool:
    """Whether something should have been done before today, and is not."""
    return due is not None and done is None and due < (today or datetime.now(UTC).astimezone().date())


def _box(rect: QRect) -> QRectF:
    return QRectF(rect.left() + 0.5, rect.top() + 2.5, BOX, BOX)


def _lines(text: str, metrics: QFontMetricsF, width: float, most: int) -> int:
    """How many lines `text` is given, `most` at most: a little generous, as lines break between words."""
    taken = metrics.horizontalAdvance(text)
    if taken <= width:
        return 1
    return min(most, ceil(taken * 1.06 / max(width, 20)))
