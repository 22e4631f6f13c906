from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.annotations import MeetingId
from core.library import Library, open_library
from core.minutes import Outcome
from tests.core.library.registered import Case, meeting_of


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = open_library(tmp_path / "library.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def council(library: Library) -> tuple[MeetingId, MeetingId, MeetingId]:
    """March, May and one without a date."""
    may = meeting_of(
        library,
        Case("Ålegræs", Outcome.APPROVED, case_number="31-000417"),
        Case("Østerbro", Outcome.REJECTED),
        Case("Budget", Outcome.POSTPONED, case_number="Sag nr. 31-42"),
    )
    march = meeting_of(
        library,
        Case("Zoneplan", Outcome.POSTPONED, case_number="2031/417"),
        Case("Æblehaven", Outcome.APPROVED),
        day=date(2031, 3, 5),
        body="Byrådet",
    )
    undated = meeting_of(library, Case("Kaj 9"), Case("Kaj 10"), day=None, body="Aaudvalget")
    return march, may, undated
