from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.errors import LibraryError
from core.library import (
    ItemElsewhere,
    Library,
    add,
    fingerprint,
    list_meetings,
    load,
    of_meeting,
    open_library,
    original_of,
    outdated,
    prepare,
    prepare_text,
    put,
    source_of,
    store_parse,
)
from core.minutes import DocumentKind, Outcome
from core.opening import OpenedFile
from tests.core.library.invented import AGENDA, DAY, everything, opened
from tests.core.library.searched import find

OTHER_AGENDA = (("Havnens kajanlæg", "Godkendt."), ("Cykelsti ved Bøgevej", "Godkendt."))


def test_what_is_loaded_equals_what_was_added(library: Library) -> None:
    file = everything()
    added = add(library, prepare(file))
    assert added.status == "new"
    loaded = load(library, added.meeting)
    assert loaded.meeting == file.meeting
    assert loaded.source == file.source
    assert (loaded.version, loaded.name, loaded.format) == (added.version, "øer.pdf", "pdf")
    assert original_of(library.path, added.version) == (file.content, "hemmelig")
    assert source_of(library.path, added.version) == (file.source, fingerprint(file.content))


def test_a_helper_reads_the_original_over_a_connection_of_its_own(library: Library) -> None:
    file = everything()
    added = add(library, prepare(file))
    assert original_of(library.path, added.version) == (file.content, "hemmelig")
    library.close()
    assert original_of(library.path, added.version) == (file.content, "hemmelig")
    with pytest.raises(LookupError):
        original_of(library.path, 99)
    with pytest.raises(LibraryError):
        original_of(library.path.with_name("missing.sqlite"), 1)
    assert not library.path.with_name("missing.sqlite").exists()


def test_a_large_file_goes_in_by_parts_and_comes_out_whole(library: Library) -> None:
    content = bytes(range(256)) * 4096 * 2 + b"end"  # two parts and three bytes
    added = add(library, prepare(opened(content=content)))
    assert library.rows("SELECT position, length(bytes) FROM file_part ORDER BY position") == [
        (0, 1 << 20),
        (1, 1 << 20),
        (2, 3),
    ]
    assert original_of(library.path, added.version)[0] == content


def test_nobody_sees_a_file_before_it_is_whole(library: Library, other: Library) -> None:
    seen = []

    def between() -> None:
        seen.append(len(list_meetings(other)))

    add(library, prepare(opened(content=b"x" * (2 << 20))), between)
    assert seen[:3] == [0, 0, 1]
    assert set(seen[2:]) == {1}


def test_an_adding_that_was_broken_off_is_continued(library: Library) -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    file = opened(content=b"x" * (2 << 20))
    with pytest.raises(Stopped):
        add(library, prepare(file), stop)
    assert list_meetings(library) == []
    added = add(library, prepare(file))
    assert added.status == "new"
    assert original_of(library.path, added.version)[0] == file.content


def test_what_was_broken_off_long_ago_is_cleared_away(library: Library) -> None:
    library.connection.execute(
        "INSERT INTO file (sha256, size, name, last_path, added) VALUES ('ab', 9, 'a', '/a', '2020-01-01')"
    )
    library.connection.execute("INSERT INTO file_part (file, position, bytes) VALUES (1, 0, x'00')")
    add(library, prepare(opened()))
    assert library.rows("SELECT name FROM file") == [("referat.pdf",)]
    assert library.rows("SELECT count(*) FROM file_part") == [(1,)]


def test_a_known_file_brings_back_what_the_library_lacks_of_it(library: Library) -> None:
    """As in a library that was restored from a copy made before a migration."""
    file = opened(content=bytes(range(256)) * 4096 * 2 + b"end", password="old")
    first = add(library, prepare(file))
    library.connection.execute("DELETE FROM file_part WHERE position <> 1")
    steps: list[None] = []
    again = add(library, prepare(replace(file, password="new")), lambda: steps.append(None))
    assert (again.meeting, again.version, again.status) == (first.meeting, first.version, "known")
    assert again.changes.meetings == {first.meeting}
    assert len(steps) == 2  # a transaction for each part that was missing
    assert original_of(library.path, first.version) == (file.content, "new")
    add(library, prepare(replace(file, password=None)))
    assert original_of(library.path, first.version) == (file.content, "new")


def test_a_loaded_version_knows_the_items_of_the_others(library: Library) -> None:
    agenda = opened(AGENDA, name="dagsorden.pdf", kind=DocumentKind.AGENDA, closed=[2])
    add(library, prepare(agenda))
    meeting = add(library, prepare(opened(AGENDA[:1]))).meeting
    first, second = (ItemKey.of(item) for item in agenda.meeting.items)
    loaded = load(library, meeting)
    assert loaded.meeting.kind is DocumentKind.MINUTES
    assert loaded.elsewhere == (ItemElsewhere(first, closed=False), ItemElsewhere(second, closed=True))


