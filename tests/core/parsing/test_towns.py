"""What other towns do differently: small invented minutes, each with one habit nobody listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from core.minutes import Meeting, Outcome, Role
from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]


def names(meeting: Meeting, item: int) -> list[str]:
    return [attachment.name for attachment in meeting.items[item].attachments]


def test_a_name_that_ends_in_two_years_is_no_case_number(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Skoleudvalget den 4. maj 2018
            1. Rapport om skolerne
            Sagsnr.: 18/1101
            Beslutning
            Godkendt.
            Bilag
            Udkast til rapport 2017/2018
            2. Eventuelt
            Beslutning
            Intet.
            """
        )
    )
    assert names(meeting, 0) == ["Udkast til rapport 2017/2018"]


def test_the_numbers_under_a_title_that_is_printed_twice_are_the_items_own(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Skoleudvalget den 4. maj 2018
            1. Lukket sag: Klage over en buslinje
            1. Lukket sag: Klage over en buslinje
            Sagsnr.: 18/1101    Dok.nr.: 18/20311    Lukket
            2. Lukket sag: Salg af pavillon
            2. Lukket sag: Salg af pavillon
            Sagsnr.: 18/1202    Dok.nr.: 18/20312    Lukket
            """
        )
    )
    assert [(item.case_number, item.closed) for item in meeting.items] == [
        ("18/1101", True),
        ("18/1202", True),
    ]


def test_nothing_behind_the_names_of_those_absent_is_the_decision(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Skoleudvalget den 4. maj 2018
            1. Meddelelser
            Beslutning i Skoleudvalget den 4. maj 2018:
            Fraværende: Ida Storm og Palle Bro
            Intet.
            2. Eventuelt
            Beslutning i Skoleudvalget den 4. maj 2018:
            Fraværende:
            Ingen.
            """
        )
    )
    first, second = meeting.items
    assert [decision.text for decision in first.decisions] == ["Intet."]
    assert first.absent == ("Ida Storm", "Palle Bro")
    assert second.decisions == ()


def test_an_overview_of_all_attachments_behind_the_last_item_is_none_of_its_own(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Havneudvalget den 4. maj 2018
            1. Ny kran
            Beslutning
            Godkendt.
            Bilag
            Tilbud på kran
            Tegning af kajen
            2. Takster
            Beslutning
            Udsat.
            Bilag
            Oversigt over takster
            3. Eventuelt
            Beslutning
            Intet.
            Samlet bilagsliste
            1 Tilbud på kran
            1 Tegning af kajen
            2 Oversigt over takster
            """
        )
    )
    assert names(meeting, 2) == []
    assert [section.role for section in meeting.items[2].sections] == [Role.DECISION]


def test_the_place_may_stand_before_the_time_without_a_label(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat
            Møde i Havneudvalget den 4. maj 2018
            Mødelokale Molen, Havnegade 2 kl. 08.00
            1. Ny kran
            Beslutning
            Godkendt.
            """
        )
    )
    assert meeting.place == "Mødelokale Molen, Havnegade 2"


def test_a_body_whose_name_says_nothing_decided_earlier(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat
            Møde i Havn, fisk og tang den 4. maj 2018
            7. Ny kran
            Historik
            Havn, fisk og tang, 9. april 2018, pkt. 3:
            Udsat.
            Beslutning
            Godkendt.
            """
        )
    )
    earlier, own = meeting.items[0].decisions
    assert (earlier.own, earlier.date, earlier.outcome) == (False, date(2018, 4, 9), Outcome.POSTPONED)
    assert (own.own, own.outcome) == (True, Outcome.APPROVED)


def test_who_came_instead_may_stand_behind_a_dash(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Havneudvalget den 4. maj 2018
            Deltagere
            Ida Storm, A
            Palle Bro, V
            Afbud
            Grethe Lund, F - Palle Bro stedfortræder
            1. Ny kran
            Sagsnr.: 18/1212
            Beslutning
            Godkendt.
            """
        )
    )
    assert [(each.name, each.stands_for) for each in meeting.substitutes] == [("Palle Bro", "Grethe Lund")]
    assert [each.name for each in meeting.absent] == ["Grethe Lund"]


def test_the_next_side_of_a_vote_begins_on_its_own_line(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Byrådet den 4. maj 2018
            1. Ny kran
            Beslutning
            For: 1 (Ida Storm (A))
            Imod: 2 (Palle Bro (V), Grethe Lund (F))
            Undlod at stemme: 1 (Hans Vang (C))
            Forslaget blev ikke vedtaget.
            """
        )
    )
    votes = meeting.items[0].votes
    assert votes is not None
    assert (votes.for_count, votes.against_count, votes.abstain_count) == (1, 2, 1)
    assert votes.against_names == ("Palle Bro", "Grethe Lund")
    assert votes.abstain_names == ("Hans Vang",)


def test_an_attachment_at_the_end_of_a_text_belongs_to_the_item_that_lists_it(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Havneudvalget den 4. maj 2018
            1. Ny kran
            Sagsnr.: 18/1212
            Beslutning
            Godkendt.
            Bilag
            Bilag 1: Krav til kranen
            2. Takster
            Sagsnr.: 18/1213
            Beslutning
            Udsat.
            Bilag 1: Krav til kranen
            1. Løfteevne
            Kranen skal kunne løfte to ton.
            2. Rækkevidde
            Kranen skal nå fem meter ud.
            3. Eventuelt
            Kranen skal være gul.
            """
        )
    )
    assert [item.title for item in meeting.items] == ["Ny kran", "Takster"]
    assert names(meeting, 0) == ["Bilag 1: Krav til kranen"]
    attached = [node for node in meeting.nodes if node.attachment is not None]
    assert [(node.item, node.attachment, node.first, node.end) for node in attached] == [(0, 0, 11, 18)]
    own = meeting.items[1].own_decision
    assert own is not None
    assert own.text == "Udsat."
