"""The file of a draft that is reviewed: saved again, half written, of another meeting, gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.library import list_meetings, open_library
from core.source_text import Span
from gui.review import watching
from gui.review.watching import DraftWatch
from gui.window import Window
from tests.gui.conftest import WAIT_MS, Start
from tests.gui.review.conftest import Reviewing, WorkHere
from tests.gui.review.word_drafts import ITEMS, ItemText, write_draft

HARBOUR_IS_WHOLE = "Kajen er slidt"
SECOND = (ITEMS[0], ("Renovering af havnen", ("Kajen er nedslidt.",), "Godkendt."), *ITEMS[2:])
OTHER: tuple[ItemText, ...] = (
    ("Takster for bådpladser", ("Taksten stiger.",), "Udsat."),
    ("Skaterbane i Lunden", ("Banen er revnet.",), "Udsat."),
    ("Belysning på molen", ("Molen er mørk.",), "Udsat."),
)


@pytest.fixture(autouse=True)
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
def draft(start_with: Start, work_here: type[WorkHere], tmp_path: Path, qtbot: QtBot) -> Watched:
    path = tmp_path / "udkast.docx"
    write_draft(path)
    watched = Watched(path, start_with([path]).window, work_here, qtbot)
    qtbot.waitUntil(lambda: watched.window.current.loaded is not None, timeout=WAIT_MS)
    watched.reviewing.open([])
    watched.wait(lambda: watched.watch.path == path)
    assert "udkast.docx" in watched.watch.line.text()
    return watched


def test_a_half_written_file_is_waited_for_and_another_day_is_the_same_draft(draft: Watched) -> None:
    whole = draft.path.read_bytes()
    draft.path.write_bytes(whole[: len(whole) // 2])
    draft.wait(lambda: draft.watch._tries > 0)  # it was tried, and is no document
    assert HARBOUR_IS_WHOLE in draft.text
    draft.save(SECOND, day="15. maj 2031")
    draft.wait(lambda: "nedslidt" in draft.text)
    assert draft.meetings() == 1
    assert not draft.window.current.looks_aside
    draft.wait(lambda: "read again" in draft.told)


def test_the_words_in_view_stay_where_they_are(draft: Watched) -> None:
    long = tuple(f"Afsnit {number} handler om noget, der blev sagt på mødet." for number in range(60))
    draft.save((ITEMS[0], ("Renovering af havnen", long, "Godkendt."), *ITEMS[2:]))
    draft.wait(lambda: "Afsnit 59" in draft.text and draft.told)
    view = draft.window.source.view
    assert view is not None
    view.bring_to(draft.text.index("Afsnit 40"), 0.3)
    view.offset_changed.emit(view.offset_at_eye())  # as scrolling by hand does

    added = ("Først blev der sagt noget ganske andet.",) * 7
    again = (*added, *long[:40], "Afsnit 40 lyder anderledes.", *long[41:])
    draft.save((ITEMS[0], ("Renovering af havnen", again, "Godkendt."), *ITEMS[2:]))
    draft.wait(lambda: "lyder anderledes" in draft.text)

    def down() -> float:
        rects = view.rects_of(Span(at := draft.text.index("Afsnit 40"), at + 1))
        return rects[0].top() / view.viewport().height() if rects else -1

    draft.wait(lambda: abs(down() - 0.3) < 0.02)


def test_another_meetings_document_in_its_place_is_left_alone(draft: Watched) -> None:
    draft.save(OTHER, day="3. juni 2031")
    draft.wait(lambda: "another meeting’s document" in draft.told)
    assert HARBOUR_IS_WHOLE in draft.text
    assert draft.meetings() == 2


def test_a_file_that_is_gone_is_watched_no_more(draft: Watched) -> None:
    draft.path.unlink()
    draft.wait(lambda: "not there any more" in draft.told)
    assert draft.watch.path is None
    assert HARBOUR_IS_WHOLE in draft.text


def test_the_watching_ends_with_the_review(draft: Watched) -> None:
    draft.window.actions_["end_review"].trigger()
    draft.wait(lambda: draft.watch.path is None)
    draft.save(SECOND)
    draft.window.actions_["review"].trigger()  # what was saved meanwhile is read when it begins again
    draft.wait(lambda: "nedslidt" in draft.text)
