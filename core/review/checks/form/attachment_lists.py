"""Two lists of attachments of one item that differ, or one that has a number twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from core.language import _
from core.minutes import Section
from core.parsing.attachments import name_in
from core.parsing.vocabulary import folded, key_of
from core.review.check import Check, Tuned
from core.review.checks.form.headings import printed_headings
from core.review.checks.form.listed_attachments import lists_of
from core.review.checks.form.overview import is_overview, overview
from core.review.checks.form.said import ROOM, line_span
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import words_of
from core.source_text import Span

_ENOUGH = 4  # letters and figures of a name
_LONG = 8  # those of a name that may be cut short


class AttachmentLists(Check):
    """Case systems print a list of the agenda and one of the minutes, and some one of the attachments of all
    items behind the last one. An empty one is no other list."""

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
        yield from _beside_overview(draft)
        double = [at for at, item in draft.open_items if len(lists_of(draft, item)) > 1]
        if not double:
            return
        merged = draft.once(_merged)
        always = any(_agree(draft, lists_of(draft, draft.meeting.items[at])) for at in double)
        for at in double:
            item = draft.meeting.items[at]
            lists = lists_of(draft, item)
            if at in merged or not (always or any(_shares(draft, lists[0], each) for each in lists[1:])):
                continue
            for one in lists:
                for other in lists:
                    if one is other or not _are_of_one_kind(draft, one, other):
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


def _are_of_one_kind(draft: Draft, one: Section, other: Section) -> bool:
    """Whether two lists are of the same things: both bear one label, or labels of a list of all."""
    labels = words_of(ROOM, draft.meeting.language)["list_labels"]
    return one.heading == other.heading or {key_of(one.heading or ""), key_of(other.heading or "")} <= set(
        labels
    )


def _agree(draft: Draft, lists: Sequence[Section]) -> bool:
    """Whether an item's lists name the same: then all items of the draft have them twice."""
    names = [sorted(folded(name) for name, _span in _names(draft, each)) for each in lists]
    return bool(names[0]) and all(each == names[0] for each in names[1:])


def _beside_overview(draft: Draft) -> Iterator[Hit]:
    """What an item's own list and the list of all attachments do not both name. Where they share little, the
    one is no list of what the other names."""
    of_all = draft.once(overview)
    if of_all is None:
        return
    hits: list[Hit] = []
    shared_by_all = 0
    merged = draft.once(_merged)
    for at, item in draft.open_items:
        if at in merged:
            continue
        own = [
            pair
            for each in lists_of(draft, item)
            if not is_overview(draft, each)
            for pair in _names(draft, each)
        ]
        listed = of_all.get(at, [])
        number = item.number or at + 1
        of_item: list[Hit] = []
        shared = 0
        for names, others, said in (
            (own, listed, _("The list of all attachments lacks “{name}” of item {number}.")),
            (listed, own, _("Only the list of all attachments names “{name}” for item {number}.")),
        ):
            for name, span in names:
                if any(_are_one(name, other) for other, _span in others):
                    shared += 1
                elif len(folded(name)) >= _ENOUGH:
                    of_item.append(Hit(span, said.format(name=name, number=number), item=at, subject=name))
        hits += of_item if len(of_item) <= shared + 1 else ()
        shared_by_all += shared
    if len(hits) <= shared_by_all:
        yield from hits


def _merged(draft: Draft) -> frozenset[int]:
    """The items that hold another item, whose heading was not read as one."""
    return frozenset(each.item for each in draft.once(printed_headings) if each.is_stray)


def _are_one(name: str, other: str) -> bool:
    """Whether two printings of a name are one: a list may cut it short, or number it."""
    short, long = sorted((folded(name), folded(other)), key=len)
    return short == long or (len(short) >= _LONG and (long.startswith(short) or long.endswith(short)))


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
