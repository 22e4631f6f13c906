"""Marks on what is in no sentence: entries of the contents list, and signs around words."""

from __future__ import annotations

import pytest

from core.carried import CarryReason, Standing
from core.source_text import Span
from core.versions.placing.outside_sentences import outside_sentences, with_ends
from tests.core.versions.placing.carrying import BRIDGE, PATH, SCHOOL, place, version

TEXT = (
    "Dagsorden\nHavneudvalget\n\nIndholdsfortegnelse\n1. Veje og stier ..... 2\n2. Skoler ..... 3\n\n"
    f"1. Veje og stier\nSagsfremstilling\n{BRIDGE}\n\n2. Skoler\nSagsfremstilling\n{SCHOOL}\n"
)
OLD = version(TEXT)


def test_an_entry_of_the_contents_list_stays_on_the_list() -> None:
    new = version(TEXT.replace(BRIDGE, f"{BRIDGE} {PATH}"))
    outcome = outside_sentences(OLD, new, place(OLD, "Veje og stier"))
    assert (outcome.standing, outcome.reason) == (Standing.KEPT, CarryReason.SAME_WORDS)
    assert outcome.anchor is not None
    assert outcome.anchor.passage is not None
    assert outcome.anchor.passage.span == place(new, "Veje og stier")


def test_an_entry_that_is_gone_leaves_an_orphan() -> None:
    new = version(TEXT.replace("2. Skoler ..... 3\n", ""))
    outcome = outside_sentences(OLD, new, place(OLD, "Skoler ..... 3"))
    assert (outcome.standing, outcome.reason) == (Standing.ORPHAN, CarryReason.WORDS_GONE)


@pytest.mark.parametrize(("now", "is_there"), [("1. Veje og stier", True), ("Veje og stier", False)])
def test_a_mark_that_begins_with_a_number_needs_it_there_too(now: str, is_there: bool) -> None:
    old, new = version(f"Referat\n1. Veje og stier\n{BRIDGE}\n"), version(f"Referat\n{now}\n{BRIDGE}\n")
    whole, inside = place(old, "1. Veje og stier"), place(old, "Veje og stier")
    there = with_ends(old, new, whole, inside, place(new, "Veje og stier"))
    assert there == (Span(place(new, now).start, place(new, now).end) if is_there else None)
