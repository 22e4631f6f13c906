"""An annotation finds its item and its decision again, or says that it does not."""

from __future__ import annotations

import pytest

from core.annotations import ItemKey, Passage, find_decision, find_item
from core.minutes import AgendaItem, Decision, Outcome, Role
from core.source_text import SourceText, Span

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
