"""Words cut at a line's end: which two lines belong together without a newline, and whether the hyphen stays.

The rules are those of Danish, Norwegian and Swedish spelling: a hyphen that only cuts stands between small
letters and goes; one after capitals or a figure ("IT-strategi", "Hasselager-Kolt") belongs to the word and
stays; one that hangs before a conjunction ("børne- og ungeudvalget") cuts nothing.
"""

from __future__ import annotations

import re
from enum import Enum

_CUT = re.compile(r"(?:^|[\s(/\"“”'’»«-])([^\W_]+)-$")
_NEXT = re.compile(r"([^\W\d_]+)")
_CONJUNCTIONS = frozenset(
    ("og", "eller", "samt", "men", "til", "hhv", "henholdsvis", "såvel", "som", "and", "or", "och")
)


class Cut(Enum):
    """How a line ends, seen together with the next one."""

    NONE = "none"  # the lines are two
    HYPHEN_GOES = "hyphen goes"  # one word, cut
    HYPHEN_STAYS = "hyphen stays"  # one word that has a hyphen there anyway


def cut_between(line: str, following: str) -> Cut:
    """How the cleaned text `line`, which ends with a hyphen, goes on in `following`."""
    before = _CUT.search(line)
    after = _NEXT.match(following)
    if not before or not after:
        return Cut.NONE
    left, right = before[1], after[1]
    if right.casefold() in _CONJUNCTIONS:
        return Cut.NONE
    if left.isupper() and right.isupper() and len(left) > 4:
        return Cut.HYPHEN_GOES  # SAGSFREMSTIL-LING
    if len(left) == 1 or left[1:] != left[1:].lower() or not left.isalpha():
        return Cut.HYPHEN_STAYS  # e-mail, IT-strategi, 2030-planen
    if right[0].islower():
        return Cut.HYPHEN_GOES
    return Cut.HYPHEN_STAYS if left[0].isupper() else Cut.NONE  # Hasselager-Kolt
