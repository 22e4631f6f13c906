"""Edits of annotations, tags and colours: one step of undo each, all or nothing; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.annotations import Annotation, AnnotationKind, Colour, ItemKey, MeetingId, new_annotation
from core.errors import LibraryError
from core.library import (
    Changes,
    add,
    colour_names,
    kept_tags,
    list_meetings,
    of_meeting,
    open_library,
    prepare,
)
from core.tags import new_tag, renamed
from gui import session as session_module
from gui.edits.annotations import annotate
from gui.edits.colour_names import name_colours
from gui.pending import Change, TagChange
from gui.session import Session
from tests.core.library.invented import opened
from tests.gui.conftest import WAIT_MS

KEY = ItemKey("1", "Budgetopfølgning")


@pytest.fixture
def meeting(session: Session) -> MeetingId:
    library = open_library(session.library)
    added = add(library, prepare(opened()))
    library.close()
    return added.meeting


def made(meeting: MeetingId, kind: AnnotationKind, text: str) -> Annotation:
    return new_annotation(meeting, KEY, kind, text, "Anna")


def changed(annotation: Annotation, text: str) -> Annotation:
    return replace(annotation, text=text, modified=annotation.modified + timedelta(seconds=1))


def saved(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not session.is_saving, timeout=WAIT_MS)


def kept(session: Session) -> tuple[list[str], list[tuple[str, Colour | None]]]:
    """The texts of all annotations, and the tags that are kept."""
    library = open_library(session.library)
    texts = [each.text for row in list_meetings(library) for each in of_meeting(library, row.id)]
    tags = [(tag.name, tag.colour) for tag in kept_tags(library)]
    library.close()
    return texts, tags


def test_a_tag_is_renamed_with_its_annotations_as_one_step(
    session: Session, meeting: MeetingId, qtbot: QtBot
) -> None:
    told: list[Changes] = []
    session.changed.connect(told.append)
    tags, red = [made(meeting, AnnotationKind.TAG, "bro")], new_tag("bro", Colour.RED, "Anna")
    annotate(session, "Tag", *(Change(None, tag) for tag in tags), tags=[TagChange(None, red)])
    edit = renamed(tags, [red], "bro", "havn/broer")
    annotate(
        session,
        "Rename",
        *(Change(*pair) for pair in edit.annotations),
        tags=[TagChange(*pair) for pair in edit.tags],
    )
    saved(session, qtbot)
    assert kept(session) == (["havn/broer"], [("havn/broer", Colour.RED)])
    assert [changes.tags for changes in told] == [True, True]
    session.undo.undo()
    saved(session, qtbot)
    assert kept(session) == (["bro"], [("bro", Colour.RED)])
    session.undo.undo()
    saved(session, qtbot)
    assert kept(session) == ([], [])
    session.undo.redo()
    session.undo.redo()
    saved(session, qtbot)
    assert kept(session) == (["havn/broer"], [("havn/broer", Colour.RED)])


def test_a_colour_gets_another_name_and_its_own_back(session: Session, qtbot: QtBot) -> None:
    def name() -> str:
        library = open_library(session.library)
        names = colour_names(library)
        library.close()
        return names[Colour.GREEN]

    usual = name()
    name_colours(session, [(Colour.GREEN, None, "Enig")])
    saved(session, qtbot)
    assert name() == "Enig"
    session.undo.undo()
    saved(session, qtbot)
    assert name() == usual


Disk = Callable[[bool], None]


@pytest.fixture
def fill_disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Says whether the library takes anything."""
    written = session_module.write

    def refuse(*_arguments: object) -> None:
        raise LibraryError("The disk is full.", "Free some space.")

    return lambda full: monkeypatch.setattr(session_module, "write", refuse if full else written)


def test_what_is_typed_while_the_disk_is_full_takes_the_place_of_what_was_there(
    session: Session, meeting: MeetingId, qtbot: QtBot, fill_disk: Disk
) -> None:
    first = made(meeting, AnnotationKind.NOTE, "Husk")
    annotate(session, "Write", Change(None, first))
    saved(session, qtbot)
    fill_disk(True)
    second, third = changed(first, "Husk broen"), changed(changed(first, ""), "Husk broen og kajen")
    for before, after in ((first, second), (second, third)):
        annotate(session, "Write", Change(before, after))
        saved(session, qtbot)
    assert session.has_refused
    fill_disk(False)
    session.retry()
    saved(session, qtbot)
    assert kept(session)[0] == ["Husk broen og kajen"]
    assert not session.has_refused


