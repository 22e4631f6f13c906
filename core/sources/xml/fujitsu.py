"""eDoc's agenda of Fujitsu: `Root` with a `Committee`, its `Meeting` and the `AgendaElement`s of that.

The namespace is http://www.fujitsu.dk/agenda/xml/schemas/2009/03/31/. A `CasePresentation` is a section; one
for which `IsDecision` is true, and what stands under `Handling/Decision`, is the decision. Texts are HTML.
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

_YES = ("true", "1")


def is_index(root: Any) -> bool:
    """Is this the notice that an agenda was published, which only names the file?"""
    return name_of(root) == "Root" and child(root, "Notification") is not None


def export_in(root: Any) -> Export | None:
    """The meeting; None where this is no such export."""
    committee = child(root, "Committee")
    meeting = child(committee, "Meeting")
    if name_of(root) != "Root" or meeting is None:
        return None
    date, start = day_and_time(words(meeting, "MeetingDateTime"))
    _day, end = day_and_time(words(meeting, "EndDateTime"))
    output = words(root, "OutputTypeEnumName").casefold()
    elements = [each for each in meeting.iter() if name_of(each) == "AgendaElement"]
    items = [item for _place, item in sorted(map(_item, elements), key=lambda pair: pair[0]) if item]
    kind = ""
    if output:
        kind = (DocumentKind.AGENDA if output == "agenda" else DocumentKind.MINUTES).value
    return Export(
        heading=printed_words().agenda if kind == DocumentKind.AGENDA else printed_words().minutes,
        kind=kind,
        body=plain(raw(committee, "Name")),
        date=date,
        start_time=start,
        end_time=end if end != start else "",
        place=plain(raw(meeting, "MeetingLocation")),
        people=_people(meeting),
        items=items,
    )


def _people(meeting: Any) -> list[ExportedPerson]:
    people = []
    for participant in children(meeting, "MeetingParticipants", "MeetingParticipant"):
        name = plain(raw(participant, "Name"))
        party = plain(raw(participant, "PoliticalPartyList"))
        role = plain(raw(participant, "RoleInMeeting"))
        printed = f"{name} ({party})" if party and "(" not in name else name
        if name:
            absent = words(participant, "Participate").casefold() in ("false", "0")
            people.append(ExportedPerson(f"{printed}, {role.lower()}" if role else printed, absent))
    return people


def _item(element: Any) -> tuple[int, ExportedItem | None]:
    item = child(element, "HandlingItem")
    number = words(item, "SerialNo")
    title = plain(raw(item, "Title"))
    place = words(element, "SortOrder") or number
    public = words(element, "AccessIsPublic").casefold()
    if item is None or not (title or number):
        return 0, None
    sections = [_section(each) for each in children(item, "CasePresentations", "CasePresentation")]
    sections += [_section(each) for each in children(item, "CasePresentation")]
    decision = drafts_of(raw(item, "Handling", "Decision") or raw(element, "Handling", "Decision"))
    if decision and not any(section.role and section.content for section in sections):
        sections.append(ExportedSection(printed_words().decision, decision, Role.DECISION.value))
    attachments = children(item, "Attachments", "Attachment") or children(item, "Attachment")
    return int(place) if place.isdecimal() else 0, ExportedItem(
        number=number,
        title=title,
        closed=None if not public else public not in _YES,
        case_number=words(item, "CaseNumber"),
        absent=plain(raw(element, "Absences")),
        sections=sections,
        attachments=[each for one in attachments if (each := _attachment(one)) is not None],
    )


def _section(presentation: Any) -> ExportedSection:
    decides = words(presentation, "IsDecision").casefold() in _YES
    return ExportedSection(
        plain(raw(presentation, "Title")),
        drafts_of(raw(presentation, "Content")),
        Role.DECISION.value if decides else "",
    )


def _attachment(attachment: Any) -> ExportedAttachment | None:
    file = relative_path(words(attachment, "Link"))
    name = plain(raw(attachment, "Title")) or file.rpartition("/")[2]
    return ExportedAttachment(name, words(attachment, "DocumentNumber"), file) if name else None
