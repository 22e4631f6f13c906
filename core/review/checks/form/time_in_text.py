"""People who come or go while there is no meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from functools import cache

from core.language import _, clock_time
from core.review.check import Check, Tuned
from core.review.checks.form.meeting_hours import is_of_this_meeting, is_over_midnight
from core.review.checks.form.said import ROOM, phrased, phrases_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import words_of
from core.source_text import Span

_LONGEST = 90  # characters between who goes and when


class TimeInText(Check):
    """Reads the head and the decisions: "Bo Lund forlod mødet kl. 19.40"."""

    id = "time-in-text"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Time outside the meeting")

    def why(self) -> str:
        return _("Check the times: who was there decides who could vote.")

    def advice(self) -> str:
        return _("Correct the time here, or that of the meeting.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        start, end = draft.meeting.start_time, draft.meeting.end_time
        if start is None or (end is not None and (end <= start or is_over_midnight(start, end))):
            return
        language, text = draft.meeting.language, draft.source.text
        clock = _clock(language)
        told: set[int] = set()
        for match, node in phrased(draft, phrases_of(language, "moves")):
            if not is_of_this_meeting(draft, node):
                continue
            found = clock.match(text, match.start(), match.start() + _LONGEST)
            said = _time(found) if found else None
            if found is None or said is None or found.start("hour") in told:
                continue
            told.add(found.start("hour"))
            span = Span(found.start("hour"), found.end())
            if said < start:
                words = _("{time} is before the meeting began, {start}.")
                yield Hit(span, words.format(time=clock_time(said), start=clock_time(start)))
            elif end is not None and said > end:
                words = _("{time} is after the meeting ended, {end}.")
                yield Hit(span, words.format(time=clock_time(said), end=clock_time(end)))


@cache
def _clock(language: str) -> re.Pattern[str]:
    words = "|".join(words_of(ROOM, language)["clock_words"])
    return re.compile(
        rf"[^.!?]*?\b(?:{words})\.?\s?(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d{{2}}))?(?!\d)", re.IGNORECASE
    )


def _time(match: re.Match[str]) -> time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
