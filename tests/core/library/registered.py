"""Invented meetings with decisions of every sort, taken into the register."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from core.annotations import MeetingId
from core.library import Library, add, catch_up, prepare
from core.minutes import Outcome, Votes
from tests.core.library.invented import DAY, opened


@dataclass(frozen=True)
class Case:
    """One item with one decision."""

    title: str
    outcome: Outcome = Outcome.APPROVED
    follows: bool | None = None
    votes: Votes | None = None
    case_number: str | None = None
    words: str = "Godkendt."
    closed: bool = False


def meeting_of(
    library: Library,
    *cases: Case,
    body: str = "Økonomiudvalget",
    day: date | None = DAY,
    municipality: str | None = "Birkelund",
) -> MeetingId:
    """A meeting that decided `cases`, in the library and its register."""
    file = opened([(each.title, each.words) for each in cases], body=body, day=day, municipality=municipality)
    items = tuple(
        replace(
            item,
            case_number=case.case_number,
            votes=case.votes,
            closed=case.closed,
            decisions=(replace(item.decisions[0], outcome=case.outcome, follows=case.follows),),
        )
        for item, case in zip(file.meeting.items, cases, strict=True)
    )
    meeting = add(library, prepare(replace(file, meeting=replace(file.meeting, items=items)))).meeting
    catch_up(library)
    return meeting
