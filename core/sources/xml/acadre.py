"""Acadre's "fusion" XML: tables within tables, each with its fields.

`agenda` holds `committee`, `meeting` with its members, and one `agendaitemparents` an item; that holds
`agendaitem` with its `bullet`s (sections) and `enclosure`s (attachments). A bullet's type says what it is
for; the body and the date of a decision stand only in its name. Texts are HTML, escaped once or twice.
"""

from __future__ import annotations

from collections.abc import Iterator
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
from core.sources.xml.tree import children, name_of

_ROLES = {
    "1": Role.SUMMARY,
    "2": Role.CASE,
    "3": Role.ECONOMY,
    "4": Role.LEGAL,
    "5": Role.ATTACHMENTS,
    "6": Role.RECOMMENDATION,
    "7": Role.CASE,  # a supplement to it
    "8": Role.DECISION,
}
_OPEN = "1"  # the field `access`; everything else is closed


def is_index(root: Any) -> bool:
    """Is this the list of what was exported, without the minutes themselves?"""
    return (
        next(_tables(root, "agenda"), None) is None
        and next(_tables(root, "producedAgenda"), None) is not None
    )


def export_in(root: Any) -> Export | None:
    """The meeting; None where this is no export of Acadre."""
    agenda = next(_tables(root, "agenda"), None)
    if agenda is None:
        return None
    own = _fields(agenda)
    meeting = next(_tables(agenda, "meeting"), None)
    held = {} if meeting is None else _fields(meeting)
    committee = next(_tables(agenda, "committee"), None)
    heading = plain(own.get("name", ""))
    date, start = day_and_time(held.get("date", ""))
    _day, end = day_and_time(held.get("finish", ""))
    place = ", ".join(
        draft.text for name in ("location", "address") for draft in drafts_of(held.get(name, ""))
    )
    parents = sorted(_tables(agenda, "agendaitemparents"), key=lambda table: _order(_fields(table), "sort"))
    items = [_item(parent) for parent in parents]
    return Export(
        heading=heading or plain(held.get("name", "")),
        kind=_kind(heading),
        body="" if committee is None else plain(_fields(committee).get("name", "")),
        date=date,
        start_time=start,
        end_time=end if end != start else "",
        place=place,
        people=[] if meeting is None else _people(meeting),
        items=[item for item in items if item is not None],
    )


def _tables(root: Any, name: str) -> Iterator[Any]:
    """The tables called `name` within `root`, itself included."""
    return (table for table in root.iter() if name_of(table) == "table" and table.get("name") == name)


def _fields(table: Any) -> dict[str, str]:
    """The fields of a table itself, not of those in it."""
    return {field.get("name", ""): "".join(field.itertext()) for field in children(table, "fields", "field")}


def _order(fields: dict[str, str], name: str) -> int:
    text = fields.get(name, "").strip()
    return int(text) if text.isdecimal() else 0


def _kind(heading: str) -> str:
    """ "Referat", "Åbent referat", "Beslutningsprotokol"; "Dagsorden"."""
    name = heading.casefold()
    if "referat" in name or "protokol" in name:
        return DocumentKind.MINUTES.value
    return DocumentKind.AGENDA.value if "dagsorden" in name else ""


def _people(meeting: Any) -> list[ExportedPerson]:
    """The members in their order; what stands of one in a table within its own counts as well."""
    seats = list(_tables(meeting, "meetmember"))
    if not seats:
        seats = list(_tables(meeting, "member"))
    people: list[tuple[int, ExportedPerson]] = []
    for seat in seats:
        said = {
            name: value
            for table in reversed([seat, *_tables(seat, "member")])
            for name, value in _fields(table).items()
        }
        name = plain(said.get("name", ""))
        role = plain(said.get("role", ""))
        if name:
            printed = f"{name}, {role.lower()}" if role else name
            people.append((_order(said, "sort"), ExportedPerson(printed, _is_yes(said.get("absent", "")))))
    return [person for _place, person in sorted(people, key=lambda pair: pair[0])]


def _is_yes(value: str) -> bool:
    return value.strip().casefold() in ("1", "true", "ja")


def _item(parent: Any) -> ExportedItem | None:
    table = next(_tables(parent, "agendaitem"), None)
    if table is None:
        return None
    said = {**_access(table), **_fields(table)}
    title = plain(said.get("name", ""))
    number = plain(_fields(parent).get("sort", "")) or plain(said.get("sort", ""))
    bullets = sorted(_tables(table, "bullet"), key=lambda bullet: _order(_fields(bullet), "bulletsortorder"))
    absent = [plain(said.get(name, "")) for name in ("absent", "excuse")]
    lines = []
    if (case := _case_title(table)) and case != title:
        lines.append(f"{printed_words().case}: {case}")
    if officer := plain(said.get("caseofficername", "")):
        lines.append(f"{printed_words().officer}: {officer}")
    if not (title or bullets):
        return None
    return ExportedItem(
        number=number,
        title=title,
        closed=_closed(said),
        case_number=plain(said.get("caseno", "")),
        lines=lines,
        absent=", ".join(text for text in absent if text and text not in "01"),
        sections=[_section(_fields(bullet)) for bullet in bullets],
        attachments=[each for enclosure in _in_order(table) if (each := _attachment(enclosure)) is not None],
    )


def _access(table: Any) -> dict[str, str]:
    """Who may read the item, which some exports say in a table of its own."""
    own = next((each for each in children(table, "table") if each.get("name") == "access"), None)
    return {} if own is None else _fields(own)


def _closed(said: dict[str, str]) -> bool | None:
    name = said.get("accessname", "").strip().casefold()
    if name.startswith(("lukket", "åben")):
        return name.startswith("lukket")
    access = said.get("access", "").strip()
    return access != _OPEN if access else None


def _case_title(table: Any) -> str:
    case = next(_tables(table, "noarksak"), None)
    return "" if case is None else plain(_fields(case).get("tittel", ""))


def _section(said: dict[str, str]) -> ExportedSection:
    role = _ROLES.get(said.get("bullettype", "").strip())
    return ExportedSection(
        plain(said.get("bulletname", "")),
        drafts_of(said.get("bulletcontent", "")),
        role.value if role else "",
    )


def _in_order(table: Any) -> list[dict[str, str]]:
    enclosures = [_fields(enclosure) for enclosure in _tables(table, "enclosure")]
    return sorted(enclosures, key=lambda said: _order(said, "sort"))


def _attachment(said: dict[str, str]) -> ExportedAttachment | None:
    file = relative_path(said.get("filename", ""))
    name = plain(said.get("name", "")) or file.rpartition("/")[2]
    return ExportedAttachment(name, plain(said.get("fileno", "")), file) if name else None
