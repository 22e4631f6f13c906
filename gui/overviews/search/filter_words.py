"""What filters are called on chips and in menus, and what one chooses among."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.language import _, ngettext
from core.library import Library, tags_in_use
from core.library.lists.overview import list_groups
from core.minutes import DocumentKind, Outcome, Role
from core.query import Filter
from core.query_words import YES, Field
from core.wording import kind_name, outcome_name, role_name

YEARS = 6
"""Of the years that have meetings so many are offered."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter may have: what it is called, and what is said of it, such as how many."""

    field: Field
    value: str
    name: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is in the library to choose among."""

    bodies: Sequence[Choice] = ()
    municipalities: Sequence[Choice] = ()
    years: Sequence[Choice] = ()
    tags: Sequence[Choice] = ()
    meetings: int | None = None  # how many there are in all; None where that is not read yet


def choices_in(library: Library) -> Choices:
    """The bodies, years and tags of the library, those with most first; the newest years."""
    bodies: dict[str, int] = {}
    municipalities: dict[str, int] = {}
    years: dict[int, int] = {}
    groups = list_groups(library)
    for group in groups:
        if group.name:
            bodies[group.name] = bodies.get(group.name, 0) + group.meetings
        if group.municipality:
            municipalities[group.municipality] = municipalities.get(group.municipality, 0) + group.meetings
        if group.year:
            years[group.year] = years.get(group.year, 0) + group.meetings

    def most_first(field: Field, counts: dict[str, int]) -> list[Choice]:
        found = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        return [Choice(field, name, name, _meetings(count)) for name, count in found]

    newest = sorted(years.items(), reverse=True)[:YEARS]
    return Choices(
        most_first(Field.BODY, bodies),
        most_first(Field.MUNICIPALITY, municipalities),
        [Choice(Field.PERIOD, str(year), str(year), _meetings(count)) for year, count in newest],
        [Choice(Field.TAG, tag, tag, _uses(count)) for tag, count in tags_in_use(library)],
        sum(group.meetings for group in groups),
    )


def outcome_choices() -> list[Choice]:
    """Every outcome."""
    return [Choice(Field.OUTCOME, outcome, outcome_name(outcome)) for outcome in Outcome]


def only_choices() -> list[Choice]:
    """What the search can be kept to."""
    return [
        Choice(field, value, filter_name(Filter(field, value)))
        for field, value in (
            (Field.ROLE, Role.DECISION),
            (Field.ROLE, Role.RECOMMENDATION),
            (Field.CLOSED, "no"),
            (Field.CLOSED, YES),
            (Field.ANNOTATED, YES),
            (Field.UNREAD, YES),
            (Field.AGAINST, YES),
            (Field.VOTES, YES),
            (Field.KIND, DocumentKind.MINUTES),
            (Field.KIND, DocumentKind.AGENDA),
        )
    ]


def filter_name(which: Filter) -> str:
    """A filter in words: "Body: Byrådet", "Only decisions", "Not: Postponed"."""
    name = _name(which)
    return _("Not: {filter}").format(filter=name) if which.negated else name


def _name(which: Filter) -> str:
    value, yes = which.value, which.value == YES
    match which.field:
        case Field.BODY:
            return _("Body: {name}").format(name=value)
        case Field.MUNICIPALITY:
            return _("Municipality: {name}").format(name=value)
        case Field.FROM:
            return _("From {day}").format(day=value)
        case Field.TO:
            return _("Until {day}").format(day=value)
        case Field.PERIOD:
            return _("Period: {period}").format(period=value)
        case Field.OUTCOME:
            return outcome_name(Outcome(value))
        case Field.TAG:
            return _("Tag: {tag}").format(tag=value)
        case Field.CASE:
            return _("Case {number}").format(number=value)
        case Field.PERSON:
            return _("Person: {name}").format(name=value)
        case Field.KIND:
            return _("Only: {kind}").format(kind=kind_name(DocumentKind(value)))
        case Field.ROLE:
            return _role(Role(value))
        case Field.CLOSED:
            return _("Closed items") if yes else _("Open items")
        case Field.ANNOTATED:
            return _("What I annotated") if yes else _("Nothing I annotated")
        case Field.AGAINST:
            return _("Against the recommendation") if yes else _("As recommended")
        case Field.VOTES:
            return _("With votes") if yes else _("Without votes")
        case Field.UNREAD:
            return _("Unread items") if yes else _("Items I read")
    return f"{which.field}: {value}"


def _role(role: Role) -> str:
    only = {Role.DECISION: _("Only decisions"), Role.RECOMMENDATION: _("Only recommendations")}
    return only.get(role) or _("Only: {kind}").format(kind=role_name(role))


def periods(today: date) -> list[Choice]:
    """Periods up to today, as they are written in a line."""
    months = ngettext("last {count} month", "last {count} months", 6).format(count=6)
    return [
        Choice(Field.PERIOD, months, _("The last six months")),
        Choice(Field.PERIOD, str(today.year), _("This year")),
        Choice(Field.PERIOD, str(today.year - 1), _("Last year")),
    ]


def _meetings(count: int) -> str:
    return ngettext("{count} meeting", "{count} meetings", count).format(count=count)


def _uses(count: int) -> str:
    return ngettext("{count} time", "{count} times", count).format(count=count)
