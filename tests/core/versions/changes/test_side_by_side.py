"""Places that answer each other: beside one another stands what says the same, and each item by itself."""

from __future__ import annotations

from core.versions.changes.side_by_side import joints
from core.versions.items.matching import match_items
from tests.core.versions.changes.harbour import AGENDA, version_of

FIRST, SECOND, THIRD = AGENDA.index("Punkt 1"), AGENDA.index("Punkt 2"), AGENDA.index("Punkt 3")
MOVED = (AGENDA[:FIRST] + AGENDA[SECOND:THIRD] + AGENDA[FIRST:SECOND] + AGENDA[THIRD:]).replace(
    "14 cm", "16 cm"
)


def answering(old_text: str, new_text: str) -> dict[str, str]:
    """The lines that begin at places which answer each other, without those that have no letters."""
    old, new = version_of(old_text), version_of(new_text)
    places = zip(*joints(old, new, match_items(old, new)), strict=True)

    def line(text: str, at: int) -> str:
        return text[at:].split("\n", 1)[0]

    return {line(old.source.text, one): line(new.source.text, other) for one, other in places}


def test_items_that_changed_places_stand_beside_themselves() -> None:
    found = answering(AGENDA, MOVED)
    assert found["Punkt 1: Nyt bolværk ved Sildekajen"] == "Punkt 1: Nyt bolværk ved Sildekajen"
    assert found["Sagsnr.: 31-000533"] == "Sagsnr.: 31-000533"
    assert not any("16 cm" in line for line in found.values())


def test_places_rise_in_the_old_text_and_are_offsets_of_both() -> None:
    old, new = version_of(AGENDA), version_of(MOVED)
    of_old, of_new = joints(old, new, match_items(old, new))
    assert list(of_old) == sorted(set(of_old))
    assert len(of_old) == len(of_new) > 10
    assert max(of_new) < len(new.source.text)


def test_an_item_that_came_answers_nothing() -> None:
    came = AGENDA + "\nPunkt 4: Kran til lystbådehavnen\n\nSagsfremstilling\nKranen løfter to tons.\n"
    assert "Punkt 4: Kran til lystbådehavnen" not in answering(AGENDA, came).values()
