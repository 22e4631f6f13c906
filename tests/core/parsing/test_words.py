"""Dates, times, people, bodies and numbers as minutes print them."""

from __future__ import annotations

from datetime import date, time

import pytest

from core.minutes import Person
from core.parsing.bodies import is_body, same_body
from core.parsing.numbers import Numbers, read_numbers
from core.parsing.people import leading_names, names_in, persons
from core.parsing.titles import without_mark
from core.parsing.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("d. 03-12-2018", date(2018, 12, 3)),
        ("Mandag d. 03. december 2018 kl. 14:30", date(2018, 12, 3)),
        ("15-maj-2002", date(2002, 5, 15)),
        ("Wednesday, April 3, 2019 - 18:00", date(2019, 4, 3)),
        ("04-06-2020 09:00:00", date(2020, 6, 4)),
        ("12.05.21", date(2021, 5, 12)),
        ("14 marts, 2019", date(2019, 3, 14)),
        ("möte 2018-04-10", date(2018, 4, 10)),
        ("1. 3. 2. behandling", None),
        ("31-02-2020", None),
        ("sag 20/31373", None),
    ],
)
def test_dates(text: str, day: date | None, words: Vocabulary) -> None:
    assert words.dates.find(text) == day


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("kl. 19.00", time(19)),
        ("kl 9", time(9)),
        ("14:30", time(14, 30)),
        ("09:00:00", time(9)),
        ("kl. 15.00-17.10", time(15)),
        ("1,25 mio. kr.", None),
        ("25:70", None),
    ],
)
def test_times(text: str, clock: time | None, words: Vocabulary) -> None:
    assert words.dates.clock_in(text) == clock


def test_people_of_a_list_with_parties_titles_and_absences(words: Vocabulary) -> None:
    text = "Borgmester Anna Holt (A), Bo Lind, (V), formand, Ib de Neergaard, C; Ea Bro (Fravær)"
    listed = persons(text, words)
    assert [each.person for each in listed] == [
        Person("Anna Holt", "A", "Borgmester"),
        Person("Bo Lind", "V", "formand"),
        Person("Ib de Neergaard", "C"),
        Person("Ea Bro"),
    ]
    assert [each.is_absent for each in listed] == [False, False, False, True]


def test_a_substitute_stands_for_somebody(words: Vocabulary) -> None:
    (listed,) = persons("Dorthe Vind (C) for Ib Thuesen", words)
    assert listed.person == Person("Dorthe Vind", "C", None, "Ib Thuesen")


def test_names_in_a_sentence(words: Vocabulary) -> None:
    assert names_in("Erik Olsen (A), Jacob Berg (B) og Trine Bær (L)", words) == (
        "Erik Olsen",
        "Jacob Berg",
        "Trine Bær",
    )
    assert leading_names("Erik Olsen (A) og Trine Bær deltog ikke i sagens behandling.", words) == (
        "Erik Olsen",
        "Trine Bær",
    )
    assert leading_names("Udvalget deltog ikke i mødet.", words) == ()


@pytest.mark.parametrize(
    "name", ["Økonomiudvalget", "Byrådet", "Udvalget for plan, udvikling og kultur (PUK)", "Magistraten"]
)
def test_names_of_bodies(name: str, words: Vocabulary) -> None:
    assert is_body(name, words)


@pytest.mark.parametrize("name", ["Referat fra møde i K17", "Bilag 3", "Anna Holt"])
def test_other_names_are_no_bodies(name: str, words: Vocabulary) -> None:
    assert not is_body(name, words)


def test_one_body_has_several_spellings(words: Vocabulary) -> None:
    assert same_body("Byrådet", "Torslev Byråd", words)
    assert same_body("Kommunalbestyrelsen", "Fjordby Kommunalbestyrelse", words)
    assert same_body("Kommunalbestyrelsen (18-21)", "Kommunalbestyrelsen", words)
    assert not same_body("Økonomiudvalget", "Teknikudvalget", words)
    assert not same_body("Udvalget", "Økonomiudvalget", words)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("20/31373", Numbers(case="20/31373")),
        ("22-006650", Numbers(case="22-006650")),
        ("EMN-2025-003383", Numbers(case="EMN-2025-003383")),
        (
            "Sagsnr.: 326-2017-43971 J.nr.: 00.01.10 Dokumentnr.: 326-2017-328222",
            Numbers("326-2017-43971", "00.01.10", "326-2017-328222"),
        ),
        (
            "Sagsnr.: 22/001440\tJ.nr.: 00.22.00-A00-4-22\tÅbent",
            Numbers("22/001440", "00.22.00-A00-4-22", None, False),
        ),
        ("Åbent - 27.36.00-G01-3-12", Numbers("27.36.00-G01-3-12", "27.36.00-G01-3-12", None, False)),
        ("TOLA / 09/02217\tÅben sag", Numbers(case="09/02217", closed=False)),
        ("Lukket punkt", Numbers(closed=True)),
        ("Sagsnr:", Numbers()),
        ("Sag om lukning af vejen", None),
        ("Den 3. maj 2024", None),
        ("2019/2020 er et skoleår", None),
    ],
)
def test_lines_of_numbers(line: str, numbers: Numbers | None, words: Vocabulary) -> None:
    assert read_numbers(line, words) == numbers


@pytest.mark.parametrize(
    ("printed", "title", "closed"),
    [
        ("Lukket: Køb af jord", "Køb af jord", True),
        ("LUKKET PUNKT - Personsag", "Personsag", True),
        ("Lukket punkt", None, True),
        ("Sag om Bakkegårdsvej (lukket)", "Sag om Bakkegårdsvej", True),
        ("(Åben) Meddelelser", "Meddelelser", False),
        ("Åben skole i distrikt Nord", "Åben skole i distrikt Nord", None),
        ("Lukkefrist for tilskud", "Lukkefrist for tilskud", None),
    ],
)
def test_titles_without_their_marks(
    printed: str, title: str | None, closed: bool | None, words: Vocabulary
) -> None:
    assert without_mark(printed, words) == (title, closed)
