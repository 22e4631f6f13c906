from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from core.annotations import AnnotationKind, FollowUp, ItemKey, new_annotation
from core.command_line import run
from core.library import open_library, put
from core.minutes import Outcome, Votes
from tests.core.library.registered import Case, meeting_of

VOTES = Votes(5, 2, 1, ("A",), ("V",), (), ("Bo Lind",), (), ("Ea Dam",))


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of two meetings, the one that the commands use."""
    path = tmp_path / "library.sqlite"
    monkeypatch.setenv("PROTOKOLLEN_LIBRARY", str(path))
    kept = open_library(path)
    meeting_of(kept, Case("Ny vej", Outcome.POSTPONED), body="Teknikudvalget", day=date(2031, 5, 14))
    meeting = meeting_of(
        kept,
        Case("Ny skole", Outcome.REJECTED, False, VOTES, "31-000417", "Forslaget falder."),
        body="Byrådet",
        day=date(2031, 6, 11),
    )
    key = ItemKey("1", "Ny skole", "31-000417")
    put(kept, new_annotation(meeting, key, AnnotationKind.TAG, "skole/anlæg", "Ea"))
    due = FollowUp("Ea Dam", date(2031, 6, 20))
    put(kept, new_annotation(meeting, key, AnnotationKind.FOLLOW_UP, "Spørg", "Ea", follow_up=due))
    kept.close()
    return path


def objects(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    """What `decisions --json` gives."""
    assert run(["decisions", "--json", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_decision_is_a_json_object_the_newest_first(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = objects(capsys)
    assert isinstance(first.pop("decision"), int)
    assert len(str(first.pop("meeting"))) == 36
    assert isinstance(first.pop("offset"), int)
    assert first.pop("version") is None
    assert first["follow_up"].pop("state") in ("open", "overdue")  # type: ignore[attr-defined]
    assert first == {
        "date": "2031-06-11",
        "municipality": "Birkelund",
        "body": "Byrådet",
        "item": "1",
        "title": "Ny skole",
        "case_number": "31-000417",
        "closed": False,
        "outcome": "rejected",
        "follows_recommendation": False,
        "votes": {
            "for": 5,
            "against": 2,
            "abstained": 1,
            "for_who": ["A", "Bo Lind"],
            "against_who": ["V"],
            "abstained_who": ["Ea Dam"],
        },
        "tags": ["skole/anlæg"],
        "follow_up": {"due": "2031-06-20", "who": "Ea Dam"},
        "text": "Forslaget falder.",
    }
    assert (second["title"], second["votes"], second["follow_up"]) == ("Ny vej", None, None)


@pytest.mark.parametrize(
    ("arguments", "titles"),
    [
        (["--body", "byråd"], ["Ny skole"]),
        (["--body", "birkelund teknik"], ["Ny vej"]),
        (["--body", "Havneudvalget"], []),
        (["--municipality", "Birkelund", "--from", "2031-06-01"], ["Ny skole"]),
        (["--to", "2031-06-01"], ["Ny vej"]),
        (["--outcome", "postponed", "--outcome", "approved"], ["Ny vej"]),
        (["--case", "Sag 2031/417"], ["Ny skole"]),
        (["--tag", "skole"], ["Ny skole"]),
        (["--against"], ["Ny skole"]),
        (["--votes"], ["Ny skole"]),
        (["skolen"], ["Ny skole"]),
    ],
)
def test_filters_leave_what_they_say(
    library: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], titles: list[str]
) -> None:
    assert [each["title"] for each in objects(capsys, *arguments)] == titles


def test_without_json_it_is_a_plain_table(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["decisions"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.split("\t") == [
        *("2031-06-11", "Birkelund, Byrådet", "1", "Ny skole", "31-000417", "Rejected", "5–2"),
    ]
    assert second.split("\t")[3:] == ["Ny vej", "–", "Postponed", "–"]


def test_a_day_that_is_none_is_not_understood(library: Path) -> None:
    assert run(["decisions", "--from", "i går"]) == 2


@pytest.mark.parametrize("arguments", [["--from", "2020-01-01", "--to", "2010-01-01"], ["--body", "hvalros"]])
def test_that_there_are_none_is_said(
    library: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert run(["decisions", *arguments]) == 0
    assert tuple(capsys.readouterr()) == ("", "No decisions like that.\n")
