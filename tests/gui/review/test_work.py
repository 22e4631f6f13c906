"""What comes from the process that looks drafts through, and what it is about."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from core.annotations import MeetingId
from core.review.finding import Finding, Group, Severity
from core.review_requests import FindingsPart, Reviewed, ReviewRequest, SpellingPart
from gui.review.work import ReviewWork

MEETING, OTHER = MeetingId("a"), MeetingId("b")


class Process:
    """Keeps what it is asked, and answers nothing."""

    is_there = True
    process = SimpleNamespace()

    def __init__(self) -> None:
        self.asked: list[ReviewRequest] = []

    def ask(self, request: ReviewRequest) -> None:
        self.asked.append(request)

    def part(self, _last: object) -> None:
        """There is no process."""


@pytest.mark.parametrize("seen", [(OTHER, 1), (MEETING, 2)])
def test_what_still_comes_of_the_version_before_is_not_taken_for_the_one_in_view(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seen: tuple[MeetingId, int]
) -> None:
    work, process = ReviewWork(tmp_path / "library.sqlite", lambda: None), Process()
    monkeypatch.setattr(work, "_asked", process)
    work.look_through(MEETING, 1)
    work._ask()
    (asked,) = process.asked
    work.look_through(*seen)  # asked for a little later
    found = Finding("own", Group.FORM, Severity.NOTE, "A word.", "", "k", None, "", 3)
    for answer in (
        FindingsPart(asked.number, (found,)),
        Reviewed(asked.number, 1),
        SpellingPart(asked.number, (found,), 1, 2),
    ):
        work._take(process.process, answer, None)
    assert work.is_looking
    assert work.found_in is None
    work._tell_more()
    assert not work.findings
    work.rest()  # or it would ask in earnest, once a later test has it do so
