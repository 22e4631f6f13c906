"""Numbers, dates and amounts in a text, as a change of one is told from other changes."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from core.parsing.vocabulary import vocabulary
from core.versions.wording.bare_words import comparable

_NUMBER = r"(?:(?<![\w)])[-−–÷]\s?)?\d+(?:[ .,:/-]\d+)*"
_UNITS = ("mio", "mia", "million", "millioner", "milliard", "milliarder", "procent", "pct", "promille")
_COUNTS = {
    "da": "nul to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten "
    "nitten tyve tredive fyrre halvtreds tres halvfjerds firs halvfems hundrede tusind",
    "nb": "null to tre fire fem seks sju syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten "
    "atten nitten tjue tretti førti femti seksti sytti åtti nitti hundre tusen",
    "sv": "noll två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton "
    "nitton tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen",
}
"""Numbers in words; "en" and "et" are articles."""


def figures_in(text: str, language: str = "da") -> Counter[str]:
    """The figures of `text` with how often each is there: numbers, numbers in words, months, days of the week
    and the units that count ("mio.", "%")."""
    return Counter(comparable(found).casefold() for found in _pattern(language).findall(text))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = vocabulary(language).words
    names = {*words["months"], *words["weekdays"]["names"], *words["mentions"]["units"], *_UNITS}
    names |= set(_COUNTS[language].split())
    some = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"{_NUMBER}|(?<!\w)(?:{some})(?!\w)|[%‰½¼¾]", re.IGNORECASE)
