"""Norwegian and Swedish minutes, a structure at a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.minutes import AgendaItem, Meeting, Outcome, Role
from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]

NORWEGIAN = """Møteprotokoll
Utvalg: {body}
Møtested: Rådhuset
Møtedato: 04.03.2021
Tid: 18:00 - 20:15
"""
SWEDISH = """Sammanträdesprotokoll
{body}
Sammanträdesdatum: 2018-05-08
Plats och tid: Sessionssalen, kl. 13.00-15.30
Beslutande: Anna Berg (S), ordförande
Ove Ek (M)
Tjänstgörande ersättare: Siv Ås (C) ersätter Bo Öst (C) §§ 4-6
"""


def norwegian(plain: Plain, text: str, body: str = "Kommunestyret") -> Meeting:
    return parse(plain(NORWEGIAN.format(body=body) + text))


def swedish(plain: Plain, text: str, body: str = "Kommunstyrelsen") -> Meeting:
    return parse(plain(SWEDISH.format(body=body) + text))


def roles(item: AgendaItem) -> list[Role]:
    return [section.role for section in item.sections]


def test_the_head_of_swedish_minutes(plain: Plain) -> None:
    meeting = swedish(plain, "§ 4 Val av justerare\nBeslut\nOve Ek utses att justera.\n")
    assert meeting.language == "sv"
    assert (meeting.body, str(meeting.date)) == ("Kommunstyrelsen", "2018-05-08")
    assert (str(meeting.start_time), str(meeting.end_time)) == ("13:00:00", "15:30:00")
    assert meeting.place == "Sessionssalen"
    assert [person.name for person in meeting.participants] == ["Anna Berg", "Ove Ek", "Siv Ås"]
    assert [(person.name, person.stands_for) for person in meeting.substitutes] == [("Siv Ås", "Bo Öst")]


def test_numbers_with_their_year_and_series_of_their_own(plain: Plain) -> None:
    meeting = norwegian(
        plain,
        """PS 7/21 Godkjenning av protokoll
Vedtak:
Protokollen godkjennes.
RS 2/21 Brev fra fylkeskommunen
PS 8/21 Ny barnehage på Moen
Vedtak:
Saken utsettes til neste møte.
RS 3/21 Melding om vedtak
PS 9/21 Salg av tomt
Vedtak:
Salget godkjennes.
""",
    )
    assert [item.number for item in meeting.items] == ["PS 7/21", "RS 2/21", "PS 8/21", "RS 3/21", "PS 9/21"]


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
""",
    )
    pool, noted, secret = meeting.items
    assert pool.votes is not None
    assert (pool.votes.for_count, pool.votes.against_count) == (7, 4)
    assert [(each.who, each.kind) for each in pool.minority] == [("Ove Ek", "reservation")]
    assert [(each.by, each.outcome) for each in pool.amendments] == [("Ove Ek", Outcome.REJECTED)]
    assert [decision.outcome for decision in noted.decisions] == [Outcome.NOTED]
    assert (noted.closed, secret.closed) == (False, True)


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        ("Søknaden innvilges ikke.", Outcome.REJECTED),
        ("Klagen tas ikke til følge.", Outcome.REJECTED),
        ("Planen legges ut til offentlig ettersyn.", Outcome.SENT_TO_HEARING),
        ("Saken utsettes.", Outcome.POSTPONED),
        ("Som medlem velges Kari Mo.", Outcome.ELECTED),
        ("Meldingene tas til etterretning.", Outcome.NOTED),
        ("Enstemmig vedtatt.", Outcome.APPROVED),
        ("Budsjettet vedtas med følgende endringer: Post 4 strykes.", Outcome.APPROVED_WITH_CHANGES),
    ],
)
def test_norwegian_outcomes(decision: str, outcome: Outcome, plain: Plain) -> None:
    item = norwegian(plain, f"Sak 8/21 Ny sak om veien\nVedtak:\n{decision}\n").items[0]
    assert [each.outcome for each in item.decisions] == [outcome]


@pytest.mark.parametrize(
    ("decision", "outcome"),
    [
        ("Motionen avslås.", Outcome.REJECTED),
        ("Nämnden beslutar att inte bevilja ansökan.", Outcome.REJECTED),
        ("Ärendet återremitteras till förvaltningen.", Outcome.SENT_BACK),
        ("Ärendet bordläggs.", Outcome.POSTPONED),
        ("Informationen noteras.", Outcome.NOTED),
        ("Till ordförande utses Anna Berg.", Outcome.ELECTED),
        ("Motionen anses besvarad.", Outcome.OTHER),
        ("Planen sänds ut på samråd.", Outcome.SENT_TO_HEARING),
        ("Styrelsen antar planen.", Outcome.APPROVED),
        ("Medborgarförslaget överlämnas till tekniska nämnden.", Outcome.REFERRED),
    ],
)
def test_swedish_outcomes(decision: str, outcome: Outcome, plain: Plain) -> None:
    item = swedish(plain, f"§ 4 Ett ärende om vägen\nKommunstyrelsens beslut\n{decision}\n").items[0]
    assert [each.outcome for each in item.decisions] == [outcome]


