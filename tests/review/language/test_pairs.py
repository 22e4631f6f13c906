"""Quotation marks and brackets that do not pair."""

from __future__ import annotations

import pytest

from tests.review.drafts import found, quotes

MINUTES = "Punkt 1: Ny cykelsti\n\nSagsfremstilling\n\n{}\n\nBeslutning\n\nGodkendt.\n"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ('Formanden kaldte stien "en gave til byen.', '"'),
        ("Formanden kaldte stien “en gave til byen.", "“"),
        ('Planen "Byen" og "Åen blev vist.', '"'),
        ("Formanden kaldte stien »en gave til byen.", "»"),
        ("Formanden kaldte stien ‘en gave til byen.", "‘"),
        ("Stien (bilag 2 er bred.", "("),
        ("Stien, bilag 2) er bred.", ")"),
        ("Stien [bilag 2 er bred.", "["),
        ("Stien (bilag [2) er bred.", "["),
    ],
)
def test_a_mark_without_its_other_is_found(text: str, mark: str) -> None:
    assert quotes("mark-unpaired", MINUTES.format(text)).count(mark) == 1


@pytest.mark.parametrize(
    "text",
    [
        'Formanden kaldte stien "en gave" til byen, i "Budget 2025".',
        "Formanden kaldte stien “en gave”, ”en god idé” og »en sti«.",
        "Stien (bilag 2 (kort)) er bred [se kort].",
        "1) Stien er bred. 2) Stien er lang, og a) åen er smal.",
        'Røret er 12" bredt.',
        "Stien kaldes ‘Åen’, og app’en er Hans’ idé fra ’70’erne.",
        "Stien er god :)",
    ],
)
def test_marks_that_pair_or_count_are_none(text: str) -> None:
    assert quotes("mark-unpaired", MINUTES.format(text)) == []


def test_a_quotation_over_two_paragraphs_is_none() -> None:
    text = "Formanden sagde: “Stien er en gave til byen.\n\nDen er bred, og den er lang.”"
    assert quotes("mark-unpaired", MINUTES.format(text)) == []


def test_two_that_lack_theirs_are_two_findings() -> None:
    text = "Stien (bilag 2 er bred.\n\nÅen (bilag 3 er smal."
    first, second = found("mark-unpaired", MINUTES.format(text))
    assert first.key != second.key


def test_only_like_marks_pair_over_paragraphs() -> None:
    text = "Stien (bilag 2 er bred.\n\nDen er “en gave til byen.\n\nÅen, bilag 3) er smal."
    assert quotes("mark-unpaired", MINUTES.format(text)) == ["“"]
    text = "Stien, bilag 2) er bred.\n\nDen er “en gave til byen."
    assert quotes("mark-unpaired", MINUTES.format(text)) == [")", "“"]


def test_a_page_of_nothing_but_marks_is_looked_through_to_an_end() -> None:
    """Every mark was held against all that follow: minutes of work, where this is none."""
    found_there = found("mark-unpaired", MINUTES.format("“(„" * 20_000))
    assert len(found_there) == 1001
    assert "more than 1000 places" in found_there[0].message
