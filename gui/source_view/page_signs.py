"""The small signs in a page's margin: notes, tags and follow-ups on its passages. None lies over another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum, auto
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QHelpEvent, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QToolTip, QWidget

from core.annotations import Annotation, AnnotationKind, Colour
from core.language import _, long_date
from core.wording import shortened
from gui.annotations.placing import Mark, Target
from gui.source_view.page_shapes import Card
from gui.theme import Colours, highlight_colour, stroke_colour

SIDE = 14.0
"""Of a sign, in logical pixels; smaller where a page has no room for so many."""
LEAST_SIDE = 7.0
LINE_POINTS = 14.0
"""As high as a line of text, in points."""
DOT = 0.6
"""Of a tag's dot, as a part of that."""
SPACE = 2.0
LETTERS = 1.45
"""Of the letters of a name, as a part of it."""
MOST_DOTS = 3
LONGEST_TIP = 300
"""Characters of a note that its tooltip shows."""


class SignKind(Enum):
    """What a sign stands for."""

    NOTE = auto()
    COMMENT = auto()  # on a draft
    FOLLOW_UP = auto()
    DONE = auto()  # a follow-up that was done
    TAG = auto()
    WHOSE = auto()  # the letters of a colleague's name
    CHANGED = auto()  # the words are others than in the version that they were marked in


WIDTHS = {SignKind.TAG: DOT, SignKind.WHOSE: LETTERS}
"""How wide a sign is, as a part of its height."""


class Sign(NamedTuple):
    """One sign, where it stands in the viewport."""

    rect: QRectF
    kind: SignKind
    colour: Colour | None  # of the mark or the tag; None where it has none
    target: Target
    words: str  # what it says when the pointer rests on it
    letters: str = ""  # that stand in it


def signs_on(
    cards: Sequence[Card],
    page: QRectF,
    to_view: QTransform,
    tag_colour: Callable[[str], Colour | None] = lambda _tag: None,
) -> list[Sign]:
    """The signs of `cards` in the right margin of a page that stands at `page` in the viewport.

    They turn with the page: at one that lies on its side they stand along the edge that is its right one.
    """
    rows = []
    scale = to_view.map(QLineF(0, 0, 1, 0)).length()
    to_page, _possible = to_view.inverted()
    sheet = to_page.mapRect(page)  # upright, at the size it has in the viewport
    sheet = QRectF(sheet.topLeft() * scale, sheet.size() * scale)
    for card in cards:
        own = signs_of(card.marks, tag_colour)
        if own and card.begins:
            rows.append((card.box.y0 * scale, card.target, own))
    rows.sort(key=lambda row: row[0])
    if not rows:
        return []
    side = min(SIDE, max(LEAST_SIDE, LINE_POINTS * scale), sheet.height() / len(rows) - SPACE)
    signs = []
    for top, (_wanted, target, own_signs) in zip(
        _stacked([row[0] for row in rows], sheet, side + SPACE), rows, strict=True
    ):
        right = sheet.right() - SPACE
        for kind, colour, words, letters in own_signs:
            width = side * WIDTHS.get(kind, 1.0)
            rect = QRectF(0, 0, width, side)
            rect.moveCenter(to_view.map(QPointF(right - width / 2, top + side / 2) / scale))
            signs.append(Sign(rect, kind, colour, target, words, letters))
            right -= width + SPACE / 2
    return signs


def show_tip(viewport: QWidget, event: QHelpEvent, sign: Sign | None) -> None:
    """Say what a sign stands for, as plain text, while the pointer rests on it."""
    if sign is None:
        QToolTip.hideText()
        event.ignore()
    else:
        words = escape(sign.words).replace("\n", "<br>")
        QToolTip.showText(event.globalPos(), f"<qt>{words}</qt>", viewport, sign.rect.toAlignedRect())


