"""Where somebody lives and is reached, and words that point to health, family and social cases."""

from __future__ import annotations

import pytest

from tests.review.drafts import found, quotes

HEAD = (
    "Referat Byrådet 3. september 2024\nNørrevang Kommune\n\nDeltagere: Anna Krog, Bo Lind\n\n"
    "Punkt 1: Henvendelse\n\nSagsfremstilling\n"
)


@pytest.mark.parametrize(
    ("text", "words", "severity"),
    [
        ("Ida Holm kan kontaktes på mobil 20 30 40 50.", "20 30 40 50", "warning"),
        ("Klageren bor på Skovvej 12, 2. tv.", "Skovvej 12, 2. tv.", "warning"),
        ("Mette Holm, cpr 150212-1234, Egevej 14, 4700 Næstby, klager.", "Egevej 14, 4700 Næstby", "warning"),
        ("Hun skriver fra ida.holm@gmail.com om sagen.", "ida.holm@gmail.com", "warning"),
        ("Hun skriver fra ida@broens-venner.example om sagen.", "ida@broens-venner.example", "note"),
        ("Beløbet overføres til reg.nr. 1234 kontonr. 0012345678.", "1234 kontonr. 0012345678", "warning"),
        ("Ida Holm, født 1. maj 1980, søger om støtte.", "1. maj 1980", "warning"),
    ],
)
def test_what_is_private_is_found(text: str, words: str, severity: str) -> None:
    (finding,) = found("private-contact", f"{HEAD}{text}\n")
    assert finding.quote == words
    assert finding.severity.value == severity
    assert finding.message.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "Nørrevang Kommune, Storegade 1, tlf. 59 53 44 00.",
        "Kontakt chefkonsulent Per Vang på tlf. 59 53 44 01.",
        "Spørgsmål kan rettes til visitationen, tlf. 99 88 77 66.",
        "Ring til Jobcentret på tlf. 59 53 44 02.",
        "Skriv til borgerservice@noerrevang.example om sagen.",
        "Skriv til per.vang@noerrevang.example om sagen.",
        "Lokalplanen gælder ejendommen Skovvej 12.",
        "Sagsnr. 20304050 og CVR 29189374.",
    ],
)
def test_offices_officials_and_properties_are_left_alone(text: str) -> None:
    assert found("private-contact", f"{HEAD}{text}\n") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ida Holm har fået en diagnose og kan ikke arbejde.", "diagnose"),
        ("Kommunen afgjorde, at borgeren Sol Vang skal have førtidspension.", "førtidspension"),
        ("Sagen om Peter Mark og hans forældremyndighed er genoptaget.", "forældremyndighed"),
    ],
)
def test_a_sensitive_word_near_a_name_is_worth_a_look(text: str, word: str) -> None:
    (finding,) = found("sensitive-words", f"{HEAD}{text}\n")
    assert finding.quote == word
    assert finding.severity.value == "note"
    assert len(finding.also) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Udgifterne til førtidspension og kontanthjælp steg.",
        "Anna Krog stemte imod takster for plejehjemsplads og kontanthjælp.",
        "Ida Holm holdt oplæg. Antallet af diagnoser er stigende i kommunen.",
        "Nørrevang Plejehjem har fået flere beboere med demens.",
    ],
)
def test_matters_of_nobody_in_particular_and_members_are_left_alone(text: str) -> None:
    assert quotes("sensitive-words", f"{HEAD}{text}\n") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mette Holm klager over afslaget. Sønnen har ADHD og går i specialklasse.", ["ADHD"]),
        ("Ansøgeren er født den 12. marts 1985. Han lider af en depression.", ["depression"]),
        (
            "Sagen vedrører cpr.nr. 150212-1234. Familien modtager kontanthjælp, og faren er hjemløs.",
            ["kontanthjælp", "hjemløs"],
        ),
        ("Ida Holm holdt oplæg om vold. Antallet af diagnoser er stigende.", ["vold"]),
        ("Ansøgeren kan få kontanthjælp, og klageren kan få fleksjob.", []),
    ],
)
def test_a_paragraph_about_one_person_is_read_as_a_whole(text: str, words: list[str]) -> None:
    assert quotes("sensitive-words", f"{HEAD}{text}\n") == words