def test_typing_goes_on_after_a_refusal(
    session: Session, meeting: MeetingId, qtbot: QtBot, fill_disk: Disk
) -> None:
    first = made(meeting, AnnotationKind.NOTE, "Husk")
    annotate(session, "Write", Change(None, first))
    saved(session, qtbot)
    fill_disk(True)
    second, third = changed(first, "Husk broen"), changed(changed(first, ""), "Husk broen og kajen")
    annotate(session, "Write", Change(first, second))
    saved(session, qtbot)
    fill_disk(False)
    annotate(session, "Write", Change(second, third))
    saved(session, qtbot)
    assert kept(session)[0] == ["Husk broen og kajen"]
    assert not session.has_refused


def test_a_tag_that_was_refused_is_kept_until_it_is_taken(
    session: Session, qtbot: QtBot, fill_disk: Disk
) -> None:
    fill_disk(True)
    annotate(session, "Colour", tags=[TagChange(None, new_tag("bro", Colour.RED, "Anna"))])
    saved(session, qtbot)
    assert session.has_refused
    fill_disk(False)
    session.retry()
    saved(session, qtbot)
    assert kept(session)[1] == [("bro", Colour.RED)]
    assert not session.has_refused


def wanted(session: Session, meeting: MeetingId) -> list[str]:
    """The texts of a meeting as the reader wants them, whatever the library holds."""
    library = open_library(session.library)
    read = of_meeting(library, meeting)
    library.close()
    return [each.text for each in session.pending.over(meeting, read)]


def test_what_was_refused_can_be_undone_and_done_again(
    session: Session, meeting: MeetingId, qtbot: QtBot, fill_disk: Disk
) -> None:
    fill_disk(True)
    annotate(session, "Mark", Change(None, made(meeting, AnnotationKind.NOTE, "Husk")))
    saved(session, qtbot)
    assert wanted(session, meeting) == ["Husk"]
    assert session.undo.undoText() == "Mark"
    session.undo.undo()
    saved(session, qtbot)
    assert wanted(session, meeting) == []
    session.undo.redo()
    saved(session, qtbot)
    assert wanted(session, meeting) == ["Husk"]
    assert session.has_refused
    fill_disk(False)
    session.retry()
    saved(session, qtbot)
    assert kept(session)[0] == ["Husk"]
    assert not session.has_refused
    session.undo.undo()
    saved(session, qtbot)
    assert kept(session)[0] == []


def test_undoing_a_refused_change_brings_back_what_was_there(
    session: Session, meeting: MeetingId, qtbot: QtBot, fill_disk: Disk
) -> None:
    first = made(meeting, AnnotationKind.NOTE, "Husk")
    annotate(session, "Write", Change(None, first))
    saved(session, qtbot)
    fill_disk(True)
    annotate(session, "Change", Change(first, changed(first, "Husk broen")))
    saved(session, qtbot)
    fill_disk(False)
    session.undo.undo()
    saved(session, qtbot)
    assert kept(session)[0] == wanted(session, meeting) == ["Husk"]
    assert not session.has_refused


def test_a_refused_tag_that_was_undone_is_written_by_no_retry(
    session: Session, qtbot: QtBot, fill_disk: Disk
) -> None:
    fill_disk(True)
    annotate(session, "Colour", tags=[TagChange(None, new_tag("bro", Colour.RED, "Anna"))])
    saved(session, qtbot)
    session.undo.undo()
    saved(session, qtbot)
    assert not session.has_refused
    fill_disk(False)
    session.retry()
    saved(session, qtbot)
    assert kept(session)[1] == []


def test_all_that_was_refused_is_tried_again_as_one(
    session: Session, meeting: MeetingId, qtbot: QtBot, fill_disk: Disk
) -> None:
    told: list[object] = []
    session.failed.connect(told.append)
    fill_disk(True)
    for text in ("en", "to", "tre"):
        annotate(session, "Mark", Change(None, made(meeting, AnnotationKind.NOTE, text)))
    saved(session, qtbot)
    told.clear()
    session.retry()
    saved(session, qtbot)
    assert len(told) == 1
    fill_disk(False)
    session.retry()
    saved(session, qtbot)
    assert sorted(kept(session)[0]) == ["en", "to", "tre"]
    assert not session.has_refused
