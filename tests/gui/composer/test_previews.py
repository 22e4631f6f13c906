"""What the preview shows of forms that are no summary, and where it is scrolled to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from core.exports.choice import Layout, Part
from core.exports.formats import Format
from core.library.lists.chosen import Only, Range
from gui.composer.window import Composer
from gui.summary_wanted import SummaryWanted
from tests.gui.composer.conftest import PHONE, committee
from tests.gui.composer.hands import WAIT_MS, composed, settled


@pytest.fixture
def composer(shared_composer: Composer, qtbot: QtBot, filled: Path) -> Composer:
    """The composer, opened for the committee's meeting."""
    shared_composer.composing.take_format(Format.PDF)
    shared_composer.resize(1180, 760)
    composed(shared_composer, qtbot, SummaryWanted(Range(meetings=(committee(filled),)), "Udvalget"))
    return shared_composer


def shown(composer: Composer, format: Format, qtbot: QtBot) -> list[list[str]]:
    """The rows of the table that the preview shows of a form."""
    composer.composing.take_format(format)
    settled(composer, qtbot)
    table = composer.preview.table
    assert table.isVisible()
    return rows_of(table)


def rows_of(table: QAbstractItemView) -> list[list[str]]:
    model = table.model()
    columns = range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


def test_of_annotations_what_goes_out_is_listed(composer: Composer, qtbot: QtBot) -> None:
    rows = shown(composer, Format.ANNOTATIONS, qtbot)
    assert sorted(row[0] for row in rows) == ["Follow-up", "Note", "Tag"]
    words = " ".join(" ".join(row) for row in rows)
    assert "Ring til Ove på" in words
    assert PHONE not in words  # masked, as it goes out
    assert all("Budgetopfølgning" in row[2] for row in rows)
    assert composer.preview.told.text() == "3 annotations"
    assert composer.confidential.masked == 1


def test_of_a_copy_its_pages_are_shown_with_the_marks(composer: Composer, qtbot: QtBot) -> None:
    pages = composer.preview.pages
    composer.composing.take_format(Format.MARKED_PDF)
    settled(composer, qtbot)
    assert pages.isVisible()
    assert composer.preview.told.text().endswith(".pdf")
    first = pages._images[0].copy()
    assert first.width() == pages.pixel_width
    composer.composing.choose(parts=frozenset())
    settled(composer, qtbot)
    last = pages.count - 1
    pages.verticalScrollBar().setValue(pages.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: pages.has_page(last), timeout=WAIT_MS)
    composer.presets.choose("annotated")
    settled(composer, qtbot)


def test_of_a_calendar_its_days_are_listed(composer: Composer, qtbot: QtBot) -> None:
    ((day, what, item),) = shown(composer, Format.ICS, qtbot)
    assert day == "1 June 2024"
    assert what.startswith("Bo: Spørg om puljen")
    assert "Budgetopfølgning" in item
    assert composer.preview.told.text() == "1 day in the calendar"


@pytest.mark.parametrize("format", [Format.ANNOTATIONS, Format.MARKED_PDF])
def test_what_does_not_count_for_a_form_is_not_offered_and_does_nothing(
    format: Format, composer: Composer, qtbot: QtBot
) -> None:
    composer.composing.choose(only=Only(annotated=True, follow_ups=True))
    assert composer.presets.isVisible()
    composer.composing.take_format(format)
    what = composer.what
    for widget in (composer.presets, composer.order, what.annotated, what.follow_ups, what.outcomes):
        assert not widget.isVisible()
    qtbot.waitUntil(lambda: what.tags.x() == 0, timeout=WAIT_MS)  # no gap where the others were
    assert what.tags.isVisible()
    assert not composer._wish().choice.only
    composer.composing.choose(only=replace(composer.composing.choice.only, tags=("budget",)))
    assert composer._wish().choice.only == Only(tags=("budget",))
    composer.composing.choose(only=Only())
    settled(composer, qtbot)


def test_another_preset_or_form_is_shown_from_its_top_and_typing_leaves_it(
    composer: Composer, qtbot: QtBot
) -> None:
    bar = composer.preview.pages.verticalScrollBar()
    composer.presets.choose("group")
    settled(composer, qtbot)
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    down = bar.value()
    assert down > 0
    qtbot.keyClicks(composer.words.title, "Til gruppen")
    settled(composer, qtbot)
    assert bar.value() > 0
    composer.presets.choose("speaking")
    settled(composer, qtbot)
    assert composer.composing.choice.layout is Layout.SPEAKING
    assert bar.value() == 0
    assert composer.preview.pages.has_page(0)
    bar.setValue(bar.maximum())
    composer.composing.take_format(Format.DOCX)
    settled(composer, qtbot)
    assert bar.value() == 0
    composer.presets.choose("annotated")
    composer.composing.choose(title="")
    settled(composer, qtbot)


def test_a_copy_has_marks_whatever_the_preset_leaves_out(composer: Composer, qtbot: QtBot) -> None:
    composer.presets.choose("decisions")
    before = composer.composing.choice.parts
    assert len(shown(composer, Format.ANNOTATIONS, qtbot)) == 3
    assert len(shown(composer, Format.ICS, qtbot)) == 1
    composer.composing.take_format(Format.MARKED_PDF)
    assert composer.parts.boxes[Part.NOTES].isChecked()
    composer.composing.take_format(Format.PDF)
    assert composer.composing.choice.parts == before
    composer.composing.take_format(Format.MARKED_PDF)
    composer.presets.choose("press")  # as when it is opened so
    assert composer.parts.boxes[Part.NOTES].isChecked()
    settled(composer, qtbot)
    composer.presets.choose("annotated")
