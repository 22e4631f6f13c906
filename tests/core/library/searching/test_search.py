from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.annotations import AnnotationKind, ItemKey, Passage, new_annotation
from core.library import Hit, Library, add, catch_up, find, prepare, put
from core.library.searching import index
from core.minutes import DocumentKind, Role
from tests.core.library.invented import opened

ITEMS = [
    ("Budgetopfølgning pr. 30. april", "Anbefales godkendt over for Byrådet."),
    ("Ny skole i Birkelunden", "Anlægsbevillingen på 12 mio. kr. blev frigivet."),
    ("Cykelsti langs Møllevejen", "Udsat til næste møde."),
]


def shown(hits: list[Hit]) -> list[str]:
    """The snippets with their hits in brackets."""
    return ["".join(f"[{text}]" if hit else text for text, hit in found.parts) for found in hits]


@pytest.fixture
def filled(library: Library) -> Library:
    add(library, prepare(opened(ITEMS)))
    return library


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Budgetopfølgning", ["[Budgetopfølgning] pr. 30. april"]),
        ("budgetopf", ["[Budgetopfølgning] pr. 30. april"]),
        ("BUDGET april", ["[Budgetopfølgning] pr. 30. [april]"]),
        ("opfølgning", ["[Budgetopfølgning] pr. 30. april"]),
        ("bevilling", ["[Anlægsbevillingen] på 12 mio. kr. blev frigivet."]),
        ("bevillinger", ["[Anlægsbevillingen] på 12 mio. kr. blev frigivet."]),
        ("skoler", ["Ny [skole] i Birkelunden"]),
        ("vej", ["Cykelsti langs [Møllevejen]"]),
        ("mio 12", ["Anlægsbevillingen på [12] [mio]. kr. blev frigivet."]),
        ("skole frigivet", ["Anlægsbevillingen på 12 mio. kr. blev [frigivet]."]),
        ("skole april", []),
        ("møllevejen budget", []),
        ("lunde", ["Ny skole i [Birkelunden]"]),
        ("mollevejen", []),
        ("", []),
        (" ?! ", []),
    ],
)
def test_words_are_found_in_titles_and_decisions(filled: Library, query: str, expected: list[str]) -> None:
    assert shown(find(filled, query)) == expected


def test_a_hit_says_where_to_go(library: Library) -> None:
    file = opened(ITEMS, municipality="Nørresund")
    added = add(library, prepare(file))
    (in_decision,) = find(library, "frigivet")
    (in_title,) = find(library, "cykelsti")
    assert (in_decision.meeting, in_decision.body, in_decision.municipality, in_decision.date) == (
        added.meeting,
        "Økonomiudvalget",
        "Nørresund",
        file.meeting.date,
    )
    assert (in_decision.kind, in_decision.item_index) == ("decision", 1)
    assert in_decision.item == ItemKey("2", "Ny skole i Birkelunden")
    assert in_decision.offset == file.meeting.items[1].decisions[0].span.start
    assert (in_title.kind, in_title.item_index) == ("title", 2)
    assert in_title.offset == file.meeting.items[2].heading.start


def test_the_newest_meeting_comes_first_and_its_items_in_order(library: Library) -> None:
    items = [("Budget for skoler", "Godkendt."), ("Budget for havne", "Godkendt.")]
    for day in (date(2030, 1, 5), date(2031, 2, 1), None, date(1999, 7, 1)):
        add(library, prepare(opened(items, day=day)))
    hits = find(library, "budget")
    assert [hit.date for hit in hits[::2]] == [date(2031, 2, 1), date(2030, 1, 5), date(1999, 7, 1), None]
    assert [hit.item_index for hit in hits] == [0, 1] * 4
    assert [hit.date for hit in find(library, "budget", 3)] == [
        date(2031, 2, 1),
        date(2031, 2, 1),
        date(2030, 1, 5),
    ]


def test_only_what_stands_in_front_is_found(library: Library) -> None:
    agenda = [("Budgetopfølgning", "Forvaltningen foreslår udsættelse.")]
    minutes = [("Budgetopfølgning", "Godkendt.")]
    add(library, prepare(opened(agenda, kind=DocumentKind.AGENDA, municipality="Nørresund")))
    assert len(find(library, "udsættelse")) == 1
    add(library, prepare(opened(minutes, municipality="Nørresund")))
    assert find(library, "udsættelse") == []
    assert len(find(library, "budget")) == 1


