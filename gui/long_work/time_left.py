"""How long a long work still takes, from how long it took so far."""

from __future__ import annotations

import time
from collections.abc import Callable

from core.language import _, ngettext

FIRST_SECONDS = 5.0
"""Before that nothing is told: processes are still being started."""
FIRST_DONE = 3
"""Fewer than these say nothing of the others."""

_MINUTE, _HOUR = 60, 3600


class TimeLeft:
    """Told how much is done, says how much time the rest takes. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun: float | None = None
        self._before = 0

    def words(self, done: int, total: int) -> str:
        """How long the rest takes if it goes on as so far; empty as long as nothing is known of it."""
        if self._begun is None:
            self._begun, self._before = self._clock(), done
        passed, finished = self._clock() - self._begun, done - self._before
        if passed < FIRST_SECONDS or finished < FIRST_DONE or done >= total:
            return ""
        return in_words(passed / finished * (total - done))


def in_words(seconds: float) -> str:
    """A time as one would say it: "about 5 minutes left"."""
    if seconds < 10:
        return _("a few seconds left")
    if seconds < 50:
        return _("less than a minute left")
    if seconds < 90 * _MINUTE:
        minutes = max(1, round(seconds / _MINUTE))
        return ngettext("about {count} minute left", "about {count} minutes left", minutes).format(
            count=minutes
        )
    hours = round(seconds / _HOUR)
    return ngettext("about {count} hour left", "about {count} hours left", hours).format(count=hours)
