"""Places in a text as Python counts them, in code points, and as Qt counts them, in UTF-16 units.

A code point beyond U+FFFF (an emoji, a rare character) is two units. Nobody else converts.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """The places in one text in both countings."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [found.start() for found in _WIDE.finditer(text)]
        self.count = len(text) + len(self._wide)

    def before(self, place: int) -> int:
        """How many units stand before the code point at `place`."""
        return place + bisect_left(self._wide, place) if self._wide else place

    def place(self, units: int) -> int:
        """The code point at a number of units; the one that is cut where it stands in the middle of one."""
        if not self._wide:
            return units
        low, high = 0, len(self._wide)
        while low < high:  # the wide ones that end at or before `units`
            middle = (low + high) // 2
            if self._wide[middle] + middle + 2 <= units:
                low = middle + 1
            else:
                high = middle
        place = units - low
        return self._wide[low] if low < len(self._wide) and place > self._wide[low] else place
