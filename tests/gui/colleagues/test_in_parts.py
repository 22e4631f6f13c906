"""Taking in goes in parts: it can be stopped, goes on when the file is taken in again, and tells how far."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import LibraryError
from core.library import Library, add, of_meeting, open_library, prepare
from core.opening import open_file
from core.sharing.given_file import given_in
from core.sharing.taking_in import undo_taking
from gui.dialogs.from_colleagues import sentences
from gui.edits import taking_in
from gui.edits.taking_in import Taken, take_in_parts
from tests.gui.colleagues.conftest import Give
from tests.gui.conftest import COMMITTEE


@pytest.fixture
def library(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """The reader's, with the document; parts are of one annotation."""
    monkeypatch.setattr(taking_in, "PART", 1)
    opened = open_library(library_path)
    add(opened, prepare(open_file(COMMITTEE)))
    yield opened
    opened.close()


def in_library(library: Library) -> int:
    ((meeting,),) = library.rows("SELECT id FROM meeting")
    return len(of_meeting(library, meeting))


def take(library: Library, path: Path, most: int = 99) -> Taken:
    """Take in what a file gives, stopped after `most` parts."""
    told: list[int] = []
    given = given_in(library, path)
    return take_in_parts(
        library, path.name, given, None, lambda: None, told.append, lambda: len(told) >= most
    )


def test_what_was_stopped_says_so_and_goes_on(library: Library, give: Give) -> None:
    path = give()
    stopped = take(library, path, 2)
    assert (stopped.done, stopped.total, in_library(library)) == (2, 3, 2)
    assert sentences(stopped)[:2] == [
        "2 of 3 annotations were looked at. Take the file in again to go on.",
        "2 annotations are new.",
    ]
    rest = take(library, path)
    assert (rest.done, in_library(library)) == (3, 3)
    assert sentences(rest) == ["1 annotation is new.", "2 were here already."]


def test_undoing_takes_out_every_part(library: Library, give: Give) -> None:
    taken = take(library, give())
    assert len(taken.parts) == 3
    for part in reversed(taken.parts):
        undo_taking(library, part)
    assert in_library(library) == 0


def test_where_the_library_refuses_a_part_the_others_stay_and_are_told(
    library: Library, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, whole = give(), taking_in.take_in
    calls: list[int] = []

    def refuse_second(*how: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            raise LibraryError("The disk is full.", "Make room.")
        return whole(*how)  # type: ignore[arg-type]

    monkeypatch.setattr(taking_in, "take_in", refuse_second)
    taken = take(library, path)
    assert (taken.done, in_library(library)) == (1, 1)
    assert "The disk is full. Make room." in sentences(taken)[0]
