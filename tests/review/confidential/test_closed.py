"""Closed items in what is made to be published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.minutes import DocumentKind
from tests.review.drafts import draft_of, found, quotes

HEAD = "Referat Byrådet 3. september 2024\n\nPunkt 1: Ny bro\n\nBeslutning\nGodkendt.\n\n"


@pytest.mark.parametrize(
    ("item", "place"),
    [
        (
            "Punkt 2: Lukket: Køb af grund\n\nSagsfremstilling\n"
            "Ejeren af grunden ved åen kræver to millioner kroner og vil ikke forhandle om prisen.\n",
            "Ejeren af grunden",
        ),
        (
            "Punkt 2 (Lukket): Køb af grund\n\nIndstilling\n"
            "Direktionen indstiller, at grunden købes for to millioner kroner.\n",
            "Direktionen indstiller",
        ),
        (
            "Punkt 2: Lukket punkt: Personale\n\n"
            "En af skolens ansatte har gennem længe været syg, og forvaltningen foreslår en anden.\n",
            "En af skolens ansatte",
        ),
        ("Punkt 2: Lukket: Køb af grund\n\nGrunden købes for 3 mio. kr. af Jens Lund.\n", "Grunden købes"),
    ],
)
def test_text_of_a_closed_item_is_found_where_it_begins(item: str, place: str) -> None:
    (finding,) = found("closed-text", HEAD + item)
    assert finding.quote.startswith(place)
    assert finding.message == "The text of item 2, which is closed, stands in this version."
    assert finding.severity.value == "error"
    assert finding.item == 1


@pytest.mark.parametrize(
    ("decision", "place"),
    [
        ("Jens Peter Krag ansættes som skoleleder.", "Jens Peter Krag"),
        ("Godkendt. Tilbuddet gives til Ole Vang.", "Ole Vang"),
        ("Udvalget godkendte, at medarbejderen får fleksjob.", "fleksjob"),
        ("Godkendt. Kontakt ejeren på mobil 20 30 40 50.", "20 30 40 50"),
    ],
)
def test_a_short_decision_that_tells_of_somebody_is_a_warning(decision: str, place: str) -> None:
    (finding,) = found("closed-text", f"{HEAD}Punkt 2: Lukket: Stilling\n\nBeslutning\n{decision}\n")
    assert (finding.quote, finding.severity.value) == (place, "warning")
    assert finding.message == "The decision on item 2, which is closed, tells of somebody."


@pytest.mark.parametrize(
    ("decision", "severity"),
    [
        ("Lejen sættes op til 41.000 kr., eftersom huset er sat i stand.", "warning"),
        ("Kontrakten med Grøn Kørsel A/S ophæves, da selskabet er i restance.", "warning"),
        ("Grunden sælges for 2,1 mio. kr.", "note"),
        ("Opgaven gives til Nordtag ApS.", "note"),
    ],
)
def test_a_decision_that_tells_the_terms_is_told(decision: str, severity: str) -> None:
    (finding,) = found("closed-text", f"{HEAD}Punkt 2: Lukket: Leje\n\nBeslutning\nGodkendt. {decision}\n")
    assert (finding.quote, finding.severity.value) == (decision, severity)


@pytest.mark.parametrize(
    "decision",
    [
        "Sagen blev udsat, fordi der manglede oplysninger.",
        "Godkendt. Ida Holm (V) ønskede en anden løsning.",
        "Godkendt. Ida Holm stemte imod.",
        "Anna Krog orienterede om sagen.",
        "Godkendt som personsag, jf. kommunestyrelseslovens § 10.",
    ],
)
def test_a_decision_that_tells_of_members_is_let_be(decision: str) -> None:
    assert found("closed-text", f"{HEAD}Punkt 2: Lukket: Stilling\n\nBeslutning\n{decision}\n") == []


def test_attachments_of_a_closed_item_are_found() -> None:
    item = "Punkt 2: Lukket: Køb af grund\n\nBilag\n• Skøde over grunden.pdf\n• Vurdering af grunden.pdf\n"
    findings = found("closed-text", HEAD + item)
    assert [each.message for each in findings] == [
        "2 attachments of item 2, which is closed, are listed or carried in this version."
    ]
    assert "Skøde over grunden" in findings[0].quote


@pytest.mark.parametrize(
    "item",
    [
        "Punkt 2: Lukket: Køb af grund\n",
        "Punkt 2: Lukket punkt\n\nPunktet behandles for lukkede døre, jf. kommunestyrelseslovens § 10.\n",
        "Punkt 2: Lukket: Køb af grund\n\nBeslutning\nIndstillingen blev godkendt. Ida Holm deltog ikke.\n",
        "Punkt 2: Lukket: Køb af grund\nSagsnr.: 24-001122\n\nFraværende: Ida Holm, Bo Krag og Anna Lund\n",
        "Punkt 2: Salg af grund\n\nSagsfremstilling\n"
        "Grunden ved åen udbydes, og ejeren af den anden grund er hørt om skellet mellem dem.\n",
    ],
)
def test_what_may_be_published_of_a_closed_item_is_left_alone(item: str) -> None:
    assert found("closed-text", HEAD + item) == []


def test_the_closed_part_itself_holds_closed_text() -> None:
    text = HEAD + (
        "Punkt 2: Lukket: Køb af grund\n\nSagsfremstilling\nEjeren af grunden kræver to millioner kroner.\n"
    )
    draft = draft_of(text)
    closed = replace(draft, meeting=replace(draft.meeting, kind=DocumentKind.CLOSED_PART))
    assert len(found("closed-text", draft)) == 1
    assert found("closed-text", closed) == []


@pytest.mark.parametrize(
    "heading", ["Punkt 2 (Lukket)", "Punkt 2: Lukket", "Punkt 2: (Lukket)", "Punkt 2: Lukket: –"]
)
def test_a_closed_item_that_says_nothing_lacks_its_wording(heading: str) -> None:
    (finding,) = found("closed-wording", f"{HEAD}{heading}\n")
    assert finding.quote == heading
    assert finding.severity.value == "warning"
    reason = "Punktet behandles for lukkede døre, jf. kommunestyrelseslovens § 10."
    assert found("closed-wording", f"{HEAD}{heading}\n\n{reason}\n") == []


def test_one_that_says_only_that_it_is_closed_is_a_note_unless_all_do() -> None:
    text = f"{HEAD}Punkt 2: Lukket punkt\n"
    (finding,) = found("closed-wording", text)
    assert (finding.quote, finding.severity.value) == ("Punkt 2: Lukket punkt", "note")
    assert found("closed-wording", f"{text}\nPunktet er fortroligt og behandles for sig.\n") == []
    assert found("closed-wording", f"{text}\nPunkt 3: Lukket punkt\n") == []
    assert len(found("closed-wording", f"{text}\nPunkt 3: Lukket: Køb af grund\n")) == 1


def test_a_line_that_says_it_is_closed_is_no_wording() -> None:
    text = f"{HEAD}Lukket punkt\nPunkt 2: Lukket punkt\n"
    assert [each.severity.value for each in found("closed-wording", text)] == ["note"]
    assert found("closed-wording", text.replace("2: Lukket punkt", "2: Lukket punkt: Køb af grund")) == []


def test_a_title_that_names_somebody_is_found_at_the_name() -> None:
    assert quotes("closed-wording", HEAD + "Punkt 2: Lukket: Afskedigelse af Ida Holm\n") == ["Ida Holm"]
    assert quotes("closed-wording", HEAD + "Punkt 2: Lukket: Klage fra Villads Holms søn\n") == [
        "Villads Holms"
    ]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Afskedigelse af Ymer Stagesen", [("Ymer Stagesen", "warning")]),
        ("Ansættelse af Ymer Stage", [("Ymer Stage", "note")]),  # by its form alone
        ("Støtte til Hospice Ymersgård", []),
        ("Klage fra Ymersby Vandværk", []),
        ("Ansøgning fra Ymer Advokater", []),
    ],
)
def test_what_looks_like_a_name_in_a_title_is_a_note(title: str, told: list[tuple[str, str]]) -> None:
    findings = found("closed-wording", f"{HEAD}Punkt 2: Lukket: {title}\n")
    assert [(each.quote, each.severity.value) for each in findings] == told


@pytest.mark.parametrize(
    "title",
    [
        "Lukket: Personalesag",
        "Lukket: Køb af areal i Nørrevang Kommune",
        "Lukket: Leje af Gamle Ymersminde",
        "Lukket: Erstatning til Nordic Byg A/S",
    ],
)
def test_neutral_titles_are_left_alone(title: str) -> None:
    assert found("closed-wording", HEAD + f"Punkt 2: {title}\n") == []


HABIT = """Referat
Teknisk Udvalg
24-01-2018 kl. 14:00

