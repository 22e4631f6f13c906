"""Votes that are more than the people present, or other than the names beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.language import _, ngettext
from core.minutes import AgendaItem
from core.review.check import Check, Tuned
from core.review.checks.decisions.said import Said, named, told
from core.review.checks.people.ballots import Ballot, ballots
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
