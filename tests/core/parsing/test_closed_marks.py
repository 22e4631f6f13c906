"""Marks of closed items in every form and place, and items counted with letters and Roman numerals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]

_TITLE = "Køb af grund ved Åvej"


def _minutes(*headings: str) -> str:
    items = "\n".join(
        f"{heading}\nSagsfremstilling\nSagen fremlægges.\nBeslutning\nGodkendt." for heading in headings
    )
    return f"Referat fra møde i Byrådet den 4. marts 2025\n{items}"


@pytest.mark.parametrize("number", ["{}.", "Punkt {} –", "Sag nr. {}:", "Emne {} –", "{}/25"])
@pytest.mark.parametrize(
    "heading",
    [
        "{n} Lukket: {t}",
        "{n} (Lukket punkt) {t}",
        "{n} [Lukket] {t}",
        "{n} Lukket punkt {t}",
        "{n} Lukket. {t}",
        "{n} {t} (lukket)",
        "{n} {t} (lukket sag efter § 10)",
        "{n} {t} (lukket) (25/1234)",
        "{n} {t} – Lukket",
        "{n} {t}, lukket",
        "Lukket – {n} {t}",
        "Lukket: {n} {t}",
        "(Lukket) {n} {t}",
    ],
)
def test_no_closed_mark_is_missed(plain: Plain, number: str, heading: str) -> None:
    numbers = [number.format(at) for at in (1, 2, 3)]
    last = heading.format(n=numbers[2], t=_TITLE)
    meeting = parse(plain(_minutes(f"{numbers[0]} Dagsorden", f"{numbers[1]} Bænke i parken", last)))
    assert [item.closed for item in meeting.items] == [False, False, True]
    assert meeting.items[2].title == _TITLE


@pytest.mark.parametrize(
    "numbers", [("Punkt A –", "Punkt B –", "Punkt C –"), ("A.", "B.", "C."), ("I.", "II.", "III.")]
)
@pytest.mark.parametrize("heading", ["{n} Lukket: {t}", "{n} (Lukket punkt) {t}", "Lukket – {n} {t}"])
def test_items_may_be_counted_with_letters(plain: Plain, numbers: tuple[str, ...], heading: str) -> None:
    last = heading.format(n=numbers[2], t=_TITLE)
    meeting = parse(plain(_minutes(f"{numbers[0]} Dagsorden", f"{numbers[1]} Bænke i parken", last)))
    printed = [number.removeprefix("Punkt ").strip(" .–") for number in numbers]
    assert [(item.number, item.closed) for item in meeting.items] == list(
        zip(printed, (False, False, True), strict=True)
    )
    assert meeting.items[2].title == _TITLE


def test_groups_and_points_with_letters_are_no_items(plain: Plain) -> None:
    text = _minutes("1. Dagsorden", "2. Bænke", "3. Eventuelt").replace(
        "Sagen fremlægges.", "Sagen fremlægges.\nA. Første vej\nB. Anden vej\nC. Tredje vej"
    )
    assert [item.number for item in parse(plain(f"A. Sager til afgørelse\n{text}")).items] == ["1", "2", "3"]


def test_an_open_door_is_a_title(plain: Plain) -> None:
    meeting = parse(plain(_minutes("1. Åben skole", "2. Lukket institution ved Åen", "3. Cykler")))
    assert [(item.title, item.closed) for item in meeting.items[:2]] == [
        ("Åben skole", False),
        ("Lukket institution ved Åen", False),
    ]
