"""Items behind decisions of the register and places in texts."""

from __future__ import annotations

from core.library import Library, add, catch_up, load, prepare
from core.library.decisions.register import register_ids
from core.library.lists.chosen import ItemPlace
from core.library.lists.item_places import places_at, places_of_decisions
from tests.core.library.invented import opened

AGENDA = (("Ny bro", "Godkendt."), ("Havnekaj", "Udsat."))


def test_decisions_lead_to_their_items_in_the_order_asked_for(library: Library) -> None:
    meeting = add(library, prepare(opened(AGENDA))).meeting
    catch_up(library)
    ids = [*register_ids(library)]
    found = places_of_decisions(library, [*reversed(ids), *ids, 999])
    assert set(found) == {ItemPlace(meeting, 0), ItemPlace(meeting, 1)}
    assert found == tuple(reversed(places_of_decisions(library, ids)))


def test_a_place_in_a_text_leads_to_its_item(library: Library) -> None:
    meeting = add(library, prepare(opened(AGENDA))).meeting
    items = load(library, meeting).meeting.items
    inside = items[1].span.end - 1
    assert places_at(library, [(meeting, inside, None), (meeting, 0, None)]) == (ItemPlace(meeting, 1),)
