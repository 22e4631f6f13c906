"""What is taken for personal data, and what not."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.confidential.personal import PersonalKind, key_of, masked_text
from core.confidential.personal_words import personal_in, personal_in_case_number
from core.confidential.rare_cpr_numbers import is_day
from core.legible import legible
from core.sources import read

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
SAMPLES = Path(__file__).parents[2] / "minutes"


def found(text: str, kind: PersonalKind) -> list[str]:
    return [text[each.start : each.end] for each in personal_in(text) if each.kind is kind]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holm, 010190-1234, er ansat.",
        "Ida Holm, 010190 1234, er ansat.",
        "Ida Holm, 0101901234, er ansat.",
        "Ida Holm (010190–1234)",
        "010190 - 1234.",
        "CPR-nr.: 0101901234",
        "cpr 010190-\n1234",
        "3 010190-1234 Ida Holm",
        "Sagen om cpr-nummer 010190-1234",
        "290200-4123 blev født på en skuddag",  # 4: 2000 is a leap year
        "290200-9123",
        "Klage_010190-1234.pdf",
        "010190-1234_bilag.pdf",
        "Bilag_1_010190-1234",
        "CPR010190-1234",
        "cpr_0101901234",
        "010190-1234Ida Holm",
        "01-01-90-1234",
        "01.01.90-1234",
        "cpr 01 01 90 1234",
        "010190.1234",
        "010190/1234",
        "010190--1234",
        "010190\u202f\u2014\u202f1234",
        "Sagen 010190-1234 blev udsat",
        "sag: 010190-1234",
        "Mødet 050102-2012",
        "sag 050102-1912",
        "id 0101901234",
        "kr. 010190-1234",
        "Sagsnr. 010190-1234",  # a case's number may be somebody's
        "j.nr. 010124-0001",
        "311236-4123",  # 2036
        "010158-5123",  # 1858
    ],
)
def test_cpr_numbers_are_found(text: str) -> None:
    assert len(found(text, PersonalKind.CPR)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "290200-1234",  # 1 says 1900, which was no leap year
        "310290-1234",  # there is no 31 February
        "001390-1234",
        "Sagsnr. 050102-2012",
        "Ny bro (case 050102-2012)",
        "Ny bro (sag 050102-2012)",
        "Sagsnummer: 0101901234",
        "2f010190-1234-a1b2-c3d4-000000000000",
        "Dok.nr. 0101240001",
        "EAN 5790001901234",
        "EAN-nr.: 010190 1234 567",
        "Reg. 1234 konto 0101901234",
        "1234 0101901234",
        "P-nr. 1012345678",
        "00.30.00-S55-1-24",
        "24-003817 og 326-2018-12345",
        "2024-010190-1234",
        "15/010190-1234",
        "010190-1234-5",
        "+45 010190 1234",
        "A0101901234 og 0101901234B",
        "1.010.190.1234 kr.",
        "0101901234 kr.",
        "120101901234",
        "12 010190 1234 56",
    ],
)
def test_what_only_looks_like_a_cpr_number_is_not(text: str) -> None:
    assert found(text, PersonalKind.CPR) == []


@given(
    st.dates(date(1858, 1, 1), date(2057, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(["", "-", " ", "\u2013"]),
    st.sampled_from(["Ida Holm, {}.", "CPR {}", "({})", "{}", "Født {} i Nørrevang"]),
)
def test_every_day_with_a_fitting_century_is_found(day: date, rest: int, gap: str, sentence: str) -> None:
    seventh = next(digit for digit in range(10) if _year(day.year % 100, digit) == day.year)
    number = f"{day:%d%m%y}{gap}{seventh}{rest:03}"
    text = sentence.format(number)
    assert found(text, PersonalKind.CPR) == [number]
    assert not re.search(r"\d", masked_text(text))
    assert masked_text(text, {number.replace(gap, "")}) == text


def test_numbers_joined_to_each_other_are_two() -> None:
    for joined in ("010190-1234,020290-1234", "010190-1234/020290-1234", "010190-1234;020290-1234"):
        assert found(joined, PersonalKind.CPR) == ["010190-1234", "020290-1234"]
    assert found("tlf. 20304050/30405060", PersonalKind.PHONE) == ["20304050", "30405060"]


def test_a_cases_number_is_read_with_its_label() -> None:
    assert personal_in_case_number("050102-2012") == personal_in_case_number("24-003817") == ()
    ((_kind, start, end),) = personal_in_case_number("S 010190-1234")
    assert (start, end) == (2, 13)


def _year(year: int, seventh: int) -> int | None:
    """The CPR office's table."""
    if seventh <= 3:
        return 1900 + year
    if seventh in (4, 9):
        return 2000 + year if year <= 36 else 1900 + year
    return 2000 + year if year <= 57 else 1800 + year


