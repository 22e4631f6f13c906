"""Items that the contents list does not name."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.form.contents import listed
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class ContentsLacks(Check):
    """A list that lacks many items was read badly, or is one of something else."""

    id = "contents-lacks"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Item not in the contents list")

    def why(self) -> str:
        return _("Check that the contents list names every item, also those that were added late.")

    def advice(self) -> str:
        return _("Have the contents list made anew.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        contents = draft.once(listed)
        items = draft.meeting.items
        if contents is None or len(contents.pairs) < max(1, len(items) // 2):
            return
        paired = {item for _at, item in contents.pairs}
        lone = [at for at in range(len(items)) if at not in paired]
        if len(lone) > max(1, len(items) // 4):
            return
        for at in lone:
            if items[at].closed and not items[at].title:
                continue  # nothing of it can be told from a list that says "Lukket punkt"
            yield Hit(
                items[at].heading,
                _("The contents list does not name item {number}, “{title}”.").format(
                    number=items[at].number or at + 1, title=items[at].title or ""
                )
                if items[at].title
                else _("The contents list does not name item {number}.").format(
                    number=items[at].number or at + 1
                ),
            )
