"""A meeting, or an item, at which too few were there to decide."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.decisions.said import named, read_decision, told
from core.review.checks.people.present import (
    away_from,
    head_sentences,
    is_listed,
    is_same,
    place_in_head,
    present,
)
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of, words_of


class Quorum(Check):
    """Fewer than half of the members present."""

    id = "quorum"
    group = Group.PEOPLE
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Too few to decide")

    def why(self) -> str:
        return _(
            "A council or committee can decide when at least half of its members are there. Check the lists "
            "of those present and absent."
        )

    def source(self) -> str:
        return _("Kommunestyrelsesloven § 11(2)")

    def advice(self) -> str:
        return _("Put the lists right, or say how the body could decide.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        meeting = draft.meeting
        if draft.is_minutes:
            yield from _as_told(draft)
        people = present(draft)
        if not draft.is_minutes or not people or not all(" " in each.name for each in people):
            return
        replaced = [each.stands_for for each in people if each.stands_for]
        absent = [each for each in meeting.absent if not any(is_same(each.name, name) for name in replaced)]
        members = len(people) + len(absent)
        enough_at_half = words_of("people", meeting.language)["half_is_enough"]
        if _too_few(len(people), members, enough_at_half):
            message = _("{present} of {members} members were there, and half of them are needed.")
            yield Hit(
                place_in_head(draft, people[0].name),
                message.format(present=len(people), members=members),
                subject="meeting",
                also=tuple(filter(None, (place_in_head(draft, each.name) for each in absent[:1]))),
            )
            return
        for at, item in draft.open_items if is_listed(draft) else ():
            decision = read_decision(draft, item)
            away = away_from(draft, item, told(draft, at)) if decision is not None else ()
            there = len(people) - len(away)
            if decision is not None and _too_few(there, members, enough_at_half):
                message = _(
                    "{present} of {members} members took part in item {item}, and half of them are needed."
                )
                yield Hit(
                    decision.span,
                    message.format(present=there, members=members, item=named(item)),
                    item=at,
                    subject="item",
                )


def _as_told(draft: Draft) -> Iterator[Hit]:
    """What the head itself says of how many of the members came."""
    told = pattern_of("people", draft.meeting.language, "came_of_members")
    enough_at_half = words_of("people", draft.meeting.language)["half_is_enough"]
    for said in head_sentences(draft):
        match = told.search(said.text) if any(map(str.isdigit, said.text)) else None
        numbers = (
            {name[:4]: int(number) for name, number in match.groupdict().items() if number} if match else {}
        )
        if match is not None and _too_few(numbers["came"], numbers["memb"], enough_at_half):
            message = _("{present} of {members} members were there, and half of them are needed.")
            yield Hit(
                said.place(draft, *match.span()),
                message.format(present=numbers["came"], members=numbers["memb"]),
                subject="told",
            )
            return


def _too_few(there: int, members: int, enough_at_half: bool) -> bool:
    return there * 2 < members or (there * 2 == members and not enough_at_half)
