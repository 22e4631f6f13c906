"""eDoc: `Meeting` with one `MeetingAgendaType`, its items in any order, and their texts as plain lines.

Participants, place, case numbers, sections and decisions stand only in the `FullText`s. The form feeds in
them keep strict readers of XML out (core.sources.xml.tree takes them away).
"""

from __future__ import annotations

import re
from typing import Any

from core.minutes import DocumentKind
from core.sources.assembly import Draft
from core.sources.xml.export import Export, ExportedAttachment, ExportedItem, day_and_time, relative_path
from core.sources.xml.fields import plain, printed_lines
from core.sources.xml.printed import printed_words
from core.sources.xml.tree import child, children, name_of, raw, words

_LONGEST_HEAD = 60  # lines


def is_index(root: Any) -> bool:
    """There is no such file."""
    return False


def export_in(root: Any) -> Export | None:
    """The meeting; None where this is no export of eDoc."""
    agenda = child(root, "MeetingAgendaTypes", "MeetingAgendaType")
    if name_of(root) != "Meeting" or agenda is None:
        return None
    state = words(root, "MeetingState")
    date, start = day_and_time(words(root, "MeetingDate"))
    found = children(agenda, "MeetingAgendaItems", "MeetingAgendaItem") or children(
        agenda, "MeetingAgendaItem"
    )
    items = sorted(map(_item, found), key=lambda item: int(item.number) if item.number.isdecimal() else 0)
    minutes = "referat" in state.casefold() or "protokol" in state.casefold()
    kind = DocumentKind.MINUTES if minutes else DocumentKind.AGENDA
    return Export(
        heading=printed_words().minutes
        if minutes
        else plain(raw(agenda, "AgendaType")) or printed_words().agenda,
        kind=kind.value,
        body=plain(raw(root, "Committee")),
        date=date,
        start_time=start,
        text=_head(printed_lines(raw(agenda, "FullText")), items),
        items=items,
        published=relative_path(words(agenda, "PDFDocument")),
        parts=[file for item in found if (file := relative_path(words(item, "PDFDocument")))],
    )


def _head(lines: list[Draft], items: list[ExportedItem]) -> list[Draft]:
    """The lines of the whole text before its first item, or its list of items."""
    titles = {_bare(item.title) for item in items} - {""}
    head: list[Draft] = []
    for line in lines[:_LONGEST_HEAD]:
        if _bare(line.text) in titles or any(_bare(line.text).endswith(title) for title in titles):
            return head
        head.append(line)
    return head if len(head) < len(lines) or not items else []


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _item(item: Any) -> ExportedItem:
    document = child(item, "Document")
    holder = document if child(document, "Attachments") is not None else item
    title = plain(raw(document, "Title")) or plain(raw(item, "Title"))
    kind = plain(raw(item, "AgendaItems", "AgendaItem", "AgendaItemType"))
    publishing = words(document, "PublishingType").casefold()
    return ExportedItem(
        number=words(item, "AgendaItemNumber"),
        title=title,
        closed=True if "ikke" in publishing else None,
        lines=[kind] if kind else [],
        text=_without_title(printed_lines(raw(item, "FullText")), title),
        attachments=[
            each
            for attachment in children(holder, "Attachments", "Attachment")
            if (each := _attachment(attachment)) is not None
        ],
    )


def _without_title(lines: list[Draft], title: str) -> list[Draft]:
    """The text of an item, which may begin with its number and title once more."""
    wanted = _bare(title)
    for count in range(1, min(4, len(lines)) + 1):
        begun = _bare("".join(line.text for line in lines[:count]))
        if wanted and begun.lstrip("0123456789").removeprefix("punkt").lstrip("0123456789") == wanted:
            return lines[count:]
    return lines


def _attachment(attachment: Any) -> ExportedAttachment | None:
    file = relative_path(words(attachment, "PDFDocument"))
    name = plain(raw(attachment, "Title")) or file
    return ExportedAttachment(name, "", file) if name else None
