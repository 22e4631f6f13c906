"""Raw text that kept page numbers and running heads beside a form without them: nothing was added."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.versions.changes.change import PieceKind
from tests.core.versions.changes.harbour import MINUTES, compared, told, words

PLAIN = MINUTES.replace(
    "Indstilling\nHavnechefen indstiller,\n",
    "Der er god tid.\n\nMolen er ny.\n\nHavnen er stor.\n\nIndstilling\nHavnechefen indstiller,\n",
)
HEAD = "Havneudvalget d. 14-05-2031\n"


def paged(number: Callable[[int], str], head: str = "") -> str:
    """On four pages, the first of which ends within a sentence."""
    text = PLAIN.replace("udføres om sommeren, hvor", f"udføres om sommeren,\n{number(1)}\n{head}hvor")
    text = text.replace("Havnen er stor.\n", f"Havnen er stor.\n{number(2)}\n{head}")
    text = text.replace("Punkt 3: Ev", f"{number(3)}\n{head}\nPunkt 3: Ev")
    return f"{text}\n{number(4)}\n"


@pytest.mark.parametrize("head", ["", HEAD, "Havneudvalget – referat 14. maj 2031\n"])
@pytest.mark.parametrize("number", [str, "- {} -".format, "{}/4".format, "Side {} af 4".format])
def test_page_numbers_and_running_heads_are_no_news(number: Callable[[int], str], head: str) -> None:
    text = paged(number, head)
    assert told(compared(PLAIN, text).changes) == []
    assert told(compared(text, PLAIN).changes) == []


def test_running_heads_without_numbers_are_none_either() -> None:
    assert told(compared(PLAIN, paged(lambda _number: "", HEAD)).changes) == []


def test_what_changed_beside_them_is_told() -> None:
    (change,) = compared(PLAIN, paged(str, HEAD).replace("om sommeren,\n1", "om vinteren,\n1")).changes
    assert words(change, PieceKind.ADDED) == ["vinteren"]


def test_figures_that_stand_alone_are_told() -> None:
    rows = "Pladser\n40\nPris\n7\n"
    old = MINUTES.replace("Sagsfremstilling\nTaksterne", f"Sagsfremstilling\n{rows}\nTaksterne")
    assert [each.new for each in compared(MINUTES, old).changes] == ["Pladser", "40", "Pris", "7"]
    counted = MINUTES.replace("Sagsfremstilling\nTaksterne", "Sagsfremstilling\nNr.\n1\n2\n3\n\nTaksterne")
    assert [each.new for each in compared(MINUTES, counted).changes] == ["Nr.", "1", "2", "3"]


def test_who_was_not_there_is_told_though_the_head_says_it_too() -> None:
    text = MINUTES.replace("Beslutning\n", "Beslutning\nAfbud: Birger Damtoft\n")
    assert [each.new for each in compared(MINUTES, text).changes] == ["Afbud: Birger Damtoft"] * 2


def test_who_decided_is_told_though_the_text_begins_with_it() -> None:
    decided = MINUTES.replace("Beslutning\n", "Beslutning\nHavneudvalget\n")
    assert [each.new for each in compared(MINUTES, decided).changes] == ["Havneudvalget"] * 2