def test_headings_that_come_again_behind_a_committees_minutes_are_the_meetings_own(plain: Plain) -> None:
    (item,) = norwegian(
        plain,
        """PS 9/21 Reguleringsplan for Moen
Rådmannens innstilling:
Planen legges ut til offentlig ettersyn.
Saksprotokoll i Utvalg for plan - 22.02.2021
Behandling:
Utvalget var på befaring.
Vedtak:
Saken utsettes en uke.
Behandling:
Nytt kart ble delt ut.
Vedtak:
Planen legges ut til offentlig ettersyn.
""",
    ).items
    assert [(each.own, each.body, each.outcome) for each in item.decisions] == [
        (False, "Utvalg for plan", Outcome.POSTPONED),
        (True, None, Outcome.SENT_TO_HEARING),
    ]
    assert [role for role in roles(item) if role is not Role.OTHER] == [
        Role.RECOMMENDATION,
        Role.PRIOR_DECISION,
        Role.PRIOR_DECISION,
        Role.DELIBERATION,
        Role.DECISION,
    ]


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        (
            "Ordföranden ställer förvaltningens förslag mot Ove Eks yrkande och finner att nämnden bifaller "
            "förvaltningens förslag.",
            Outcome.REJECTED,
        ),
        ("Ordföranden finner att nämnden bifaller yrkandet.", Outcome.APPROVED),
        ("Ordföranden finner att nämnden avslår Ove Eks yrkande.", Outcome.REJECTED),
        ("Tilläggsyrkandet bifalls utan omröstning.", Outcome.APPROVED),
    ],
)
def test_what_became_of_a_swedish_motion(told: str, outcome: Outcome, plain: Plain) -> None:
    (item,) = swedish(
        plain,
        f"""§ 4 Ny lekplats
Yrkanden
Anna Berg (S) yrkar bifall till förvaltningens förslag.
Ove Ek (M) yrkar som tillägg att lekplatsen ska ha en bänk.
Beslutsgång
{told}
Kommunstyrelsens beslut
Lekplatsen byggs.
Protokollsanteckning
Anna Berg (S) lämnar följande anteckning: "Bänken är dyr."
""",
    ).items
    assert [(each.by, each.text, each.outcome) for each in item.amendments] == [
        ("Ove Ek", "lekplatsen ska ha en bänk.", outcome)
    ]
    assert [(each.who, each.kind, each.text) for each in item.minority] == [
        ("Anna Berg", "entry", "Bänken är dyr.")
    ]


