"""Items that follow in another order than the contents list says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.form.contents import Listed, listed
from core.review.checks.form.rising import out_of_order
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.source_text import Span


class ContentsOrder(Check):
    """A list in groups has an order of its own, and so has one where much is in another order."""

    id = "contents-order"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Other order than in the contents list")

    def why(self) -> str:
        return _("Check that the items stand in the order in which they were taken up.")

    def advice(self) -> str:
        return _("Put the item or its entry where it belongs.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        contents = draft.once(listed)
        if contents is None or (contents.is_grouped and len(set(contents.groups)) < 2):
            return
        wrong = [pair for group in _groups(contents) for pair in _misplaced(group)]
        if len(wrong) > max(1, len(contents.pairs) // 3):
            return
        for at, item, beside in wrong:
            yield Hit(
                _both(contents.spans[at], contents.spans[beside]),
                _("“{title}” stands at another place in the contents list than among the items.").format(
                    title=contents.entries[at].title
                ),
                item=item,
                also=(draft.meeting.items[item].heading,),
                subject=contents.entries[at].title,
            )


def _groups(contents: Listed) -> Iterator[list[tuple[int, int]]]:
    """The entries with their items, group by group where the order is not that of the numbers."""
    if not contents.is_grouped:
        yield list(contents.pairs)
        return
    for _group, pairs in groupby(contents.pairs, lambda pair: contents.groups[pair[0]]):
        yield list(pairs)


def _misplaced(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """The entries that stand out of order, each with its item, and the entry that it changed places with:
    itself where that is none of those beside it."""
    for place in out_of_order([item for _at, item in pairs]):
        at, item = pairs[place]
        changed = [(at - 1, item + 1), (at + 1, item - 1)]
        yield at, item, next((each for each, other in changed if (each, other) in pairs), at)


def _both(one: Span | None, other: Span | None) -> Span | None:
    """The place of two lines, one below the other."""
    return Span(min(one.start, other.start), max(one.end, other.end)) if one and other else one
