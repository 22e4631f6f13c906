"""Habits of further towns: small invented minutes and agendas, each with one habit."""

from __future__ import annotations

from collections.abc import Callable

from core.minutes import Meeting, Outcome, Role
from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]


def roles(meeting: Meeting, item: int) -> list[Role]:
    return [section.role for section in meeting.items[item].sections]


def test_a_heading_of_those_absent_that_names_body_and_date_is_no_decision(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Skoleudvalget den 4. maj 2018
            1. Rapport om skolerne
            Beslutning
            Godkendt.

            Fraværende i Skoleudvalget, 4. maj 2018:
            Ruth Amdal
            2. Eventuelt
            Beslutning
            Intet.
            """
        )
    )
    item = meeting.items[0]
    assert [decision.text for decision in item.decisions] == ["Godkendt."]
    assert item.absent == ("Ruth Amdal",)


def test_a_year_at_the_beginning_of_a_line_goes_on_with_the_decision(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Sammanträdesprotokoll
            Kommunstyrelsen 2023-04-05

            § 43 Årsredovisning för bolaget och kommunens samtliga verksamheter

            Beslut
            Kommunstyrelsen föreslår kommunfullmäktige att godkänna årsredovisningen för
            2022.

            § 44 Övrigt

            Beslut
            Informationen läggs till handlingarna.
            """
        )
    )
    decision = meeting.items[0].own_decision
    assert decision is not None
    assert decision.text.startswith("Kommunstyrelsen föreslår")
    assert decision.text.endswith("2022.")


def test_a_long_heading_that_is_printed_twice_is_one_title(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Socialudvalget den 12. juni 2018

            1. Henvendelse om ledsagelse af borgere på plejehjem (B)

            1. Henvendelse om ledsagelse af borgere på plejehjem (B)

            Sagsnr.: 437-2018-6417

            Beslutning
            Drøftet.

            2. Opfølgning på budgettet for områderne voksne med særlige behov og
            beskæftigelse (B)

            2. Opfølgning på budgettet for områderne voksne med særlige behov og
            beskæftigelse (B)

            Sagsnr.: 437-2018-5120

            Beslutning
            Godkendt.
            """
        )
    )
    assert [(item.title, item.case_number) for item in meeting.items] == [
        ("Henvendelse om ledsagelse af borgere på plejehjem (B)", "437-2018-6417"),
        (
            "Opfølgning på budgettet for områderne voksne med særlige behov og beskæftigelse (B)",
            "437-2018-5120",
        ),
    ]


def test_an_agenda_approved_without_one_item_is_approved_with_changes(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Byrådet den 25. september 2017
            1. Godkendelse af dagsorden
            Beslutning
            Dagsordenen godkendt, idet punkt 9 blev taget af dagsordenen.
            2. Lokalplan 7
            Beslutning
            Planen blev herefter vedtaget som anbefalet af Økonomiudvalget.
            3. Støjvold
            Beslutning
            Hjemvistes til fornyet overvejelse.
            """
        )
    )
    assert [item.decisions[0].outcome for item in meeting.items] == [
        Outcome.APPROVED_WITH_CHANGES,
        Outcome.APPROVED,
        Outcome.SENT_BACK,
    ]


def test_a_label_before_a_name_is_no_part_of_it(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat
            Kulturudvalget den 5. oktober 2021
            Fraværende\tSven-Ove Holt (A), sag 1-2
            1. Forbrug
            Beslutning
            Godkendt.
            2. Takster
            Beslutning
            Godkendt.
            3. Lejemål
            Lukket sag
            Punktet er behandlet for lukkede døre.
            """
        )
    )
    assert [item.absent for item in meeting.items] == [("Sven-Ove Holt",), ("Sven-Ove Holt",), ()]
    assert meeting.items[2].closed
    assert not meeting.items[2].decisions


def test_a_heading_with_a_full_stop_right_under_the_label_is_the_cases_own(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Dagsorden til Økonomiudvalget den 24. september 2019
            1. Takster
            SAGSFREMSTILLING
            Sammenfatning.
            Taksterne må højst svare til udgifterne.
            ØKONOMI
            Ingen.
            2. Eventuelt
            SAGSFREMSTILLING
            Ingen punkter er anmeldt.
            """
        )
    )
    assert roles(meeting, 0) == [Role.CASE, Role.ECONOMY]


