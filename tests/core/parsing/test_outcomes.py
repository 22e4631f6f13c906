"""How decisions came out: the classes of the field, the "no" before its "yes", and the traps."""

from __future__ import annotations

import pytest

from core.minutes import Outcome
from core.parsing.outcomes import effective_outcome, follows, outcome_of, recommended_outcome, sentences
from core.parsing.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Godkendt.", Outcome.APPROVED),
        ("Tiltrådtes.", Outcome.APPROVED),
        ("Indstillingen blev fulgt.", Outcome.APPROVED),
        ("Vedtaget uden afstemning.", Outcome.APPROVED),
        ("BYUDVALGET tiltræder Direktionens forslag.", Outcome.APPROVED),
        ("Byrådet tilsluttede sig forslaget.", Outcome.APPROVED),
        ("Godkendt med den tilføjelse, at stien belyses.", Outcome.APPROVED_WITH_CHANGES),
        ("Udvalget godkendte planen, dog således at pkt. 4 udgår.", Outcome.APPROVED_WITH_CHANGES),
        ("Delvist imødekommet.", Outcome.APPROVED_WITH_CHANGES),
        ("Pkt. 1 godkendt, pkt. 2 ikke.", Outcome.APPROVED_WITH_CHANGES),
        ("Pkt. 1: Godkendt.\nPkt. 2: Forkastet.", Outcome.APPROVED_WITH_CHANGES),
        ("Anbefales.", Outcome.RECOMMENDED),
        ("Indstilles godkendt.", Outcome.RECOMMENDED),
        ("Indstilles tiltrådt.", Outcome.RECOMMENDED),
        ("Indstillet til Byrådets godkendelse.", Outcome.RECOMMENDED),
        ("Fremsendes til Byrådet med anbefaling.", Outcome.RECOMMENDED),
        ("Orienteringen blev taget til efterretning.", Outcome.NOTED),
        ("Udvalget tog sagen til efterretning.", Outcome.NOTED),
        ("Foretoges.", Outcome.NOTED),
        ("Drøftet.", Outcome.DISCUSSED),
        ("Drøftet. Sagen genoptages i august.", Outcome.DISCUSSED),
        ("Sagen genoptages på næste møde.", Outcome.POSTPONED),
        ("Udsat.", Outcome.POSTPONED),
        ("Forkastet.", Outcome.REJECTED),
        ("Forslaget blev ikke godkendt.", Outcome.REJECTED),
        ("Ikke anbefalet.", Outcome.REJECTED),
        ("Udvalget kan ikke tiltræde indstillingen.", Outcome.REJECTED),
        ("Indstillingen blev ikke fulgt.", Outcome.REJECTED),
        ("Ansøgningen afslås.", Outcome.REJECTED),
        ("Udvalget tog ikke redegørelsen til efterretning.", Outcome.REJECTED),
        ("Forslaget bortfaldt.", Outcome.REJECTED),
        ("Tilbagesendes til forvaltningen.", Outcome.SENT_BACK),
        ("Sagen sendes tilbage til Teknisk Udvalg.", Outcome.SENT_BACK),
        ("Oversendes til fornyet behandling i udvalget.", Outcome.SENT_BACK),
        ("Planen sendes i offentlig høring i otte uger.", Outcome.SENT_TO_HEARING),
        ("Taget af dagsordenen.", Outcome.REMOVED),
        ("Punktet udgik.", Outcome.REMOVED),
        ("Valgt blev Asta Brink (V).", Outcome.ELECTED),
        ("Som suppleant blev Bo Lind (A) udpeget.", Outcome.ELECTED),
        ("Henvises til Økonomiudvalget.", Outcome.REFERRED),
        ("-", Outcome.NO_DECISION),
        ("Ingen bemærkninger.", Outcome.NO_DECISION),
        ("Intet at bemærke.", Outcome.NO_DECISION),
        ("", Outcome.NO_DECISION),
        ("Formanden fortalte om arbejdet med ensomhed.", Outcome.OTHER),
    ],
)
def test_a_decision_has_the_outcome_a_reader_sees(text: str, outcome: Outcome, words: Vocabulary) -> None:
    assert outcome_of(text, words).outcome is outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        # The council sends a case back with the remark that it has adopted it.
        ("Tilbagesendes til Kultur med bemærkning, at byrådet har vedtaget indstillingen.", Outcome.APPROVED),
        # Another item, an amendment, a minority, people: they do not decide.
        ("Sag nr. 6 blev udsat. Dagsordenen blev godkendt.", Outcome.APPROVED),
        ("Ændringsforslaget blev forkastet. Indstillingen blev herefter godkendt.", Outcome.APPROVED),
        ("Godkendt. Et mindretal (V) kan ikke tiltræde indstillingen.", Outcome.APPROVED),
        ("Anna Holt (V) kan ikke godkende udgiften. Indstillingen blev tiltrådt.", Outcome.APPROVED),
        ("Bo Lind var fraværende. Drøftet.", Outcome.DISCUSSED),
        ("Oda Brink erklærede sig inhabil. Udsat.", Outcome.POSTPONED),
    ],
)
def test_what_stands_aside_does_not_decide(text: str, outcome: Outcome, words: Vocabulary) -> None:
    assert outcome_of(text, words).outcome is outcome


