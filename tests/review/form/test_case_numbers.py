"""Case numbers in another form, of two items, and abbreviations nobody writes out."""

from __future__ import annotations

import pytest

from core.review.finding import Severity
from core.review.rules import CheckRule, Rules
from tests.review.drafts import found, quotes
from tests.review.form.invented import CLEAN, with_words

THIRD = "24-001214"


def numbered(number: str) -> str:
    """Clean minutes with another case number of item 3."""
    assert THIRD in CLEAN
    return CLEAN.replace(THIRD, number)


@pytest.mark.parametrize(
    "number", ["24-00121", "24/1214", "24-0O1214", "24-00121A", "241214", "2024-001214", "27-001214"]
)
def test_a_number_written_otherwise_is_told(number: str) -> None:
    assert quotes("case-number-form", numbered(number)) == [number]


@pytest.mark.parametrize("number", ["23-001214", "24-101214", "98-001214"])
def test_a_number_of_the_same_form_is_not(number: str) -> None:
    assert found("case-number-form", numbered(number)) == []


def test_numbers_without_noughts_may_be_of_any_length() -> None:
    text = CLEAN
    for at, number in enumerate(("24/17", "23/20114", "24/3021", "19/8", "24/10077", "24/9")):
        text = text.replace(f"24-00{1200 + 7 * at:04}", number)
    assert found("case-number-form", text) == []


def test_two_forms_that_are_both_in_use_are_not() -> None:
    text = CLEAN.replace("24-001207", "00.22.04-A00-1-24").replace("24-001221", "00.22.04-A00-2-24")
    assert found("case-number-form", text) == []


def test_a_number_on_two_items_is_a_note() -> None:
    told = found("case-number-shared", numbered("24-001207"))
    assert [(each.quote, each.item, each.severity) for each in told] == [("24-001207", 2, Severity.NOTE)]
    assert found("case-number-shared", CLEAN) == []
    assert (
        found("case-number-shared", numbered("24-001207").replace("24-001221", "24-001207")) == []
    )  # a habit


def test_an_abbreviation_that_is_written_out_nowhere_is_a_note() -> None:
    told = found("abbreviation-unknown", with_words("Arbejdet følges af QRZT, og QRZT mødes i maj."))
    assert [(each.quote, each.severity) for each in told] == [("QRZT", Severity.NOTE)]


@pytest.mark.parametrize(
    "words",
    [
        "Arbejdet følges af Kvalitetsrådet for Zoner og Trafik (QRZT). QRZT mødes i maj.",
        "Arbejdet følges af QRZT (Rådet for zoner og trafik).",
        "Kvarterets Råd for Zoner og Trafik er hørt. KRZT er enig.",
        "KL og EU er enige med PPR og SFO.",
        "PLAN FOR HAVNEN I NØRREVANG",
        "Lisbet Munk (A) og Ole Bro (V) tog forbehold i afsnit XIV.",
        "Filen hedder QRZT-2024.pdf, og sagen er EMN-2024-001234.",
    ],
)
def test_an_abbreviation_that_is_known_or_written_out_is_not(words: str) -> None:
    assert found("abbreviation-unknown", with_words(words)) == []


def test_a_municipality_may_name_what_it_knows() -> None:
    rules = Rules({"abbreviation-unknown": CheckRule(tuning={"known": ("QRZT",)})})
    assert found("abbreviation-unknown", with_words("Arbejdet følges af QRZT."), rules) == []
