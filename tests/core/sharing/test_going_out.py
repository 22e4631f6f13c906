"""What goes out to a colleague: nothing of closed items unless it is asked for, not even around a mark."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema

from core.annotations import (
    CONTEXT,
    About,
    Annotation,
    AnnotationKind,
    Colour,
    ItemKey,
    MeetingId,
    Passage,
    Tag,
    new_annotation,
)
from core.confidential.personal import Masking, PersonalKind, mask
from core.library import Library, add, load, prepare, put, put_tag
from core.library.lists.chosen import ChosenItems
from core.minutes import Role
from core.sharing.going_out import collected
from core.sharing.web_annotations import read_collection
from core.source_text import Span
from tests.core.library.invented import opened
from tests.core.sharing.test_web_annotations import SCHEMA
from tests.stamps import without_stamps

ITEMS = (
    ("Budgetopfølgning", "Anbefales godkendt."),
    ("Køb af Solgården", "Handlen godkendt."),
    ("Eventuelt", "Intet."),
)
KEYS = tuple(ItemKey(str(number), title) for number, (title, _decision) in enumerate(ITEMS, 1))


def bring_in(library: Library) -> MeetingId:
    return add(library, prepare(opened(ITEMS, closed=[2]))).meeting


def marked(library: Library, meeting: MeetingId, first: str, last: str, key: ItemKey) -> Annotation:
    source = load(library, meeting).source
    span = Span(source.text.index(first), source.text.index(last) + len(last))
    passage = Passage.of(source, span, Role.DECISION)
    made = new_annotation(
        meeting, key, AnnotationKind.HIGHLIGHT, "", "Bo", passage, About.PASSAGE, colour=Colour.RED
    )
    put(library, made)
    return made


def note(library: Library, meeting: MeetingId, text: str, key: ItemKey, author: str = "Bo") -> None:
    put(library, new_annotation(meeting, key, AnnotationKind.NOTE, text, author))


def values(library: Library, meeting: MeetingId, **asked: Any) -> tuple[list[dict[str, Any]], int]:
    found = collected(library, [ChosenItems(meeting)], **{"closed_items": False} | asked)
    told = json.loads(found.content)
    jsonschema.validate(told, SCHEMA, jsonschema.Draft202012Validator)
    assert found.annotations == told["total"] == len(told["first"]["items"])
    return told["first"]["items"], found.left_out


def texts(items: list[dict[str, Any]]) -> set[str]:
    return {body["value"] for item in items for body in item.get("body", [])}


def test_what_was_added_to_closed_items_stays_unless_asked_for(library: Library) -> None:
    meeting = bring_in(library)
    note(library, meeting, "Åben", KEYS[0])
    note(library, meeting, "Lukket", KEYS[1])
    note(library, meeting, "Borte", ItemKey("9", "Et punkt, som ingen har"))
    marked(library, meeting, "Handlen", "godkendt", KEYS[1])

    items, left_out = values(library, meeting)
    assert (texts(items), left_out) == ({"Åben"}, 3)
    assert "Solgården" not in json.dumps(items, ensure_ascii=False)

    items, left_out = values(library, meeting, closed_items=True)
    assert (texts(items), left_out) == ({"Åben", "Lukket", "Borte"}, 0)
    assert len(items) == 4


def test_a_mark_that_reaches_into_a_closed_item_stays(library: Library) -> None:
    meeting = bring_in(library)
    marked(library, meeting, "Anbefales", "Solgården", KEYS[0])
    assert values(library, meeting) == ([], 1)


def test_the_words_around_a_mark_are_not_those_of_a_closed_item(library: Library) -> None:
    meeting = bring_in(library)
    end = marked(library, meeting, "Anbefales godkendt", "Anbefales godkendt", KEYS[0])
    after = marked(library, meeting, "Eventuelt", "Eventuelt", KEYS[2])
    alone = marked(library, meeting, "Økonomiudvalget", "Økonomiudvalget", ItemKey(None, None))

    items, _left_out = values(library, meeting)

    context = {item["id"][9:]: item["target"]["selector"][0] for item in items}
    own = ("1. Budgetopfølgning\nBeslutning\n", ".\n")
    assert (context[end.id]["prefix"], context[end.id]["suffix"]) == own
    own = ("3. ", "\nBeslutning\nIntet.\n")
    assert (context[after.id]["prefix"], context[after.id]["suffix"]) == own
    assert context[alone.id]["suffix"] == ""  # before the items there may be a list of their titles
    items, _left_out = values(library, meeting, closed_items=True)
    assert any("Solgården" in item["target"]["selector"][0]["suffix"] for item in items)


def test_a_closed_title_in_the_contents_list_stays(library: Library) -> None:
    file = opened(ITEMS, closed=[2])
    head = "Dagsorden: Budgetopfølgning, Køb af Solgården\n"
    before = replace(
        file,
        source=replace(file.source, text=head + file.source.text),
        meeting=replace(
            file.meeting,
            items=tuple(
                replace(each, span=Span(each.span.start + len(head), each.span.end + len(head)), decisions=())
                for each in file.meeting.items
            ),
        ),
    )
    meeting = add(library, prepare(before)).meeting
    for words in ("Køb af Solgården", "Solgården", "Dagsorden: Budgetopfølgning, Køb af Solgården"):
        marked(library, meeting, words, words, ItemKey(None, None))
    kept = marked(library, meeting, "Dagsorden", "Dagsorden", ItemKey(None, None))
    items, left_out = values(library, meeting)
    assert ([item["id"][9:] for item in items], left_out) == ([kept.id], 3)
    assert "Solgården" not in json.dumps(items, ensure_ascii=False)


def test_only_what_was_chosen_goes_out(library: Library) -> None:
    meeting = bring_in(library)
    note(library, meeting, "Mit", KEYS[0])
    note(library, meeting, "Hendes", KEYS[0], "Anne")
    note(library, meeting, "Andet", KEYS[2])
    assert texts(values(library, meeting, unseen={"Anne"})[0]) == {"Mit", "Andet"}
    found = collected(library, [ChosenItems(meeting, None, (2,))], closed_items=False)
    assert [each.annotation.text for each in read_collection(found.content).annotations] == ["Andet"]


def test_a_tag_brings_its_colour_along(library: Library) -> None:
    meeting = bring_in(library)
    tag = new_annotation(meeting, KEYS[0], AnnotationKind.TAG, "Budget", "Bo")
    put(library, tag)
    put_tag(
        library,
        Tag("0f0c36a4-0000-4000-8000-000000000001", "budget", Colour.BLUE, "Bo", tag.created, tag.created),
    )
    found = collected(library, [ChosenItems(meeting)], closed_items=False)
    (read,) = read_collection(found.content).annotations
    assert read.tag_colour is Colour.BLUE


def test_an_item_with_300_annotations_comes_whole(library: Library) -> None:
    meeting = bring_in(library)
    for number in range(300):
        note(library, meeting, f"Nummer {number}", KEYS[0])
    items, _left_out = values(library, meeting)
    assert texts(items) == {f"Nummer {number}" for number in range(300)}


def test_the_words_around_a_mark_do_not_begin_within_a_number(library: Library) -> None:
    """Half a CPR number is not known by its form any more."""
    number, decision = "010190-1234", "Ida Holm, 010190-1234, er fra maj leder af skolen ved søen."
    meeting = add(library, prepare(opened((("Ansættelse", decision),)))).meeting
    source = load(library, meeting).source
    start = source.text.index(number) + len("010190") + CONTEXT
    words = source.text[start : source.text.index(".", start)]
    made = marked(library, meeting, words, words, ItemKey("1", "Ansættelse"))
    assert made.passage is not None
    assert made.passage.prefix.startswith("-1234, er")
    found = collected(library, [ChosenItems(meeting)], closed_items=False, masking=Masking())
    assert b"-1234, er" not in found.content
    assert words in found.content.decode()


def test_what_was_marked_of_a_number_alone_is_masked_as_the_whole(library: Library) -> None:
    decision = "Ida Holm er 151280-1234 og er fra maj leder af skolen ved søen."
    meeting = add(library, prepare(opened((("Ansættelse", decision),)))).meeting
    for first, last in (("er 1512", "er 1512"), ("1234 og", "1234 og"), ("280-12", "280-12")):
        marked(library, meeting, first, last, ItemKey("1", "Ansættelse"))
    masking = Masking()
    found = collected(library, [ChosenItems(meeting)], closed_items=False, masking=masking)
    told = found.content.decode()
    assert not [part for part in ("1512", "280-", "1234", "80-12") if part in without_stamps(told)]
    quotes = {each["target"]["selector"][0]["exact"] for each in json.loads(told)["first"]["items"]}
    shown = mask(PersonalKind.CPR)
    assert quotes == {f"er {shown}", f"{shown} og", shown}
    assert [each.text for each in masking.masked] == ["151280-1234"]
    kept = collected(library, [ChosenItems(meeting)], closed_items=False, masking=Masking({"1512801234"}))
    assert b"er 1512" in kept.content


def test_a_meeting_that_was_deleted_after_choosing_is_not_there(library: Library) -> None:
    meeting = bring_in(library)
    note(library, meeting, "Åben", KEYS[0])
    gone = ChosenItems(MeetingId("0f0c36a4-0000-4000-8000-000000000009"))
    old = ChosenItems(meeting, 99)
    told: list[tuple[int, int]] = []
    found = collected(
        library,
        [gone, ChosenItems(meeting), old],
        closed_items=False,
        progress=lambda done, of: told.append((done, of)),
    )
    assert [each.annotation.text for each in read_collection(found.content).annotations] == ["Åben"]
    assert told[-1] == (3, 3)


def test_an_empty_meeting_gives_an_empty_collection_that_can_be_read(library: Library) -> None:
    meeting = bring_in(library)
    found = collected(library, [ChosenItems(meeting)], closed_items=False)
    assert read_collection(found.content).annotations == ()
