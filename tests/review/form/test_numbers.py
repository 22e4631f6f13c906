"""Numbers of items: missing, doubled, out of order."""

from __future__ import annotations

import pytest

from tests.review.drafts import found, quotes
from tests.review.form.invented import HEAD, TITLES, contents, items, minutes

FORMS = ["Punkt {n}: {t}", "{n}. {t}", "Nr. {n} - {t}"]


def plain(numbers: tuple[int, ...], form: str = FORMS[0], with_list: bool = False) -> str:
    """Minutes whose headings are printed in a form, with or without a contents list."""
    text = items(numbers)
    for number, title in zip(numbers, TITLES, strict=True):
        text = text.replace(f"Punkt {number}: {title}", form.format(n=number, t=title))
    return minutes(text) if with_list else f"{HEAD}\n{text}"


@pytest.mark.parametrize("form", FORMS)
def test_a_gap_is_told_at_the_item_behind_it(form: str) -> None:
    told = found("number-missing", plain((1, 2, 4, 5, 6, 7), form))
    assert [each.item for each in told] == [2]
    assert told[0].message == "There is no item 3 before item 4."


@pytest.mark.parametrize(
    "numbers",
    [
        (1, 2, 3, 4, 5, 6),
        (127, 128, 129, 130, 131, 132),  # counted over the year
        (8, 9, 10, 11, 12, 13),  # a supplement goes on where the agenda ended
        (1, 20, 40, 50, 61, 70),  # counted otherwise
    ],
)
def test_numbers_may_begin_anywhere(numbers: tuple[int, ...]) -> None:
    for check in ("number-missing", "number-doubled", "number-order"):
        assert found(check, plain(numbers)) == []


def test_closed_items_may_begin_at_101() -> None:
    text = (
        items((1, 2, 3, 4, 5), TITLES[:5])
        + "\nPunkt 101: Lukket: Køb af ejendom\n\nPunkt 102: Lukket: Personsag\n"
    )
    assert found("number-missing", f"{HEAD}\n{text}") == []


def test_a_number_that_is_said_to_be_withdrawn_is_not_missing() -> None:
    text = plain((1, 2, 4, 5, 6, 7))
    assert (
        found("number-missing", text.replace("Beslutning\nGodkendt.", "Beslutning\nPunkt 3 udgår.", 1)) == []
    )


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("with_list", [True, False])
def test_a_number_used_twice_is_told_at_the_second(form: str, with_list: bool) -> None:
    told = found("number-doubled", plain((1, 2, 2, 4, 5, 6), form, with_list))
    assert [TITLES[2] in each.quote for each in told] == [True]
    assert TITLES[1] in told[0].message
    assert TITLES[2] in told[0].message


def test_a_number_used_twice_is_told_where_the_title_is_printed_again_below() -> None:
    text = items()
    for number, title in enumerate(TITLES, 1):
        said = 2 if number == 3 else number
        text = text.replace(f"Punkt {number}: {title}", f" • Pkt. {said} {title}\nPkt. {said}\n{title}")
    assert len(found("number-doubled", minutes(text))) == 1


def test_points_of_a_decision_are_no_second_item() -> None:
    text = items().replace(
        "Godkendt som indstillet.",
        "Punkt 1: Godkendt.\nPunkt 2: Tages til efterretning.\nPunkt 3: Anbefales.",
    )
    assert found("number-doubled", minutes(text)) == []
    assert found("number-missing", minutes(text)) == []


def test_points_that_came_out_alike_are_no_items() -> None:
    text = plain((1, 2, 3, 4, 5, 6), "{n}. {t}")
    points = "1. Taget til efterretning\n2. Taget til efterretning"
    text = text.replace("Godkendt som indstillet.", points, 1)
    assert points in text
    for check in ("number-order", "number-doubled"):
        assert found(check, text) == []


def test_a_heading_that_is_repeated_is_no_second_item() -> None:
    text = items().replace("Resumé\nUdvalget", "Punkt 2: Cykelsti langs Strandvejen\nResumé\nUdvalget", 1)
    assert found("number-doubled", minutes(text)) == []


def test_a_number_that_the_list_has_and_the_headings_skip_is_told() -> None:
    text = items((1, 2, 4, 5, 6, 7))
    told = found("number-missing", minutes(text, listed=contents()))
    assert [each.message for each in told] == ["There is no item 3 before item 4."]


