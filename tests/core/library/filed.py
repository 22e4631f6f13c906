"""Meetings that a reader puts right, and what is left of that when all was taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from core.library import Library, add, catch_up, list_meetings, prepare, put
from core.minutes import DocumentKind
from tests.core.library.invented import AGENDA, opened

OTHER = (("Havnens kajanlæg", "Godkendt."), ("Cykelsti ved Bøgevej", "Godkendt."))
HERE = "Nørresund"
KIND = DocumentKind.AGENDA


def meeting_of(library: Library, **what: object) -> MeetingId:
    what = {"municipality": HERE, **what}
    return add(library, prepare(opened(**what))).meeting  # type: ignore[arg-type]


def note_on(library: Library, meeting: MeetingId, words: str = "Husk") -> None:
    key = ItemKey("1", AGENDA[0][0], None)
    put(library, new_annotation(meeting, key, AnnotationKind.NOTE, words, "Ea"))


def shown(library: Library) -> set[tuple[str | None, str | None, date | None]]:
    return {(row.municipality, row.body, row.date) for row in list_meetings(library)}


def body_of(library: Library, meeting: MeetingId) -> int:
    return int(library.rows("SELECT body_id FROM meeting WHERE id = ?", (meeting,))[0][0])


def everything_of_the_reader(library: Library) -> list[object]:
    """What stays the same when all was taken back."""
    meetings = library.rows(
        "SELECT id, municipality, body, body_id, date, front, newest, deleted FROM meeting ORDER BY 1"
    )
    versions = library.rows(
        "SELECT version.id, document.meeting FROM version JOIN document ON document.id = document ORDER BY 1"
    )
    notes = library.rows("SELECT id, meeting FROM annotation ORDER BY id")
    catch_up(library)
    entries = library.rows("SELECT item, parse, meeting, body FROM index_entry ORDER BY item, parse")
    register = library.rows("SELECT decision, meeting, body, date FROM register_entry ORDER BY decision")
    return [meetings, versions, notes, entries, register]


class Broken(Exception):
    """The program ended here."""


def broken_off_after(steps: int) -> Callable[[], None]:
    def between() -> None:
        nonlocal steps
        steps -= 1
        if steps < 0:
            raise Broken

    return between
