"""Words that the reader wants masked."""

from __future__ import annotations

import pytest

from core.confidential.personal import Masking, PersonalKind, mask, masked_text
from core.confidential.personal_words import personal_in

GONE = mask(PersonalKind.OWN)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna Holm bor her", f"{GONE} bor her"),
        ("ANNA  HOLMs sag", f"{GONE}s sag"),
        ("anna\nholm.", f"{GONE}."),
        ("Sag_Anna Holm_bilag.pdf", f"Sag_{GONE}_bilag.pdf"),
        ("An\u00adna\u00a0Holm-sagen", f"{GONE}-sagen"),
        ("Anna Holmegaard og Hanna Holm", "Anna Holmegaard og Hanna Holm"),
    ],
)
def test_own_words_are_masked_in_any_letters_and_spaces(text: str, shown: str) -> None:
    assert masked_text(text, also=["Anna Holm"]) == shown
    assert masked_text(text) == text


def test_numbers_are_masked_however_they_are_parted() -> None:
    assert (
        masked_text("Bil 47 11 08, 471108 og 4711081", also=["4711 08"]) == f"Bil {GONE}, {GONE} og 4711081"
    )


def test_they_are_listed_and_counted_and_may_be_kept() -> None:
    masking = Masking(also=("Anna Holm", " "))
    masking("Anna Holm og ANNA HOLM, tlf. 20304050")
    assert [(each.kind, each.text, each.count) for each in masking.found] == [
        (PersonalKind.OWN, "Anna Holm", 2),
        (PersonalKind.PHONE, "20304050", 1),
    ]
    assert masked_text("Anna Holm", {"anna  holm"}, ["Anna Holm"]) == "Anna Holm"


def test_words_within_what_is_masked_anyway_are_told_once() -> None:
    text = "Skriv til holm@post.example"
    assert masked_text(text, also=["Holm"]) == masked_text(text)
    assert masked_text(text, {"holm@post.example"}, ["Holm"]) == f"Skriv til {GONE}@post.example"
    assert len(personal_in(text)) == 1
    assert masked_text("Anna 151280-1234", also=["Anna 151280"]) == f"{GONE}{mask(PersonalKind.CPR)}"


def test_they_are_masked_in_a_cases_number() -> None:
    assert Masking(also=["24-0038"]).case_number("24-0038") == GONE
