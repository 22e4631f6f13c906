"""How each kind of card looks in a Word document: the names of its styles, its borders, and colours."""

from __future__ import annotations

from typing import NamedTuple

from core.exports.layout.blocks import Card, Kind
from core.minutes import Outcome
from core.outcome_groups import OutcomeGroup, group_of

QUIET, HAIR, ACCENT = "5F5A54", "CBC6BD", "1F5F8B"

NESTED = 340
"""How much further in a card stands that belongs to another."""


TONES = {
    OutcomeGroup.APPROVED: "2E7D4F",
    OutcomeGroup.PASSED_ON: ACCENT,
    OutcomeGroup.NOTED: QUIET,
    OutcomeGroup.POSTPONED: "8A5600",
    OutcomeGroup.REJECTED: "A8322D",
    OutcomeGroup.OTHER: QUIET,
}


class Look(NamedTuple):
    """How the paragraphs of a card stand: their style's name, borders and shading as XML, how far in, and
    whether the words are the minutes' own."""

    name: str
    borders: str = ""
    left: int = 0
    right: int = 0
    of_minutes: bool = False
    sans: bool = False


def line_at(side: str, size: int, colour: str, space: int) -> str:
    """A line at a side of a paragraph: how thick in eighths of a point, and how many points off."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def _rule(size: int, colour: str) -> str:
    return f"<w:pBdr>{line_at('left', size, colour, 8)}</w:pBdr>"


def rule_of(colour: str) -> str:
    """The bar beside a decision."""
    return _rule(18, colour)


def _box(colour: str, ground: str) -> str:
    sides = "".join(line_at(side, 4, colour, 6) for side in ("top", "left", "bottom", "right"))
    return f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'


LOOKS = {
    Kind.DECISION: Look("Decision", rule_of("8F8A82"), 200, of_minutes=True),
    Kind.RECOMMENDATION: Look("Recommendation", _rule(6, HAIR), 200, of_minutes=True),
    Kind.VOTES: Look("Votes", "", 200, of_minutes=True),
    Kind.NOTE: Look("Note", _box("E3D9AE", "FBF7E4"), 140, 140, sans=True),
    Kind.FOLLOW_UP: Look("Follow-up", _box(HAIR, "FFFFFF"), 140, 140, sans=True),
    Kind.MARK: Look("Quoted Mark", "", 200, of_minutes=True),
    Kind.TAGS: Look("Tags", sans=True),
    Kind.ATTACHMENTS: Look("Attachments", of_minutes=True),
    Kind.INTRODUCTION: Look("Introduction"),  # without a label
}


def style_id(name: str) -> str:
    """The id of the style called `name`."""
    return name.replace(" ", "").replace("-", "")


def label_style(card: Card) -> str:
    """The id of the style of what stands above a card."""
    return f"{body_style(card)}Label"


def body_style(card: Card) -> str:
    """The id of the style of a card's paragraphs."""
    name = LOOKS[card.kind].name
    return style_id(name if card.outcome is None else f"{name} {group_name(group_of(card.outcome))}")


def group_name(group: OutcomeGroup) -> str:
    """What the styles of a group of outcomes have in their names: "PassedOn"."""
    return group.value.title().replace("_", "")


def outcome_style(outcome: Outcome) -> str:
    """The id of the style of an outcome's word."""
    return f"Outcome{group_name(group_of(outcome))}"