def test_a_number_out_of_order_is_told() -> None:
    told = found("number-order", plain((1, 2, 3, 5, 4, 6)))
    assert len(told) == 1
    assert told[0].item in (3, 4)
    assert quotes("number-order", plain((1, 2, 9, 4, 5, 6), with_list=True)) == [f"Punkt 9: {TITLES[2]}"]


def test_items_in_groups_keep_numbers_of_their_own() -> None:
    order = (TITLES[0], TITLES[2], TITLES[1], *TITLES[3:])
    listed = contents(order, (1, 3, 2, 4, 5, 6)).replace(
        "2. Cykel", "B. Sager til afgørelse i udvalget\n2. Cykel"
    )
    assert found("number-order", minutes(items((1, 3, 2, 4, 5, 6)), listed=listed)) == []
    assert found("number-order", f"{HEAD}\n{items((3, 6, 1, 4, 2, 5))}") == []


def test_closed_items_counted_apart_may_stand_among_the_others() -> None:
    text = items((1, 2, 101, 4, 5, 6)).replace(f"Punkt 101: {TITLES[2]}", "Punkt 101: Lukket: Køb af grund")
    one, two = text.replace("Punkt 4:", "Punkt 3:").replace("Punkt 5:", "Punkt 4:"), text
    assert found("number-order", minutes(one.replace("Punkt 6:", "Punkt 5:"), listed="\n")) == []
    near = two.replace("Punkt 101: Lukket", "Punkt 9: Lukket")
    assert quotes("number-order", minutes(near, listed="\n")) == ["Punkt 9: Lukket: Køb af grund"]


def test_one_out_of_order_below_a_list_in_groups_is_told() -> None:
    listed = contents((TITLES[1], TITLES[0], *TITLES[2:]), (2, 1, 3, 4, 5, 6)).replace(
        "1. Godkend", "B. Sager til afgørelse i udvalget\n1. Godkend"
    )
    assert found("number-order", minutes(items(), listed=listed)) == []
    text = minutes(items((1, 2, 3, 5, 4, 6)), listed=listed)
    assert [each.item for each in found("number-order", text)] in ([3], [4])


def test_an_item_off_the_agenda_that_is_decided_is_told() -> None:
    text = minutes().replace("Beslutning\nGodkendt.", "Beslutning\nGodkendt, dog udgår punkt 4.", 1)
    told = found("item-withdrawn", text)
    assert [each.message for each in told] == ["Item 1 says item 4 is off the agenda, but it has a decision."]
    assert told[0].item == 0
    withdrawn = text.replace(
        "Renovering af Skovskolens tag\nSagsnr.: 24-001221", "Renovering af Skovskolens tag"
    )
    before, heading, behind = withdrawn.rpartition("Punkt 4: ")
    assert (
        found("item-withdrawn", before + heading + behind.replace("Godkendt som indstillet.", "Udgår.", 1))
        == []
    )
    assert found("item-withdrawn", minutes()) == []


def test_an_item_that_is_put_off_may_say_so_twice() -> None:
    first = minutes().replace("Beslutning\nGodkendt.", "Beslutning\nGodkendt, idet punkt 4 {}.", 1)
    before, heading, behind = first.rpartition("Punkt 4: ")
    text = before + heading + behind.replace("Godkendt som indstillet.", "Udsat til næste møde.", 1)
    assert found("item-withdrawn", text.format("udsættes")) == []
    assert quotes("item-withdrawn", text.format("udgår")) == ["punkt 4 udgår"]


def test_one_number_that_breaks_the_rise_is_told_once_and_at_its_place() -> None:
    for number in (2, 8):  # 1, 2, 2 …: doubled; 1, 2, 8, 4 …: jumps ahead
        text = minutes(items((1, 2, number, 4, 5, 6)))
        told = [
            each
            for check in ("number-order", "number-doubled", "number-missing")
            for each in found(check, text)
        ]
        assert [each.quote for each in told] == [f"Punkt {number}: {TITLES[2]}"]
    back = minutes(items((31, 13, 33, 34, 35, 36)), listed="\n")
    assert quotes("number-order", back) == [f"Punkt 13: {TITLES[1]}"]
