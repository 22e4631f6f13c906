"""What is told of a vote beside the decision that it was on: nothing that the decision's own words tell."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from core.exports.choice import Part
from core.exports.layout.labels import part_name
from core.exports.summary import DecisionSummary, ItemSummary
from core.language import _
from core.minutes import Outcome, Votes
from core.outcome_groups import OutcomeGroup, group_of
from core.wording import votes_lines

_UNANIMOUS = re.compile(r"enstemmig|samstemmig|enhällig", re.IGNORECASE)


class ToldVote(NamedTuple):
    """A vote as it is told: what it was, and its sides, a line each."""

    label: str
    lines: tuple[str, ...]


def voted_on(item: ItemSummary) -> DecisionSummary | None:
    """The decision of `item` that its vote stands with: the last one that the meeting itself made."""
    return next((each for each in reversed(item.decisions) if each.own), None)


def told_vote(item: ItemSummary) -> ToldVote | None:
    """The vote of `item`, where something of it is to be told beside the decision. One whose result says
    the opposite of what was decided was on something else than the decision."""
    votes, decision = item.votes, voted_on(item)
    if votes is None or (decision is not None and _tells(decision.text, votes)):
        return None
    label = part_name(Part.VOTES)
    if votes.on == "amendment":
        label = _("Vote on an amendment")
    elif decision is not None and votes.result in frozenset(Outcome):
        if _is_rejected(Outcome(votes.result)) is not _is_rejected(decision.outcome):
            label = _("Vote on a proposal")
        else:
            votes = replace(votes, result=None)  # the decision says it
    lines = tuple(votes_lines(votes))
    return ToldVote(label, lines) if lines else None


def _is_rejected(outcome: Outcome) -> bool:
    return group_of(outcome) is OutcomeGroup.REJECTED


def _tells(text: str, votes: Votes) -> bool:
    """Whether `text` has all numbers, groups and names of `votes`, and the numbers of both its sides."""
    counts = (votes.for_count, votes.against_count, votes.abstain_count)
    groups = votes.for_groups + votes.against_groups + votes.abstain_groups
    names = votes.for_names + votes.against_names + votes.abstain_names
    said = [*(str(count) for count in counts if count), *groups, *names]
    if votes.unanimous and not _UNANIMOUS.search(text):
        return False
    both = votes.unanimous or (votes.for_count is not None and votes.against_count is not None)
    return both and all(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text) for each in said)
