"""A meeting's supplement and closed part are found, counted and annotated as what stands in front is."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from core.annotations import About, AnnotationKind, FollowUp, ItemKey, MeetingId, Passage, new_annotation
from core.library import Library, add, load, prepare, put
from core.library.belonging.filing import bring_back, delete_meetings, move_meeting, put_in_front
from core.library.case_trails.cases import CaseKey
from core.library.case_trails.trails import trail
from core.library.decisions.register import RegisterOrder, register_ids, register_rows
from core.library.decisions.register_filter import EVERYTHING
from core.library.lists.meetings import list_meetings
from core.library.lists.start import meetings_ahead
from core.library.persons.people import Part, people, person
from core.library.reader.follow_ups import State, follow_ups, suggested
from core.library.reader.seen import UnreadPlace, first_unread, first_unread_beside, mark_seen, unread_items
from core.library.searching.search import hits_in, preview, search
from core.minutes import DocumentKind, Person, Role
from core.opening import OpenedFile
from core.query import parse_query
from tests.core.library.invented import AGENDA, DAY, opened

SUPPLEMENT, CLOSED = DocumentKind.SUPPLEMENT, DocumentKind.CLOSED_PART
BRIDGE, LAND = "Ny bro over åen", "Køb af areal ved havnen"
BRIDGE_KEY = ItemKey("1", BRIDGE)


def produced(day: int) -> datetime:
    return datetime(2031, 5, day, tzinfo=UTC)


def minutes() -> OpenedFile:
    return opened(name="referat.pdf", municipality="Nørresund", produced=produced(20))


def supplement(text: str = "Forelægges igen.", day: int = 10) -> OpenedFile:
    file = opened(
        [(BRIDGE, text)],
        name="tillæg.pdf",
        municipality="Nørresund",
        kind=SUPPLEMENT,
        produced=produced(day),
    )
    (item,) = file.meeting.items
    numbered = replace(file.meeting, items=(replace(item, case_number="31-417"),))
    return replace(file, meeting=numbered)


def closed_part() -> OpenedFile:
    return opened(
        [(LAND, "Godkendt i lukket møde.")],
        name="lukket.pdf",
        municipality="Nørresund",
        kind=CLOSED,
        closed=[1],
    )


def added(library: Library, *files: OpenedFile) -> MeetingId:
    (meeting,) = {add(library, prepare(file)).meeting for file in files}
    return meeting


@pytest.fixture
def meeting(library: Library) -> MeetingId:
    add(library, prepare(minutes()))
    return added(library, supplement(), closed_part())


def found(library: Library, line: str) -> list[tuple[str | None, str | None]]:
    """The titles of the items found, each with the name of the file where it is not in front."""
    names = {
        None: None,
        **dict(library.rows("SELECT version.id, name FROM version JOIN file ON file.id = version.file")),
    }
    return [
        (hit.item.title, names[hit.version])
        for group in search(library, parse_query(line)).groups
        for hit in group.items
    ]


def version_of(library: Library, name: str) -> int:
    query = "SELECT version.id FROM version JOIN file ON file.id = version.file WHERE name = ?"
    return int(library.rows(query, (name,))[-1][0])


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_items_are_found_in_any_order_of_import(library: Library, order: tuple[int, ...]) -> None:
    files = minutes(), supplement(), closed_part()
    for index in order:
        add(library, prepare(files[index]))
    assert found(library, "bro") == [(BRIDGE, "tillæg.pdf")]
    assert found(library, "havnen") == [(LAND, "lukket.pdf")]
    assert found(library, "budgetopfølgning") == [(AGENDA[0][0], None)]
    ((row,)) = list_meetings(library)
    assert (row.items, row.unread, row.name) == (4, 4, "referat.pdf")
    assert {title for (title,) in library.rows("SELECT title FROM items")} == {
        *(title for title, _decision in AGENDA),
        BRIDGE,
        LAND,
    }


def test_of_a_supplement_its_newest_version_counts(library: Library, meeting: MeetingId) -> None:
    added(library, supplement("Broen blev vedtaget.", day=12))
    assert found(library, "vedtaget") == [(BRIDGE, "tillæg.pdf")]
    assert found(library, "forelægges") == []
    assert list_meetings(library)[0].items == 4
    added(library, supplement("Et udkast.", day=1))
    assert found(library, "udkast") == []
    assert found(library, "vedtaget") == [(BRIDGE, "tillæg.pdf")]


def test_an_agenda_behind_minutes_does_not_count(library: Library, meeting: MeetingId) -> None:
    agenda = opened(
        [*AGENDA, ("Ny kirkegård", "Indstilles.")], kind=DocumentKind.AGENDA, name="dagsorden.pdf"
    )
    assert added(library, agenda) == meeting
    assert found(library, "kirkegård") == []


def test_with_a_part_in_front_the_minutes_still_count(library: Library, meeting: MeetingId) -> None:
    put_in_front(library, meeting, version_of(library, "tillæg.pdf"), "Ea")
    add(library, prepare(opened([("En anden sag", "Godkendt.")], day=date(2031, 7, 1))))
    assert found(library, "bro") == [(BRIDGE, None)]
    assert found(library, "budgetopfølgning") == [(AGENDA[0][0], "referat.pdf")]


def test_hits_are_marked_and_looked_at_in_their_document(library: Library, meeting: MeetingId) -> None:
    query = parse_query("bro")
    ((hit,),) = (group.items for group in search(library, query).groups)
    marked = hits_in(library, meeting, query, hit.version)
    assert marked is not None
    assert marked.version == hit.version == version_of(library, "tillæg.pdf")
    text = supplement().source.text
    assert [text[span.start : span.end] for span in marked.spans] == ["bro"]
    assert text[hit.offset :].startswith(f"1. {BRIDGE}")
    seen = preview(library, hit, query)
    assert seen is not None
    assert "".join(piece for piece, _hit in seen.title) == BRIDGE


def test_register_and_case_lead_into_the_supplement(library: Library, meeting: MeetingId) -> None:
    rows = register_rows(library, register_ids(library, EVERYTHING, RegisterOrder()))
    versions = {row.title: row.version for row in rows}
    tillaeg = version_of(library, "tillæg.pdf")
    assert versions[BRIDGE] == tillaeg
    assert versions[AGENDA[0][0]] is None
    assert len(rows) == 4
    (entry,) = trail(library, CaseKey("nørresund", "31-417")).entries
    assert (entry.item.title, entry.version, entry.kind) == (BRIDGE, tillaeg, SUPPLEMENT)


def test_reading_counts_what_is_beside(library: Library, meeting: MeetingId) -> None:
    front = [ItemKey(str(number), title) for number, (title, _text) in enumerate(AGENDA, 1)]
    mark_seen(library, meeting, front, True, "Ea")
    assert list_meetings(library)[0].unread == 2
    tillaeg = version_of(library, "tillæg.pdf")
    parse = load(library, meeting, tillaeg).parse
    assert unread_items(library, meeting, parse) == {0}
    start = supplement().source.text.index("1. ")
    assert first_unread(library, meeting) == UnreadPlace(start, tillaeg)
    beside = first_unread_beside(library, meeting, tillaeg)
    assert beside is not None
    assert beside.version == version_of(library, "lukket.pdf")
    mark_seen(library, meeting, [BRIDGE_KEY], True, "Ea")
    assert unread_items(library, meeting, parse) == frozenset()
    mark_seen(library, meeting, None, True, "Ea")
    assert (list_meetings(library)[0].unread, first_unread(library, meeting)) == (0, None)


def test_an_item_that_minutes_took_over_is_read_in_both(library: Library, meeting: MeetingId) -> None:
    later = opened(
        [*AGENDA, (BRIDGE, "Godkendt.")], name="ny.pdf", municipality="Nørresund", produced=produced(25)
    )
    assert added(library, later) == meeting
    assert list_meetings(library)[0].unread == 5
    mark_seen(library, meeting, [ItemKey("3", BRIDGE)], True, "Ea")
    assert list_meetings(library)[0].unread == 3


def test_annotations_on_a_supplement_are_found(library: Library, meeting: MeetingId) -> None:
    source = supplement().source
    start = source.text.index("Forelægges")
    passage = Passage.of(source, supplement().meeting.items[0].decisions[0].span, Role.DECISION)
    put(
        library,
        new_annotation(meeting, BRIDGE_KEY, AnnotationKind.NOTE, "Hvad koster broen?", "Ea"),
    )
    put(
        library,
        new_annotation(
            *(meeting, BRIDGE_KEY, AnnotationKind.FOLLOW_UP, "Spørg igen", "Ea", passage, About.PASSAGE),
            follow_up=FollowUp("Ea", DAY, None),
        ),
    )
    tillaeg = version_of(library, "tillæg.pdf")
    (note, *_rest) = search(library, parse_query("koster")).notes
    assert (note.item.title, note.version) == (BRIDGE, tillaeg)
    (row,) = follow_ups(library, State.OPEN, DAY)
    assert (row.source.offset, row.source.version) == (start, tillaeg)
    assert not [each for each in suggested(library, DAY).rows if each.source.item.title == BRIDGE]


def test_suggestions_and_questions_lead_into_the_supplement(library: Library) -> None:
    agenda = opened(kind=DocumentKind.AGENDA, name="dagsorden.pdf", municipality="Nørresund")
    add(library, prepare(agenda))
    meeting = added(library, supplement())
    tillaeg = version_of(library, "tillæg.pdf")
    sources = {each.source.item.title: each.source for each in suggested(library, DAY).rows}
    assert sources[BRIDGE].version == tillaeg
    put(library, new_annotation(meeting, BRIDGE_KEY, AnnotationKind.NOTE, "Hvad koster den?", "Ea"))
    (ahead,) = meetings_ahead(library, DAY)
    assert [(each.text, each.version) for each in ahead.questions] == [("Hvad koster den?", tillaeg)]
    assert (ahead.items, ahead.unread) == (3, 3)


def test_who_was_there_is_counted_once(library: Library) -> None:
    there = (Person("Åse Ørnholdt"),)
    for file in (minutes(), closed_part()):
        meeting = replace(file.meeting, participants=there)
        add(library, prepare(replace(file, meeting=meeting)))
    (row,) = people(library)
    assert len(person(library, row).parts[Part.PRESENT]) == 1


def test_what_joins_and_leaves_is_counted_anew(library: Library, meeting: MeetingId) -> None:
    delete_meetings(library, [meeting])
    add(library, prepare(opened([("En anden sag", "Godkendt.")], day=date(2031, 7, 1))))
    assert found(library, "bro OR havnen OR budgetopfølgning") == []
    assert library.rows("SELECT count(*) FROM register_entry WHERE meeting = ?", (meeting,)) == [(0,)]
    bring_back(library, [meeting])
    move_meeting(library, meeting, None, date(2031, 6, 2), "Ea")
    add(library, prepare(opened([("En tredje sag", "Godkendt.")], day=date(2031, 8, 1))))
    assert found(library, "bro") == [(BRIDGE, "tillæg.pdf")]
    assert found(library, "bro år:2031 fra:2031-06-02 til:2031-06-02") == [(BRIDGE, "tillæg.pdf")]
    assert {row.items for row in list_meetings(library) if row.id == meeting} == {4}
