"""The presets that come with the program."""

from __future__ import annotations

from dataclasses import dataclass

from core.exports.choice import Choice, GroupBy, Layout, Order, Part
from core.language import _
from core.library.lists.chosen import Only


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A preset of the program; `id` is its name on the command line, `what` says in a sentence what it is."""

    id: str
    name: str
    what: str
    choice: Choice


def built_in() -> tuple[BuiltIn, ...]:
    """The presets, in the order they are offered."""
    all_but_votes = frozenset(Part) - {Part.VOTES}
    return (
        BuiltIn(
            "annotated",
            _("Annotated summary"),
            _("Each item with what was decided, and all you marked and wrote."),
            Choice(parts=frozenset(Part) - {Part.RECOMMENDATION, Part.ATTACHMENTS}),
        ),
        BuiltIn(
            "decisions",
            _("Decision list"),
            _("A table: what was decided, by whom and when, with the votes."),
            Choice(
                layout=Layout.DECISION_TABLE,
                parts=frozenset({Part.HEAD, Part.DECISIONS, Part.VOTES, Part.PAGES}),
                contents=False,
                colleagues=False,
            ),
        ),
        BuiltIn(
            "group",
            _("Group meeting"),
            _("Recommendations, decisions and your notes, item by item, to talk about."),
            Choice(parts=all_but_votes),
        ),
        BuiltIn(
            "speaking",
            _("Speaking notes"),
            _("One item a page in large type, with your notes."),
            Choice(
                layout=Layout.SPEAKING,
                parts=frozenset(
                    {Part.RECOMMENDATION, Part.DECISIONS, Part.NOTES, Part.MARKS, Part.FOLLOW_UPS, Part.PAGES}
                ),
                only=Only(annotated=True),
                contents=False,
                colleagues=False,  # what is said aloud is the reader's own
            ),
        ),
        BuiltIn(
            "follow-ups",
            _("Follow-up list"),
            _("A table: what is to be done, by whom and by when."),
            Choice(
                layout=Layout.FOLLOW_UP_TABLE,
                parts=frozenset({Part.FOLLOW_UPS, Part.PAGES}),
                only=Only(follow_ups=True),
                group_by=GroupBy.ITEM,
                order=Order.DUE,
                contents=False,
            ),
        ),
        BuiltIn(
            "press",
            _("Press note"),
            _("What was decided, in order, without anything of yours."),
            Choice(
                parts=frozenset({Part.DECISIONS, Part.VOTES}),
                contents=False,
                colleagues=False,
            ),
        ),
    )
