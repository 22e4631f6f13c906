"""People and parties: every figure with its places, and what minutes do not state."""

from __future__ import annotations

from datetime import date

import pytest

from core.annotations import ItemKey
from core.library import Library
from core.library.persons.people import (
    BodyPeriod,
    Part,
    PartyRow,
    PersonRow,
    members,
    parties,
    party,
    people,
    person,
)
from core.minutes import Person, Statement, Votes
from tests.core.library.case_minutes import FIRST, SECOND, THIRD, Item, minutes, put_in

BO, EA, IB = Person("Bo Krag", "V"), Person("Ea Dam", "A"), Person("Aage Skov", "F")


@pytest.fixture
def term(library: Library) -> Library:
    """Three meetings of two bodies. One lists nobody; votes name people, parties, and numbers alone."""
    by_name = Votes(for_names=("Ea Dam", "Aage Skov"), against_names=("Krag, Bo",))
    by_party = Votes(for_count=5, against_count=2, for_groups=("A", "F"), against_groups=("Venstre",))
    put_in(
        library,
        minutes(
            "Havneudvalget",
            FIRST,
            [
                Item("Broer", votes=by_name, disqualified=("Bo Krag",)),
                Item("Stier", statements=(Statement("Bo Krag", "reservation", "Bo Krag tog forbehold."),)),
            ],
            present=[BO, EA],
            absent=[IB],
        ),
        minutes(
            "Havneudvalget",
            SECOND,
            [Item("Takster", votes=Votes(for_count=3, against_count=1))],
            present=[Person("Bo Krag"), Person("Ole Bæk", None, None, "Ea Dam")],
            substitutes=[Person("Ole Bæk", "A", None, "Ea Dam")],
        ),
        minutes(
            "Byrådet",
            THIRD,
            [
                Item(
                    "Budget",
                    votes=by_party,
                    statements=(Statement("V og F", "minority", "V og F stemte imod."),),
                )
            ],
        ),
    )
    return library


def who(library: Library, name: str) -> PersonRow:
    (row,) = people(library, name)
    return row


def test_people_stand_in_danish_order_each_once(term: Library) -> None:
    assert [row.person.shown for row in people(term)] == [
        "Bo Krag (V)",
        "Ea Dam (A)",
        "Ole Bæk (A)",
        "Aage Skov (F)",
    ]
    assert who(term, "krag").municipality == "Hvidsø Kommune"
    assert people(term, "nobody") == []


def test_what_is_told_of_a_person_leads_to_its_places(term: Library) -> None:
    record = person(term, who(term, "Bo Krag"))
    assert {part: len(sources) for part, sources in record.parts.items()} == {
        Part.PRESENT: 2,
        Part.AGAINST: 1,
        Part.RESERVATION: 1,
        Part.DISQUALIFIED: 1,
    }
    assert [source.day for source in record.parts[Part.PRESENT]] == [SECOND, FIRST]
    (vote,) = record.parts[Part.AGAINST]
    assert vote.item == ItemKey("1", "Broer")
    assert vote.offset is not None
    (reserved,) = record.parts[Part.RESERVATION]
    assert reserved.told == "Bo Krag tog forbehold."


def test_it_says_what_the_minutes_do_not_state(term: Library) -> None:
    base = person(term, who(term, "Bo Krag")).base
    assert [name for _body, name in base.bodies] == ["Havneudvalget"]
    assert (base.first, base.last) == (FIRST, SECOND)
    assert (base.minutes, base.listing_people) == (2, 2)
    assert (base.votes, base.naming_people, base.naming_parties) == (2, 1, 0)


def test_a_substitute_and_whom_they_stand_for(term: Library) -> None:
    (came,) = person(term, who(term, "Ole")).parts[Part.SUBSTITUTE]
    assert came.told == "Ea Dam"
    (replaced,) = person(term, who(term, "Ea")).parts[Part.REPLACED]
    assert (replaced.day, replaced.told) == (SECOND, "Ole Bæk")


def test_a_period_and_a_body_narrow_it(term: Library) -> None:
    krag = who(term, "Bo Krag")
    record = person(term, krag, BodyPeriod(first=SECOND))
    assert [source.day for source in record.parts[Part.PRESENT]] == [SECOND]
    assert (record.base.minutes, record.base.votes) == (1, 1)
    body = record.base.bodies[0][0]
    assert len(person(term, krag, BodyPeriod(body=body)).parts[Part.PRESENT]) == 2
    nothing = person(term, krag, BodyPeriod(last=date(2029, 1, 1)))
    assert nothing.parts == {}
    assert nothing.base.minutes == 0


def test_parties_have_their_votes_and_statements(term: Library) -> None:
    rows = parties(term)
    assert [(row.party, row.count) for row in rows] == [("A", 1), ("F", 2), ("V", 2)]
    record = party(term, rows[2])
    assert set(record.parts) == {Part.AGAINST, Part.MINORITY}
    assert record.parts[Part.MINORITY][0].told == "V og F stemte imod."
    assert (record.base.votes, record.base.naming_people, record.base.naming_parties) == (1, 0, 1)
    assert (record.base.minutes, record.base.listing_people) == (1, 0)
    assert [row.person.shown for row in members(term, rows[2])] == ["Bo Krag (V)"]


def test_the_same_name_elsewhere_is_another_person(term: Library) -> None:
    put_in(term, minutes("Byrådet", THIRD, [Item("Budget")], town="Nørrevang", present=[BO]))
    rows = people(term, "Bo Krag")
    assert [row.municipality for row in rows] == ["Hvidsø Kommune", "Nørrevang"]
    assert len(person(term, rows[1]).parts[Part.PRESENT]) == 1
    assert PartyRow("nørrevang", "Nørrevang", "V", 0) in parties(term)


def test_an_agenda_makes_nobody_present(library: Library) -> None:
    put_in(library, minutes("Havneudvalget", FIRST, [Item("Broer", decision="")], present=[BO], absent=[EA]))
    assert people(library) == []
    put_in(library, minutes("Havneudvalget", SECOND, [Item("Broer")], present=[BO]))
    assert len(person(library, who(library, "Bo Krag")).parts[Part.PRESENT]) == 1


def test_who_is_in_capitals_in_one_town_s_minutes_is_listed_as_others_are(library: Library) -> None:
    heard = [Person("HANNE HOLM", "V"), Person("EA DAM", "A")]
    put_in(
        library,
        minutes("Byrådet", FIRST, [Item("Broer")], present=heard),
        minutes("Byrådet", SECOND, [Item("Stier")], present=[EA]),
    )
    found = [row.person for row in people(library)]
    assert [each.shown for each in found] == ["Ea Dam (A)", "Hanne Holm (V)"]
    assert [each.count for each in found] == [2, 1]
