"""An annotation finds its item and its decision again, or says that it does not."""

from __future__ import annotations

import pytest

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    ItemKey,
    MeetingId,
    PageBox,
    Passage,
    find_decision,
    find_item,
    find_span,
    new_annotation,
)
from core.corrections import find_marked
from core.minutes import AgendaItem, Decision, Outcome, Role
from core.source_text import Box, SourceText, Span

NOWHERE = Span(0, 0)


def item(number: str | None, title: str | None, case: str | None = None) -> AgendaItem:
    return AgendaItem(number, title, False, NOWHERE, NOWHERE, case_number=case)


ITEMS = (
    item("1", "Godkendelse af dagsorden"),
    item("2", "Cykelsti til havnen", "24-17"),
    item("3", "Orientering"),
    item("4", "Orientering"),
    item("5", None),
    item("6", "Skolen ved åen", "24-99"),
)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        (ItemKey("2", "Cykelsti til havnen", "24-17"), 1),
        (ItemKey("7", "cykelsti  til havnen"), 1),  # renumbered, set otherwise
        (ItemKey("4", "Orientering"), 3),
        (ItemKey("9", "Orientering"), None),  # two of that title: neither is surely the one
        (ItemKey("6", "Ny skole ved åen", "24-99"), 5),  # retitled: number and case agree
        (ItemKey("3", "Noget helt andet"), None),  # a number alone is not enough
        (ItemKey("5", None), 4),
        (ItemKey("3", None), None),  # an untitled item is not the titled one of that number
        (ItemKey(None, None), None),
    ],
)
def test_items_are_found_by_what_they_are(key: ItemKey, found: int | None) -> None:
    assert find_item(ITEMS, key) == found


TEXT = "Beslutning i Børneudvalget\nGodkendt.\nBeslutning i Byrådet\nGodkendt.\nUdsat til juni.\n"


def decision(words: str, after: str) -> Decision:
    start = TEXT.index(words, TEXT.index(after))
    return Decision(words, Span(start, start + len(words)), Outcome.APPROVED, own=True)


DECIDED = AgendaItem(
    "1",
    "Sag",
    False,
    NOWHERE,
    NOWHERE,
    decisions=(
        decision("Godkendt.", "Børne"),
        decision("Godkendt.", "Byrådet"),
        decision("Udsat til juni.", "Udsat"),
    ),
)


def passage(number: int) -> Passage:
    source = SourceText(TEXT, (), "text", 1)
    return Passage.of(source, DECIDED.decisions[number].span, Role.DECISION)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_decisions_are_found_where_they_stood(number: int) -> None:
    assert find_decision(DECIDED, passage(number), TEXT) == number


@pytest.mark.parametrize("number", [0, 1, 2])
def test_decisions_are_found_after_the_text_moved(number: int) -> None:
    """Equal words are told apart by what stands before them."""
    moved = "En ny linje forrest.\n" + TEXT
    shift = len(moved) - len(TEXT)
    decisions = tuple(
        Decision(d.text, Span(d.span.start + shift, d.span.end + shift), d.outcome, own=True)
        for d in DECIDED.decisions
    )
    now = AgendaItem("1", "Sag", False, NOWHERE, NOWHERE, decisions=decisions)
    assert find_decision(now, passage(number), moved) == number


def test_a_decision_that_is_gone_is_not_found() -> None:
    now = AgendaItem("1", "Sag", False, NOWHERE, NOWHERE, decisions=DECIDED.decisions[:2])
    assert find_decision(now, passage(2), TEXT.replace("Udsat til juni.", "")) is None


PAGES = "1. Havn\nBroen males. Kajen males. Broen males.\n2. Skole\nKajen males. Taget tætnes.\n"


def agenda(text: str) -> list[AgendaItem]:
    """The items "1." and "2." of `text`."""
    second = text.index("2. Skole")
    spans = Span(text.index("1. Havn"), second), Span(second, len(text))
    titles = "Havn", "Skole"
    return [
        AgendaItem(str(i), title, False, span, span)
        for i, (title, span) in enumerate(zip(titles, spans, strict=True), 1)
    ]


