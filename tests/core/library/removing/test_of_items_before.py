"""Removing items for good takes along what stood on them in whichever version, in short transactions."""

from __future__ import annotations

import pytest

from core.annotations import ItemKey
from core.library import Library, load, of_meeting
from core.library.carrying import slices
from core.library.removing import clean, cleaning, remove_items
from core.library.removing.items import count_items
from core.sharing.going_out import shared
from core.versions.carrying import carry_all
from tests.core.library.carrying.two_versions import AGENDA, AMENDED, MINUTES, Desk

CLOSED = AGENDA.replace(
    "3. Takster for autocampere\nSagsnr. 30-001210", "3. Forhandling om pladsen (lukket punkt)"
)


@pytest.fixture
def opened_again(library: Library, tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, ItemKey]:
    """Three versions: an item is closed in the first, and open under another title in those after it. With
    what it is known by in the first."""
    desk = Desk(library, tmp_path_factory.mktemp("files"))
    desk.comes("dagsorden.txt", CLOSED)
    item = load(library, desk.meeting).meeting.items[2]
    assert item.closed
    desk.mark("fuld i juli", ItemKey.of(item), "Hemmeligt")
    desk.mark("fuld i juli", ItemKey.of(item))
    desk.note(ItemKey.of(item), "Også hemmeligt")
    desk.mark("i mørke", ItemKey("2", "Ny molebelysning", "30-001204"), "Farligt")
    desk.comes_newer("revideret.txt", AMENDED, than="dagsorden.txt")
    assert list(carry_all(library))
    desk.comes("referat.txt", MINUTES)
    assert list(carry_all(library))
    assert desk.front == "referat.txt"
    return desk, ItemKey.of(item)


def texts(desk: Desk) -> list[str]:
    return sorted(each.text for each in of_meeting(desk.library, desk.meeting))


def test_what_stood_on_it_two_versions_ago_is_counted_and_goes(opened_again: tuple[Desk, ItemKey]) -> None:
    desk, item = opened_again
    assert {each.item.title for each in of_meeting(desk.library, desk.meeting)} == {
        "Takster for autocampere",
        "Ny molebelysning",
    }
    assert count_items(desk.library, desk.meeting, [item]).notes == 3
    remove_items(desk.library, desk.meeting, [item])
    assert texts(desk) == ["Farligt"]
    assert clean(desk.library)
    kept = "SELECT DISTINCT text FROM kept_place JOIN annotation ON id = annotation"
    assert desk.library.rows(kept) == [("Farligt",)]


class _BrokenOff(Exception):
    pass


@pytest.mark.parametrize("after", [1, 3, 5])
def test_broken_off_between_two_transactions_nothing_of_it_goes_out(
    opened_again: tuple[Desk, ItemKey], monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    desk, item = opened_again
    monkeypatch.setattr(slices, "MOST", 1)
    left = after

    def between() -> None:
        nonlocal left
        left -= 1
        if not left:
            raise _BrokenOff

    with pytest.raises(_BrokenOff):
        remove_items(desk.library, desk.meeting, [item], between)
    assert cleaning.is_wanted(desk.library)
    loaded = load(desk.library, desk.meeting)
    going = shared(loaded, of_meeting(desk.library, desk.meeting), closed_items=False)
    assert [each.text for each in (*going.placed, *going.lost)] == ["Farligt"]
    remove_items(desk.library, desk.meeting, [item])
    assert texts(desk) == ["Farligt"]


def test_it_is_done_in_transactions_of_a_few_annotations_each(
    opened_again: tuple[Desk, ItemKey], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, item = opened_again
    monkeypatch.setattr(slices, "MOST", 1)
    left = []
    remove_items(desk.library, desk.meeting, [item], lambda: left.append(len(texts(desk))))
    assert left[:5] == [4, 3, 2, 1, 1]