def test_notes_and_tags_are_found(filled: Library) -> None:
    file = opened(ITEMS)
    meeting = find(filled, "budget")[0].meeting
    item = file.meeting.items[1]
    passage = Passage.of(file.source, item.decisions[0].span, Role.DECISION)
    put(
        filled,
        new_annotation(meeting, ItemKey.of(item), AnnotationKind.NOTE, "Spørg\nrevisoren", "Ea", passage),
    )
    put(filled, new_annotation(meeting, ItemKey.of(item), AnnotationKind.TAG, "anlægsrevision", "Ea"))
    put(filled, new_annotation(meeting, ItemKey("9", "Borte"), AnnotationKind.TAG, "revision", "Ea"))
    hits = {hit.kind: hit for hit in find(filled, "revisoren")}
    assert shown([hits["note"]]) == ["Spørg [revisoren]"]
    assert (hits["note"].item_index, hits["note"].offset) == (1, passage.span.start)
    gone, there = find(filled, "revision")
    assert shown([gone, there]) == ["[revision]", "[anlægsrevision]"]
    assert (there.kind, there.item_index, there.offset) == ("tag", 1, item.heading.start)
    assert (gone.item, gone.item_index, gone.offset) == (ItemKey("9", "Borte"), None, None)


def test_a_long_decision_is_cut_around_its_hit(library: Library) -> None:
    words = " ".join(f"ord{number}" for number in range(200))
    add(library, prepare(opened([("Sag", f"{words}\nfrigivet {words}")])))
    (text,) = shown(find(library, "frigivet"))
    assert text.startswith("… ord")
    assert text.endswith(" …")
    assert " [frigivet] ord0" in text
    assert len(text) < 200


@pytest.mark.parametrize(
    ("query", "items"),
    [
        ('"', []),
        ('" OR', []),
        ('"budget', ["1"]),
        ("a* NEAR(b)", []),
        ("title:budget", []),  # words to be found, as all that follows: no operators of the index
        ("{title}", []),
        ("^budget", ["1"]),
        ("AND", []),
        ("NOT budget", []),
        ("budget OR skole", []),
        ("-", []),
        ("'", []),
        ("\0", []),
        ("%", []),
        ("(((budget", ["1"]),
        ("x" * 5000, []),
        ("a " * 800, ["1", "2"]),
    ],
)
def test_nothing_that_is_typed_is_an_error(filled: Library, query: str, items: list[str]) -> None:
    assert [hit.item.number for hit in find(filled, query)] == items


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_no_text_whatever_is_an_error(filled: Library, query: str) -> None:
    assert isinstance(find(filled, query), list)


def test_a_word_in_a_thousand_compounds_is_found_in_them(library: Library) -> None:
    items = [(f"Forsøg{chr(97 + n // 26)}{chr(97 + n % 26)}bevilling", "Ja.") for n in range(600)]
    add(library, prepare(opened(items)))
    assert len(find(library, "bevilling", 1000)) == 600


def test_an_index_that_was_broken_off_is_caught_up_later(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(Exception):
        pass

    steps = 0

    def between() -> None:
        nonlocal steps
        steps += 1
        if steps == 2:  # the document with its bytes, one step of the index
            raise Killed

    monkeypatch.setattr(index, "BUDGET", 0.0)
    with pytest.raises(Killed):
        add(library, prepare(opened(ITEMS)), between)
    assert len(find(library, "budget")) == 1
    assert find(library, "skole") == []
    catch_up(library)
    assert len(find(library, "skole")) == 1
    catch_up(library)
    assert library.rows("SELECT count(*) FROM index_queue") == [(0,)]


def test_the_index_agrees_with_the_rows_it_stands_for(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "BUDGET", 0.0)
    add(filled, prepare(opened(ITEMS[:2], name="nyere.pdf")))
    add(filled, prepare(opened(ITEMS, kind=DocumentKind.AGENDA)))
    meeting = find(filled, "budget")[0].meeting
    annotation = new_annotation(meeting, ItemKey("1", None), AnnotationKind.NOTE, "Først", "Ea")
    for text in ("Så", "Sidst"):
        put(filled, annotation.with_text(text))
    for table in ("item_search", "annotation_search", "word_part"):
        filled.connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    entries = filled.rows("SELECT count(*) FROM index_entry")
    shown = filled.rows("SELECT (SELECT count(*) FROM items) + (SELECT count(*) FROM meetings)")
    assert entries == shown  # each item, and what stands before the first
