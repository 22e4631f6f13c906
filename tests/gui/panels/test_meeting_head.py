"""What stands above the agenda: whose meeting it is, when and where, who came."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.library import LoadedMeeting, add, load, open_library, prepare
from core.library.belonging.naming import rename_municipality
from core.opening import open_file
from gui.panels.meeting_head import MeetingHead
from gui.theme import Theme

TEXT = """{kind}
Byrådet
Mødedato: 14. maj 2024
Mødested: Byrådssalen
Mødedeltagere: Inge Holt, Bo Lund, Arne Friis
Fraværende: Dagny Vang
1. Cykelsti
Beslutning
Godkendt.
"""


def head_of(
    folder: Path, theme: Theme, qtbot: QtBot, kind: str = "Referat", called: str | None = None
) -> MeetingHead:
    """The head of a meeting in a folder of Sydhavet's."""
    head = MeetingHead(theme)
    qtbot.addWidget(head)
    head.show_meeting(_loaded(folder, kind, called))
    return head


def _loaded(folder: Path, kind: str, called: str | None) -> LoadedMeeting:
    path = folder / "Sydhavet Kommune" / "maj.txt"
    path.parent.mkdir()
    path.write_text(TEXT.format(kind=kind), "utf-8")
    library = open_library(folder / "library.sqlite")
    meeting = add(library, prepare(open_file(path))).meeting
    if called is not None:
        (body,) = library.rows("SELECT body_id FROM meeting")[0]
        rename_municipality(library, body, called, "Ea")
    loaded = load(library, meeting)
    library.close()
    return loaded


@pytest.mark.parametrize("called", [None, "Sydhavet"])
def test_it_says_whose_meeting_it_is_as_the_reader_calls_it(
    tmp_path: Path, theme: Theme, qtbot: QtBot, called: str | None
) -> None:
    head = head_of(tmp_path, theme, qtbot, called=called)
    assert head.body.text() == "Byrådet"
    assert head.when.text() == f"{called or 'Sydhavet Kommune'} · Tuesday 14 May 2024 · Byrådssalen"


def test_it_says_what_the_numbers_are_of_and_who_came(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    attended = head_of(tmp_path, theme, qtbot).attended
    assert attended.text() == "3 took part in the meeting · 1 absent"
    assert "Inge Holt, Bo Lund, Arne Friis" in attended.toolTip()
    assert "Absent: Dagny Vang" in attended.toolTip()


def test_nobody_took_part_in_what_is_still_to_come(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    attended = head_of(tmp_path, theme, qtbot, "Dagsorden").attended
    assert attended.text() == "3 are called to the meeting · 1 absent"
    assert "Called: Inge Holt" in attended.toolTip()
