"""The numbered headings as they are printed: those of the items, and those that were read as text.

A second item with the number of the one before is taken for a part of it by whoever reads numbers that rise.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from core.minutes import NodeKind, Reason
from core.parsing.vocabulary import folded, key_of
from core.review.checks.form.contents import Listed, listed, same_title
from core.review.checks.form.said import line_span
from core.review.draft import Draft
from core.source_text import Span

_NEAR = 2  # lines below a heading that may bear the case number, or the first label
_LONGEST = 60  # characters of a line with a case number
_FIGURES = re.compile(r"\d+")
_BETWEEN = re.compile(r"[\W_]*")


class _Form(NamedTuple):
    """How most headings are printed. It `says_item` by a word, "Punkt", before the number."""

    pattern: re.Pattern[str]
    says_item: bool


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
        match = _FIGURES.search(item.number or "")
        if match and item.number and not unread:
            yield Printed(
                int(match[0]), _series(item.number, match), item.number, item.title, item.heading, at, False
            )


def _strays(draft: Draft, contents: Listed | None) -> Iterator[Printed]:
    form = _form(draft)
    if form is None:
        return
    titles = {folded(contents.entries[at].title): at for at in contents.without_item()} if contents else {}
    text, lines = draft.source.text, draft.source.lines
    for node in draft.meeting.nodes:
        if node.kind is not NodeKind.SECTION or node.item is None:
            continue
        item = draft.meeting.items[node.item]
        for at in range(node.first, node.end):
            line = lines[at]
            begin = line.end - len(text[line.start : line.end].lstrip())
            if line.start < item.heading.end or not form.pattern.match(text, begin, line.end):
                continue
            match = form.pattern.match(draft.source.line_text(at).strip())
            if match is None or same_title(match["title"], item.title):
                continue
            known = any(same_title(key, match["title"]) for key in titles)
            looks = form.says_item or _looks_so(draft, at, node.item)
            repeated = _is_repeated(draft, at, match["title"], form.pattern)
            begins = looks and _begins_item(draft, at, node.item)
            if known or repeated or begins or _bears_case(draft, at):
                figures = _FIGURES.search(match["number"])
                assert figures is not None
                number = int(figures[0])
                series = _series(match["number"], figures)
                span = line_span(draft, at)
                yield Printed(number, series, match["number"], match["title"], span, node.item, True)


def _series(printed: str, figures: re.Match[str]) -> str:
    return f"{printed[: figures.start()]}#{printed[figures.end() :]}".casefold()


def _form(draft: Draft) -> _Form | None:
    """How most items' headings are printed: what stands before the number, and behind it."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for item in draft.meeting.items:
        text = draft.source.line_text(draft.source.line_at(item.heading.start)).strip()
        if item.number and item.number in text:
            before, _number, behind = text.partition(item.number)
            signs = _BETWEEN.match(behind)
            shape = _FIGURES.sub(r"\\d+", re.escape(item.number))
            counts[before, shape, signs[0] if signs else ""] += 1
    if not counts:
        return None
    (before, shape, between), count = counts.most_common(1)[0]
    if count < 2 or count * 2 <= counts.total():
        return None
    words = (
        rf"{re.escape(before)}(?P<number>{shape}){re.escape(between)}(?P<title>[^\W_a-zæøåäö].*|[\"“”»„(].*)"
    )
    return _Form(re.compile(words), any(map(str.isalpha, before)) or "§" in before)


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
    """Whether a label stands below a line that the item has above the line as well."""
    start = draft.source.lines[at].start
    sections = draft.meeting.items[item].sections
    above = {key_of(each.heading) for each in sections if each.heading and each.span.start < start}
    return any(key_of(text) in above for text in _below(draft, at, _NEAR))


def _is_repeated(draft: Draft, at: int, title: str, numbered: re.Pattern[str]) -> bool:
    """Whether one of the next lines is the title again, as case systems print it: not under a number of its
    own, as points are that came out alike."""
    texts = (draft.source.line_text(each).strip() for each in range(at + 1, len(draft.source.lines)))
    below = islice((text for text in texts if text), _NEAR)
    return any(same_title(text, title) and not numbered.match(text) for text in below)


def _bears_case(draft: Draft, at: int) -> bool:
    """Whether the line below one bears a case number and says nothing else."""
    labels = draft.words.keys("numbers", "case")
    for text in _below(draft, at, 1):
        label, colon, rest = text.partition(":")
        if colon and any(map(str.isdigit, rest)) and key_of(label) in labels:
            return True
        words = text.replace(" - ", " ").split()
        numbers = (
            draft.words.pattern("numbers", "case_patterns"),
            draft.words.pattern("numbers", "journal_patterns"),
        )
        if len(text) <= _LONGEST and text[-1] not in ".,;" and len(words) <= 3:
            return any(each.fullmatch(word) for each in numbers for word in words)
    return False


def _below(draft: Draft, at: int, count: int) -> Iterator[str]:
    """The texts of the next lines of the item that hold words."""
    node = draft.node_at(draft.source.lines[at].start)
    item = draft.meeting.items[node.item] if node is not None and node.item is not None else None
    end = draft.source.line_at(item.span.end - 1) + 1 if item else len(draft.source.lines)
    texts = (draft.source.line_text(each).strip() for each in range(at + 1, end))
    yield from islice((text for text in texts if text), count)
