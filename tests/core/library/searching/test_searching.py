"""Searching all meetings as a reader does: a line goes in, items by their meetings come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotations import AnnotationKind, ItemKey, Passage, new_annotation
from core.library import Library, add, catch_up, open_library, prepare, put
from core.library.searching import index
from core.library.searching.results import ItemHit, Order, Parts, Results
from core.library.searching.search import count, hits_in, preview, search
from core.minutes import Role
from core.query import parse_query
from core.query_words import Field
from tests.core.library.invented import opened

ITEMS = [
    ("Budgetopfølgning pr. 30. april", "Anbefales godkendt over for Byrådet."),
    ("Ny skole i Birkelunden", "Anlægsbevillingen på 12 mio. kr. blev frigivet. Sagsnr. 24-003817."),
    ("Cykelsti langs Møllevejen", "Udsat til næste møde. Husene og bøgerne venter på børnene."),
]
TODAY = date(2031, 6, 1)


def found(library: Library, line: str, order: Order = "newest", limit: int = 30) -> Results:
    return search(library, parse_query(line, TODAY), order, limit, today=TODAY)


def hits(results: Results) -> list[ItemHit]:
    return [hit for group in results.groups for hit in group.items]


def numbers(library: Library, line: str) -> list[str | None]:
    """The items found, by their numbers; None for what stands before the first."""
    return [hit.item.number for hit in hits(found(library, line))]


def shown(parts: Parts) -> str:
    return "".join(f"[{text}]" if hit else text for text, hit in parts)


@pytest.fixture
def filled(library: Library) -> Library:
    add(library, prepare(opened(ITEMS, closed=(3,))))
    return library


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The same for tests that only read."""
    library = open_library(tmp_path_factory.mktemp("searching") / "library.sqlite")
    add(library, prepare(opened(ITEMS, closed=(3,))))
    yield library
    library.close()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("budgetopfølgning", ["1"]),
        ("opfølgning", ["1"]),
        ("budgetopf", ["1"]),
        ("BUDGET april", ["1"]),
        ("skoler", ["2"]),
        ("bevillinger", ["2"]),
        ("lunde", ["2"]),
        ("hus", ["3"]),
        ("bog", ["3"]),
        ("barn", ["3"]),
        ("budget skole", []),
        ("budget OR skole", ["1", "2"]),
        ("budget ELLER skole", ["1", "2"]),
        ("(budget OR skole) frigivet", ["2"]),
        ("beslutning -skole", ["1", "3"]),
        ("beslutning IKKE (skole OR budget)", ["3"]),
        ("-skole", ["1", "3"]),
        ("budget OR -beslutning", ["1"]),
        ('"ny skole"', ["2"]),
        ('"skole ny"', []),
        ('"ny skol"', []),
        ("24-3817", ["2"]),
        ("2024/3817", ["2"]),
        ("sag nr. 24-003817", ["2"]),
        ("skole 24/3817", ["2"]),
        ("24-0038", ["2"]),
        ("3817", ["2"]),
        ("24-3818", []),
        ("økonomiudvalget", [None]),  # what stands before the first item, where no item is found
        ("økonomiudvalget OR skole", ["2"]),
        ("økonomiudvalget cykelsti", ["3"]),  # the body of its meeting
        ("cykelsti 2031", ["3"]),  # the year of its meeting
        ("cykelsti 2030", []),
        ("kun:beslutninger skole", []),
        ("kun:beslutninger frigivet", ["2"]),
        ("udvalg:økonomi skole", ["2"]),
        ("udvalg:teknik skole", []),
        ("-udvalg:økonomi skole", []),
        ("år:2031 skole", ["2"]),
        ("år:2030 skole", []),
        ("fra:maj 2031 skole", ["2"]),
        ("til:2030 skole", []),
        ("periode:denne måned skole", []),
        ("-år:2031 skole", []),
        ("er:lukket", ["3"]),
        ("er:åben", ["1", "2"]),
        ("-er:lukket beslutning", ["1", "2"]),
        ("udfald:godkendt", []),
        ("udfald:andet budget", ["1"]),
        ("har:afstemning", []),
        ("dokument:referat skole", ["2"]),
        ("dokument:dagsorden skole", []),
        ("er:ulæst skole", ["2"]),
        ("er:annoteret", []),
        ("er:imod", []),
        ("mollevejen", []),
        ("", []),
        (" ?! ", []),
    ],
)
def test_what_a_line_finds(unchanged: Library, line: str, expected: list[str | None]) -> None:
    assert numbers(unchanged, line) == expected


