"""Which of two versions stands in front where neither says when it was made."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from core.library import Library
from core.library.belonging.newest import says_amended
from core.versions.carrying import carry_all
from tests.core.library.carrying.two_versions import AGENDA, RATES, Desk

AMENDED = AGENDA.replace("150 kr.", "160 kr.")


@pytest.fixture
def empty(library: Library, tmp_path: Path) -> Desk:
    return Desk(library, tmp_path)


def behind(text: str, other: str) -> str:
    """`text` with spaces at its end, so that its fingerprint is lower than that of `other`."""
    while _fingerprint(text) > _fingerprint(other):
        text += " "
    return text


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("ny.txt", "Revideret dagsorden"),
        ("ny.txt", "Dagsorden - rettet udgave"),
        ("dagsorden_ændret.txt", "Dagsorden"),
    ],
)
def test_an_agenda_that_says_it_was_amended_stands_in_front_in_either_order(
    empty: Desk, name: str, head: str
) -> None:
    text = behind(AMENDED.replace("Dagsorden\n", f"{head}\n"), AGENDA)
    empty.comes("dagsorden.txt", AGENDA)
    empty.mark("fuld i juli", RATES, "Også i august")
    empty.comes(name, text)
    assert len(list(carry_all(empty.library))) == 1
    assert empty.front == name


def test_it_does_not_matter_which_came_first(empty: Desk) -> None:
    empty.comes("ny.txt", behind(AMENDED.replace("Dagsorden\n", "Ændret dagsorden\n"), AGENDA))
    empty.comes("dagsorden.txt", AGENDA)
    assert empty.front == "ny.txt"


def test_a_word_for_amended_within_what_is_said_tells_nothing() -> None:
    assert not says_amended(["Dagsorden", "Mødet er ændret til kl. 17"], "dagsorden.pdf")
    assert not says_amended(["Protokoll", "Justerad av ordföranden"], "protokoll.pdf")
    assert says_amended(["Reviderad kallelse"], "kallelse.pdf")
    assert says_amended(["Endret innkalling"], "innkalling.pdf")
    assert says_amended([], "Dagsorden 6. maj - Revideret.docx")
