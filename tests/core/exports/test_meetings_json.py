"""Meetings as JSON: what the schema says, no more and no less, with the names of OParl and Popolo."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from core.annotations import ItemKey
from core.exports import meetings_json
from core.exports.formats import Format, render
from core.exports.remarks import Remarks
from core.exports.summary import Group, Summary, Unplaced
from core.minutes import DocumentKind, Votes
from core.progress import quietly
from tests.core.exports.summaries import COUNCIL, HEAD, full_item, full_summary, item, note, summary

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"
SCHEMA = json.loads((SCHEMAS / "meetings.schema.json").read_text("utf-8"))


def told(found: Summary) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(render(found, Format.JSON))
    jsonschema.validate(values, SCHEMA, jsonschema.Draft202012Validator)
    return values


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in strings(each)]
    if isinstance(value, list):
        return [text for each in value for text in strings(each)]
    return [value] if isinstance(value, str) else []


def test_the_schemas_are_schemas() -> None:
    for path in SCHEMAS.glob("*.json"):
        jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


def test_every_chosen_piece_is_there_under_its_name() -> None:
    values = told(full_summary(reader="Åse Lund"))
    (meeting, *_others) = values["meeting"]
    one = next(each for each in meeting["agendaItem"] if each["name"] == "Ny bro")
    assert meeting["start"] == "2031-05-14T16:00:00"
    assert meeting["location"]["description"] == "Rådhuset"
    assert meeting["resultsProtocol"]["fileName"] == "Referat maj.pdf"
    assert [each["name"] for each in values["person"]][:3] == ["Åse Holm", "Bo Lind", "Ea Dam"]
    assert values["person"][0]["membership"][0]["on_behalf_of"] == {"name": "A"}
    assert meeting["protokollen"]["absent"] == [values["person"][2]["id"]]
    assert (one["number"], one["public"], one["result"]) == ("1", True, "approved_with_changes")
    assert [each["public"] for each in meeting["agendaItem"] if each["name"] == "Køb af jord"] == [False]
    assert one["consultation"]["paper"]["reference"] == "24-003817"
    assert one["keyword"] == ["budget", "Øst"]
    assert [each["name"] for each in one["auxiliaryFile"]] == ["Bilag 1: Kort.pdf", "Bilag 2: Økonomi"]
    prior, own = one["motion"]
    assert (prior["classification"], prior["organization"]) == ("prior_decision", {"name": "Teknisk Udvalg"})
    assert (own["organization_id"], own["date"]) == (meeting["organization"][0], "2031-05-14")
    assert own["protokollen"]["followsRecommendation"] is True
    (votes,) = one["vote_event"]
    assert votes["motion_id"] == own["id"]
    assert votes["counts"] == [{"option": "yes", "value": 5}, {"option": "no", "value": 2}]
    assert {"option": "abstain", "voter": {"name": "Jens Ødegård"}} in votes["votes"]
    assert {"option": "yes", "group": {"name": "F"}} in votes["votes"]
    said = "\n".join(strings(one))
    for piece in (
        *("Hvornår?\nOg af hvem?", "Spørg forvaltningen", "Ring", "Det indstilles,\nat broen bygges."),
        *("Note på beslutningen", "vigtigt", "broen belyses", "havn/broer", "Note på ordene", "Tjek lyset"),
        *("3 mio. kr.", "Til Bo", "2031-06-01"),
    ):
        assert piece in said
    assert (values["author"], values["introduction"]) == (
        "Åse Lund",
        "Til gruppemødet.\nPunkt 1 er vigtigst.",
    )


def test_the_reader_is_named_only_where_asked_for() -> None:
    assert "author" not in told(full_summary(reader=None))


def test_an_item_under_two_headings_stands_once_and_in_both_groups() -> None:
    one, two = full_item(), item("2", "Havnen", meeting=COUNCIL)
    found = replace(summary(), groups=(Group("budget", (one, two)), Group("Øst", (one,))))
    values = told(found)
    assert [len(meeting["agendaItem"]) for meeting in values["meeting"]] == [1, 1]
    first, second = values["groups"]
    assert second["agendaItem"] == first["agendaItem"][:1]


def test_ids_are_the_same_in_every_file_and_each_belongs_to_one_thing() -> None:
    twins = (item("1", "Ny bro"), replace(item("1", "Ny bro"), index=7))
    values = told(summary(*twins))
    (meeting,) = values["meeting"]
    assert len({each["id"] for each in meeting["agendaItem"]}) == 2
    again = told(summary(item("2", "Havnen"), item("1", "Ny bro")))["meeting"][0]["agendaItem"]
    assert again[1]["id"] == meeting["agendaItem"][0]["id"]


def test_a_case_is_one_paper_in_all_meetings() -> None:
    two = (item("1", "Ny bro", case_number="31-1"), item("4", "Broen", meeting=COUNCIL, case_number="31-1"))
    papers = [
        each["consultation"]["paper"]["id"]
        for meeting in told(summary(*two))["meeting"]
        for each in meeting["agendaItem"]
    ]
    assert papers == papers[:1] * 2


def test_documents_of_one_meeting_stand_with_it() -> None:
    agenda = replace(HEAD, version=2, kind=DocumentKind.AGENDA, file="Dagsorden.pdf", fingerprint="cd34")
    extra = replace(HEAD, version=3, kind=DocumentKind.SUPPLEMENT, file="Tillæg.pdf", fingerprint="ef56")
    second = replace(HEAD, version=4, file="Referat 2.pdf", fingerprint="0a0b")
    values = told(
        summary(
            *(
                item(str(at), "Punkt", meeting=each)
                for at, each in enumerate((HEAD, agenda, extra, second), 1)
            )
        )
    )
    (meeting,) = values["meeting"]
    assert meeting["invitation"]["fileName"] == "Dagsorden.pdf"
    assert meeting["resultsProtocol"]["fileName"] == "Referat maj.pdf"
    assert [each["fileName"] for each in meeting["auxiliaryFile"]] == ["Tillæg.pdf", "Referat 2.pdf"]


def test_remarks_without_an_item_are_there() -> None:
    lost = Unplaced(HEAD, ItemKey("9", "Borte", "31-1"), Remarks(notes=(note("Om det borte"),)))
    values = told(summary(before=Remarks(tags=("forside",)), unplaced=(lost,)))
    own = values["meeting"][0]["protokollen"]
    assert own["remarks"] == {"tags": ["forside"]}
    assert own["unplaced"][0]["name"] == "Borte"
    assert own["unplaced"][0]["remarks"]["notes"][0]["text"] == "Om det borte"
    assert own["unplaced"][0]["public"] is True


def test_what_lost_a_closed_item_is_marked_as_not_public() -> None:
    lost = Unplaced(HEAD, ItemKey("9", "Borte"), Remarks(notes=(note("Om det borte"),)), closed=True)
    values = told(summary(unplaced=(lost,)))
    assert [each["public"] for each in values["meeting"][0]["protokollen"]["unplaced"]] == [False]


def test_an_empty_meeting_and_an_empty_summary_are_files_too() -> None:
    assert told(summary())["meeting"][0]["agendaItem"] == []
    assert told(replace(summary(), groups=()))["meeting"] == []


def test_what_nobody_stated_is_absent() -> None:
    bare = replace(
        HEAD, body=None, municipality=None, date=None, start_time=None, end_time=None, place=None,
        participants=(), absent=(),
    )  # fmt: skip
    values = told(summary(item(None, None, meeting=bare, votes=Votes()), head=bare))
    (meeting,) = values["meeting"]
    assert meeting["name"] == "Referat maj.pdf"
    assert "null" not in json.dumps(values)
    assert "name" not in meeting["agendaItem"][0]


def test_half_a_letter_and_long_texts_come_through() -> None:
    title = "Æ" * 100_000 + "\ud83d"
    (one,) = told(summary(item("1", title)))["meeting"][0]["agendaItem"]
    assert one["name"] == title


def test_a_field_that_the_schema_does_not_know_is_refused() -> None:
    values = told(full_summary())
    values["meeting"][0]["agendaItem"][0]["protokollen"]["more"] = 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(values, SCHEMA, jsonschema.Draft202012Validator)


def test_every_field_of_the_schemas_is_told_of_in_the_docs() -> None:
    page = (SCHEMAS / "README.md").read_text("utf-8")
    usual = {
        "id",
        "type",
        "partOf",
        "startIndex",
        "generator",
        "total",
        "format",
        "value",
        "purpose",
        "@context",
    }
    for path in SCHEMAS.glob("*.json"):
        for name in _names(json.loads(path.read_text("utf-8"))) - usual:
            assert name in page, f"{name} of {path.name}"


def _names(schema: object) -> set[str]:
    if isinstance(schema, list):
        return {name for each in schema for name in _names(each)}
    if not isinstance(schema, dict):
        return set()
    own = set(schema["properties"]) if isinstance(schema.get("properties"), dict) else set()
    return own | {name for each in schema.values() for name in _names(each)}


def test_progress_is_told() -> None:
    steps: list[tuple[int, int]] = []
    meetings_json.render(full_summary(), lambda done, of: steps.append((done, of)))
    assert steps[-1][0] == steps[-1][1] > 0
    meetings_json.render(summary(), quietly)