def test_the_same_bytes_twice_are_one_version(library: Library) -> None:
    file = opened()
    first = add(library, prepare(file))
    again = add(library, prepare(replace(file, path=Path("/elsewhere/copy.pdf"))))
    assert (again.meeting, again.version, again.status) == (first.meeting, first.version, "known")
    assert not again.changes
    assert first.changes.meetings == {first.meeting}
    assert library.rows("SELECT name, last_path FROM file") == [
        ("referat.pdf", str(Path("/elsewhere/copy.pdf").absolute()))
    ]


def test_an_agenda_and_its_minutes_are_one_meeting(library: Library) -> None:
    agenda = add(library, prepare(opened(kind=DocumentKind.AGENDA, name="dagsorden.pdf")))
    minutes = add(library, prepare(opened(kind=DocumentKind.MINUTES)))
    assert minutes.status == "new_document"
    assert minutes.meeting == agenda.meeting
    assert [row.kind for row in list_meetings(library)] == [DocumentKind.MINUTES]
    assert load(library, agenda.meeting, agenda.version).meeting.kind == DocumentKind.AGENDA


def test_a_newer_file_is_another_version_of_the_same_document(library: Library) -> None:
    first = add(library, prepare(opened(produced=datetime(2031, 5, 15, tzinfo=UTC))))
    second = add(library, prepare(opened(produced=datetime(2031, 5, 20, tzinfo=UTC))))
    assert (second.status, second.meeting) == ("new_version", first.meeting)
    assert list_meetings(library)[0].version == second.version


def test_what_is_in_front_never_hangs_on_the_order_of_import(tmp_path: Path) -> None:
    files = [
        opened(kind=DocumentKind.AGENDA, produced=datetime(2031, 5, 30, tzinfo=UTC), name="a"),
        opened(draft=True, produced=datetime(2031, 5, 29, tzinfo=UTC), name="b"),
        opened(produced=datetime(2031, 5, 15, tzinfo=UTC), name="c"),
        opened(produced=datetime(2031, 5, 16, tzinfo=UTC), name="d"),
        opened(produced=None, name="e"),
    ]
    fronts = []
    for number, order in enumerate(itertools.permutations(files, 5)):
        if number % 12:
            continue
        library = open_library(tmp_path / f"{number}.sqlite")
        for file in order:
            add(library, prepare(file))
        fronts += [row.name for row in list_meetings(library)]
        assert {hit.kind for hit in find(library, "budget")} == {"title"}
        assert len(find(library, "budget")) == 1
        library.close()
    assert fronts == ["d"] * 10


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (opened(name="b", body="ØKONOMIUDVALGET "), True),
        (opened(name="b", body="Byrådet"), False),
        (opened(name="b", day=date(2031, 5, 15)), False),
        (opened(name="b", start=time(16, 0)), True),
        (opened(name="b", start=time(9, 0)), False),
        (opened(name="b", municipality="Nørresund"), True),
        (opened(name="b", municipality="Sønderhavn"), False),
        (opened(OTHER_AGENDA, name="b"), False),
        (opened(OTHER_AGENDA, name="b", municipality="Nørresund"), False),
        (opened([*AGENDA, ("Eventuelt", "Intet.")], name="b"), True),
        (opened(OTHER_AGENDA, name="b", kind=DocumentKind.SUPPLEMENT), True),
        (opened(name="b", body=None), False),
        (opened(name="b", day=None), False),
    ],
)
def test_same_body_same_day_is_the_same_meeting(library: Library, other: OpenedFile, same: bool) -> None:
    first = add(library, prepare(opened(name="a", municipality="Nørresund", start=time(16, 0))))
    assert (add(library, prepare(other)).meeting == first.meeting) is same


def test_two_councils_on_one_day_are_kept_apart_where_no_municipality_is_stated(library: Library) -> None:
    shared = ("Godkendelse af dagsorden", "Godkendt.")
    one = add(library, prepare(opened([shared, *AGENDA], body="Byrådet")))
    other = add(library, prepare(opened([shared, *OTHER_AGENDA], body="Byrådet")))
    assert other.meeting != one.meeting
    again = add(library, prepare(opened([shared, *OTHER_AGENDA], body="Byrådet", name="rettet.pdf")))
    assert again.meeting == other.meeting


def test_without_body_or_date_each_document_is_a_meeting_of_its_own(library: Library) -> None:
    meetings = {add(library, prepare(opened(name=str(n), body=None, day=None))).meeting for n in range(3)}
    assert len(meetings) == 3
    assert {row.name for row in list_meetings(library)} == {"0", "1", "2"}


