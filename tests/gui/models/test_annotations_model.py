"""The list of annotations: one card a thing, filtered, ordered, and changed row by row."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

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
from core.minutes import Role
from core.source_text import Box, Span
from gui.models.annotation_cards import Card, MeetingHead, OnTheWay, by_place, by_time, stored_cards
from gui.models.annotation_filter import AnnotationFilter, ChosenItem
from gui.models.annotations import CHUNK, Annotations, card_words, count_words, follow_up_line, spoken

THEN = datetime(2024, 5, 14, tzinfo=UTC)
COUNCIL = MeetingHead(MeetingId("m"), "Byrådet", date(2024, 5, 28))
COMMITTEE = MeetingHead(MeetingId("n"), "Økonomiudvalget", date(2024, 5, 14))
ITEM = ItemKey("2", "Budgetopfølgning", "24-003817")
K = AnnotationKind


def made(
    name: str,
    kind: AnnotationKind,
    text: str = "",
    at: int | None = None,
    quote: str = "søerne",
    **more: object,
) -> Annotation:
    """An annotation on the words `quote` at an offset, or on the item."""
    passage = None if at is None else Passage(quote, "", "", Span(at, at + len(quote)), Role.CASE)
    fields: dict[str, object] = {
        "id": AnnotationId(name),
        "meeting": COUNCIL.id,
        "item": ITEM,
        "kind": kind,
        "text": text,
        "author": "Anna",
        "created": THEN,
        "modified": THEN,
        "passage": passage,
        "about": About.ITEM if at is None else About.PASSAGE,
    }
    return Annotation(**(fields | more))  # type: ignore[arg-type]


def card(*annotations: Annotation, head: MeetingHead = COUNCIL) -> Card:
    (only,) = stored_cards(head, annotations)
    return only


def test_a_card_says_what_it_is_and_what_became_of_a_follow_up() -> None:
    on_decision = card(made("a", K.NOTE, "Husk", about=About.DECISION))
    assert card_words(on_decision) == "Note on the decision"
    done = FollowUp("Jens", date(2024, 6, 1), datetime(2024, 5, 28, 10, tzinfo=UTC))
    task = made("b", K.FOLLOW_UP, "Ring", follow_up=done)
    assert follow_up_line(task) == "Ring · Jens · by 1 June 2024 · done 28 May 2024"
    assert spoken(card(task)).startswith("Follow-up. Ring · Jens")


def cards(count: int) -> list[Card]:
    """Notes one after another in the text."""
    notes = [made(f"a{n}", K.NOTE, f"note {n}", at=n * 10) for n in range(count)]
    return stored_cards(COUNCIL, notes)


def texts(model: Annotations) -> list[str]:
    """The notes of the rows, and the heading."""
    found = []
    for row in range(model.rowCount()):
        each: Card | None = model.index(row).data(Annotations.CARD)
        found.append("—" if each is None else each.annotations[0].text)
    return found


@pytest.fixture
def model(qtmodeltester: ModelTester) -> Annotations:
    model = Annotations()
    qtmodeltester.check(model)
    return model


def test_what_is_on_the_very_same_words_is_one_card() -> None:
    found = stored_cards(
        COUNCIL,
        [
            made("h", K.HIGHLIGHT, at=40, colour=Colour.GREEN),
            made("n", K.NOTE, "Spørg om driften", at=40),
            made("t", K.TAG, "miljø", at=40),
            made("u", K.UNDERLINE, at=41, quote="øerne", colour=Colour.BLUE),
            made("i", K.NOTE, "Husk bilag 2"),
            made("it", K.TAG, "økonomi"),
        ],
    )
    assert [[each.kind for each in card.annotations] for card in found] == [
        [K.NOTE, K.TAG],
        [K.HIGHLIGHT, K.NOTE, K.TAG],
        [K.UNDERLINE],
    ]
    whole, marked, _line = found
    assert (marked.kind, marked.colour, marked.quote) == (K.HIGHLIGHT, Colour.GREEN, "søerne")
    assert (whole.kind, whole.colour, whole.quote) == (K.NOTE, None, "")


def test_two_areas_without_words_are_two_cards() -> None:
    def area(name: str, page: int) -> Annotation:
        passage = Passage("", "", "", Span(7, 7), Role.OTHER, (PageBox(page, Box(1, 2, 3, 4)),))
        return replace(made(name, K.AREA, at=7), passage=passage)

    found = stored_cards(COUNCIL, [area("b", 3), area("a", 1)])
    assert [each.page for each in found] == [1, 3]


@pytest.mark.parametrize(
    ("wanted", "passes"),
    [
        (AnnotationFilter(), True),
        (AnnotationFilter(kinds=frozenset({K.NOTE})), True),
        (AnnotationFilter(kinds=frozenset({K.AREA, K.UNDERLINE})), False),
        (AnnotationFilter(colours=frozenset({Colour.GREEN})), True),
        (AnnotationFilter(colours=frozenset({Colour.RED})), False),
        (AnnotationFilter(tag="økonomi"), True),
        (AnnotationFilter(tag="ØKONOMI/anlæg"), True),
        (AnnotationFilter(tag="økonomi/anlæg/veje"), False),
        (AnnotationFilter(tag="øko"), False),
        (AnnotationFilter(words="DRIFTEN"), True),
        (AnnotationFilter(words="jens søerne"), True),
        (AnnotationFilter(words="ved søerne"), True),
        (AnnotationFilter(words="svømmehal"), False),
        (AnnotationFilter(done=False), True),
        (AnnotationFilter(done=True), False),
        (AnnotationFilter(kinds=frozenset({K.NOTE}), words="svømmehal"), False),
        (AnnotationFilter(item=ChosenItem(1, ITEM)), True),
        (AnnotationFilter(item=ChosenItem(1, ItemKey("4", "Andet", "24-000001"))), False),
    ],
)
def test_a_card_passes_the_filters(wanted: AnnotationFilter, passes: bool) -> None:
    whole = card(
        *(
            made("h", K.HIGHLIGHT, at=40, quote="ved\nsøerne", colour=Colour.GREEN),
            made("n", K.NOTE, "Spørg om driften", at=40, quote="ved\nsøerne"),
            made("t", K.TAG, "økonomi/anlæg", at=40, quote="ved\nsøerne"),
        ),
        made("f", K.FOLLOW_UP, "ring", at=40, quote="ved\nsøerne", follow_up=FollowUp("Jens")),
    )
    assert wanted.passes(whole) is passes


def test_the_newest_meeting_comes_first_and_the_text_goes_on_from_there() -> None:
    there = [
        card(made("a", K.NOTE, "udvalg", meeting=COMMITTEE.id), head=COMMITTEE),
        card(made("b", K.NOTE, "ti", item=ItemKey("10", "Ti"))),
        card(made("c", K.NOTE, "to", item=ItemKey("2", "To"))),
        card(made("d", K.NOTE, "før", at=3, item=ItemKey(None, None))),
    ]
    assert [c.annotations[0].text for c in sorted(there, key=by_place)] == ["før", "to", "ti", "udvalg"]


def test_by_time_the_last_change_comes_first() -> None:
    old = card(made("a", K.NOTE, "gammel"))
    changed = card(
        made("b", K.HIGHLIGHT, at=1), made("c", K.NOTE, "ny", at=1, modified=THEN + timedelta(days=1))
    )
    assert sorted([old, changed], key=by_time) == [changed, old]


def test_a_new_card_is_one_inserted_row(model: Annotations, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    there = cards(3)
    model.show([there[0], there[2]])
    with (
        qtbot.waitSignal(model.rowsInserted) as inserted,
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.assertNotEmitted(model.rowsRemoved),
        qtbot.assertNotEmitted(model.dataChanged),
    ):
        model.show(there)
    assert inserted.args[1:] == [1, 1]
    qtmodeltester.check(model)


def test_a_changed_card_is_one_changed_row(model: Annotations, qtbot: QtBot) -> None:
    there = cards(3)
    model.show(there)
    changed = card(made("a1", K.NOTE, "en anden note", at=10))
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.rowsInserted):
        model.show([there[0], changed, there[2]])
    assert told.args[0].row() == told.args[1].row() == 1
    assert texts(model) == ["note 0", "en anden note", "note 2"]


def test_cards_without_a_place_stand_apart_below_a_heading(
    model: Annotations, qtmodeltester: ModelTester
) -> None:
    there = cards(3)
    lost = replace(there[1], lost=True)
    model.show([there[0], there[2], lost])
    qtmodeltester.check(model)
    assert texts(model) == ["note 0", "note 2", "—", "note 1"]
    heading = model.index(2)
    assert heading.data() == "Place not found in this version"
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    model.show(there)
    assert texts(model) == ["note 0", "note 1", "note 2"]


def test_what_was_left_stands_below_a_heading_of_its_own(
    model: Annotations, qtmodeltester: ModelTester
) -> None:
    first, second, third = cards(3)
    lost = replace(second, lost=True)
    left = replace(third, lost=True, on_the_way=OnTheWay(left=True))
    model.show(sorted([left, lost, first], key=by_place))
    qtmodeltester.check(model)
    assert texts(model) == ["note 0", "—", "note 1", "—", "note 2"]
    assert model.index(3).data() == "Left as they are"
    assert "Left as it is: its words are of another version." in model.index(4).data()
    model.show([first, replace(lost, on_the_way=OnTheWay(left=True)), left])
    qtmodeltester.check(model)
    assert texts(model) == ["note 0", "—", "note 1", "note 2"]


def test_any_change_of_the_list_is_told_rightly(model: Annotations, qtmodeltester: ModelTester) -> None:
    """Shuffled, thinned out and changed at random: the rows are what was asked for, told without a fault."""
    chance = random.Random(4)
    there = cards(40)
    model.show(there)
    for _round in range(60):
        wanted = [each for each in there if chance.random() < 0.7]
        other = ItemKey(str(chance.random()), "x")
        wanted = [replace(each, item=other) if chance.random() < 0.2 else each for each in wanted]
        if chance.random() < 0.5:
            chance.shuffle(wanted)
        model.show(wanted)
        assert model.rows == wanted
        qtmodeltester.check(model)


def test_rows_are_fetched_as_they_are_scrolled() -> None:
    model = Annotations()  # without the tester: it fetches all there is
    there = cards(10_000)
    model.show_others(there)
    assert model.rowCount() == CHUNK
    model.fetchMore()
    assert model.rowCount() == 2 * CHUNK
    with_new = [*there[:5], card(made("new", K.NOTE, "ny", at=45)), *there[5:]]
    model.show(with_new)
    assert texts(model)[4:7] == ["note 4", "ny", "note 5"]
    assert model.canFetchMore()
    steps = 0
    while model.canFetchMore():
        model.fetchMore()
        steps += 1
    assert model.rowCount() == 10_001
    assert steps == 48
    model.show(there)
    assert model.rowCount() == 10_000


def test_a_screen_reader_hears_the_whole_card(model: Annotations) -> None:
    whole: Sequence[Annotation] = (
        made("h", K.HIGHLIGHT, at=40, colour=Colour.GREEN),
        made("n", K.NOTE, "Spørg om driften", at=40),
        made("f", K.FOLLOW_UP, "ring til forvaltningen", at=40, follow_up=FollowUp("Jens", date(2024, 6, 3))),
        made("t", K.TAG, "miljø", at=40),
    )
    model.show([card(*whole)])
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Highlight. “søerne”. Spørg om driften. ring til forvaltningen · Jens · by 3 June 2024. Tags: miljø. "
        "2  Budgetopfølgning. Byrådet · 28 May 2024"
    )


def test_counts_in_words() -> None:
    assert count_words(1, 1) == "1 annotation"
    assert count_words(42, 42) == "42 annotations"
    assert count_words(7, 42) == "7 of 42 annotations"