def test_a_hit_tells_its_sentence_and_its_place(filled: Library) -> None:
    file = opened(ITEMS)
    (hit,) = hits(found(filled, "frigivet"))
    assert (hit.where, hit.role, hit.index) == ("decision", Role.DECISION, 1)
    assert shown(hit.title) == "Ny skole i Birkelunden"
    assert shown(hit.parts) == "Anlægsbevillingen på 12 mio. kr. blev [frigivet]."
    assert file.source.text[hit.offset :].startswith("frigivet")
    (hit,) = hits(found(filled, "møllevejen"))
    assert (hit.where, shown(hit.title)) == ("title", "Cykelsti langs [Møllevejen]")
    assert hit.offset == file.meeting.items[2].heading.start
    assert hit.closed


def test_the_sentence_with_most_of_the_words_is_shown(library: Library) -> None:
    filler = "Ordet vej står her. " * 30
    add(library, prepare(opened([("Sag", f"{filler}En anden vej fik støj. Slut.")])))
    (hit,) = hits(found(library, "vej støj"))
    assert shown(hit.parts) == "En anden [vej] fik [støj]."


def test_a_long_sentence_is_cut_around_its_hit(library: Library) -> None:
    words = " ".join(f"ord{number}" for number in range(200))
    add(library, prepare(opened([("Sag", f"{words} frigivet {words}")])))
    (hit,) = hits(found(library, "frigivet"))
    text = shown(hit.parts)
    assert text.startswith("… ord")
    assert text.endswith(" …")
    assert " [frigivet] ord0" in text
    assert len(text) < 270


def test_meetings_come_newest_first_and_go_on_page_by_page(library: Library) -> None:
    items = [("Budget for skoler", "Godkendt."), ("Budget for havne", "Godkendt.")]
    for day in (date(2030, 1, 5), date(2031, 2, 1), None, date(1999, 7, 1)):
        add(library, prepare(opened(items, day=day)))
    results = found(library, "budget")
    assert [group.meeting.date for group in results.groups] == [
        date(2031, 2, 1),
        date(2030, 1, 5),
        date(1999, 7, 1),
        None,
    ]
    assert [hit.index for hit in results.groups[0].items] == [0, 1]
    assert (results.total, results.more) == (8, False)
    pages: list[int] = []
    page = found(library, "budget", limit=3)
    while page.groups:
        pages += [hit.entry for hit in hits(page)]
        if not page.more:
            break
        page = search(library, page.query, limit=3, after=page)
    assert pages == [hit.entry for hit in hits(results)]
    assert count(library, parse_query("budget")) is not None
    counted = count(library, parse_query("budget"), most=5)
    assert counted is not None
    assert (counted.items, counted.more) == (5, True)


@pytest.mark.parametrize("many", [1, 80])
def test_by_relevance_titles_come_before_texts(library: Library, many: int) -> None:
    words = [f"forsøgs{chr(97 + n // 26)}{chr(97 + n % 26)}havn" for n in range(many)]
    add(library, prepare(opened([("Kaj", f"Se {' '.join(words)} og havn.")], day=date(2031, 1, 2))))
    add(library, prepare(opened([("Ny havn", "Godkendt.")], day=date(2030, 1, 2))))
    assert [hit.item.title for hit in hits(found(library, "havn"))] == ["Kaj", "Ny havn"]
    assert [hit.item.title for hit in hits(found(library, "havn", "relevance"))] == ["Ny havn", "Kaj"]
    first = found(library, "havn", "relevance", limit=1)
    second = search(library, first.query, "relevance", 1, after=first)
    assert [hit.item.title for hit in hits(second)] == ["Kaj"]


def noted(library: Library) -> Library:
    file = opened(ITEMS)
    meeting = found(library, "budget").groups[0].meeting.id
    item = file.meeting.items[1]
    passage = Passage.of(file.source, item.decisions[0].span, Role.DECISION)
    key = ItemKey.of(item)
    put(library, new_annotation(meeting, key, AnnotationKind.NOTE, "Spørg\nrevisoren", "Ea", passage))
    put(library, new_annotation(meeting, key, AnnotationKind.TAG, "økonomi/anlægsrevision", "Ea"))
    put(library, new_annotation(meeting, ItemKey("9", "Borte"), AnnotationKind.NOTE, "revision", "Ea"))
    return library


def test_notes_and_tags_are_found_beside(filled: Library) -> None:
    results = found(noted(filled), "revision")
    notes = {(note.kind, note.item_index): shown(note.parts) for note in results.notes}
    assert notes[AnnotationKind.TAG, 1] == "økonomi/[anlægsrevision]"
    assert notes[AnnotationKind.NOTE, None] == "[revision]"
    (lead,) = [lead for lead in results.leads if lead.field is Field.TAG]
    assert (lead.value, lead.count) == ("økonomi/anlægsrevision", 1)
    (note,) = found(filled, "revisoren").notes
    assert shown(note.parts) == "[revisoren]"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("er:annoteret", ["2"]),
        ("-er:annoteret beslutning", ["1", "3"]),
        ("emneord:økonomi", ["2"]),
        ("tag:økonomi/anlægsrevision skole", ["2"]),
        ("tag:økonomi tag:havn", []),
        ("-tag:økonomi skole", []),
    ],
)
def test_what_the_reader_added_narrows(filled: Library, line: str, expected: list[str]) -> None:
    assert numbers(noted(filled), line) == expected


