"""Titles of the contents list that differ from the headings."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.parsing.vocabulary import folded
from core.review.check import Check, Tuned
from core.review.checks.form.contents import listed, same_title
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_ENOUGH = 4  # letters of a title


class ContentsTitles(Check):
    """Compares titles; one that the list cuts short is the same."""

    id = "contents-title"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Title differs from the contents list")

    def why(self) -> str:
        return _("Check that an item is called the same everywhere: by its title it is found and cited.")

    def advice(self) -> str:
        return _("Write the same title in the contents list and above the item.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        contents = draft.once(listed)
        if contents is None:
            return
        for at, item in contents.pairs:
            entry, heading = contents.entries[at], draft.meeting.items[item]
            if same_title(entry.title, heading.title) or not heading.title:
                continue
            if (entry.closed or heading.closed) and not _names_both(entry.title, heading.title, draft):
                continue
            span = contents.spans[at]
            yield Hit(
                heading.heading,
                _("The contents list calls item {number} “{listed}”, its heading “{title}”.").format(
                    number=heading.number or item + 1, listed=entry.title, title=heading.title
                ),
                also=(span,) if span else (),
            )


def _names_both(entry: str, title: str, draft: Draft) -> bool:
    """Whether both titles of a closed item say more than that it is closed."""
    bare = {folded(each) for each in draft.words.words["items"]["closed_marks"]}
    return all(sum(map(str.isalpha, each)) >= _ENOUGH and folded(each) not in bare for each in (entry, title))
