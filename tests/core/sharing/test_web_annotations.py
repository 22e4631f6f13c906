"""Annotations as a W3C Web Annotation collection: out and in again they are equal, and nothing that comes in
from elsewhere ends in more than a sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotations import (
    About,
    Annotation,
    AnnotationId,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    MeetingId,
    PageBox,
    Passage,
)
from core.carried import Anchor, Former, Standing
from core.confidential.personal import Masking
from core.errors import UserFacingError
from core.minutes import DocumentKind, Role
from core.sharing.web_annotations import MOST, collection, read_collection
from core.source_text import Box, Span
from core.web_annotation import STANDARD, GivenAnnotation, MadeIn, from_web_annotation
from tests.stamps import without_stamps

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "docs" / "schemas" / "annotations.schema.json").read_text("utf-8")
)
DAY = date(2031, 5, 14)
NOON = datetime(2031, 5, 15, 12, 0, tzinfo=UTC)
PASSAGE = Passage(
    "Anbefales godkendt.", "Beslutning\n", "\n2. Ny skole", Span(51, 70), Role.DECISION,
    (PageBox(3, Box(56.5, 72.25, 300.1, 84.0)), PageBox(3, Box(56.5, 86.0, 120.0, 98.0))),
)  # fmt: skip
DOCUMENT = MadeIn(
    "ab" * 32, "Nørresund Kommune", "Økonomiudvalget", date(2031, 5, 14), "Referat maj.pdf",
    DocumentKind.MINUTES,
)  # fmt: skip


def annotation(kind: AnnotationKind = AnnotationKind.NOTE, **changed: Any) -> Annotation:
    made = Annotation(
        AnnotationId("7f2c1a52-52a3-4a51-9a3c-0a9d8f1e6b11"),
        MeetingId("0b8de1a4-1111-4222-8333-944455566677"),
        ItemKey("2", "Ny skole i Ærtebjerg", "31-000417"),
        kind,
        "Spørg om trafikken",
        "Åse Lund",
        NOON,
        NOON + timedelta(hours=1),
    )
    return replace(made, **changed)


def given_one(kind: AnnotationKind = AnnotationKind.NOTE, **changed: Any) -> GivenAnnotation:
    return GivenAnnotation(annotation(kind, **changed), DOCUMENT)


def told(*given: GivenAnnotation) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(collection(given))
    jsonschema.validate(values, SCHEMA, jsonschema.Draft202012Validator)
    return values


def first(*given: GivenAnnotation) -> dict[str, Any]:
    items: list[dict[str, Any]] = told(*given)["first"]["items"]
    return items[0]


def _is_paired(text: str) -> bool:
    return any("\ud800" <= one <= "\udbff" and "\udc00" <= other <= "\udfff" for one, other in pairwise(text))


def _unpaired(text: str) -> str:
    """Without two halves beside each other, which are a letter to all that reads JSON."""
    return "".join(letter for at, letter in enumerate(text) if not _is_paired(text[at : at + 2]))


words = st.text(st.characters(codec=None), max_size=60).map(_unpaired)
days = st.dates(date(1800, 1, 1), date(2200, 12, 31))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
points = st.floats(-2000, 5000, allow_nan=False)
boxes = st.builds(PageBox, st.integers(0, 5000), st.builds(Box, points, points, points, points))
spans = st.tuples(st.integers(0, 10**6), st.integers(0, 10**5)).map(lambda two: Span(two[0], sum(two)))
passages = st.builds(
    Passage, words, words, words, spans, st.sampled_from(Role), st.lists(boxes, max_size=3).map(tuple)
)
known = st.none() | words
former_passages = st.builds(
    Passage, words.filter(bool), st.just(""), st.just(""), spans, st.sampled_from(Role)
)
anchors = st.builds(Anchor, st.builds(ItemKey, known, known, known), former_passages)
formers = st.builds(Former, st.sampled_from(Standing)) | st.builds(
    Former, st.sampled_from(Standing), anchors, st.booleans()
)


GIVEN_KINDS = [each for each in AnnotationKind if each is not AnnotationKind.COMMENT]
"""Comments on drafts go out with the review alone."""


@st.composite
def anything(draw: st.DrawFn) -> GivenAnnotation:
    kind = draw(st.sampled_from(GIVEN_KINDS))
    passage = draw(st.none() | passages)
    made = Annotation(
        AnnotationId(str(draw(st.uuids()))),
        MeetingId(str(draw(st.uuids()))),
        ItemKey(draw(known), draw(known), draw(known)),
        kind,
        draw(words),
        draw(words),
        draw(moments),
        draw(moments),
        passage,
        About.ITEM if passage is None else draw(st.sampled_from(About)),
        draw(st.none() | st.sampled_from(Colour)),
        draw(st.builds(FollowUp, known, st.none() | days, st.none() | moments))
        if kind is AnnotationKind.FOLLOW_UP
        else None,
    )
    fingerprint = st.none() | st.binary(min_size=32, max_size=32).map(bytes.hex)
    kinds = st.none() | st.sampled_from(DocumentKind)
    where = MadeIn(
        draw(fingerprint), draw(known), draw(known), draw(st.none() | days), draw(known), draw(kinds)
    )
    colour = draw(st.none() | st.sampled_from(Colour))
    return GivenAnnotation(made, where, colour, former=draw(st.none() | formers))


@given(st.lists(anything(), max_size=4, unique_by=lambda each: each.annotation.id))
@settings(max_examples=25, deadline=None)
def test_out_and_in_again_they_are_equal(several: list[GivenAnnotation]) -> None:
    content = collection(several)
    jsonschema.validate(json.loads(content), SCHEMA, jsonschema.Draft202012Validator)
    read = read_collection(content)
    assert read.annotations == tuple(several)
    assert read.unread_count == 0


def test_the_collection_is_what_the_standard_says() -> None:
    values = told(given_one(passage=PASSAGE, about=About.PASSAGE))
    assert values["@context"][0] == STANDARD
    assert (values["type"], values["total"]) == ("AnnotationCollection", 1)
    (item,) = values["first"]["items"]
    assert item["id"] == "urn:uuid:7f2c1a52-52a3-4a51-9a3c-0a9d8f1e6b11"
    assert item["creator"] == {"type": "Person", "name": "Åse Lund"}
    assert item["created"] == "2031-05-15T12:00:00Z"
    assert item["body"][0]["value"] == "Spørg om trafikken"
    target = item["target"]
    assert target["source"]["id"] == "urn:sha256:" + "ab" * 32
    assert target["source"]["label"] == "Referat maj.pdf"
    quote, position, fragment = target["selector"]
    assert quote["exact"] == "Anbefales godkendt."
    assert (position["start"], position["end"]) == (51, 70)
    assert fragment["value"] == "page=4&viewrect=56.5,72.25,243.6,25.75"


@pytest.mark.parametrize(
    ("kind", "motivation"),
    [
        (AnnotationKind.NOTE, "commenting"),
        (AnnotationKind.TAG, "tagging"),
        (AnnotationKind.HIGHLIGHT, "highlighting"),
        (AnnotationKind.UNDERLINE, "highlighting"),
        (AnnotationKind.AREA, "highlighting"),
        (AnnotationKind.FOLLOW_UP, "bookmarking"),
    ],
)
def test_each_kind_has_a_motivation_of_the_model(kind: AnnotationKind, motivation: str) -> None:
    assert first(given_one(kind))["motivation"] == motivation


def test_a_note_of_100_000_letters_and_half_a_letter_comes_back() -> None:
    for text in ("Æ" * 100_000, "halv \ud83d", "\udc4d først", 'citat "\\ud83d" og \\'):
        (read,) = read_collection(collection([given_one(text=text)])).annotations
        assert read.annotation.text == text


def test_a_meeting_whose_id_has_half_a_letter_is_refused() -> None:
    value = first(given_one())
    value["protokollen:meeting"] = "urn:uuid:\ud800"
    with pytest.raises(ValueError):
        from_web_annotation(value)


def test_masked_words_are_masked_wherever_they_stand() -> None:
    passage = replace(PASSAGE, quote="90-1234 eller 010190-1234", prefix="til 0101", suffix=" og")
    one = given_one(
        AnnotationKind.FOLLOW_UP,
        text="Om 010190-1234",
        passage=passage,
        about=About.PASSAGE,
        follow_up=FollowUp("Bo 010190-1234"),
        item=ItemKey("1", "Sag 010190-1234", "S 010190-1234"),
        author="Bo 010190-1234",
    )
    one = replace(one, made_in=replace(one.made_in, name="Klage_010190-1234.pdf", body="010190-1234"))
    assert b"1234" in collection([one])
    masking = Masking()
    masked = collection([one], "Om 010190-1234", masking)
    assert "90-1234" not in without_stamps(masked)
    assert "0101" not in without_stamps(masked)
    ((number, count),) = [(each.text, each.count) for each in masking.masked]
    assert number == "010190-1234"
    assert masked.count(b"[CPR number left out]") >= count == 10


HYPOTHESIS = {
    "id": "XzGBAPsbEe2c",
    "created": "2031-05-15T08:00:00.000000+00:00",
    "updated": "2031-05-16T08:00:00.000000+00:00",
    "user": "acct:anne_holm@hypothes.is",
    "uri": "https://example.org/referat.pdf",
    "text": "Hvem betaler?",
    "tags": ["budget"],
    "target": [
        {
            "source": "https://example.org/referat.pdf",
            "selector": [
                {"type": "TextPositionSelector", "start": 51, "end": 70},
                {
                    "type": "TextQuoteSelector",
                    "exact": "Anbefales godkendt.",
                    "prefix": "Beslutning",
                    "suffix": "",
                },
            ],
        }
    ],
    "document": {"title": ["Referat af mødet"]},
    "user_info": {"display_name": "Anne Holm"},
}


@pytest.mark.parametrize("wrapped", ["alone", "list", "annotations", "rows"])
def test_what_hypothesis_gives_away_is_a_mark_a_note_and_a_tag(wrapped: str) -> None:
    value: object = HYPOTHESIS
    if wrapped != "alone":
        value = [HYPOTHESIS] if wrapped == "list" else {wrapped: [HYPOTHESIS], "total": 1}
    content = json.dumps(value).encode()
    read = read_collection(content)
    made = {each.annotation.kind: each.annotation for each in read.annotations}
    assert [*made] == [AnnotationKind.HIGHLIGHT, AnnotationKind.NOTE, AnnotationKind.TAG]
    note = made[AnnotationKind.NOTE]
    assert (note.text, note.author) == ("Hvem betaler?", "Anne Holm")
    assert note.modified == datetime(2031, 5, 16, 8, 0, tzinfo=UTC)
    assert note.passage is not None
    assert (note.passage.quote, note.passage.span) == ("Anbefales godkendt.", Span(51, 70))
    assert made[AnnotationKind.TAG].text == "budget"
    assert read.annotations[0].made_in.name == "Referat af mødet"
    assert read_collection(content) == read  # the same ids again


def test_a_single_annotation_with_the_least_the_model_asks_for_is_read() -> None:
    value = {
        "@context": STANDARD,
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "bodyValue": "God idé",
        "target": "http://example.org/page1",
    }
    (one,) = read_collection(json.dumps(value).encode()).annotations
    assert (one.annotation.kind, one.annotation.text) == (AnnotationKind.NOTE, "God idé")
    assert one.is_foreign


def test_a_fragment_of_a_page_without_words_is_an_area() -> None:
    value = {
        "type": "Annotation",
        "target": {
            "source": "a.pdf",
            "selector": {"type": "FragmentSelector", "value": "page=2&viewrect=10,20,30,40.5"},
        },
    }
    (one,) = read_collection(json.dumps(value).encode()).annotations
    assert one.annotation.kind is AnnotationKind.AREA
    assert one.annotation.passage is not None
    assert one.annotation.passage.boxes == (PageBox(1, Box(10, 20, 40, 60.5)),)


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31", 7, None])
def test_a_year_that_nobody_means_is_as_if_nothing_was_said(moment: object) -> None:
    """A window that shows it in another time zone would fail at it."""
    own = first(given_one(AnnotationKind.FOLLOW_UP, follow_up=FollowUp("Bo", DAY, NOON)))
    own["protokollen:followUp"] |= {"protokollen:due": str(moment)[:10], "protokollen:done": moment}
    (read,) = read_collection(json.dumps([own | {"created": moment}]).encode()).annotations
    assert read.annotation.created == read.annotation.modified
    assert read.annotation.follow_up == FollowUp("Bo")
    assert read_collection(json.dumps([own | {"created": moment, "modified": moment}]).encode()).unread_count


def test_what_cannot_be_read_is_counted_and_named() -> None:
    values = told(given_one())
    own = values["first"]["items"][0]
    values["first"]["items"] = [
        own,
        own | {"id": "urn:uuid:nonsense"},
        own | {"protokollen:kind": "drawing", "body": {"type": "TextualBody", "value": "En tegning"}},
        {"type": "Annotation", "target": "http://example.org/"},
        17,
    ]
    read = read_collection(json.dumps(values).encode())
    assert [each.annotation.text for each in read.annotations] == ["Spørg om trafikken"]
    assert read.unread_count == 4
    assert "“En tegning”" in read.unread[1]


def _nested(depth: int) -> bytes:
    return b'{"items":' * depth + b"[]" + b"}" * depth


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"\xff\xfe\x00",
        b"\x00" * 100,
        b"17",
        b'"Annotation"',
        b"null",
        b"[1, 2, 3]",
        b'{"a": 1}',
        b'{"items": 5}',
        b"[" * 100_000,
        _nested(50_000),
        b'{"type": "Annotation", "target": ' * 50_000,
        b"9" * 10_000,
        json.dumps([{"type": "Annotation"}] * (MOST + 1)).encode(),
    ],
    ids=range(15),
)
def test_what_is_no_file_of_annotations_ends_in_a_sentence(content: bytes) -> None:
    with pytest.raises(UserFacingError):
        read_collection(content)


leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from([10**400, -1, "1e999", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"])
    | st.text(max_size=8)
)
junk = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner))


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_an_annotation_with_anything_anywhere_is_read_or_counted(data: st.DataObject) -> None:
    value = first(
        given_one(
            AnnotationKind.FOLLOW_UP, passage=PASSAGE, about=About.PASSAGE, follow_up=FollowUp("Bo", date.max)
        )
    )
    if data.draw(st.booleans()):
        value = json.loads(json.dumps(HYPOTHESIS))
    for _step in range(data.draw(st.integers(1, 3))):
        place: Any = value
        while True:
            keys = list(place) if isinstance(place, dict) else list(range(len(place)))
            key = data.draw(st.sampled_from(keys))
            inner = place[key]
            if isinstance(inner, dict | list) and inner and data.draw(st.booleans()):
                place = inner
                continue
            place[key] = data.draw(junk)
            break
    try:
        read = read_collection(json.dumps([value, first(given_one())]).encode())
    except UserFacingError:
        return
    assert len(read.annotations) + read.unread_count >= 1
    collection(read.annotations)  # and what was read can go out again
