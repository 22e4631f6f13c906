"""The checklist written into a file of rules: what else stands there stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UserFacingError
from core.language import set_language
from core.review.rules_checklist import with_checklist, write_checklist
from core.review.rules_file import load_rules, read_rules
from core.review.rules_template import template

LINES = ("Bilagene er med", 'Formanden sagde "ja"', "Sti: C:\\referater # nr. 1")


@pytest.mark.parametrize("language", ["en", "da"])
def test_in_a_new_file_it_stands_below_its_example(language: str, tmp_path: Path) -> None:
    set_language(language)
    written = with_checklist(template(), LINES)
    assert read_rules(written.encode(), tmp_path).checklist == LINES
    kept = [each for each in written.splitlines() if each not in ("checklist = [", "]") and each[:1] != " "]
    assert kept == template().splitlines()
    lines = written.splitlines()
    assert lines[lines.index("checklist = [") - 1] == "# ]"


def test_what_else_stands_in_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_bytes(
        b"\xef\xbb\xbf# Ours.\r\nchecklist = ['Bilagene er med', # by the clerk\r\n  # since 2030\r\n"
        b'  "Gammel",   # [an old one]\r\n  "Formanden har set det"] # ticked each time\r\n\r\n'
        b"[checks.sentence-long]\r\nwords = 50 # not 40\r\n\r\n"
        b'[[let]]\r\ncheck = "sentence-long"\r\nwords = "checklist = [1]"\r\n'
    )
    write_checklist(path, ("Formanden har set det", "Bilagene er med", "Nyt"))
    assert path.read_bytes().decode() == (
        "\ufeff# Ours.\r\nchecklist = [\r\n"
        "    # since 2030\r\n    # [an old one]\r\n"
        '    "Formanden har set det",\r\n'
        '    "Bilagene er med",  # by the clerk\r\n'
        '    "Nyt",\r\n'
        "] # ticked each time\r\n\r\n"
        "[checks.sentence-long]\r\nwords = 50 # not 40\r\n\r\n"
        '[[let]]\r\ncheck = "sentence-long"\r\nwords = "checklist = [1]"\r\n'
    )
    write_checklist(path, ())
    assert load_rules(path).checklist == ()
    assert "# by the clerk" in path.read_text("utf-8")


def test_a_file_with_tables_alone_gets_it_above_them(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "rules.toml"
    write_checklist(path, LINES)
    assert load_rules(path).checklist == LINES
    path.write_text('[words]\nknown = ["checklist = 1"]\n# checklist = ["x"]\n', "utf-8")
    write_checklist(path, LINES)
    rules = load_rules(path)
    assert (rules.checklist, rules.known) == (LINES, ("checklist = 1",))


def test_a_faulty_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("checklist = [\n", "utf-8")
    with pytest.raises(UserFacingError):
        write_checklist(path, LINES)
    assert path.read_text("utf-8") == "checklist = [\n"


words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)


@given(st.lists(words, unique=True, max_size=5), st.lists(words, unique=True, max_size=5))
def test_whatever_is_written_is_read_again(first: list[str], then: list[str]) -> None:
    for before in ("", "[words]\nknown = []\n", "checklist = [] # c"):
        once = with_checklist(before, first)
        twice = with_checklist(once, then)
        for text, lines in ((once, first), (twice, then)):
            assert read_rules(text.encode(), Path("rules.toml")).checklist == tuple(lines)
