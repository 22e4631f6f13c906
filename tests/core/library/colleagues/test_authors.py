"""Whose annotations lie in the library, in which colour they are shown, and who is hidden."""

from __future__ import annotations

from datetime import date

from core.annotations import AnnotationKind, Colour, FollowUp, ItemKey, new_annotation
from core.library import Changes, Library, add, delete, list_meetings, prepare, put, tags_in_use
from core.library.belonging.filing import delete_meetings
from core.library.colleagues.authors import Colleague, colleagues, hidden_authors, set_colleague
from core.library.lists.overview import smart_counts
from core.library.reader.follow_ups import State, follow_ups
from tests.core.library.invented import opened


def test_everybody_who_wrote_something_is_listed_as_danish_sorts(library: Library) -> None:
    meeting = add(library, prepare(opened())).meeting
    for author in ("Åse Lund", "Bo Lind", "Bo Lind", "Ærø"):
        put(library, new_annotation(meeting, ItemKey("1", None), AnnotationKind.NOTE, "Se her", author))
    gone = new_annotation(meeting, ItemKey("1", None), AnnotationKind.NOTE, "Væk", "Ole Bæk")
    put(library, gone)
    delete(library, gone.id)

    assert colleagues(library) == (
        Colleague("Bo Lind", None, False, 2),
        Colleague("Ærø", None, False, 1),
        Colleague("Åse Lund", None, False, 1),
    )


def test_a_colour_and_hiding_stay_when_their_annotations_go(library: Library) -> None:
    meeting = add(library, prepare(opened())).meeting
    put(library, new_annotation(meeting, ItemKey("1", None), AnnotationKind.NOTE, "Se her", "Bo Lind"))

    changes = set_colleague(library, "Bo Lind", Colour.PURPLE, hidden=True)

    assert changes == Changes(colleagues=True, annotated=frozenset({meeting}), tags=True)
    assert set_colleague(library, "Bo Lind", Colour.PURPLE, hidden=True) == Changes(colleagues=True)
    assert colleagues(library) == (Colleague("Bo Lind", Colour.PURPLE, True, 1),)
    assert hidden_authors(library) == {"Bo Lind"}
    delete_meetings(library, [meeting])
    assert colleagues(library) == (Colleague("Bo Lind", Colour.PURPLE, True, 0),)
    set_colleague(library, "Bo Lind", None, hidden=False)
    assert hidden_authors(library) == frozenset()
    assert [each.author for each in colleagues(library)] == ["Bo Lind"]  # the deleted meeting may come back


def test_lists_count_nothing_of_those_who_are_hidden(library: Library) -> None:
    meeting = add(library, prepare(opened())).meeting
    for kind in (AnnotationKind.NOTE, AnnotationKind.TAG):
        put(library, new_annotation(meeting, ItemKey("1", None), kind, "budget", "Bo Lind"))
    task = new_annotation(
        *(meeting, ItemKey("1", None), AnnotationKind.FOLLOW_UP, "Ring", "Bo Lind"), follow_up=FollowUp()
    )
    put(library, task)
    today = date(2024, 5, 20)

    def counted() -> tuple[int, ...]:
        counts = smart_counts(library, today)
        (row,) = list_meetings(library)
        listed = follow_ups(library, State.OPEN, today)
        return row.annotations, counts.notes, counts.follow_ups, len(listed), len(tags_in_use(library))

    assert counted() == (3, 1, 1, 1, 1)
    set_colleague(library, "Bo Lind", None, hidden=True)
    assert counted() == (0, 0, 0, 0, 0)
    set_colleague(library, "Bo Lind", None, hidden=False)
    assert counted() == (3, 1, 1, 1, 1)
