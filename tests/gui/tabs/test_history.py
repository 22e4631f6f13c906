"""Back and forward, with the rules of a browser."""

from __future__ import annotations

from core.annotations import MeetingId
from core.library import Place
from gui.tabs.history import MOST, History, Stop

MEETING = MeetingId("m")


def at(page: int, meeting: MeetingId = MEETING) -> Stop:
    return Stop(meeting, Place(offset=page * 1000, page=page, y=40.0))


def test_back_leads_where_the_jump_was_made_and_forward_back_again() -> None:
    history = History()
    assert not history.can_go_back
    history.leave(at(1))
    history.leave(at(5))
    assert history.back(at(9)) == at(5)
    assert history.back(at(5)) == at(1)
    assert not history.can_go_back
    assert history.forward(at(1)) == at(5)
    assert history.forward(at(5)) == at(9)
    assert not history.can_go_forward


def test_a_jump_forgets_what_lay_ahead() -> None:
    history = History()
    history.leave(at(1))
    history.back(at(5))
    history.leave(at(2))
    assert not history.can_go_forward
    assert history.back(at(7)) == at(2)


def test_back_returns_from_where_one_has_scrolled_meanwhile() -> None:
    history = History()
    history.leave(at(1))
    assert history.back(at(6)) == at(1)
    assert history.forward(at(1)) == at(6)


def test_a_jump_that_did_not_move_is_no_place_of_its_own() -> None:
    history = History()
    history.leave(at(1))
    history.leave(Stop(MEETING, Place(offset=1003, page=1, y=41.5, zoom=2.0)))
    assert history.back(at(5)) == at(1)
    assert not history.can_go_back
    history.leave(at(1))
    assert history.back(at(1)) is None


def test_another_meeting_is_another_place() -> None:
    history = History()
    history.leave(at(1))
    assert history.back(at(1, MeetingId("n"))) == at(1)


def test_without_pages_the_offset_counts() -> None:
    history = History()
    history.leave(Stop(MEETING, Place(offset=10)))
    history.leave(Stop(MEETING, Place(offset=700)))
    assert history.back(Stop(MEETING, Place(offset=10))) == Stop(MEETING, Place(offset=700))


def test_the_oldest_places_are_forgotten() -> None:
    history = History()
    for page in range(MOST + 5):
        history.leave(at(page))
    here, steps = at(999), 0
    while (stop := history.back(here)) is not None:
        here, steps = stop, steps + 1
    assert steps == MOST
    assert here == at(5)
