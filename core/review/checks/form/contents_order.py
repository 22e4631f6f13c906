"""Items that follow in another order than the contents list says."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.form.contents import listed
from core.review.checks.form.rising import out_of_order
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


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
        if contents is None or contents.is_grouped:
            return
        wrong = out_of_order([item for _at, item in contents.pairs])
        if len(wrong) > max(1, len(contents.pairs) // 3):
            return
        for place in wrong:
            at, item = contents.pairs[place]
            yield Hit(
                contents.spans[at],
                _("“{title}” stands at another place in the contents list than among the items.").format(
                    title=contents.entries[at].title
                ),
                item=item,
                also=(draft.meeting.items[item].heading,),
                subject=contents.entries[at].title,
            )
