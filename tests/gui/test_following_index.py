"""What the reader does is told once it is written, and once more when it can be found."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from core.library import Changes, open_library
from gui.edits.library import delete_meetings
from gui.session import Session
from tests.core.library.registered import Case, meeting_of
from tests.gui.conftest import WAIT_MS


def test_views_over_the_index_are_told_when_it_has_followed(
    session: Session, library_path: Path, qtbot: QtBot
) -> None:
    library = open_library(library_path)
    meeting = meeting_of(library, Case("Ny vej"), Case("Åbent hus"))
    found: list[int] = []  # decisions in the index, each time that the meeting is told

    def look(changes: Changes) -> None:
        if meeting in changes.meetings:
            found.append(library.rows("SELECT count(*) FROM register_entry")[0][0])

    session.changed.connect(look)
    delete_meetings(session, [meeting])
    qtbot.waitUntil(lambda: found == [2, 0], timeout=WAIT_MS)
    session.undo.undo()
    qtbot.waitUntil(lambda: found == [2, 0, 0, 2], timeout=WAIT_MS)
    library.close()
