"""What the two documents that are compared are called, so that a reader tells one from the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from core.language import _, clock_time, long_date, ngettext
from core.minutes import DocumentKind
from core.versions.version import Version
from core.wording import in_sentence_case, kind_name


def side_labels(old: Version, new: Version, names: tuple[str, str]) -> tuple[str, str]:
    """Both in a line each: "Minutes · draft · 14 May 2031 · produced 16 May 2031 · referat.pdf". `names` are
    those of the files. Where that makes no difference, the first of what else tells them apart is said: who
    met, when, the hour they were produced, pages, items."""
    sides = old, new
    lines = [list(_told(side, name)) for side, name in zip(sides, names, strict=True)]
    if lines[0] == lines[1]:
        further = zip(*map(_further, sides), strict=True)
        for line, word in zip(lines, next((two for two in further if _differ(two)), ("", "")), strict=True):
            line.append(word)
    one, other = (" · ".join(filter(None, line)) for line in lines)
    return one, other


def side_label(version: Version, name: str) -> str:
    """One of them for itself."""
    return " · ".join(filter(None, _told(version, name)))


def document_label(
    kind: DocumentKind, day: date | None, produced: date | None, name: str, *, draft: bool
) -> str:
    """The same of a document of which no more is known than that."""
    return " · ".join(filter(None, _words(kind, day, produced, name, draft=draft)))


def names_apart(old: Path, new: Path) -> tuple[str, str]:
    """The names of two files; where they are alike, with as many folders as tell them apart."""
    if old.name != new.name:
        return old.name, new.name
    paths = old.absolute(), new.absolute()
    for most in range(2, max(len(each.parts) for each in paths)):
        one, other = ("/".join(path.parts[-most:]) for path in paths)
        if one != other:
            return one, other
    return old.name, new.name


def _told(version: Version, name: str) -> Iterator[str]:
    meeting, produced = version.meeting, version.source.produced
    made = None if produced is None else produced.date()
    yield from _words(meeting.kind, meeting.date, made, name, draft=meeting.draft)


def _words(
    kind: DocumentKind, day: date | None, produced: date | None, name: str, *, draft: bool
) -> Iterator[str]:
    yield kind_name(kind)
    yield _("draft") if draft else ""
    yield long_date(day) if day is not None else ""
    yield "" if produced is None else _("produced {date}").format(date=long_date(produced))
    yield name


def _further(version: Version) -> Iterator[str]:
    meeting, source = version.meeting, version.source
    yield in_sentence_case(meeting.body or "")
    yield clock_time(meeting.start_time) if meeting.start_time is not None else ""
    yield clock_time(source.produced.time()) if source.produced is not None else ""
    pages, items = len(source.pages), len(meeting.items)
    yield ngettext("{count} page", "{count} pages", pages).format(count=pages) if pages else ""
    yield ngettext("{count} item", "{count} items", items).format(count=items)


def _differ(two: tuple[str, ...]) -> bool:
    return len(set(two)) > 1
