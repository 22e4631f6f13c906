"""Sections that are missing or empty, what templates leave, and signatures."""

from __future__ import annotations

import pytest

from core.review.finding import Severity
from core.review.rules import CheckRule, Rules
from tests.review.drafts import found, quotes
from tests.review.form.invented import CLEAN, TITLES, minutes, with_words

ITEM = "Punkt 2: Cykelsti langs Strandvejen\n"


def in_second(old: str, new: str) -> str:
    """Clean minutes with other words in item 2."""
    before, _found, behind = CLEAN.rpartition(ITEM)
    assert old in behind
    return before + ITEM + behind.replace(old, new, 1)


def test_a_recommendation_without_text_is_told() -> None:
    text = in_second("Forvaltningen indstiller, at sagen godkendes.\n", "")
    assert quotes("section-empty", text) == ["Indstilling"]


def test_a_section_that_others_fill_is_told() -> None:
    text = in_second("Udvalget skal tage stilling til sagen om cykelsti langs strandvejen.\n", "")
    assert quotes("section-empty", text) == ["Resumé"]
    three = text.replace("Punkt 4:", "Punkt 6: Underskriftsark\n\n\f").partition("\f")[0]
    told = found("section-empty", three)  # one other alone fills it
    assert [(each.quote, each.severity) for each in told] == [("Resumé", Severity.NOTE)]


def test_a_case_that_is_empty_is_told_whatever_the_others_do() -> None:
    text = CLEAN.replace("Sagsfremstilling\n", "\n").replace("\nForvaltningen har", "Forvaltningen har")
    none = text.replace("Indstilling\n", "Sagsfremstilling\n\nIndstilling\n", 1)
    assert [each.severity for each in found("section-empty", none)] == [Severity.WARNING]


def test_a_section_on_the_economy_is_missed_where_two_others_have_one() -> None:
    text = CLEAN.partition("Punkt 5: Takster for madservice i plejehjem\n\n")[0]
    text = text.replace("Indstilling\n", "Økonomi\nIngen.\n\nIndstilling\n")
    assert found("section-missing", text) == []
    told = found("section-missing", text.replace("Økonomi\nIngen.\n\n", "", 1))
    assert [(each.item, each.severity) for each in told] == [(1, Severity.NOTE)]


def test_a_section_above_another_of_its_kind_is_told_where_others_fill_both() -> None:
    text = CLEAN.replace("Sagsfremstilling\n", "Baggrund\nSagen er gammel.\n\nSagsfremstilling\n")
    assert quotes("section-empty", text) == []
    assert quotes("section-empty", text.replace("Sagen er gammel.", "", 1)) == ["Baggrund"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bilag\nBilag 1: Notat om cykelsti langs strandvejen\n", "Bilag\n"),
        ("Beslutning\n", "Fraværende\n\nBeslutning\n"),
        ("Beslutning\n", "Sagsforløb\n\nBeslutning\n"),
        ("Indstilling\nForvaltningen", "Indstilling\n\nIndstilling\nForvaltningen"),
    ],
)
def test_what_may_be_empty_is_not(old: str, new: str) -> None:
    assert found("section-empty", in_second(old, new)) == []


def test_a_section_that_all_others_have_is_a_note() -> None:
    body = CLEAN.replace(
        "Punkt 6:",
        "Punkt 6: Plan for havnen\n\nResumé\nOm planen.\n\n"
        "Indstilling\nForvaltningen indstiller, at den vedtages.\n\n"
        "Beslutning\nVedtaget.\n\nPunkt 7:",
    ).replace("6. Under", "6. Plan for havnen\t8\n7. Under")
    told = found("section-missing", body)
    assert [(each.item, each.severity) for each in told] == [(5, Severity.NOTE)]
    assert told[0].message == "Item 6 has no section “Sagsfremstilling”."


def test_a_decision_as_recommended_without_a_recommendation_is_told() -> None:
    text = in_second("Indstilling\nForvaltningen indstiller, at sagen godkendes.\n", "")
    told = [each for each in found("section-missing", text) if each.severity is Severity.WARNING]
    assert [each.item for each in told] == [1]
    assert "takes up a recommendation" in told[0].message


