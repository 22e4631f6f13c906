"""The numbered headings as they are printed: those of the items, and those that were read as text.

A second item with the number of the one before is taken for a part of it by whoever reads numbers that rise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from core.minutes import NodeKind, Reason
from core.parsing.vocabulary import HeadingForm, folded, key_of
from core.review.checks.form.contents import Listed, listed, same_title
from core.review.checks.form.said import line_span
from core.review.draft import Draft
from core.source_text import Span

_STRONG = 3.0  # worth of a form that says "Punkt"
_NEAR = 4  # lines below a heading that may bear the case number
_NUMBER = re.compile(r"\d+")


class Printed(NamedTuple):
    """A heading. `series` is its number without the figures that rise, "PS #/21"; `item` is the item whose
    heading it is, or that holds it where it `is_stray`."""

    number: int
    series: str
    printed: str
    title: str | None
    span: Span
    item: int
    is_stray: bool


def printed_headings(draft: Draft) -> tuple[Printed, ...]:
    """All headings with numbers, in the order of the text."""
    found = [*_of_items(draft), *_strays(draft, draft.once(listed))]
    return tuple(sorted(found, key=lambda each: each.span.start))


def _of_items(draft: Draft) -> Iterator[Printed]:
    for at, item in enumerate(draft.meeting.items):
        unread = any(each.reason is Reason.NO_ITEMS for each in item.confidence)
        match = _NUMBER.search(item.number or "")
        if match and item.number and not unread:
            series = f"{item.number[: match.start()]}#{item.number[match.end() :]}".casefold()
            yield Printed(int(match[0]), series, item.number, item.title, item.heading, at, False)


def _strays(draft: Draft, contents: Listed | None) -> Iterator[Printed]:
    form = _form(draft)
    if form is None:
        return
    titles = {folded(contents.entries[at].title): at for at in contents.without_item()} if contents else {}
    first = draft.words.heading_start
    text, lines = draft.source.text, draft.source.lines
    for node in draft.meeting.nodes:
        if node.kind is not NodeKind.SECTION or node.item is None:
            continue
        item = draft.meeting.items[node.item]
        for at in range(node.first, node.end):
            line = lines[at]
            if line.start < item.heading.end or text[line.start : line.start + 1].islower():
                continue
            if not first.match(text, line.start, line.end):
                continue
            match = form.pattern.fullmatch(draft.source.line_text(at).strip(" \t#*"))
            if match is None or same_title(match["title"], item.title):
                continue
            known = any(same_title(key, match["title"]) for key in titles)
            looks = form.worth >= _STRONG or _looks_so(draft, at, node.item)
            if known or (looks and _begins_item(draft, at, node.item)):
                number = match["number"]
                yield Printed(int(number), "#", number, match["title"], line_span(draft, at), node.item, True)


def _form(draft: Draft) -> HeadingForm | None:
    """How most items' headings are printed."""
    counts: Counter[str] = Counter()
    forms = {each.name: each for each in draft.words.heading_forms}
    for item in draft.meeting.items:
        if item.number is not None:
            text = draft.source.line_text(draft.source.line_at(item.heading.start)).strip(" \t#*")
            fits = (each.name for each in draft.words.heading_forms if each.pattern.fullmatch(text))
            counts.update([next(fits, "")])
    name, count = counts.most_common(1)[0] if counts else ("", 0)
    return forms.get(name) if count * 2 > sum(counts.values()) else None


def _looks_so(draft: Draft, at: int, item: int) -> bool:
    """Whether a line is set as the heading of its item is, and not as the text below."""
    lines = draft.source.lines
    heading = lines[draft.source.line_at(draft.meeting.items[item].heading.start)]
    line, below = lines[at], lines[min(at + 1, len(lines) - 1)]
    look = (line.size, line.bold, line.form, line.level)
    return look == (heading.size, heading.bold, heading.form, heading.level) and look != (
        below.size, below.bold, below.form, below.level,
    )  # fmt: skip


def _begins_item(draft: Draft, at: int, item: int) -> bool:
    """Whether a case number stands below a line, or a label that the item has above the line as well."""
    cases, plain = draft.words.keys("numbers", "case"), draft.words.pattern("numbers", "case_patterns")
    sections = draft.meeting.items[item].sections
    start = draft.source.lines[at].start
    above = {key_of(each.heading) for each in sections if each.heading and each.span.start < start}
    end = draft.source.line_at(draft.meeting.items[item].span.end - 1) + 1
    for below in range(at + 1, min(at + 1 + _NEAR, end)):
        text = draft.source.line_text(below).strip()
        label, colon, rest = text.partition(":")
        if (colon and any(map(str.isdigit, rest)) and key_of(label) in cases) or key_of(text) in above:
            return True
        if plain.fullmatch(text):
            return True
    return False
