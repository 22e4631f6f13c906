"""Cases through bodies and years, and what the reader says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.case_changes import ChangeKind
from core.library import Library, put
from core.library.case_trails.case_links import LinkKind, change_links, new_link
from core.library.case_trails.cases import CaseKey, CaseRow, case_page, counted, items_of_case
from core.library.case_trails.trail_rows import Basis, NoteTold
from core.library.case_trails.trails import Trail, trail, trail_of_item
from core.likely_cases import Reason
from core.minutes import Outcome
from tests.core.library.case_minutes import (
    FIRST,
    HARBOUR,
    SECOND,
    THIRD,
    Item,
    minutes,
    put_in,
    through_three_bodies,
)

CASE = CaseKey("hvidsøkommune", "30-771")


def cases(library: Library, words: str = "", after: int | None = None, limit: int = 100) -> list[CaseRow]:
    return [*case_page(library, words, after, limit).rows]


def steps(found: Trail) -> list[tuple[str | None, Basis]]:
    return [(each.body, each.basis) for each in found.entries]


def test_a_case_goes_through_three_bodies_whatever_writing_its_number_has(library: Library) -> None:
    put_in(library, *through_three_bodies())
    found = trail(library, CASE)
    assert [(each.day, each.body) for each in found.entries] == [
        (FIRST, "Havneudvalget"),
        (SECOND, "Økonomiudvalget"),
        (THIRD, "Byrådet"),
    ]
    assert [each.outcome for each in found.entries] == [
        Outcome.RECOMMENDED,
        Outcome.POSTPONED,
        Outcome.APPROVED,
    ]
    assert found.title == "Renovering af bådebroer og kaj"
    assert found.suggestions == ()
    first, second, last = found.entries
    assert first.changes == ()
    assert [(each.kind, each.before, each.after) for each in second.changes] == [
        (ChangeKind.OUTCOME, "recommended", "postponed")
    ]
    told = {each.kind: (each.before, each.after) for each in last.changes}
    assert told[ChangeKind.AMOUNT] == ("2,1 mio. kr.", "2,4 mio. kr.")
    assert told[ChangeKind.OUTCOME] == ("postponed", "approved")
    assert ChangeKind.TITLE in told
    assert last.votes is not None
    assert last.votes.against_groups == ("V",)


def test_the_same_number_in_another_town_is_another_case(library: Library) -> None:
    put_in(library, *through_three_bodies(), minutes("Byrådet", THIRD, [HARBOUR], town="Nørrevang"))
    assert len(trail(library, CASE).entries) == 3
    assert len(trail(library, CaseKey("nørrevang", "30-771")).entries) == 1
    assert counted(library) == 2


def test_what_names_the_number_belongs_and_what_bears_another_is_suggested(library: Library) -> None:
    named = Item("Orientering om havnen", text="Se sag nr. 30-771 om broerne.")
    other = Item("Takster", case="31-15", text="Takster følger af sag 30/000771.")
    no_number = Item("Vandstand", text="Der var 130-771 besøg og 30. 771 både.")
    put_in(
        library,
        *through_three_bodies(),
        minutes("Havneudvalget", date(2031, 1, 6), [named, other, no_number]),
    )
    found = trail(library, CASE)
    assert steps(found)[-1] == ("Havneudvalget", Basis.NAMED)
    assert found.entries[-1].item.title == "Orientering om havnen"
    assert [(each.entry.item.title, each.reason) for each in found.suggestions] == [
        ("Takster", Reason.REFERS)
    ]


def test_a_suggestion_is_accepted_taken_back_refused_and_suggested_again(library: Library) -> None:
    again = replace(HARBOUR, case=None, decision="Taget op igen.")
    *_rest, later = put_in(
        library, *through_three_bodies(), minutes("Havneudvalget", date(2030, 5, 6), [again])
    )
    (suggestion,) = trail(library, CASE).suggestions
    assert suggestion.reason is Reason.SAME_TITLE
    assert len(trail(library, CASE).entries) == 3  # never joined by itself
    link = new_link(later, suggestion.entry.item, "30-771", "Ea")
    assert change_links(library, [link]).annotated == {later}
    joined = trail(library, CASE)
    assert steps(joined)[-1] == ("Havneudvalget", Basis.LINKED)
    assert joined.suggestions == ()
    change_links(library, (), [link.id])
    assert len(trail(library, CASE).suggestions) == 1
    refusal = new_link(later, suggestion.entry.item, "30-771", "Ea", LinkKind.NOT_SAME)
    change_links(library, [refusal])
    refused = trail(library, CASE)
    assert refused.suggestions == ()
    assert len(refused.entries) == 3
    assert refused.refused == (refusal,)
    change_links(library, (), [refusal.id])
    assert len(trail(library, CASE).suggestions) == 1
    change_links(library, [refusal])  # as redo does
    assert trail(library, CASE).suggestions == ()


def test_an_item_without_a_number_offers_likely_ones(library: Library) -> None:
    again = replace(HARBOUR, case=None)
    *_rest, later = put_in(library, *through_three_bodies(), minutes("Byrådet", date(2030, 5, 6), [again]))
    key = ItemKey("1", HARBOUR.title)
    found = trail_of_item(library, later, key)
    assert found.case is None
    assert steps(found) == [("Byrådet", Basis.ALONE)]
    assert {each.entry.item.case_number for each in found.suggestions} == {"30-000771", "30/771"}
    change_links(library, [new_link(later, key, "30-000771", "Ea")])
    assert trail_of_item(library, later, key).case == CASE


def test_two_items_without_a_number_become_a_case_under_their_title(library: Library) -> None:
    plain = replace(HARBOUR, case=None)
    first, second = put_in(
        library, minutes("Havneudvalget", FIRST, [plain]), minutes("Byrådet", THIRD, [plain])
    )
    key = ItemKey("1", HARBOUR.title)
    assert cases(library) == []
    for meeting in (first, second):
        change_links(library, [new_link(meeting, key, HARBOUR.title, "Ea")])
    found = trail_of_item(library, second, key)
    assert steps(found) == [("Havneudvalget", Basis.LINKED), ("Byrådet", Basis.LINKED)]
    (row,) = cases(library)
    assert (row.case, row.number, row.items) == (found.case, HARBOUR.title, 2)
    assert cases(library, "bådebro") == [row]
    assert cases(library, "parkering") == []


def test_an_earlier_decision_repeated_leads_back_to_where_it_was_made(library: Library) -> None:
    text = "Udvalget anbefaler, at strandstien anlægges uden om engen."
    made = Item("Sti ved stranden", text, Outcome.RECOMMENDED, case="30-12")
    told = Item("Anlæg af natursti", earlier=(("Miljøudvalget", FIRST, text),))
    _first, later = put_in(
        library, minutes("Miljøudvalget", FIRST, [made]), minutes("Byrådet", THIRD, [told])
    )
    (suggestion,) = trail(library, CaseKey("hvidsøkommune", "30-12")).suggestions
    assert (suggestion.entry.meeting, suggestion.reason) == (later, Reason.REPEATED)
    (back,) = trail_of_item(library, later, ItemKey("1", told.title)).suggestions
    assert back.entry.item.case_number == "30-12"


def test_notes_and_tags_stand_in_the_trail(library: Library) -> None:
    first, *_rest = put_in(library, *through_three_bodies())
    key = ItemKey("1", HARBOUR.title, "30-000771")
    put(library, new_annotation(first, key, AnnotationKind.NOTE, "Spørg om prisen", "Ea"))
    put(library, new_annotation(first, key, AnnotationKind.TAG, "havn", "Ea"))
    entry = trail(library, CASE).entries[0]
    assert (entry.notes, entry.tags) == ((NoteTold("Spørg om prisen", "Ea"),), ("havn",))


def test_cases_are_listed_by_their_newest_item_and_found_by_number_and_title(library: Library) -> None:
    ferry = Item("Færgens sejlplan", case="29-4")
    put_in(
        library,
        minutes("Havneudvalget", date(2029, 1, 8), [ferry]),
        *through_three_bodies(),
        minutes("Byrådet", date(2030, 2, 4), [replace(ferry, title="Ny færge")]),
    )
    rows = cases(library)
    assert [(row.case.key, row.title, row.items, row.first, row.last) for row in rows] == [
        ("30-771", "Renovering af bådebroer og kaj", 3, FIRST, THIRD),
        ("29-4", "Ny færge", 2, date(2029, 1, 8), date(2030, 2, 4)),
    ]
    assert cases(library, limit=1) == rows[:1]
    assert cases(library, after=case_page(library, limit=1).below) == rows[1:]
    for words, keys in (("2030/771", ["30-771"]), ("771", ["30-771"]), ("sejlplan", ["29-4"]), ("bro", [])):
        assert [row.case.key for row in cases(library, words)] == keys
    assert [row.case.key for row in cases(library, "bådebro kaj")] == ["30-771"]


def test_a_case_of_many_items_hides_no_other(library: Library) -> None:
    many = [Item(f"Skole nummer {number}", case="31-1") for number in range(60)]
    others = [Item("Skolevej", case=f"30-{number}") for number in range(2, 6)]
    put_in(
        library,
        minutes("Byrådet", date(2031, 2, 4), many),
        minutes("Byrådet", date(2030, 2, 4), others),
        minutes("Byrådet", date(2029, 2, 4), many[:5]),
    )
    whole = case_page(library, "skole", limit=5)
    assert [row.case.key for row in whole.rows] == ["31-1", "30-2", "30-3", "30-4", "30-5"]
    first = case_page(library, "skole", limit=3)
    assert [row.case.key for row in first.rows] == ["31-1", "30-2", "30-3"]
    listed = {row.case for row in first.rows}
    rest = case_page(library, "skole", after=first.below, limit=3, listed=listed)
    assert [row.case.key for row in rest.rows] == ["30-4", "30-5"]
    assert rest.below is None
    assert case_page(library, "31-1", limit=1).rows == first.rows[:1]
    assert case_page(library, limit=5).below is None
    assert case_page(library, limit=4).below is not None


def test_how_many_items_a_case_has(library: Library) -> None:
    meeting = put_in(library, *through_three_bodies())[0]
    assert items_of_case(library, meeting, "30/771") == 3
    assert items_of_case(library, meeting, "30/772") == 0
