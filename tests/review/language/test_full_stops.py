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
    ],
)
def test_headings_lists_rows_and_whole_sentences_are_none(text: str) -> None:
    assert quotes("full-stop-missing", MINUTES.format(text)) == []


def test_a_heading_close_under_a_paragraph_is_none() -> None:
    text = "Udvalget har drøftet, at stien skal gå videre til stationen.\nForslag"
    assert quotes("full-stop-missing", MINUTES.format(text)) == []
