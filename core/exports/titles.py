"""What a summary is called where the reader did not say: after its meeting, or what was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from core.exports.choice import Choice, Layout
from core.language import _, long_date
from core.library.lists.chosen import Range
from core.library.lists.meetings import MeetingRow
from core.wording import in_sentence_case


def title_of(
    meetings: Sequence[MeetingRow], range_: Range, choice: Choice, *, names_line: bool = True
) -> str:
    """The title of a summary of `meetings`: "Økonomiudvalget, 14. maj 2024" for one, else the tag, the words
    that were looked for or the body that met, with the time from the first meeting to the last. Without
    `names_line` it does not say what was looked for: that would tell that it stands in closed items."""
    days = sorted({row.date for row in meetings if row.date is not None})
    name = (
        (_body(meetings[0]) or meetings[0].name)
        if len(meetings) == 1
        else _subject(meetings, range_, choice, names_line)
    )
    if not days:
        return name
    period = long_date(days[0])
    if len(days) > 1:
        period = _("{first} – {last}").format(first=period, last=long_date(days[-1]))
    return _("{body}, {date}").format(body=name, date=period)


def is_search(range_: Range) -> bool:
    """Whether a line of search alone chooses the items."""
    return bool(range_.line.strip()) and not (range_.meetings or range_.items)


def _body(row: MeetingRow) -> str:
    return in_sentence_case(row.body or "")


def _subject(meetings: Sequence[MeetingRow], range_: Range, choice: Choice, names_line: bool) -> str:
    if choice.only.tags:
        return ", ".join(choice.only.tags)
    if names_line and is_search(range_):
        return _("“{words}”").format(words=" ".join(range_.line.split()))
    bodies = {(row.body, row.municipality) for row in meetings}
    if len(bodies) == 1 and meetings[0].body:
        return _body(meetings[0])
    if choice.layout is Layout.FOLLOW_UP_TABLE or choice.only.follow_ups:
        return _("Follow-ups")
    return _("Decisions") if choice.layout is Layout.DECISION_TABLE else _("Summary of meetings")
