"""Annotations that wait for their document, and are taken in when it comes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.annotations import Annotation, AnnotationId, MeetingId, find_item
from core.library.changes import Changes
from core.library.colleagues.anchoring import anchored, made_in_file
from core.library.colleagues.homes import home_of, meetings_called
from core.library.colleagues.receiving import (
    SLICE,
    begun,
    dated,
    former_words,
    receive,
    sliced,
    storable,
)
from core.library.colleagues.tag_colours import new_tags
from core.library.lists.meetings import LoadedMeeting, load
from core.library.opening import Library
from core.library.reader.annotations import write
from core.library.reader.tags import WrittenTag
from core.library.rows import iso, to_date, to_json
from core.minutes import AgendaItem
from core.web_annotation import OWN, GivenAnnotation, as_web_annotation, from_web_annotation

_FOREIGN = f"{OWN}foreign"
"""Says of a state that another program made the annotation."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many annotations of an author wait for a meeting, as far as their giver's library knew it."""

    author: str
    municipality: str | None
    body: str | None
    date: date | None
    annotations: int


def waiting(library: Library) -> tuple[Waiting, ...]:
    """What waits for its document, by author and meeting, the newest meeting first. Raises LibraryError."""
    found = library.rows(
        "SELECT author, municipality, body, date, count(*) FROM waiting_annotation"
        " GROUP BY author, municipality, body, date ORDER BY date DESC, body, author"
    )
    return tuple(
        Waiting(author, municipality, body, to_date(day), count)
        for author, municipality, body, day, count in found
    )


def keep_waiting(connection: sqlite3.Connection, given: Sequence[GivenAnnotation], moment: str) -> None:
    """Keep annotations till their document comes, within the caller's transaction; of two states of one the
    newer. `moment` is when they were taken in."""
    for each in given:
        annotation, made_in = storable(each.annotation), each.made_in
        there = connection.execute(
            "SELECT modified FROM waiting_annotation WHERE id = ?", (annotation.id,)
        ).fetchone()
        if there is not None and datetime.fromisoformat(there[0]) >= annotation.modified:
            continue
        annotation = dated(annotation, moment)
        state = GivenAnnotation(annotation, made_in, each.tag_colour, former=each.former)
        connection.execute(
            "INSERT OR REPLACE INTO waiting_annotation"
            " (id, sha256, municipality, body, date, state, author, modified, taken)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(annotation.id, made_in.sha256, made_in.municipality, made_in.body, iso(made_in.date)),
                to_json(as_web_annotation(state) | ({_FOREIGN: True} if each.is_foreign else {})),
                *(annotation.author, iso(annotation.modified), moment),
            ),
        )


def wait_no_more(
    library: Library,
    annotations: Sequence[AnnotationId],
    moment: str,
    between: Callable[[], None] = lambda: None,
) -> None:
    """Forget those of `annotations` that wait since that moment. `between` is called after each transaction.
    Raises LibraryError."""
    for start in range(0, len(annotations), SLICE):
        with library.transaction() as connection:
            connection.executemany(
                "DELETE FROM waiting_annotation WHERE id = ? AND taken = ?",
                [(each, moment) for each in annotations[start : start + SLICE]],
            )
        between()


def no_longer_waiting(
    library: Library, which: Waiting, between: Callable[[], None] = lambda: None
) -> tuple[GivenAnnotation, ...]:
    """Forget what of one author waits for one meeting; gives it, for `wait_again`. `between` is called after
    each transaction. Raises LibraryError."""
    made = (which.author, which.municipality, which.body, iso(which.date))
    found = library.rows(
        "SELECT id, state FROM waiting_annotation"
        " WHERE author = ? AND municipality IS ? AND body IS ? AND date IS ?",
        made,
    )
    for start in range(0, len(found), SLICE):
        with library.transaction() as connection:
            connection.executemany(
                "DELETE FROM waiting_annotation WHERE id = ?",
                [(each,) for each, _state in found[start : start + SLICE]],
            )
        between()
    return tuple(_state(state) for _id, state in found)