@given(st.integers(0, 40), st.integers(0, 15), st.integers(0, 99), st.integers(0, 9))
def test_no_number_is_taken_whose_day_there_never_was(day: int, month: int, year: int, seventh: int) -> None:
    try:
        date(_year(year, seventh) or 0, month, day)
        real = True
    except ValueError:
        real = False
    assert is_day(day, month, year, seventh) is real
    assert bool(found(f"CPR {day:02}{month:02}{year:02}-{seventh}123", PersonalKind.CPR)) is real


@pytest.mark.parametrize(
    "text",
    [
        "Ring til Ida på 20 30 40 50.",
        "Ida Holm, 20.30.40.50",
        "tlf. 20304050",
        "Tlf.nr.: 2030 4050",
        "mobil 20 304 050",
        "telefon nr. 203 040 50",
        "+45 20 30 40 50",
        "+4520304050",
        "0045 2030 4050",
        "(+45) 20304050",
        "privat 20 30 40 50, kommunen",
        "+46 70 123 45 67",
        "Kommunens medarbejder Ida Holm, privat 20 30 40 50",
        "Kommunens sekretariat ringede til Ida Holm på 20 30 40 50",
        "Efter mødet i regionen skrev Ida, at hun har 20304050 som mobil 20 30 40 50",
        "2030 4050",
        "Hun har 3456 7890.",
        "Tlf_20304050",
        "Ring på 2030 40 50",
    ],
)
def test_private_telephone_numbers_are_found(text: str) -> None:
    assert len(found(text, PersonalKind.PHONE)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Kommunens hovednummer 59 53 44 00",
        "Nørrevang Kommune, Storegade 1, tlf. 59 53 44 00",
        "Borgerservice, telefon 59534400",
        "Ring til borgerservice på 59 53 44 00",
        "Rådhuset Nørrevang, Storegade 12, 9999 Nørrevang, tlf. 59 53 44 00",
        "Region Nørrejyllands hovednummer 59 53 44 00",
        "Kommunen kan kontaktes på telefon 59 53 44 00",
        "CVR 29189374",
        "CVR-nr. 29 18 93 74",
        "Budget 2024 2025",
        "20 30 40 50 60 70",
        "2030 2050",
        "4500 5200 6100",
        "4500 5200\n4600 5300",
        "2450 3200 kr.",
        "20304050",
        "10 20 30 40",
        "20 30 40 50 kr.",
        "12.345.678 kr.",
        "Sagsnr. 20304050",
        "14-05-2024 16:30",
    ],
)
def test_numbers_of_offices_and_other_things_are_no_private_telephones(text: str) -> None:
    assert found(text, PersonalKind.PHONE) == []


def test_numbers_on_lines_of_their_own_are_each_found() -> None:
    assert found("20 30 40 50\n30 40 50 60", PersonalKind.PHONE) == ["20 30 40 50", "30 40 50 60"]


def test_letter_heads_number_is_the_offices_and_the_next_line_may_be_private() -> None:
    text = "Nørrevang Kommune · tlf. 59 53 44 00\nIda Holm · mobil 20 30 40 50"
    assert found(text, PersonalKind.PHONE) == ["20 30 40 50"]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Skriv til ida.holm@noerrevang.example.", ["ida.holm@noerrevang.example"]),
        ("<ida+byraad@post.example>", ["ida+byraad@post.example"]),
        ("bo_lind99@mail.example, info@by.example", ["bo_lind99@mail.example"]),
        ("borgerservice@by.example og teknik-miljoe@by.example", []),
        ("noerrevang@noerrevang.example", []),
        ("Byraadssekretariatet@by.example", []),
        ("Klage fra ida@post.example.pdf", ["ida@post.example"]),
        ("Noerrevangskole@by.example", []),
        ("info.ida@gmail.com skolen@hotmail.dk", ["info.ida@gmail.com", "skolen@hotmail.dk"]),
        ("skoleida@by.example", ["skoleida@by.example"]),
        ("ida.hr@by.example", ["ida.hr@by.example"]),
        ("@ida og ida@", []),
    ],
)
def test_all_mail_addresses_but_those_of_offices(text: str, addresses: list[str]) -> None:
    assert found(text, PersonalKind.EMAIL) == addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Hun bor på Skovvej 12.", "Skovvej 12"),
        ("boende Nørre Allé 7A, 2. tv., 9999 Nørrevang", "Nørre Allé 7A, 2. tv., 9999 Nørrevang"),
        ("med bopæl på adressen H.C. Lumbyes Gade 3 st. th.", "H.C. Lumbyes Gade 3 st. th."),
        ("Adresse: Åvænget 4", "Åvænget 4"),
        ("Hans Peter Jensen, Skovvej 12, søger", "Skovvej 12"),
        ("Borgeren Ida Holm Nielsen (Engparken 103, 1. 4)", "Engparken 103"),
        ("Ida Holm\nSkovvej 12\n9999 Nørrevang", "Skovvej 12\n9999 Nørrevang"),
        ("Ejendommen søges udvidet af ejeren, der bor på Skovvej 12.", "Skovvej 12"),
        ("c/o Holm, Strandvejen 100", "Strandvejen 100"),
    ],
)
def test_home_addresses_are_found(text: str, address: str) -> None:
    assert [each for each in found(text, PersonalKind.ADDRESS) if each.startswith(address)]


