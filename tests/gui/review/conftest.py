"""A window with a draft in view, and findings in it that a test chose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

import gui.review.work
from core.library import list_meetings, open_library
from core.review.finding import Finding, Group, Severity
from core.review_requests import CheckTold, Reviewed
from core.source_text import Span
from gui.review import watching
from gui.review.review import Review
from gui.review.watching import DraftWatch
from gui.review.work import ReviewWork
from gui.window import Window
from tests.gui.conftest import WAIT_MS, Start
from tests.gui.review.word_drafts import ItemText, write_draft

CHECK = CheckTold(
    "sentence-long", "A check", "Check that all is as it should be.", "Invented law § 1", by_words=True
)


def finding(
    window: Window,
    words: str,
    severity: Severity = Severity.WARNING,
    *,
    group: Group = Group.FORM,
    item: int | None = None,
    message: str = "",
    key: str = "",
) -> Finding:
    """A finding at the first place of `words` in the items of the document in view; about `item`, or the
    whole document (-1), where there are no words."""
    loaded = window.current.loaded
    assert loaded is not None
    span = None
    if words:
        start = loaded.source.text.index(words, loaded.meeting.items[0].heading.start)
        span = Span(start, start + len(words))
        item = window.current.item_at(start)
    return Finding(
        CHECK.id,
        group,
        severity,
        message or f"Something is wrong with “{words}”.",
        "Put it right.",
        key or f"key {words} {item}",
        span,
        words,
        None if item == -1 else item,
        page=None if span is None else loaded.source.page_of(span.start),
    )


class WorkHere(ReviewWork):
    """Answers with what the test chose, a moment after it was asked."""

    found: Callable[[], Sequence[Finding]] = staticmethod(lambda: ())
    gone: Sequence[Finding] = ()
    asked = 0
    holds = False  # as if the checks took long

    def _ask(self) -> None:
        self._number += 1
        type(self).asked += 1
        number = self._number

        def answer() -> None:
            if self._about is not None and number == self._number:
                if type(self).holds:
                    QTimer.singleShot(5, self, answer)
                    return
                self._coming = list(type(self).found())
                gone = tuple(type(self).gone)
                self._take_reviewed(Reviewed(number, self._about[1], gone, checks=(CHECK,)))
                self.is_spelling = False

        QTimer.singleShot(0, self, answer)


@pytest.fixture
def work_here(monkeypatch: pytest.MonkeyPatch) -> type[WorkHere]:
    """No process: what is found is what the test says."""

    class Here(WorkHere):
        pass

    monkeypatch.setattr(gui.review.work, "ReviewWork", Here)
    return Here


class Reviewing:
    """The review of a window's document, and what a reader sees of it."""

    def __init__(self, window: Window, work: type[WorkHere], qtbot: QtBot) -> None:
        self.window, self.work, self.qtbot = window, work, qtbot

    @property
    def review(self) -> Review:
        return self.window.group.review

    def open(self, found: Iterable[Finding]) -> None:
        """Review the document in view; these are its findings."""
        self.find(found)
        self.window.actions_["review"].trigger()
        self.wait(lambda: self.review.is_on and not self.review.work.is_looking)
        self.settle()

    def find(self, found: Iterable[Finding]) -> None:
        """From now on these are found."""
        kept = tuple(found)
        self.work.found = staticmethod(lambda: kept)

    def settle(self) -> None:
        """Wait until what is on its way is listed."""
        review = self.review
        timers = review._gather_soon, review._card_soon, review._mark_soon
        self.wait(lambda: not any(each.isActive() for each in timers) and review.reviewed.is_read)

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=WAIT_MS)

    @property
    def listed(self) -> list[str]:
        """The messages that are listed."""
        rows = self.review.panel.list.rows
        return [rows.index(at).data(rows.ROW).finding.message for at in range(rows.rowCount())]


@pytest.fixture
def reviewing(work_here: type[WorkHere], opened: Window, qtbot: QtBot) -> Reviewing:
    """The committee's sample minutes in view; not reviewed yet."""
    return Reviewing(opened, work_here, qtbot)


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What happens after a rest happens at once."""
    monkeypatch.setattr(watching, "REST_MS", 40)
    monkeypatch.setattr(watching, "SOON_MS", 10)
    monkeypatch.setattr(watching, "GONE_MS", 40)


class Watched:
    """A draft in review, and its file."""

    def __init__(self, path: Path, window: Window, work: type[WorkHere], qtbot: QtBot) -> None:
        self.path, self.window = path, window
        self.reviewing = Reviewing(window, work, qtbot)
        self.wait = self.reviewing.wait

    @property
    def watch(self) -> DraftWatch:
        return next(each for each in self.window.group.review.parts if isinstance(each, DraftWatch))

    @property
    def text(self) -> str:
        loaded = self.window.current.loaded
        return "" if loaded is None else loaded.source.text

    @property
    def told(self) -> str:
        return self.window.status.notice.text()

    def save(self, items: Sequence[ItemText], day: str = "14. maj 2031") -> None:
        write_draft(self.path, items, day=day)

    def meetings(self) -> int:
        library = open_library(self.window.session.library)
        try:
            return len(list_meetings(library))
        finally:
            library.close()


@pytest.fixture
def draft(soon: None, start_with: Start, work_here: type[WorkHere], tmp_path: Path, qtbot: QtBot) -> Watched:
    path = tmp_path / "udkast.docx"
    write_draft(path)
    watched = Watched(path, start_with([path]).window, work_here, qtbot)
    qtbot.waitUntil(lambda: watched.window.current.loaded is not None, timeout=WAIT_MS)
    watched.reviewing.open([])
    watched.wait(lambda: watched.watch.path == path)
    assert "udkast.docx" in watched.watch.line.text()
    return watched
