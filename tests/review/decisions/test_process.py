"""A case that is recommended to a body outside its process line is told."""

from __future__ import annotations

import pytest

from core.review.finding import Severity
from tests.review.decisions.invented import minutes
from tests.review.drafts import found

_LINE = "{label}\n{line}\n\nIndstilling\n{asked}\n\nBeslutning\n{decision}"
_ASKED = "Administrationen indstiller, at belysningen godkendes."


def _item(decision: str, line: str, label: str = "Sagsgang", asked: str = _ASKED) -> str:
    return minutes(_LINE.format(label=label, line=line, asked=asked, decision=decision))


@pytest.mark.parametrize(
    ("decision", "line", "quote"),
    [
        ("Anbefales over for Kulturudvalget.", "Økonomiudvalget\nByrådet", "Kulturudvalget"),
        (
            "Indstilles til Kommunalbestyrelsens godkendelse.",
            "Økonomiudvalget, Byrådet",
            "Kommunalbestyrelsens",
        ),
        ("Anbefales over for Børne- og Skoleudvalget.", "TMU - ØU - BY", "Børne- og Skoleudvalget"),
    ],
)
def test_a_body_that_the_line_does_not_name_is_told(decision: str, line: str, quote: str) -> None:
    told = [
        each for each in found("decision-process", _item(decision, line)) if each.severity is Severity.WARNING
    ]
    assert [each.quote for each in told] == [quote]


@pytest.mark.parametrize(
    "asked",
    [
        "Administrationen indstiller til Kulturudvalget, at belysningen godkendes.",
        "Direktionen indstiller, at Byrådet og Kulturudvalget godkender belysningen.",
        "Direktionen indstiller, at det anbefales Kulturudvalget at godkende belysningen.",
        "Direktionen indstiller, at udvalget anbefaler Kulturudvalget at godkende belysningen.",
    ],
)
def test_a_recommendation_to_such_a_body_is_told(asked: str) -> None:
    text = _item("Godkendt.", "Økonomiudvalget\nByrådet", "Sagen behandles i", asked)
    assert [each.quote for each in found("decision-process", text)] == ["Kulturudvalget"]


def test_a_line_that_names_who_decides_in_the_end_is_less_sure() -> None:
    asked = "Administrationen indstiller til Kulturudvalget, at belysningen godkendes."
    told = found("decision-process", _item("Godkendt.", "Byrådet", "Beslutningskompetence", asked))
    assert [(each.quote, each.severity) for each in told] == [("Kulturudvalget", Severity.NOTE)]


def test_a_field_of_the_heading_may_be_the_line() -> None:
    text = minutes(f"Indstilling\n{_ASKED}\n\nBeslutning\nAnbefales over for Kulturudvalget.")
    above = "Punkt 2\nSagsforløb: ØU - BY\n\nNy belysning på Havnevej"
    text = text.replace("Punkt 2: Ny belysning på Havnevej", above)
    for at, title in ((1, "Godkendelse af dagsorden"), (3, "Eventuelt")):
        text = text.replace(f"Punkt {at}: {title}", f"Punkt {at}\nSagsforløb: ØU\n\n{title}")
    assert [each.quote for each in found("decision-process", text)] == ["Kulturudvalget"]


def test_a_recommendation_at_the_end_of_the_line_is_worth_a_look() -> None:
    told = found("decision-process", _item("Anbefales.", "Teknik- og Miljøudvalget, Økonomiudvalget"))
    assert [each.severity for each in told] == [Severity.NOTE]


@pytest.mark.parametrize(
    ("decision", "line"),
    [
        ("Anbefales over for Byrådet.", "Økonomiudvalget\nByrådet"),
        ("Indstilles til Byrådets godkendelse.", "Teknik- og Miljøudvalget, Økonomiudvalg, Byråd"),
        ("Anbefales over for Byrådet.", "ØU - BY"),
        ("Anbefales.", "Økonomiudvalget\nByrådet"),
        ("Godkendt. Sendes til Kulturudvalget til orientering.", "Økonomiudvalget"),
        ("Anbefales Byrådet.", "Økonomiudvalget, Byrådet"),
        ("Godkendt. Udvalget anbefaler en drøftelse i Kulturudvalget.", "Økonomiudvalget"),
        ("Anbefales over for Byrådet.", "Planen sendes derefter til beboerne."),
    ],
)
def test_bodies_of_the_line_are_let_be(decision: str, line: str) -> None:
    assert found("decision-process", _item(decision, line)) == []


def test_a_point_that_begins_in_capitals_names_no_body() -> None:
    text = _item("Godkendt.", "Økonomiudvalget", asked="At udvalget anbefaler Økonomiudvalget en ny sti")
    assert found("decision-process", text) == []
