"""Case numbers in another form, of two items, and abbreviations nobody writes out."""

from __future__ import annotations

import pytest

from core.review.finding import Severity
from core.review.rules import CheckRule, Rules
from tests.review.drafts import found, quotes
from tests.review.form.invented import CLEAN, with_words
from tests.review.nordic import SWEDISH

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


@pytest.mark.parametrize(("number", "told"), [("MBN-202-22", ["MBN-202-22"]), ("MBN-2024-22", [])])
def test_a_swedish_number_whose_year_lacks_a_figure_is_told(number: str, told: list[str]) -> None:
    items = (
        f"§ {at} Bygglov för Näset {at}\nDnr MBN-2024-{at}\n\nBeslut\nBygglov beviljas.\n\n"
        for at in (31, 32, 33)
    )
    text = f"{SWEDISH}\n{''.join(items)}§ 34 Rivning på Näset\nDnr {number}\n\nBeslut\nRivningslov beviljas."
    assert quotes("case-number-form", text) == told


def test_a_letter_for_a_nought_is_told_among_numbers_of_several_forms() -> None:
    text = numbered("24-O01214").replace("24-001207", "00.22.04-A00-1-24")
    assert quotes("case-number-form", text.replace("24-001221", "24/1221")) == ["24-O01214"]


def test_a_number_under_other_initials_is_told() -> None:
    text = CLEAN
    for at, initials in enumerate(("ABC", "DEF", "ABC", "GHI", "DEF", "ABC")):
        text = text.replace(f"Sagsnr.: 24-00{1200 + 7 * at:04}", f"{initials} / 24/00{1200 + 7 * at:04}")
    assert found("case-number-form", text) == []
    assert quotes("case-number-form", text.replace("ABC / 24/001214", "ABC 24-1214")) == ["24-1214"]


@pytest.mark.parametrize(("number", "told"), [("8205.01-P24-3-24", 1), ("82.05.01-P24-31-24", 0)])
def test_journal_numbers_count_where_there_are_no_others(number: str, told: int) -> None:
    text = CLEAN
    for at in range(6):
        text = text.replace(f"Sagsnr.: 24-00{1200 + 7 * at:04}", f"J.nr. 82.05.01-P24-{at + 1}-24")
    assert found("case-number-form", text) == []
    assert quotes("case-number-form", text.replace("82.05.01-P24-3-24", number)) == [number] * told


def test_a_year_of_five_figures_is_told() -> None:
    text = CLEAN
    for at in range(6):
        text = text.replace(f"24-00{1200 + 7 * at:04}", f"04{1200 + 7 * at:04}-2024")
    assert quotes("case-number-form", text.replace("041214-2024", "041214-20244")) == ["041214-20244"]


def test_numbers_without_noughts_may_be_of_any_length() -> None:
    text = CLEAN
    for at, number in enumerate(("24/17", "23/20114", "24/3021", "19/8", "24/10077", "24/9")):
        text = text.replace(f"24-00{1200 + 7 * at:04}", number)
    assert found("case-number-form", text) == []


@pytest.mark.parametrize(("number", "told"), [("25/14", []), ("25/2011", ["25/2011"]), ("24/14", ["24/14"])])
def test_numbers_are_counted_anew_each_year(number: str, told: list[str]) -> None:
    text = CLEAN
    for at in range(6):
        text = text.replace(f"24-00{1200 + 7 * at:04}", f"24/2{1200 + 7 * at:04}")
    text = text.replace("marts 2024", "januar 2025").replace("24/21214", number)
    assert quotes("case-number-form", text) == told


def test_one_of_three_numbers_in_another_form_is_a_note() -> None:
    text = CLEAN.partition("Punkt 4: Renovering")[0]
    assert text.count("Sagsnr.: ") == 3
    told = found("case-number-form", text.replace(THIRD, "24.001214"))
    assert [(each.quote, each.severity) for each in told] == [("24.001214", Severity.NOTE)]
    assert found("case-number-form", text.replace(THIRD, "00.22.04-A00-1-24")) == []


def test_one_of_three_numbers_that_lost_a_sign_is_told() -> None:
    text = CLEAN.partition("Punkt 4: Renovering")[0]
    for at in range(3):
        text = text.replace(f"24-00{1200 + 7 * at:04}", f"779-2024-{4401 + at}")
    told = found("case-number-form", text.replace("779-2024-4402", "779-20244402"))
    assert [(each.quote, each.severity) for each in told] == [("779-20244402", Severity.WARNING)]
    assert found("case-number-form", text.replace("779-2024-4402", "24/7790")) == []


def test_two_forms_that_are_both_in_use_are_not() -> None:
    text = CLEAN.replace("24-001207", "00.22.04-A00-1-24").replace("24-001221", "00.22.04-A00-2-24")
    assert found("case-number-form", text) == []


@pytest.mark.parametrize("title", ["Cykler", "Udpegning til Skovrådet"])
def test_a_number_on_two_items_is_a_note(title: str) -> None:
    text = numbered("24-001207").replace("Budgetopfølgning pr. 31. januar", title)
    told = found("case-number-shared", text)
    assert [(each.quote, each.item, each.severity) for each in told] == [("24-001207", 2, Severity.NOTE)]
    assert found("case-number-shared", CLEAN) == []
    assert (
        found("case-number-shared", numbered("24-001207").replace("24-001221", "24-001207")) == []
    )  # a habit


def test_an_abbreviation_that_is_written_out_nowhere_is_a_note() -> None:
    for word in ("QRZT", "QRZT-V", "TMF-K", "QRZ4", "QRZTs chef", "QRZT-puljen"):
        told = found("abbreviation-unknown", with_words(f"Arbejdet følges af {word}, og {word} mødes i maj."))
        assert [(each.quote, each.severity) for each in told] == [
            (word.removesuffix("s chef").removesuffix("-puljen"), Severity.NOTE)
        ]


@pytest.mark.parametrize(
    "words",
    [
        "Arbejdet følges af Kvalitetsrådet for Zoner og Trafik (QRZT). QRZT mødes i maj.",
        "Arbejdet følges af QRZT (Rådet for zoner og trafik).",
        "Kvarterets Råd for Zoner og Trafik er hørt. KRZT er enig.",
        "KL og EU er enige med PPR og SFO, og sagen går til TMF-KL.",
        "Kvarter- og Zoneudvalget er hørt. KZU er enig om B12 og M2.",
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
