"""What a check found in a draft, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from core.annotations import PageBox
from core.language import _, pgettext
from core.minutes import AgendaItem, Role
from core.source_text import Span

MOST_TOLD = 1000
"""Findings of one check that are told of a draft: nobody reads more, and no list stands still over them."""


class Severity(StrEnum):
    """How much a finding matters; the names are SARIF's levels."""

    ERROR = "error"  # not to be published so
    WARNING = "warning"  # most likely wrong
    NOTE = "note"  # worth a look


def severity_word(severity: Severity) -> str:
    """What a severity is called."""
    match severity:  # asked for thousands: one name is looked up
        case Severity.ERROR:
            return _("Error")
        case Severity.WARNING:
            return _("Warning")
        case Severity.NOTE:
            return pgettext("severity", "Note")


class Group(StrEnum):
    """What a check is about; the rooms of `core.review.checks`."""

    DECISIONS = "decisions"
    PEOPLE = "people"
    FORM = "form"
    CONFIDENTIAL = "confidential"
    LANGUAGE = "language"
    ACCESS = "access"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check gives for one place; `running` makes a finding of it.

    `span` are code point offsets in the source; None where the document as a whole is meant, or what is
    missing in item `item`. `message` says in one whole sentence what is wrong here, `advice` what to do
    where that differs from the check's own words. `subject` tells findings without a place in the text
    apart: the name of what is missing, say. `also` are other places that belong to it: the date that
    contradicts.
    """

    span: Span | None
    message: str
    advice: str = ""
    item: int | None = None  # where `span` does not tell
    box: PageBox | None = None  # of what is no text: a picture, a black bar
    also: tuple[Span, ...] = ()
    suggestions: tuple[str, ...] = ()  # what may stand there instead, the likeliest first
    subject: str = ""
    severity: Severity | None = None  # None for the check's own


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, with its place.

    `quote` are the words at `span`, in one line. `key` is what it is known by in every version: the check,
    the item and the words, not where they stand. `allowed` is the reason for which the municipality's rules
    let it be.
    """

    check: str
    group: Group
    severity: Severity
    message: str
    advice: str
    key: str
    span: Span | None = None
    quote: str = ""
    item: int | None = None  # index into Meeting.items
    role: Role | None = None  # of the section
    page: int | None = None  # counted from 0
    box: PageBox | None = None
    also: tuple[Span, ...] = ()
    suggestions: tuple[str, ...] = ()
    allowed: str | None = None


def order_of(finding: Finding, items: Sequence[AgendaItem]) -> tuple[float, float]:
    """By what findings are sorted, among the items of their meeting: their place in the text. What is about
    the whole document comes first, its notes, which are on the file for the most part, come last."""
    place = finding.span
    if place is None and finding.item is not None and finding.item < len(items):
        place = items[finding.item].heading
    if place is not None:
        return place.start, place.end
    return (inf, inf) if finding.severity is Severity.NOTE else (-1, -1)
