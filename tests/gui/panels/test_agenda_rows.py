"""How the rows of the agenda are drawn in little room."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from core.opening import open_file
from gui.models.agenda import Agenda, AgendaNode
from gui.panels.rows import AgendaRows
from gui.theme import Theme

LONG = "Beskæftigelsesplanlægningsudvalget"
TITLE = f"Valg til {LONG} og Kultur- og Fritidsforvaltningens bestyrelse"


def lines_of(folder: Path, theme: Theme, qtbot: QtBot, width: int) -> tuple[list[str], str]:
    """The lines that the title of an item has in a tree so wide, and its tooltip."""
    path = folder / "maj.txt"
    path.write_text(
        f"Referat\nByrådet\n14. maj 2024\n\nPunkt 1: {TITLE}\n\nBeslutning\n\nGodkendt.\n", "utf-8"
    )
    tree, model = QTreeView(), Agenda()
    qtbot.addWidget(tree)
    model.show_meeting(open_file(path).meeting, set())
    tree.setModel(model)
    tree.resize(width, 300)
    rows = AgendaRows(theme, tree)
    tree.setItemDelegate(rows)
    tree.show()
    index = model.at(0)
    node: AgendaNode = index.data(Agenda.NODE)
    assert node.title == TITLE
    title = rows._title(node, tree.font(), rows._title_width(index))
    places = [title.lineAt(at) for at in range(title.lineCount())]
    text = title.text()
    lines = [text[line.textStart() : line.textStart() + line.textLength()] for line in places]
    for line in places:
        assert line.naturalTextWidth() <= rows._title_width(index) + 1
    return lines, index.data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("width", [210, 230, 260, 400])
def test_a_title_breaks_between_words_and_a_long_one_is_cut_at_its_end(
    tmp_path: Path, theme: Theme, qtbot: QtBot, width: int
) -> None:
    lines, tip = lines_of(tmp_path, theme, qtbot, width)
    assert len(lines) > 1
    words = TITLE.split()
    for line in lines:
        for word in line.split():
            shown = word.removesuffix("…")
            assert (
                word in words
                or word.endswith("-")
                or (word != shown and any(w.startswith(shown) for w in words))
            )
    assert TITLE in tip
    if width == 400:
        assert any(LONG in line for line in lines), "where there is room nothing is cut"
