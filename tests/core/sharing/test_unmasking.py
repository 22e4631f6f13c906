"""A copy that went out masked, and comes back edited, leaves the words here as they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from core.annotations import Annotation, AnnotationKind, FollowUp, ItemKey, MeetingId, new_annotation
from core.exports.choice import Choice
from core.exports.formats import Format
from core.exports.job import Wish, export
from core.library import Library, delete, load, of_meeting, put
from core.sharing.given_file import take_in_file
from core.sharing.taking_in import TakenIn
from core.sharing.unmasking import unmasked_text
from tests.core.sharing.taking import bring_in

PHONE, MAIL = "20 30 40 50", "jens.hansen@gmail.com"
ITEMS = (
    ("Klage fra Jens Hansen, Skovvej 12", "Godkendt."),
    ("Klage fra Jens Hansen, Skovvej 14", "Ring til Jens på 20 30 40 50."),
)
HERE = "Ring til Jens 20 30 40 50, ellers 50 40 30 20"
MASK = "[telephone number left out]"


@pytest.mark.parametrize(
    ("came", "stands"),
    [
        (f"Ring til Jens {MASK}, ellers {MASK}", HERE),
        (f"Ring til Jens {MASK}, ellers {MASK}, og skriv", f"{HERE}, og skriv"),
        (f"Ring til Jens {MASK}, ellers 50 40 30 20", HERE),  # one of them was kept
        (f"Ring til {MASK}", f"Ring til {MASK}"),  # which one it was is not known
        ("Ring ikke", "Ring ikke"),
    ],
)
def test_the_words_here_stand_where_a_mask_came(came: str, stands: str) -> None:
    assert unmasked_text(came, HERE) == stands


@pytest.fixture
def ours(library: Library) -> Annotation:
    """A follow-up of the reader's, personal data in all its words."""
    meeting = bring_in(library, items=ITEMS)
    key = ItemKey.of(load(library, meeting).meeting.items[1])
    made = new_annotation(
        meeting,
        key,
        AnnotationKind.FOLLOW_UP,
        f"Ring til Jens {PHONE}",
        "Ea",
        follow_up=FollowUp(MAIL, date(2031, 12, 1)),
    )
    put(library, made)
    return made


def given_back(library: Library, path: Path, change: Callable[[dict[str, Any]], object]) -> TakenIn:
    """What comes of it when a colleague changes the annotation in the file that went out."""
    export(library, Wish(choice=Choice(), format=Format.ANNOTATIONS, reader="Ea"), path)
    told = json.loads(path.read_text("utf-8"))
    (item,) = told["first"]["items"]
    assert PHONE not in path.read_text("utf-8")
    item["modified"] = datetime.now(UTC).isoformat()
    change(item)
    path.write_text(json.dumps(told), "utf-8")
    return take_in_file(library, path)


def only(library: Library, meeting: MeetingId) -> Annotation:
    (found,) = of_meeting(library, meeting)
    return found


def test_a_colleague_changed_the_day_alone(library: Library, ours: Annotation, tmp_path: Path) -> None:
    def later(item: dict[str, Any]) -> None:
        item["protokollen:followUp"]["protokollen:due"] = "2031-12-24"

    taken = given_back(library, tmp_path / "ud.json", later)
    here = only(library, ours.meeting)
    assert (len(taken.newer), taken.unplaced) == (1, ())
    assert here.follow_up == FollowUp(MAIL, date(2031, 12, 24))
    assert (here.text, here.item, here.author) == (ours.text, ours.item, "Ea")


def test_what_she_wrote_beside_the_mask_comes_in(library: Library, ours: Annotation, tmp_path: Path) -> None:
    given_back(library, tmp_path / "ud.json", lambda item: _say(item, " og skriv"))
    assert only(library, ours.meeting).text == f"Ring til Jens {PHONE} og skriv"


def test_one_that_was_deleted_here_comes_back_with_its_words(
    library: Library, ours: Annotation, tmp_path: Path
) -> None:
    def go_on(item: dict[str, Any]) -> None:
        delete(library, ours.id)
        item["modified"] = datetime.now(UTC).isoformat()
        _say(item, " igen")

    given_back(library, tmp_path / "ud.json", go_on)
    assert only(library, ours.meeting).text == f"Ring til Jens {PHONE} igen"


def test_another_kind_is_refused_and_another_author_does_not_count(
    library: Library, ours: Annotation, tmp_path: Path
) -> None:
    def note(item: dict[str, Any]) -> None:
        item["protokollen:kind"] = "note"

    taken = given_back(library, tmp_path / "ud.json", note)
    assert [each.why for each in taken.refused] == ["An annotation of another kind here has its id."]
    assert only(library, ours.meeting) == ours

    def by_bo(item: dict[str, Any]) -> None:
        item["creator"]["name"] = "Bo"
        _say(item, " nu")

    given_back(library, tmp_path / "ud.json", by_bo)
    here = only(library, ours.meeting)
    assert (here.author, here.text) == ("Ea", f"Ring til Jens {PHONE} nu")


def _say(item: dict[str, Any], words: str) -> None:
    item["body"][0]["value"] += words
