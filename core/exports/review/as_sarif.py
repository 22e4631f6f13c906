"""Findings as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format), for pipelines that publish."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from core.confidential.personal import masked_text
from core.exports.review.checked import Checked, check_of, is_of_closed
from core.exports.review.file_places import FilePlace, FilePlaces
from core.exports.review.logged import logged
from core.exports.review.places import place_words
from core.review.finding import Finding, Group

Values = dict[str, Any]
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(files: Sequence[Checked], unread: Sequence[tuple[str, str]] = ()) -> str:
    """All findings as one run, ending in a newline; `unread` are files that could not be read, and why.

    What the rules let be is suppressed, with the reason. Personal data is masked, and confidential findings
    and closed items are not quoted: such logs are sent on and kept. A region is one of the file itself
    (3.30); where the file has none, the message says the item and the page. A check that two files' rules
    word or weigh otherwise stands among the run's rules twice, under one id (3.19.23): `ruleIndex` tells
    which.
    """
    rules: list[Values] = []
    results = [
        _result(file, places, each, rules)
        for file, places in ((file, FilePlaces(file)) for file in files)
        for each in file.findings
    ]
    run: Values = {
        "tool": {"driver": {"name": "Protokollen", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not unread,
                "toolExecutionNotifications": [
                    *(_notification("note", file.file, said) for file in files for said in file.lacking),
                    *(_notification("error", name, why) for name, why in unread),
                ],
            }
        ],
        "results": results,
    }
    return (
        json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _rule(checked: Checked, finding: Finding) -> Values:
    """The check of a finding, as the rules of its file have it."""
    check, rules = check_of(finding, checked.rules), checked.rules
    return {
        "id": finding.check,
        "shortDescription": {"text": check.name()},
        "fullDescription": {"text": rules.why(check) or check.name()},
        "help": {"text": rules.advice(check)},
        "defaultConfiguration": {"level": rules.severity(check).value},
    }


def _result(checked: Checked, places: FilePlaces, finding: Finding, rules: list[Values]) -> Values:
    """A finding, its rule put among `rules` where it is not one of them."""
    rule, told = _rule(checked, finding), logged(checked, finding)
    if rule not in rules:
        rules.append(rule)
    place = None if finding.span is None else places.place(finding.span)
    where = "" if place is not None else place_words(checked, finding)
    result: Values = {
        "ruleId": finding.check,
        "ruleIndex": rules.index(rule),
        "level": finding.severity.value,
        "message": {"text": f"{told.message} ({where})" if where else told.message},
        "locations": [_location(checked, finding, told, place)],
    }
    if finding.group is not Group.CONFIDENTIAL:  # a number could be found again by trying all there are
        result["partialFingerprints"] = {"finding/v1": finding.key}
    if finding.allowed is not None:
        result["suppressions"] = [{"kind": "external", "justification": told.allowed}]
    return result


def _location(checked: Checked, finding: Finding, told: Finding, place: FilePlace | None) -> Values:
    """Where a finding is: in the file, and, as properties, in the text that was read of it as JSON has it."""
    location = _of_file(checked.file)
    properties: Values = {}
    is_quoted = bool(told.quote) and told.quote == finding.quote
    if place is not None:
        location["physicalLocation"]["region"] = _region(place, is_quoted=is_quoted)
    if finding.span is not None:
        properties = {"start": finding.span.start, "end": finding.span.end}
    if is_quoted:
        properties["quote"] = finding.quote
    if finding.item is not None:
        item = checked.meeting.items[finding.item]
        title = "" if is_of_closed(checked.meeting, finding) else masked_text(item.title or "")
        named = " ".join(each for each in (item.number, title) if each)
        if named:
            location["logicalLocations"] = [{"name": named, "kind": "member"}]
    if finding.page is not None:
        properties["page"] = finding.page + 1
    return {**location, "properties": properties} if properties else location


def _region(place: FilePlace, *, is_quoted: bool) -> Values:
    region: Values = {"startLine": place.first_line, "endLine": place.last_line}
    if place.first_column is not None:
        region |= {"startColumn": place.first_column, "endColumn": place.last_column}
        if is_quoted:
            region["snippet"] = {"text": place.words}
    return region


def _notification(level: str, file: str, said: str) -> Values:
    return {"level": level, "message": {"text": said}, "locations": [_of_file(file)]}


def _of_file(file: str) -> Values:
    path = Path(file)
    uri = path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))
    return {"physicalLocation": {"artifactLocation": {"uri": uri}}}
