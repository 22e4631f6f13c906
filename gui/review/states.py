"""What states of items and severities of findings are called and look like."""

from __future__ import annotations

from core.language import _
from core.review.finding import Group, Severity
from core.review_states import ItemStanding, ItemState
from gui.theme import Colours

COMMANDS = {
    ItemState.FINE: "item_fine",
    ItemState.NEEDS_CHANGE: "item_needs_change",
    ItemState.QUESTION: "item_question",
    ItemState.UNREAD: "item_unread",
}
"""The commands that give the item in view a state, in the order of the buttons."""


def group_word(group: Group) -> str:
    """What the checks of a group are about."""
    names = {
        Group.DECISIONS: _("Decisions"),
        Group.PEOPLE: _("People"),
        Group.FORM: _("Form"),
        Group.CONFIDENTIAL: _("Confidential"),
        Group.LANGUAGE: _("Language"),
        Group.ACCESS: _("Accessibility"),
    }
    return names[group]


def severity_icon(severity: Severity) -> str:
    """The name of a severity's sign."""
    return f"severity-{severity.value}"


def severity_colour(colours: Colours, severity: Severity) -> str:
    """The colour of a severity's sign and word, and of the line under words in the document."""
    by_severity = {
        Severity.ERROR: colours.rejected,
        Severity.WARNING: colours.postponed,
        Severity.NOTE: colours.accent,
    }
    return by_severity[severity]


def state_icon(state: ItemState) -> str:
    """The name of a state's sign."""
    return f"review-{state.value}"


def state_colour(colours: Colours, state: ItemState) -> str:
    """The colour of a state's sign."""
    by_state = {
        ItemState.UNREAD: colours.quiet,
        ItemState.FINE: colours.approved,
        ItemState.NEEDS_CHANGE: colours.postponed,
        ItemState.QUESTION: colours.accent,
    }
    return by_state[state]


def is_looked_at(standing: ItemStanding) -> bool:
    """Whether an item was looked at, and says the same still."""
    return standing.state is not ItemState.UNREAD and not standing.has_changed


def has_changed(standing: ItemStanding) -> bool:
    """Whether an item was looked at, and says something else now."""
    return standing.state is not ItemState.UNREAD and standing.has_changed


def standing_words(standing: ItemStanding) -> str:
    """How far an item is, in words."""
    if has_changed(standing):
        return _("{state} · changed since").format(state=standing.state.word)
    return standing.state.word
