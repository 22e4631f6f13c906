from __future__ import annotations

from core.annotations import ItemKey, MeetingId
from core.library import Library, Place, add, last_read, load, place_of, prepare, remember
from tests.core.library.invented import opened


def test_the_place_in_each_meeting_is_kept(library: Library, other: Library) -> None:
    first = add(library, prepare(opened())).meeting
    second = add(library, prepare(opened(body="Byrådet"))).meeting
    assert last_read(library) is None
    assert place_of(library, first) is None
    whole = Place(120, 3, 71.5, 1.25, ItemKey("2", "Ny skole", None))
    remember(library, first, whole)
    remember(library, second, Place(0))
    assert place_of(other, first) == whole
    assert place_of(other, second) == Place(0)
    last = last_read(other)
    assert last is not None
    assert (last.meeting, last.place) == (second, Place(0))
    assert last.version == load(other, second).version
    assert last.pages == load(other, second).source.pages
    remember(library, first, Place(7, item=ItemKey(None, None)))
    assert place_of(other, first) == Place(7, item=ItemKey(None, None))
    last = last_read(other)
    assert last is not None
    assert last.meeting == first


def test_the_place_in_a_meeting_that_is_gone_is_nobodys(library: Library) -> None:
    remember(library, MeetingId("gone"), Place(5))
    assert place_of(library, MeetingId("gone")) is None
