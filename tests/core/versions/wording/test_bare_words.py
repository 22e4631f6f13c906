"""What counts as a change of words, and what does not."""

from __future__ import annotations

import pytest

from core.versions.wording.bare_words import comparable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kanalgade  og\nhavnen", "Kanalgade og havnen"),
        ("udvalgs-mødet", "udvalgsmødet"),
        ("“Bedre byer”", '"Bedre byer"'),
        ("2019–2023", "2019-2023"),
        ("for\u00adsyning", "forsyning"),
        ("1. Bevillingen gives", "2. Bevillingen gives"),
        ("• 5.000 kr. gives", "5.000 kr. gives"),
        ("a) at planen vedtages", "– at planen vedtages"),
    ],
)
def test_looks_are_no_change(one: str, other: str) -> None:
    assert comparable(one, starts_entry=True) == comparable(other, starts_entry=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- 5.000", "5.000"),
        ("−5.000", "5.000"),
        ("14. maj 2024", "15. maj 2024"),
        ("1. behandling", "2. behandling"),
        ("2. kvartal", "3. kvartal"),
        ("bør ikke gives", "bør gives"),
        ("1,5 mio.", "15 mio."),
    ],
)
def test_figures_and_a_no_are_changes(one: str, other: str) -> None:
    assert comparable(one, starts_entry=True) != comparable(other, starts_entry=True)
