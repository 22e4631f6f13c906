"""Invented minutes of several bodies, with case numbers, recommendations, earlier decisions and votes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from core.annotations import MeetingId
from core.library import Library, add, catch_up, prepare
from core.minutes import (
    AgendaItem,
    Decision,
    DocumentKind,
    Meeting,
    Mention,
    MentionKind,
    Node,
    NodeKind,
    Outcome,
    Person,
    Role,
    Section,
    Statement,
    Votes,
)
from core.opening import OpenedFile
from core.source_text import Line, SourceText, Span

TOWN = "Hvidsø Kommune"


@dataclass(frozen=True)
class Item:
    """One item as a test wants it. `amount` is a sum in its recommendation, in millions of kroner."""

    title: str
    decision: str = "Godkendt."
    outcome: Outcome = Outcome.APPROVED
    case: str | None = None
    text: str = ""
    recommendation: str = ""
    amount: str | None = None
    earlier: tuple[tuple[str, date, str], ...] = ()
    journal: str | None = None
    votes: Votes | None = None
    statements: tuple[Statement, ...] = ()
    disqualified: tuple[str, ...] = ()


def minutes(
    body: str,
    day: date,
    items: Sequence[Item],
    *,
    town: str = TOWN,
    present: Sequence[Person] = (),
    absent: Sequence[Person] = (),
    substitutes: Sequence[Person] = (),
) -> OpenedFile:
    """The minutes of one meeting."""
    text = f"{town}\n{body}\n"
    made = []
    for number, item in enumerate(items, 1):
        start = len(text)
        text += f"{number}. {item.title}\n"
        heading = Span(start, len(text) - 1)
        if item.case:
            text += f"Sag {item.case}\n"
        sections: list[Section] = []
        mentions: list[Mention] = []
        decisions: list[Decision] = []
        for words, role in ((item.text, Role.CASE), (item.recommendation, Role.RECOMMENDATION)):
            if words:
                at = len(text)
                text += f"{role.value}\n{words}\n"
                sections.append(Section(role, role.value, words, Span(at, len(text))))
        if item.amount:
            at = text.index(item.amount, start)
            value = Decimal(item.amount.split()[0].replace(",", ".")) * 1_000_000
            span = Span(at, at + len(item.amount))
            mentions.append(Mention(MentionKind.AMOUNT, span, item.amount, value, "DKK"))
        for by, when, words in item.earlier:
            at = len(text)
            text += f"{words}\n"
            decisions.append(Decision(words, Span(at, at + len(words)), Outcome.RECOMMENDED, False, by, when))
        if item.decision:
            at = len(text)
            text += f"{item.decision}\n"
            decisions.append(Decision(item.decision, Span(at, len(text) - 1), item.outcome, own=True))
        made.append(
            AgendaItem(
                str(number),
                item.title,
                False,
                Span(start, len(text)),
                heading,
                tuple(sections),
                tuple(decisions),
                case_number=item.case,
                journal_number=item.journal,
                votes=item.votes,
                minority=item.statements,
                disqualified=item.disqualified,
                mentions=tuple(mentions),
            )
        )
    lines = []
    at = 0
    for line in text.splitlines():
        lines.append(Line(at, at + len(line), 0))
        at += len(line) + 1
    meeting = Meeting(
        kind=DocumentKind.MINUTES if any(item.decision for item in items) else DocumentKind.AGENDA,
        items=tuple(made),
        nodes=(Node(NodeKind.HEADER, 0, len(lines)),),
        parser=1,
        vocabulary="a",
        body=body,
        municipality=town,
        date=day,
        participants=tuple(present),
        absent=tuple(absent),
        substitutes=tuple(substitutes),
    )
    source = SourceText(text, tuple(lines), "text", 1)
    return OpenedFile(Path(f"/invented/{body}-{day}.txt"), text.encode(), source, meeting, None)


def put_in(library: Library, *files: OpenedFile) -> list[MeetingId]:
    """Have the library hold these files, indexed; gives their meetings."""
    meetings = [add(library, prepare(file)).meeting for file in files]
    catch_up(library)
    return meetings


HARBOUR = Item(
    "Renovering af bådebroerne",
    "Anbefales godkendt.",
    Outcome.RECOMMENDED,
    case="30-000771",
    recommendation="at der gives 2,1 mio. kr. til broerne",
    amount="2,1 mio. kr.",
)
FIRST, SECOND, THIRD = date(2030, 3, 4), date(2030, 3, 18), date(2030, 4, 8)


def through_three_bodies() -> tuple[OpenedFile, ...]:
    """One case from a committee through another to the council, with another sum at the end."""
    return (
        minutes("Havneudvalget", FIRST, [HARBOUR]),
        minutes(
            "Økonomiudvalget",
            SECOND,
            [replace(HARBOUR, case="30/771", decision="Udsat til næste møde.", outcome=Outcome.POSTPONED)],
        ),
        minutes(
            "Byrådet",
            THIRD,
            [
                Item("Godkendelse af dagsorden"),
                replace(
                    HARBOUR,
                    title="Renovering af bådebroer og kaj",
                    case="2030-771",
                    decision="Godkendt med 2,4 mio. kr.",
                    outcome=Outcome.APPROVED,
                    recommendation="at der gives 2,4 mio. kr. til broerne",
                    amount="2,4 mio. kr.",
                    votes=Votes(for_count=5, against_count=2, for_groups=("A", "F"), against_groups=("V",)),
                ),
            ],
        ),
    )
