"""A municipality's rules: read from TOML, with a sentence where they are faulty; what is let be is added."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import UserFacingError
from core.review.finding import Severity
from core.review.rules import Let
from core.review.rules_file import let_be, load_rules, read_rules
from core.review.running import review
from tests.review.drafts import draft_of

OWN = """
checklist = ["Formanden har læst referatet"]

[words]
known = ["Havnelodsen"]

[[own]]
id = "own-climate"
name = "Klima"
message = "Punktet siger intet om klima."
pattern = 'klima'
missing = true
severity = "note"
"""

MINUTES = """Referat
Teknisk Udvalg
Mødedato: 4. marts 2024

Punkt 1: Cykelsti ved skolen
Sagsfremstilling
Stien anlægges.
Beslutning
Godkendt.

Punkt 2: Varmeplan
Sagsfremstilling
Planen hjælper klimaet.
Beslutning
Godkendt.
"""


def test_a_check_of_the_municipalitys_own_runs_with_the_others() -> None:
    rules = read_rules(OWN.encode(), Path("rules.toml"))
    assert rules.checklist == ("Formanden har læst referatet",)
    assert rules.known == ("Havnelodsen",)
    found = [each for each in review(draft_of(MINUTES), rules) if each.check == "own-climate"]
    assert [(each.item, each.severity) for each in found] == [(0, Severity.NOTE)]


def test_what_is_let_be_is_added_behind_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "review" / "rules.toml"
    path.parent.mkdir()
    path.write_text("# ours\n" + OWN, "utf-8")
    let_be(path, Let("own-climate", 'Sti "nord"\\syd', "Aftalt\nmed formanden"))
    rules = load_rules(path)
    assert rules.allowed("own-climate", 'sti  "NORD"\\syd') == "Aftalt\nmed formanden"
    assert rules.allowed("another", 'Sti "nord"\\syd') is None
    assert path.read_text("utf-8").startswith("# ours")


def test_what_stands_in_the_file_stays_to_the_byte_and_so_do_its_rights(tmp_path: Path) -> None:
    real, path = tmp_path / "shared.toml", tmp_path / "rules.toml"
    before = ("# ours\r\n" + OWN.replace("\n", "\r\n")).encode()
    real.write_bytes(before)
    real.chmod(0o664)
    path.symlink_to(real)
    let_be(path, Let("own-climate", "Sti", "Aftalt"))
    after = real.read_bytes()
    assert after.startswith(before)
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert path.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o664


def test_a_rule_that_would_spoil_the_file_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("# ours\nlet = []\n", "utf-8")
    with pytest.raises(UserFacingError) as told:
        let_be(path, Let("own-climate", "Sti", "Aftalt"))
    assert "Line 2" in told.value.what
    assert "[[let]]" in told.value.advice
    assert path.read_text("utf-8") == "# ours\nlet = []\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("checklist = [\n", "1"),
        ("\n[checks.nothing-such]\non = true\n", "2"),
        ("[[own]]\nid = 'a'\nname='b'\nmessage='c'\npattern = '('\n", "5"),
        ("[[let]]\ncheck = 3\n", "2"),
        ("[surprise]\n", "1"),
        ("# ours\nname = 3\n", "2"),
        ("[words]\nknwon = ['Havnelodsen']\n", "2"),
        ("[[let]]\ncheck = 'spelling'\nwords = 'Havnelodsen'\nreson = 'Et navn'\n", "4"),
        ("[[let]]\ncheck = 'speling'\nwords = 'Havnelodsen'\n", "2"),
        (OWN + "[[let]]\ncheck = 'own-weather'\nwords = 'vejr'\n", "15"),
        (OWN + OWN[OWN.index("[[own]]") :], "15"),
    ],
)
def test_faulty_rules_are_not_used_and_the_line_is_said(text: str, line: str) -> None:
    with pytest.raises(UserFacingError, match=rf"Line {line}:"):
        read_rules(text.encode(), Path("rules.toml"))


@pytest.mark.parametrize("check", ["cpr-number", "hidden-text", "decision-missing", "closed-text"])
def test_no_rule_lets_be_what_a_file_that_many_read_must_not_hold(check: str) -> None:
    text = f"[[let]]\ncheck = '{check}'\nwords = '010190-1234'\n"
    with pytest.raises(UserFacingError, match=r"Line 2: .*cannot be let be by a rule"):
        read_rules(text.encode(), Path("rules.toml"))


def test_rules_that_are_not_there_may_lack(tmp_path: Path) -> None:
    assert load_rules(tmp_path / "none.toml", may_lack=True).own == ()
    with pytest.raises(UserFacingError, match="there is no such file"):
        load_rules(tmp_path / "none.toml")
