"""Minutes that do not say who was there are told."""

from __future__ import annotations

from core.review.finding import Severity
from tests.review.drafts import found
from tests.review.people.invented import council

_LIST = "Deltagere: Anna Krog (A), Bo Lindemann (V), Carla Holm Dam (F), Dan Ebbesen (C), Ea Fruergaard (B), "


def _without(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith(_LIST))


def test_minutes_without_a_list_are_told() -> None:
    told = found("participants-missing", _without(council(more="")))
    assert [each.message for each in told] == ["The minutes do not say who was there."]
    assert told[0].severity is Severity.WARNING


def test_minutes_that_name_those_absent_alone_are_worth_a_look() -> None:
    told = found("participants-missing", _without(council()))
    assert [each.severity for each in told] == [Severity.NOTE]


def test_who_is_absent_from_the_items_does_not_tell_who_was_there() -> None:
    text = _without(council("Godkendt.\n\nFraværende\nGert Halding", more=""))
    assert [each.severity for each in found("participants-missing", text)] == [Severity.NOTE]


def test_a_list_in_the_head_or_in_the_first_item_is_enough() -> None:
    assert found("participants-missing", council()) == []
    text = _without(council(more="")).replace(
        "Punkt 1: Godkendelse af dagsorden",
        "Punkt 1: Fremmøde og dagsorden\n\nFremmødte: Anna Krog, Bo Lindemann",
    )
    assert found("participants-missing", text) == []


def test_the_board_may_be_the_label_of_its_members() -> None:
    assert found("participants-missing", council(more="").replace("Deltagere:", "Bestyrelsen:")) == []


def test_an_agenda_names_nobody_yet() -> None:
    assert found("participants-missing", _without(council(more="")).replace("REFERAT", "DAGSORDEN")) == []
