"""Heads, headings, votes and recommendations as single secretaries write them; all invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from core.minutes import Confidence, Level, Outcome, Reason
from core.parsing import parse
from core.source_text import Line, SourceText

Plain = Callable[[str], SourceText]


def test_headings_by_style_are_items_where_nothing_else_is() -> None:
    lines = [
        ("Referat fra Ældrerådets møde den 4. marts 2025", 1),
        ("Afbud", 2),
        ("Ingen havde meldt afbud til mødet denne gang.", 0),
        ("Økonomi", 2),
        ("Regnskabet blev gennemgået.", 0),
        ("(Lukket) Personale", 2),
        ("Drøftet.", 0),
    ]
    found, start = [], 0
    for text, level in lines:
        found.append(Line(start, start + len(text), form="heading" if level else "text", level=level))
        start += len(text) + 1
    meeting = parse(SourceText("\n".join(text for text, _ in lines), tuple(found), "docx", 1))
    assert [(item.title, item.closed) for item in meeting.items] == [
        ("Afbud", False),
        ("Økonomi", False),
        ("Personale", True),
    ]


_ITEM = "Punkt 1: Bænke\nIndstilling\n{asked}\nBeslutning\n{decided}\nPunkt 2: Eventuelt\nBeslutning\nIntet."


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Referat\nØkonomiudvalget, Tornby Kommune", "Økonomiudvalget"),
        ("Referat af byrådsmøde i Tornby Kommune den 27. november 2023", "Byråd"),
        ("Mødenotat – Ældrerådet", "Ældrerådet"),
    ],
)
def test_the_body_in_other_words(plain: Plain, head: str, body: str) -> None:
    assert parse(plain(f"{head}\n{_ITEM.format(asked='At det godkendes.', decided='Ja.')}")).body == body


def test_what_is_missing_in_the_head_is_said(plain: Plain) -> None:
    meeting = parse(plain(_ITEM.format(asked="At det godkendes.", decided="Godkendt.")))
    for name in ("body", "date"):
        assert Confidence(name, Level.UNSURE, Reason.CONTENT) in meeting.confidence


def test_head_lines_of_one_house(plain: Plain) -> None:
    head = """Referat af møde i Byrådet den 27.
    november 2023
    Mødested: Kulturhuset. Start kl. 18:00.
    Deltagere: Gerda, Ib, Ruth, Svend Aage
    """
    meeting = parse(plain(head + _ITEM.format(asked="At det godkendes.", decided="Godkendt.")))
    assert (meeting.date, meeting.place) == (date(2023, 11, 27), "Kulturhuset")
    assert [person.name for person in meeting.participants] == ["Gerda", "Ib", "Ruth", "Svend Aage"]


def test_names_of_a_majority_are_no_number(plain: Plain) -> None:
    told = "Et flertal (Lise Krogh, Bo Andersen) stemte for. Dermed vedtaget."
    asked = "Økonomichefen anbefaler, at Økonomiudvalget godkender opfølgningen."
    item = parse(plain("Referat\nØkonomiudvalget\n" + _ITEM.format(asked=asked, decided=told))).items[0]
    assert item.votes is not None
    assert (item.votes.for_count, item.votes.for_names) == (None, ("Lise Krogh", "Bo Andersen"))
    assert item.recommended is Outcome.APPROVED


@pytest.mark.parametrize("absence", ["Ole Kær havde meldt afbud", "Ole Kær (V) var fraværende"])
def test_who_was_absent_may_be_told_behind_those_present(plain: Plain, absence: str) -> None:
    present = "Til stede: Anna Krog (A), Bo Lind (V), Ida Due (F)."
    head = f"Referat\nHavneudvalget\n{present} {absence}. I stedet mødte Per Holk (V)."
    meeting = parse(plain(f"{head}\n{_ITEM.format(asked='At det godkendes.', decided='Godkendt.')}"))
    assert [each.name for each in meeting.participants[:3]] == ["Anna Krog", "Bo Lind", "Ida Due"]
    assert [each.name for each in meeting.absent] == ["Ole Kær"]
    assert [(each.name, each.stands_for) for each in meeting.substitutes] == [("Per Holk", "Ole Kær")]
