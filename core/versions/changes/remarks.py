"""What should be known of two documents before their changes are read: that they are one file, two meetings,
or have nothing to do with each other."""

from __future__ import annotations

import re
from itertools import chain

from core.language import _
from core.versions.changes.change import Remark
from core.versions.changes.change_words import are_two_meetings
from core.versions.changes.unread_pages import unread_pages
from core.versions.version import Version

_WORD = re.compile(r"[^\W\d_]{2,}")
_RUN = 4
"""Words in a row by which a text is known: fewer are in any two texts of one language."""
_LEAST_RUNS = 30
"""Of a text too short to say anything of it."""
_NEXT_TO_NONE = 0.06
"""The share of the shorter text's runs that any two have in common: labels, standing phrases."""
_TELLING = 40
"""Letters of a sentence that two texts have in common by descent alone."""
_ENOUGH = 0.2
"""The share of such sentences that needs no closer look."""


def remark_on(old: Version, new: Version) -> Remark | None:
    """The remark that two versions call for; the first that holds."""
    if old.file and old.file == new.file:
        return Remark.SAME_FILE
    if are_two_meetings(old.meeting, new.meeting):
        return Remark.TWO_MEETINGS
    return Remark.UNRELATED if _are_unrelated(old, new) else None


def remark_line(remark: Remark) -> str:
    """A remark as a sentence."""
    return {
        Remark.SAME_FILE: _("Both sides are one and the same file."),
        Remark.TWO_MEETINGS: _("These are two different meetings, not two versions of one."),
        Remark.UNRELATED: _(
            "These two documents have next to nothing in common: are they the ones you meant to compare?"
        ),
    }[remark]


def _are_unrelated(old: Version, new: Version) -> bool:
    """Whether the two have no more in common than any two documents; of pages that were not read nobody
    knows."""
    if unread_pages(old.source) or unread_pages(new.source):
        return False
    one, other = (
        {each.key for each in version.sentences if len(each.key) >= _TELLING} for version in (old, new)
    )
    if len(one & other) > _ENOUGH * min(len(one), len(other)):
        return False
    runs = [_runs(version) for version in (old, new)]
    least = min(map(len, runs))
    return least >= _LEAST_RUNS and len(runs[0] & runs[1]) < _NEXT_TO_NONE * least


def _runs(version: Version) -> frozenset[tuple[str, ...]]:
    words = list(chain.from_iterable(_WORD.findall(each.text.casefold()) for each in version.sentences))
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))
