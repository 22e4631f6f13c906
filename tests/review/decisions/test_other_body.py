"""Another body's name in the decision is told."""

from __future__ import annotations

import pytest

from core.review.finding import Severity
from tests.review.decisions.invented import COUNCIL, HEAD, decided
from tests.review.drafts import found, quotes
from tests.review.nordic import NORWEGIAN, norwegian, swedish


def test_a_heading_with_another_body_is_told() -> None:
    text = decided("Godkendt.", heading="Beslutning i Teknik- og Miljøudvalget den 14-05-2024")
    told = found("decision-body", text)
    assert [(each.quote, each.severity) for each in told] == [
        ("Beslutning i Teknik- og Miljøudvalget den 14-05-2024", Severity.ERROR)
    ]


@pytest.mark.parametrize(
    ("head", "text", "quote"),
    [
        (HEAD, "Byrådet godkendte indstillingen.", "Byrådet"),
        (HEAD, "Teknik- og Miljøudvalget tog orienteringen til efterretning.", "Teknik- og Miljøudvalget"),
        (HEAD, "Et enigt Kulturudvalg besluttede at godkende planen.", "Kulturudvalg"),
        (COUNCIL, "Udvalget godkendte indstillingen.", "Udvalget"),
        (HEAD, "Indstillingen blev tiltrådt af Teknisk Udvalg.", "Teknisk Udvalg"),
        (HEAD, "Et samlet Kulturudvalg støtter planen.", "Kulturudvalg"),
        (HEAD, "Teknisk Udvalg anbefaler belysningen. Bo Lindemann tager forbehold.", "Teknisk Udvalg"),
        (COUNCIL, "Et flertal i Økonomiudvalget vedtog indstillingen.", "Økonomiudvalget"),
    ],
)
def test_a_text_that_says_another_body_decided_is_told(head: str, text: str, quote: str) -> None:
    assert quotes("decision-body", decided(text, head)) == [quote]


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (HEAD, "Økonomiudvalget godkendte indstillingen."),
        (HEAD, "Udvalget godkendte indstillingen."),
        (HEAD, "Anbefales over for Byrådet."),
        (HEAD, "Godkendt som anbefalet af Kulturudvalget."),
        (HEAD, "Godkendt, idet Kulturudvalget høres om skiltene."),
        (HEAD, "Godkendt som indstillet af Teknik- og Miljøudvalget."),
        (HEAD, "Teknik- og Miljøudvalget besluttede den 3. april 2024 at sende planen i høring. Godkendt."),
        (HEAD, "Forvaltningen drøftede planen med beboerne. Godkendt."),
        (COUNCIL, "Byrådet godkendte indstillingen."),
        (COUNCIL, "Nørrebæk Byråd vedtog planen."),
        (COUNCIL, "Økonomiudvalget indstiller, at planen godkendes.\nGodkendt."),
        (HEAD.replace("Økonomiudvalget", "Klima, natur og energi"), "Udvalget godkendte indstillingen."),
    ],
)
def test_the_body_that_met_and_bodies_beside_it_are_let_be(head: str, text: str) -> None:
    assert found("decision-body", decided(text, head)) == []


def test_an_earlier_decision_of_another_body_is_let_be() -> None:
    text = decided("Anbefales.", heading="Beslutning i Teknik- og Miljøudvalget den 07-05-2024").replace(
        "Anbefales.", "Anbefales.\n\nBeslutning i Økonomiudvalget den 14-05-2024\nGodkendt."
    )
    assert found("decision-body", text) == []


@pytest.mark.parametrize(
    ("minutes", "quote"),
    [
        (norwegian("Vedtak:\nPlanutvalget vedtar å bygge kaia."), ["Planutvalget"]),
        (norwegian("Innstilling til kommunestyret:\nPlanutvalget anbefaler å bygge kaia."), ["Planutvalget"]),
        (norwegian("Formannskapets innstilling til kommunestyret:\nKommunestyret vedtar å bygge kaia."), []),
        (norwegian("Vedtak:\nKommunestyret vedtar å bygge kaia."), []),
        (norwegian("Vedtak:\nUtvalget bygger.", NORWEGIAN.replace("Formannskapet", "Kaiutvalget i Nes")), []),
        (swedish("Beslut\nSocialnämnden beslutar att bygga kajen."), ["Socialnämnden"]),
        (swedish("Beslut\nSocialnämnden beslutar\natt bygga kajen."), ["Socialnämnden beslutar"]),
        (swedish("Kommunstyrelsens förslag\nKommunfullmäktige antar planen för kajen."), []),
    ],
)
def test_norwegian_and_swedish_bodies_that_decide_or_shall_decide(minutes: str, quote: list[str]) -> None:
    assert quotes("decision-body", minutes) == quote
