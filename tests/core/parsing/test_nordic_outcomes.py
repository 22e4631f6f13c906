"""How Norwegian and Swedish decisions came out, by their words."""

from __future__ import annotations

import pytest

from core.minutes import Outcome
from tests.core.parsing.nordic import Plain, norwegian, swedish


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