def test_what_another_body_recommends_is_not_the_decision(words: Vocabulary) -> None:
    text = "Økonomiudvalget indstiller, at planen forkastes.\nVedtaget."
    assert outcome_of(text, words, "Byrådet").outcome is Outcome.APPROVED
    assert outcome_of(text.split("\n")[0], words, "Økonomiudvalget").outcome is not Outcome.APPROVED


def test_free_words_are_unsure(words: Vocabulary) -> None:
    assert outcome_of("Udvalget besøgte havnen.", words).doubt
    assert not outcome_of("Godkendt.", words).doubt


@pytest.mark.parametrize(
    ("outcome", "decision", "recommendation", "effective"),
    [
        (
            Outcome.APPROVED,
            "Udvalget tiltræder forslaget.",
            "at sagen tages til efterretning.",
            Outcome.NOTED,
        ),
        (Outcome.APPROVED, "Godkendt.", "at ansøgningen ikke imødekommes.", Outcome.REJECTED),
        (Outcome.APPROVED, "Godkendt.", "at planen godkendes.", None),
        (Outcome.APPROVED, "Godkendt.", "at bilag 1 tages til efterretning, og at planen godkendes.", None),
        (
            Outcome.REJECTED,
            "Indstillingen blev ikke fulgt.",
            "at ansøgningen ikke imødekommes.",
            Outcome.APPROVED,
        ),
        (Outcome.APPROVED, "Godkendt.", "", None),
    ],
)
def test_a_yes_to_a_no_is_a_no(
    outcome: Outcome, decision: str, recommendation: str, effective: Outcome | None, words: Vocabulary
) -> None:
    assert effective_outcome(outcome, decision, recommendation, words) is effective


def test_numbers_and_short_words_end_no_sentence(words: Vocabulary) -> None:
    assert sentences("Pkt. 2 om 4 mio. kr. blev udsat den 3. Maj. Godkendt.", words) == [
        "Pkt. 2 om 4 mio. kr. blev udsat den 3. Maj.",
        "Godkendt.",
    ]


@pytest.mark.parametrize(
    ("recommendation", "effective"),
    [
        ("Direktionen indstiller, at orienteringen tages til efterretning.", Outcome.NOTED),
        (
            "Direktionen indstiller, at orienteringen tages til efterretning, og at 1,4 mio. kr. flyttes.",
            None,
        ),
        ("Det indstilles\nat orienteringen tages til efterretning\nat status drøftes til juni", None),
        ("Forvaltningen indstiller:\n1. at orienteringen tages til efterretning", Outcome.NOTED),
    ],
)
def test_a_recommendation_of_several_parts_is_more_than_one_of_them(
    recommendation: str, effective: Outcome | None, words: Vocabulary
) -> None:
    decision = "Indstillingen godkendt."
    assert effective_outcome(Outcome.APPROVED, decision, recommendation, words) is effective


@pytest.mark.parametrize(
    ("recommendation", "asked"),
    [
        ("", None),
        ("Forvaltningen indstiller, at planen godkendes.", Outcome.APPROVED),
        ("Det indstilles, at orienteringen tages til efterretning.", Outcome.NOTED),
        ("Direktøren indstiller, at ansøgningen ikke imødekommes.", Outcome.REJECTED),
        (
            "Forvaltningen indstiller, at forslaget sendes i offentlig høring i otte uger.",
            Outcome.SENT_TO_HEARING,
        ),
        ("Det indstilles, at udvalget over for Byrådet anbefaler, at rammen hæves.", Outcome.RECOMMENDED),
        (
            "Det indstilles, at\n1. planen godkendes\n2. orienteringen tages til efterretning",
            Outcome.APPROVED,
        ),
        ("Det indstilles, at broen males rød.", Outcome.APPROVED),
    ],
)
def test_what_a_recommendation_asks_for(
    recommendation: str, asked: Outcome | None, words: Vocabulary
) -> None:
    assert recommended_outcome(recommendation, words) is asked


APPROVE = "Forvaltningen indstiller, at ansøgningen imødekommes."
REFUSE = "Forvaltningen indstiller, at ansøgningen ikke imødekommes."


@pytest.mark.parametrize(
    ("decision", "recommendation", "followed"),
    [
        ("Godkendt.", APPROVE, True),
        ("Anbefales.", APPROVE, True),
        ("Forkastet.", APPROVE, False),
        ("Udsat.", APPROVE, False),
        ("Godkendt.", REFUSE, True),
        ("Indstillingen blev ikke fulgt.", REFUSE, False),
        ("Udvalget imødekommer ansøgningen.", REFUSE, False),
        ("Ansøgningen afslås.", REFUSE, True),
        ("Godkendt med den tilføjelse, at stien belyses.", APPROVE, None),
        ("Formanden fortalte om ferien.", APPROVE, None),
        ("Godkendt.", "", None),
    ],
)
def test_whether_the_recommendation_was_followed(
    decision: str, recommendation: str, followed: bool | None, words: Vocabulary
) -> None:
    outcome = outcome_of(decision, words).outcome
    effective = effective_outcome(outcome, decision, recommendation, words)
    recommended = recommended_outcome(recommendation, words)
    assert follows(outcome, decision, recommended, effective, words) is followed


def test_a_sentence_without_an_end_takes_no_time(words: Vocabulary) -> None:
    assert outcome_of("pkt. 1 godkendt " * 800, words).outcome is Outcome.APPROVED
