"""Votes that are more than the people present, or other than the names beside them, and who votes twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.language import _, ngettext
from core.minutes import AgendaItem
from core.people_names import name_key
from core.review.check import Check, Tuned
from core.review.checks.decisions.said import Said, named, told
from core.review.checks.people.ballots import Ballot, Side, ballots
from core.review.checks.people.present import away_from, is_listed, present, seated
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class VoteCounts(Check):
    """Votes that add up to more than those present."""

    id = "votes-sum"
    group = Group.PEOPLE
    severity = Severity.WARNING

    def name(self) -> str:
        return _("More votes than people")

    def why(self) -> str:
        return _(
            "Nobody votes twice or for somebody else. Check the numbers of the vote against those present."
        )

    def source(self) -> str:
        return _("Kommunestyrelsesloven § 11(3)")

    def advice(self) -> str:
        return _("Count the votes again, and put the numbers or the names right.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not draft.is_minutes:
            return
        for at, item in draft.open_items:
            sentences = told(draft, at)
            found = ballots(draft, at)
            there = _there(draft, at, item, sentences) if found and is_listed(draft) else None
            for ballot in found:
                hit = _too_many(item, at, ballot, there) or _misnumbered(item, at, ballot)
                if hit is not None:
                    yield hit
                yield from _on_two_sides(draft, item, at, ballot)


def _there(draft: Draft, at: int, item: AgendaItem, sentences: Sequence[Said]) -> int:
    """How many were there when an item was dealt with."""
    gone = len(away_from(draft, item, sentences))
    return len(present(draft)) - gone + (len(seated(draft, at)) if gone else 0)


def _too_many(item: AgendaItem, at: int, ballot: Ballot, there: int | None) -> Hit | None:
    if there is None or ballot.total <= there:
        return None
    places = [side.said.span for side in ballot.sides.values()]
    message = ngettext(
        "{votes} vote is counted in item {item}, and {present} were there.",
        "{votes} votes are counted in item {item}, and {present} were there.",
        ballot.total,
    )
    return Hit(
        places[0],
        message.format(votes=ballot.total, item=named(item), present=there),
        item=at,
        also=tuple(place for place in places[1:] if place != places[0]),
    )


def _on_two_sides(draft: Draft, item: AgendaItem, at: int, ballot: Ballot) -> Iterator[Hit]:
    """Those who are named on more than one side of a vote."""
    first: dict[str, Side] = {}
    for side in ballot.sides.values():
        for name in side.names:
            before = first.setdefault(name_key(name), side)
            if before is side:
                continue
            start = side.said.text.rfind(name)
            place = side.said.place(draft, start, start + len(name)) if start >= 0 else side.said.span
            message = _("{name} stands on both sides of a vote in item {item}.")
            yield Hit(place, message.format(name=name, item=named(item)), item=at, also=(before.said.span,))


def _misnumbered(item: AgendaItem, at: int, ballot: Ballot) -> Hit | None:
    """A side with a number and full names beside it that are not as many."""
    for side in ballot.sides.values():
        names = len(side.names)
        if side.count is None or side.groups or names == 0 or names == side.count:
            continue
        if names > side.count or side.said.text.count("(") > 0:
            message = ngettext(
                "A vote in item {item} is counted as {count}, and {names} name stands beside it.",
                "A vote in item {item} is counted as {count}, and {names} names stand beside it.",
                names,
            )
            return Hit(
                side.said.span, message.format(item=named(item), count=side.count, names=names), item=at
            )
    return None
