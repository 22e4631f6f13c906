"""Paragraphs of running text without a full stop."""

from __future__ import annotations

import pytest

from core.review.finding import Severity
from tests.review.drafts import found, quotes

MINUTES = "Punkt 1: Ny cykelsti\n\nSagsfremstilling\n\n{}\n\nBeslutning\n\nGodkendt.\n"


def test_a_sentence_without_its_full_stop_is_found() -> None:
    text = "Udvalget har tidligere drøftet, at stien skal gå langs åen til stationen"
    (finding,) = found("full-stop-missing", MINUTES.format(text))
    assert (finding.quote, finding.severity) == ("stationen", Severity.NOTE)
    assert "“stationen”" in finding.message


def test_a_verb_is_known_by_its_ending_where_no_list_has_it() -> None:
    text = "Langs den nye sti ved åen plantes tolv store lindetræer"
    (finding,) = found("full-stop-missing", MINUTES.format(text))
    assert finding.severity is Severity.NOTE


def test_where_the_sentences_before_have_one_it_is_most_likely_wrong() -> None:
    text = "Stien går langs åen. Udvalget har drøftet, at den skal gå videre til stationen"
    (finding,) = found("full-stop-missing", MINUTES.format(text))
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "text",
    [
        "Udvalget har drøftet, at stien skal gå videre langs åen til stationen.",
        "Udvalget har drøftet, om stien skal gå videre langs åen til stationen?",
        "Stien skal ifølge planen gå langs åen og videre til stationen:\n\n• langs åen\n\n• over broen",
        "Ny sti langs åen og til stationen i Naurvig by og opland",  # no sentence
        "Se mere om, hvordan stien skal gå langs åen, på www.naurvig.example/stien-langs-aaen",
        "Stien skal gå\tlangs åen og videre\ttil stationen i Naurvig",
        "Der var 1.250.000 kr. 2.300.000 kr. 1.400.000 kr. 17.000.000 kr. i 2023 og 2024",
        "Formanden sagde, at “stien skal gå langs åen og videre til stationen.”",
        "Stien koster ifølge udvalget, som har set på den, mange penge (se bilag 2.)",
        "Stien langs åen til stationen skal ifølge udvalget koste XXX",  # a template's
        "Stien har lys\n\nBroen har lys\n\nVejen er uden lys\n\nStien er bred nok",
    ],
)
def test_headings_lists_rows_and_whole_sentences_are_none(text: str) -> None:
    assert quotes("full-stop-missing", MINUTES.format(text)) == []


def test_a_heading_close_under_a_paragraph_is_none() -> None:
    text = "Udvalget har drøftet, at stien skal gå videre til stationen.\nForslag"
    assert quotes("full-stop-missing", MINUTES.format(text)) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Lejemålet udløber i december Derfor skal der tages stilling nu.", "december"),
        ("Der er afsat 2 mio. kr. i 2025 Udgiften afholdes af anlægspuljen.", "2025"),
        ("Busserne kører hver halve time\nAntallet af passagerer er steget i år.", "time"),
        ("Naboerne har klaget over støj De ønsker en mur mod vejen.", "støj"),
        ("Skolerne har sendt 22 udtalelser De handler mest om vikarer.", "udtalelser"),
    ],
)
def test_two_sentences_that_run_together_are_found_where_the_first_one_ends(text: str, last: str) -> None:
    (finding,) = found("full-stop-missing", MINUTES.format(text))
    assert (finding.quote, finding.severity) == (last, Severity.NOTE)


@pytest.mark.parametrize(
    "text",
    [
        "Formanden for Det Gamle Værft er enig i planen.",
        "Kommunen har lejet Kulturværftet til formålet og betaler husleje.",
        "Brugerne af Hallen er tilfredse, og ifølge Beredskabet er der plads.",
        "Udvalget ønskede, at Forvaltningen undersøger sagen, og borgmester Karen Jensen har svaret.",
        "Bogen Det står skrevet blev læst op.",
    ],
)
def test_names_with_capitals_begin_no_sentence(text: str) -> None:
    assert quotes("full-stop-missing", MINUTES.format(text)) == []


_PEOPLE = "REFERAT\nByrådet\nMødedato: 4. maj 2021\nDeltagere: Anna Krog (A), Bo Lind (V), Ea Toft (F)\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Det er længe for borgere med smerter Anna Krog kan ikke støtte planen.", ["smerter"]),
        ("Det er længe for borgere med smerter. Anna Krog kan ikke støtte planen.", []),
        ("Det skyldes, at borgmester Anna Krog kan ikke nå frem, og at lederen Bo Lind er også syg.", []),
        ("Det er planer, som Anna Krog ikke kan støtte, og i hallen var Ea Toft også med.", []),
        ("Bo Lind og Anna Krog kan ikke støtte planen for hallen.", []),
    ],
)
def test_a_sentence_may_begin_with_who_was_there(text: str, told: list[str]) -> None:
    assert quotes("full-stop-missing", _PEOPLE + MINUTES.format(text)) == told


def test_a_decision_without_a_full_stop_is_told_where_the_others_have_one() -> None:
    items = "".join(f"Punkt {at}: Sag {at}\n\nBeslutning\n\nGodkendt{{}}\n\n" for at in range(1, 7))
    assert quotes("full-stop-missing", items.format(".", ".", "", ".", ".", ".")) == ["Godkendt"]
    assert quotes("full-stop-missing", items.format(".", "", "", "", ".", "")) == []


def test_points_of_a_recommendation_need_none() -> None:
    text = (
        "Punkt 1: Hal\n\nIndstilling\n\nAt 1) der frigives 2 mio. kr. til den hal, som skal bygges i byen\n\n"
    )
    assert quotes("full-stop-missing", text) == []
