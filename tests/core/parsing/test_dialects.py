"""Small invented minutes in the ways that towns print them: what the parser must tell apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.minutes import AgendaItem, DocumentKind, Meeting, NodeKind, Outcome, Role
from core.parsing import parse
from core.source_text import Box, Line, OutlineEntry, PageSize, SourceText

Plain = Callable[[str], SourceText]


def roles(item: AgendaItem) -> list[Role]:
    return [section.role for section in item.sections if section.text]


def outcomes(meeting: Meeting) -> list[Outcome | None]:
    return [item.own_decision.outcome if item.own_decision else None for item in meeting.items]


def test_those_absent_may_stand_between_the_heading_and_the_decision(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Økonomiudvalget – Referat – 1. oktober 2018
            1. Salg af grund ved Havnevej (B)
            1. Salg af grund ved Havnevej (B)
            Sagsnr.: 330-2018-3620  Dok.nr.: 330-2018-12346  Åbent
            Indstilling
            Direktionen indstiller, at grunden sælges.
            Beslutning i Økonomiudvalget den 1. oktober 2018:
            Fraværende: Hans Lund
            Anbefales.
            """
        )
    )
    assert meeting.body == "Økonomiudvalget"
    (item,) = meeting.items
    assert (item.case_number, item.document_number) == ("330-2018-3620", "330-2018-12346")
    assert item.absent == ("Hans Lund",)
    assert outcomes(meeting) == [Outcome.RECOMMENDED]


def test_numbers_may_be_glued_to_titles(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Klima, natur og energis møde den 5. marts 2024
            27Godkendelse af dagsorden
            Beslutning
            Godkendt.
            28Status på klimaplan
            Resume
            Status gives.
            Beslutning
            Taget til efterretning.
            """
        )
    )
    assert meeting.body == "Klima, natur og energi"
    assert [(item.number, item.title) for item in meeting.items] == [
        ("27", "Godkendelse af dagsorden"),
        ("28", "Status på klimaplan"),
    ]
    assert outcomes(meeting) == [Outcome.APPROVED, Outcome.NOTED]


def test_the_title_may_stand_under_the_number(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Dato: Onsdag, April 3, 2019 - 18:00
            • Pkt. 42 Godkendelse af dagsorden
            • Pkt. 43 Ny daginstitution
            Pkt. 42
            Godkendelse af dagsorden
            Sagsnr. 299835 Byrådet Åbent punkt
            Byrådet, 03-04-2019, pkt. 42
            Godkendt.
            Pkt. 43
            Ny daginstitution
            Sagsnr. 299836 Byrådet Åbent punkt
            Økonomiudvalget, 20-03-2019, pkt. 71
            Anbefales.
            Byrådet, 03-04-2019, pkt. 43
            Vedtaget med 20 stemmer mod 3 (O).
            """
        )
    )
    assert [(item.number, item.title, item.case_number) for item in meeting.items] == [
        ("42", "Godkendelse af dagsorden", "299835"),
        ("43", "Ny daginstitution", "299836"),
    ]
    second = meeting.items[1]
    assert [(decision.body, decision.own) for decision in second.decisions] == [
        ("Økonomiudvalget", False),
        ("Byrådet", True),
    ]
    assert second.votes is not None
    assert (second.votes.for_count, second.votes.against_groups) == (20, ("O",))


def test_a_list_inside_a_case_is_no_agenda(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra møde i Byrådet den 4. juni 2019
            1. Helhedsplan for havnen
            Sagsnr.: 19/104
            Sagsfremstilling
            Planen har tre spor:
            1. Det blå spor
            2. Det grønne spor
            3. Det røde spor
            Beslutning
            Godkendt.
            2. Eventuelt
            Beslutning
            Intet.
            """
        )
    )
    assert [item.number for item in meeting.items] == ["1", "2"]
    assert outcomes(meeting) == [Outcome.APPROVED, Outcome.NO_DECISION]


def test_a_meeting_before_the_minutes_is_history(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            REFERAT Teknikudvalget d. 03-06-2019
            Punkt 1: Sti langs åen
            Beslutning Teknikudvalget den 06-05-2019
            Udsat.
            Beslutning Teknikudvalget den 03-06-2019
            Godkendt.
            Bilag
            Referat fra møde i K17 den 30. august 2018
            """
        )
    )
    (item,) = meeting.items
    assert roles(item) == [Role.PRIOR_DECISION, Role.DECISION, Role.ATTACHMENTS]
    assert [attachment.name for attachment in item.attachments] == [
        "Referat fra møde i K17 den 30. august 2018"
    ]


