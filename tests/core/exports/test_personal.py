"""What is taken for personal data, what not, and that nothing of it is left where it is masked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.annotations import AnnotationKind, Colour, ItemKey, MeetingId
from core.confidential.personal import PersonalData, PersonalKind, kind_name, masked_text
from core.confidential.personal_words import is_day, personal_in
from core.exports.choice import Choice
from core.exports.masking import find_personal, masked
from core.exports.quoting import Quoted
from core.exports.remarks import Form, Mark, Note, Remarks, Task
from core.exports.summary import DecisionSummary, Group, ItemSummary, MeetingHead, Summary, Unplaced
from core.minutes import DocumentKind, Outcome, Person, Votes
from core.sources import read

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
NOON = datetime(2024, 5, 14, 12, tzinfo=UTC)


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
        "Sagsnr. 010190-1234",
        "Sagsnummer: 0101901234",
        "j.nr. 010124-0001",
        "Dok.nr. 0101240001",
        "Sag nr. 010124-0001",
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
        "CVR 29189374",
        "CVR-nr. 29 18 93 74",
        "Budget 2024 2025",
        "20 30 40 50 60 70",
        "2030 4050",
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


def test_letter_heads_number_is_the_offices_and_the_next_line_may_be_private() -> None:
    text = "Nørrevang Kommune · tlf. 59 53 44 00\nIda Holm · mobil 20 30 40 50"
    assert found(text, PersonalKind.PHONE) == ["20 30 40 50"]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Skriv til ida.holm@noerrevang.example.", ["ida.holm@noerrevang.example"]),
        ("<ida+byraad@post.example>", []),
        ("bo_lind99@mail.example, info@by.example", ["bo_lind99@mail.example"]),
        ("borgerservice@by.example og teknik-miljoe@by.example", []),
        ("noerrevang@noerrevang.example", []),
        ("Byraadssekretariatet@by.example", []),
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


# ---- in a summary

SECRET = "010190-1234"
SPOKEN = "Ida bor på Skovvej 12, tlf. 20304050, ida@post.example nu"


def summary(text: str = SECRET, *, quoted: Quoted | None = None) -> Summary:
    """A summary that has `text` in every place that holds words."""
    head = MeetingHead(
        MeetingId(SECRET),
        7,
        DocumentKind.MINUTES,
        False,
        f"Udvalg {text}",
        None,
        date(2024, 5, 14),
        None,
        None,
        f"Salen {text}",
        f"Referat {text}.pdf",
        SECRET,
        True,
        (Person(f"Bo {text}"),),
    )
    mark = Mark(
        (Form(AnnotationKind.HIGHLIGHT, Colour.RED, f"vigtigt {text}"),),
        quoted or Quoted("Før ", f"ord {text}", " efter"),
        3,
        Remarks(notes=(Note(f"Note {text}", "Bo", NOON, SECRET),)),
    )
    remarks = Remarks(
        (f"emne {text}",),
        (Note(f"Note {text}", f"Bo {text}", NOON, SECRET),),
        (Task(f"Opgave {text}", f"Bo {text}", None, None, SECRET),),
        (mark,),
    )
    decision = DecisionSummary(Outcome.APPROVED, f"Godkendt {text}.", True, None, None, None, remarks)
    item = ItemSummary(
        head,
        0,
        "1",
        f"Sag om {text}",
        SECRET,
        False,
        (f"At {text}",),
        (decision,),
        Votes(7, for_names=(f"Bo {text}",)),
        (f"Bilag {text}",),
        remarks,
    )
    return Summary(
        f"Titel {text}",
        f"Indledning {text}",
        Choice(title=f"Titel {text}", introduction=f"Indledning {text}"),
        "da",
        date(2024, 5, 15),
        (Group(f"Møde {text}", (item,), head, remarks, (Unplaced(head, ItemKey("9", text), remarks),)),),
        f"Læser {text}",
    )


def words_of(value: object) -> str:
    """All there is in a summary, but ids, fingerprints and case numbers."""
    return re.sub(rf"(id|meeting|fingerprint|case_number)='{SECRET}'", "", repr(value))


def test_all_words_of_a_summary_are_masked_and_ids_stay() -> None:
    whole = summary()
    clean = masked(whole)
    assert SECRET in words_of(whole)
    assert SECRET not in words_of(clean)
    (item,) = clean.items
    assert item.title == "Sag om [CPR number left out]"
    assert (item.meeting.meeting, item.meeting.fingerprint, item.case_number) == (SECRET, SECRET, SECRET)
    assert item.remarks.notes[0].id == item.remarks.tasks[0].id == SECRET
    assert item.decisions[0].outcome is Outcome.APPROVED
    assert item.meeting.file == "Referat [CPR number left out].pdf"
    assert find_personal(clean) == ()
    assert masked(clean) == clean


def test_what_is_kept_stays_in_whatever_spelling_and_all_else_goes() -> None:
    whole = summary(SPOKEN)
    found = find_personal(whole)
    assert [(each.kind, each.text) for each in found] == [
        (PersonalKind.ADDRESS, "Skovvej 12"),
        (PersonalKind.PHONE, "20304050"),
        (PersonalKind.EMAIL, "ida@post.example"),
    ]
    assert masked(whole, {each.text for each in found}) is whole
    part = masked(whole, {"+45 20 30 40 50"})
    assert [each.kind for each in find_personal(part)] == [PersonalKind.PHONE]


def test_each_piece_is_listed_once_with_where_it_stands_first_and_how_often() -> None:
    text = "010190-1234 og 0101901234"
    (first,) = find_personal(
        Summary(
            "Titel",
            "",
            Choice(),
            "da",
            date(2024, 5, 15),
            (Group("Møde", tuple(summary(text).items)),),
        )
    )
    assert (first.kind, first.text, first.where) == (PersonalKind.CPR, "010190-1234", "Møde")
    assert first.count % 2 == 0
    assert kind_name(first.kind) == "CPR number"
    plain = Summary("T", "Ida: 010190-1234", Choice(), "da", date(2024, 5, 15), (), None)
    assert find_personal(plain) == (PersonalData(PersonalKind.CPR, "010190-1234", "T", 1),)


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        (
            Quoted("Ida er 0101", "90-12", "34 og bor her"),
            ("Ida er ", "[CPR number left out]", " og bor her"),
        ),
        (Quoted("Ida er ", "010190-1234", "."), ("Ida er ", "[CPR number left out]", ".")),
        (Quoted("Ida er 010190-12", "34.", ""), ("Ida er ", "[CPR number left out].", "")),
        (Quoted("010190-1234 er ", "Ida", ""), ("[CPR number left out] er ", "Ida", "")),
        (Quoted("Hun", " hedder", " 010190-1234 her"), ("Hun", " hedder", " [CPR number left out] her")),
        (Quoted("nr. 15/", "010190-1234", ""), ("nr. 15/", "010190-1234", "")),
    ],
)
def test_a_quotation_is_one_text(quoted: Quoted, shown: tuple[str, str, str]) -> None:
    (item,) = masked(summary("intet", quoted=quoted)).items
    assert tuple(item.remarks.marks[0].quoted) == shown


@given(st.text(alphabet="aø .,\n", max_size=60), st.text(alphabet="aø .,\n", max_size=60))
def test_what_stands_around_is_kept_as_it_is(before: str, after: str) -> None:
    text = f"{before} 010190-1234 {after}"
    assert masked_text(text) == f"{before} [CPR number left out] {after}"
    assert masked_text(before + after) == before + after


@given(st.text(alphabet="0123456789 -+.@aÅvej\n", max_size=80))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = masked_text(text)
    assert personal_in(masked_text(once)) == personal_in(once) or masked_text(once) != text
    places = personal_in(text)
    assert all(0 <= each.start < each.end <= len(text) for each in places)
    assert all(one.end <= other.start for one, other in pairwise(places))
