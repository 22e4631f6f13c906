"""A municipality's own checks: whatever their patterns are, the review comes to its end and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.review import own_patterns, running
from core.review.finding import Finding, Severity
from core.review.rules import Rules
from core.review.rules_file import read_rules
from core.review.running import review
from tests.review.drafts import draft_of

FOR_EVER = r"(\w+\s?)+;"
"""Some 2 to the power of the words of a sentence steps."""

MINUTES = """Referat
Teknisk Udvalg
Mødedato: 4. marts 2024

Punkt 1: Cykelsti ved skolen
Sagsfremstilling
Stien anlægges mellem skolen og hallen og bliver tre meter bred i hele sin længde med XXX lamper og bænke.
Beslutning
Godkendt.
"""


def rules_of(*patterns: str) -> Rules:
    own = "[[own]]\nid='own-{0}'\nname='Nr. {0}'\nmessage='Se her.'\nseverity='note'\npattern='''{1}'''\n"
    text = "".join(own.format(number, pattern) for number, pattern in enumerate(patterns, 1))
    return read_rules(text.encode(), Path("rules.toml"))


def own(rules: Rules, text: str = MINUTES) -> list[Finding]:
    return [each for each in review(draft_of(text), rules) if each.check.startswith("own-")]


def test_a_pattern_that_would_take_for_ever_is_named_and_the_others_are_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_patterns, "SECONDS", 0.5)
    found = own(rules_of("tre", FOR_EVER, "XXX"))
    assert {(each.check, each.quote) for each in found} == {
        ("own-1", "tre"),
        ("own-2", ""),
        ("own-3", "XXX"),
    }
    told = next(each for each in found if each.check == "own-2")
    assert "was not carried out: Nr. 2." in told.message
    assert told.severity is Severity.WARNING  # what was not looked for is no note, whatever it is itself
    assert told.span is None


def test_a_pattern_that_stands_everywhere_is_told_up_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_patterns, "MOST_TOLD", 20)
    monkeypatch.setattr(running, "MOST_TOLD", 20)
    found = own(rules_of("e"))
    assert len(found) == 21
    assert any("more than 20 places" in each.message for each in found)


def test_checks_that_cannot_be_carried_out_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_patterns.sys, "executable", "/nowhere/python")
    found = own(rules_of("tre", "XXX"))
    assert ["was not carried out" in each.message for each in found] == [True, True]


def test_an_empty_match_is_no_place() -> None:
    assert [each.quote for each in own(rules_of("(XXX)?"))] == ["XXX"]


def test_words_of_the_head_are_looked_for_and_those_of_the_contents_list_are_not() -> None:
    text = MINUTES.replace("Mødedato", "Sted: XXX\nMødedato").replace(
        "Punkt 1:", "Indholdsfortegnelse\nPunkt 1: Cykelsti ved skolen\n\nPunkt 1:"
    )
    found = own(rules_of("XXX", "Cykelsti ved"), text)
    assert [(each.quote, each.item) for each in found] == [("XXX", None), ("Cykelsti ved", 0), ("XXX", 0)]
    rules = read_rules(
        b"[[own]]\nid='own-1'\nname='N'\nmessage='M'\npattern='XXX'\nroles=['case']\n", Path("rules.toml")
    )
    assert [each.item for each in own(rules, text)] == [0]
