"""The reader's annotations in the comparison: each on its side, told when the pointer rests on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from core.annotations import About, Annotation, AnnotationKind, Colour, ItemKey, Passage, new_annotation
from core.library import Deleted, LoadedMeeting, Written, write
from core.minutes import Role
from core.source_text import Span
from gui.comparing.compared_text import ComparedText
from gui.comparing.page import ComparePage
from gui.theme import stroke_colour
from gui.window import Window
from tests.gui.comparing.in_window import compared
from tests.gui.conftest import WAIT_MS


def on_words(loaded: LoadedMeeting, words: str, kind: AnnotationKind, text: str = "") -> Annotation:
    """An annotation of the reader's on `words` of a version."""
    at = loaded.source.text.index(words)
    item = next(each for each in loaded.meeting.items if each.span.start <= at < each.span.end)
    passage = Passage.of(loaded.source, Span(at, at + len(words)), Role.OTHER)
    colour = Colour.PURPLE if kind is AnnotationKind.HIGHLIGHT else None
    made = new_annotation(
        *(loaded.id, ItemKey.of(item), kind, text, "Anna", passage, About.PASSAGE), colour=colour
    )
    return _in(loaded, made)


def on_item(loaded: LoadedMeeting, number: int, text: str) -> Annotation:
    """A note of the reader's on an item of a version."""
    key = ItemKey.of(loaded.meeting.items[number])
    made = new_annotation(loaded.id, key, AnnotationKind.NOTE, text, "Anna", None, About.ITEM, colour=None)
    return _in(loaded, made)


def _in(loaded: LoadedMeeting, annotation: Annotation) -> Annotation:
    return replace(annotation, file=loaded.file)


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> Iterator[ComparePage]:
    """The comparison; two annotations are on the agenda, one is on the minutes."""
    page = compared(window, qtbot)
    assert page.comparison is not None
    old, new = page.comparison.old, page.comparison.new
    made = [
        on_words(old, "Halvdelen er under halvt fyldte", AnnotationKind.HIGHLIGHT),
        on_item(old, 1, "Spørg om økonomien"),
        on_words(new, "evalueres i 2027", AnnotationKind.NOTE, "Hvorfor et år senere?"),
    ]
    window.session.do(lambda library: write(library, [Written(each) for each in made]))
    left, right = page.sides.texts
    qtbot.waitUntil(lambda: (len(left.own), len(right.own)) == (2, 1), timeout=WAIT_MS)
    yield page
    window.session.do(lambda library: write(library, [], [Deleted(each.id, each.modified) for each in made]))
    qtbot.waitUntil(lambda: not left.own and not right.own, timeout=WAIT_MS)


def told_at(text: ComparedText, point: QPoint) -> str:
    """What is said while the pointer rests on a place."""
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, point, text.viewport().mapToGlobal(point))
    QApplication.sendEvent(text.viewport(), event)
    return QToolTip.text()


def place_of(text: ComparedText, words: str) -> QPoint:
    loaded = text.document.loaded
    assert loaded is not None
    at = loaded.source.text.index(words)
    text.bring_to(at, 0.5)
    text.viewport().repaint()
    return text.rects_of(Span(at, at + len(words)))[0].center().toPoint()


def test_each_side_shows_its_own_in_their_colours(page: ComparePage, window: Window) -> None:
    left, right = page.sides.texts
    point = place_of(left, "Halvdelen er under")
    picture = left.viewport().grab().toImage()
    wanted = stroke_colour(window.theme.colours, Colour.PURPLE)
    assert wanted in {picture.pixelColor(point.x(), point.y() + down).name() for down in range(15)}
    point = place_of(right, "Halvdelen er under")
    picture = right.viewport().grab().toImage()
    assert wanted not in {picture.pixelColor(point.x(), point.y() + down).name() for down in range(15)}


def test_a_note_is_told_on_its_words_and_at_its_sign(page: ComparePage) -> None:
    left, right = page.sides.texts
    point = place_of(right, "evalueres i 2027")
    assert "Hvorfor et år senere?" in told_at(right, point)
    (sign,) = right._own_signs
    assert sign.rect.right() < right.origin().x()  # the other margin is that of the changes
    assert "Hvorfor et år senere?" in told_at(right, sign.rect.center().toPoint())
    loaded = left.document.loaded
    assert loaded is not None
    heading = loaded.meeting.items[1].heading
    assert "Spørg om økonomien" in told_at(
        left, place_of(left, loaded.source.text[heading.start : heading.end].strip().splitlines()[0])
    )
