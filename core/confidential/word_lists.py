"""The words that tell personal data from what only looks like it: resources/personal_data.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent.parent / "resources" / "personal_data.toml"

LABEL_ENDS = r"[\s.:=#(_-]{0,4}(?:(?:nr|nummer|no)[\s.:=#_-]{0,3})?"
"""What may stand between a word that labels a number, and the number."""


@cache
def lists() -> dict[str, dict[str, list[str]]]:
    """The lists, by their part and name."""
    return tomllib.loads(FILE.read_text("utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A pattern of one of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def words_of(part: str, name: str) -> re.Pattern[str]:
    """Finds the words of a list anywhere, whole, in letters of any size."""
    return re.compile(rf"(?i)(?<!\w)(?:{any_of(lists()[part][name])})(?!\w)")


@cache
def right_before(part: str, name: str) -> re.Pattern[str]:
    """Finds a word of a list right before where a text ends."""
    return re.compile(rf"(?<![^\W_])(?:{any_of(lists()[part][name])}){LABEL_ENDS}$")


def names_an_office(texts: list[str]) -> bool:
    """Whether a word of `texts` is one that no person's name has."""
    no_names = lists()["address"]["not_a_name"]
    words = [word.casefold().strip(".,:()") for text in texts for word in text.split()]
    return any(word == each or (len(each) > 3 and word.endswith(each)) for word in words for each in no_names)
