"""Norwegian and Swedish minutes: their heads, lists of contents, items and signatures."""

from __future__ import annotations

import pytest

from core.minutes import Outcome, Role
from core.parsing import parse
from tests.core.parsing.nordic import Plain, norwegian, roles, swedish


def test_the_head_of_swedish_minutes(plain: Plain) -> None:
    meeting = swedish(plain, "§ 4 Val av justerare\nBeslut\nOve Ek utses att justera.\n")
    assert meeting.language == "sv"
    assert (meeting.body, str(meeting.date)) == ("Kommunstyrelsen", "2018-05-08")
    assert (str(meeting.start_time), str(meeting.end_time)) == ("13:00:00", "15:30:00")
    assert meeting.place == "Sessionssalen"
    assert [person.name for person in meeting.participants] == ["Anna Berg", "Ove Ek", "Siv Ås"]
    assert [(person.name, person.stands_for) for person in meeting.substitutes] == [("Siv Ås", "Bo Öst")]


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
