"""The file of rules to begin with: nothing in it counts, and all of it can."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.language import set_language
from core.review.checks import all_checks
from core.review.rules import NO_RULES
from core.review.rules_file import load_rules, read_rules
from core.review.rules_template import start_rules, template

NAMES = re.compile(r"^# (?=\[|[a-z_]+ = |    \"|\]$)", re.MULTILINE)


@pytest.mark.parametrize("language", ["en", "da"])
def test_it_says_nothing_before_a_sign_is_taken_away_and_all_is_right_then(language: str) -> None:
    set_language(language)
    try:
        text = template()
    finally:
        set_language("en")
    asis = read_rules(text.encode(), Path("rules.toml"))
    assert (asis.checks, asis.own, asis.let, asis.checklist, asis.known) == ({}, (), (), (), ())
    # the lists stand before the tables, as TOML wants them
    rules = read_rules(NAMES.sub("", text).encode(), Path("rules.toml"))
    assert set(rules.checks) == {each.id for each in all_checks()}
    assert [each.id for each in rules.own] == ["own-economy"]
    assert len(rules.let) == 1
    assert len(rules.checklist) == 2
    assert "Havnelodsen" in rules.known


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "review" / "rules.toml"
    assert load_rules(path, may_lack=True) is NO_RULES
    assert start_rules(path) == path
    assert load_rules(path).checks == {}
    path.write_text('checklist = ["x"]', "utf-8")
    start_rules(path)
    assert load_rules(path).checklist == ("x",)
