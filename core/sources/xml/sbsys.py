"""SBSYS: `Publication` with its `Agendas`; an item's `Fields` are its sections, in order.

A field for which `IsFeedback` is true is the one for the decision; `ItemHistory` holds the decisions of
earlier meetings. Texts are HTML in CDATA, dates "DD-MM-YYYY HH:MM:SS". Until minutes are kept nobody's
participation is decided.
"""

from __future__ import annotations

from typing import Any

from core.minutes import DocumentKind, Role
from core.sources.xml.export import (
    Export,
    ExportedAttachment,
    ExportedItem,
    ExportedPerson,
    ExportedSection,
    day_and_time,
    relative_path,
)
from core.sources.xml.fields import drafts_of, plain
from core.sources.xml.printed import printed_words
from core.sources.xml.tree import child, children, name_of, raw, words

_THERE = frozenset(
    (
        "",
        "notdecided",
        "ikke bestemt",
        "participating",
        "participated",
        "attending",
        "deltager",
        "deltog",
        "present",
        "accepted",
        "tilstede",
        "til stede",
    )
)
_EMPTY = frozenset(("tomt indhold", "-"))


def is_index(root: Any) -> bool:
    """There is no such file: the publication is the whole."""
    return False


def export_in(root: Any) -> Export | None:
    """The meeting; None where this is no export of SBSYS."""
    if name_of(root) != "Publication":
        return None
    agenda = child(root, "Agendas", "Agenda")
    if agenda is None:
        return None
    stage = words(root, "PublicationTypeAsEnum").casefold()
    body = plain(raw(agenda, "Committee", "Name"))
    title = plain(raw(agenda, "Name"))
    meeting = child(agenda, "Meeting")
    date, start = day_and_time(words(meeting, "When"))
    _day, end = day_and_time(words(meeting, "Until"))
    items = [_item(item) for item in children(agenda, "Items", "Item")]
    return Export(
        heading=_heading(stage, title or body),
        kind=DocumentKind.MINUTES.value if "minutes" in stage else "",
        draft="draft" in stage,
        body=body or title,
        title=title,
        date=date,
        start_time=start,
        end_time=end if end != start else "",
        place=plain(raw(meeting, "Where")),
        people=_people(meeting),
        text=drafts_of(raw(agenda, "FrontPage") or raw(root, "FrontPage")),
        items=items,
    )


def _heading(stage: str, otherwise: str) -> str:
    """What the publication is: "Draft", "Final", "FinalMinutes"."""
    if "minutes" in stage:
        return printed_words().minutes
    return {"draft": printed_words().draft, "final": printed_words().agenda}.get(stage, otherwise)


def _people(meeting: Any) -> list[ExportedPerson]:
    people = []
    for member in children(meeting, "Members", "MeetingMember"):
        name, note = plain(raw(member, "Name")), plain(raw(member, "ParticipationNote"))
        if name:
            people.append(ExportedPerson(f"{name}, {note}" if note else name, _is_absent(member)))
    return people


def _is_absent(member: Any) -> bool:
    value = words(member, "ParticipationStatusAsValue")
    if value:
        return value not in ("0", "1", "4")
    return words(member, "ParticipationStatusAsText").casefold() not in _THERE


def _item(item: Any) -> ExportedItem:
    case = child(item, "Case")
    number = words(case, "NumberAndTitle") if case is not None else ""
    public = words(item, "IsPublic").casefold()
    away = [member for member in children(item, "Members", "ItemMember") if _is_absent(member)]
    disqualified = [member for member in away if "inhabil" in words(member, "ParticipationNote").casefold()]
    absent = [member for member in away if member not in disqualified]
    sections = [*_history(item), *(_section(field) for field in children(item, "Fields", "ItemField"))]
    return ExportedItem(
        number=words(item, "Number"),
        title=plain(raw(item, "Caption")),
        closed={"true": False, "1": False, "false": True, "0": True}.get(public),
        case_number=_case_number(number),
        absent=_names(absent),
        disqualified=_names(disqualified),
        sections=sections,
        attachments=[
            each
            for enclosure in children(item, "Enclosures", "Enclosure")
            if (each := _attachment(enclosure)) is not None
        ],
    )


def _names(members: list[Any]) -> str:
    return ", ".join(name for member in members if (name := plain(raw(member, "Name"))))


def _case_number(number_and_title: str) -> str:
    """The number out of "14/1234 - Lokalplan"; empty for "-"."""
    number = number_and_title.split(" ", 1)[0].strip(" -–:")
    return number if any(map(str.isdigit, number)) else ""


def _section(field: Any) -> ExportedSection:
    content = drafts_of(raw(field, "Content"))
    if len(content) == 1 and content[0].text.strip(" .").casefold() in _EMPTY:
        content = []
    decides = words(field, "IsFeedback").casefold() in ("true", "1")
    return ExportedSection(plain(raw(field, "Caption")), content, Role.DECISION.value if decides else "")


def _history(item: Any) -> list[ExportedSection]:
    """The decisions of earlier meetings, each under who made it and when."""
    found = []
    for field in children(item, "ItemHistory", "ItemField"):
        section = _section(field)
        body = plain(raw(field, "MeetingDetails", "CommitteeName"))
        date, _time = day_and_time(words(field, "MeetingDetails", "MeetingDueDate"))
        if section.content and body and date:
            year, month, day = date.split("-")
            heading = printed_words().decision_of.format(body=body, date=f"{day}-{month}-{year}")
            found.append(ExportedSection(heading, section.content, Role.DECISION.value))
        elif section.content:
            found.append(ExportedSection(section.heading, section.content, Role.PRIOR_DECISION.value))
    return found


def _attachment(enclosure: Any) -> ExportedAttachment | None:
    file = relative_path(words(enclosure, "InstantiationFilePathRelative"))
    name = plain(raw(enclosure, "Name")) or file.rpartition("/")[2]
    return ExportedAttachment(name, "", file) if name else None