def test_bodies_and_cases_are_led_to(filled: Library) -> None:
    leads = found(filled, "økonomi").leads
    assert [(lead.field, lead.name, lead.count) for lead in leads] == [(Field.BODY, "Økonomiudvalget", 1)]


def test_only_what_is_not_deleted_is_found(filled: Library) -> None:
    noted(filled)
    with filled.transaction() as connection:
        connection.execute("UPDATE meeting SET deleted = '2031-01-01'")
        parses = connection.execute("SELECT parse FROM version").fetchall()
        index.queue(connection, *(parse for (parse,) in parses))
    assert not found(filled, "skole")
    assert found(filled, "revision").notes == ()
    catch_up(filled)
    assert not found(filled, "skole").groups


def test_all_hits_of_a_meeting_are_marked(filled: Library) -> None:
    meeting = found(filled, "skole").groups[0].meeting.id
    marked = hits_in(filled, meeting, parse_query("skole OR hus OR 24/3817 -kaj"))
    text = opened(ITEMS).source.text
    assert marked is not None
    assert [text[span.start : span.end] for span in marked.spans] == ["skole", "24-003817", "Husene"]


def test_a_hit_is_looked_at_before_it_is_opened(filled: Library) -> None:
    query = parse_query("økonomiudvalget")
    (head,) = hits(search(filled, query))
    seen = preview(filled, head, query)
    assert seen is not None
    (part,) = seen.parts
    assert [part.text[span.start : span.end] for span in part.hits] == ["Økonomiudvalget"]


def test_a_search_that_nobody_waits_for_ends(filled: Library) -> None:
    stopped = search(filled, parse_query("skole"), stop=lambda: True)
    assert stopped.stopped
    assert not stopped
    assert count(filled, parse_query("skole"), stop=lambda: True) is None
    asked = iter([False])
    assert search(filled, parse_query("skole"), stop=lambda: next(asked, True)).stopped
    assert numbers(filled, "skole") == ["2"]  # the connection is as it was


@pytest.mark.parametrize(
    "line",
    [
        '"',
        '" OR',
        "a* NEAR(b)",
        "title:budget",
        "{title}",
        "^budget",
        "AND",
        "\0",
        "%",
        "(((budget",
        "x" * 5000,
        "a " * 800,
    ],
)
def test_nothing_that_is_typed_is_an_error(unchanged: Library, line: str) -> None:
    found(unchanged, line)
    found(unchanged, line, "relevance")


PIECES = [
    "skole",
    "OR",
    "IKKE",
    "-",
    '"',
    "(",
    ")",
    "udvalg:øk",
    "tag:a",
    "er:lukket",
    "kun:bilag",
    "år:2031",
    "24/38",
    "navn:ea",
    "a",
]


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join)))
def test_no_text_whatever_is_an_error(unchanged: Library, line: str) -> None:
    assert isinstance(found(unchanged, line), Results)
    assert isinstance(found(unchanged, line, "relevance"), Results)


def test_a_word_in_hundreds_of_compounds_is_found_in_them(library: Library) -> None:
    items: Sequence[tuple[str, str]] = [
        (f"Forsøg{chr(97 + n // 26)}{chr(97 + n % 26)}bevilling", "Ja.") for n in range(590)
    ]
    add(library, prepare(opened(items)))
    assert count(library, parse_query("bevilling")) is not None
    assert len(hits(found(library, "bevilling", limit=1000))) >= 590


def test_a_short_stem_is_no_part_of_words_that_end_in_it_by_chance(library: Library) -> None:
    items = [("Varmestuen", "Ja."), ("Byrådet var uenige", "Nej."), ("Skoleveje", "Ja.")]
    add(library, prepare(opened(items)))
    assert [hit.item.title for hit in hits(found(library, "uenig"))] == ["Byrådet var uenige"]
    assert [hit.item.title for hit in hits(found(library, "vej"))] == ["Skoleveje"]


def test_an_index_in_parts_is_laid_together(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "BUDGET", 0.0)
    monkeypatch.setattr(index, "SMALL", 0)
    monkeypatch.setattr(index, "LARGEST_PART", 1.0)
    monkeypatch.setattr(index, "MOST_PARTS", 2)
    add(library, prepare(opened(ITEMS)))
    add(library, prepare(opened(ITEMS, day=date(2030, 1, 1))))
    catch_up(library)
    assert library.rows("SELECT count(DISTINCT segid) FROM item_search_idx") == [(1,)]
    assert numbers(library, "skole") == ["2", "2"]
