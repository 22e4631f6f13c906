"""What a start makes up for: documents that an older parser has read, and an index left behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.annotations import AnnotationKind, MeetingId
from core.library import (
    Changes,
    Library,
    add,
    list_meetings,
    load,
    of_meeting,
    open_library,
    prepare,
    put,
)
from core.minutes import Meeting, Outcome
from core.opening import OpenedFile, open_file
from core.parsing import PARSER_VERSION
from core.reading_process import ReadAgainRequest
from gui.annotations.placing import Target, annotation_on
from gui.current_meeting import CurrentMeeting
from gui.long_work.reading_again import ReadingAgain
from gui.processes import ReadingProcess
from gui.session import Session
from tests.core.library.searched import find
from tests.gui.conftest import COMMITTEE, SAMPLES, WAIT_MS

ITEM = Target(1)
DECISION = Target(1, 0)


@pytest.fixture
def library(session: Session) -> Iterator[Library]:
    """The session's library over a connection of its own."""
    library = open_library(session.library)
    yield library
    library.close()


@pytest.fixture
def again(session: Session) -> Iterator[ReadingAgain]:
    """What is tested, not started yet."""
    again = ReadingAgain(session)
    yield again
    again.close()


def as_an_older_parser_read(path: Path) -> OpenedFile:
    """The file, its outcomes not understood yet."""
    file = open_file(path)
    items = tuple(
        replace(
            item,
            decisions=tuple(replace(decision, outcome=Outcome.OTHER) for decision in item.decisions),
        )
        for item in file.meeting.items
    )
    return replace(file, meeting=replace(file.meeting, items=items, parser=PARSER_VERSION - 1))


def outcomes(meeting: Meeting) -> set[Outcome]:
    return {decision.outcome for item in meeting.items for decision in item.decisions}


def annotate(library: Library, meeting: MeetingId) -> None:
    loaded = load(library, meeting)
    put(library, annotation_on(loaded, ITEM, AnnotationKind.NOTE, "Ask for the figures", "Anna"))
    put(library, annotation_on(loaded, DECISION, AnnotationKind.TAG, "budget", "Anna"))


def test_what_an_older_parser_read_is_read_again_and_no_annotation_moves(
    session: Session, library: Library, again: ReadingAgain, qtbot: QtBot
) -> None:
    meeting = add(library, prepare(as_an_older_parser_read(COMMITTEE))).meeting
    annotate(library, meeting)
    written = of_meeting(library, meeting)
    current = CurrentMeeting(session)
    with qtbot.waitSignal(current.shown, timeout=WAIT_MS):
        current.open(meeting)
    assert current.loaded is not None
    assert outcomes(current.loaded.meeting) == {Outcome.OTHER}

    with qtbot.waitSignal(current.shown, timeout=WAIT_MS):
        again.start()

    assert current.loaded.meeting == open_file(COMMITTEE).meeting
    note = current.note(ITEM)
    assert note is not None
    assert note.text == "Ask for the figures"
    assert [tag.text for tag in current.tags(DECISION)] == ["budget"]
    assert current.without_place == []
    assert of_meeting(library, meeting) == written


def test_a_damaged_original_keeps_its_old_reading_and_does_not_stop_the_others(
    session: Session, library: Library, again: ReadingAgain, qtbot: QtBot
) -> None:
    added = [add(library, prepare(as_an_older_parser_read(path))) for path in SAMPLES]
    newest = max(added, key=lambda each: str(load(library, each.meeting).meeting.date))  # is read first
    library.connection.execute(
        "UPDATE file_part SET bytes = zeroblob(length(bytes))"
        " WHERE file = (SELECT file FROM version WHERE id = ?)",
        (newest.version,),
    )
    library.connection.execute("UPDATE source SET extractor = 0 WHERE version = ?", (newest.version,))
    read: set[MeetingId] = set()
    told: list[object] = []
    session.changed.connect(lambda changes: read.update(changes.meetings))
    session.failed.connect(told.append)

    again.start()

    others = {each.meeting for each in added} - {newest.meeting}
    qtbot.waitUntil(lambda: read >= others, timeout=WAIT_MS)
    assert read == others
    assert all(outcomes(load(library, meeting).meeting) != {Outcome.OTHER} for meeting in others)
    assert outcomes(load(library, newest.meeting).meeting) == {Outcome.OTHER}
    assert told == []


def test_what_this_parser_read_is_left_alone(
    session: Session, library: Library, again: ReadingAgain, qtbot: QtBot
) -> None:
    add(library, prepare(open_file(COMMITTEE)))
    changes: list[Changes] = []
    session.changed.connect(changes.append)
    again.start()
    asked: list[bool] = []
    session.background.read(lambda _library: True, asked.append)  # behind the question what is outdated
    qtbot.waitUntil(lambda: asked == [True], timeout=WAIT_MS)
    assert changes == []


def test_an_index_that_a_killed_program_left_behind_is_completed(
    library: Library, again: ReadingAgain, qtbot: QtBot
) -> None:
    class Killed(Exception):
        pass

    committed: list[None] = []

    def between() -> None:
        committed.append(None)
        if len(committed) == 1:  # the document with its bytes
            raise Killed

    file = open_file(COMMITTEE)
    with pytest.raises(Killed):
        add(library, prepare(file), between)
    word = (file.meeting.items[1].title or "").split()[0]
    assert find(library, word) == []
    again.start()
    qtbot.waitUntil(lambda: bool(find(library, word)), timeout=WAIT_MS)


def test_a_start_while_one_is_stored_makes_no_second_chain(
    session: Session, library: Library, again: ReadingAgain, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in SAMPLES:
        add(library, prepare(as_an_older_parser_read(path)))
    asked: list[int] = []
    waiting: list[int] = []
    ask = ReadingProcess.ask

    def counted(process: ReadingProcess, request: ReadAgainRequest) -> None:
        asked.append(request.version)
        waiting.append(len(asked) - len(read))
        ask(process, request)

    read: list[int] = []
    take = ReadingAgain._take

    def taken(self: ReadingAgain, process: ReadingProcess, answer: object, image: object) -> None:
        read.append(1)
        take(self, process, answer, None)

    def restored(_changes: Changes) -> None:
        if read and not restarts:  # not where the session sees what was added above
            restarts.append(len(read))
            again.start()  # as after a restore: the round that stores goes no further

    restarts: list[int] = []
    monkeypatch.setattr(ReadingProcess, "ask", counted)
    monkeypatch.setattr(ReadingAgain, "_take", taken)
    session.changed.connect(restored)
    again.start()
    rows = [row.id for row in list_meetings(library)]
    qtbot.waitUntil(
        lambda: all(load(library, each).meeting.parser == PARSER_VERSION for each in rows), timeout=WAIT_MS
    )
    assert len(asked) == len(set(asked)) == len(SAMPLES)
    assert max(waiting) == 1
