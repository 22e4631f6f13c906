"""How rows of the list are drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from core.versions.changes.change import PieceKind, WordPiece
from gui.comparing.row_painting import before_word, paint_some_lines
from gui.theme import Theme


@pytest.mark.parametrize("words", ["illi li ilil ", "Wammen Mogens ", "fællesrådsmedlemmer", "ja nej "])
def test_what_has_no_room_does_not_run_into_the_row_below(
    qapp: QApplication, theme: Theme, words: str
) -> None:
    font = QFont(qapp.font())
    pitch = QFontMetricsF(font).lineSpacing()
    pieces = [WordPiece(words * 12, PieceKind.SAME), WordPiece(words * 12, PieceKind.ADDED)]
    for width in range(60, 140):
        picture = QImage(width + 40, round(pitch * 4), QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        paint_some_lines(
            painter, QRectF(0, 0, width, 2 * pitch + 7), pieces, font, theme.colours, "#000000", plain=True
        )
        painter.end()
        below = picture.copy(0, round(2 * pitch) + 2, picture.width(), round(pitch))
        white = QImage(below)
        white.fill(QColor("white"))
        assert below == white, width


@pytest.mark.parametrize(("length", "left"), [(0, 0), (5, 5), (7, 7), (12, 7), (22, 22), (25, 22)])
def test_words_stay_whole_where_a_row_ends(length: int, left: int) -> None:
    assert before_word("Punkt 4 kommunegaranti gives", length) == left


def test_a_word_without_an_end_is_cut() -> None:
    assert before_word("Ja " + "x" * 60, 40) == 40
