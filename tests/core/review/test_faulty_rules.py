"""Files of rules that nobody meant so: each ends with a sentence, or is used, and every check runs by it."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.errors import UserFacingError
from core.review.check import Check
from core.review.checks import all_checks
from core.review.rules import rules_path
from core.review.rules_file import load_rules, read_rules
from core.review.running import review
from tests.review.drafts import draft_of

OWN = "[[own]]\nid='own-a'\nname='b'\nmessage='c'\n"
TUNED = [(check, key) for check in all_checks() for key in check.tuning]
MINUTES = draft_of(
    "Referat\nTeknisk Udvalg\nMødedato: 4. marts 2024\n\n"
    "Punkt 1: Støtte til Anna Holm\nSagsfremstilling\nAnna Holm har fået en diagnose , og søger støtte .\n"
    "Indstilling\nAt hun får den.\nBeslutning\nGodkendt.\n"
)


def told(raw: bytes) -> str:
    """What is said of a file of rules that is not used; else nothing, and a draft is looked through by it."""
    try:
        rules = read_rules(raw, Path("rules.toml"))
    except UserFacingError as error:
        return f"{error.what} {error.advice}"
    assert not [each.message for each in review(MINUTES, rules) if "This check failed" in each.message]
    return ""


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\n[checks.votes-sum]\nseverity = ['note']\n", 3, "error, warning or note"),
        ("\n[checks.votes-sum]\nseverity = {a = 1}\n", 3, "error, warning or note"),
        ("[words]\nknown = " + "[" * 3000 + "\n", 2, "too deep"),
        ("[words]\nknown = " + "[" * 3000 + "]" * 3000 + "\n", 2, "too deep"),
        ("[words]\n\nknown = " + "{a=" * 3000 + "\n", 3, "too deep"),
        ("\n[checks.sentence-long]\nwords = " + "1" * 5000 + "\n", 3, "number"),
        ("\n[checks.sentence-long]\nwords = 0x" + "1" * 5000 + "\n", 3, "number"),
        ("\n[checks.sensitive-words]\nnear = nan\n", 3, "number"),
        ("\n[checks.tracked-changes]\nmost = inf\n", 3, "number"),
        ("\n[checks.tracked-changes]\nmost = -1\n", 3, "number"),
        ("\n[checks.tracked-changes]\nmost = 99999999999999999999\n", 3, "number"),
        (f"{OWN}pattern = 'x{{99999999999}}'\n", 5, "pattern"),
        (f"{OWN}pattern = '{'(' * 3000}a{')' * 3000}'\n", 5, "pattern"),
        (f"{OWN}pattern = '(?a)(?u)x'\n", 5, "pattern"),
        (f"{OWN}pattern = '(?L)x'\n", 5, "pattern"),
        ("[words]\nknown = []\n[checks.votes-sum]\nwhy = 'on'\non = 3\n", 5, "true or false"),
        (
            "[checks.quorum]\nseverity = 'note'\n[checks.votes-sum]\nseverity = 3\n",
            4,
            "error, warning or note",
        ),
        (f"{OWN}pattern = 'a'\n{OWN}pattern = 3\n", 10, "pattern"),
        (f"{OWN}pattern = 'a'\n[[own]]\nid = 'b'\n", 6, "“name” is missing"),
        (f"{OWN}pattern = 'a'\nroles = [3]\n", 6, "list of texts"),
        (f"{OWN}pattern = 'a'\nseverity = 1979-05-27\n", 6, "error, warning or note"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_no_rule_can_say_is_told_with_its_line(text: str, line: int, said: str) -> None:
    sentence = told(text.encode())
    assert f"Line {line}: " in sentence
    assert said in sentence
    assert len(sentence) < 400


values = st.recursive(
    st.one_of(
        st.integers(-(10**30), 10**30).map(str),
        st.floats().map(lambda number: repr(number) if "e" not in repr(number) else "1.5"),
        st.sampled_from(["true", "false", "1979-05-27", "07:32:00", "0xffffffffffffffffff", "-0.0", "''"]),
        st.text(string.ascii_letters + " .*+?()[]{}|\\^$-æ0123456789", max_size=12).map(
            lambda text: f"'{text}'"
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        inner.map(lambda value: f"{{a = {value}}}"),
    ),
    max_leaves=4,
)
known = st.sampled_from(["on", "severity", "why", "source", "advice"])


@st.composite
def files_of_rules(draw: st.DrawFn) -> str:
    """Files in which everything has its name, and any value."""
    lines = []
    if draw(st.booleans()):
        lines.append(f"checklist = {draw(values)}")
    for check, key in draw(st.lists(st.sampled_from(TUNED), max_size=3, unique=True)):
        lines += [f"[checks.{check.id}.{key}]" if draw(st.integers(0, 9)) == 0 else f"[checks.{check.id}]"]
        lines += [f"{key} = {draw(values)}"]
        lines += [f"{name} = {draw(values)}" for name in draw(st.lists(known, max_size=1))]
    if draw(st.booleans()):
        lines += ["[words]", f"known = {draw(values)}"]
    if draw(st.booleans()):
        lines += ["[[let]]", "check = 'sentence-long'", f"words = {draw(values)}"]
    if draw(st.booleans()):
        lines += [OWN + f"pattern = {draw(values)}"]
        lines += [f"{name} = {draw(values)}" for name in draw(st.sets(st.sampled_from(["roles", "missing"])))]
    return "\n".join(lines) + "\n"


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(TUNED), known, values)
def test_whatever_stands_behind_one_name_the_check_runs_or_a_sentence_says_why_not(
    tuned: tuple[Check, str], name: str, value: str
) -> None:
    check, key = tuned
    for each in (key, name):
        sentence = told(f"[checks.{check.id}]\n{each} = {value}\n".encode())
        assert "Line 2" in (sentence or "Line 2")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(files_of_rules())
def test_whatever_stands_behind_a_name_the_checks_run_or_a_sentence_says_why_not(text: str) -> None:
    assert "Line " in (told(text.encode()) or "Line ")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60))
@example(b"\xef\xbb\xbf[words]\n")
@example(b"\x00")
def test_whatever_the_bytes_are_they_are_read_or_a_sentence_says_why_not(raw: bytes) -> None:
    assert "rules.toml" in (told(raw) or "rules.toml")


@pytest.mark.parametrize(
    ("check", "key"), TUNED, ids=lambda value: value.id if isinstance(value, Check) else value
)
def test_every_number_may_be_none_at_all_and_many(check: Check, key: str) -> None:
    if isinstance(check.tuning[key], int) and not isinstance(check.tuning[key], bool):
        for number in ("0", "0.5", "1000000"):
            rules = read_rules(f"[checks.{check.id}]\n{key} = {number}\n".encode(), Path("rules.toml"))
            assert not [each for each in review(MINUTES, rules) if "This check failed" in each.message]


def test_a_municipality_with_a_name_longer_than_a_files_may_be_has_the_common_rules() -> None:
    assert rules_path("Nørrevang " * 100).name == "rules.toml"


def test_a_file_that_never_ends_is_refused() -> None:
    with pytest.raises(UserFacingError):
        load_rules(Path("/dev/zero"))