def test_a_norwegian_choice_and_one_found_fit_and_one_who_is_not(plain: Plain) -> None:
    choice, unfit = norwegian(
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
""",
    ).items
    assert (choice.disqualified, choice.not_participating) == ((), ())
    assert [(each.by, each.text, each.outcome) for each in choice.amendments] == [
        ("Kari Moe", "Retningslinjen vedtas ikke.", Outcome.REJECTED)
    ]
    assert (unfit.disqualified, unfit.not_participating) == (("Kari Moe",), ("Kari Moe",))


@pytest.mark.parametrize(
    ("head", "end", "signed"),
    [
        ("Justerare: Ove Ek\nSekreterare: Mia Lund\n", "", ["Ove Ek", "Mia Lund"]),
        ("Underskrifter\nSekreterare\tMia Lund\nOrdförande\tAnna Berg\nJusterande\tOve Ek\n", "", None),
        (
            "Sekreterare: Mia Lund\n",
            "Almby, den 9 maj 2018\nAnna Berg\nordförande\nMia Lund\nsekreterare\n",
            None,
        ),
    ],
)
def test_who_signs_swedish_minutes(head: str, end: str, signed: list[str] | None, plain: Plain) -> None:
    meeting = swedish(
        plain, f"{head}§ 4 Delgivningar\nBeslut\nDelgivningarna läggs till handlingarna.\n{end}"
    )
    assert set(meeting.signatories) >= set(signed or ["Mia Lund", "Anna Berg"])
    assert [person.name for person in meeting.participants] == ["Anna Berg", "Ove Ek", "Siv Ås"]
    assert [each.text for item in meeting.items for each in item.decisions] == [
        "Delgivningarna läggs till handlingarna."
    ]


def test_norwegian_signers_stand_beside_one_another_above_their_titles(plain: Plain) -> None:
    meeting = norwegian(
        plain,
        """Saksliste
PS 1/21 Referatsaker
PS 2/21 Eventuelt
Kari Moe\tEven Bakk
ordfører\tsekretær
PS 1/21 Referatsaker
Vedtak:
Tas til orientering.
PS 2/21 Eventuelt
Vedtak:
Ingen.
""",
    )
    assert meeting.signatories == ("Kari Moe", "Even Bakk")
    assert [item.number for item in meeting.items] == ["PS 1/21", "PS 2/21"]


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


def test_a_norwegian_head_in_sentences(plain: Plain) -> None:
    meeting = parse(
        plain(
            """Fjellbygda kommune
Formannskapet
Protokoll fra møtet 16. juni 2022
Møtet ble holdt i Samfunnshuset, store sal. Det ble satt kl. 17.00 og hevet kl. 20.25.
Fra administrasjonen møtte rådmann Åse Kvam.
Sak 1/22: Referatsaker
Vedtak:
Tas til orientering.
"""
        )
    )
    assert meeting.place == "Samfunnshuset, store sal"
    assert (str(meeting.start_time), str(meeting.end_time)) == ("17:00:00", "20:25:00")
    assert [person.name for person in meeting.staff] == ["Åse Kvam"]


def test_a_contents_list_ends_where_its_first_number_stands_over_its_title(plain: Plain) -> None:
    meeting = swedish(
        plain,
        """Innehåll
§ 10\tAllmänhetens frågestund
§ 11\tSkattesats för nästa år
§ 12\tAvfallsföreskrifter
Kf § 10\tKS 2018/12
Allmänhetens frågestund
Beslut
Ingen fråga hade anmälts.
Kf § 11\tKS 2018/377
Skattesats för nästa år
Beslut
Skattesatsen fastställs.
Särskilt yttrande
Anna Berg (S) avger för den socialdemokratiska gruppen ett särskilt yttrande: "Skatten är hög."
Kf § 12\tKS 2018/40
Avfallsföreskrifter
Yrkanden
Ove Ek (M) yrkar bifall till styrelsens förslag med den ändringen att glas hämtas.
Beslutsgång
Ordföranden ställer proposition på styrelsens förslag med och utan Ove Eks ändring. Han föreslår \
att det prövas först. Ordföranden finner att fullmäktige bifaller förslaget med ändringen.
Beslut
Föreskrifterna antas.
""",
        "Kommunfullmäktige",
    )
    assert [(item.number, item.title) for item in meeting.items] == [
        ("10", "Allmänhetens frågestund"),
        ("11", "Skattesats för nästa år"),
        ("12", "Avfallsföreskrifter"),
    ]
    assert [(each.who, each.text) for each in meeting.items[1].minority] == [("Anna Berg", "Skatten är hög.")]
    assert [each.by for each in meeting.items[2].amendments] == ["Ove Ek"]


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("Ärendet går tillbaka till nämnden, som ska räkna på priset.", Outcome.SENT_BACK),
        ("Nämnden lämnar tillbaka ärendet till förvaltningen.", Outcome.SENT_BACK),
        ("Ingen anmälde någon fråga.", Outcome.NO_DECISION),
        ("Kommunstyrelsen föreslår kommunfullmäktige att avslå motionen.", Outcome.RECOMMENDED),
    ],
)
def test_what_becomes_of_a_swedish_case(said: str, outcome: Outcome, plain: Plain) -> None:
    (item,) = swedish(plain, f"§ 4 Taxa\nKommunstyrelsens beslut\n{said}\n").items
    assert item.own_decision is not None
    assert item.own_decision.outcome is outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("Utvalet utset saka til etter synfaring.", Outcome.POSTPONED),
        ("Sende på høyring som tilrådd.", Outcome.SENT_TO_HEARING),
        ("Søknaden vert ikkje innvilga.", Outcome.REJECTED),
        ("Desse vert oppnemnde: Kari Moe (leiar) og Even Bakk.", Outcome.ELECTED),
        ("Inga sak.", Outcome.NO_DECISION),
        ("Samrøystes som tilrådd.", Outcome.APPROVED),
    ],
)
def test_nynorsk_outcomes(said: str, outcome: Outcome, plain: Plain) -> None:
    (item,) = norwegian(plain, f"PS 1/21 Saka om hamna\nVedtak:\n{said}\n").items
    assert item.own_decision is not None
    assert item.own_decision.outcome is outcome