@pytest.mark.parametrize(
    "text",
    [
        "Lokalplan for Skovvej 12",
        "Dispensation til tilbygning på Nørre Allé 7A, 9999 Nørrevang",
        "Salg af Engvej 3",
        "Ejendommen på adressen Skovvej 12 nedrives.",
        "Byggetilladelse, adresse: Strandvejen 100",
        "Nørrevang Kommune, Rådhusvej 1, 9999 Nørrevang",
        "Nørrevang Idrætsforening, Stadionvej 3",
        "Mødet afholdes på Skovvej 12.",
        "Trafikken på Skovvej 12-20",
        "Cykelsti langs Skovvej 12",
        "Hastigheden i Kirke Hyllinge, Skovvej 12",
        "Kommunen lejer Skovvej 12",
    ],
)
def test_what_property_cases_are_about_stays(text: str) -> None:
    assert found(text, PersonalKind.ADDRESS) == []


@pytest.mark.needs_corpus(CORPUS)
def test_real_minutes_give_no_false_alarm() -> None:
    """They hold eight and ten digits in a row and streets with numbers, and nothing personal."""
    alarms = {
        path.name: [source.text[each.start : each.end] for each in personal_in(source.text)]
        for path in sorted(CORPUS.glob("*.pdf"))
        for source in [read(path.read_bytes())]
    }
    assert len(alarms) >= 5
    assert {name: each for name, each in alarms.items() if each} == {}


# ---- what is not seen

SOFT = ("\u00ad", "\u200b", "\u200e", "\u2060", "\ufeff", "\x01", "\u202e", "\ufe0f")


@pytest.mark.parametrize("unseen", SOFT)
def test_what_is_not_seen_hides_nothing_and_is_masked_with_it(unseen: str) -> None:
    for text in ("010190-1234", "tlf. 20304050", "ida@post.example", "bor på Skovvej 12"):
        ((kind, start, end),) = personal_in(text)
        hidden = unseen.join(text)
        ((found_kind, first, last),) = personal_in(f"Her: {hidden} …")
        assert found_kind is kind
        assert legible(hidden[first - 5 : last - 5]).replace(unseen, "") == text[start:end]
        assert key_of(hidden[first - 5 : last - 5]) == key_of(text[start:end])
        assert masked_text(f"Her: {hidden} …", {text[start:end]}) == f"Her: {hidden} …"


def test_whatever_a_document_leaves_out_is_read_over() -> None:
    for code in range(0x20, 0x10000):
        if legible(f"0{chr(code)}1") == "01":
            assert personal_in(f"0{chr(code)}10190-1234"), hex(code)


def test_letters_and_their_accents_may_be_parted() -> None:
    text = "Hun bor på A\u030avænget 4, og mere"
    ((_kind, start, end),) = personal_in(text)
    assert text[start:end] == "A\u030avænget 4"


@given(st.text(alphabet="aø 0123456789-\u00ad\u200b\u030a\u2011\r\n", max_size=40))
def test_places_are_those_of_the_text_as_it_is_written(around: str) -> None:
    text = f"{around} cpr 010190\u200b-1234 {around}"
    assert "010190\u200b-1234" in [text[each.start : each.end] for each in personal_in(text)]
    assert "\u200b-1234" not in masked_text(text)
