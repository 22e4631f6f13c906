"""Words cut to a length."""

from __future__ import annotations

import pytest

from core.wording import in_sentence_case, shortened, shortened_sentence


def test_a_line_that_is_too_long_ends_with_an_ellipsis_within_the_length() -> None:
    assert shortened("Budget follow-up", 16) == "Budget follow-up"
    assert shortened("Budget follow-up", 15) == "Budget follow-…"
    assert shortened("Budget follow-up", 8) == "Budget…"  # no space before it


def test_a_sentence_is_cut_between_two_words() -> None:
    sentence = "The board asks for a plan, in May."
    assert shortened_sentence(sentence, len(sentence)) == sentence
    assert shortened_sentence(sentence, 28) == "The board asks for a plan …"
    assert shortened_sentence("Sagsfremstillingen", 6) == "Sagsfr …"  # where there is only one word


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("ØKONOMIUDVALGET", "Økonomiudvalget"),
        ("YTTERFJELL KOMMUNE", "Ytterfjell kommune"),
        ("Byrådet", "Byrådet"),
        ("MTU", "MTU"),
        ("Udvalget for IT", "Udvalget for IT"),
    ],
)
def test_a_name_in_capitals_stands_as_in_a_sentence(name: str, shown: str) -> None:
    assert in_sentence_case(name) == shown
