"""A place has the ends that the old words had, and what came in between is said."""

from __future__ import annotations

import pytest

from core.carried import Standing
from core.source_text import Span
from core.versions.items.matching import ItemMatch, ItemMatching
from core.versions.placing.outside_sentences import with_ends
from core.versions.placing.placing_again import carry
from tests.core.versions.placing.carrying import BRIDGE, HEAD, PATH, SCHOOL, marked, meeting, place, told

NAMES = "Svend Havgaard\n/Grete Kajholm"


def test_what_came_between_two_lines_is_a_change() -> None:
    came = "Nyt bud."
    text = f"Tilbud\nSagsfremstilling\n{BRIDGE}\n{{}}\n{PATH}"
    old = meeting(text.format(NAMES))
    new = meeting(text.format(NAMES.replace("\n", f"\n{came} ")))
    standing, _item, words = told(old, new, marked(old, NAMES))
    assert standing == "changed"
    assert words is not None
    assert came in " ".join(words.split())


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("Sagsnr. 31/77 - Sagsbehandler: Grete", "Sagsnr. 31/77 - Sagsbehandler: Grete"),
        ("Sagsnr. 31/77\nNavn: Grete", None),
    ],
)
def test_words_that_are_in_no_sentence_end_a_place_where_they_stand_there(
    now: str, found: str | None
) -> None:
    was = "Sagsnr. 31/77\nSagsbehandler: Grete"
    old, new = (meeting(f"Tilbud\nSagsfremstilling\n{BRIDGE}\n{each}") for each in (was, now))
    number, there = place(old, "Sagsnr. 31/77"), place(new, "Sagsnr. 31/77")
    whole = with_ends(old, new, place(old, was), number, there)
    assert whole == (None if found is None else place(new, found))
    name = Span(number.end + 1, place(old, was).end)
    behind = place(new, now[now.index("Navn" if found is None else "Sagsb") :])
    assert with_ends(old, new, place(old, was), name, behind) == place(new, now)


def test_words_of_an_item_that_is_read_as_none_are_found_before_the_first() -> None:
    old = meeting(f"Veje\nSagsfremstilling\n{BRIDGE}\n{PATH}")
    new = meeting(f"Skoler\nSagsfremstilling\n{SCHOOL}", head=f"{HEAD}\n{BRIDGE}\n{PATH}\n")
    (outcome,) = carry(
        old, new, [marked(old, PATH)], ItemMatching((ItemMatch((0,), ()), ItemMatch((), (0,))))
    )
    assert outcome.standing is Standing.MOVED
    assert outcome.anchor is not None
    assert outcome.anchor.passage is not None
    assert outcome.anchor.passage.quote == PATH
