"""Nothing personal is left in a summary where it is masked, and all of it is listed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.annotations import AnnotationKind, Colour, ItemKey, MeetingId
from core.confidential.personal import Masking, PersonalData, PersonalKind, kind_name, masked_text
from core.confidential.personal_words import personal_in
from core.exports.choice import Choice
from core.exports.masking import find_personal, masked, masked_with
from core.exports.quoting import Quoted
from core.exports.remarks import Form, Mark, Note, Remarks, Task
from core.exports.summary import DecisionSummary, Group, ItemSummary, MeetingHead, Summary, Unplaced
from core.minutes import DocumentKind, Outcome, Person, Votes

NOON = datetime(2024, 5, 14, 12, tzinfo=UTC)

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
        f"S {text}",
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
    """All there is in a summary, but ids and fingerprints."""
    return re.sub(rf"(id|meeting|fingerprint)='{SECRET}'", "", repr(value))


def test_all_words_of_a_summary_are_masked_and_ids_stay() -> None:
    whole = summary()
    clean = masked(whole)
    assert SECRET in words_of(whole)
    assert SECRET not in words_of(clean)
    (item,) = clean.items
    assert item.title == "Sag om [CPR number left out]"
    assert item.case_number == "S [CPR number left out]"
    assert (item.meeting.meeting, item.meeting.fingerprint) == (SECRET, SECRET)
    assert item.remarks.notes[0].id == item.remarks.tasks[0].id == SECRET
    assert item.decisions[0].outcome is Outcome.APPROVED
    assert item.meeting.file == "Referat [CPR number left out].pdf"
    assert find_personal(clean) == ()
    assert masked(clean) == clean


def test_what_is_listed_is_what_was_masked() -> None:
    whole = summary("010190-1234, ida@post.example")
    masking = Masking({"ida@post.example"})
    clean = masked_with(whole, masking)
    assert masking.found == find_personal(whole)
    assert [each.text for each in masking.masked] == ["010190-1234"]
    count = masking.masked[0].count
    words = (replace(clean, choice=Choice()), *(item.meeting for item in clean.items))
    assert repr(words).count("[CPR number left out]") >= count > 10
    assert masking.masked[0].where == "Titel 010190-1234, ida@post.example"


def test_a_cases_number_that_only_looks_so_stays() -> None:
    (item,) = summary("intet").items
    whole = replace(summary("intet"), groups=(Group("", (replace(item, case_number="050102-2012"),)),))
    assert [each.case_number for each in masked(whole).items] == ["050102-2012"]


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
