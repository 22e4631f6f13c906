"""Norwegian and Swedish minutes: who proposes, votes and decides on an item."""

from __future__ import annotations

import pytest

from core.minutes import Outcome, Role
from tests.core.parsing.nordic import Plain, norwegian, roles, swedish


def test_minutes_of_two_bodies_in_one_item(plain: Plain) -> None:
    meeting = norwegian(
        plain,
        """PS 8/21 Ny barnehage på Moen
Rådmannens innstilling:
Barnehagen bygges på Moen.
Saksprotokoll i Formannskapet - 18.02.2021
Votering:
Innstillingen ble vedtatt mot 1 stemme (H).
Innstilling til kommunestyret:
Barnehagen bygges på Moen.
Saksprotokoll i Kommunestyret - 04.03.2021
Behandling:
Kari Mo (SV) fremmet følgende forslag:
Saken sendes tilbake til rådmannen.
Votering:
Forslaget fra Mo ble vedtatt med 15 mot 6 stemmer (H og FRP).
Vedtak:
Saken sendes tilbake til rådmannen.
PS 9/21 Salg av tomt
Vedtak:
Salget godkjennes.
""",
    )
    item = meeting.items[0]
    earlier, own = item.decisions
    assert (earlier.body, str(earlier.date), earlier.outcome, earlier.own) == (
        "Formannskapet",
        "2021-02-18",
        Outcome.RECOMMENDED,
        False,
    )
    assert (own.outcome, own.own) == (Outcome.SENT_BACK, True)
    assert item.votes is not None
    assert (item.votes.for_count, item.votes.against_count, item.votes.against_groups) == (
        15,
        6,
        ("H", "FRP"),
    )
    assert [(each.by, each.outcome) for each in item.amendments] == [("Kari Mo", Outcome.APPROVED)]
    assert Role.PRIOR_DECISION in roles(item)


@pytest.mark.parametrize(
    ("body", "role", "outcomes"),
    [
        ("Kommunstyrelsen", Role.DECISION, [Outcome.RECOMMENDED]),
        ("Kommunfullmäktige", Role.RECOMMENDATION, [Outcome.APPROVED]),
    ],
)
def test_a_proposal_is_the_decision_of_the_body_that_makes_it(
    body: str, role: Role, outcomes: list[Outcome], plain: Plain
) -> None:
    text = """§ 4 Taxa för vatten
Ärendebeskrivning
Taxan har inte ändrats sedan 2015.
Kommunstyrelsens förslag till kommunfullmäktige
att fastställa taxan.
"""
    if body == "Kommunfullmäktige":
        text += "Kommunfullmäktiges beslut\nKommunstyrelsens förslag bifalls.\n"
    item = swedish(plain, text, body).items[0]
    assert roles(item)[1] is role
    assert [decision.outcome for decision in item.decisions if decision.own] == outcomes


def test_a_vote_with_yes_and_no_and_a_reservation(plain: Plain) -> None:
    meeting = swedish(
        plain,
        """§ 4 Ny simhall
Yrkanden
Ove Ek (M) yrkar avslag på förslaget.
Anna Berg (S) yrkar bifall till förslaget.
Votering
Med 7 ja-röster mot 4 nej-röster beslutar kommunstyrelsen enligt Anna Bergs yrkande.
Kommunstyrelsens beslut
Simhallen byggs.
Reservation
Ove Ek (M) reserverar sig mot beslutet.
§ 5 Delgivningar
Delgivningarna läggs till handlingarna.
§ 6 Sekretessärende
Paragrafen är belagd med sekretess.
§ 7 Bygglov
Votering
Ja-röst för bygglov: 2 (Anna Berg, Kia Lund)
Nej-röst för avslag: 1 (Ove Ek)
Kommunstyrelsens beslut
Bygglov beviljas.
""",
    )
    pool, noted, secret, house = meeting.items
    assert pool.votes is not None
    assert (pool.votes.for_count, pool.votes.against_count) == (7, 4)
    assert [(each.who, each.kind) for each in pool.minority] == [("Ove Ek", "reservation")]
    assert [(each.by, each.outcome) for each in pool.amendments] == [("Ove Ek", Outcome.REJECTED)]
    assert [decision.outcome for decision in noted.decisions] == [Outcome.NOTED]
    assert (noted.closed, secret.closed) == (False, True)
    assert house.votes is not None
    assert (house.votes.for_names, house.votes.against_names) == (("Anna Berg", "Kia Lund"), ("Ove Ek",))


