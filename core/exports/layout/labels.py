"""The words that documents, tables and calendars share: how a meeting, an item and a decision are called,
and what stands over the parts of an item.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from urllib.parse import quote

from core.annotations import ItemKey
from core.confidential.placing import NO_ITEM
from core.exports.choice import Part
from core.exports.summary import DecisionSummary, FollowUpSummary, MeetingHead, Summary
from core.language import _, clock_time, long_date, ngettext
from core.minutes import Person
from core.wording import kind_name


def meeting_name(head: MeetingHead) -> str:
    """The meeting in a line: "Økonomiudvalget, 14. maj 2024"; the file's name where the body is unknown."""
    name = head.body or head.file
    if head.date is None:
        return name
    return _("{body}, {date}").format(body=name, date=long_date(head.date))


def item_name(number: str | None, title: str | None, *, closed: bool = False) -> str:
    """An item in a line: "2. Budgetopfølgning", "3. Køb af jord (closed)". "§ 12" and the like keep their
    form."""
    words = title or _("No title stated")
    if number:
        words = f"{number}. {words}" if number.isdecimal() else f"{number} {words}"
    return _("{title} (closed)").format(title=words) if closed else words


def key_name(key: ItemKey, *, closed: bool = False) -> str:
    """What is known of an item that may be lost, in a line; of none, that it is the text before the first."""
    if key == NO_ITEM:
        return before_items()
    return item_name(key.number, key.title, closed=closed)


def before_items() -> str:
    """Above what stands in the text before the first item."""
    return _("Before the first item")


def not_found() -> str:
    """Above what has lost its place."""
    return _("Not found in this version of the document")


def part_name(part: Part) -> str:
    """What stands over a part, and before it: "Recommendation", "Vote"."""
    names = {
        Part.HEAD: _("Meeting"),
        Part.RECOMMENDATION: _("Recommendation"),
        Part.DECISIONS: _("Decision"),
        Part.VOTES: _("Vote"),
        Part.TAGS: _("Tags"),
        Part.NOTES: _("Notes"),
        Part.MARKS: _("Marked in the text"),
        Part.FOLLOW_UPS: _("Follow-ups"),
        Part.ATTACHMENTS: _("Attachments"),
        Part.PAGES: _("Page"),
    }
    return names[part]


def head_lines(head: MeetingHead) -> Iterator[tuple[str, str]]:
    """Label and value of what the meeting's head states beyond body, date and the document's file."""
    lines = (
        (_("Municipality"), head.municipality),
        (_("Time"), _hours(head.start_time, head.end_time)),
        (_("Place"), head.place),
        (_("Present"), _people(head.participants)),
        (_("Absent"), _people(head.absent)),
        (_("Document"), document_name(head)),
    )
    yield from ((label, value) for label, value in lines if value)


def document_name(head: MeetingHead) -> str:
    """What the document is to its meeting: "Minutes (draft)"."""
    document = kind_name(head.kind)
    return _("{document} (draft)").format(document=document) if head.draft else document


def page_name(page: int) -> str:
    """A page, counted from 0, as it is said: "page 4"."""
    return _("page {number}").format(number=page + 1)


def page_link(head: MeetingHead, page: int | None = None) -> str:
    """The address of the document, at a page counted from 0, for a file that lies beside it:
    "Referat%20maj.pdf#page=4" (RFC 3986; the fragment is that of RFC 8118)."""
    address = quote(head.file, safe="")  # a colon, too, so that no name is taken for a scheme
    return f"{address}#page={page + 1}" if page is not None and head.has_pages else address


def decided_by(decision: DecisionSummary) -> str:
    """Who decided and when, for a decision that is not this meeting's own: "Byrådet, 28. maj 2024"."""
    if decision.own:
        return ""
    day = long_date(decision.date) if decision.date else None
    return ", ".join(filter(None, (decision.body, day)))


def case_line(case_number: str) -> str:
    """A case number with what it is: "Case number: 24-003817"."""
    return _("Case number: {number}").format(number=case_number)


def due_name(task: FollowUpSummary) -> str:
    """By which day it is to be done: "1 June 2024"; empty where no day is set."""
    return long_date(task.task.due) if task.task.due else ""


def done_name(task: FollowUpSummary) -> str:
    """When it was done, by this machine's clock, or that it was not: "28 May 2024", "Not done"."""
    if task.task.done is None:
        return _("Not done")
    return _("Done {date}").format(date=long_date(task.task.done.astimezone().date()))


def holds_closed(summary: Summary) -> bool:
    """Whether anything of a closed item is in it."""
    items = any(item.closed for item in summary.items)
    return items or any(each.closed for group in summary.groups for each in group.unplaced)


def full_title(summary: Summary) -> str:
    """The title, and that there are closed items below it."""
    return _("{title} (closed)").format(title=summary.title) if holds_closed(summary) else summary.title


def closed_line() -> str:
    """At the top of what has closed items in it."""
    return _("Contains closed items: only for those who may read them")


def left_out_lines(summary: Summary) -> Iterator[str]:
    """Sentences on what of the range the summary does not show. Where a line of search found closed items
    alone, nobody who gets it is told: they may know for what was looked."""
    found_nothing = summary.searched and not any(True for _item in summary.items)
    if (count := summary.left_out) and not found_nothing:
        yield ngettext(
            "{count} closed item is left out.", "{count} closed items are left out.", count
        ).format(count=count)
    if summary.remarks_left_out:
        yield remarks_left_out_line(summary.remarks_left_out)
    if count := summary.more:
        yield ngettext(
            "{count} more item is not shown here; the file has it.",
            "{count} more items are not shown here; the file has them.",
            count,
        ).format(count=count)


def remarks_left_out_line(count: int) -> str:
    """A sentence on annotations that stay because they may be about closed items."""
    return ngettext(
        "{count} annotation is left out: its item may be closed.",
        "{count} annotations are left out: their items may be closed.",
        count,
    ).format(count=count)


def _hours(start: time | None, end: time | None) -> str | None:
    if start is None:
        return None
    if end is None:
        return clock_time(start)
    return f"{clock_time(start)}–{clock_time(end)}"


def _people(people: tuple[Person, ...]) -> str:
    return ", ".join(f"{each.name} ({each.party})" if each.party else each.name for each in people)
