"""Which findings a rule may let be."""

from __future__ import annotations

from core.review.checks import check_named
from core.review.finding import Group
from core.review.letting_be import BY_WORDS


def test_rules_go_by_words_of_known_checks_and_hold_nothing_confidential() -> None:
    checks = [check_named(each) for each in BY_WORDS]
    assert all(each is not None and each.group is not Group.CONFIDENTIAL for each in checks)
    assert "decision-missing" not in BY_WORDS
