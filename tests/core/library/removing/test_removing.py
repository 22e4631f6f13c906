"""What is removed for good is nowhere in the library's files, whatever it was and wherever it stood."""

from __future__ import annotations

import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from core.annotations import About, Annotation, AnnotationKind, ItemKey, MeetingId, Passage, new_annotation
from core.errors import LibraryError
from core.library import Library, add, delete, list_meetings, load, of_meeting, prepare, put
from core.library.belonging.naming import body_states, put_bodies
from core.library.bringing_in.files import RemovedForGood, original_of
from core.library.reader.seen import mark_meetings
from core.library.removing import (
    clean,
    copies_beside,
    count_items,
    count_meetings,
    delete_copies,
    expired_closed_items,
    find_words,
    is_wanted,
    remove_items,
    remove_meetings,
    remove_words,
    set_years_of_closed_items,
    words_at,
    years_of_closed_items,
)
from core.minutes import Role
from core.opening import open_file
from core.source_text import Span

MINUTES = """REFERAT Økonomiudvalget d. 14-05-2019

Snerresø Kommune

Mødedato Tirsdag d. 14. maj 2019 kl. 16:00

Mødedeltagere Ea Dam, Bo Lind

Indholdsfortegnelse

Budgetopfølgning for foråret.....\t3

Lukket: Svirrehøjsagen mod Kvintilian Brusk.....\t4

Punkt 1: Budgetopfølgning for foråret

19-000417

Sagsfremstilling

Borgeren med nummer 010203-1234 har klaget, og Åse Ørnholdt har svaret.

Beslutning

Godkendt.

Punkt 2: Lukket: Svirrehøjsagen mod Kvintilian Brusk

19-000999

Sagsfremstilling

Erstatningskravet hviler på den hemmelige kvistefarm.

Beslutning

Forliget blev godkendt.
"""
CLOSED = ItemKey("2", "Svirrehøjsagen mod Kvintilian Brusk", "19-000999")
SECRET = ("Svirrehøjsagen", "Kvintilian", "Brusk", "kvistefarm", "Erstatningskravet", "19-000999", "Forliget")


def taken_in(library: Library, folder: Path, text: str, name: str = "referat.txt") -> MeetingId:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return add(library, prepare(open_file(path))).meeting


OTHERS = (
    ("14-05", "11-06"),
    ("14. maj", "11. juni"),
    ("Svirrehøjsagen mod Kvintilian Brusk", "Fladesagen mod Ib Skov"),
    ("hemmelige kvistefarm", "gamle gård"),
    ("Erstatningskravet", "Kravet"),
    ("Forliget", "Det"),
    ("19-000999", "19-000998"),
    ("010203-1234", "nul"),
    ("Åse Ørnholdt", "Ea Dam"),
)


@pytest.fixture
def meeting(library: Library, tmp_path: Path) -> MeetingId:
    """A meeting with what is to be removed, beside another one like it."""
    like = MINUTES
    for word, other in OTHERS:
        like = like.replace(word, other)
    taken_in(library, tmp_path, like, "andet.txt")
    return taken_in(library, tmp_path, MINUTES)


def traces(library: Library, *words: str) -> list[str]:
    """The words that stand in the bytes of the library, its log and its index, in any writing."""
    found = []
    for path in (library.path, Path(f"{library.path}-wal"), Path(f"{library.path}-shm")):
        content = path.read_bytes() if path.exists() else b""
        for word in words:
            for written in {word, word.lower(), word.upper(), word.casefold(), word.capitalize()}:
                for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
                    if written.encode(encoding) in content:
                        found.append(f"{written} ({encoding}) in {path.name}")
    return found


def note(meeting: MeetingId, item: ItemKey, text: str) -> Annotation:
    return new_annotation(meeting, item, AnnotationKind.NOTE, text, "Ea")


def texts(library: Library) -> str:
    return "\n".join(text for (text,) in library.rows("SELECT text FROM source"))


def test_a_closed_item_leaves_no_trace(library: Library, meeting: MeetingId) -> None:
    loaded = load(library, meeting)
    assert loaded.meeting.items[1].closed
    at = loaded.source.text.index("kvistefarm")
    passage = Passage.of(loaded.source, Span(at, at + 10), Role.CASE)
    put(library, note(meeting, CLOSED, "Spørg Kvintilian."))
    put(library, new_annotation(meeting, CLOSED, AnnotationKind.HIGHLIGHT, "", "Ea", passage, About.PASSAGE))
    open_note = note(meeting, ItemKey.of(loaded.meeting.items[0]), "Husk budgettet.")
    put(library, open_note)
    assert traces(library, *SECRET)
    counted = count_items(library, meeting, [CLOSED])
    assert (counted.items, counted.documents, counted.notes) == (1, 1, 2)

    changes = remove_items(library, meeting, [CLOSED])
    assert is_wanted(library)
    assert clean(library)

    assert not is_wanted(library)
    assert traces(library, *SECRET) == []
    assert meeting in changes.meetings
    library.connection.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab('main', 'item_search', 'row')")
    terms = {term for (term,) in library.rows("SELECT term FROM temp.term")}
    assert "budgetopfølgning" in terms
    assert not {word.casefold() for word in SECRET} & terms
    shown = load(library, meeting)
    assert len(shown.source.text) == len(loaded.source.text)
    assert [item.number for item in shown.meeting.items] == ["1", "2"]
    assert [item.closed for item in shown.meeting.items] == [False, True]
    assert shown.meeting.items[0] == loaded.meeting.items[0]
    assert shown.source.pages == ()
    assert library.rows("SELECT text FROM annotation") == [("Husk budgettet.",)]
    assert library.rows("SELECT count(*) FROM file_part") == [(1,)]
    library.rows("PRAGMA integrity_check")


