"""Invented summaries, put together without a library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from core.annotations import AnnotationKind, Colour, ItemKey, MeetingId
from core.exports.choice import Choice
from core.exports.quoting import Quoted
from core.exports.remarks import Form, Mark, Note, Remarks, Task
from core.exports.summary import DecisionSummary, Group, ItemSummary, MeetingHead, Summary, Unplaced
from core.minutes import DocumentKind, Outcome, Person, Votes

DAY = date(2031, 5, 14)
WRITTEN = datetime(2031, 5, 15, 12, tzinfo=UTC)

HEAD = MeetingHead(
    meeting=MeetingId("m"),
    version=1,
    kind=DocumentKind.MINUTES,
    draft=True,
    body="Økonomiudvalget",
    municipality="Nørresund",
    date=DAY,
    start_time=time(16, 0),
    end_time=time(18, 30),
    place="Rådhuset",
    file="Referat maj.pdf",
    fingerprint="ab12",
    has_pages=True,
    participants=(Person("Åse Holm", "A"), Person("Bo Lind")),
    absent=(Person("Ea Dam", "F"),),
)
COUNCIL = replace(
    HEAD, meeting=MeetingId("k"), body="Byrådet", date=date(2031, 5, 28), file="Byråd: maj #2.pdf"
)

YELLOW = Form(AnnotationKind.HIGHLIGHT, Colour.YELLOW, "yellow")
GREEN = Form(AnnotationKind.HIGHLIGHT, Colour.GREEN, "Til Bo")
BLUE_AREA = Form(AnnotationKind.AREA, Colour.BLUE, "blue")
UNDERLINE = Form(AnnotationKind.UNDERLINE, None, "")
VOTES = Votes(for_count=5, for_groups=("A", "F"), against_count=2, abstain_names=("Jens Ødegård",))


def note(text: str = "Hvornår?\nOg af hvem?", author: str = "Ea Dam") -> Note:
    return Note(text, author, WRITTEN, "n1")


def task(text: str = "Spørg forvaltningen", **said: Any) -> Task:
    return Task(text, **({"who": "Bo Lind", "due": date(2031, 6, 1), "done": None, "id": text} | said))


def mark(*forms: Form, before: str = "", words: str = "ordene", after: str = "", **said: Any) -> Mark:
    return Mark(forms, Quoted(before, words, after), said.get("page"), said.get("remarks", Remarks()))


def decision(text: str = "Godkendt.", outcome: Outcome = Outcome.APPROVED, **said: Any) -> DecisionSummary:
    usual = {"own": True, "body": None, "date": None, "follows": None, "remarks": Remarks()}
    return DecisionSummary(outcome, text, **(usual | said))


def item(number: str | None = "1", title: str | None = "Ny bro", **said: Any) -> ItemSummary:
    usual: dict[str, Any] = {
        "meeting": HEAD,
        "index": int(number) - 1 if number and number.isdecimal() else 0,
        "case_number": None,
        "closed": False,
        "recommendations": (),
        "decisions": (),
        "votes": None,
        "attachments": (),
        "remarks": Remarks(),
    }
    return ItemSummary(number=number, title=title, **(usual | said))


def full_item() -> ItemSummary:
    """An item with one of everything there is."""
    marks = (
        mark(
            *(YELLOW, GREEN),
            before="Anbefales godkendt, idet ",
            words="broen belyses",
            after=".",
            page=3,
            remarks=Remarks(("havn/broer",), (note("Note på ordene"),), (task("Tjek lyset"),)),
        ),
        mark(UNDERLINE, before="Det koster ", words="3 mio. kr.", after=" i alt.", page=3),
        mark(BLUE_AREA, words="", page=4),
    )
    return item(
        case_number="24-003817",
        recommendations=("Det indstilles,\nat broen bygges.",),
        decisions=(
            decision(
                "Anbefales.", Outcome.RECOMMENDED, own=False, body="Teknisk Udvalg", date=date(2031, 5, 2)
            ),
            decision(
                "Godkendt med lys.\nEnstemmigt.",
                Outcome.APPROVED_WITH_CHANGES,
                follows=True,
                remarks=Remarks(("vigtigt",), (note("Note på beslutningen"),)),
                page=3,
            ),
        ),
        votes=VOTES,
        attachments=("Bilag 1: Kort.pdf", "Bilag 2: Økonomi"),
        remarks=Remarks(
            ("budget", "Øst"), (note(),), (task(), task("Ring", who=None, due=None, done=WRITTEN)), marks
        ),
        page=2,
    )


def item_saying(words: str) -> ItemSummary:
    """An item that has `words` in all its parts."""
    return item(
        title=words,
        recommendations=(words,),
        decisions=(decision(words),),
        attachments=(words,),
        remarks=Remarks((words,), (note(words),), (task(words, who=words),), (mark(YELLOW, words=words),)),
    )


def much_annotated() -> ItemSummary:
    """An item with 300 annotations: notes "Note 0." to "Note 149.", marks on "ord 0." to "ord 149."."""
    notes = tuple(note(f"Note {number}.") for number in range(150))
    marks = tuple(mark(YELLOW, words=f"ord {number}.") for number in range(150))
    return item(remarks=Remarks(notes=notes, marks=marks))


PIECES = (
    *("1. Ny bro", "24-003817", "budget", "Øst", "Hvornår?", "Og af hvem?", "Spørg forvaltningen", "Ring"),
    *("at broen bygges.", "Anbefales.", "Teknisk Udvalg", "2 May 2031", "Godkendt med lys.", "Enstemmigt."),
    *("Approved with changes", "vigtigt", "Note på beslutningen", "For: 5 (A, F)", "Against: 2"),
    *("Abstained: Jens Ødegård", "Bilag 1: Kort.pdf", "Bilag 2: Økonomi", "broen belyses", "havn/broer"),
    *("Note på ordene", "Tjek lyset", "3 mio. kr.", "Highlight, yellow", "Highlight, Til Bo", "Underline"),
    *("Area, blue", "by 1 June 2031", "not done", "done 15 May 2031", "Note by Ea Dam, 15 May 2031"),
    *("page 3", "page 4", "page 5"),
)
"""What of `full_item` is to be found in every document of all of it."""


def summary(*items: ItemSummary, **said: Any) -> Summary:
    """A summary of one meeting; what is said of its group goes there."""
    group = {name: said.pop(name) for name in ("before", "unplaced", "head", "heading") if name in said}
    found = Group(**({"heading": "Økonomiudvalget, 14 May 2031", "items": items, "head": HEAD} | group))
    usual = {
        "title": "Budget i maj",
        "introduction": "",
        "choice": Choice(),
        "language": "en",
        "made": date(2031, 5, 20),
        "groups": (found,),
    }
    return Summary(**(usual | said))


def full_summary(**said: Any) -> Summary:
    """A summary with one of everything there is."""
    return summary(
        full_item(),
        item("2", "Køb af jord", closed=True, decisions=(decision("Udsat.", Outcome.POSTPONED),)),
        before=Remarks(marks=(mark(YELLOW, words="Økonomiudvalget", page=0),)),
        unplaced=(Unplaced(HEAD, ItemKey("9", "Havnen"), Remarks(("havn",), (note("Note på det tabte"),))),),
        introduction="Til gruppemødet.\nPunkt 1 er vigtigst.",
        left_out=1,
        remarks_left_out=2,
        **said,
    )