def wait_again(
    library: Library,
    given: Sequence[GivenAnnotation],
    moment: str,
    between: Callable[[], None] = lambda: None,
) -> None:
    """Keep what `no_longer_waiting` gave; `moment` is now. `between` is called after each transaction. Raises
    LibraryError."""
    for some in sliced(given, lambda each: each.annotation):
        with library.transaction() as connection:
            keep_waiting(connection, some, moment)
        between()


def take_up(library: Library, meeting: MeetingId, between: Callable[[], None] = lambda: None) -> Changes:
    """Write what waited for `meeting`, now that a document of it came. `between` is called after each
    transaction. Raises LibraryError."""
    with library.snapshot() as connection:
        states = _states_for(connection, meeting)
        homes = {each.made_in: home_of(connection, each.made_in) for each in states}
    coming = [each for each in states if homes[each.made_in].meeting == meeting]
    if not coming:
        return Changes()
    changes, received = Changes(), begun()
    loaded = {at: load(library, meeting, at) for at in {homes[each.made_in].version for each in coming}}
    for some in sliced(coming, lambda each: each.annotation):
        with library.transaction() as connection:
            annotations = [_as_here(each, loaded[homes[each.made_in].version]) for each in some]
            changes |= receive(connection, meeting, annotations, received, former=former_words(some))
            connection.executemany(
                "DELETE FROM waiting_annotation WHERE id = ?", [(each.annotation.id,) for each in some]
            )
        between()
    came = {each.id for each in received.added} | {each.after.id for each in received.newer}
    tags = new_tags(library, coming, came, received.moment)
    return changes | write(library, (), tags=[WrittenTag(tag) for tag in tags]) if tags else changes


def _as_here(given: GivenAnnotation, loaded: LoadedMeeting) -> Annotation:
    if given.is_foreign:
        return anchored(loaded, given.annotation)
    return made_in_file(given, loaded.file)


def _states_for(connection: sqlite3.Connection, meeting: MeetingId) -> list[GivenAnnotation]:
    """What may wait for a document of `meeting`: by the fingerprints of its files, or by its day."""
    found = connection.execute(
        "SELECT state FROM waiting_annotation WHERE sha256 IN (SELECT file.sha256 FROM file"
        "  JOIN version ON version.file = file.id JOIN document ON document.id = version.document"
        "  WHERE document.meeting = :meeting)"
        " OR date = (SELECT date FROM meeting WHERE id = :meeting) ORDER BY modified",
        {"meeting": meeting},
    )
    return [_state(state) for (state,) in found]


def _state(text: str) -> GivenAnnotation:
    told = json.loads(text)
    return replace(from_web_annotation(told), is_foreign=_FOREIGN in told)


def forget_waiting(
    connection: sqlite3.Connection,
    meeting: MeetingId,
    items: Sequence[AgendaItem] = (),
    removed: frozenset[int] | None = None,
) -> None:
    """Forget what waits for a document of `meeting`, or with `removed`, indexes of its `items`, what waits on
    these, within the caller's transaction: they are removed for good."""
    for each in _states_for(connection, meeting):
        home = home_of(connection, each.made_in).meeting
        if home != meeting and (home is not None or meeting not in _called(connection, each)):
            continue
        if removed is None or find_item(items, each.annotation.item) in removed:
            connection.execute("DELETE FROM waiting_annotation WHERE id = ?", (each.annotation.id,))


def _called(connection: sqlite3.Connection, given: GivenAnnotation) -> list[MeetingId]:
    """The meetings that `given` may be meant for: that of its file, deleted or not, and those called so."""
    own = connection.execute(
        "SELECT document.meeting FROM file JOIN version ON version.file = file.id"
        " JOIN document ON document.id = version.document WHERE file.sha256 = ?",
        (given.made_in.sha256,),
    ).fetchall()
    return [*(MeetingId(each) for (each,) in own), *meetings_called(connection, given.made_in)]
