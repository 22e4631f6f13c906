"""docs/review.md is true: every check stands in it, and its file of rules can be used."""

from __future__ import annotations

import re
from pathlib import Path

from core.review.checks import all_checks
from core.review.finding import Severity
from core.review.rules_file import read_rules
from tests.review.checks_table import PAGE, parts_of_page, table


def test_the_table_of_checks_is_as_the_checks_are() -> None:
    _before, within, _behind = parts_of_page()
    assert within.strip() == table().strip(), "python tests/review/checks_table.py writes it anew"
    for check in all_checks():
        assert f"`{check.id}`" in within
        assert " ".join(check.why().split()) in within


def test_the_file_of_rules_that_is_shown_is_right() -> None:
    (shown,) = re.findall(r"```toml\n(.+?)```", PAGE.read_text("utf-8"), re.DOTALL)
    rules = read_rules(shown.encode(), Path("rules.toml"))
    assert rules.checklist
    assert rules.known
    assert rules.let
    (own,) = rules.own
    assert own.pattern.search("konto 4711") is not None
    assert {each.severity for each in rules.checks.values()} >= {Severity.NOTE}
    assert any(each.on is False for each in rules.checks.values())
    assert any(each.tuning for each in rules.checks.values())
