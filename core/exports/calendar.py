"""The follow-ups that have a day, as a calendar (iCalendar, RFC 5545).

Each is an event of a whole day that keeps nobody busy: Outlook and Google show no VTODO, all calendars show
this. It has no alarm of its own, since calendars remind of whole days as their owners have set them. What was
done stays in, and says so: taken in again, a file brings the events of an earlier one up to date, by their
UID. The same summary gives the same bytes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Calendar, Event  # type: ignore[import-untyped]

from core.annotations import ItemKey
from core.errors import UserFacingError
from core.exports.layout.labels import case_line, decided_by, item_name, meeting_name, page_name
from core.exports.summary import FollowUpSummary, MeetingHead, Summary, follow_ups
from core.language import _
from core.legible import legible
from core.progress import Progress, quietly
from core.wording import outcome_name, shortened

if TYPE_CHECKING:
    from core.exports.remarks import Task

_DECISION = 1_000
"""Letters of a decision that are told: calendars show little."""
_SUMMARY = 200
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
"""Sequence numbers count seconds from here: a later change has a higher one, and all fit into 31 bits."""


def render(summary: Summary, progress: Progress = quietly) -> bytes:
    """The follow-ups of `summary` that have a day. Raises UserFacingError where there are none."""
    found = _dated(summary)
    calendar = Calendar()
    calendar.add("prodid", f"-//Protokollen//{summary.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", legible(summary.title))
    for done, (row, due) in enumerate(found):
        progress(done, len(found))
        calendar.add_component(_event(row, due, summary))
    progress(len(found), len(found))
    return bytes(calendar.to_ical())


def days(summary: Summary) -> list[tuple[date, str, str]]:
    """The same for a preview, the first day first: the day, what stands on it, and the item it is about.
    Raises UserFacingError where there are none."""
    shown = [(due, legible(_what(row.task, row)), legible(_about(row))) for row, due in _dated(summary)]
    return sorted(shown, key=lambda each: each[0])


def _dated(summary: Summary) -> list[tuple[FollowUpSummary, date]]:
    found = [(row, row.task.due) for row in follow_ups(summary) if row.task.due is not None]
    if not found:
        raise UserFacingError(
            _("There is no follow-up with a date in what was chosen, so the calendar would be empty."),
            _("Nothing was written. Give a follow-up a date, or choose other meetings or follow-ups too."),
        )
    return found


def _about(row: FollowUpSummary) -> str:
    """The item, where there is one, and its meeting."""
    item = row.item
    words = item_name(item.number, item.title, closed=row.closed) if item != ItemKey(None, None) else ""
    return " · ".join(filter(None, (words, meeting_name(row.meeting))))


def _event(row: FollowUpSummary, due: date, summary: Summary) -> Event:
    task = row.task
    changed = (task.modified or datetime.combine(summary.made, time(), UTC)).astimezone(UTC)
    event = Event()
    event.add("uid", f"{_plain(str(task.id))}@protokollen")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", max(0, int((changed - _EPOCH).total_seconds())))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", legible(_what(task, row)))
    event.add("description", legible("\n".join(_told(row))))
    event.add("categories", [_("Follow-up")])
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    event.add("class", "PRIVATE" if row.closed else "PUBLIC")
    if summary.reader:
        event.add("contact", legible(summary.reader))
    return event


def _plain(id_: str) -> str:
    """`id_` in characters that any calendar takes as those of a name."""
    return "".join(each if each.isascii() and (each.isalnum() or each in "-.") else "-" for each in id_)


def _what(task: Task, row: FollowUpSummary) -> str:
    """ "Done: Anne Holm: Fetch the numbers (Budget)", as far as it is known, in a line."""
    what = " ".join(task.text.split())
    words = f"{what} ({row.item.title})" if what and row.item.title else what or row.item.title or ""
    words = shortened(words or _("Follow-up"), _SUMMARY)
    if task.who:
        words = f"{task.who}: {words}"
    return _("Done: {what}").format(what=words) if task.done else words


def _told(row: FollowUpSummary) -> list[str]:
    """The whole of it, then where it comes from, a line each."""
    lines = [row.task.text] if row.task.text.strip() else []
    if row.task.by:
        lines.append(_("By {author}").format(author=row.task.by))
    if row.item != ItemKey(None, None):
        lines.append(item_name(row.item.number, row.item.title, closed=row.closed))
    lines.append(meeting_name(row.meeting))
    if row.item.case_number:
        lines.append(case_line(row.item.case_number))
    for decision in row.on.decisions if row.on else ():
        text = shortened(" ".join(decision.text.split()), _DECISION)
        who = decided_by(decision)
        name = outcome_name(decision.outcome) + (f" ({who})" if who else "")
        lines.append(_("Decision: {outcome}. {text}").format(outcome=name, text=text).strip())
    lines.append(_file(row.meeting, row.page))
    return lines


def _file(meeting: MeetingHead, page: int | None) -> str:
    return f"{meeting.file}, {page_name(page)}" if page is not None and meeting.has_pages else meeting.file
