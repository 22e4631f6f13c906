"""Voters who are not among those present."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from core.language import _
from core.minutes import AgendaItem, Person
from core.people_names import party_key
from core.review.check import Check, Tuned
from core.review.checks.confidential.names import persons_in
from core.review.checks.decisions.said import Said, named, told
from core.review.checks.people.ballots import Side, ballots
from core.review.checks.people.near_names import is_near
from core.review.checks.people.present import among, is_listed, missing, present, seated
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of
from core.source_text import Span


class VoterUnknown(Check):
    """Votes, and reservations, whose names are not among the present."""

    id = "voter-unknown"
    group = Group.PEOPLE
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Voter who is not among those present")

    def why(self) -> str:
        return _(
            "Members vote only when they are there themselves. Check the name, and the list of those present."
        )

    def advice(self) -> str:
        return _("Put the name right, or add the person to those present.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_minutes or not is_listed(draft):
            return
        people = present(draft)
        parties = {party_key(person.party) for person in people}
        absent = draft.meeting.absent
        yield from _reserving(draft, people)
        for at, item in draft.open_items:
            away = {each.name for each in missing(draft, item)}
            for ballot in ballots(draft, at):
                for side in ballot.sides.values():
                    for name in side.names:
                        known = among(name, (*people, *absent)) or name in away
                        if known or any(is_near(name, each.name) for each in (*people, *absent)):
                            continue  # told by other checks
                        if any(name in said.text for said in seated(draft, at)):
                            continue
                        message = _("{name} votes in item {item}, and is not among those present.")
                        place = _place(draft, side.said, name)
                        yield Hit(place, message.format(name=name, item=named(item)), item=at)
                    if None not in parties:
                        yield from _parties(at, item, side, parties)


def _reserving(draft: Draft, people: Sequence[Person]) -> Iterator[Hit]:
    """Those who made a reservation, or had something put on record, and are named nowhere else."""
    reserves = pattern_of("people", draft.meeting.language, "reserves")
    meeting = draft.meeting
    known = (*people, *meeting.absent, *meeting.staff)
    for at, item in draft.open_items:
        away = {each.name for each in missing(draft, item)}
        for said in told(draft, at):
            match = reserves.match(said.text)
            name = match["who"].strip() if match else ""
            if name not in (each.name for each in persons_in(name, draft.meeting.language)):
                continue  # a party, a body
            if among(name, known) or name in away or any(is_near(name, each.name) for each in known):
                continue
            if any(name in each.text for each in seated(draft, at)):
                continue
            message = _("{name} makes a reservation in item {item}, and is not among those present.")
            place = _place(draft, said, name)
            yield Hit(place, message.format(name=name, item=named(item)), item=at)


def _parties(at: int, item: AgendaItem, side: Side, parties: Set[str | None]) -> Iterator[Hit]:
    """The parties on one side of a vote of which nobody is there."""
    for group in side.groups:
        if party_key(group) not in parties:
            message = _("{party} votes in item {item}, and nobody of that party is among those present.")
            yield Hit(side.said.span, message.format(party=group, item=named(item)), item=at, subject=group)


def _place(draft: Draft, said: Said, name: str) -> Span:
    at = said.text.find(name)
    return said.place(draft, at, at + len(name)) if at >= 0 else said.span
