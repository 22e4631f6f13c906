"""The guide within the program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from core.language import set_language
from gui.dialogs.guide import FOLDER, GuideDialog, chapters
from tests.gui.conftest import WAIT_MS, Start


@pytest.mark.parametrize("name", ["guide.md", "guide.da.md"])
def test_every_link_within_the_guide_leads_to_a_chapter(name: str) -> None:
    import re

    parts = chapters((FOLDER / name).read_text("utf-8"))
    anchors = frozenset().union(*(each.anchors for each in parts))
    wanted = re.findall(r"\]\(#([^)]+)\)", "".join(each.text for each in parts))
    assert len(wanted) > 20
    assert set(wanted) <= anchors
    assert len(parts) > 20
    assert "![" not in "".join(each.text for each in parts)


def test_the_guide_speaks_the_reader_s_language_and_its_links_lead_on(start: Start, qtbot: QtBot) -> None:
    window = start().window
    set_language("da")
    window.actions_["guide"].trigger()
    guide = window.findChild(GuideDialog)
    assert guide is not None
    qtbot.waitUntil(lambda: guide.list.count() > 20, timeout=WAIT_MS)
    assert guide.text.toPlainText().startswith("Brugervejledning")
    guide.text.anchorClicked.emit(QUrl("#søg"))
    assert guide.list.currentItem().text() == "Søg"
    assert guide.text.toPlainText().startswith("Søg\n")
    guide.text.anchorClicked.emit(QUrl("search.md"))
    qtbot.waitUntil(lambda: "Søg" not in guide.list.item(0).text(), timeout=WAIT_MS)
    guide.text.anchorClicked.emit(QUrl("guide.da.md#tekst"))
    qtbot.waitUntil(lambda: guide.list.currentItem().text() == "Tekst", timeout=WAIT_MS)
