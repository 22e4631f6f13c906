"""Marks that came along to another version: exports say what the words were, and sort what has no place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from core.annotations import AnnotationKind, ItemKey
from core.carried import Anchor
from core.exports.formats import Format, render
from core.exports.remarks import former_line
from core.exports.version_items import in_order
from core.library import catch_up, load, of_meeting, open_library
from core.library.carrying.by_hand import place_by_hand
from core.versions.carrying import carry_all
from tests.core.exports.gathered import gathered
from tests.core.exports.test_meetings_json import SCHEMA
from tests.core.library.carrying.two_versions import AGENDA, CRANE, FIRST, LIGHT, MINUTES, QUAY, Desk

OLD = "Forvaltningen har indhentet to tilbud på lamper."
NOWHERE, TEN, UNNUMBERED = ItemKey(None, None), ItemKey("10", "Havn"), ItemKey(None, "Eventuelt")
CHANGED = f"The text was changed. It was: “{OLD}”"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A highlight on a sentence that is another one in the minutes."""
    desk = Desk(open_library(tmp_path / "library.sqlite"), tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    desk.mark(OLD, LIGHT, kind=AnnotationKind.HIGHLIGHT)
    desk.comes("referat.txt", MINUTES)
    assert [each.along for each in carry_all(desk.library)] == [1]
    catch_up(desk.library)
    yield desk
    desk.library.close()


@pytest.mark.parametrize("format_", [Format.MARKDOWN, Format.HTML, Format.TEXT, Format.CSV])
def test_the_words_that_the_reader_marked_are_told(desk: Desk, format_: Format) -> None:
    told = " ".join(render(gathered(desk.library), format_).decode("utf-8-sig").split())
    assert "tre tilbud" in told
    assert CHANGED in told


def test_what_was_placed_by_hand_says_so(desk: Desk) -> None:
    loaded = load(desk.library, desk.meeting)
    words = "Bolværket blev set efter i april"
    placed = desk.mark(words, QUAY, version="referat.txt", kind=AnnotationKind.UNDERLINE)
    (mark,) = [each for each in of_meeting(desk.library, desk.meeting) if each.id != placed.id]
    anchor = Anchor(placed.item, placed.passage)
    place_by_hand(desk.library, desk.meeting, [mark.id], anchor, loaded.version)
    catch_up(desk.library)
    marks = [mark for item in gathered(desk.library).items for mark in item.remarks.marks]
    assert [former_line(each.former) for each in marks] == [f"Placed by hand. It was on: “{OLD}”"]
    told = render(gathered(desk.library), Format.JSON).decode("utf-8")
    assert '"formerWords"' in told
    assert '"placedByHand": true' in told


def test_what_has_no_place_is_sorted_by_item() -> None:
    keys = [QUAY, CRANE, NOWHERE, FIRST, TEN, UNNUMBERED]
    assert sorted(keys, key=in_order) == [NOWHERE, FIRST, CRANE, QUAY, TEN, UNNUMBERED]


def test_what_waits_says_that_its_place_is_not_sure(tmp_path: Path) -> None:
    desk = Desk(open_library(tmp_path / "library.sqlite"), tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    words = "Kranen har ikke kørt siden 2019."
    desk.mark(words, CRANE)
    desk.comes("referat.txt", MINUTES.replace("er sundt.\n", f"er sundt.\n{words}\n"))
    assert [each.waiting for each in carry_all(desk.library)] == [1]
    catch_up(desk.library)
    summary = gathered(desk.library)
    told = " ".join(render(summary, Format.MARKDOWN).decode("utf-8").split())
    assert "It is not sure where this belongs in this version." in told
    values = json.loads(render(summary, Format.JSON))
    jsonschema.validate(values, SCHEMA, jsonschema.Draft202012Validator)
    assert '"standing": "uncertain"' in json.dumps(values)
    desk.library.close()
