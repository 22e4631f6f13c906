"""CPR numbers: none is missed in any usual writing, and no other number is taken for one.

All numbers are made: a day, and four digits that fit its century by the CPR office's table.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from core.confidential.long_texts import personal_in_long
from core.confidential.personal_words import PersonalKind, personal_in
from tests.review.drafts import draft_of, found, quotes

COUNT = 10_000

WRITINGS = [
    "{d}{m}{y}-{r}",
    "{d}{m}{y} {r}",
    "{d}{m}{y}{r}",
    "{d}.{m}.{y}-{r}",
    "{d}-{m}-{y}-{r}",
    "{d}/{m}/{y}-{r}",
    "{d} {m} {y}-{r}",
    "{d} {m} {y} - {r}",
    "{d}{m}{y} - {r}",
    "{d}{m}{y}\u2013{r}",  # en dash
    "{d}{m}{y} \u2013 {r}",
    "{d}{m}{y}\u2011{r}",  # non-breaking hyphen
    "{d}{m}{y}\u2010{r}",
    "{d}{m}{y}\u2212{r}",
    "{d}{m}{y}\u00a0{r}",  # non-breaking space
    "{d}{m}{y}-\u00a0{r}",
    "{d}{m}{y}\u202f{r}",
    "{d}{m}{y}.{r}",
    "{d}{m}{y}/{r}",
    "{d}{m}{y}-\n{r}",  # cut by the end of a line
    "{d}{m}{y}\n-{r}",
    "{d}{m}{y}\n{r}",
    "{d}{m}{y}--{r}",
    "{d}{m}{y}  {r}",
    "{d}{m}{y}\u00ad-{r}",  # a soft hyphen, which nobody sees
    "{d}{m}\u200b{y}-{r}",
    "{d} {m} {y} {r}",
    "{d} {m} {y}-{r1} {r2}",
    "{d}{m}{y}-{r1} {r2}",
    "{d}.{m}.{y}.{r}",
    "{d}.{m}.{c}{y}-{own}",  # what is no year: that is from a day to a year
    "{d}-{m}-{c}{y} - {own}",
    "{d6}{m}{y}-{own}",  # 60 added to the day: somebody who has none
    "{d}{m}{y}-{c1}HQ{r3}",  # of the health service: somebody who has none
]
SENTENCES = [
    "Klagen fra Ida Holm, {}, blev drøftet.",
    "Borgeren ({}) ønsker aktindsigt.",
    "Ida Holm {} har søgt.",
    "Vedrører {}.",
    "Ida Holm\t{}\tNørrevang",
    "Afgørelsen om {} stadfæstes af nævnet.",
    "Brev til {}; svar ventes.",
    "\u201d{}\u201d står på brevet.",
]
LABELLED = [
    "cpr.nr.: {}",
    "CPR-nr. {}",
    "CPR {}",
    "Cpr-nummer: {}",
    "personnummer {}",
    "Cpr.nr.\t{}",
    "CPR-nummer:\n{}",
    "cprnr.{}",
]
ONLY_LABELLED = [
    "{d}{m} {y}{r}",
    "{d}.{m}.{c}{y}-{r}",
    "{d}-{m}-{c}{y} {r}",
    "{d}{m}{y}\t{r}",
]
"""Writings that other numbers have as well: they count behind a label."""


def pieces(chance: random.Random) -> dict[str, str]:
    day = date(1900, 1, 1) + timedelta(chance.randrange(137 * 365))
    fitting = [
        seventh
        for seventh in range(10)
        if (seventh <= 3 and day.year < 2000)
        or (seventh in (4, 9) and 1937 <= day.year <= 2036)
        or (seventh in (5, 6, 7, 8) and 2000 <= day.year <= 2057)
    ]
    seventh = chance.choice(fitting or [0])
    rest = f"{seventh}{chance.randrange(1000):03}"
    return {
        "d6": f"{day.day + 60}",
        "r1": rest[:2],
        "r2": rest[2:],
        "r3": rest[3:],
        "c1": "1" if day.year < 2000 else "7",
        "own": rest if not 1900 <= int(rest) < 2100 else f"{seventh}{chance.randrange(100, 900)}",
        "d": f"{day:%d}",
        "m": f"{day:%m}",
        "c": str(day.year // 100),
        "y": f"{day:%y}",
        "s": str(chance.randrange(10, 30)),
        "r": rest,
    }


def made() -> Iterator[tuple[str, str]]:
    """Each number with the sentence that it stands in."""
    chance = random.Random(8)
    for at in range(COUNT):
        if at % 4 == 3:
            writing = chance.choice(WRITINGS + ONLY_LABELLED)
            sentence = chance.choice(LABELLED)
        else:
            writing = chance.choice(WRITINGS)
            sentence = chance.choice(SENTENCES)
        number = writing.format(**pieces(chance))
        if "\t" in sentence and "\n" in number:
            sentence = SENTENCES[0]
        yield number, sentence.format(number)


def test_none_is_missed_among_ten_thousand() -> None:
    missed = []
    count = 0
    for number, text in made():
        count += 1
        places = [each for each in personal_in(text) if each.kind is PersonalKind.CPR]
        if [text[each.start : each.end] for each in places] != [number]:
            missed.append((number, text))
    assert count == COUNT
    assert missed == []


def test_the_check_gives_each_its_place_in_minutes() -> None:
    """In headings, in tables, under labels, in any paragraph: found at the right place, each once."""
    numbers, lines = [], ["Referat Byrådet 3. september 2024", ""]
    for at, (number, text) in enumerate(made()):
        if at == 600:
            break
        if at % 25 == 0 and at % 4 != 3:
            lines += [
                "",
                f"Punkt {at // 25 + 1}: Klage fra {number if chr(10) not in number else 'borger'}",
                "",
            ]
            if "\n" not in number:
                numbers.append(number)
        lines += [text, ""]
        numbers.append(number)
    draft = draft_of("\n".join(lines))
    findings = found("cpr-number", draft)
    written = [draft.source.text[each.span.start : each.span.end] for each in findings if each.span]
    assert [digits(each) for each in written] == [digits(each) for each in numbers]
    assert {each.severity.value for each in findings} == {"error"}


def digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


OTHERS = [
    "Sagsnr. {d}{m}{y}-{r}",
    "Sagsnummer: {d}{m}{y}-{r}",
    "Sagsid: {d}{m}{y}{r}",
    "Sags-id: {d}{m}{y}-{r}",
    "Sag nr. {d}{m}{y}-{r}",
    "Sag nr. 24-1122, {d}{m}{y}-{r}",
    "Sagsnr.\t{d}{m}{y}-{r}",
    "Journalnr.: {d}.{m}.{y}-{r}",
    "J.nr. {d}{m}{y}-{r}",
    "Dok.nr. {d}{m}{y}-{r}",
    "Dokumentnr.: {d}{m}{y}{r}",
    "Dokumentnummer {d}{m}{y}-{r} og {d}{m}{y}-{r}",
    "Konto {d}{m}{y}{r}",
    "Kontonr. 1234 {d}{m}{y}{r}",
    "Reg.nr. 1234 konto {d}{m}{y}{r}",
    "EAN {d}{m}{y}{r}123",
    "EAN-nr.: 579000{d}{m}{y}{r}",
    "EAN 5790{d} {m}{y} {r}",
    "CVR {d}{m}{r}",
    "CVR-nr. {d} {m} {y} 12",
    "P-nr. {d}{m}{y}{r}",
    "P-nummer: {d}{m}{y}-{r}",
    "Produktionsenhed {d}{m}{y}{r}",
    "tlf. {d} {m} {y} 12",
    "Telefon {r}{r}",
    "+45 {d} {m} {y} 34",
    "Faktura {d}{m}{y}-{r}",
    "Matr.nr. {d}{m}{y}-{r}",
    "KLE {d}.{m}.{y}-P{r}",
    "Acadre {d}{m}{y}-{r}",
    "{c}{y}-{d}{m}{y}-{r}",
    "{d}{m}{y}-{r}-5",
    "Lokalplan {d}{m}{y}-{r}",
    "{d}-{m}-{c}{y} kl. 12.30",
    "Drift\t{d}{m}{y}\t{r}\t{r}",
    "{d}.{m}{y}.{r}.000 kr.",
    "{d}{m}{y}{r} kr.",
    "1{d}{m}{y}{r}",
    "3{d}{m}{y} {r}",
    "tlf. {d}{m}{y}{r}",
    "Elever {d} {m} {y} {r}\t12",
    "{d} {m} {y} {r} kr.",
    "Sagsnr. {d6}{m}{y}-{r}",
    "Dok.nr. {d}{m}{y}-{c1}HQ{r3}",
    "kl. 1405{s}-1530",
    "den 0101{s}-1500",
    "mødet 1405{s} 0900",
    "filen 1405{s}-1530",
    "Referat_1405{s}-1530",
    "optagelse 14.05.{s}-0830",
    "1405{s}-1530.docx",
]


def test_no_other_number_is_taken_for_one() -> None:
    chance = random.Random(9)
    texts = [chance.choice(OTHERS).format(**pieces(chance)) for _each in range(2000)]
    draft = draft_of("Referat\n\n" + "\n\n".join(f"Nævnt: {text}." for text in texts))
    assert quotes("cpr-number", draft) == []


def test_what_an_item_bears_as_its_number_is_none_wherever_it_stands() -> None:
    text = (
        "Referat Byrådet 3. september 2024\n\nPunkt 1: Ny bro\nSagsnr.: 010190-1234\n\nSagsfremstilling\n"
        "Sagen 010190-1234 er genoptaget, og Ida Holm, 020290-1234, er hørt.\n"
    )
    assert quotes("cpr-number", text) == ["020290-1234"]


@pytest.mark.parametrize("number", ["310290-1234", "001390-1234", "290200-1234"])
def test_a_day_there_never_was_makes_no_number(number: str) -> None:
    assert quotes("cpr-number", f"Referat\n\nIda Holm, {number}, søger.\n") == []


def test_modulus_eleven_is_not_asked_for() -> None:
    assert quotes("cpr-number", "Referat\n\nIda Holm, 010190-0000, søger.\n") == ["010190-0000"]


def test_long_texts_are_searched_as_short_ones() -> None:
    text = "\n".join(text for at, (_number, text) in enumerate(made()) if at < 150)
    filled = text.replace("\n", "\n" + "Udvalget drøftede sagen og de mange forhold ved broen. " * 5 + "\n")
    short = {filled[each.start : each.end] for each in personal_in(filled) if each.kind is PersonalKind.CPR}
    long = {
        filled[each.start : each.end] for each in personal_in_long(filled) if each.kind is PersonalKind.CPR
    }
    assert long == short


@pytest.mark.parametrize("last", ["1234", "1HQ4"])
def test_its_message_does_not_say_the_whole_number(last: str) -> None:
    (finding,) = found("cpr-number", f"Referat\n\nIda Holm, 010190-{last}, søger.\n")
    assert finding.message == "The CPR number 010190-xxxx stands in the text."


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ida Holm, 01.01.90 1234, søger.", "01.01.90 1234"),
        ("Borgeren (010190 12 34) søger.", "010190 12 34"),
        ("Født den 010124-1500 i byen.", "010124-1500"),  # no stamp
        ("Se tlf. 010190-1234.", "010190-1234"),  # with its dash
        ("Se klage_010190-1234.pdf.", "010190-1234"),
    ],
)
def test_rare_writings_are_found_where_they_stand(text: str, number: str) -> None:
    filler = (
        "Udvalget drøftede sagen og de mange forhold ved broen.\n" * 100
    )  # long texts are searched in parts
    head = "Referat Byrådet 3. september 2024\n\nPunkt 1: Sag\nSagsfremstilling\n"
    assert quotes("cpr-number", f"{head}{filler}\n{text}\n\n{filler}") == [number]


@pytest.mark.parametrize(
    "number", ["14.05.2024-1530", "01.01.1990-2012", "sagsnr. 010190-12 34", "01.13.1990-1234"]
)
def test_stamps_spans_and_cases_are_none(number: str) -> None:
    text = f"Referat Byrådet 3. september 2024\n\nPunkt 1: Sag\nSagsfremstilling\nHer er {number} nævnt.\n"
    assert quotes("cpr-number", text) == []
