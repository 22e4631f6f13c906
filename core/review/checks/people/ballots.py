"""The votes that an item tells of, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.minutes import Votes
from core.parsing.votes import votes_in
from core.review.checks.decisions.said import Said, told
from core.review.draft import Draft
from core.review.word_lists import pattern_of

_SIDES = ("for", "against", "abstain")


@dataclass(slots=True)
class Side:
    """One side of a vote: how many, where that is told, and who."""

    count: int | None
    names: tuple[str, ...]
    groups: tuple[str, ...]
    said: Said

    @property
    def number(self) -> int:
        """How many voted so; 0 where neither a number nor names are given."""
        return self.count if self.count is not None else 0 if self.groups else len(self.names)


@dataclass(slots=True)
class Ballot:
    """One vote: its sides by name, "for", "against", "abstain"."""

    sides: dict[str, Side] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many voted, or said that they did not."""
        return sum(side.number for side in self.sides.values())


def ballots(draft: Draft, number: int) -> list[Ballot]:
    """The votes that an item tells of; a side that comes again begins the next one."""
    return draft.once(_ballots)[number]


def _ballots(draft: Draft) -> list[list[Ballot]]:
    return [_of_item(draft, told(draft, number)) for number in range(len(draft.meeting.items))]


def _of_item(draft: Draft, sentences: Sequence[Said]) -> list[Ballot]:
    found: list[Ballot] = []
    may_tell = pattern_of("people", draft.meeting.language, "votes")
    last = -2
    for at, said in enumerate(sentences):
        votes = votes_in([said.text], draft.words) if may_tell.search(said.text) else None
        sides = _sides(votes, said) if votes is not None else {}
        if may_tell.search(said.text) and "for" not in sides:
            sides = _in_one_breath(said, draft.meeting.language) or sides
        if not sides:
            continue
        if not found or at > last + 1 or any(name in found[-1].sides for name in sides):
            found.append(Ballot())
        found[-1].sides.update(sides)
        last = at
    return found


def _in_one_breath(said: Said, language: str) -> dict[str, Side]:
    """The numbers of "med stemmetallene 5 mod 2"."""
    match = pattern_of("decisions", language, "counted").search(said.text)
    if match is None:
        return {}
    numbers = {"for": match["yes"], "against": match["no"]}
    return {name: Side(int(number), (), (), said) for name, number in numbers.items()}


def _sides(votes: Votes, said: Said) -> dict[str, Side]:
    found: dict[str, Side] = {}
    for name in _SIDES:
        side = Side(
            getattr(votes, f"{name}_count"),
            getattr(votes, f"{name}_names"),
            getattr(votes, f"{name}_groups"),
            said,
        )
        if side.count is not None or side.names or side.groups:
            found[name] = side
    return found
