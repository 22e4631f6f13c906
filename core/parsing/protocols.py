"""Whose words a part of an item is: the minutes of several bodies within one item, and what one proposes.

Norwegian items hold "Saksprotokoll i Formannskapet - 02.02.2021" with parts of their own under it, then the
same of the council. "Kommunstyrelsens förslag till kommunfullmäktige" is that board's decision in its own
minutes, and a recommendation in the council's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from core.minutes import Role
from core.parsing.bodies import body_name, is_body, same_body
from core.parsing.labels import Label
from core.parsing.sections import Part
from core.parsing.vocabulary import Vocabulary

_OF_A_BODY = frozenset(
    (
        Role.DECISION,
        Role.DELIBERATION,
        Role.VOTES,
        Role.MOTIONS,
        Role.AMENDMENT,
        Role.MINORITY,
        Role.OTHER,
        Role.RECOMMENDATION,
    )
)
"""Parts that belong to the body whose minutes they stand in."""
_TREATING = frozenset((Role.DELIBERATION, Role.VOTES, Role.DECISION))
"""What the minutes of each body have for themselves."""


class BodyAndDay(NamedTuple):
    """Who meets, and when."""

    body: str | None
    date: date | None


def resolved(parts: Sequence[Part], meeting: BodyAndDay, words: Vocabulary) -> list[Part]:
    """The parts, each with the body and date of the minutes it stands in, and its role in this meeting."""
    if not any(part.label is not None and part.label.names_body for part in parts):
        return list(parts)
    found: list[Part] = []
    holds: Label | None = None
    within: set[str] = set()  # headings of those minutes
    decided = False
    for part in parts:
        label = part.label
        if holds is not None and label is not None and part.role in _TREATING:
            if decided and label.heading.casefold() in within:
                holds = None  # the same headings once more: the minutes of this meeting itself
            within.add(label.heading.casefold())
            decided = decided or part.role is Role.DECISION
        elif holds is not None and decided and part.role is Role.ATTACHMENTS:
            holds = None  # the case's attachments stand behind what others decided
        if label is not None and label.protocol:
            holds, within, decided = label, set(), False
            role = Role.DECISION if part.content else Role.OTHER
            found.append(replace(part, role=role))
        elif label is not None and holds is not None and part.role in _OF_A_BODY:
            found.append(_within(part, label, holds, meeting, words))
        elif label is not None and label.proposes and not _is_own_proposal(label, meeting, words):
            found.append(replace(part, role=Role.RECOMMENDATION))
        else:
            found.append(part)
    return found


def _within(part: Part, label: Label, holds: Label, meeting: BodyAndDay, words: Vocabulary) -> Part:
    """A part of the minutes of the body that `holds` names."""
    own = same_body(holds.body, meeting.body, words) and holds.date in (None, meeting.date)
    if part.role is Role.DECISION:
        body = label.body if label.body and is_body(label.body, words) else holds.body
        return replace(part, label=replace(label, body=body, date=label.date or holds.date))
    return part if own else replace(part, role=Role.PRIOR_DECISION)


def _is_own_proposal(label: Label, meeting: BodyAndDay, words: Vocabulary) -> bool:
    """Does this meeting's body propose here, to another one?"""
    if label.to is None:
        return False
    to_itself = meeting.body is not None and same_body(body_name(label.to), meeting.body, words)
    return same_body(label.body, meeting.body, words) and not to_itself
