"""What the template of the PDF is given."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from core.exports.layout.blocks import Block, Card, Heading, Kind, LaidOut, Paragraph, Piece, Table
from core.exports.typefaces import MISSING, with_known_letters
from core.exports.typesetting import breakable, typeset
from core.minutes import Outcome


def given(*blocks: Block, made: date | None = None, **said: Any) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(typeset(LaidOut("Titel", "", "da", blocks, **said), made))
    return told


def test_a_text_stays_a_string() -> None:
    words = '#panic("x") \\ "q" $x$\n[e]'
    (block,) = given(Paragraph((Piece(words),)))["blocks"]
    assert block == ["p", [words]]


def test_a_piece_names_what_it_is() -> None:
    (block,) = given(Paragraph((Piece("a", strong=True, link="R.pdf#page=4"), Piece(""), Piece("b"))))[
        "blocks"
    ]
    assert block == ["p", [{"t": "a", "s": 1, "l": "R.pdf#page=4"}, "b"]]


@pytest.mark.parametrize(
    ("card", "sign"),
    [
        (Card(Kind.DECISION, (), outcome=Outcome.REJECTED), "outcome-rejected"),
        (Card(Kind.FOLLOW_UP, (), done=True), "kind-follow_up"),
        (Card(Kind.FOLLOW_UP, ()), "kind-follow_up-open"),
        (Card(Kind.NOTE, ()), "kind-note"),
        (Card(Kind.VOTES, ()), None),
    ],
)
def test_a_card_brings_its_sign(card: Card, sign: str | None) -> None:
    told = given(card)
    assert told["blocks"][0][6] == sign
    assert list(told["signs"]) == ([sign] if sign else [])
    assert all(drawn.startswith("<svg") and "currentColor" not in drawn for drawn in told["signs"].values())


def test_every_outcome_has_a_sign() -> None:
    assert len(given(*(Card(Kind.DECISION, (), outcome=each) for each in Outcome))["signs"]) == len(Outcome)


def test_a_closed_item_has_a_lock() -> None:
    assert list(given(Heading(1, "Køb (lukket)", "a", closed=True))["signs"]) == ["lock"]


def test_only_short_cards_and_rows_are_kept_whole() -> None:
    short, long = (Card(Kind.NOTE, (), (Paragraph((Piece("ord " * n),)),)) for n in (10, 1000))
    assert [block[7] for block in given(short, long)["blocks"]] == [True, False]
    row, tall = (((((Piece("ord " * n),),),)) for n in (10, 1000))
    (table,) = given(Table("Ord", ("A",), (1.0,), (row, tall)))["blocks"]
    assert [whole for whole, _cells in table[4]] == [True, False]


def test_only_long_words_are_hyphenated_and_capitals_never() -> None:
    long, capitals = "anlægsbevillingsprocedure", "KOMMUNALBESTYRELSESMØDE"
    (block,) = given(Paragraph((Piece(f"Nye {long} i {capitals} og kommunens bro"),)))["blocks"]
    within = {"t": long[4:-3], "h": 1}
    assert block[1] == [f"Nye {long[:4]}", within, f"{long[-3:]} i {capitals} og kommunens bro"]


def test_words_of_another_language_name_it() -> None:
    (block,) = given(Paragraph((Piece("Møtebok", language="nb"),)))["blocks"]
    assert block[1] == [{"t": "Møtebok", "g": "nb"}]


def test_a_short_recommendation_stays_with_the_decision_on_it() -> None:
    def stays(letters: int, kind: Kind) -> bool:
        recommendation = Card(Kind.RECOMMENDATION, (), (Paragraph((Piece("o" * letters),)),))
        return bool(given(recommendation, Card(kind, ()))["blocks"][0][8])

    assert stays(30, Kind.DECISION)
    assert not stays(3000, Kind.DECISION)
    assert not stays(30, Kind.NOTE)


def test_a_running_head_has_as_much_of_an_item_as_the_line_has_room_for() -> None:
    blocks = (Heading(1, "Byrådet, 28. maj 2031", "a"), Heading(2, "Anlægsbevilling til nye faglokaler", "b"))
    told = given(*blocks, large=True)["continued"]
    assert told["b"].startswith("Anlægsbevilling til nye faglokaler · Byrådet, 28. maj 2031")


def test_numbers_stay_with_what_they_count() -> None:
    (block,) = given(Paragraph((Piece("1,4 mio. kr. og 5 % efter § 23 fra 1. maj 2031"),)))["blocks"]
    assert block[1] == ["1,4\u00a0mio.\u00a0kr. og 5\u00a0% efter §\u00a023 fra 1.\u00a0maj 2031"]


def test_a_long_table_of_contents_names_meetings_alone_and_has_its_own_pages() -> None:
    heads = [Heading(level, "Ord", f"a{at}") for at, level in enumerate([1, *[2] * 9, 1])]
    few = given(*heads, contents=True, contents_title="Indhold")["contents"]
    assert few == {"title": "Indhold", "depth": 2, "alone": False}
    many = given(*heads * 30, contents=True)["contents"]
    assert (many["depth"], many["alone"]) == (1, True)
    assert given(*heads)["contents"] is None


def test_items_look_the_same_with_and_without_a_heading_of_their_meeting() -> None:
    assert given(Heading(1, "1. Ny bro", "part-1-item-1"))["shift"] == 1
    assert given(Heading(1, "Byrådet", "part-1"), Heading(2, "1. Ny bro", "part-1-item-1"))["shift"] == 0


def test_the_day_and_the_author_are_told_where_they_are_known() -> None:
    assert (given()["made"], given()["author"]) == (None, [])
    told = given(made=date(2031, 5, 20), author="Åse")
    assert (told["made"], told["author"]) == ([2031, 5, 20], ["Åse"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("kort ord", "kort ord"),
        ("bygningsvedligeholdelse.", "bygningsvedligeholdelse."),  # hyphenation will do it
        ("24-003817/2031", "24-\u200b003817/\u200b2031"),
        ("x" * 44, "\u200b".join(["xxxxx"] * 8 + ["xxxx"])),
        ("ord 12345678901234", "ord 12345\u200b67890\u200b1234"),
    ],
)
def test_words_wider_than_a_line_may_be_parted(text: str, shown: str) -> None:
    assert breakable(text, 10) == shown


def test_letters_of_no_typeface_become_one_sign_a_run() -> None:
    assert with_known_letters("æøå – § ½ ≤ Ω") == "æøå – § ½ ≤ Ω"
    assert with_known_letters("a 👨\u200d👩\u200d👧 b 漢字") == f"a {MISSING} b {MISSING}"