def test_an_unknown_label_keeps_its_heading(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            REFERAT Kulturudvalget d. 03-06-2019
            1. Koncert på torvet
            RESUMÉ
            Der holdes koncert.
            INDSTILLING
            Forvaltningen indstiller, at koncerten holdes.
            STØJHENSYN
            Der spilles til kl. 22.
            BESLUTNING
            Godkendt.
            """
        )
    )
    (item,) = meeting.items
    other = item.sections[2]
    assert (other.role, other.heading, other.text) == (Role.OTHER, "STØJHENSYN", "Der spilles til kl. 22.")


def test_an_agenda_decides_nothing(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            DAGSORDEN Kulturudvalget d. 03-06-2019
            Punkt 1: Koncert på torvet
            Indstilling
            Forvaltningen indstiller, at koncerten godkendes.
            Punkt 2: Lukket: Køb af flygel
            """
        )
    )
    assert meeting.kind is DocumentKind.AGENDA
    assert outcomes(meeting) == [None, None]
    assert [item.closed for item in meeting.items] == [False, True]


@pytest.fixture
def with_attachments() -> SourceText:
    """An agenda of three pages; the second and third are an attachment with numbered headings."""
    rows = [
        (0, "DAGSORDEN Kulturudvalget d. 03-06-2019"),
        (0, "Punkt 1: Koncert på torvet"),
        (0, "Bilag"),
        (0, "Støjmåling på torvet"),
        (1, "Støjmåling på torvet"),
        (1, "Punkt 2: Metode"),
        (2, "Punkt 3: Resultat"),
        (2, "Beslutning"),
        (3, "Punkt 2: Eventuelt"),
        (3, "Bilag"),
    ]
    lines = []
    start = 0
    for number, (page, text) in enumerate(rows):
        box = Box(40, 40 + 30 * (number % 5), 300, 55 + 30 * (number % 5))
        lines.append(Line(start, start + len(text), page, box, 11.0))
        start += len(text) + 1
    outline = (
        OutlineEntry(1, "Punkt 1: Koncert på torvet", 0),
        OutlineEntry(2, "Støjmåling på torvet", 1),
        OutlineEntry(1, "Punkt 2: Eventuelt", 3),
    )
    text = "\n".join(text for _, text in rows)
    return SourceText(text, tuple(lines), "pdf", 1, (PageSize(595, 842),) * 4, outline)


def test_headings_in_an_attachment_are_no_items(with_attachments: SourceText) -> None:
    meeting = parse(with_attachments)
    assert [(item.number, item.title) for item in meeting.items] == [
        ("1", "Koncert på torvet"),
        ("2", "Eventuelt"),
    ]
    (attachment,) = meeting.items[0].attachments
    assert attachment.pages == (1, 2)
    carried = [node for node in meeting.nodes if node.kind is NodeKind.ATTACHMENT]
    assert [(node.first, node.end, node.item) for node in carried] == [(4, 8, 0)]
    assert meeting.items[0].decisions == ()


def test_running_heads_are_furniture_and_cut_no_paragraph(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            REFERAT Teknikudvalget d. 03-06-2019
            Teknikudvalget, 3. juni 2019\tSide 1
            Punkt 1: Sti langs åen
            Sagsfremstilling
            Stien skal føres over åen, og entreprenøren har derfor givet en ny tids-
            Teknikudvalget, 3. juni 2019\tSide 2
            plan, hvor stien åbner i november, når broen er gjort færdig og afprøvet.
            Beslutning
            Godkendt.
            Teknikudvalget, 3. juni 2019\tSide 3
            """
        )
    )
    (item,) = meeting.items
    assert "en ny tidsplan, hvor stien" in item.sections[0].text
    assert item.own_decision is not None
    assert item.own_decision.text == "Godkendt."
    furniture = [node for node in meeting.nodes if node.kind is NodeKind.FURNITURE]
    assert len(furniture) == 3


def test_what_the_contents_list_alone_names_is_told(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            REFERAT Teknikudvalget d. 03-06-2019
            Indholdsfortegnelse
            Sti langs åen.....\t3
            Eventuelt.....\t5
            Punkt 1: Sti langs åen
            Beslutning
            Godkendt.
            """
        )
    )
    assert [(entry.title, entry.page) for entry in meeting.contents] == [
        ("Sti langs åen", 3),
        ("Eventuelt", 5),
    ]
    assert [item.title for item in meeting.items] == ["Sti langs åen"]