def test_two_supplements_are_two_documents(library: Library) -> None:
    kind = DocumentKind.SUPPLEMENT
    first = add(library, prepare(opened(AGENDA, kind=kind, name="1.pdf")))
    second = add(library, prepare(opened(OTHER_AGENDA, kind=kind, name="2.pdf")))
    newer = add(library, prepare(opened([*OTHER_AGENDA, ("Mere", "Intet.")], kind=kind, name="3.pdf")))
    assert [first.status, second.status, newer.status] == ["new", "new_document", "new_version"]


def test_the_head_takes_what_the_front_does_not_state_from_the_others(library: Library) -> None:
    add(library, prepare(opened(kind=DocumentKind.AGENDA, start=time(16, 0), municipality="Nørresund")))
    add(library, prepare(opened(kind=DocumentKind.MINUTES)))
    row = list_meetings(library)[0]
    assert (row.kind, row.start_time, row.municipality) == (
        DocumentKind.MINUTES,
        time(16, 0),
        "Nørresund",
    )


def test_what_an_older_parser_or_extractor_made_is_outdated(library: Library) -> None:
    version = add(library, prepare(opened())).version
    assert outdated(library, 1, "a", {"pdf": 1}) == []
    assert outdated(library, 2, "a", {"pdf": 1}) == [version]
    assert outdated(library, 1, "b", {"pdf": 1}) == [version]
    assert outdated(library, 1, "a", {"pdf": 2, "docx": 9}) == [version]
    assert outdated(library, 0, "b", {"pdf": 0}) == []


def test_a_new_parse_takes_the_place_of_the_old_and_moves_no_annotation(library: Library) -> None:
    file = opened()
    added = add(library, prepare(file))
    note = new_annotation(added.meeting, ItemKey.of(file.meeting.items[0]), AnnotationKind.NOTE, "Husk", "Ea")
    put(library, note)
    item = replace(file.meeting.items[0], title="Økonomistatus")
    decision = replace(file.meeting.items[1].decisions[0], outcome=Outcome.POSTPONED)
    parsed = replace(
        file.meeting,
        parser=2,
        body="Finansudvalget",
        items=(item, replace(file.meeting.items[1], decisions=(decision,))),
    )
    changes = store_parse(library, fingerprint(file.content), prepare_text(file.source, parsed))
    assert changes.meetings == {added.meeting}
    assert load(library, added.meeting).meeting == parsed
    assert list_meetings(library)[0].body == "Finansudvalget"
    assert of_meeting(library, added.meeting) == [note]
    assert [hit.kind for hit in find(library, "budget")] == [
        "section"
    ]  # the title is another, the text is not
    assert [hit.kind for hit in find(library, "økonomistatus")] == ["title"]
    assert outdated(library, 2, "a", {"pdf": 1}) == []
    assert library.rows("SELECT count(*) FROM parse") == [(1,)]
    assert library.rows("SELECT count(*) FROM item") == [(2,)]


def test_a_new_extraction_replaces_the_source(library: Library) -> None:
    file = opened()
    added = add(library, prepare(file))
    newer = opened([("Budgetstatus", "Godkendt.")], extractor=2, produced=datetime(2031, 6, 1, tzinfo=UTC))
    store_parse(library, fingerprint(file.content), prepare_text(newer.source, newer.meeting))
    loaded = load(library, added.meeting)
    assert (loaded.source, loaded.meeting) == (newer.source, newer.meeting)
    assert library.rows("SELECT extractor FROM source") == [(2,)]
    assert [hit.kind for hit in find(library, "budgetstatus")] == ["title"]


def test_a_new_parse_may_find_that_it_is_another_kind_of_document(library: Library) -> None:
    file = opened(kind=DocumentKind.MINUTES)
    add(library, prepare(file))
    agenda = replace(file.meeting, kind=DocumentKind.AGENDA)
    store_parse(library, fingerprint(file.content), prepare_text(file.source, agenda))
    assert list_meetings(library)[0].kind == DocumentKind.AGENDA
    assert library.rows("SELECT kind FROM document") == [("agenda",)]


def test_reparsing_what_is_not_there_is_a_mistake(library: Library) -> None:
    file = opened()
    with pytest.raises(LookupError):
        store_parse(library, fingerprint(b""), prepare_text(file.source, file.meeting))
    with pytest.raises(LookupError):
        source_of(library.path, 7)


def test_a_meeting_row_says_what_a_list_shows(library: Library) -> None:
    added = add(library, prepare(opened(municipality="Nørresund", start=time(16, 0), draft=True)))
    row = list_meetings(library)[0]
    assert (row.id, row.municipality, row.body, row.date) == (
        added.meeting,
        "Nørresund",
        "Økonomiudvalget",
        DAY,
    )
    assert (row.start_time, row.draft, row.items, row.annotations) == (time(16, 0), True, 2, 0)


def test_a_meeting_that_is_not_there_cannot_be_loaded(library: Library) -> None:
    added = add(library, prepare(opened()))
    with pytest.raises(LookupError):
        load(library, added.meeting, added.version + 1)
