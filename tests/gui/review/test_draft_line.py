"""The line above a draft, and what the window asks the process for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.export_requests import Leave
from core.review.finding import Finding, Group, Severity
from core.review_requests import Failed, FindingsPart, Reviewed, ReviewRequest, SpellingEnded, SpellingPart
from core.source_text import Span
from gui.review.work import ReviewWork
from tests.gui.conftest import WAIT_MS
from tests.gui.review.conftest import Reviewing


def test_a_draft_offers_its_review(reviewing: Reviewing, qtbot: QtBot) -> None:
    line, review = reviewing.review.line.notice, reviewing.review
    assert line.isHidden()  # published minutes
    reviewing.window.actions_["is_draft"].trigger()
    reviewing.wait(lambda: not line.isHidden())
    assert line.words.text() == "This is a draft. You called it a draft."
    line.wanted.emit()
    assert review.is_on
    assert line.isHidden()
    review.end()
    assert not line.isHidden()
    line.declined.emit()
    reviewing.wait(line.isHidden)
    assert review.reviewed.state.said_draft is False
    reviewing.window.actions_["is_draft"].trigger()
    reviewing.wait(lambda: not line.isHidden())
    line.close_button.click()
    review.line.tell()
    assert line.isHidden()


class Asked:
    """A process that says nothing by itself."""

    def __init__(self) -> None:
        self.process = object()
        self.is_there = True
        self.asked: list[object] = []

    def ask(self, question: object) -> None:
        self.asked.append(question)

    def part(self, *_last: Leave) -> None:
        return None

    @property
    def requests(self) -> list[ReviewRequest]:
        return [each for each in self.asked if isinstance(each, ReviewRequest)]


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def work(qtbot: QtBot, asked: Asked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ReviewWork:
    made = ReviewWork(tmp_path / "library.sqlite", lambda: None)
    monkeypatch.setattr(made, "_asked", asked)
    return made


def found(key: str, start: int = 0) -> Finding:
    return Finding("spelling", Group.LANGUAGE, Severity.NOTE, key, "", key, Span(start, start + 3))


def answer(work: ReviewWork, asked: Asked, *answers: object) -> None:
    for each in answers:
        work._take(asked.process, each, None)  # type: ignore[arg-type]


def test_a_new_version_is_asked_about_and_the_old_answer_is_not_heard(
    work: ReviewWork, asked: Asked, qtbot: QtBot
) -> None:
    work.look_through(MeetingId("m"), 1)
    qtbot.waitUntil(lambda: len(asked.requests) == 1, timeout=WAIT_MS)
    answer(work, asked, FindingsPart(1, (found("a"),)), Reviewed(1, 1))
    assert [each.key for each in work.findings] == ["a"]
    work.look_through(MeetingId("m"), 2)
    assert [each.key for each in work.findings] == ["a"]  # until all is there anew
    qtbot.waitUntil(lambda: len(asked.requests) == 2, timeout=WAIT_MS)
    answer(work, asked, FindingsPart(1, (found("late"),)), Reviewed(1, 1), Reviewed(2, 2, (found("a"),)))
    assert (list(work.findings), [each.key for each in work.gone]) == ([], ["a"])


def test_words_come_in_parts_and_stay_while_they_are_looked_at_again(
    work: ReviewWork, asked: Asked, qtbot: QtBot
) -> None:
    work.look_through(MeetingId("m"), 1)
    qtbot.waitUntil(lambda: len(asked.requests) == 1, timeout=WAIT_MS)
    answer(work, asked, FindingsPart(1, (found("a"),)), Reviewed(1, 1))
    answer(work, asked, SpellingPart(1, (found("wrd"),), 1, 2), SpellingPart(1, (found("wrod"),), 2, 2))
    answer(work, asked, SpellingEnded(1))
    assert [each.key for each in work.findings] == ["a", "wrd", "wrod"]
    work.ask_again()
    qtbot.waitUntil(lambda: len(asked.requests) == 2, timeout=WAIT_MS)
    answer(work, asked, FindingsPart(2, (found("a"),)), Reviewed(2, 1))
    assert [each.key for each in work.findings] == ["a", "wrd", "wrod"]
    assert work.is_spelling
    answer(work, asked, SpellingEnded(2, "There is no dictionary."))
    assert [each.key for each in work.findings] == ["a"]
    assert work.lacking == "There is no dictionary."
    assert not work.is_spelling


def test_a_changed_file_of_rules_is_asked_about(
    work: ReviewWork, asked: Asked, qtbot: QtBot, tmp_path: Path
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("", "utf-8")
    work.look_through(MeetingId("m"), 1)
    qtbot.waitUntil(lambda: len(asked.requests) == 1, timeout=WAIT_MS)
    answer(work, asked, Reviewed(1, 1, rules_path=rules))
    draft = tmp_path / "rules.new"
    draft.write_text('checklist = ["Names are right"]\n', "utf-8")
    draft.replace(rules)  # as editors save
    qtbot.waitUntil(lambda: len(asked.requests) == 2, timeout=WAIT_MS)


def test_a_failure_is_told_and_tried_again(work: ReviewWork, asked: Asked, qtbot: QtBot) -> None:
    work.look_through(MeetingId("m"), 1)
    qtbot.waitUntil(lambda: len(asked.requests) == 1, timeout=WAIT_MS)
    answer(work, asked, Failed(1, UserFacingError("It failed.", "Try again.")))
    assert (str(work.error), work.is_looking) == ("It failed. Try again.", False)
    work.ask_again()
    qtbot.waitUntil(lambda: len(asked.requests) == 2, timeout=WAIT_MS)
    answer(work, asked, Reviewed(2, 1))
    assert work.error is None