def test_a_norwegian_choice_and_one_found_fit_and_one_who_is_not(plain: Plain) -> None:
    choice, unfit, found_unfit = norwegian(
        plain,
        """PS 1/21 Ny retningslinje
Rådmannens innstilling:
Retningslinjen vedtas.
Behandling:
Even Bakk (SV) ba om å få sin habilitet vurdert. Han ble erklært habil.
Kari Moe (SP) fremmet følgende forslag:
"Retningslinjen vedtas ikke."
Votering:
Ved votering mellom innstillingen og forslaget fra SP ble innstillingen vedtatt med 4 mot 3 stemmer.
Vedtak:
Retningslinjen vedtas.
PS 2/21 Garanti til idrettslaget
Behandling:
Kari Moe (SP) ba om å få sin habilitet vurdert. Hun ble erklært inhabil og fratrådte.
Vedtak:
Garantien innvilges.
PS 3/21 Salg av båthus
Behandling:
Even Bakk (SV) er bror til kjøperen. Formannskapet fant ham inhabil, og han gikk fra møtet.
Vedtak:
Båthuset selges.
""",
    ).items
    assert (choice.disqualified, choice.not_participating) == ((), ())
    assert [(each.by, each.text, each.outcome) for each in choice.amendments] == [
        ("Kari Moe", "Retningslinjen vedtas ikke.", Outcome.REJECTED)
    ]
    assert (unfit.disqualified, unfit.not_participating) == (("Kari Moe",), ("Kari Moe",))
    assert found_unfit.disqualified == ("Even Bakk",)


def test_labels_that_say_how_the_council_voted(plain: Plain) -> None:
    meeting = norwegian(
        plain,
        """Sak 4/21: Skolen på Moen
Kort om saken
Skolen har 19 elever.
Rådmannen tilrår
Skolen legges ned.
Tidligere behandlet
Utvalg for oppvekst 24.02.2021, sak 3/21: Saken utsettes.
Formannskapet 02.03.2021, sak 8/21: Rådmannens tilråding tiltres.
Ordskifte og forslag
Kari Moe (SV) la fram dette forslaget: Skolen består.
Stemmegivning
Forslaget fra SV ble vedtatt med 6 mot 4 stemmer.
Slik vedtok kommunestyret
Skolen består.
Protokolltilførsel fra Ap:
Vedtaket mangler dekning. Vi vil ha tallene fram.
Vedlagt:
- Høringssvar
Sak 5/21: Kjøp av aksjer
Arkivsak 21/515\tUnntatt offentleglova § 23
Sak 6/21: Gebyrer
Rådmannen tilrår
Gebyrene tas til orientering.
Slik vedtok kommunestyret
Som tilrådd. Enstemmig.
Sak 7/21: Havna
Slik vedtok kommunestyret
Trukket.
""",
    )
    school, shares, fees, harbour = meeting.items
    assert [role for role in roles(school) if role is not Role.OTHER] == [
        Role.SUMMARY,
        Role.RECOMMENDATION,
        *[Role.PRIOR_DECISION] * 3,
        Role.DELIBERATION,
        Role.VOTES,
        Role.DECISION,
        Role.MINORITY,
        Role.ATTACHMENTS,
    ]
    assert [(each.body, each.outcome) for each in school.decisions[:2]] == [
        ("Utvalg for oppvekst", Outcome.POSTPONED),
        ("Formannskapet", Outcome.APPROVED),
    ]
    assert school.own_decision is not None
    assert school.own_decision.text == "Skolen består."
    assert [(each.by, each.text, each.outcome) for each in school.amendments] == [
        ("Kari Moe", "Skolen består.", Outcome.APPROVED)
    ]
    assert [(each.who, each.text) for each in school.minority] == [
        ("Ap", "Vedtaket mangler dekning. Vi vil ha tallene fram.")
    ]
    assert [each.name for each in school.attachments] == ["Høringssvar"]
    assert shares.closed
    assert fees.own_decision is not None
    assert (fees.own_decision.outcome, fees.own_decision.effective) == (Outcome.APPROVED, Outcome.NOTED)
    assert harbour.own_decision is not None
    assert harbour.own_decision.outcome is Outcome.REMOVED


def test_the_first_line_under_a_label_may_propose_to_another_body(plain: Plain) -> None:
    (item,) = swedish(
        plain,
        """§ 4 Ny skolskjuts
Förvaltningens förslag
Nämnden föreslår kommunfullmäktige
att anta ordningen, samt
att den gäller från juli.
Ekonomiska följder
Besparingen är liten.
Kommunstyrelsens beslut
Kommunstyrelsen föreslår kommunfullmäktige
att anta ordningen.
Handlingar i ärendet
Förslag till ordning
Beslutet skickas till
Kommunfullmäktige
""",
    ).items
    assert roles(item) == [
        Role.RECOMMENDATION,
        Role.ECONOMY,
        Role.DECISION,
        Role.ATTACHMENTS,
        Role.DISPATCH,
    ]
    assert [(each.outcome, each.text) for each in item.decisions] == [
        (Outcome.RECOMMENDED, "Kommunstyrelsen föreslår kommunfullmäktige\natt anta ordningen.")
    ]
    assert [each.name for each in item.attachments] == ["Förslag till ordning"]
