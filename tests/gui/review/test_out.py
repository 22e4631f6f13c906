"""What of a review goes out with a draft: all of it, or the reader's own comments."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest

from core.annotations import AnnotationKind
from core.library import open_library, put
from gui.annotations.placing import Target, annotation_on
from gui.review.going_out import GoingOut
from gui.review.out_dialog import OutDialog
from tests.gui.review.conftest import Reviewing
from tests.gui.review.test_what_is_done import dialog, part, run

MINE, THEIRS = "Hvem betaler?", "Det gør havnen."


def commented(reviewing: Reviewing) -> None:
    """A comment of the reader's and one of a colleague's, in the library."""
    loaded = reviewing.window.current.loaded
    assert loaded is not None
    library = open_library(reviewing.window.session.library)
    for author, text in (("Anna", MINE), ("Bo", THEIRS)):
        put(library, annotation_on(loaded, Target(1), AnnotationKind.COMMENT, text, author))
    library.close()


def written_out(reviewing: Reviewing, out: Path, choice: str | None) -> str:
    """Choose what goes out, None for what the dialog has by itself, and write it; gives all that the
    program and readers say on the pages."""
    out.unlink(missing_ok=True)
    run(reviewing, "annotated_pdf")
    shown = dialog(reviewing, OutDialog)
    if choice is not None:
        shown.what.setCurrentText(choice)
    assert shown.what.isVisible()
    assert "taken off the pages" in shown.told.text()
    shown.save.click()
    going_out = part(reviewing, GoingOut)
    reviewing.wait(lambda: not going_out.is_busy and out.exists())
    with pymupdf.open(out) as document:
        return "\n".join(each.info["content"] for page in document for each in page.annots())


def test_a_draft_goes_out_with_the_readers_own_comments_alone_and_that_is_remembered(
    reviewing: Reviewing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "udkast.pdf"
    monkeypatch.setattr("gui.dialogs.choosing_files.file_to_write", lambda *_asked: out)
    commented(reviewing)
    reviewing.open([])
    everything = written_out(reviewing, out, None)
    assert MINE in everything
    assert THEIRS in everything
    assert "PDF without tags" in everything
    assert written_out(reviewing, out, "Only my comments") == MINE
    assert "1 comment" in reviewing.window.status.notice.text()
    assert "finding" not in reviewing.window.status.notice.text()
    assert written_out(reviewing, out, None) == MINE
    assert written_out(reviewing, out, "Findings and comments") == everything


def test_a_report_tells_of_all_whatever_went_out_last(reviewing: Reviewing) -> None:
    reviewing.open([])
    run(reviewing, "review_report")
    assert dialog(reviewing, OutDialog).what.isHidden()