def marked(words: str, nth: int = 0, text: str = PAGES) -> Passage:
    start = -1
    for _each in range(nth + 1):
        start = text.index(words, start + 1)
    return Passage.of(SourceText(text, (), "text", 1), Span(start, start + len(words)), Role.CASE)


def found_at(passage: Passage, text: str, item: int | None = 0) -> int | None:
    span = find_span(agenda(text), item, passage, text)
    assert span is None or text[span.start : span.end] == passage.quote
    return None if span is None else span.start


def test_marked_words_are_found_where_they_stood() -> None:
    for nth in (0, 1):
        passage = marked("Broen males.", nth)
        assert found_at(passage, PAGES) == passage.span.start


@pytest.mark.parametrize("nth", [0, 1])
def test_the_same_words_twice_in_an_item_are_told_apart_by_what_stands_around_them(nth: int) -> None:
    passage = marked("Broen males.", nth)
    moved = "REFERAT\n" + PAGES
    assert found_at(passage, moved) == passage.span.start + len("REFERAT\n")


def test_words_among_equal_ones_are_not_guessed() -> None:
    moved = PAGES.replace(
        "Broen males. Kajen males. Broen males.", "Ja: Broen males. Nej: Broen males. Slut."
    )
    assert found_at(marked("Broen males."), "REFERAT\n" + moved) is None


def test_words_of_the_item_come_before_equal_ones_of_another() -> None:
    passage = marked("Kajen males.")
    moved = PAGES.replace("Broen males. Kajen", "Molen er ny. Kajen")
    at = found_at(passage, moved)
    assert at == moved.index("Kajen males.")
    other = marked("Kajen males.", 1)
    assert found_at(other, moved, 1) == moved.rindex("Kajen males.")


def test_words_that_went_to_another_item_are_found_where_they_stand_once() -> None:
    passage = marked("Taget tætnes.")
    moved = PAGES.replace(" Taget tætnes.", "").replace("1. Havn\n", "1. Havn\nTaget tætnes. ")
    assert found_at(passage, moved, 1) == moved.index("Taget")
    assert find_marked(agenda(moved), moved, ItemKey("2", "Skole"), passage) == (
        *(0, Span(moved.index("Taget"), moved.index("Taget") + len("Taget tætnes."))),
    )


def test_words_whose_item_is_gone_are_found_where_they_stand_once() -> None:
    assert found_at(marked("Taget tætnes."), "Nyt. " + PAGES, None) == 5 + PAGES.index("Taget")


def test_words_that_are_gone_are_not_found() -> None:
    assert found_at(marked("Taget tætnes."), PAGES.replace("tætnes", "fjernes"), 1) is None


def test_an_area_without_words_is_found_by_its_place_alone() -> None:
    area = Passage("", "", "", Span(9, 9), Role.OTHER, (PageBox(0, Box(1, 2, 3, 4)),))
    assert found_at(area, PAGES) == 9
    far = Passage("", "", "", Span(900, 900), Role.OTHER, area.boxes)
    assert found_at(far, PAGES) is None
    assert find_marked(agenda(PAGES), PAGES, ItemKey("1", "Havn"), far) == (
        *(1, Span(len(PAGES), len(PAGES))),
    )
    blank = Passage("  \n", "", "", Span(900, 903), Role.OTHER)
    assert found_at(blank, PAGES) is None


def made(passage: Passage | None, about: About | None = None) -> Annotation:
    return new_annotation(
        *(MeetingId("m"), ItemKey("1", None), AnnotationKind.NOTE, "x", "Ea", passage, about)
    )


def test_an_annotation_is_about_its_item_or_a_decision_unless_it_says_otherwise() -> None:
    assert made(None).about is About.ITEM
    assert made(marked("Kajen")).about is About.DECISION
    assert made(marked("Kajen"), About.PASSAGE).about is About.PASSAGE


def test_other_words_leave_everything_else_of_an_annotation() -> None:
    before = made(marked("Kajen"), About.PASSAGE)
    after = before.with_text("y")
    assert (after.text, after.passage, after.about, after.id) == (
        "y",
        before.passage,
        before.about,
        before.id,
    )
    assert after.modified > before.modified
