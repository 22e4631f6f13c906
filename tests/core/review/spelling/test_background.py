"""The spelling of a draft goes on in short steps, what is in view first."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.review.rules import NO_RULES, CheckRule, Let, Rules
from core.review.spelling import background, dictionaries, dictionary_words
from core.review.spelling.background import SpellingRun
from core.review.spelling.dictionaries import dictionary_for
from core.review.spelling.dictionary_words import DictionaryWords
from core.review.spelling.wish import SpellingWish
from core.source_text import Span
from tests.core.review.spelling.small_dictionary import small_dictionary
from tests.review.drafts import draft_of

TEXT = "\n".join(
    f"Punkt {number}: Vej\nBeslutning\nUdvalget har godkendt {word}.\n"
    for number, word in enumerate(("beslutnigen", "renoverring", "hanven"), 1)
)


@pytest.fixture(autouse=True)
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this machine has is not looked at."""
    monkeypatch.setattr(dictionaries, "usual_places", lambda: ())


@pytest.fixture
def wish(tmp_path: Path) -> SpellingWish:
    return SpellingWish(str(small_dictionary(tmp_path).words))


def test_it_finds_all_words_and_then_is_done(wish: SpellingWish) -> None:
    run = SpellingRun(draft_of(TEXT), NO_RULES, wish)
    assert run.lacking is None
    assert not run.is_done
    assert run.done == 0
    found = list(run.rest())
    assert [each.quote for each in found] == ["beslutnigen", "renoverring", "hanven"]
    assert [each.item for each in found] == [0, 1, 2]
    assert run.is_done
    assert run.done == run.of > 0
    assert run.step() == ()
    assert found[0].check == "spelling"
    assert found[0].suggestions[0] == "beslutningen"


def test_what_is_in_view_comes_first(wish: SpellingWish, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(100_000))
    monkeypatch.setattr(background.time, "perf_counter", lambda: float(next(ticks)))  # a word a step
    draft = draft_of(TEXT)
    run = SpellingRun(draft, NO_RULES, wish)
    at = TEXT.index("hanven")
    found: list[str] = []
    steps = 0
    while not run.is_done:
        found += [each.quote for each in run.step([Span(at, at + 6)])]
        steps += 1
    assert found == ["hanven", "beslutnigen", "renoverring"]
    assert steps > run.of


def test_rules_switch_it_off_tune_it_and_let_words_be(wish: SpellingWish) -> None:
    both = {"spelling": CheckRule(on=False), "compound-apart": CheckRule(on=False)}
    off = SpellingRun(draft_of(TEXT), Rules(both), wish)
    assert off.is_done
    assert off.lacking is None
    assert off.step() == ()
    rules = Rules(known=("renoverring",), let=(Let("spelling", "hanven", "that is its name"),))
    found = {each.quote: each.allowed for each in SpellingRun(draft_of(TEXT), rules, wish).rest()}
    assert found == {"beslutnigen": None, "hanven": "that is its name"}


def test_without_a_dictionary_a_sentence_says_so() -> None:
    run = SpellingRun(draft_of(TEXT), NO_RULES, SpellingWish())
    assert run.lacking is not None
    assert "hunspell-da" in run.lacking
    assert run.is_done
    assert run.step() == ()


def test_a_word_that_is_let_be_in_one_item_is_known_in_all(wish: SpellingWish) -> None:
    found = list(SpellingRun(draft_of(TEXT.replace("hanven", "beslutnigen")), NO_RULES, wish).rest())
    first, _other, last = found
    assert first.key == last.key
    assert first.span != last.span


ENGLISH = "The committee considered that application with several neighbours against granting permission."


def test_english_minutes_are_not_spelt_and_a_sentence_says_so(wish: SpellingWish) -> None:
    run = SpellingRun(draft_of(f"31. Minutes\n{ENGLISH}\n\n32. Planning\n{ENGLISH}\n"), NO_RULES, wish)
    assert list(run.rest()) == []
    assert run.is_done
    assert run.lacking == (
        "The spelling was not checked: most words are not of the language of the dictionary."
    )


def test_an_english_paragraph_in_danish_minutes_is_not_spelt(wish: SpellingWish) -> None:
    danish = (
        "Udvalget sendte forslaget, planen og beslutningen, som ikke blev godkendt, til området over hanven; "
        "også møde, hensyn, gruppe, kommune, renoveringen og vejen tages med, eller blev fremlagt."
    )
    run = SpellingRun(draft_of(f"Punkt 1: Vej\nSagsfremstilling\n{danish}\n\n{ENGLISH}\n"), NO_RULES, wish)
    quotes = [each.quote for each in run.rest()]
    assert run.lacking is None
    assert "hanven" in quotes
    assert "neighbours" not in quotes


def test_words_that_a_template_left_are_not_spelt(wish: SpellingWish) -> None:
    text = TEXT.replace("har godkendt hanven", "har godkendt [indsæt beløbbet] hanven")
    assert [each.quote for each in SpellingRun(draft_of(text), NO_RULES, wish).rest()][-1] == "hanven"
    assert all(each.quote != "beløbbet" for each in SpellingRun(draft_of(text), NO_RULES, wish).rest())


def test_a_compound_written_apart_is_told_as_one_not_as_a_misspelt_half(wish: SpellingWish) -> None:
    text = (
        "Punkt 1: Vej\nBeslutning\nUdvalget sendte sag til gruppe. De tages med beslutnings vej og hanven.\n"
    )
    found = [(each.check, each.quote) for each in SpellingRun(draft_of(text), NO_RULES, wish).rest()]
    assert ("compound-apart", "beslutnings vej") in found
    assert ("spelling", "hanven") in found
    assert not any("beslutnings" in quote for check, quote in found if check == "spelling")
    off = Rules({"compound-apart": CheckRule(on=False)})
    rest = [each.check for each in SpellingRun(draft_of(text), off, wish).rest()]
    assert rest
    assert "compound-apart" not in rest
    alone = Rules({"spelling": CheckRule(on=False)})
    assert {each.check for each in SpellingRun(draft_of(text), alone, wish).rest()} == {"compound-apart"}


def test_a_word_that_takes_longer_than_a_step_is_done_where_somebody_waits(
    wish: SpellingWish, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = iter(range(10_000))
    monkeypatch.setattr(background.time, "perf_counter", lambda: float(next(ticks)))  # a second a question
    monkeypatch.setattr(dictionary_words, "_KEPT", 0)  # a word that asks more than what is kept of answers
    words = DictionaryWords(dictionary_for("da", wish.dictionary))
    monkeypatch.setattr(background, "words_of_dictionary", lambda _found: words)
    run = SpellingRun(draft_of(TEXT), NO_RULES, wish)
    assert [each.quote for each in run.rest()] == ["beslutnigen", "renoverring", "hanven"]