def test_the_file_of_a_removed_item_is_gone_and_stays_away(
    library: Library, meeting: MeetingId, tmp_path: Path
) -> None:
    version = load(library, meeting).version
    remove_items(library, meeting, [CLOSED])
    clean(library)
    with pytest.raises(LibraryError, match="removed for good"):
        original_of(library.path, version)
    with pytest.raises(RemovedForGood):
        add(library, prepare(open_file(tmp_path / "referat.txt")))


def test_words_go_wherever_they_stand(library: Library, meeting: MeetingId) -> None:
    first = ItemKey("1", "Budgetopfølgning for foråret", "19-000417")
    put(library, note(meeting, first, "Ring til 0102031234 i dag."))
    gone = note(meeting, first, "Ikke 010203-1234.")
    put(library, gone)
    delete(library, gone.id)
    with library.transaction() as connection:
        connection.execute("INSERT INTO search_history (line, used) VALUES ('010203-1234', '2031-05-14')")
    found = find_words(library, "010203-1234")
    assert (found.meetings, found.documents, found.notes, found.searches) == ({meeting}, 1, 2, 1)

    remove_words(library, "010203-1234")
    clean(library)

    assert traces(library, "010203-1234", "0102031234", "010203") == []
    assert not find_words(library, "010203 1234")
    assert "Borgeren med nummer ███████████ har klaget" in texts(library)
    assert ("Ring til ██████████ i dag.",) in library.rows("SELECT text FROM annotation")
    assert load(library, meeting).meeting.items[1].title == CLOSED.title


def test_names_go_in_any_capitals(library: Library, meeting: MeetingId) -> None:
    put(library, note(meeting, CLOSED, "ÅSE  ØRNHOLDT ved mere"))
    start = load(library, meeting).source.text.index("Åse")
    assert words_at(library, meeting, Span(start, start + 12)) == "Åse Ørnholdt"
    remove_words(library, "Åse Ørnholdt")
    clean(library)
    assert traces(library, "Åse Ørnholdt", "Ørnholdt") == []
    assert library.rows("SELECT word FROM word WHERE word = 'ørnholdt'") == []
    assert library.rows("SELECT word FROM word WHERE word = 'borgeren'") == [("borgeren",)]


@pytest.mark.parametrize("words", ["2019", "note", "ab", "1", "title"])
def test_what_is_the_programs_own_stays(
    library: Library, meeting: MeetingId, tmp_path: Path, words: str
) -> None:
    first = ItemKey("1", "Budgetopfølgning for foråret", "19-000417")
    for text in ("Hvad med a, ab og 1?", "A note, a title of 2031, new minutes."):
        put(library, note(meeting, first, text))
    mark_meetings(library, [meeting], True, "Ea", "2031-05-14T10:00:00+00:00")
    before = library.rows("SELECT id, date, front FROM meeting ORDER BY id")

    remove_words(library, words)
    clean(library)

    assert not find_words(library, words)
    assert library.rows("SELECT id, date, front FROM meeting ORDER BY id") == before
    assert len(list_meetings(library)) == 2
    assert {each.kind for each in of_meeting(library, meeting)} == {AnnotationKind.NOTE}
    assert not any(words in each.text for each in of_meeting(library, meeting))
    assert load(library, meeting).meeting.items[1].closed
    assert library.rows("SELECT meeting FROM seen_item") == [(meeting,)] * 2
    assert library.rows("PRAGMA integrity_check") == [("ok",)]
    assert library.rows("PRAGMA foreign_key_check") == []


def test_a_body_of_that_name_has_no_name_that_tells(library: Library, meeting: MeetingId) -> None:
    put_bodies(
        library,
        [
            each._replace(name="Sagen mod Ørnholdt")
            for each in body_states(library, [row[0] for row in library.rows("SELECT id FROM body")])
        ],
        "Ea",
    )
    remove_words(library, "Ørnholdt")
    remove_words(library, "Økonomiudvalget")
    clean(library)
    assert traces(library, "Ørnholdt", "Økonomiudvalget") == []
    assert {row.body for row in list_meetings(library)} <= {None, "Sagen mod ████████", "███████████████"}


