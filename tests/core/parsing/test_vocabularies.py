"""The files of words: every language has every table, and each word and pattern is one that can be used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.minutes import Outcome, Role
from core.parsing.own_vocabulary import patterns_of
from core.parsing.version import LANGUAGES, VOCABULARY
from core.parsing.vocabulary import vocabulary
from core.parsing.word_files import built_in_words

ROOT = Path(__file__).resolve().parents[3]
FORMATS = ROOT.parent / "shared" / "FORMATS.md"
FREE = {"months", "label_patterns"}
"""Tables whose names are the language's own, or of which each file has what it needs."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_every_table_and_list(language: str) -> None:
    danish, own = built_in_words("da"), built_in_words(language)
    assert own.keys() == danish.keys()
    for table, lists in danish.items():
        if table not in FREE:
            assert own[table].keys() == lists.keys(), table
            assert {name: type(value) for name, value in own[table].items()} == {
                name: type(value) for name, value in lists.items()
            }, table


@pytest.mark.parametrize("language", LANGUAGES)
def test_roles_outcomes_and_patterns_are_ones_that_exist(language: str) -> None:
    words = vocabulary(language)
    assert set(words.words["labels"]) <= set(Role)
    assert set(words.words["label_patterns"]) <= set(Role)
    assert {entry[0] for entry in words.words["outcomes"]["patterns"]} <= set(Outcome)
    assert {entry[0] for entry in words.words["statements"]["patterns"]} <= {
        "minority",
        "entry",
        "reservation",
    }
    for table, name, pattern in patterns_of(words.words):
        assert re.compile(words.expanded(pattern)), (table, name)
    assert set(words.words["months"].values()) == set(range(1, 13))


@pytest.mark.needs_corpus(FORMATS.parent)
def test_no_municipality_stands_in_the_parser_or_its_words() -> None:
    rows = re.findall(r"^\| \d+ \| (.+?) \|", FORMATS.read_text("utf-8"), re.MULTILINE)
    names = {
        name
        for row in rows
        for name in re.findall(r"(?:^|/ )([A-ZÆØÅ][a-zæøå]+(?:-[A-ZÆØÅ][a-zæøå]+)*)", row)
        if not name.startswith(("Munici", "Region"))
    }
    assert len(names) > 40
    looked_for = re.compile(rf"\b(?:{'|'.join(sorted(names))})\b")
    files = [*sorted((ROOT / "core").rglob("*.py")), *sorted(VOCABULARY.rglob("*.toml"))]
    found = {
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in files
        for match in looked_for.finditer(path.read_text("utf-8"))
    }
    assert found == set()
