"""Words that stand there twice."""

from __future__ import annotations

import pytest

from tests.review.drafts import quotes

MINUTES = "Punkt 1: Ny cykelsti\nSagsfremstilling\n{}\n"
LINE = "Udvalget har drøftet, at stien skal gå langs åen, videre over broen"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Stien går langs åen og og videre til stationen.", "og og"),
        ("Udvalget beder om, at at sagen sendes i høring.", "at at"),
        ("Pengene findes i budgettet budgettet for næste år.", "budgettet budgettet"),
        ("Det Det ene forslag blev valgt, men af af alle.", "af af"),
        ("Den nye sti, som som udvalget så, er bred.", "som som"),
        ("Stien ligger ved ved broen.", "ved ved"),
        ("De de fleste vil have en sti.", "De de"),
        ("Stien er den den bedste.", "den den"),
        ("Reglerne gælder fra den den 1. januar 2026.", "den den"),
        ("Stien er ny. Stien Stien er bred, og denne stien er lang.", "Stien Stien"),
        ("Forslaget har været i i høring.", "i i"),
        ("Arbejdet er er færdigt til sommer.", "er er"),
        ("Stien koster 50.000 kr.. Den er bred.", ".."),
        ("Stien,, der er bred, er ny.", ",,"),
        (
            "Udvalget har drøftet, at stien skal gå langs åen, videre over broen og\nog til stationen.",
            "og og",
        ),  # over a line's end
    ],
)
def test_a_word_twice_is_found(text: str, found: str | None) -> None:
    assert quotes("word-doubled", MINUTES.format(text)) == ([found] if found else [])


@pytest.mark.parametrize(
    "text",
    [
        "Det er udvalget, der der skal svare, og det det drejer sig om, er stien.",
        "Hvor man bor i i dag, er der ingen sti.",
        "Den plan, som den den 4. maj blev vedtaget efter, og det, de de facto bruger.",
        "De, der kan, kan gå. Ja, ja.",
        "Birger Bo Bo og Duran Duran var med.",
        "Stien er 2 2 meter bred, jf. kr. kr.",
        "Sti-sti og og/eller.",
        "Stien er ny ... og den er bred.",
        "Stien er ny... Den er bred.",
    ],
)
def test_what_may_be_meant_is_none(text: str) -> None:
    assert quotes("word-doubled", MINUTES.format(text)) == []


def test_rows_of_a_table_are_none() -> None:
    assert quotes("word-doubled", MINUTES.format("Nej\tnej\tnej nej")) == []


def test_swedish_minutes_have_their_own_words() -> None:
    text = (
        "Sammanträdesprotokoll\nKommunstyrelsen\n2024-05-14\n§ 1 Cykelväg\nÄrendebeskrivning\n"
        "Vägen går längs ån och och vidare, det det gäller är bredden.\n"
        "Beslut\nKommunstyrelsen beslutar att bygga.\n"
    )
    assert quotes("word-doubled", text) == ["och och"]
