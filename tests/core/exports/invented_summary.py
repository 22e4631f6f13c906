"""Invented summaries with all that a summary can have, for the tests of the formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from core.annotations import AnnotationKind, Colour, ItemKey, MeetingId
from core.exports.choice import Choice, GroupBy, Layout, Part
from core.exports.quoting import Quoted
from core.exports.remarks import Form, Mark, Note, Remarks, Task
from core.exports.summary import DecisionSummary, Group, ItemSummary, MeetingHead, Summary, Unplaced
from core.minutes import DocumentKind, Outcome, Person, Votes

MADE = date(2031, 6, 2)
WHEN = datetime(2031, 5, 20, 9, 30, tzinfo=UTC)
LONG_TITLE = "Godkendelse af forslag til lokalplan 417 for boliger og erhverv ved Ærøgade, " + (
    "herunder fælles friarealer, stier og adgangsveje, " * 5
)
LONG_WORD = "Ejendomsskattelettelsesansøgningsbehandlingsvejledning" * 3
YELLOW = Form(AnnotationKind.HIGHLIGHT, Colour.YELLOW, "yellow")
RED_LINE = Form(AnnotationKind.UNDERLINE, Colour.RED, "red")


def head(meeting: str = "m1", **changed: object) -> MeetingHead:
    """The head of an invented meeting."""
    usual = MeetingHead(
        MeetingId(meeting),
        version=1,
        kind=DocumentKind.MINUTES,
        draft=False,
        body="Økonomiudvalget",
        municipality="Nørresund",
        date=date(2031, 5, 14),
        start_time=time(16, 0),
        end_time=time(18, 5),
        place="Rådhuset, mødelokale Å",
        file="Referat maj.pdf",
        fingerprint="f" * 64,
        has_pages=True,
        participants=(Person("Åse Bjørn", "A"), Person("Ib Skov")),
        absent=(Person("Bo Lind", "V"),),
    )
    return replace(usual, **changed)  # type: ignore[arg-type]


def note(text: str = "Spørg forvaltningen om tallene.\n\nDe fulgte ikke med.", name: str = "n1") -> Note:
    """A note of the reader's."""
    return Note(text, "Ea Dam", WHEN, name)


def task(
    name: str = "t1",
    text: str = "Hent tallene fra økonomiafdelingen",
    who: str | None = "Ea Dam",
    due: date | None = date(2031, 6, 15),
    done: datetime | None = None,
) -> Task:
    """A follow-up."""
    return Task(text, who, due, done, name, "Ea Dam", WHEN)


def decision(text: str = "Godkendt som indstillet.", **changed: object) -> DecisionSummary:
    """A decision of the meeting itself."""
    usual = DecisionSummary(Outcome.APPROVED, text, True, None, None, True, Remarks(), 3)
    return replace(usual, **changed)  # type: ignore[arg-type]


def item(meeting: MeetingHead | None = None, index: int = 0, **changed: object) -> ItemSummary:
    """An item with a decision, and nothing added."""
    usual = ItemSummary(
        meeting or head(),
        index,
        str(index + 1),
        "Budgetopfølgning pr. 30. april",
        "31-000417",
        False,
        (),
        (decision(),),
        None,
        (),
        Remarks(),
        2,
    )
    return replace(usual, **changed)  # type: ignore[arg-type]


def full_item(meeting: MeetingHead | None = None, index: int = 0) -> ItemSummary:
    """An item with all that there is."""
    quoted = Quoted("Udvalget bemærker, at ", "bevillingen på 2,4 mio. kr. ikke rækker", " i år.")
    mark = Mark((YELLOW, RED_LINE), quoted, 3, Remarks(("økonomi",), (note("Se også sagen i marts.", "n2"),)))
    on_decision = Remarks(
        notes=(note("Hvem fulgte op?", "n3"),), tasks=(task("t2", "Ring til Åse", None, None),)
    )
    return item(
        meeting,
        index,
        recommendations=("Forvaltningen indstiller, at opfølgningen godkendes.\nAt bevillingen gives.",),
        decisions=(
            decision("Godkendt.\nV stemte imod.", remarks=on_decision),
            DecisionSummary(
                Outcome.RECOMMENDED, "Anbefales.", False, "Teknikudvalget", date(2031, 5, 2), None, Remarks()
            ),
        ),
        votes=Votes(5, 2, 1, ("A", "F"), ("V",)),
        attachments=("Bilag 1: Oversigt", "Bilag 2: Høringssvar fra Ældrerådet"),
        remarks=Remarks(("budget", "økonomi/drift"), (note(),), (task(),), (mark,)),
    )


