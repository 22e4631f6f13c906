"""A meeting from the exports of case systems: what is stated is taken, the rest is read."""

from __future__ import annotations

import datetime

import pytest

from core.errors import UnreadableFile
from core.minutes import DocumentKind, Meeting, NodeKind, Outcome, Role
from core.parsing import parse
from core.parsing.rereading import ItemReader, StatedHeading
from core.sources import read
from tests.core.sources.xml.exports import EDOC, FUJITSU, acadre, acadre_item, bullet, sbsys


def meeting_in(content: bytes) -> Meeting:
    return parse(read(content))


def test_acadre_head_and_item_are_as_stated() -> None:
    meeting = meeting_in(acadre())
    assert meeting.kind is DocumentKind.MINUTES
    assert (meeting.body, meeting.place) == ("Teknisk Udvalg", "Lokale 2")
    assert meeting.date == datetime.date(2014, 5, 14)
    assert (meeting.start_time, meeting.end_time) == (datetime.time(16), datetime.time(18, 30))
    (chair,) = meeting.participants
    assert (chair.name, chair.party, chair.role) == ("Ada Holm", "A", "formand")
    assert [person.name for person in meeting.absent] == ["Bo Lund"]
    (item,) = meeting.items
    assert (item.number, item.title, item.case_number, item.closed) == ("71", "Ny cykelsti", "14/1234", False)
    assert [section.role for section in item.sections] == [
        Role.CASE,
        Role.RECOMMENDATION,
        Role.DECISION,
        Role.ATTACHMENTS,
    ]
    (decision,) = item.decisions
    assert (decision.text, decision.outcome, decision.own) == ("Godkendt.", Outcome.APPROVED, True)
    assert (decision.body, decision.date) == ("Teknisk Udvalg", datetime.date(2014, 5, 14))
    (attachment,) = item.attachments
    assert (attachment.name, attachment.document_number, attachment.file) == ("Kort", "900/14", "4455.PDF")


def test_an_earlier_decision_of_another_body_is_not_this_meetings() -> None:
    meeting = meeting_in(
        acadre(
            [
                acadre_item(
                    "5",
                    "Lokalplan",
                    bullet("Beslutning i Økonomiudvalget den 07-05-2014", 8, 1, "Udsat."),
                    bullet("Beslutning i Teknisk Udvalg den 14-05-2014", 8, 2, "Forkastet."),
                )
            ]
        )
    )
    earlier, own = meeting.items[0].decisions
    assert (earlier.own, earlier.body, earlier.outcome) == (False, "Økonomiudvalget", Outcome.POSTPONED)
    assert (own.own, own.outcome) == (True, Outcome.REJECTED)
    roles = [section.role for section in meeting.items[0].sections]
    assert roles == [Role.PRIOR_DECISION, Role.DECISION, Role.ATTACHMENTS]


def test_a_closed_item_says_so_and_its_mark_is_no_part_of_the_title() -> None:
    closed = acadre_item("6", "Lukket punkt: Køb af grund", access="2", absent="Bo Lund (V)")
    (item,) = meeting_in(acadre([closed])).items
    assert (item.title, item.closed, item.absent) == ("Køb af grund", True, ("Bo Lund",))


def test_an_agenda_has_no_decisions() -> None:
    unfilled = acadre_item("1", "Sti", bullet("Sagsfremstilling", 2, 1, "Udvalget har godkendt stien."))
    meeting = meeting_in(acadre([unfilled], kind="Dagsorden"))
    assert meeting.kind is DocumentKind.AGENDA
    assert meeting.items[0].decisions == ()


def test_days_within_one_field_of_sbsys_are_decisions_of_their_own() -> None:
    meeting = meeting_in(sbsys())
    (item,) = meeting.items
    assert [(decision.text, decision.date, decision.own) for decision in item.decisions] == [
        ("Udsat.", datetime.date(2012, 9, 18), False),
        ("Godkendt.", datetime.date(2012, 9, 25), True),
    ]
    assert item.disqualified == ("Ada Holm",)
    assert item.closed


def test_a_day_with_nothing_after_it_decides_nothing() -> None:
    draft = sbsys("Draft", "<p>18. september 2012: Udsat.</p><p>25. september 2012:</p>")
    meeting = meeting_in(draft)
    assert meeting.draft
    assert meeting.kind is DocumentKind.AGENDA
    assert [decision.own for decision in meeting.items[0].decisions] == [False]


def test_people_named_within_a_decision_are_absent_at_the_item() -> None:
    meeting = meeting_in(sbsys(decision="<p>Fraværende: Cilla Dam</p><p>Godkendt.</p>"))
    (item,) = meeting.items
    assert item.absent == ("Cilla Dam",)
    assert item.own_decision is not None
    assert item.own_decision.text == "Godkendt."


def test_sections_of_edoc_are_found_in_its_text() -> None:
    meeting = meeting_in(EDOC.encode())
    assert (meeting.body, meeting.place) == ("Kulturudvalget", "Biblioteket")
    assert [person.name for person in meeting.participants] == ["Ada Holm", "Bo Lund"]
    messages, fees = meeting.items
    assert (messages.number, messages.title) == ("1", "Meddelelser")
    assert messages.own_decision is not None
    assert messages.own_decision.outcome is Outcome.NOTED
    assert (fees.case_number, [attachment.file for attachment in fees.attachments]) == ("09/77", ["103.PDF"])
    assert fees.own_decision is not None
    assert fees.own_decision.outcome is Outcome.APPROVED


def test_sentences_of_edoc_that_were_only_wrapped_are_whole() -> None:
    wrapped = (
        "Udvalget besluttede efter en længere drøftelse af forslaget på mødet at\n"
        "følge indstillingen om, at taksten i hallen bliver 80 kr. fra det nye år."
    )
    _messages, fees = meeting_in(
        EDOC.replace("Beslutning\nGodkendt.", f"Beslutning\n{wrapped}").encode()
    ).items
    assert fees.own_decision is not None
    assert fees.own_decision.text == wrapped.replace("\n", " ")


def test_fujitsu_decision_field_decides_whatever_it_is_called() -> None:
    (item,) = meeting_in(FUJITSU.encode()).items
    assert item.own_decision is not None
    assert item.own_decision.outcome is Outcome.POSTPONED


def test_an_item_that_is_read_anew_keeps_the_files_it_names() -> None:
    source = read(acadre())
    meeting = parse(source)
    (item,) = meeting.items
    reader = ItemReader(source, meeting, ())
    again = reader.item(StatedHeading.of(item, source), range(10, len(source.lines))).item
    assert again.attachments == item.attachments


@pytest.mark.parametrize("cut", range(7))
def test_an_export_cut_anywhere_gives_a_meeting_or_a_sentence(cut: int) -> None:
    for content in (acadre(), sbsys(), EDOC.encode(), FUJITSU.encode()):
        try:
            source = read(content[: len(content) * cut // 7])
        except UnreadableFile:
            continue
        meeting = parse(source)
        assert sum(node.end - node.first for node in meeting.nodes) == len(source.lines)


@pytest.mark.parametrize("content", [acadre(), sbsys(), EDOC.encode(), FUJITSU.encode()])
def test_every_line_belongs_to_one_node(content: bytes) -> None:
    source = read(content)
    meeting = parse(source)
    lines = [line for node in meeting.nodes for line in range(node.first, node.end)]
    assert lines == list(range(len(source.lines)))
    assert meeting.nodes[0].kind is NodeKind.HEADER
    for node in meeting.nodes:
        if node.section is not None:
            assert node.item is not None
            assert meeting.items[node.item].sections[node.section]
