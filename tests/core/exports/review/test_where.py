"""What a terminal shows, and a log keeps, of findings: enough to find each, and nothing confidential."""

from __future__ import annotations

import pytest

from core.exports.review.as_text import as_text
from core.exports.review.checked import Checked
from core.review.draft import Draft
from core.review.rules import NO_RULES
from core.review.running import review
from tests.review.drafts import draft_of
from tests.review.files import draft_in, tracked, word

PARAGRAPHS = (
    "Referat Byrådet 3. september 2024",
    "Punkt 1: Ny bro over åen",
    "Sagsfremstilling",
    "Broen bliver god.",
    "Broen bliver dyr.",
    "Beslutning",
    "Indstillingen blev godkendt.",
    "Punkt 2: Lukket: Køb af Tangvej 9",
    "Sagsfremstilling",
    "Prisen er aftalt med sælger.",
    "Beslutning",
    "Godkendt.",
)


def lines(draft: Draft, check: str, content: bytes | None = None) -> list[str]:
    """What is printed of one check's findings: each with what stands under it."""
    found = review(draft, NO_RULES)
    told = as_text([Checked("udkast", draft.source, draft.meeting, found, NO_RULES, (), content)])
    parts = told.replace("\n    ", "\t").splitlines()
    return [each for each in parts if f"[{check}]" in each]


def with_change(at: int, kind: str, words: str) -> Draft:
    document = word(*PARAGRAPHS)
    tracked(document.paragraphs[at], kind, words, "Bo Krag")
    return draft_in(document)


def test_a_change_in_an_open_item_is_told_with_its_words_and_its_place() -> None:
    (told,) = lines(with_change(4, "del", " Prisen var for høj."), "tracked-changes")
    assert "(item 1, Case presentation, paragraph 2)" in told
    assert "“Prisen var for høj.”" in told
    assert "left out" not in told
    (told,) = lines(with_change(6, "ins", " Bo stemte imod."), "tracked-changes")
    assert "(item 1, Decision, paragraph 1)" in told
    assert "“Bo stemte imod.”" in told


@pytest.mark.parametrize(
    "words",
    [
        " Hun har kræft.",
        " Birthe Vang klagede.",
        " Nummeret er 010190-1234.",
        " Ring på 21 43 65 87.",
        " Det er “Anna” fra skolen, der har kræft.",
        " Nummeret er 010190-1234, og hun har kræft.",
        " Se sagen om køb af Tangvej 9.",
        " Sagen har nummer 010190 og mere står der ikke i denne lange sætning om broen og åen og byen 1234.",
    ],
)
def test_a_change_whose_words_may_be_confidential_is_told_by_its_place_alone(words: str) -> None:
    (told,) = lines(with_change(4, "del", words), "tracked-changes")
    assert "(item 1, Case presentation, paragraph 2)" in told
    assert "left out]" in told
    for secret in ("kræft", "Vang", "0101", "21 43", "Tangvej"):
        assert secret not in told


def test_a_change_in_a_closed_item_is_told_by_its_place_alone() -> None:
    (told,) = lines(with_change(9, "del", " Prisen var for høj."), "tracked-changes")
    assert "(item 2, Case presentation, paragraph 1)" in told
    assert "Prisen" not in told


def test_a_word_near_a_name_is_told_as_what_it_is_with_its_place() -> None:
    text = (
        "Referat\nByrådet\n\nPunkt 1: Støtte\n\nSagsfremstilling\n\nDer søges om støtte.\n\n"
        "Birthe Vang lider af en depression.\n\nBeslutning\n\nGodkendt.\n"
    )
    (told,) = lines(draft_of(text), "sensitive-words")
    assert "(item 1, Case presentation, paragraph 2): Health, family or social case near a name." in told
    assert "Birthe" not in told
    (told,) = lines(draft_of(text), "sensitive-words", text.encode())
    assert "(item 1, Case presentation, line 10)" in told


def test_words_under_a_bar_or_hidden_are_never_quoted() -> None:
    document = word(*PARAGRAPHS)
    run = document.paragraphs[4].add_run(" Broen er grim.")
    run.font.hidden = True
    (told,) = lines(draft_in(document), "hidden-text")
    assert "(item 1, Case presentation, paragraph 2)" in told
    assert "grim" not in told
