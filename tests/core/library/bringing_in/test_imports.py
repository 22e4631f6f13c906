"""The journal of imports: what waits, what came of each file, and what was removed for good."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from core.errors import UserFacingError
from core.library import Library, add, catch_up, list_meetings, prepare, take_in
from core.library.belonging.filing import delete_meetings
from core.library.bringing_in import imports, watched
from core.library.bringing_in.documents import Status
from core.library.bringing_in.files import RemovedForGood, fingerprint, is_whole
from core.library.bringing_in.imports import Entry
from core.minutes import DocumentKind
from tests.core.library.invented import everything, opened

ONE, TWO, THREE = Path("/arkiv/en.pdf"), Path("/arkiv/to.pdf"), Path("/arkiv/tre.pdf")


def test_what_waits_is_known_before_anything_is_read_and_what_is_in_waits_no_more(library: Library) -> None:
    run = imports.begin(library, [Path("/arkiv")])
    imports.note_waiting(library, run, [TWO, ONE])
    assert imports.waiting(library, run) == [TWO, ONE]
    add(library, prepare(opened()), entry=Entry(run, ONE))
    imports.end(library, run)  # broken off: one still waits
    (left,) = imports.unfinished(library)
    assert (left.id, left.given, left.waiting, left.files) == (run, (Path("/arkiv"),), 1, 2)
    assert imports.waiting(library, run) == [TWO]
    imports.note_failed(library, run, [(TWO, UserFacingError("Damaged.", "Get it again."))])
    imports.end(library, run)
    assert imports.unfinished(library) == []
    (ended,) = imports.list_runs(library)
    assert ended.ended is not None
    assert ended.counts == {"new": 1, "failed": 1}


def test_the_outcome_stands_in_the_transaction_that_makes_the_file_visible(
    library: Library, other: Library
) -> None:
    run = imports.begin(library, [])
    imports.note_waiting(library, run, [ONE])
    seen: list[tuple[int, int]] = []

    def between() -> None:
        seen.append((len(list_meetings(other)), len(imports.waiting(other, run))))

    add(library, prepare(opened(content=b"x" * (2 << 20))), between, Entry(run, ONE))
    assert set(seen) == {(0, 1), (1, 0)}


def test_a_report_tells_what_came_of_each_file_and_leads_to_its_meeting(library: Library) -> None:
    run = imports.begin(library, [])
    meeting = add(library, prepare(opened(kind=DocumentKind.AGENDA)), entry=Entry(run, ONE)).meeting
    add(library, prepare(opened(kind=DocumentKind.AGENDA)), entry=Entry(run, TWO))
    add(library, prepare(opened(kind=DocumentKind.MINUTES)), entry=Entry(run, THREE))
    unsure = Path("/arkiv/uklar.pdf")
    add(library, prepare(everything()), entry=Entry(run, unsure))
    imports.note_left_out(library, run, [(Path("/arkiv/kort.png"), "Not read: a picture.")])
    (told,) = imports.list_runs(library)
    assert told.counts == {
        "new": 2,
        "known": 1,
        "new_document": 1,
        "unsure": 1,
        "left_out": 1,
    }
    assert told.files == 5
    rows = imports.report_rows(library, imports.report_ids(library, run))
    assert [row.path.name for row in rows if row] == ["en.pdf", "kort.png", "to.pdf", "tre.pdf", "uklar.pdf"]
    assert [row.meeting == meeting for row in rows if row] == [True, False, True, True, False]
    (row,) = imports.report_rows(library, imports.report_ids(library, run, "unsure"))
    assert row is not None
    assert row.path == unsure
    assert row.unsure == everything().meeting.unsure
    assert row.meeting_name == "Rådet for øer 14 May 2031"


def test_a_deleted_meeting_that_came_back_stands_in_the_report(library: Library) -> None:
    meeting = add(library, prepare(opened())).meeting
    delete_meetings(library, [meeting])
    run = imports.begin(library, [])
    add(library, prepare(opened()), entry=Entry(run, ONE))
    (told,) = imports.list_runs(library)
    assert (told.counts, told.files) == ({"brought_back": 1}, 1)
    (row,) = imports.report_rows(library, imports.report_ids(library, run, "brought_back"))
    assert row is not None
    assert row.meeting == meeting


def test_each_status_is_in_just_one_group_that_has_words() -> None:
    groups = {group for group in imports.GROUPS if group in get_args(Status)}
    assert groups == {*get_args(Status)}
    assert set(imports.GROUPS) == {*get_args(imports.Group)}


def test_what_the_reader_leaves_is_left_out_and_the_import_has_ended(library: Library) -> None:
    run = imports.begin(library, [])
    imports.note_waiting(library, run, [Path(f"/arkiv/{number}.pdf") for number in range(1200)])
    imports.leave(library, run, "You left it.")
    assert imports.unfinished(library) == []
    (told,) = imports.list_runs(library)
    assert told.counts == {"left_out": 1200}


def test_nothing_that_was_read_waits_again(library: Library) -> None:
    run = imports.begin(library, [])
    add(library, prepare(opened()), entry=Entry(run, ONE))
    imports.note_waiting(library, run, [ONE])
    imports.note_failed(library, run, [(ONE, UserFacingError("Killed."))])
    assert imports.waiting(library, run) == []
    assert imports.list_runs(library)[0].counts == {"new": 1}


def test_an_import_of_nothing_is_forgotten(library: Library) -> None:
    imports.end(library, imports.begin(library, []))
    assert imports.list_runs(library) == []


def test_files_removed_for_good_do_not_come_in_again(library: Library) -> None:
    file = prepare(opened())
    library.connection.execute(
        "INSERT INTO removed_file (sha256, removed) VALUES (?, '2031-05-14T12:00:00+00:00')", (file.sha256,)
    )
    with pytest.raises(RemovedForGood, match="14 May 2031"):
        add(library, file)
    with pytest.raises(RemovedForGood):
        is_whole(library.path, file.sha256)
    assert list_meetings(library) == []


def test_only_what_the_library_has_with_all_its_bytes_needs_not_be_read(library: Library) -> None:
    file = opened()
    sha256 = fingerprint(file.content)
    assert not is_whole(library.path, sha256)
    add(library, prepare(file))
    assert is_whole(library.path, sha256)
    library.connection.execute("DELETE FROM file_part")
    assert not is_whole(library.path, sha256)


def test_several_files_may_share_one_catching_up_of_the_index(library: Library) -> None:
    for number in range(3):
        take_in(library, prepare(opened(body=f"Udvalg {number}", content=bytes([number]))))
    assert library.rows("SELECT count(*) FROM index_entry WHERE item IS NOT NULL") == [(0,)]
    catch_up(library)
    assert library.rows("SELECT count(*) FROM index_queue") == [(0,)]
    assert library.rows("SELECT count(*) FROM index_entry WHERE item IS NOT NULL") == library.rows(
        "SELECT count(*) FROM items"
    )


def test_a_watched_folder_remembers_what_was_taken_until_it_is_watched_no_more(library: Library) -> None:
    folder = Path("/arkiv")
    watched.note_taken(library, folder, {ONE: watched.Look(3, 5)})
    assert watched.taken(library, folder) == {}  # it was not watched
    watched.watch(library, folder)
    watched.watch(library, folder)
    watched.note_taken(library, folder, {ONE: watched.Look(3, 5)})
    watched.note_taken(library, folder, {ONE: watched.Look(4, 6)})
    assert watched.watched_folders(library) == [folder]
    assert watched.taken(library, folder) == {ONE: watched.Look(4, 6)}
    watched.stop_watching(library, folder)
    watched.watch(library, folder)
    assert watched.taken(library, folder) == {}
