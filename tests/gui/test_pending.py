"""No view shows older words than the reader's, whatever order readings and commits come home in."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from core.annotations import Annotation, AnnotationId, AnnotationKind, ItemKey, MeetingId
from core.library import list_meetings, of_meeting, open_library
from gui.annotations.placing import Placing, Target, annotation_on
from gui.current_meeting import _Reading
from gui.pending import Change, Pending
from gui.window import Window
from tests.gui.conftest import WAIT_MS

MEETING = MeetingId("m")
THEN = datetime(2024, 5, 14, tzinfo=UTC)


def note(text: str, name: str = "a") -> Annotation:
    key = AnnotationId(name)
    return Annotation(key, MEETING, ItemKey("1", "Sag"), AnnotationKind.NOTE, text, "Anna", THEN, THEN)


def texts(annotations: list[Annotation]) -> list[str]:
    return [annotation.text for annotation in annotations]


def test_a_wish_is_shown_before_it_is_in_the_library() -> None:
    pending = Pending()
    pending.want(Change(None, note("ny")))
    assert texts(pending.over(MEETING, [note("gammel"), note("anden", "b")])) == ["ny", "anden"]
    pending.want(Change(note("anden", "b"), None))
    assert texts(pending.over(MEETING, [note("gammel"), note("anden", "b")])) == ["ny"]
    assert texts(pending.over(MeetingId("other"), [])) == []


def test_a_reading_that_began_before_the_commit_does_not_bring_old_words_back() -> None:
    pending = Pending()
    began = pending.commits
    number = pending.want(Change(None, note("ny")))
    pending.committed(note("ny"), number)
    pending.read(MEETING, began)
    assert texts(pending.over(MEETING, [note("gammel")])) == ["ny"]
    pending.read(MEETING, pending.commits)
    assert texts(pending.over(MEETING, [note("fra biblioteket")])) == ["fra biblioteket"]


def test_the_commit_of_an_older_wish_does_not_end_a_newer_one() -> None:
    pending = Pending()
    first = pending.want(Change(None, note("et")))
    pending.want(Change(None, note("et to")))
    pending.committed(note("et"), first)
    pending.read(MEETING, pending.commits)
    assert texts(pending.over(MEETING, [note("et")])) == ["et to"]


def test_what_was_refused_holds_until_it_is_taken() -> None:
    pending = Pending()
    number = pending.want(Change(None, note("ny")))
    pending.refuse(note("ny"), number)
    pending.read(MEETING, pending.commits)
    assert texts(pending.over(MEETING, [])) == ["ny"]
    assert [wish.change.after for wish in pending.refused()] == [note("ny")]
    again = pending.want(Change(None, note("ny")))
    pending.committed(note("ny"), again)
    assert pending.refused() == []


def test_words_behind_a_busy_writer_are_kept_through_leaving_and_coming_back(
    opened: Window, qtbot: QtBot
) -> None:
    """Leaving an item and coming back before the commit shows the words, and makes no second note."""
    gate = threading.Event()
    opened.session.background.write(lambda library: gate.wait(WAIT_MS / 1000))
    opened.agenda.step(+1)
    opened.decision.write_note()
    editor = opened.decision._active
    assert editor is not None
    qtbot.keyClicks(editor.note, "et")
    editor.note.save()
    opened.agenda.step(+1)
    opened.agenda.step(-1)
    opened.decision.write_note()
    editor = opened.decision._active
    assert editor is not None
    assert editor.note.toPlainText() == "et"
    qtbot.keyClicks(editor.note, " to")
    editor.note.save()
    gate.set()
    qtbot.waitUntil(lambda: not opened.session.is_saving, timeout=WAIT_MS)
    library = open_library(opened.session.library)
    (meeting,) = list_meetings(library)
    assert texts(of_meeting(library, meeting.id)) == ["et to"]
    library.close()


def test_a_defect_in_a_write_does_not_hold_the_window(opened: Window, qtbot: QtBot) -> None:
    opened.agenda.step(+1)
    annotation = note("fra et møde, der ikke er der")  # no such meeting: the library's own rules refuse it
    with qtbot.captureExceptions() as exceptions, qtbot.waitSignal(opened.session.failed, timeout=WAIT_MS):
        opened.session.apply([Change(None, annotation)])
    qtbot.waitUntil(lambda: not opened.session.is_saving, timeout=WAIT_MS)
    assert len(exceptions) <= 1
    opened.session.pending.clear()
    assert opened.current.tags(Target(0)) == []


def test_a_state_that_waited_for_the_reader_brings_no_old_words(opened: Window, qtbot: QtBot) -> None:
    """What was read before the reader wrote is read again once the hands are off, not shown as it was."""
    current, held = opened.current, [True]
    loaded = current.loaded
    assert loaded is not None
    current.is_held = lambda: held[0]
    newer = replace(loaded, meeting=replace(loaded.meeting, parser=loaded.meeting.parser + 1))
    current._take(_Reading(loaded.id, newer, [], Placing(newer), None, None, opened.session.pending.commits))
    assert current.loaded is loaded
    mine = annotation_on(loaded, Target(0), AnnotationKind.NOTE, "mens den ventede", "Anna")
    opened.session.apply([Change(None, mine)])
    qtbot.waitUntil(lambda: not opened.session.is_saving and not opened.session.pending.over(loaded.id, []))
    read_again: list[bool] = []
    current.annotations_changed.connect(lambda: read_again.append(True))
    current.shown.connect(lambda: read_again.append(True))
    held[0] = False
    qtbot.waitUntil(lambda: bool(read_again), timeout=WAIT_MS)
    assert texts(current.notes(Target(0))) == ["mens den ventede"]
