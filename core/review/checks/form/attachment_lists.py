"""Two lists of attachments of one item that differ, or one that has a number twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from core.language import _
from core.minutes import Section
from core.parsing.attachments import name_in
from core.parsing.vocabulary import folded
from core.review.check import Check, Tuned
from core.review.checks.form.headings import printed_headings
from core.review.checks.form.listed_attachments import lists_of
from core.review.checks.form.said import ROOM, line_span
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import words_of
from core.source_text import Span

_ENOUGH = 4  # letters and figures of a name


class AttachmentLists(Check):
    """Case systems print a list of the agenda and one of the minutes. An empty one is no other list."""

    id = "attachment-lists"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Lists of attachments that do not agree")

    def why(self) -> str:
        return _(
            "Check which attachments the item had: its two lists do not name the same, or one list has a "
            "number twice."
        )

    def advice(self) -> str:
        return _("Make both lists the same, or take one out; number the attachments anew.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        yield from _numbered_twice(draft)
        double = [at for at, item in draft.open_items if len(lists_of(draft, item)) > 1]
        if not double:
            return
        merged = {each.item for each in draft.once(printed_headings) if each.is_stray}
        for at in double:
            item = draft.meeting.items[at]
            lists = lists_of(draft, item)
            if at in merged or not any(_shares(draft, lists[0], each) for each in lists[1:]):
                continue
            for one in lists:
                for other in lists:
                    if one is other or one.heading != other.heading:
                        continue
                    letters = folded(other.text)
                    for name, span in _names(draft, one):
                        if folded(name) not in letters:
                            yield Hit(
                                span,
                                _("Only one of the two lists of item {number} names “{name}”.").format(
                                    number=item.number or at + 1, name=name
                                ),
                            )


def _numbered_twice(draft: Draft) -> Iterator[Hit]:
    """Two names of one list that bear one number."""
    numbered = _numbered(draft.meeting.language)
    for at, item in draft.open_items:
        for one in lists_of(draft, item):
            first: dict[str, tuple[str, Span]] = {}
            for span in _lines(draft, one):
                name = draft.quote(span).lstrip("-–•· ")
                match = numbered.match(name)
                if match is None:
                    continue
                before, place = first.setdefault(match["number"], (name, span))
                if folded(before) != folded(name):
                    yield Hit(
                        span,
                        _("Two attachments of item {number} are called {name}.").format(
                            number=item.number or at + 1, name=name[: match.end("number")]
                        ),
                        item=at,
                        also=(place,),
                    )


@cache
def _numbered(language: str) -> re.Pattern[str]:
    return re.compile(words_of(ROOM, language)["number_of_whole"], re.IGNORECASE)


def _lines(draft: Draft, section: Section) -> Iterator[Span]:
    """The lines of a list."""
    start = section.span.start + len(section.heading or "")
    for at in draft.source.lines_in(Span(start, section.span.end)):
        if draft.source.lines[at].start >= start:
            yield line_span(draft, at)


def _shares(draft: Draft, one: Section, other: Section) -> bool:
    letters = folded(other.text)
    return any(folded(name) in letters for name, _span in _names(draft, one))


def _names(draft: Draft, section: Section) -> Iterator[tuple[str, Span]]:
    """The names of a list, a line each, with their places."""
    for span in _lines(draft, section):
        name = name_in(draft.source.text[span.start : span.end], draft.words).removesuffix(".pdf")
        if len(folded(name)) >= _ENOUGH:
            yield name, span
