"""Minutes that come while the reader's notes keep the agenda in front: what they decided is found."""

from __future__ import annotations

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.library import Library, add, prepare, put
from core.minutes import DocumentKind
from tests.core.library.invented import opened
from tests.core.library.searched import find

AGENDA = (("Ny bro", ""), ("Havnekaj", ""))
MINUTES = (("Ny bro", "Forkastet med hvalros."), ("Havnekaj", "Godkendt."))


def test_decisions_are_found_and_registered_though_the_agenda_stays_in_front(library: Library) -> None:
    meeting = add(library, prepare(opened(AGENDA, kind=DocumentKind.AGENDA))).meeting
    put(library, new_annotation(meeting, ItemKey("1", "Ny bro"), AnnotationKind.NOTE, "Spørg", "Ea"))
    minutes = add(library, prepare(opened(MINUTES)))
    assert minutes.meeting == meeting
    assert library.rows("SELECT front <> newest FROM meeting") == [(1,)]
    assert [hit.item.number for hit in find(library, "hvalros")] == ["1"]
    decided = library.rows("SELECT decision.text FROM register_entry JOIN decision ON decision.id = decision")
    assert ("Forkastet med hvalros.",) in decided
    assert library.rows("SELECT items, unread FROM meeting") == [(2, 2)]
    (note,) = find(library, "spørg")
    assert note.kind == "note"
