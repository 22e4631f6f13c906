"""A draft in English: one sentence says which checks find something in it."""

from __future__ import annotations

from core.review.rules import NO_RULES, CheckRule, Rules
from core.review.spelling.background import SpellingRun
from core.review.spelling.wish import SpellingWish
from tests.review.drafts import draft_of

ENGLISH = """Minutes of the meeting of the Planning Committee, 14 May 2024

1. Minutes of the previous meeting
The minutes of the meeting which was held in April were approved and signed by the Chair.

2. Bridge over the river
The committee considered the plan, and the officer said that the bridge will be built by the council.
RESOLVED that the plan be approved, and that the council be asked for the money.
"""
DANISH = """Referat af Teknisk Udvalgs møde den 14. maj 2024

Punkt 1: Bro
Sagsfremstilling
Broen er fra 1950 og skal skiftes. Udvalget har set på den med teknikere fra firmaet, som ikke er dyre.
Beslutning
Godkendt.
"""


def _lacking(text: str, rules: Rules = NO_RULES) -> str | None:
    run = SpellingRun(draft_of(text), rules, SpellingWish())
    list(run.rest())
    return run.lacking


def test_of_a_draft_in_english_a_sentence_says_what_is_checked() -> None:
    said = _lacking(ENGLISH)
    assert said is not None
    assert said.startswith("The draft is taken for English.")
    assert "CPR numbers" in said
    off = Rules({"spelling": CheckRule(on=False), "compound-apart": CheckRule(on=False)})
    assert _lacking(ENGLISH, off) == said


def test_a_danish_draft_with_some_english_is_none() -> None:
    quoted = "Firmaet skriver: “The bridge was built by the council, and it will be safe with this plan.”"
    assert "English" not in (_lacking(DANISH) or "")
    assert "English" not in (_lacking(DANISH.replace("Broen er", f"{quoted} Broen er")) or "")
