"""What became of marks on items that were joined into one, whatever the items were matched by."""

from __future__ import annotations

import pytest

from core.carried import Carried, CarryReason, Standing
from core.versions.items.matching import ItemMatch, ItemMatching
from core.versions.placing.placing_again import carry
from core.versions.version import Version
from tests.core.versions.placing.carrying import carried, marked, meeting, offered, on_item, place

VISITS = "Der kommer omkring 40 gæster om dagen."
NORTH = "Bådelauget i Nordhavnen ønsker åbent om aftenen.", "Lauget står selv for kaffe og brænde."
SOUTH = "Bådelauget i Sydhavnen vil lukke klokken fire.", "Der spares en time om ugen på bemandingen."
OLD = meeting(
    f"Åbent i Nordhavnen\nSagsfremstilling\n{NORTH[0]}\n{NORTH[1]}\n{VISITS}\nIndstilling\nGodkendes.",
    f"Åbent i Sydhavnen\nSagsfremstilling\n{SOUTH[0]}\n{SOUTH[1]}\n{VISITS}\nIndstilling\nGodkendes.",
)
BEHIND = meeting(
    f"Åbent i begge havne\nSagsfremstilling\n{NORTH[0]}\n{NORTH[1]}\n{VISITS}\n"
    f"{SOUTH[0]}\n{SOUTH[1]}\n{VISITS}\nIndstilling\nGodkendes.",
)
BY_SECTION = meeting(
    f"Åbent i begge havne\nSagsfremstilling\n{NORTH[0]}\n{SOUTH[0]}\n{NORTH[1]}\n{VISITS}\n"
    f"{SOUTH[1]}\n{VISITS}\nIndstilling\nGodkendes.",
)
GONE = ItemMatching((ItemMatch((0,), (0,)), ItemMatch((1,), ())))
MERGED = ItemMatching((ItemMatch((0, 1), (0,)),))


def first(outcome: Carried, of: Version) -> int:
    """Where the place starts that a mark is on now, or the first of those offered."""
    anchor = outcome.anchor or outcome.candidates[0].anchor
    assert anchor.passage is not None
    return anchor.passage.span.start


@pytest.mark.parametrize("new", [BEHIND, BY_SECTION])
@pytest.mark.parametrize("matching", [GONE, MERGED])
def test_of_equal_paragraphs_each_is_told_by_its_neighbours(new: Version, matching: ItemMatching) -> None:
    for number in (0, 1):
        (outcome,) = carry(OLD, new, [marked(OLD, VISITS, number)], matching)
        assert first(outcome, new) == place(new, VISITS, number).start


@pytest.mark.parametrize("new", [BEHIND, BY_SECTION])
def test_what_stays_of_the_item_that_goes_on_is_sure(new: Version) -> None:
    (outcome,) = carry(OLD, new, [marked(OLD, VISITS)], GONE)
    assert outcome.is_sure
    assert carry(OLD, new, [marked(OLD, NORTH[1])], GONE)[0].is_sure


def test_an_item_that_was_joined_into_another_is_followed_there() -> None:
    """Words that stand once in either version tell; a few others do not."""
    (outcome,) = carry(OLD, BEHIND, [marked(OLD, SOUTH[1])], GONE)
    assert (outcome.standing, first(outcome, BEHIND)) == (
        Standing.MOVED,
        place(BEHIND, SOUTH[1]).start,
    )
    (few,) = carry(OLD, BEHIND, [marked(OLD, VISITS, 1)], GONE)
    assert (few.standing, few.reason) == (Standing.UNCERTAIN, CarryReason.OTHER_ITEM)
    edited = meeting(
        f"Åbent i begge havne\nSagsfremstilling\n{NORTH[0]}\n{NORTH[1]}\n{SOUTH[0]}\n"
        "I Sydhavnen er der spart en time på bemandingen.\nHver uge spares der."
    )
    (outcome,) = carry(OLD, edited, [marked(OLD, SOUTH[1])], GONE)
    assert not outcome.is_sure


def test_a_note_on_an_item_that_was_joined_is_offered_the_other_one() -> None:
    (outcome,) = carry(OLD, BEHIND, [on_item(OLD, 1)], GONE)
    assert (outcome.standing, outcome.reason) == (Standing.UNCERTAIN, CarryReason.OTHER_ITEM)
    assert [each.anchor.item.number for each in outcome.candidates] == ["1"]


def test_one_sentence_that_stands_elsewhere_joins_no_items() -> None:
    new = meeting(f"Åbent i Nordhavnen\nSagsfremstilling\n{NORTH[0]}\n{NORTH[1]}\n{SOUTH[1]}")
    matching = ItemMatching((ItemMatch((0,), (0,)), ItemMatch((1,), ())))
    (outcome,) = carry(OLD, new, [on_item(OLD, 1)], matching)
    assert outcome.standing is Standing.ORPHAN
    assert offered(carried(OLD, new, marked(OLD, SOUTH[1]))) == [SOUTH[1]]


def test_a_line_between_the_same_two_is_the_same_in_whatever_section_it_is_read() -> None:
    """A heading that is read as one in one version alone makes other sections of what stands below it."""
    lines = f"{NORTH[0]}\nSagsnr. 31/77\n{NORTH[1]}"
    other = f"Sydhavnen\nSagsfremstilling\n{SOUTH[0]}\nSagsnr. 31/77"
    old = meeting(f"Nordhavnen\nSagsfremstilling\n{lines}", other)
    new = meeting(f"Nordhavnen\nSagsfremstilling\nBeslutning\n{lines}", other)
    assert old.sentences[-1].role is not new.sentences_of(0)[-1].role
    assert carried(old, new, marked(old, "Sagsnr. 31/77")).standing is Standing.KEPT
