"""Findings as JSON and SARIF: as their schemas have them, and true to what was found."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from core.exports.review.as_json import as_json
from core.exports.review.as_sarif import as_sarif
from core.exports.review.as_text import as_text
from core.exports.review.checked import Checked
from core.minutes import DocumentKind
from core.parsing import parse
from core.review.draft import Draft
from core.review.finding import Finding, Group, Severity
from core.review.rules import NO_RULES
from core.review.running import review
from core.source_text import Span
from core.sources import read
from tests.core.exports.review.drafts import OWN, PLAIN, findings, loaded, review_of
from tests.core.exports.review.sarif_rules import LOG

ROOT = Path(__file__).resolve().parents[4]
SCHEMA = json.loads((ROOT / "docs" / "schemas" / "findings.schema.json").read_text("utf-8"))
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.pdf"))


@pytest.fixture(scope="module")
def checked() -> Checked:
    """A draft with a finding that the rules let be, and words that nobody looked at."""
    where = loaded(PLAIN.encode(), "udkast æ.txt")
    found = [replace(each, key=f"{at:032x}") for at, each in enumerate(findings(where))]
    found[-1] = replace(found[-1], allowed="Sådan skriver vi det.", suggestions=("Intet at bemærke.",))
    rules = review_of(where).rules
    return Checked(
        "mappe/udkast æ.txt", where.source, where.meeting, tuple(found), rules, ("Der er ingen ordbog.",)
    )


def hold(values: Any, schema: Any) -> None:
    """Hold `values` against a schema, days and addresses, too."""
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(values)


def test_json_is_as_its_schema_says(checked: Checked) -> None:
    values = json.loads(as_json([checked, checked]))
    hold(values, SCHEMA)
    assert [each["not_checked"] for each in values["files"]] == [["Der er ingen ordbog."]] * 2
    assert len(values["findings"]) == 2 * len(checked.findings)
    assert values["findings"][-1]["let_be"] == "Sådan skriver vi det."
    hold(json.loads(as_json([])), SCHEMA)


def test_a_value_that_the_schema_does_not_know_is_refused(checked: Checked) -> None:
    values = json.loads(as_json([checked]))
    values["findings"][0]["severity"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        hold(values, SCHEMA)


def test_sarif_is_as_the_standard_says(checked: Checked) -> None:
    values = json.loads(as_sarif([checked]))
    hold(values, LOG)
    hold(json.loads(as_sarif([])), LOG)
    (run,) = values["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == [each.id for each in (OWN[2], OWN[0], OWN[1])]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]  # 3.27.6
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "mappe/udkast%20%C3%A6.txt"
    assert "010190-1234" not in as_sarif([checked])
    assert [each for each in run["results"] if "suppressions" in each] == [run["results"][-1]]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"] == "Der er ingen ordbog."


ARTIFACT = """\
# Referat

Havneudvalget
Mødedato: Onsdag den 14. maj 2031 kl. 31:20
**********