åbent 1 Åbne spørgsmål til dagsordenen
lukket 101 Lukket punkt: Kontrakt

 Åbent  punkt
 1  Åbne spørgsmål til dagsordenen
Indstilling og beslutning
Direktionen indstiller, at spørgsmål besvares.
Teknisk Udvalg den 24. januar 2018:
Ingen spørgsmål.

Bilag
Bilag 1: Oversigt over spørgsmålene
"""


@pytest.mark.parametrize("check", ["closed-text", "decision-missing"])
def test_a_list_that_was_read_as_items_makes_no_error(check: str) -> None:
    assert any(each.closed for each in draft_of(HABIT).meeting.items)
    assert found(check, HABIT) == []


def test_a_line_before_the_next_item_hides_no_closed_text() -> None:
    item = "Punkt 2: Lukket: Køb af grund\n\nSagsfremstilling\nEjeren kræver to millioner kroner for den.\n\n"
    assert len(found("closed-text", f"{HEAD}{item}Åbent punkt\nPunkt 3: Eventuelt\n")) == 1


def test_a_line_that_comes_back_between_items_is_none_of_the_closed_one() -> None:
    line = "Møde i Bygningsudvalget den 3. september 2024\n\n"
    text = f"{HEAD}{line}Punkt 2: Lukket: Køb\n\n{{}}Punkt 3: Vejnavne\n\nBeslutning\nGodkendt.\n\n{line}"
    assert found("closed-text", f"{text.format(line)}Punkt 4: Eventuelt\n") == []
    told = text.format("Grunden købes for 3 mio. kr. af naboen.")
    assert len(found("closed-text", f"{told}Punkt 4: Eventuelt\n")) == 1
