"""Names written in two ways: when they are one person, and when that is not sure."""

from __future__ import annotations

import pytest

from core.people_names import (
    PersonName,
    Writing,
    in_small_letters,
    name_key,
    party_key,
    people_of,
    plain_name,
)


def written(*lines: tuple[str, int]) -> list[PersonName]:
    """The people that these writings, with how often each is met, stand for."""
    writings = []
    for text, count in lines:
        name, party = plain_name(text)
        writings.append(Writing(name, party, count, text))
    return sorted(people_of(writings), key=lambda each: each.shown)


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Bo Krag", "Bo Krag", None),
        ("Bo Krag (V)", "Bo Krag", "V"),
        ("Krag, Bo", "Bo Krag", None),
        ("Krag, Bo (Venstre)", "Bo Krag", "V"),
        ("Anne-Lise  Dam (Borgerlisten)", "Anne-Lise Dam", "Borgerlisten"),
    ],
)
def test_a_name_and_its_party_are_told_apart(text: str, name: str, party: str | None) -> None:
    assert plain_name(text) == (name, party)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HANNE HOLM", "Hanne Holm"),
        ("HOLM, HANNE (V)", "Hanne Holm"),
        ("ANNE-LISE ØSTER DAM", "Anne-Lise Øster Dam"),
        ("J. P. VON BÜLOW-ÅGREN", "J. P. von Bülow-Ågren"),
        ("HANNE MCDONALD", "HANNE MCDONALD"),  # nobody can tell
        ("HANNE O'NEILL", "HANNE O'NEILL"),
        ("DSU", "DSU"),
        ("Hanne DSU", "Hanne DSU"),
    ],
)
def test_a_name_in_capitals_is_written_as_others_are_where_that_is_sure(text: str, name: str) -> None:
    assert plain_name(text)[0] == name


def test_the_party_behind_a_name_in_capitals_stays() -> None:
    assert in_small_letters("HANNE HOLM (SF)") == "Hanne Holm (SF)"


def test_parties_go_by_their_letters() -> None:
    assert [party_key(each) for each in ("Venstre", "venstre", "V", "v", "Venstres", "SF")] == [
        *("V", "V", "V", "V", "V", "F")
    ]
    assert party_key("Havnelisten") == "Havnelisten"
    assert party_key(" ") is None


def test_aa_and_å_are_one_letter_in_names() -> None:
    assert name_key("Aage Skov") == name_key("Åge Skov")


def test_three_writings_are_one_person() -> None:
    (krag,) = written(("Bo Krag", 5), ("Bo Krag (V)", 12), ("Krag, Bo", 2))
    assert (krag.shown, krag.count) == ("Bo Krag (V)", 19)
    assert krag.also_written == ("Krag, Bo",)
    assert set(krag.covers) == {("bo krag", None), ("bo krag", "V")}


def test_two_parties_are_two_people_and_each_names_the_other() -> None:
    a, v = written(("Bo Krag (A)", 3), ("Bo Krag (V)", 4))
    assert (a.shown, a.perhaps) == ("Bo Krag (A)", ("Bo Krag (V)",))
    assert (v.shown, v.perhaps) == ("Bo Krag (V)", ("Bo Krag (A)",))


def test_without_a_party_it_may_be_either_of_two() -> None:
    plain, a, v = written(("Bo Krag", 1), ("Bo Krag (A)", 3), ("Bo Krag (V)", 4))
    assert plain.perhaps == ("Bo Krag (A)", "Bo Krag (V)")
    assert a.count == 3
    assert v.count == 4


def test_a_middle_name_of_the_same_party_is_joined_and_said_to_be_unsure() -> None:
    (krag,) = written(("Bo Lund Krag (V)", 7), ("Bo L. Krag (V)", 1), ("Bo Krag (V)", 2))
    assert krag.name == "Bo Lund Krag"
    assert krag.count == 10
    assert set(krag.unsure) == {"Bo L. Krag", "Bo Krag"}


def test_a_middle_name_without_a_party_is_only_perhaps_the_same() -> None:
    short, full = written(("Bo Krag", 2), ("Bo Lund Krag (V)", 7))
    assert short.perhaps == ("Bo Lund Krag (V)",)
    assert full.perhaps == ("Bo Krag",)
    assert full.count == 7


def test_other_middle_names_are_other_people() -> None:
    assert len(written(("Bo Lund Krag (V)", 1), ("Bo Holm Krag (V)", 1))) == 2
    assert len(written(("Bo Krag (V)", 1), ("Bo Lund Krag (V)", 1), ("Bo Holm Krag (V)", 1))) == 3
