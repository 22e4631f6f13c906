"""A mark on a title stays on the title of its item, whatever that is called now."""

from __future__ import annotations

import pytest

from core.carried import Standing
from tests.core.versions.placing.carrying import BRIDGE, PATH, SCHOOL, carried, marked, meeting, offered, told

TEXT = f"Sagsnr.: 31/001204\nSagsfremstilling\n{BRIDGE}\n{PATH}"
OTHER = f"Skoler\nSagsfremstilling\n{SCHOOL}"
LONG = "Behandling af høringssvar vedrørende byens rapport om havnens drift"
SHORT = "Rapport om havnens drift - svar fra høringen"
OLD, NEW = (meeting(f"{title}\n{TEXT}", OTHER) for title in (LONG, SHORT))


def test_a_title_that_was_written_anew_for_its_item_is_the_new_title() -> None:
    assert told(OLD, NEW, marked(OLD, LONG)) == ("changed", "1", SHORT)
    assert told(NEW, OLD, marked(NEW, SHORT)) == ("changed", "1", LONG)
    line = marked(OLD, f"Punkt 1: {LONG}")
    assert carried(OLD, NEW, line).standing is Standing.CHANGED


@pytest.mark.parametrize(
    ("title", "words", "now"),
    [
        ("Høringssvar om byens rapport om havnens drift i år", "rapport om havnens", "rapport om havnens"),
        ("Høring om byens nye rapport om havnens drift", "byens rapport", "byens nye rapport"),
    ],
)
def test_words_of_a_title_are_found_in_the_new_one(title: str, words: str, now: str) -> None:
    new = meeting(f"{title}\n{TEXT}", OTHER)
    standing, _item, found = told(OLD, new, marked(OLD, words))
    assert (standing, found) == ("moved" if words == now else "changed", now)


def test_words_of_a_title_that_are_gone_are_not_on_another_word() -> None:
    assert not carried(OLD, NEW, marked(OLD, "vedrørende")).is_sure


def test_a_title_that_has_nothing_in_common_with_the_one_before_waits() -> None:
    new = meeting(f"Nye bolværker\n{TEXT}", OTHER)
    outcome = carried(OLD, new, marked(OLD, LONG))
    assert (outcome.standing, offered(outcome)) == (Standing.UNCERTAIN, ["Nye bolværker"])


def test_a_title_of_an_item_that_is_gone_is_no_other_title() -> None:
    new = meeting("Færgen\nSagsfremstilling\nFærgen sejler igen fra den 1. maj.", OTHER)
    assert carried(OLD, new, marked(OLD, LONG)).standing is Standing.ORPHAN
