"""Writing what a colleague gave beside what is here: the newer edit of an annotation wins."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar

from core.annotations import Annotation, AnnotationId, AnnotationKind, MeetingId
from core.carried import Anchor, Former
from core.library.carrying.rows import say_given
from core.library.changes import Changes
from core.library.colleagues import history
from core.library.opening import Library, now
from core.library.reader import annotation_rows, places
from core.library.reader.annotations import at_place_of, put_within
from core.library.rows import Row
from core.library.searching.words import keep_words
from core.web_annotation import UNDATED, GivenAnnotation
from core.words import words_of

SLICE = 40
"""So many annotations are written in one transaction, or fewer that are long."""
LETTERS = 50_000
"""So many code points are written in one transaction, but for a longer annotation, which has its own."""

_COLUMNS = f"{annotation_rows.ANNOTATION_COLUMNS}, deleted"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Replaced:
    """An annotation that was here, and the newer state that took its place. `deleted` is when it had been
    deleted, as the library writes it."""

    before: Annotation
    deleted: str | None
    after: Annotation


@dataclass(slots=True)
class Received:
    """What became of annotations. `moment` is when they were taken in, as the library writes it; `elsewhere`
    are those whose id belongs to an annotation of another meeting here, `of_other_kind` those whose id
    belongs to one of another kind."""

    moment: str
    added: list[Annotation] = field(default_factory=list)
    newer: list[Replaced] = field(default_factory=list)
    older: list[AnnotationId] = field(default_factory=list)
    known: int = 0
    deleted: int = 0
    elsewhere: list[Annotation] = field(default_factory=list)
    of_other_kind: list[Annotation] = field(default_factory=list)


def former_words(given: Iterable[GivenAnnotation]) -> dict[AnnotationId, Former]:
    """What became of those annotations in the giver's library, as far as it is told."""
    return {each.annotation.id: each.former for each in given if each.former is not None}


def storable(annotation: Annotation) -> Annotation:
    """`annotation` as the library can hold it: a name without line ends, and no half of a UTF-16 pair."""
    passage, follow_up, item = annotation.passage, annotation.follow_up, annotation.item
    if passage is not None:
        passage = replace(
            passage,
            quote=_whole(passage.quote),
            prefix=_whole(passage.prefix),
            suffix=_whole(passage.suffix),
        )
    if follow_up is not None and follow_up.who is not None:
        follow_up = replace(follow_up, who=_whole(follow_up.who))
    item = replace(
        item,
        number=_whole_or_none(item.number),
        title=_whole_or_none(item.title),
        case_number=_whole_or_none(item.case_number),
    )
    return replace(
        annotation,
        text=_whole(annotation.text),
        author=" ".join(_whole(annotation.author).split()),
        passage=passage,
        follow_up=follow_up,
        item=item,
    )


def dated(annotation: Annotation, moment: str) -> Annotation:
    """`annotation`; one that does not say when it was made as if it were made at that moment."""
    if annotation.modified != UNDATED:
        return annotation
    when = datetime.fromisoformat(moment)
    return replace(annotation, created=when, modified=when)


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _whole_or_none(text: str | None) -> str | None:
    return None if text is None else _whole(text)


def sliced(given: Iterable[T], annotation_of: Callable[[T], Annotation]) -> Iterator[list[T]]:
    """`given` in runs that one transaction can write."""
    run: list[T] = []
    letters = 0
    for each in given:
        annotation = annotation_of(each)
        own = len(annotation.text) + (len(annotation.passage.quote) if annotation.passage else 0)
        if run and (len(run) == SLICE or letters + own > LETTERS):
            yield run
            run, letters = [], 0
        run.append(each)
        letters += own
    if run:
        yield run


def receive(
    connection: sqlite3.Connection,
    meeting: MeetingId,
    given: Sequence[Annotation],
    received: Received,
    with_words_of: Callable[[Annotation, Annotation], Annotation] = lambda given, _here: given,
    former: Mapping[AnnotationId, Former] = MappingProxyType({}),
) -> Changes:
    """Write annotations to `meeting`, within the caller's transaction, and note in `received` what became of
    each. One that was deleted here after it was changed stays deleted. `with_words_of` is asked what a state
    of one that is here shall be, with the state here. `former` says of those that come on which words they
    were in the giver's library before; of those that are here, that is known here."""
    changes = Changes()
    for each in given:
        changes |= _receive(connection, replace(storable(each), meeting=meeting), received, with_words_of)
        if each.id in former and received.added and received.added[-1].id == each.id:
            _say_former(connection, received.added[-1], former[each.id])
    if changes:
        keep_words(connection, {word for each in given for word in words_of(each.text)})
        places.place_annotations(connection, meeting, changes.annotations)
    return changes