def annotated_item(count: int = 300, index: int = 0) -> ItemSummary:
    """An item with so many annotations: notes, follow-ups and marks in turns."""
    notes = tuple(note(f"Note nummer {at}", f"n{at}") for at in range(0, count, 3))
    tasks = tuple(task(f"t{at}", f"Opgave nummer {at}") for at in range(1, count, 3))
    marks = tuple(
        Mark((YELLOW,), Quoted("", f"Mærket sted nummer {at}", ""), at % 9, Remarks())
        for at in range(2, count, 3)
    )
    return item(index=index, title="Det meget læste punkt", remarks=Remarks((), notes, tasks, marks))


def summary(
    items: Sequence[ItemSummary] = (),
    *,
    choice: Choice | None = None,
    title: str = "Forår i Økonomiudvalget",
    introduction: str = "Til gruppemødet på tirsdag.\nTag tallene med.",
    reader: str | None = None,
    unplaced: tuple[Unplaced, ...] = (),
    language: str = "en",
) -> Summary:
    """A summary of `items` in groups by their meeting; of one empty meeting where there are none."""
    heads = {each.meeting.meeting: each.meeting for each in items} or {MeetingId("m1"): head()}
    groups = tuple(
        Group(
            f"{each.body}, {each.date:%d.%m.%Y}" if each.date else each.file,
            tuple(one for one in items if one.meeting.meeting == each.meeting),
            each,
            unplaced=unplaced if at == 0 else (),
        )
        for at, each in enumerate(heads.values())
    )
    return Summary(title, introduction, choice or Choice(), language, MADE, groups, reader)


def everything(choice: Choice | None = None, reader: str | None = None) -> Summary:
    """A summary with all that there is: two meetings, a closed item, what has lost its place."""
    second = head("m2", body="Byrådet", date=date(2031, 5, 28), file="Åbent referat (endeligt).pdf")
    secret = Remarks(notes=(note("Fortroligt", "n9"),))
    items = [
        full_item(),
        item(index=1, title=LONG_TITLE, number="§ 12", decisions=(decision(outcome=Outcome.POSTPONED),)),
        item(index=2, title=f"Om {LONG_WORD}", closed=True, remarks=secret),
        item(second, 0, title="Ny skole i Birkelunden", decisions=()),
        item(
            second,
            1,
            title="Køb af jord",
            decisions=(decision("Afvist.", outcome=Outcome.REJECTED, follows=False),),
            recommendations=("Jorden købes.",),
            votes=Votes(unanimous=True),
            remarks=Remarks(tasks=(task("t3", "Svar borgerne", "Åse", date(2031, 7, 1), WHEN),)),
        ),
    ]
    lost = Unplaced(head(), ItemKey("9", "Havnen"), Remarks(("havn",), (note("Hvor blev den af?", "n8"),)))
    return summary(items, choice=choice, reader=reader, unplaced=(lost,))


def many_items(count: int, choice: Choice | None = None) -> Summary:
    """So many items in meetings of twenty, a third of them annotated."""
    items = []
    for at in range(count):
        number = at // 20
        meeting = head(f"m{number}", file=f"Referat {number}.pdf")
        made = full_item(meeting, at % 20) if at % 3 == 0 else item(meeting, at % 20)
        items.append(replace(made, title=f"Sag nummer {at} om veje og skoler", page=at % 40))
    return summary(items, choice=choice)


TABLE = Choice(layout=Layout.DECISION_TABLE, contents=False)
FOLLOW_UP_TABLE = Choice(layout=Layout.FOLLOW_UP_TABLE, contents=False)
SPEAKING = Choice(layout=Layout.SPEAKING, contents=False)
BY_TAG = Choice(group_by=GroupBy.TAG)
PRESS = Choice(parts=frozenset({Part.DECISIONS, Part.VOTES}), contents=False)
