"""All checks over a draft: one that fails costs no other."""

from __future__ import annotations

import pytest

from core.review.check import Tuned
from core.review.checks.form.placeholder import Placeholder
from core.review.draft import Draft
from core.review.finding import Finding, Hit, Severity
from core.review.rules import NO_RULES
from core.review.running import review
from core.source_text import Span
from tests.review.drafts import draft_of

MINUTES = """Referat
Teknisk Udvalg
Mødedato: 4. marts 2024

Punkt 1: Cykelsti ved skolen
Sagsfremstilling
Stien koster XXX kr. og anlægges i Nyby , siger skolen.
Beslutning
"""


def told(found: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(each.check, each.message) for each in found}


def test_a_check_that_fails_is_told_with_what_it_had_found_and_the_others_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = review(draft_of(MINUTES), NO_RULES)

    def look(check: Placeholder, draft: Draft, tuned: Tuned):  # type: ignore[no-untyped-def]
        yield Hit(Span(0, 7), "Found before it failed.")
        raise ValueError("Her står et navn")

    monkeypatch.setattr(Placeholder, "look", look)
    found = review(draft_of(MINUTES), NO_RULES)
    others = {each for each in told(whole) if each[0] != "placeholder"}
    assert others
    assert others <= told(found)
    of_it = [each for each in found if each.check == "placeholder"]
    assert [each.quote for each in of_it if each.span is not None] == ["Referat"]
    failed = next(each for each in of_it if each.span is None)
    assert failed.severity is Severity.WARNING
    assert "failed" in failed.message
    assert "ValueError, test_running.py:" in failed.message
    assert "navn" not in failed.message  # what an exception quotes is not for logs
