"""Dates that disagree with their weekday, with the meeting, with the calendar."""

from __future__ import annotations

import pytest

from core.review.finding import Severity
from tests.review.drafts import draft_of, found, quotes
from tests.review.form.invented import CLEAN, HEAD, minutes, with_decision, with_words
from tests.review.nordic import norwegian, swedish


@pytest.mark.parametrize(
    ("text", "quote", "right"),
    [
        (CLEAN.replace("Onsdag den 6. marts", "Torsdag den 6. marts"), "Torsdag den 6. marts 2024", "Onsdag"),
        (
            with_words("Der holdes borgermøde mandag den 4. april 2024."),
            "mandag den 4. april 2024",
            "torsdag",
        ),
        (
            with_words("Der holdes borgermøde tirsdag d. 04-04-2024 i hallen."),
            "tirsdag d. 04-04-2024",
            "torsdag",
        ),
        (with_decision("Udsat til mødet fredag den\n3. april 2024."), "fredag den 3. april 2024", "onsdag"),
    ],
)
def test_a_weekday_of_another_date_is_told(text: str, quote: str, right: str) -> None:
    told = found("date-weekday", text)
    assert [each.quote for each in told] == [quote]
    assert told[0].suggestions == (right,)


@pytest.mark.parametrize(
    "words",
    [
        "Der holdes borgermøde torsdag den 4. april 2024.",
        "Der holdes borgermøde torsdag den 4. april.",
        "Der holdes borgermøde fredag den 4. april.",  # of the year after
        "Mandag den 12 borgere mødte op.",
        "Hver mandag og onsdag er der åbent.",
    ],
)
def test_a_weekday_of_its_date_is_not(words: str) -> None:
    assert found("date-weekday", with_words(words)) == []


def test_a_weekday_in_swedish_has_its_ending() -> None:
    text = (
        "PROTOKOLL\nKommunstyrelsen\n2024-03-06\n\n§ 12 Ändring av taxan\nBeslut\nKommunstyrelsen beslutar "
        "att sammanträdet hålls {}den 10 april 2024 och att förslaget antas."
    )
    assert quotes("date-weekday", text.format("torsdagen ")) == ["torsdagen den 10 april 2024"]
    assert quotes("date-weekday", text.format("onsdagen ")) == []


@pytest.mark.parametrize(
    "words", ["31. november 2024", "31. april", "30-02-2024", "12.13.2024", "29. februar 2023"]
)
def test_a_day_that_is_none_is_told(words: str) -> None:
    assert quotes("date-impossible", with_words(f"Fristen er den {words} for alle.")) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "29. februar 2024",
        "31-12-2024",
        "31.12.2024",
        "29. februar",
        "sag 13.45.2024-12",
        "3. maj 2024",
        "2.31.2024.1",
    ],
)
def test_a_day_of_the_calendar_is_not(words: str) -> None:
    assert found("date-impossible", with_words(f"Fristen er den {words} for alle.")) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Sagen har været i høring fra den 10. maj til den 1. april 2024.",
            ["10. maj til den 1. april 2024"],
        ),
        ("Stien er spærret fra 10. maj 2024 til 1. april 2024.", ["10. maj 2024 til 1. april 2024"]),
        ("Den er spærret i perioden 10.05.2024 - 01.04.2024.", ["10.05.2024 - 01.04.2024"]),
        ("Høringen løb fra den 10. april til den 1. maj 2024.", []),
        ("Høringen løber fra den 15. december til den 1. februar 2024.", []),
        ("Ordningen gælder fra 1. august til 30. juni 2025.", []),
        (
            "Huset er udbudt fra den 12. september til den 1. september 2026.",
            ["12. september til den 1. september 2026"],
        ),
        ("Mødet flyttes fra den 12. juni 2024 til den 5. juni 2024.", []),
        (
            "Fristen er rykket. Den gik fra 12. juni 2024 til 5. juni 2024.",
            ["12. juni 2024 til 5. juni 2024"],
        ),
        ("Fristen går fra 12. juni 2024 til 5. juni 2024 efter at være fremrykket.", []),
    ],
)
def test_a_period_that_ends_before_it_begins_is_told(words: str, told: list[str]) -> None:
    assert quotes("period-order", with_words(words)) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Svar ska lämnas den 31 september 2024.", ["31 september 2024"]),
        ("Svar ska lämnas senast 2024-02-30.", ["2024-02-30"]),
        ("Svar ska lämnas den 30 september, enligt skrivelse 2024-02-29, dnr 2024-131-2.", []),
    ],
)
def test_a_day_that_is_none_in_swedish(words: str, told: list[str]) -> None:
    assert quotes("date-impossible", swedish(f"Beslut\nPlanen antas. {words}")) == told


def test_two_dates_in_the_head_are_told() -> None:
    head = HEAD.replace("REFERAT\nTeknisk Udvalg", "REFERAT Teknisk Udvalg d. 07-02-2024")
    told = found("date-in-head", minutes(head=head))
    assert len(told) == 1
    assert told[0].quote in ("07-02-2024", "6. marts 2024")
    assert found("date-in-head", minutes(head=head.replace("07-02-2024", "06-03-2024"))) == []


