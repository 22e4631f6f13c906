"""What the composer holds when it opens: what was listed where the summary was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.exports.choice import GroupBy, Layout, Order
from core.exports.formats import Format
from core.library.lists.chosen import Only, Range
from gui.composer.window import Composer
from gui.summary_wanted import SummaryWanted
from tests.gui.composer.conftest import committee
from tests.gui.composer.hands import WAIT_MS, composed, saved, settled


@pytest.fixture
def wanted(filled: Path) -> SummaryWanted:
    """The committee's meeting: six items, one of them annotated."""
    return SummaryWanted(Range(meetings=(committee(filled),)), "1 chosen meeting")


@pytest.fixture
def composer(shared_composer: Composer, qtbot: QtBot, wanted: SummaryWanted) -> Iterator[Composer]:
    """The composer, opened for that meeting."""
    shared_composer.composing.take_format(Format.PDF)
    composed(shared_composer, qtbot, wanted)
    yield shared_composer
    shared_composer.presets.choose("annotated")
    settled(shared_composer, qtbot)


def test_all_that_was_listed_is_there_whatever_filter_the_last_preset_has(
    composer: Composer, qtbot: QtBot, wanted: SummaryWanted
) -> None:
    composer.presets.choose("speaking")
    settled(composer, qtbot)
    assert composer.what.count.text() == "6 items found, 1 of them annotated · 1 follow-up"
    composer.compose(wanted)
    settled(composer, qtbot)
    assert composer.what.count.text() == "6 items · 1 follow-up"
    assert composer.presets.field.currentText() == "Speaking notes"
    assert composer.presets.sentence.text().endswith("Its filter is off: all that was listed goes in.")
    assert composer.composing.choice.layout is Layout.SPEAKING
    composer.presets.field.activated.emit(composer.presets.field.currentIndex())  # chosen again, here
    assert composer.composing.choice.only == Only(annotated=True)


def test_a_table_of_follow_ups_is_not_begun_with_but_where_these_were_listed(
    composer: Composer, qtbot: QtBot, wanted: SummaryWanted
) -> None:
    composer.compose(SummaryWanted(Range(), "Follow-ups", preset="follow-ups"))
    settled(composer, qtbot)
    assert composer.composing.choice.only == Only(follow_ups=True)
    assert "found, 1 of them to follow up" in composer.what.count.text()
    composer.compose(wanted)
    settled(composer, qtbot)
    assert composer.presets.field.currentText() == "Annotated summary"
    assert composer.what.count.text() == "6 items · 1 follow-up"


def test_the_order_of_the_place_counts_for_what_was_listed_there_alone(
    composer: Composer, qtbot: QtBot, wanted: SummaryWanted
) -> None:
    listed = replace(wanted, preset="decisions", order=Order.TITLE, group_by=GroupBy.ITEM)
    composer.compose(listed)
    assert composer.order.orders.currentText() == "By title"
    assert composer.order.groups.currentText() == "No headings"
    assert not composer.presets.is_changed  # the reader changed nothing
    composer.compose(wanted)
    assert composer.order.orders.currentText() == "Oldest first"
    assert composer.order.groups.currentText() == "Meetings"
    composer.compose(listed)
    composer.presets.choose("group")
    assert composer.order.orders.currentText() == "Oldest first"
    settled(composer, qtbot)


@pytest.mark.parametrize("preset", [None, "group"])
def test_it_opens_at_the_top(
    preset: str | None, composer: Composer, qtbot: QtBot, wanted: SummaryWanted
) -> None:
    bar = composer.sides.left.verticalScrollBar()
    composer.resize(960, 460)
    qtbot.waitUntil(lambda: bar.maximum() > 0, timeout=WAIT_MS)
    bar.setValue(bar.maximum())
    composer.compose(replace(wanted, preset=preset))
    settled(composer, qtbot)
    qtbot.waitUntil(lambda: composer.confidential.masked == 1, timeout=WAIT_MS)
    assert bar.value() == 0
    composer.resize(1180, 760)


def test_what_was_told_of_a_file_goes_with_the_choice_that_it_was_made_by(
    composer: Composer, qtbot: QtBot, tmp_path: Path
) -> None:
    saved(composer, qtbot, tmp_path / "Referat.pdf")
    composer.composing.take_format(Format.TEXT)
    assert not composer.foot.notice.text()
    assert not composer.foot.notes.text()
    assert not composer.foot.open.isVisible()
    settled(composer, qtbot)
