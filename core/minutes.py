"""What minutes are: a meeting of one body, its agenda items, their sections and decisions.

All classes are frozen; a newer parse is a new Meeting. What a document does not state is None or empty,
never guessed. Role and outcome names are those of the field; `Span`s are code point offsets into the
SourceText the meeting was parsed from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
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


class Level(StrEnum):
    """How far a field can be relied on that the document does not state in so many words."""

    INFERRED = "inferred"  # on good grounds, yet not read
    UNSURE = "unsure"  # it may well be otherwise
    READER = "reader"  # put right by the reader: it holds


class Reason(StrEnum):
    """Why a field was inferred."""

    NO_LABEL = "no_label"  # it stands under no label that says what it is
    FREE_WORDS = "free_words"  # no known phrase says it
    ASIDES = "asides"  # only sentences beside the point say it
    LOOK = "look"  # only the look of a line says it: its size, weight or place
    TITLE_ALONE = "title_alone"  # a line that repeats a title of the contents list
    WEAK_NUMBER = "weak_number"  # a number line that little else speaks for
    NO_ITEMS = "no_items"  # no items were found: the whole text is one
    CONTENT = "content"  # from what the document holds, as it does not say
    FIRST_LINES = "first_lines"  # from lines of the head without a label
    ELSEWHERE = "elsewhere"  # from another place than where it is usually said
    PARTLY = "partly"  # several points that came out differently
    MACHINE_READ = "machine_read"  # the page was read by machine
    CORRECTED = "corrected"  # the reader said so


@dataclass(frozen=True, slots=True)
class Confidence:
    """That a field was inferred rather than read. What is stated plainly has none."""

    field: str  # name of the field, "title", of the object that holds this
    level: Level
    reason: Reason


@dataclass(frozen=True, slots=True)
class Node:
    """A run of lines `first <= i < end` that belong together.

    The nodes of a meeting follow one another without a gap and cover every line of the source once.
    `item`, `section` and `attachment` are indexes into `Meeting.items` and that item's `sections` and
    `attachments`.
    """

    kind: NodeKind
    first: int
    end: int
    item: int | None = None
    section: int | None = None
    attachment: int | None = None


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


class MentionKind(StrEnum):
    """What sort of thing a text mentions."""

    AMOUNT = "amount"
    DATE = "date"
    DEADLINE = "deadline"  # by when something shall be done, or taken up again
    ITEM = "item"  # another item, of this meeting or another
    MEETING = "meeting"  # another meeting
    CASE = "case"  # a case number


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount, a date, a deadline or a reference in a decision or a recommendation, with its place.

    Only the fields that its kind has are set. Of a date or deadline `first` and `last` are the days it may
    be: the same day twice, or the ends of a month, quarter or year.
    """

    kind: MentionKind
    span: Span  # code points in the source's text
    text: str  # as printed
    amount: Decimal | None = None  # of the currency's unit: "1,5 mio. kr." is 1500000
    currency: str | None = None  # ISO 4217: DKK, NOK, SEK, EUR
    first: date | None = None
    last: date | None = None
    item: str | None = None  # the number of the item, as printed
    body: str | None = None  # whose meeting
    case_number: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What one body decided on an item.

    `own` tells this meeting's decision from earlier ones of other bodies or dates. `outcome` is read from
    the decision's own text; `effective` is the outcome once the recommendation is read too, where that
    says something else. `follows` says whether the recommendation was followed; None where there is none,
    or where the decision does not tell.
    """

    text: str  # paragraphs separated by newlines, page furniture and word cuts removed
    span: Span  # of the decision's text, without its heading
    outcome: Outcome
    own: bool
    body: str | None = None
    date: date | None = None
    effective: Outcome | None = None
    follows: bool | None = None
    confidence: tuple[Confidence, ...] = ()

    @property
    def unsure(self) -> bool:
        """Whether the text fits no class clearly."""
        return any(each.level is Level.UNSURE for each in self.confidence)


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
    file: str | None = None  # its file beside the document, a relative path with "/", where one is named


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
    recommended: Outcome | None = None  # what the recommendation asked for
    mentions: tuple[Mention, ...] = ()  # in its decisions and recommendations, by place
    confidence: tuple[Confidence, ...] = ()

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
    language: str = "da"  # of the text: "da", "nb", "sv"
    confidence: tuple[Confidence, ...] = ()

    @property
    def unsure(self) -> tuple[str, ...]:
        """The fields that may well be otherwise, by their path: "items[3].decisions[0].outcome"."""
        return tuple(path for path, each in self.all_confidence() if each.level is Level.UNSURE)

    def all_confidence(self) -> Iterator[tuple[str, Confidence]]:
        """Every inferred field of the meeting, its items and decisions, with its path."""
        for each in self.confidence:
            yield each.field, each
        for at, item in enumerate(self.items):
            for each in item.confidence:
                yield f"items[{at}].{each.field}", each
            for place, decision in enumerate(item.decisions):
                for each in decision.confidence:
                    yield f"items[{at}].decisions[{place}].{each.field}", each