def test_the_date_that_all_decisions_contradict_is_the_one_that_is_told() -> None:
    head = HEAD.replace("REFERAT\nTeknisk Udvalg", "REFERAT Teknisk Udvalg d. 28-02-2024")
    text = minutes(head=head).replace("Beslutning\n", "Beslutning i Teknisk Udvalg den 28-02-2024\n")
    (told,) = found("date-in-head", text)
    assert "6. marts 2024" in told.quote


@pytest.mark.parametrize(("day", "told"), [("13. mai 2024", ["13. mai 2024"]), ("15.05.2024", [])])
def test_minutes_signed_before_the_meeting_are_told(day: str, told: list[str]) -> None:
    text = norwegian("Vedtak:\nKaia bygges.") + f"\nNes, {day}\n\nIda Moe\nordfører\n"
    assert quotes("date-in-head", text) == told


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("Mødedato: 07-03-2024", ["07-03-2024"]),
        ("Udvalg: Teknisk Udvalg\nMødedato: 07-03-2024", ["07-03-2024"]),
        ("Mødedato: 06-03-2024", []),
        (
            "Udvalg: Kultur- og Fritidsudvalget\nMødedato: 28-02-2024\n"
            "Udvalg: Teknisk Udvalg\nMødedato: 06-03-2024",
            [],
        ),
        ("Mødedato: 28. februar 2024\nØkonomiudvalget behandlede sagen.", []),
    ],
)
def test_a_label_that_items_repeat_bears_the_same_date(lines: str, told: list[str]) -> None:
    text = minutes().replace("Beslutning\n", f"{lines}\n\nBeslutning\n", 1)
    assert quotes("date-in-head", text) == told


@pytest.mark.parametrize(
    "line",
    [
        "Udsendelsesdato: 1. marts 2024\nBemærkninger: Anna Krog er på ferie til 20. marts 2024",
        "Referat underskrives på mødet den 3. april 2024",
        "Referat godkendes den 3. april 2024",
        "Referat offentliggjort 8. marts 2024",
    ],
)
def test_other_days_in_the_head_are_not_the_meetings(line: str) -> None:
    assert found("date-in-head", minutes(head=f"{HEAD}{line}\n")) == []


def test_a_running_head_of_another_day_is_told_once() -> None:
    text = CLEAN
    for number in range(2, 7):
        page = f"Teknisk Udvalg, 7. februar 2024\tSide {number}\n"
        text = text.replace(f"\nPunkt {number}:", f"\n{page}Punkt {number}:", 1)
    told = found("date-in-head", text)
    assert [each.quote for each in told] == ["7. februar 2024"]
    assert found("date-in-head", text.replace("7. februar 2024", "6. marts 2024")) == []


def test_an_earlier_decision_dated_later_is_told() -> None:
    words = (
        "Beslutning i Økonomiudvalget den {}\nAnbefales.\n\n"
        "Beslutning i Teknisk Udvalg den 06-03-2024\nGodkendt."
    )
    text = CLEAN.replace("Beslutning\nGodkendt som indstillet.", words.format("20-03-2024"), 1)
    assert quotes("date-of-decision", text) == ["20-03-2024"]
    assert found("date-of-decision", text.replace("20-03-2024", "20-02-2024")) == []


@pytest.mark.parametrize(
    "words",
    [
        "Forvaltningen orienterer i dag, den 7. februar 2024, om sagen.",
        "Sagen er sat på dagsordenen for mødet den 7. februar 2024 her.",
    ],
)
def test_the_day_of_the_meeting_in_the_text_is_told(words: str) -> None:
    assert quotes("date-in-text", with_words(words)) == ["7. februar 2024"]
    assert found("date-in-text", with_words(words.replace("7. februar", "6. marts"))) == []


def test_other_days_in_the_text_are_not() -> None:
    assert found("date-in-text", with_words("Udvalget drøftede sagen på mødet den 7. februar 2024.")) == []


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("referat-2024-02-07.docx", 1),
        ("TU 07-02-2024 referat.pdf", 1),
        ("referat-2024-03-06.docx", 0),
        ("referat 06.03.2024 rettet 2024-03-12.docx", 0),
        ("referat.docx", 0),
        ("sag 24-001234.docx", 0),
    ],
)
def test_the_date_of_the_file_is_a_note(name: str, count: int) -> None:
    told = found("date-of-file", draft_of(CLEAN, name))
    assert [each.severity for each in told] == [Severity.NOTE] * count


def test_the_sentence_on_a_weekday_is_of_one_language() -> None:
    minutes = "Referat\nTeknisk Udvalg\nMødedato: Mandag den 5. marts 2024\n\nPunkt 1: Bro\n"
    (told,) = found("date-weekday", minutes)
    assert told.message == "5 March 2024 is a Tuesday, not a Monday."
