"""What changed before the first item: day, place, who was there."""

from __future__ import annotations

from core.versions.changes.change import Part
from core.versions.changes.head_changes import at_its_end, head_changes
from tests.core.versions.changes.harbour import AGENDA, compared, told, version_of

PEOPLE = "Deltagere: Asta Kloster, Birger Damtoft, Cille Ravnhede"


def changes(old: str, new: str) -> list[tuple[str, str, str]]:
    return told(tuple(head_changes(version_of(old), version_of(new))))


def test_another_place_and_hour_are_told() -> None:
    found = changes(AGENDA, AGENDA.replace("Den Blå Sal", "Loftet").replace("16:00", "17:30"))
    assert [(kind, new) for kind, _old, new in found] == [
        ("changed", "Mødedato: Onsdag den 14. maj 2031 kl. 17:30"),
        ("changed", "Mødested: Loftet"),
    ]


def test_what_the_document_is_called_is_no_change() -> None:
    assert changes(AGENDA, AGENDA.replace("DAGSORDEN", "REFERAT")) == []


def test_who_came_is_told_and_their_order_is_not() -> None:
    others = "Deltagere: Cille Ravnhede, Asta Kloster, Birger Damtoft"
    rows = AGENDA.replace(PEOPLE, "Deltagere\nAsta Kloster\nBirger Damtoft\nCille Ravnhede")
    turned = AGENDA.replace(PEOPLE, "Deltagere\nCille Ravnhede\nAsta Kloster\nBirger Damtoft")
    assert changes(rows, turned) == []
    assert changes(AGENDA, AGENDA.replace(PEOPLE, f"{others}, Dorte Vang"))


def test_what_came_behind_the_last_item_is_of_the_end() -> None:
    comparison = compared(AGENDA, AGENDA.replace("Den Blå Sal", "Loftet"))
    (change,) = comparison.changes
    assert change.part is Part.HEAD
    assert at_its_end(change, comparison.old, comparison.new) == change
