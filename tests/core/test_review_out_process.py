"""The process that looks drafts through writes reviews, and looks at words when nothing else is wanted."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from core.annotations import MeetingId
from core.exports.review.forms import ReviewForm
from core.library import add, list_meetings, load, open_library, prepare, put
from core.library.bringing_in.files import original_of
from core.opening import open_file
from core.review.spelling.wish import SpellingWish
from core.review_process import Desk
from core.review_requests import (
    Failed,
    Reviewed,
    ReviewOutRequest,
    ReviewRequest,
    SeeRequest,
    SpellingEnded,
    SpellingPart,
    Written,
)
from core.source_text import Span
from tests.core.exports.review.drafts import comment
from tests.core.exports.review.word_drafts import word_draft
from tests.core.pipes import Pipe

WRONG = "brtskab"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MeetingId]:
    """A library with the Word draft and a comment on it."""
    folder = tmp_path_factory.mktemp("drafts")
    (folder / "Udkast.docx").write_bytes(word_draft())
    opened = open_library(folder / "library.sqlite")
    add(opened, prepare(open_file(folder / "Udkast.docx")))
    meeting = list_meetings(opened)[0].id
    loaded = load(opened, meeting)
    said = comment(replace(loaded, id=meeting), "sunket 14 cm", "Er det ikke 16 cm?")
    put(opened, replace(said, meeting=meeting))
    opened.close()
    return folder / "library.sqlite", meeting


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules") / "rules.toml"
    own = "[[own]]\nid = 'own-year'\nname = 'År'\nmessage = 'Hvilket år?'\npattern = 'juni'\n"
    path.write_text(own, "utf-8")
    return path


def said(*requests: object) -> list[Any]:
    """All that a process answers until it has nothing to do."""
    pipe = Pipe(*requests)
    desk = Desk(pipe)  # type: ignore[arg-type]
    while pipe.requests or desk.is_busy:
        desk.take_requests()
        desk.work_once()
    return pipe.said


def written(
    library: tuple[Path, MeetingId], rules: Path, form: ReviewForm, path: Path, **more: Any
) -> Written:
    request = ReviewOutRequest(5, *library, None, form, path, rules, **more)
    (answer,) = said(request)
    assert isinstance(answer, Written), answer
    return answer


@pytest.mark.parametrize("form", [each for each in ReviewForm if each is not ReviewForm.ANNOTATED_PDF])
def test_each_form_is_written_and_the_draft_untouched(
    library: tuple[Path, MeetingId], rules: Path, form: ReviewForm, tmp_path: Path
) -> None:
    path = tmp_path / f"review{form.suffix}"
    answer = written(library, rules, form, path)
    assert (answer.number, answer.path, answer.comments) == (5, path, 1)
    assert answer.findings > 0
    assert path.stat().st_size > 1000
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    given = library[0].with_name("Udkast.docx").read_bytes()
    assert original_of(library[0], 1)[0] == given
    if form is ReviewForm.COMMENTED_DOCX:
        told = {each.text for each in docx.Document(io.BytesIO(path.read_bytes())).comments}
        assert "Er det ikke 16 cm?" in told
        assert any("Hvilket år?" in each for each in told)
        assert "closed items and personal data" in answer.notices[-1]
    else:
        assert answer.masked > 0


def test_a_form_that_the_draft_cannot_have_is_refused_with_what_to_do(
    library: tuple[Path, MeetingId], rules: Path, tmp_path: Path
) -> None:
    path = tmp_path / "review.pdf"
    request = ReviewOutRequest(6, *library, None, ReviewForm.ANNOTATED_PDF, path, rules)
    (answer,) = said(request)
    assert isinstance(answer, Failed)
    assert "Udkast.docx is no PDF" in answer.error.what
    assert "Take the review report" in answer.error.advice
    assert not list(tmp_path.iterdir())


def test_where_it_cannot_be_written_nothing_is(
    library: tuple[Path, MeetingId], rules: Path, tmp_path: Path
) -> None:
    path = tmp_path / "gone" / "review.html"
    request = ReviewOutRequest(7, *library, None, ReviewForm.REPORT_HTML, path, rules)
    (answer,) = said(request)
    assert isinstance(answer, Failed)
    assert "review.html cannot be written" in answer.error.what
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("words")
    (folder / "da_DK.aff").write_text("SET UTF-8\nTRY eansrtidlokgvmbfuphjyæøå\n", "utf-8")
    words = ["budskab", "kommunen", "skriver", "der", "står", "et", "i", "den", "er"]
    (folder / "da_DK.dic").write_text("\n".join([str(len(words)), *words]) + "\n", "utf-8")
    return str(folder / "da_DK.dic")


@pytest.fixture(scope="module")
def spelt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MeetingId, str]:
    """A long draft with one wrong word at its very end; its text."""
    folder = tmp_path_factory.mktemp("spelt")
    items = "".join(f"Punkt {n}: Skriver\nSagsfremstilling\nDer står et budskab.\n" for n in range(1, 60))
    text = f"Referat\nHavneudvalget\nMødedato: 14. maj 2031\n\n{items}Kommunen skriver et {WRONG}.\n"
    (folder / "a.txt").write_text(text, "utf-8")
    opened = open_library(folder / "library.sqlite")
    add(opened, prepare(open_file(folder / "a.txt")))
    meeting = list_meetings(opened)[0].id
    text = load(opened, meeting).source.text
    opened.close()
    return folder / "library.sqlite", meeting, text


def spelled(answers: Sequence[Any]) -> list[str]:
    parts = [each for each in answers if isinstance(each, SpellingPart)]
    return [finding.quote for part in parts for finding in part.findings]


def test_words_are_looked_at_after_all_else(
    spelt: tuple[Path, MeetingId, str], dictionary: str, tmp_path: Path
) -> None:
    path, meeting, _text = spelt
    wish = SpellingWish(dictionary)
    look = ReviewRequest(1, path, meeting, None, spelling=wish)
    out = ReviewOutRequest(2, path, meeting, None, ReviewForm.REPORT_HTML, tmp_path / "a.html", spelling=wish)
    answers = said(look, out)
    kinds = [type(each) for each in answers]
    assert kinds.index(Reviewed) < kinds.index(Written) < kinds.index(SpellingPart)
    assert kinds[-1] is SpellingEnded
    assert answers[-1].lacking is None
    assert WRONG in spelled(answers)
    last = [each for each in answers if isinstance(each, SpellingPart)][-1]
    assert last.done == last.of > 0
    assert WRONG in (tmp_path / "a.html").read_text("utf-8")


def test_what_is_in_view_is_looked_at_first(
    spelt: tuple[Path, MeetingId, str], dictionary: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, meeting, text = spelt
    monkeypatch.setattr("core.review.spelling.background.STEP", 1e-4)  # a few words a step
    start = text.index(WRONG)
    look = ReviewRequest(1, path, meeting, None, spelling=SpellingWish(dictionary))
    answers = said(look, SeeRequest(1, (Span(start, start + 1),)))
    parts = [each for each in answers if isinstance(each, SpellingPart)]
    found = next(at for at, each in enumerate(parts) if any(f.quote == WRONG for f in each.findings))
    assert parts[found].done < parts[-1].done / 2


def test_without_a_dictionary_a_sentence_says_so(
    spelt: tuple[Path, MeetingId, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, meeting, _text = spelt
    monkeypatch.setattr("core.review.spelling.background.dictionary_for", lambda *_asked: None)
    ended = said(ReviewRequest(1, path, meeting, None, spelling=SpellingWish()))[-1]
    assert isinstance(ended, SpellingEnded)
    assert ended.lacking
    target = tmp_path / "a.html"
    out = ReviewOutRequest(2, path, meeting, None, ReviewForm.REPORT_HTML, target, spelling=SpellingWish())
    (answer,) = said(out)
    assert ended.lacking in answer.notices


def test_the_comments_of_one_reader_go_out_alone(
    library: tuple[Path, MeetingId], rules: Path, tmp_path: Path
) -> None:
    path, before = tmp_path / "mine.docx", "Tjek årstallet."  # stands in the draft as it came
    own = written(library, rules, ReviewForm.COMMENTED_DOCX, path, only_by=frozenset({"Åse Lind"}))
    assert (own.findings, own.comments) == (0, 1)
    assert [each.text for each in docx.Document(str(path)).comments] == [before, "Er det ikke 16 cm?"]
    others = written(library, rules, ReviewForm.COMMENTED_DOCX, path, only_by=frozenset({"Vibe Holm"}))
    assert (others.findings, others.comments) == (0, 0)
    assert [each.text for each in docx.Document(str(path)).comments] == [before]
