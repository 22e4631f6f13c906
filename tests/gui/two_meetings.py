"""A library that holds the council's and the committee's sample minutes, read once for all tests."""

from __future__ import annotations

from pathlib import Path

from core.annotations import MeetingId
from core.library import Library, add, list_meetings, open_library
from tests.gui.conftest import COMMITTEE, COUNCIL, prepared


def library_with_both(path: Path) -> Library:
    """A new library with both; the caller closes it."""
    library = open_library(path)
    for each in (COUNCIL, COMMITTEE):
        add(library, prepared(each))
    return library


def meeting_of(library: Library, body: str) -> MeetingId:
    """The meeting of a body."""
    return next(row.id for row in list_meetings(library) if row.body == body)
