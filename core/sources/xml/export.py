"""What an export of a case system says of one meeting, whichever system it comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.sources.assembly import Draft


@dataclass(frozen=True, slots=True)
class ExportedSection:
    """A field of an item. `role` is that of core.minutes.Role where the system states it."""

    heading: str
    content: Sequence[Draft]
    role: str = ""


@dataclass(frozen=True, slots=True)
class ExportedAttachment:
    """An attachment: its name, and its file beside the export as a relative path with "/"."""

    name: str
    document_number: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class ExportedItem:
    """An item. One whose sections are not told apart has its text in `text` instead."""

    number: str
    title: str
    closed: bool | None = None
    case_number: str = ""
    lines: Sequence[str] = ()  # what else stands under the title
    absent: str = ""
    disqualified: str = ""
    sections: Sequence[ExportedSection] = ()
    attachments: Sequence[ExportedAttachment] = ()
    text: Sequence[Draft] = ()


@dataclass(frozen=True, slots=True)
class ExportedPerson:
    """A person: the name as printed, party and title included."""

    name: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Export:
    """A meeting. Dates are ISO 8601, times HH:MM; empty where the export does not state them."""

    heading: str  # what the document calls itself: "Referat"
    kind: str = ""  # of core.minutes.DocumentKind
    draft: bool = False
    body: str = ""
    title: str = ""  # where it has one beside the body's name
    date: str = ""
    start_time: str = ""
    end_time: str = ""
    place: str = ""
    people: Sequence[ExportedPerson] = ()
    text: Sequence[Draft] = ()  # more of the head
    items: Sequence[ExportedItem] = ()
    published: str = ""  # the file that was published: the same minutes, as PDF
    parts: Sequence[str] = ()  # files that repeat single items of it


_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{1,2}):(\d{2}))?")
_DANISH = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?:[T ]+(?:kl\.? ?)?(\d{1,2})[:.](\d{2}))?")


def day_and_time(text: str) -> tuple[str, str]:
    """Date and time of "2014-05-14 16:00" or "14-05-2014 16:00:00"; empty what is not there.

    Midnight is how these systems write that no time is known.
    """
    if match := _ISO.match(text.strip()):
        year, month, day, hour, minute = match.groups()
    elif match := _DANISH.match(text.strip()):
        day, month, year, hour, minute = match.groups()
    else:
        return "", ""
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return "", ""
    time = f"{int(hour):02}:{minute}" if hour and int(hour) < 24 and int(minute) < 60 else ""
    return f"{year}-{int(month):02}-{int(day):02}", "" if time == "00:00" else time


def relative_path(stated: str) -> str:
    """A file's path as an export states it, with "/"; empty where it leads out of the export's folder."""
    path = stated.strip().replace("\\", "/").removeprefix("./")
    parts = path.split("/")
    if not path or path.startswith("/") or ":" in path or any(part in ("", ".", "..") for part in parts):
        return ""
    return path if path.isprintable() else ""
