"""The tree of tags: each below its path, with counts, and changed row by row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.annotations import Colour
from core.library import TagUse
from gui.models.tags import TagNode, TagTree

USES = [
    TagUse("spørg på mødet", None, 4),
    TagUse("økonomi", Colour.GREEN, 2, 3),
    TagUse("økonomi/anlæg", Colour.GREEN, 3),
]


def shown(model: TagTree, parent: QModelIndex | None = None) -> list[object]:
    """The tree as nested lists of labels."""
    parent = parent or QModelIndex()
    result: list[object] = []
    for number in range(model.rowCount(parent)):
        index = model.index(number, 0, parent)
        result.append(index.data())
        if model.rowCount(index):
            result.append(shown(model, index))
    return result


@pytest.fixture
def model(qtmodeltester: ModelTester) -> TagTree:
    model = TagTree()
    model.show_tags(USES)
    qtmodeltester.check(model)
    return model


def test_tags_stand_below_their_paths(model: TagTree) -> None:
    assert shown(model) == ["spørg på mødet", "økonomi", ["anlæg"]]
    node: TagNode = model.find("ØKONOMI").data(TagTree.NODE)
    assert (node.count, node.below, node.colour) == (2, 3, Colour.GREEN)
    spoken = model.find("økonomi").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "økonomi: 2 annotations, 5 with the tags below"
    assert not model.find("veje").isValid()


def test_a_count_changes_one_row(model: TagTree, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    with qtbot.waitSignal(model.dataChanged) as changed, qtbot.assertNotEmitted(model.rowsInserted):
        model.show_tags([TagUse("spørg på mødet", None, 5), *USES[1:]])
    assert changed.args[0].data() == "spørg på mødet"
    qtmodeltester.check(model)


def test_a_tag_moves_in_the_tree(model: TagTree, qtmodeltester: ModelTester) -> None:
    model.show_tags(
        [*USES[:2], TagUse("økonomi/byggeri", None, 3), TagUse("økonomi/byggeri/skoler", None, 0)]
    )
    qtmodeltester.check(model)
    assert shown(model) == ["spørg på mødet", "økonomi", ["byggeri", ["skoler"]]]
