"""The search index: only what stands in front, whole, and caught up with after it was broken off."""

from __future__ import annotations

import pytest

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.library import Library, add, catch_up, prepare, put
from core.library.belonging.identity import queue_current
from core.library.reader import places
from core.library.searching import index
from core.minutes import DocumentKind
from tests.core.library.carrying.two_versions import Desk
from tests.core.library.invented import opened
from tests.core.library.searched import find

ITEMS = [
    ("Budgetopfølgning pr. 30. april", "Anbefales godkendt over for Byrådet."),
    ("Ny skole i Birkelunden", "Anlægsbevillingen på 12 mio. kr. blev frigivet."),
    ("Cykelsti langs Møllevejen", "Udsat til næste møde."),
]


@pytest.fixture
def filled(library: Library) -> Library:
    add(library, prepare(opened(ITEMS)))
    return library


def test_only_what_stands_in_front_is_found(library: Library) -> None:
    agenda = [("Budgetopfølgning", "Forvaltningen foreslår udsættelse.")]
    minutes = [("Budgetopfølgning", "Godkendt.")]
    add(library, prepare(opened(agenda, kind=DocumentKind.AGENDA, municipality="Nørresund")))
    assert len(find(library, "udsættelse")) == 1
    add(library, prepare(opened(minutes, municipality="Nørresund")))
    assert find(library, "udsættelse") == []
    assert len(find(library, "budget")) == 1


def test_an_index_that_was_broken_off_is_caught_up_later(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(Exception):
        pass

    steps = 0

    def between() -> None:
        nonlocal steps
        steps += 1
        if steps == 2:  # the document with its bytes, one step of the index
            raise Killed

    monkeypatch.setattr(index, "BUDGET", 0.0)
    with pytest.raises(Killed):
        add(library, prepare(opened(ITEMS)), between)
    assert len(find(library, "budget")) == 1
    assert find(library, "skole") == []
    catch_up(library)
    assert len(find(library, "skole")) == 1
    catch_up(library)
    assert library.rows("SELECT count(*) FROM index_queue") == [(0,)]


def test_the_index_agrees_with_the_rows_it_stands_for(
    filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "BUDGET", 0.0)
    add(filled, prepare(opened(ITEMS[:2], name="nyere.pdf")))
    add(filled, prepare(opened(ITEMS, kind=DocumentKind.AGENDA)))
    meeting = find(filled, "budget")[0].meeting
    annotation = new_annotation(meeting, ItemKey("1", None), AnnotationKind.NOTE, "Først", "Ea")
    for text in ("Så", "Sidst"):
        put(filled, annotation.with_text(text))
    for table in ("item_search", "annotation_search", "word_part"):
        filled.connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    entries = filled.rows("SELECT count(*) FROM index_entry")
    shown = filled.rows("SELECT (SELECT count(*) FROM items) + (SELECT count(*) FROM meetings)")
    assert entries == shown  # each item, and what stands before the first


def test_annotations_of_a_meeting_are_noted_in_short_steps_that_can_be_broken_off(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A meeting may carry thousands."""
    monkeypatch.setattr(index, "BUDGET", 0.0)
    monkeypatch.setattr(places, "SLICE", 2)
    catch_up(desk.library)
    asked = "SELECT annotation, item FROM annotation_place ORDER BY annotation"
    whole = desk.library.rows(asked)
    assert len(whole) == 6
    with desk.library.transaction() as connection:
        connection.execute("DELETE FROM annotation_place")
        queue_current(connection, [desk.meeting])
    noted: list[int] = []

    class Killed(Exception):
        pass

    def between() -> None:
        noted.append(len(desk.library.rows(asked)))
        if len(noted) == 3:
            raise Killed

    with pytest.raises(Killed):
        catch_up(desk.library, between)
    assert noted == [2, 4, 6]
    catch_up(desk.library)
    assert desk.library.rows(asked) == whole
    assert desk.library.rows("SELECT count(*) FROM index_queue") == [(0,)]