def test_those_absent_and_who_came_instead_in_a_sentence_under_the_list(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Sønderkøb Kommune
            Referat
            til mødet i Byrådet den 29. januar 2018 kl. 18.00 i salen på Rådhuset
            Til stede var:
            Pernille Grøn (A), Ejgil Nord (A), Bente Krog (A), Aksel Lyngby (C)
            Lene Thybo (C) havde meldt forfald. I stedet mødte Aksel Lyngby (C).
            1. Garanti
            Beslutning
            Tiltrådt.
            2. Eventuelt
            Beslutning
            Intet.
            """
        )
    )
    assert [person.name for person in meeting.absent] == ["Lene Thybo"]
    assert [(person.name, person.stands_for) for person in meeting.substitutes] == [
        ("Aksel Lyngby", "Lene Thybo")
    ]


def test_who_stands_in_for_whom_in_parentheses(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Byrådet den 25. september 2017
            Deltagere: Bo Ravn (A), Lone Kibæk (V) (stedfortræder for Jørgen Aa), Villy Dam (V)
            1. Garanti
            Beslutning
            Tiltrådt.
            """
        )
    )
    assert [(person.name, person.stands_for) for person in meeting.substitutes] == [
        ("Lone Kibæk", "Jørgen Aa")
    ]


def test_an_amendment_that_was_lost_had_more_against_it(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Referat fra Byrådet den 29. januar 2018

            1. Ny mødeplan
            Sagsnr.: 18/1101

            Beslutning
            Ændringsforslag fra Liste L om at bevare mandagen forkastedes med 3 stemmer (L) imod 18 (A, V).
            Indstillingen tiltrådtes.

            2. Frugt i skolerne
            Sagsnr.: 18/1102

            Beslutning
            Blev oversendt til Børneudvalget.
            For forslaget om oversendelse stemte alle.
            """
        )
    )
    first, second = meeting.items
    assert first.votes is not None
    assert (first.votes.for_count, first.votes.against_count, first.votes.for_groups) == (3, 18, ("L",))
    assert [(each.text, each.outcome) for each in first.amendments] == [("bevare mandagen", Outcome.REJECTED)]
    assert second.votes is not None
    assert second.votes.unanimous


def test_what_follows_the_attachments_is_the_meetings_own(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Møteprotokoll
            Utvalg: Formannskapet
            Dato: 17.03.2022

            PS 21/22 Detaljregulering for Nesjordet

            Saksprotokoll i Utvalg for teknikk og miljø - 02.03.2022

            Vedtak
            Utvalget tilrår at planforslaget legges ut til offentlig ettersyn.

            Vedlegg
            1 Plankart
            2 Planbestemmelser

            Behandling
            Odd Kvale er medeier i eiendommen. Han ble enstemmig erklært inhabil og fratrådte.

            Vedtak
            Planforslaget legges ut til offentlig ettersyn.

            PS 22/22 Referatsaker

            Vedlegg
            1 Søknad
            2 Uttalelse

            Behandling
            Endringsforslag fra Aud Lervik (SV):
            Tiden settes til kl. 24.00.

            Vedtak
            Referatsakene tas til orientering.
            """
        )
    )
    first, second = meeting.items
    assert roles(meeting, 0)[-2:] == [Role.DELIBERATION, Role.DECISION]
    assert first.disqualified == ("Odd Kvale",)
    assert [decision.outcome for decision in first.decisions] == [
        Outcome.RECOMMENDED,
        Outcome.SENT_TO_HEARING,
    ]
    assert [attachment.name for attachment in second.attachments] == ["Søknad", "Uttalelse"]
