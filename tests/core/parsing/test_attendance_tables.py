"""Who came, as a table with a row for each member tells; lists under the names of those who elected them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]

_MINUTES = "Referat\nFritidsudvalget\nMødedato: 4. maj 2021\n\n{}\n\nPunkt 1: Bænke\nBeslutning\nGodkendt.\n"
_TABLE = (
    "Medlem\tValgt af\tFremmøde\nAnna Krog, formand\tByrådet\tTil stede\nBo Lind\tSpejderne\tAfbud\n"
    "Dorte Ask\tSpejderne\tTil stede, stedfortræder for Bo Lind\nEa Toft\tByrådet\tTil stede"
)


@pytest.mark.parametrize("table", [_TABLE, "\n".join(f"| {row} |" for row in _TABLE.split("\n"))])
def test_a_table_tells_who_came_and_who_did_not(plain: Plain, table: str) -> None:
    meeting = parse(plain(_MINUTES.format(table.replace("\t", " | ") if "|" in table else table)))
    assert [each.name for each in meeting.participants] == ["Anna Krog", "Dorte Ask", "Ea Toft"]
    assert [each.name for each in meeting.absent] == ["Bo Lind"]
    assert [(each.name, each.stands_for) for each in meeting.substitutes] == [("Dorte Ask", "Bo Lind")]


@pytest.mark.parametrize(
    "table",
    [
        _TABLE.replace("Fremmøde", "Telefon").replace("Til stede", "12 34 56 78").replace("Afbud", "-"),
        "Sag\tAnsvarlig\tStatus\nNy bro\tAnna Krog\tAfventer\nNy sti\tBo Lind\tI gang",
    ],
)
def test_other_tables_tell_nobody_absent(plain: Plain, table: str) -> None:
    assert parse(plain(_MINUTES.format(table))).absent == ()


def test_members_stand_under_who_elected_them(plain: Plain) -> None:
    head = (
        "Forældrevalgte: Anna Krog (formand), Bo Lind\nMedarbejdervalgte: Dorte Ask\nElevråd: Ea Toft\n"
        "Ledelsen: Skoleleder Finn Bro\nAfbud: Bo Lind"
    )
    meeting = parse(plain(_MINUTES.format(head)))
    assert [each.name for each in meeting.participants] == ["Anna Krog", "Dorte Ask", "Ea Toft"]
    assert [each.name for each in meeting.staff] == ["Finn Bro"]


_SCHOOL = (
    "Referat fra møde i Skolebestyrelsen den 4. maj 2021 kl. 17.00\n\n1. Godkendelse af dagsorden\n"
    "Beslutning: Godkendt.\n\n2. Nyt fra elevrådet\nElevrådet har solgt kager. De vil have bænke.\n"
    "Beslutning: Taget til efterretning.\n\n3. Ny legeplads\nBilag: Tegning\nPladsen koster 40.000 kr.\n"
    "Beslutning: {}\n\n4. Lukket punkt: Personalesag\n\n5. Eventuelt\nAnna Krog takkede.\n"
)


def test_a_decision_before_the_next_heading_bears_out_both(plain: Plain) -> None:
    items = parse(plain(_SCHOOL.format("Godkendt."))).items
    assert [(item.number, item.closed) for item in items] == [
        ("1", False),
        ("2", False),
        ("3", False),
        ("4", True),
        ("5", False),
    ]
    assert items[1].decisions[0].text == "Taget til efterretning."


def test_points_within_a_case_are_no_items(plain: Plain) -> None:
    points = "Godkendt.\nRådet ønsker:\n1. en gynge.\n2. en rutsjebane.\n3. en bænk."
    assert [item.title for item in parse(plain(_SCHOOL.format(points))).items][2:] == [
        "Ny legeplads",
        "Personalesag",
        "Eventuelt",
    ]


@pytest.mark.parametrize(
    ("title", "names"),
    [("Fremmøde", ["Anna Krog", "Bo Lind", "Dorte Ask", "Ea Toft"]), ("Ny bro over åen", [])],
)
def test_the_first_item_may_tell_who_came(plain: Plain, title: str, names: list[str]) -> None:
    told = "Mødt var Anna Krog (A), Bo Lind (V), Dorte Ask (F) og Ea Toft (B). Ea Toft (B) kom kl. 16."
    head = "Referat\nFritidsudvalget\nMødedato: 4. maj 2021\n\n"
    items = f"Punkt 1: {title}\nBeslutning\n{told}\n\nPunkt 2: Bænke\nBeslutning\nGodkendt.\n"
    assert [each.name for each in parse(plain(head + items)).participants] == names
