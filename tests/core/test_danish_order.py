"""Danish letters in their order, without a collator."""

from __future__ import annotations

from core.danish_order import order_key


def test_the_last_letters_come_last_and_aa_is_one_of_them() -> None:
    words = ["Aabenraa", "Åvej", "Ø", "Ærø", "Zoo", "Odder", "ål"]
    assert sorted(words, key=order_key) == ["Odder", "Zoo", "Ærø", "Ø", "Aabenraa", "ål", "Åvej"]


def test_capitals_and_accents_do_not_count() -> None:
    assert order_key("Café") == order_key("CAFE")
    assert order_key("Müller") == order_key("Myller")


def test_numbers_go_by_their_value() -> None:
    assert sorted(["10", "9", "2a", "2"], key=order_key) == ["2", "2a", "9", "10"]


def test_nothing_comes_first() -> None:
    assert order_key(None) == "" < order_key("a")
