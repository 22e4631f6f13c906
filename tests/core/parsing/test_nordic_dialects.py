"""Invented Norwegian and Swedish minutes in other towns' habits, written before the parser had seen them."""

from __future__ import annotations

from collections.abc import Callable

from core.minutes import Meeting, Outcome, Role
from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]


def outcomes(meeting: Meeting) -> list[Outcome | None]:
    return [item.own_decision.outcome if item.own_decision else None for item in meeting.items]


def roles(meeting: Meeting, number: str) -> set[Role]:
    item = next(each for each in meeting.items if each.number == number)
    return {section.role for section in item.sections if section.text} - {Role.OTHER}


def test_a_swedish_committee_with_labels_in_front_of_the_text(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Lövhedens kommun
            Tekniska nämnden
            PROTOKOLL
            2021-11-18
            Plats: Förrådet, Norra vägen 4, kl. 08.30-11.15
            Beslutande: Signe Malm (S), ordförande, Ulf Granath (M), Petra Ljung (V)
            Sekreterare: Inga-Lill Bro

            § 61
            Snöröjning på gångvägar
            TN 2021/77

            Sammanfattning
            Förvaltningen har prövat ett nytt sätt att röja snö.

            Förslag till beslut
            Nämnden godkänner rapporten.

            Yrkande
            Petra Ljung (V) yrkar att rapporten kompletteras med en karta.

            Beslutsgång
            Ordföranden finner att nämnden avslår Petra Ljungs yrkande.

            Nämndens beslut
            Tekniska nämnden godkänner rapporten.

            Reservation
            Petra Ljung (V) reserverar sig mot beslutet.

            § 62
            Parkering vid Ågården
            TN 2021/80

            Sammanfattning
            Boende har bett om fler platser.

            Nämndens beslut
            Ärendet återremitteras till förvaltningen.

            Protokollet justeras av
            Ulf Granath
            """
        )
    )
    assert meeting.language == "sv"
    assert meeting.body == "Tekniska nämnden"
    assert str(meeting.date) == "2021-11-18"
    assert [(item.number, item.title) for item in meeting.items] == [
        ("61", "Snöröjning på gångvägar"),
        ("62", "Parkering vid Ågården"),
    ]
    assert outcomes(meeting) == [Outcome.APPROVED, Outcome.SENT_BACK]
    (moved,) = meeting.items[0].amendments
    assert (moved.by, moved.outcome) == ("Petra Ljung", Outcome.REJECTED)
    assert [each.who for each in meeting.items[0].minority] == ["Petra Ljung"]
    assert {Role.SUMMARY, Role.RECOMMENDATION, Role.DECISION} <= roles(meeting, "61")


def test_a_norwegian_committee_with_its_own_words_for_labels(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Bjørkelia kommune
            Møtebok fra Utvalg for oppvekst
            Møtedato: 23.09.2020
            Møtested: Biblioteket
            Til stede: Marit Foss (AP), Jan Ove Bakk (H), Siri Tun (SV)
            Forfall: Kåre Lund (SP)

            Sak 31/20 Skolerute for 2021-2022
            Hva saken handler om
            Ruta skal vedtas hvert år.
            Rådmannen foreslår
            Skoleruta godkjennes.
            Dette ble bestemt
            Skoleruta godkjennes. Enstemmig.

            Sak 32/20 Leirskole for sjuende trinn
            Hva saken handler om
            Prisen har gått opp.
            Rådmannen foreslår
            Leirskolen legges ned.
            Dette ble bestemt
            Saken utsettes til neste møte.

            Sak 33/20 Svømmehallen
            Hva saken handler om
            Hallen må pusses opp.
            Rådmannen foreslår
            Hallen stenges i juli.
            Dette ble bestemt
            Forslaget ble ikke vedtatt. 2 stemte mot og 1 stemte for.
            """
        )
    )
    assert meeting.language == "nb"
    assert meeting.body == "Utvalg for oppvekst"
    assert [person.name for person in meeting.absent] == ["Kåre Lund"]
    assert [item.number for item in meeting.items] == ["31/20", "32/20", "33/20"]
    assert outcomes(meeting) == [Outcome.APPROVED, Outcome.POSTPONED, Outcome.REJECTED]
    votes = meeting.items[2].votes
    assert votes is not None
    assert (votes.for_count, votes.against_count) == (1, 2)


def test_nynorsk_minutes_of_a_council_and_of_the_executive_committee_before_it(plain: Plain) -> None:
    meeting = parse(
        plain(
            """
            Straumøy kommune
            MØTEBOK
            Utval: Kommunestyret
            Møtestad: Kommunehuset
            Møtedato: 12.12.2013
            Tid: 17.00 - 20.45

            Følgjande faste medlemer møtte:
            Namn            Funksjon    Representerer
            Anne Strand     Ordførar    V
            Ola Vik         Medlem      H
            Tor Lid         Medlem      SP

            Følgjande medlemer hadde meldt forfall:
            Namn            Funksjon    Representerer
            Jon Ask         Medlem      SP

            SAK 58/13 BUDSJETT 2014
            Rådmannen si tilråding:
            Budsjettet vert vedteke slik det ligg føre.
            Saksprotokoll i Formannskapet - 28.11.2013
            Handsaming:
            Ola Vik (H) gjorde framlegg om å ta ut kulturskulen.
            Vedtak:
            Formannskapet tilrår budsjettet.
            Saksprotokoll i Kommunestyret - 12.12.2013
            Handsaming:
            Anne Strand (V) var ugild og gjekk frå.
            Røysting:
            Tilrådinga frå formannskapet vart vedteken med 15 mot 4 røyster.
            Vedtak:
            Budsjettet vert vedteke slik det ligg føre.

            SAK 59/13 FERJETAKSTAR
            Rådmannen si tilråding:
            Takstane vert ikkje endra.
            Vedtak:
            Saka vert utsett.

            SAK 60/13 KJØP AV GRUNN
            Saka er unnateken offentlegheit etter offentleglova § 23.
            """
        )
    )
    assert meeting.language == "nb"
    assert (meeting.body, str(meeting.date)) == ("Kommunestyret", "2013-12-12")
    assert str(meeting.end_time) == "20:45:00"
    assert [each.name for each in meeting.participants] == ["Anne Strand", "Ola Vik", "Tor Lid"]
    assert [each.name for each in meeting.absent] == ["Jon Ask"]
    budget, fares, land = meeting.items
    assert land.closed
    assert [(each.own, each.outcome) for each in budget.decisions] == [
        (False, Outcome.RECOMMENDED),
        (True, Outcome.APPROVED),
    ]
    assert budget.disqualified == ("Anne Strand",)
    assert budget.votes is not None
    assert (budget.votes.for_count, budget.votes.against_count) == (15, 4)
    assert fares.own_decision is not None
    assert fares.own_decision.outcome is Outcome.POSTPONED
