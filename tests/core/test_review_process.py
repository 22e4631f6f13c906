"""The process that looks drafts through: findings, what is gone since the version before, faulty rules."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any, NoReturn

import pytest

from core import review_process
from core.annotations import MeetingId
from core.library import add, list_meetings, open_library, prepare
from core.library.review.saved_again import take_newer
from core.opening import open_file
from core.review.draft import Draft
from core.review.finding import Finding
from core.review.rules import Rules
from core.review.running import review
from core.review.spelling import dictionaries
from core.review.spelling.wish import SpellingWish
from core.review_process import Desk
from core.review_requests import Failed, FindingsPart, Reviewed, ReviewForm, ReviewOutRequest, ReviewRequest
from tests.core.pipes import Pipe
from tests.core.review.spelling.small_dictionary import small_dictionary

RULES = """
checklist = ["Er bilagene med?"]
[[own]]
id = "own-tbd"
name = "Åbent hul"
message = "Her mangler noget."
pattern = 'XXX'
"""
FIRST = """Referat - udkast
Teknisk Udvalg
Mødedato: 4. marts 2024

Punkt 1: Cykelsti ved skolen
Sagsfremstilling
Stien koster XXX kr. og bygges af XXX.
Beslutning
Godkendt.
"""


def said(request: ReviewRequest) -> list[Any]:
    pipe = Pipe(request)
    desk = Desk(pipe)  # type: ignore[arg-type]
    desk.take_requests()
    desk.work_once()
    return pipe.said


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rules") / "rules.toml"
    path.write_text(RULES, "utf-8")
    return path


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MeetingId, list[int]]:
    """A draft, and its second version in which one of two holes is filled; the versions, the older first."""
    folder = tmp_path_factory.mktemp("drafts")
    path = folder / "library.sqlite"
    opened = open_library(path)
    versions = []
    for name, text in (("a.txt", FIRST), ("b.txt", FIRST.replace("XXX kr.", "9.000 kr."))):
        (folder / name).write_text(text, "utf-8")
        versions.append(add(opened, prepare(open_file(folder / name))).version)
    meeting = list_meetings(opened)[0].id
    opened.close()
    return path, meeting, versions


def own(answers: list[Any]) -> list[str]:
    parts = [each for answer in answers if isinstance(answer, FindingsPart) for each in answer.findings]
    return [each.quote for each in parts if each.check == "own-tbd"]


def test_findings_come_and_those_of_the_version_before_that_are_gone(
    library: tuple[Path, MeetingId, list[int]], rules: Path
) -> None:
    path, meeting, versions = library
    both = {}
    for version in versions:
        answers = said(ReviewRequest(1, path, meeting, version, rules))
        reviewed = answers[-1]
        assert isinstance(reviewed, Reviewed)
        assert reviewed.version == version
        assert reviewed.checklist == ("Er bilagene med?",)
        both[len(own(answers))] = [each.quote for each in reviewed.gone if each.check == "own-tbd"]
    assert set(both) == {1, 2}
    assert both[1] in (["XXX"], [])  # undated versions of one kind have no order that is known
    assert both[2] == []


def test_the_version_before_is_looked_through_once_and_anew_by_other_rules(
    library: tuple[Path, MeetingId, list[int]], rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, meeting, versions = library
    other = tmp_path / "other.toml"
    other.write_text(RULES.replace("'XXX'", "'koster XXX'"), "utf-8")
    asked = [ReviewRequest(1, path, meeting, each, rules) for each in (*versions, *versions)]
    asked += [ReviewRequest(1, path, meeting, each, other) for each in versions]
    alone = [said(each)[-1].gone for each in asked]
    looked: list[str] = []

    def counted(draft: Draft, rules: Rules) -> tuple[Finding, ...]:
        looked.append(draft.name)
        return review(draft, rules)

    monkeypatch.setattr(review_process, "review", counted)
    pipe = Pipe()
    desk = Desk(pipe)  # type: ignore[arg-type]
    for each in asked:
        pipe.requests.append(each)
        desk.take_requests()
        desk.work_once()
    assert [each.gone for each in pipe.said if isinstance(each, Reviewed)] == alone
    assert any(alone)
    assert len(looked) <= len(asked) + 2  # by either rules once


def test_each_save_has_the_new_version_looked_through_alone(
    tmp_path: Path, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, file = tmp_path / "library.sqlite", tmp_path / "udkast.txt"
    looked: list[str] = []

    def counted(draft: Draft, rules: Rules) -> tuple[Finding, ...]:
        looked.append(draft.source.text)
        return review(draft, rules)

    monkeypatch.setattr(review_process, "review", counted)
    pipe = Pipe()
    desk = Desk(pipe)  # type: ignore[arg-type]
    opened = open_library(path)
    gone = []
    for day in range(1, 6):
        file.write_text(FIRST.replace("XXX kr.", "XXX, " * (6 - day)), "utf-8")
        version = add(opened, prepare(open_file(file))).version
        meeting = list_meetings(opened)[0].id
        take_newer(opened, meeting, version, "Ida")
        looked.clear()
        pipe.requests.append(ReviewRequest(day, path, meeting, version, rules))
        desk.take_requests()
        desk.work_once()
        assert len(looked) == 1
        answer = next(each for each in reversed(pipe.said) if isinstance(each, Reviewed))
        gone.append([each.quote for each in answer.gone if each.check == "own-tbd"])
    opened.close()
    assert gone == [[], ["XXX"], ["XXX"], ["XXX"], ["XXX"]]


def test_with_faulty_rules_the_checks_run_as_they_come(
    library: tuple[Path, MeetingId, list[int]], tmp_path: Path
) -> None:
    path, meeting, versions = library
    faulty = tmp_path / "rules.toml"
    faulty.write_text("[own", "utf-8")
    answers = said(ReviewRequest(1, path, meeting, versions[0], faulty))
    assert "rules.toml" in str(answers[-1].rules_fault)


def test_a_version_that_is_gone_is_said(library: tuple[Path, MeetingId, list[int]]) -> None:
    path, meeting, _versions = library
    answers = said(ReviewRequest(1, path, meeting, 99))
    assert [type(each) for each in answers] == [Failed]


def test_where_the_version_before_was_removed_meanwhile_the_findings_come_all_the_same(
    library: tuple[Path, MeetingId, list[int]], rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, meeting, versions = library
    monkeypatch.setattr(review_process, "_version_before", lambda _loaded: 4711)
    answers = said(ReviewRequest(1, path, meeting, versions[1], rules))
    assert [each.gone for each in answers if isinstance(each, Reviewed)] == [()]
    assert not [each for each in answers if isinstance(each, Failed)]


def test_a_failure_of_the_programs_own_comes_with_its_details(
    library: tuple[Path, MeetingId, list[int]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def failing(*_given: object) -> NoReturn:
        raise KeyError(3)

    monkeypatch.setattr(review_process, "review", failing)
    path, meeting, versions = library
    (answer,) = said(ReviewRequest(1, path, meeting, versions[0]))
    error = pickle.loads(pickle.dumps(answer.error))
    assert "KeyError: 3" in error.what
    assert "Traceback" in error.details
    assert "in failing" in error.details
    assert "in failing" in capsys.readouterr().err


def test_what_goes_out_has_words_in_the_order_of_the_text(
    library: tuple[Path, MeetingId, list[int]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dictionaries, "usual_places", lambda: ())
    path, meeting, versions = library
    wish = SpellingWish(str(small_dictionary(tmp_path).words))
    form, into = next(iter(ReviewForm)), tmp_path / "out"
    out = ReviewOutRequest(1, path, meeting, versions[0], form, into, spelling=wish)
    found = review_process._review_of(out).findings
    places = [each.span.start for each in found if each.span is not None]
    assert "spelling" in {each.check for each in found[:-1]}
    assert places == sorted(places)