## Punkt 1: Støj ved   kajen
Sagsfremstilling
Her er er der støj, og ud-
valget har lyttet. (En parentes
- Først den **store  store** kran , så den lille .
Beslutning
Godkendt.
"""


def words_at(region: dict[str, Any], artifact: str) -> str:
    """The words of an artifact in a region, as 3.30 has them: lines end with \\n or \\r\\n."""
    lines = artifact.replace("\r\n", "\n").split("\n")[region["startLine"] - 1 : region["endLine"]]
    lines[-1] = lines[-1][: region.get("endColumn", len(lines[-1]) + 1) - 1]
    lines[0] = lines[0][region.get("startColumn", 1) - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("artifact", "encoding"),
    [
        (ARTIFACT, "utf-8"),
        (ARTIFACT.replace("\n", "\r\n"), "utf-8-sig"),
        (ARTIFACT.replace("\n\n", "\n\f\n"), "utf-16"),
        (ARTIFACT, "cp1252"),
    ],
)
def test_regions_are_where_the_words_stand_in_the_file_itself(artifact: str, encoding: str) -> None:
    content = artifact.encode(encoding)
    where = loaded(content, "udkast.txt")
    found = review(Draft(where.source, where.meeting), NO_RULES)
    checked = Checked("udkast.txt", where.source, where.meeting, found, NO_RULES, content=content)
    values = json.loads(as_sarif([checked]))
    hold(values, LOG)
    seen = {}
    for told, result in zip(found, values["runs"][0]["results"], strict=True):
        region = result["locations"][0]["physicalLocation"].get("region")
        assert (region is None) == (told.span is None)
        if region is None:
            continue
        words = words_at(region, artifact)
        seen[told.check] = words
        assert "startColumn" not in region or " ".join(words.split()) == told.quote
        assert region.get("snippet", {"text": words})["text"] == words
    assert seen["time-impossible"] == "31:20"
    assert "er er" in seen["word-doubled"] or "store" in seen["word-doubled"]
    assert set(seen) >= {"time-impossible", "word-doubled", "mark-unpaired", "space-superfluous"}


def test_of_a_file_that_is_no_plain_text_the_place_is_told_in_words() -> None:
    sample = SAMPLES[0]
    source = read(sample.read_bytes())
    meeting = parse(source)
    at = source.text.index(meeting.items[0].title or "")
    told = Finding(
        "own-style", Group.FORM, Severity.NOTE, "Se efter.", "", "k" * 32, Span(at, at + 5), "", 0, page=1
    )
    checked = Checked(sample.name, source, meeting, (told,), review_of(loaded(PLAIN.encode(), "a.txt")).rules)
    values = json.loads(as_sarif([checked]))
    hold(values, LOG)
    (result,) = values["runs"][0]["results"]
    (location,) = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert result["message"]["text"] == f"Se efter. (item {meeting.items[0].number}, page 2)"
    assert location["properties"]["page"] == 2
    assert (location["properties"]["start"], location["properties"]["end"]) == (at, at + 5)


def test_sarif_tells_of_files_that_were_not_read(checked: Checked, tmp_path: Path) -> None:
    gone = tmp_path / "væk fil.pdf"
    values = json.loads(as_sarif([checked], [(str(gone), "Filen er der ikke.")]))
    hold(values, LOG)
    (invocation,) = values["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    told = invocation["toolExecutionNotifications"][-1]
    assert told["level"] == "error"
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == gone.as_uri()


def test_sarif_tells_a_check_that_two_files_weigh_otherwise_twice(checked: Checked) -> None:
    own = tuple(replace(each, severity=Severity.WARNING, why="Vi vil det.") for each in checked.rules.own)
    other = replace(checked, file="anden.txt", rules=replace(checked.rules, own=own))
    values = json.loads(as_sarif([checked, checked, other]))
    hold(values, LOG)
    (run,) = values["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) == 6
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        is_other = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "anden.txt"
        assert rule["id"] == result["ruleId"]
        assert (rule["fullDescription"]["text"] == "Vi vil det.") == is_other
        assert rule["defaultConfiguration"]["level"] == "warning" or not is_other


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_all_that_the_checks_find_can_be_told(sample: Path) -> None:
    source = read(sample.read_bytes())
    meeting = parse(source)
    found: tuple[Finding, ...] = review(Draft(source, meeting, sample.name), NO_RULES)
    checked = Checked(sample.name, source, meeting, found, NO_RULES)
    hold(json.loads(as_json([checked])), SCHEMA)
    hold(json.loads(as_sarif([checked])), LOG)


def test_a_draft_by_its_files_name_is_one_in_json(checked: Checked) -> None:
    final = replace(checked, file="mappe/a.pdf", meeting=replace(checked.meeting, draft=False))
    files = (final, replace(final, file="udkast/a.pdf"), replace(final, file="mappe/a-udkast.docx"))
    assert [each["draft"] for each in json.loads(as_json(files))["files"]] == [False, False, True]


def test_text_tells_items_of_one_number_apart_by_their_titles(checked: Checked) -> None:
    items = tuple(replace(each, number="3") for each in checked.meeting.items)
    found = tuple(replace(checked.findings[0], item=at) for at in (0, 1, 2))
    told = as_text([replace(checked, meeting=replace(checked.meeting, items=items), findings=found)])
    assert [f"(item 3 “{each.title}”" in told for each in items[:3]] == [True, False, True]  # one is closed


def test_text_says_what_was_not_looked_at(checked: Checked) -> None:
    lines = as_text([checked]).splitlines()
    assert lines[0] == "mappe/udkast æ.txt: 1 error, 1 warning, 2 notes"
    assert lines[-2:] == ["  1 finding is let be by the rules.", "  Der er ingen ordbog."]


LEAKING = """\
Referat
Havneudvalget
Mødedato: Onsdag den 14. maj 2031 kl. 16:00

Punkt 1: Støj ved kajen
Sagsfremstilling
Birthe Vang, Egevej 14, 9999 Nørrevang, cpr-nr. 010190 1234, har klaget. Birthe Vang lider af en depression.
Beslutning
Godkendt.

Punkt 2: Lukket: Køb af Tangvej 9
Sagsfremstilling
Prisen er er 4,1 mio. kr.
Beslutning
Godkendt.
"""


@pytest.mark.parametrize("form", [as_text, as_sarif])
def test_logs_tell_neither_what_is_confidential_nor_a_word_of_closed_items(form: Any) -> None:
    where = loaded(LEAKING.encode(), "udkast.txt")
    found = review(Draft(where.source, where.meeting), NO_RULES)
    assert {"cpr-number", "private-contact", "sensitive-words", "closed-text"} <= {
        each.check for each in found
    }
    told = form([Checked("udkast.txt", where.source, where.meeting, found, NO_RULES)])
    for secret in ("010190", "depression", "Birthe", "Egevej", "Tangvej", "Prisen", "er er"):
        assert secret not in told
    part = replace(where.meeting, kind=DocumentKind.CLOSED_PART)
    told = form([Checked("lukket.txt", where.source, part, found, NO_RULES)])
    assert "Støj" not in told