def _say_former(connection: sqlite3.Connection, added: Annotation, former: Former) -> None:
    if added.file is None or former.was is None:
        return
    at_former = replace(added, item=former.was.item, passage=former.was.passage)
    was = Anchor((stored := storable(at_former)).item, stored.passage)
    place = Anchor(added.item, added.passage)
    say_given(connection, added.id, added.file, place, replace(former, was=was))


def _receive(
    connection: sqlite3.Connection,
    given: Annotation,
    received: Received,
    with_words_of: Callable[[Annotation, Annotation], Annotation],
) -> Changes:
    row = _row(connection, given.id)
    if given.modified == UNDATED and row is not None:
        received.known += 1
        return Changes()
    given = dated(given, received.moment)
    if row is None:
        received.added.append(given)
        return put_within(connection, given)
    here, deleted = annotation_rows.to_annotation(row[:-1]), row[-1]
    given = at_place_of(here, with_words_of(given, here))
    given = replace(given, author=here.author)  # whoever changed it did not begin it
    if here.meeting != given.meeting:
        received.elsewhere.append(given)
    elif here.kind is not given.kind:
        received.of_other_kind.append(given)
    elif deleted is not None and datetime.fromisoformat(deleted) >= given.modified:
        received.deleted += 1
    elif given.modified == here.modified or (deleted is None and _says_the_same(here, given)):
        received.known += 1
    elif given.modified < here.modified:
        if history.keep_earlier(connection, given, received.moment):
            received.older.append(given.id)
        else:
            received.known += 1
    else:
        history.keep_earlier(connection, here, received.moment)
        received.newer.append(Replaced(here, deleted, given))
        return put_within(connection, given)
    return Changes()


def _says_the_same(here: Annotation, given: Annotation) -> bool:
    return replace(given, modified=here.modified, created=here.created) == here


def _row(connection: sqlite3.Connection, annotation: AnnotationId) -> Row | None:
    row: Row | None = connection.execute(
        f"SELECT {_COLUMNS} FROM annotation WHERE id = ?", (annotation,)
    ).fetchone()
    return row


def take_back(
    library: Library,
    added: Sequence[Annotation],
    newer: Sequence[Replaced],
    older: Sequence[AnnotationId],
    moment: str,
    between: Callable[[], None] = lambda: None,
) -> Changes:
    """Have annotations be as they were before they were taken in at that moment, but for what was changed
    since. `between` is called after each transaction. Raises LibraryError."""
    changes = Changes()
    for some in sliced(added, lambda each: each):
        with library.transaction() as connection:
            for annotation in some:
                changes |= _remove(connection, annotation)
        between()
    for some_newer in sliced(newer, lambda each: each.after):
        with library.transaction() as connection:
            came_back = Changes()
            for each in some_newer:
                came_back |= _put_back(connection, each, moment)
            for meeting in came_back.annotated:
                places.place_annotations(connection, meeting, came_back.annotations)
            changes |= came_back
        between()
    for start in range(0, len(older), SLICE):
        with library.transaction() as connection:
            for name in older[start : start + SLICE]:
                history.forget_kept_at(connection, name, moment)
        between()
    return changes


def _remove(connection: sqlite3.Connection, annotation: Annotation) -> Changes:
    """The row itself goes, so that the same file can be taken in again."""
    if not _is_still(connection, annotation):
        return Changes()
    connection.execute("DELETE FROM annotation WHERE id = ?", (annotation.id,))
    return _changed(annotation)


def _put_back(connection: sqlite3.Connection, each: Replaced, moment: str) -> Changes:
    if not _is_still(connection, each.after):
        return Changes()
    put_within(connection, each.before)
    connection.execute("UPDATE annotation SET deleted = ? WHERE id = ?", (each.deleted, each.before.id))
    history.forget_kept_at(connection, each.before.id, moment)
    return _changed(each.before)


def _is_still(connection: sqlite3.Connection, annotation: Annotation) -> bool:
    row = _row(connection, annotation.id)
    if row is None or row[-1] is not None:
        return False
    here = annotation_rows.to_annotation(row[:-1])
    return at_place_of(here, annotation) == here  # it may have come along to another version


def _changed(annotation: Annotation) -> Changes:
    return Changes(
        annotations=frozenset({annotation.id}),
        annotated=frozenset({annotation.meeting}),
        tags=annotation.kind is AnnotationKind.TAG,
    )


def begun() -> Received:
    """Nothing received yet, at this moment."""
    return Received(now())
