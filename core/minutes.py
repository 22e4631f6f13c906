"""What minutes are: a meeting of one body, its agenda items, their sections and decisions.

All classes are frozen; a newer parse is a new Meeting. What a document does not state is None or empty,
never guessed. Role and outcome names are those of the field; `Span`s are code point offsets into the
SourceText the meeting was parsed from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from core.source_text import Span


class DocumentKind(StrEnum):
    """What a document is to its meeting."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    SUPPLEMENT = "supplement"
    CLOSED_PART = "closed_part"
    ATTACHMENT = "attachment"


class Role(StrEnum):
    """What a section of an item is for."""

    TYPE = "type"
    TOPIC = "topic"
    SUMMARY = "summary"
    CASE = "case"
    BASIS = "basis"
    RECOMMENDATION = "recommendation"
    MOTIONS = "motions"
    AMENDMENT = "amendment"
    DELIBERATION = "deliberation"
    PRIOR_DECISION = "prior_decision"
    DECISION = "decision"
    VOTES = "votes"
    MINORITY = "minority"
    ECONOMY = "economy"
    LEGAL = "legal"
    HEARING = "hearing"
    PROCESS = "process"
    COMMUNICATION = "communication"
    REMARKS = "remarks"
    ABSENT = "absent"
    ATTACHMENTS = "attachments"
    DISPATCH = "dispatch"
    OTHER = "other"


class Outcome(StrEnum):
    """How a decision came out, from the decision's own text."""

    APPROVED = "approved"
    APPROVED_WITH_CHANGES = "approved_with_changes"
    RECOMMENDED = "recommended"
    NOTED = "noted"
    DISCUSSED = "discussed"
    POSTPONED = "postponed"
    REJECTED = "rejected"
    SENT_BACK = "sent_back"
    SENT_TO_HEARING = "sent_to_hearing"
    REMOVED = "removed"
    ELECTED = "elected"
    REFERRED = "referred"
    NO_DECISION = "no_decision"
    OTHER = "other"


class NodeKind(StrEnum):
    """To what a line of the source belongs."""

    HEADER = "header"
    CONTENTS = "contents"
    ITEM = "item"
    SECTION = "section"
    ATTACHMENT = "attachment"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Node:
    """A run of lines `first <= i < end` that belong together.

    The nodes of a meeting follow one another without a gap and cover every line of the source once.
    `item` and `section` are indexes into `Meeting.items` and that item's `sections`.
    """

    kind: NodeKind
    first: int
    end: int
    item: int | None = None
    section: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the document names them: no party letter or title in `name`."""

    name: str
    party: str | None = None
    role: str | None = None  # chair, official, … as printed
    stands_for: str | None = None  # whom a substitute replaces


@dataclass(frozen=True, slots=True)
class Votes:
    """One vote. Numbers are None where only names or parties are given."""

    for_count: int | None = None
    against_count: int | None = None
    abstain_count: int | None = None
    for_groups: tuple[str, ...] = ()
    against_groups: tuple[str, ...] = ()
    abstain_groups: tuple[str, ...] = ()
    for_names: tuple[str, ...] = ()
    against_names: tuple[str, ...] = ()
    abstain_names: tuple[str, ...] = ()
    on: str | None = None  # "amendment" where the vote was about an amendment, not the case
    result: str | None = None
    unanimous: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A minority statement, reservation or entry in the minutes."""

    who: str | None
    kind: str  # "minority", "reservation", "entry"
    text: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """A proposed change to the recommendation."""

    by: str | None
    text: str
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What one body decided on an item.

    `own` tells this meeting's decision from earlier ones of other bodies or dates. `outcome` is read from
    the decision's own text; `effective` is the outcome once the recommendation is read too, where that
    says something else. `unsure` is True where the text fits no class clearly.
    """

    text: str  # paragraphs separated by newlines, page furniture and word cuts removed
    span: Span  # of the decision's text, without its heading
    outcome: Outcome
    own: bool
    body: str | None = None
    date: date | None = None
    effective: Outcome | None = None
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled part of an item. The text before the first label has role OTHER and no heading."""

    role: Role
    heading: str | None
    text: str
    span: Span  # heading and text
    pages: tuple[int, ...] = ()  # counted from 0


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment as its item names it, or one whose pages lie in the same file."""

    name: str
    document_number: str | None = None
    span: Span | None = None  # of its name in the list
    pages: tuple[int, ...] = ()  # of the attachment itself, where the file carries it


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One numbered item of the agenda."""

    number: str | None  # as printed
    title: str | None  # None for a closed item that states none
    closed: bool
    span: Span  # from the heading to the next item
    heading: Span  # of the heading alone
    sections: tuple[Section, ...] = ()
    decisions: tuple[Decision, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    case_number: str | None = None
    journal_number: str | None = None
    document_number: str | None = None
    absent: tuple[str, ...] = ()
    not_participating: tuple[str, ...] = ()
    disqualified: tuple[str, ...] = ()
    votes: Votes | None = None
    minority: tuple[Statement, ...] = ()
    amendments: tuple[Amendment, ...] = ()

    @property
    def own_decision(self) -> Decision | None:
        """This meeting's decision, the last one where it made several; None where it made none."""
        return next((decision for decision in reversed(self.decisions) if decision.own), None)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents list."""

    title: str
    number: str | None = None
    page: int | None = None  # as printed
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One body at one time, as one document tells of it."""

    kind: DocumentKind
    items: tuple[AgendaItem, ...]
    nodes: tuple[Node, ...]
    parser: int  # version of the parser
    vocabulary: str  # fingerprint of the labels and phrases it used
    body: str | None = None
    municipality: str | None = None  # or region, or other sender, where the text names one
    date: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    place: str | None = None
    participants: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()
    substitutes: tuple[Person, ...] = ()
    staff: tuple[Person, ...] = ()
    signatories: tuple[str, ...] = ()
    draft: bool = False
    contents: tuple[ContentsEntry, ...] = ()
    unsure: tuple[str, ...] = ()  # names of fields, "items[3].title", that the parser is not sure of