def test_a_meeting_goes_with_all_that_hangs_on_it(library: Library, meeting: MeetingId) -> None:
    put(library, note(meeting, CLOSED, "Kvistefarmen igen"))
    counted = count_meetings(library, [meeting])
    assert (counted.meetings, counted.documents, counted.items, counted.notes) == (1, 1, 2, 1)

    assert remove_meetings(library, [meeting]).meetings == {meeting}
    clean(library)

    assert traces(library, *SECRET, "010203-1234", "Ørnholdt", "Kvistefarmen") == []
    assert library.rows("SELECT count(*) FROM meeting") == [(1,)]
    assert library.rows("SELECT count(*) FROM file") == [(1,)]
    assert library.rows("PRAGMA foreign_key_check") == []
    assert library.rows("SELECT count(*) FROM items WHERE title = 'Fladesagen mod Ib Skov'") == [(1,)]
    assert library.rows("PRAGMA integrity_check") == [("ok",)]
    library.rows("INSERT INTO item_search (item_search, rank) VALUES ('integrity-check', 1)")


def test_one_who_reads_meanwhile_delays_the_cleaning(
    library: Library, other: Library, meeting: MeetingId
) -> None:
    library.connection.execute("PRAGMA busy_timeout = 1")
    with other.snapshot() as connection:
        connection.execute("SELECT count(*) FROM meeting").fetchone()
        remove_meetings(library, [meeting])
        assert not clean(library)
        assert is_wanted(library)
    assert clean(library)
    assert not is_wanted(library)
    assert traces(library, *SECRET) == []


def test_where_there_is_no_room_what_was_removed_stays_removed(library: Library, meeting: MeetingId) -> None:
    remove_meetings(library, [meeting])
    library.connection.set_authorizer(  # SQLite attaches the file it writes anew
        lambda action, *_: sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK
    )
    with pytest.raises(LibraryError):
        clean(library)
    library.connection.set_authorizer(None)
    assert library.rows("SELECT count(*) FROM meeting") == [(1,)]
    assert is_wanted(library)
    assert clean(library)


def test_copies_beside_are_named_and_deleted(library: Library) -> None:
    copy = library.path.with_name("library.before-finding-20310514-120000.sqlite")
    replaced = library.path.with_name("library.replaced-20310514-AB12.sqlite")
    mine = library.path.with_name("library-copy.sqlite")
    for path in (copy, replaced, mine, Path(f"{copy}-wal")):
        path.write_bytes(b"")
    assert copies_beside(library.path) == [copy, replaced]
    delete_copies(copies_beside(library.path))
    assert copies_beside(library.path) == []
    assert mine.exists()
    assert not Path(f"{copy}-wal").exists()


def test_the_rule_finds_closed_items_older_than_its_term(library: Library, meeting: MeetingId) -> None:
    assert years_of_closed_items(library) is None
    set_years_of_closed_items(library, 4, "Ea")
    assert years_of_closed_items(library) == 4
    assert expired_closed_items(library, 4, date(2023, 5, 14)) == []
    (expired,) = expired_closed_items(library, 4, date(2023, 5, 15))
    assert (expired.meeting, expired.items) == (meeting, (CLOSED,))
    remove_items(library, meeting, expired.items)
    assert expired_closed_items(library, 4, date(2023, 5, 15)) == []
    set_years_of_closed_items(library, None, "Ea")
    assert years_of_closed_items(library) is None


def test_the_rule_removes_nothing_that_is_only_likely_to_be_closed(library: Library, tmp_path: Path) -> None:
    text = MINUTES.replace("Lukket: Svirrehøjsagen mod Kvintilian Brusk", "Personalesag (fortrolig)")
    meeting = taken_in(library, tmp_path, text)
    (item,) = (item for item in load(library, meeting).meeting.items if item.closed)
    assert item.title == "Personalesag (fortrolig)"
    assert expired_closed_items(library, 4, date(2023, 5, 15)) == []


@pytest.mark.parametrize(
    "name",
    [
        "hvidsoe-oekonomi-2013.xml",
        "kirkevig-boern-2014.xml",
        "hjortebjerg-byraad-2012.txt",
        "egernborg-oekonomi-2015.pdf",
        "brovang-byraad-2007.odt",
        "tangerup-byraad-2016.html",
    ],
)
def test_in_every_format_the_other_items_stay_as_they_were(library: Library, name: str) -> None:
    made = Path(__file__).parents[3] / "minutes" / name
    meeting = add(library, prepare(open_file(made))).meeting
    before = load(library, meeting)
    closed = [item for item in before.meeting.items if item.closed]
    assert closed
    remove_items(library, meeting, [ItemKey.of(item) for item in closed])
    clean(library)
    after = load(library, meeting)
    assert [item for item in after.meeting.items if not item.closed] == [
        item for item in before.meeting.items if not item.closed
    ]
    assert [item.number for item in after.meeting.items] == [item.number for item in before.meeting.items]
    assert len(after.source.text) == len(before.source.text)
    said = {
        word
        for item in closed
        for word in re.findall(r"[^\W\d_]{6,}", before.source.text[slice(*item.span)])
        if word.casefold() not in after.source.text.casefold()
    }
    assert said
    numbers = {item.case_number for item in closed if item.case_number}
    others = {item.case_number for item in before.meeting.items if not item.closed}
    assert traces(library, *said, *(numbers - others)) == []
