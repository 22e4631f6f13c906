"""The file of a draft that is reviewed: saved again, half written, of another meeting, gone."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from core.library import open_library
from core.library.belonging.filing import put_in_front
from core.source_text import Span
from gui.annotations.placing import Target
from gui.edits.review import comment
from gui.review.draft_file import state_of
from tests.gui.review.conftest import Watched
from tests.gui.review.word_drafts import ITEMS, ItemText, write_draft

HARBOUR_IS_WHOLE = "Kajen er slidt"
SECOND = (ITEMS[0], ("Renovering af havnen", ("Kajen er nedslidt.",), "Godkendt."), *ITEMS[2:])
OTHER: tuple[ItemText, ...] = (
    ("Takster for bådpladser", ("Taksten stiger.",), "Udsat."),
    ("Skaterbane i Lunden", ("Banen er revnet.",), "Udsat."),
    ("Belysning på molen", ("Molen er mørk.",), "Udsat."),
)


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


def test_the_very_same_words_saved_again_are_no_version(draft: Watched) -> None:
    before = draft.told
    document = docx.Document(str(draft.path))
    document.core_properties.revision = 7
    document.save(str(draft.path))
    draft.wait(lambda: draft.watch._state == state_of(draft.path))
    assert draft.told == before
    library = open_library(draft.window.session.library)
    assert library.rows("SELECT count(*) FROM version") == [(1,)]
    library.close()


def test_what_is_taken_back_in_the_file_stands_in_front_though_an_older_version_is_looked_at(
    draft: Watched,
) -> None:
    current, loaded = draft.window.current, draft.window.current.loaded
    assert loaded is not None
    draft.save(SECOND)
    draft.wait(lambda: "nedslidt" in draft.text and not draft.window.files.is_busy)
    current.look_at(loaded.version)
    draft.wait(lambda: HARBOUR_IS_WHOLE in draft.text)
    draft.save(ITEMS)
    document = docx.Document(str(draft.path))
    document.core_properties.revision = 9
    document.save(str(draft.path))
    draft.wait(lambda: current.loaded is not None and len(current.loaded.versions) == 3)
    current.look_at(None)
    draft.wait(lambda: not current.looks_aside)
    assert HARBOUR_IS_WHOLE in draft.text


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


def test_a_file_that_is_gone_is_watched_again_once_it_is_back(draft: Watched) -> None:
    draft.path.unlink()
    draft.wait(lambda: "not there any more" in draft.told)
    assert draft.watch.line.text() == "The file is not there."
    assert HARBOUR_IS_WHOLE in draft.text
    draft.save(SECOND)
    draft.wait(lambda: "nedslidt" in draft.text)
    assert "udkast.docx is watched" in draft.watch.line.text()


def test_a_file_that_was_not_there_when_the_review_began_is_watched_once_it_is(draft: Watched) -> None:
    draft.window.actions_["end_review"].trigger()
    draft.wait(lambda: draft.watch.path is None)
    draft.path.unlink()
    draft.window.actions_["review"].trigger()
    draft.wait(lambda: draft.watch.line.text() == "The file is not there.")
    draft.save(SECOND)
    draft.watch.look()  # as it does by itself every few seconds
    draft.wait(lambda: "nedslidt" in draft.text)
    assert "udkast.docx is watched" in draft.watch.line.text()


def test_a_draft_that_gets_a_new_name_is_watched_by_it(draft: Watched) -> None:
    newer = draft.path.with_name("udkast v2.docx")
    write_draft(newer, SECOND)
    draft.window.files.bring_in([newer])
    loaded = draft.window.current.loaded
    assert loaded is not None
    meeting, version = loaded.id, loaded.version
    draft.wait(lambda: len(_versions(draft)) == 2)
    (second,) = _versions(draft) - {version}
    draft.window.session.do(lambda library: put_in_front(library, meeting, second, "Gyda"))
    draft.wait(lambda: "nedslidt" in draft.text)
    draft.wait(lambda: draft.watch.path == newer)
    third = (
        *SECOND[:2],
        ("Nyt cykelskur ved stationen", ("Skuret rummer halvtreds cykler.",), ""),
        SECOND[3],
    )
    write_draft(newer, third)
    draft.wait(lambda: "halvtreds" in draft.text)
    assert draft.watch.path == newer
    draft.wait(lambda: draft.watch._run is None and not draft.window.files.is_busy)


def test_the_watching_ends_with_the_review(draft: Watched) -> None:
    draft.window.actions_["end_review"].trigger()
    draft.wait(lambda: draft.watch.path is None)
    draft.wait(lambda: "not watched any more" in draft.told)
    draft.save(SECOND)
    draft.window.actions_["review"].trigger()  # what was saved meanwhile is read when it begins again
    draft.wait(lambda: "nedslidt" in draft.text)


def _versions(draft: Watched) -> set[int]:
    loaded = draft.window.current.loaded
    return set() if loaded is None else {each.id for each in loaded.versions}


def test_comments_that_come_along_are_called_so(draft: Watched) -> None:
    loaded = draft.window.current.loaded
    assert loaded is not None
    comment(draft.window.session, loaded, Target(1), "Hvem betaler?")
    draft.wait(lambda: draft.reviewing.review.reviewed.comments)
    draft.save(SECOND)
    draft.wait(lambda: "1 comment came along" in draft.told)


def test_a_file_that_was_renamed_is_watched_where_the_reader_says_it_is(
    draft: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = draft.path.with_name("udkast til formanden.docx")
    moves_away(draft, moved, monkeypatch)
    draft.watch.gone.button.click()
    draft.wait(lambda: "udkast til formanden.docx is watched" in draft.watch.line.text())
    assert not draft.watch.gone.isVisible()
    write_draft(moved, SECOND)
    draft.wait(lambda: "nedslidt" in draft.text)
    assert draft.meetings() == 1
    draft.window.actions_["end_review"].trigger()
    draft.wait(lambda: draft.watch.path is None)
    draft.window.actions_["review"].trigger()
    draft.wait(lambda: draft.watch.path == moved)  # also when the review begins again


def test_where_it_is_said_though_nothing_was_changed_since_is_kept(
    draft: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = draft.path.with_name("udkast til formanden.docx")
    moves_away(draft, moved, monkeypatch)
    draft.watch.gone.button.click()
    draft.wait(lambda: draft.watch._state is not None and draft.watch._run is None)
    draft.window.actions_["end_review"].trigger()
    draft.wait(lambda: draft.watch.path is None)
    draft.window.actions_["review"].trigger()
    draft.wait(lambda: draft.watch.path == moved)
    assert "is watched" in draft.watch.line.text()


@pytest.mark.parametrize(
    ("holds", "told"), [("another", "is of another meeting"), ("nothing", "cannot be read")]
)
def test_another_meetings_document_is_not_watched_in_its_place(
    holds: str, told: str, draft: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved, other = draft.path.with_name("flyttet.docx"), draft.path.with_name("andet.docx")
    if holds == "another":
        write_draft(other, OTHER, day="3. juni 2031")
    else:
        other.write_bytes(b"")
    moves_away(draft, moved, monkeypatch)
    monkeypatch.setattr("gui.dialogs.choosing_files.file_to_open", lambda *_asked: other)
    draft.watch.gone.button.click()
    draft.wait(lambda: told in draft.told)
    assert draft.watch.path == draft.path
    assert draft.watch.gone.isVisible()
    assert HARBOUR_IS_WHOLE in draft.text
    draft.save(SECOND)  # it is looked for still
    draft.watch.look()
    draft.wait(lambda: "nedslidt" in draft.text)


def moves_away(draft: Watched, to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The draft's file lies at `to` now, and that is what the reader would choose."""
    monkeypatch.setattr("gui.dialogs.choosing_files.file_to_open", lambda *_asked: to)
    draft.path.rename(to)
    draft.wait(draft.watch.gone.isVisible)
    assert "udkast.docx is not there any more" in draft.watch.gone.words.text()