def test_what_the_municipality_asks_for_is_told() -> None:
    rules = Rules({"section-missing": CheckRule(tuning={"required": ("Økonomi",)})})
    told = found("section-missing", CLEAN, rules)
    assert {each.item for each in told} == {1, 2, 3, 4}  # not the agenda, not the signatures
    assert {each.severity for each in told} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("Planen koster [indsæt beløb] i alt.", "[indsæt beløb]"),
        ("Arbejdet koster XXX kr. i 2024.", "XXX"),
        ("Arbejdet begynder den xx.xx.2024.", "xx.xx.2024"),
        ("Arbejdet begynder den 12.xx.2024.", "xx.2024"),
        ("Klik her for at angive tekst.", "Klik her for at angive tekst"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum dolor sit amet"),
        ("Prisen er xx mio. kr. i alt.", "xx mio"),
        ("Der søges om ?? kr. til stien.", "?? kr"),
        ("Andelen er XX % af alle.", "XX %"),
        ("Skriv en kort sammenfatning her.", "Skriv en kort sammenfatning her"),
        ("Skolen har ??? elever.", "???"),
        ("TODO: beløbet mangler.", "TODO"),
        ("Sagen forelægges af <navn>.", "<navn>"),
        ("Det fremgår af Fejl! Bogmærke er ikke defineret.", "Fejl! Bogmærke er ikke defineret"),
        ("Det fremgår af figur Fejl!\nHenvisningskilde ikke fundet.", "Fejl! Henvisningskilde ikke fundet"),
        ("Mødet den dd.mm.åååå aflyses.", "dd.mm.åååå"),
        ("Kære {navn}, mange tak.", "{navn}"),
        ("<Beslutning indsættes her>", "<Beslutning indsættes her>"),
        ("Sagen drøftes (udfyldes efter mødet).", "(udfyldes efter mødet)"),
        ("Der holdes møde xx. marts 2024.", "xx. marts"),
        ("Der søges om kr. XX.XXX til en bane.", "XX.XXX"),
        ("Tilskuddet er X.XXX.XXX kr. i alt.", "X.XXX.XXX"),
        ("Banen er klar. [OBS: spørg Lene om beløbet]", "[OBS: spørg Lene om beløbet]"),
        ("Banen er klar (NB: tjek datoen).", "(NB: tjek datoen)"),
        ("Banen er klar [mangler svar fra havnen].", "[mangler svar fra havnen]"),
        ("Banen er klar. XX", "XX"),
        ("Mødet blev hævet kl. [tidspunkt].", "[tidspunkt]"),
    ],
)
def test_what_a_template_leaves_is_told(words: str, quote: str) -> None:
    assert quotes("placeholder", with_words(words)) == [quote]


@pytest.mark.parametrize(
    "words",
    [
        "Udvalget skriver her om sagen.",
        "Prisen er < 5 mio. kr. og > 2 mio. kr.",
        "Hvad koster det? Og hvornår?",
        "Hvad?? kr. 20 er det?",
        "Kapitel XX og kong Christian X.",
        "Loftet er højt [note 3] og (obs. på støj) lyst.",
        "OBS: Mødet begynder kl. 15 (NB: i salen).",
        "Citatet [...] er kortet af [red.].",
        "Borgerne kan angive deres ønsker på mødet.",
    ],
)
def test_words_that_are_meant_are_not(words: str) -> None:
    assert found("placeholder", with_words(words)) == []


def test_a_municipalitys_own_template_text_is_told() -> None:
    rules = Rules({"placeholder": CheckRule(tuning={"also": ("Overskrift til pressen",)})})
    assert quotes("placeholder", with_words("overskrift til pressen"), rules) == ["overskrift til pressen"]


SIGNED = Rules({"signature-missing": CheckRule(tuning={"always": True})})


def test_a_listed_item_for_signatures_that_is_gone_is_a_note() -> None:
    before, _item, _behind = CLEAN.rpartition("Punkt 6: Underskriftsark")
    told = found("signature-missing", before)
    assert [(each.severity, each.span) for each in told] == [(Severity.NOTE, None)]
    assert told[0].message.startswith("Nothing in the minutes")


def test_minutes_that_nobody_signs_are_told_of_where_the_rules_ask() -> None:
    titles = (*TITLES[:5], "Eventuelt")
    text = CLEAN.replace("Underskriftsark", "Eventuelt")
    assert titles[-1] in text
    assert found("signature-missing", text) == []  # this municipality signs elsewhere
    assert len(found("signature-missing", text, SIGNED)) == 1


def test_agendas_and_signed_minutes_need_no_such_item() -> None:
    text = CLEAN.replace("Underskriftsark", "Eventuelt")
    assert (
        found(
            "signature-missing",
            text.replace("REFERAT", "DAGSORDEN").replace("Beslutning\nGodkendt", ""),
            SIGNED,
        )
        == []
    )
    assert found("signature-missing", text + "\nProtokollen oplæst og godkendt.\n", SIGNED) == []
    assert found("signature-missing", minutes(), SIGNED) == []