def paint_signs(painter: QPainter, signs: Sequence[Sign], colours: Colours) -> None:
    """Draw signs on the page's paper."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for sign in signs:
        if sign.kind is SignKind.NOTE:
            _note(painter, sign, colours)
        elif sign.kind is SignKind.COMMENT:
            _comment(painter, sign, colours)
        elif sign.kind is SignKind.TAG:
            _dot(painter, sign, colours)
        elif sign.kind is SignKind.WHOSE:
            _letters(painter, sign, colours)
        elif sign.kind is SignKind.CHANGED:
            _changed(painter, sign, colours)
        else:
            _flag(painter, sign, colours)
    painter.restore()


def _stacked(wanted: Sequence[float], page: QRectF, step: float) -> list[float]:
    """Heights near the wanted ones, `step` apart and within the page."""
    tops: list[float] = []
    for height in wanted:
        tops.append(max(height, page.top(), tops[-1] + step if tops else page.top()))
    limit = page.bottom() - step
    for index in range(len(tops) - 1, -1, -1):
        tops[index] = min(tops[index], limit)
        limit = tops[index] - step
    return tops


class Beside(NamedTuple):
    """What stands beside a passage: a sign that has no place yet."""

    kind: SignKind
    colour: Colour | None
    words: str
    letters: str = ""


def signs_of(marks: Sequence[Mark], tag_colour: Callable[[str], Colour | None]) -> list[Beside]:
    """What stands beside a passage, from the edge inwards: the colleagues whose it is, that its words were
    changed, notes, comments, follow-ups, tags."""
    signs = []
    for by in dict.fromkeys(mark.by for mark in marks if mark.by is not None):
        signs.append(
            Beside(SignKind.WHOSE, by.colour, _("By {author}").format(author=by.author), by.initials)
        )
    if former := next((mark.former for mark in marks if mark.former), ""):
        told = _("In the version before it was on: “{words}”").format(words=shortened(former, LONGEST_TIP))
        signs.append(Beside(SignKind.CHANGED, None, told))
    colour = next((mark.colour for mark in marks if mark.colour is not None), None)
    made = [mark.annotation for mark in marks]
    for kind, own in ((SignKind.NOTE, AnnotationKind.NOTE), (SignKind.COMMENT, AnnotationKind.COMMENT)):
        if written := _written(marks, own):
            signs.append(Beside(kind, colour, shortened("\n\n".join(written), LONGEST_TIP)))
    for each in made:
        if each.kind is AnnotationKind.FOLLOW_UP:
            done = each.follow_up is not None and each.follow_up.done is not None
            kind = SignKind.DONE if done else SignKind.FOLLOW_UP
            signs.append(Beside(kind, None, _follow_up_words(each)))
    tags = [each.text for each in made if each.kind is AnnotationKind.TAG]
    words = _("Tags: {tags}").format(tags=", ".join(tags))
    signs += [Beside(SignKind.TAG, tag_colour(tag), words) for tag in tags[:MOST_DOTS]]
    return signs


def _written(marks: Sequence[Mark], kind: AnnotationKind) -> list[str]:
    """The words of notes or comments, with the name of a colleague whose they are."""
    return [
        f"{mark.by.author}: {mark.annotation.text}" if mark.by is not None else mark.annotation.text
        for mark in marks
        if mark.annotation.kind is kind and mark.annotation.text.strip()
    ]


def _follow_up_words(mark: Annotation) -> str:
    follow_up = mark.follow_up
    begin = _("Done") if follow_up is not None and follow_up.done is not None else _("To follow up")
    parts = [mark.text.strip()]
    if follow_up is not None:
        parts += [follow_up.who or "", long_date(follow_up.due) if follow_up.due is not None else ""]
    return "\n".join([begin, *(shortened(part, LONGEST_TIP) for part in parts if part)])


def _note(painter: QPainter, sign: Sign, colours: Colours) -> None:
    """A small sheet with three lines."""
    rect = QRectF(sign.rect.topLeft(), QSizeF(sign.rect.width(), sign.rect.width())).adjusted(1, 1, -1, -1)
    colour = sign.colour or Colour.YELLOW
    stroke = QColor(stroke_colour(colours, colour))
    painter.setPen(QPen(stroke, 1.2))
    painter.setBrush(QColor(highlight_colour(colours, colour)))
    painter.drawRoundedRect(rect, 2, 2)
    for part in (0.3, 0.55, 0.8) if rect.height() > 8 else ():
        y = rect.top() + part * rect.height() - 0.5
        end = rect.right() - (5 if part == 0.8 else 2.5)
        painter.drawLine(QPointF(rect.left() + 2.5, y), QPointF(end, y))


def _comment(painter: QPainter, sign: Sign, colours: Colours) -> None:
    """A speech bubble."""
    rect = QRectF(sign.rect.topLeft(), QSizeF(sign.rect.width(), sign.rect.width())).adjusted(1, 1.5, -1, -1)
    bubble = rect.adjusted(0, 0, 0, -0.28 * rect.height())
    shape, tail = QPainterPath(), QPainterPath()
    shape.addRoundedRect(bubble, 2.5, 2.5)
    start = bubble.left() + 0.22 * bubble.width()
    tail.addPolygon(
        QPolygonF(
            [
                QPointF(start, bubble.bottom() - 1),
                QPointF(start, rect.bottom()),
                QPointF(start + 0.36 * bubble.width(), bubble.bottom() - 1),
            ]
        )
    )
    painter.setPen(QPen(QColor(colours.comment), 1.2))
    painter.setBrush(QColor(colours.paper))
    painter.drawPath(shape.united(tail))


def _letters(painter: QPainter, sign: Sign, colours: Colours) -> None:
    """A small label with the letters of a name, framed in the colour of the colleague."""
    rect = sign.rect.adjusted(0.5, 0.5, -0.5, -0.5)
    ink = colours.quiet if sign.colour is None else stroke_colour(colours, sign.colour)
    painter.setPen(QPen(QColor(ink), 1.2))
    painter.setBrush(QColor(colours.paper))
    painter.drawRoundedRect(rect, rect.height() * 0.3, rect.height() * 0.3)
    font = painter.font()
    font.setPixelSize(max(5, round(rect.height() * 0.72)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign.letters)


def _changed(painter: QPainter, sign: Sign, colours: Colours) -> None:
    """A triangle, as the sign of difference is."""
    rect = QRectF(sign.rect.topLeft(), QSizeF(sign.rect.width(), sign.rect.width())).adjusted(2, 2, -2, -2)
    painter.setPen(QPen(QColor(colours.quiet), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(
        QPolygonF([QPointF(rect.center().x(), rect.top()), rect.bottomRight(), rect.bottomLeft()])
    )


def _dot(painter: QPainter, sign: Sign, colours: Colours) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.quiet if sign.colour is None else stroke_colour(colours, sign.colour)))
    radius = sign.rect.width() / 2 - 0.5
    painter.drawEllipse(QPointF(sign.rect.center()), radius, radius)


def _flag(painter: QPainter, sign: Sign, colours: Colours) -> None:
    """A flag: filled while there is something to do, an outline when it is done."""
    done = sign.kind is SignKind.DONE
    colour = QColor(colours.approved if done else colours.postponed)
    rect = QRectF(sign.rect.topLeft(), QSizeF(sign.rect.width(), sign.rect.width())).adjusted(2.5, 1, -1, -1)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush if done else colour)
    painter.drawLine(rect.topLeft(), rect.bottomLeft())
    middle = rect.top() + rect.height() * 0.3
    painter.drawPolygon(
        QPolygonF(
            [
                rect.topLeft(),
                QPointF(rect.right(), middle),
                QPointF(rect.left(), rect.top() + rect.height() * 0.6),
            ]
        )
    )
