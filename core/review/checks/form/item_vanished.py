"""Items that the contents list names and that never come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from core.language import _
from core.minutes import NodeKind
from core.parsing.vocabulary import key_of
from core.review.check import Check, Tuned
from core.review.checks.form.contents import Listed, listed
from core.review.checks.form.headings import printed_headings
from core.review.checks.form.numbering import is_withdrawn
from core.review.checks.form.said import pattern_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.source_text import Span

_GROUP = re.compile(r"[A-H]\. (?=[A-ZÆØÅ])")


class ItemVanished(Check):
    """Closed items are often named in the list alone; signatures, and attachments, are no items. Where the
    text says that an item is withdrawn it did not vanish."""

    id = "item-vanished"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Item of the contents list that never comes")

    def why(self) -> str:
        return _(
            "Check that what was on the agenda is in the minutes, if only with the word that it is withdrawn."
        )

    def advice(self) -> str:
        return _("Put the item in, or write that it is off the agenda.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        contents = draft.once(listed)
        if contents is None:
            return
        strays = [each.title for each in draft.once(printed_headings) if each.is_stray]
        gone = [at for at in contents.without_item() if not self._is_none(draft, contents, at)]
        if len(gone) > max(1, len(contents.entries) // 3):
            return
        for at in gone:
            entry = contents.entries[at]
            number = _number(entry.number)
            if entry.title in strays or is_withdrawn(draft, number, entry.title):
                continue
            yield Hit(
                contents.spans[at],
                _("“{title}” stands in the contents list, but there is no such item.").format(
                    title=entry.title
                ),
                subject=entry.title,
            )

    def _is_none(self, draft: Draft, contents: Listed, at: int) -> bool:
        """Whether an entry is none of an item."""
        entry, words = contents.entries[at], draft.words
        return (
            entry.closed
            or not any(map(str.isalpha, entry.title))
            or _heads_items(draft, contents.spans[at])
            or key_of(entry.title) in words.keys("contents", "columns")
            or words.pattern("contents", "attachments").match(entry.title) is not None
            or key_of(entry.title) in words.keys("overviews", "labels")
            or pattern_of(draft.meeting.language, "section_of_signatures").search(entry.title) is not None
        )


def _heads_items(draft: Draft, place: Span | None) -> bool:
    """Whether an entry is that of a group, "C. Sager til drøftelse", which is a line of the text as well."""
    line = "" if place is None else draft.quote(place)
    return _GROUP.match(line) is not None and line in draft.once(_group_lines)


def _group_lines(draft: Draft) -> tuple[str, ...]:
    """The lettered lines of the text."""
    lines = (line.strip() for line in draft.source.text.splitlines())
    listed = [each.text for each in draft.paragraphs if each.kind is NodeKind.CONTENTS]
    text = Counter(line for line in lines if _GROUP.match(line))
    return tuple(line for line, count in text.items() if count > listed.count(line))


def _number(printed: str | None) -> int:
    """The figures of a number; -1, which no text names, where there are none."""
    figures = "".join(each for each in printed or "" if each.isdigit())
    return int(figures) if figures else -1
