"""The date in the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from core.language import _, long_date
from core.review.check import Check, Tuned
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})[-_. ](\d{1,2})[-_. ]((?:19|20)\d\d)(?!\d)|(?<!\d)(\d\d)(\d\d)((?:19|20)\d\d)(?!\d)"
)


class DateOfFile(Check):
    """A name that holds the meeting's date among others is right."""

    id = "date-of-file"
    group = Group.FORM
    severity = Severity.NOTE

    def name(self) -> str:
        return _("Another date in the file’s name")

    def why(self) -> str:
        return _("Check whether this is the right file: its name says another day than its head.")

    def advice(self) -> str:
        return _("Rename the file, or correct the date in the head.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        meeting = draft.meeting.date
        days = list(_days(PurePath(draft.name).stem))
        if meeting is not None and days and meeting not in days:
            yield Hit(
                None,
                _("The file’s name says {day}; the meeting is on {meeting}.").format(
                    day=long_date(days[0]), meeting=long_date(meeting)
                ),
                subject=days[0].isoformat(),
            )


def _days(name: str) -> Iterator[date]:
    written = [(match[1], match[2], match[3]) for match in _YEAR_FIRST.finditer(name)]
    for match in _DAY_FIRST.finditer(name):
        written.append((match[3] or match[6], match[2] or match[5], match[1] or match[4]))
    for year, month, day in written:
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue
