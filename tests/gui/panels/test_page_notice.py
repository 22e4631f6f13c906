"""The line above a document: its buttons stand beside the words, or below them where there is little room."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.panels.page_notice import PageNotice

WORDS = "Tolv annoteringer fulgte med fra dagsordenen til referatet: seks på de samme, seks på andre ord."


@pytest.mark.parametrize(("width", "below"), [(520, True), (1400, False)])
def test_buttons_stand_below_long_words_in_a_narrow_window(qtbot: QtBot, width: int, below: bool) -> None:
    notice = PageNotice(closable=True)
    qtbot.addWidget(notice)
    notice.tell(WORDS, "Vis …", "Fortryd", third="Sammenlign")
    notice.resize(width, 100)
    with qtbot.waitExposed(notice):
        notice.show()
    words, button = (each.mapToGlobal(each.rect().topLeft()) for each in (notice.words, notice.button))
    assert (button.y() > words.y() + notice.words.height() / 2) is below
