"""Titles over two lines: what one form has as the item's text is no news."""

from __future__ import annotations

import pytest

from core.versions.changes.change import Change, ChangeKind, PieceKind
from tests.core.versions.changes.harbour import AGENDA, compared, words

TITLE = "Punkt 2: Takster for gæstesejlere"
LONG = f"{TITLE}, husbåde og erhvervsfartøjer i havnen, endelig vedtagelse"
COMMA_WRAPPED = LONG.replace("endelig ", "endelig\n")
DASH = LONG.replace("havnen, endelig", "havnen - endelig")
DASH_WRAPPED = DASH.replace("havnen - ", "havnen -\n")


def between(old: str, new: str) -> tuple[Change, ...]:
    return compared(AGENDA.replace(TITLE, old), AGENDA.replace(TITLE, new)).changes


@pytest.mark.parametrize("old", [COMMA_WRAPPED, LONG])
@pytest.mark.parametrize("new", [DASH, DASH_WRAPPED, DASH.replace("endelig ", "endelig\n")])
@pytest.mark.parametrize("back", [False, True])
def test_one_mark_for_another_in_a_title_that_wraps(old: str, new: str, *, back: bool) -> None:
    (change,) = between(new, old) if back else between(old, new)
    assert change.kind is ChangeKind.ITEM_RETITLED
    assert {*words(change, PieceKind.REMOVED), *words(change, PieceKind.ADDED)} == {",", "-"}


def test_wrapping_alone_is_none() -> None:
    assert between(COMMA_WRAPPED, LONG) == ()
    assert between(DASH_WRAPPED, DASH) == ()


def test_words_of_a_wrapped_title_have_their_places() -> None:
    comparison = compared(AGENDA.replace(TITLE, COMMA_WRAPPED), AGENDA.replace(TITLE, DASH))
    (change,) = comparison.changes
    for piece in change.pieces:
        for place, version in ((piece.old, comparison.old), (piece.new, comparison.new)):
            if place is not None:
                assert version.source.text[place.start : place.end].split() == piece.text.split()


def test_a_word_that_came_in_a_title_is_told() -> None:
    (change,) = between(TITLE, LONG)
    assert words(change, PieceKind.ADDED) == [LONG.removeprefix(TITLE)]
