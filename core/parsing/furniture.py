"""Lines that belong to the page or the website: running heads, page numbers, buttons.

A line is furniture when it is a page number or a button by its words; and when it stands at a page's edge,
or beside such a line, and comes back on other pages with only the page number changed. A running head may
have several lines, so the search goes from the edge inwards and stops at the first line of the text itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from core.parsing.numbers import mark_of, read_numbers
from core.parsing.vocabulary import Vocabulary, key_of
from core.source_text import SourceText

_NUMBER = re.compile(r"\d+")
_LAST_NUMBER = re.compile(r"(?<!\S)\d{1,4}(?: ?\(\d{1,4}\))?$")
_ODD = re.compile(r"[\W_]*")
_STEP = 10.0  # points; the heads of one document differ a little from page to page
_DEEPEST = 5  # lines of a running head


def find_furniture(
    source: SourceText, words: Vocabulary, left_out: Collection[int] = frozenset()
) -> set[int]:
    """Indexes of the lines that are furniture; those `left_out`, of another document, are not looked at."""
    numbers = words.pattern("furniture", "page_numbers")
    buttons = words.keys("furniture", "lines")
    button = words.pattern("furniture", "lines")
    has_pages = bool(source.lines) and source.lines[0].page is not None
    found: set[int] = set()
    characters = source.text
    for index, line in enumerate(source.lines):
        start, end = line.start, line.end
        if end - start > 170 or start == end or index in left_out:
            continue
        first, last = characters[start], characters[end - 1]
        if first.isdigit() or last.isdigit() or first == "-" or last == ")":
            if numbers.fullmatch(characters, start, end):
                found.add(index)
                continue
        elif end - start < 45:
            text = characters[start:end]
            if key_of(text) in buttons or button.fullmatch(text):
                found.add(index)
                continue
        if not first.isalnum() and end - start > 5 and _ODD.fullmatch(characters, start, end):
            found.add(index)
    if has_pages:
        found |= _running_heads(source, words, found, left_out)
    else:
        found |= _beside(source, words, found)
    return found


def _repeated(text: str) -> str:
    """What of a running head is the same on every page."""
    key = text.casefold().replace("\t", " ")
    return _LAST_NUMBER.sub("#", key) if key[-1:].isdigit() or key[-1:] == ")" else key


def _running_heads(
    source: SourceText, words: Vocabulary, known: set[int], left_out: Collection[int]
) -> set[int]:
    """Lines at the edges of pages that stand in the same place with the same words on many of them."""
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for index, line in enumerate(source.lines):
        if line.page is not None and index not in left_out:
            pages[line.page].append(index)
    if len(pages) < 2:
        return set()
    least = max(2 if len(pages) < 6 else 3, len(pages) // 3)
    found = _counted_pages(source, pages, least)
    known = known | found
    for edge in (1, -1):
        runs = [
            [
                (i, _repeated(source.line_text(i).strip()), _height(source, i))
                for i in indexes[::edge][:_DEEPEST]
            ]
            for indexes in pages.values()
        ]
        counts = Counter((key, height) for run in runs for _, key, height in run)
        for run in runs:
            for index, key, height in run:
                if index in known:
                    continue
                repeated = sum(counts[key, near] for near in (height - 1, height, height + 1))
                if repeated < least or key_of(key) in words.labels or not any(map(str.isalnum, key)):
                    break
                if _begins_item(source, index, words):
                    break
                found.add(index)
    return found


def _counted_pages(source: SourceText, pages: Mapping[int, Sequence[int]], least: int) -> set[int]:
    """The numbers that stand alone at the foot of pages, in one place, and count on as the pages do. At
    the top a number alone may be an item's."""
    lasts = [(page, indexes[-1]) for page, indexes in pages.items()]
    alone = [(page, index) for page, index in lasts if _NUMBER.fullmatch(source.line_text(index).strip())]
    alike: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for page, index in alone:
        alike[int(source.line_text(index)) - page, _height(source, index)].add(index)
    return {index for found in alike.values() if len(found) >= least for index in found}


def _begins_item(source: SourceText, line: int, words: Vocabulary) -> bool:
    """Is this an item's number, its case's number under it, that stands at the top of a page by chance?"""
    number = words.pattern("items", "number_alone")
    if line + 1 == len(source.lines):
        return False
    if not number.fullmatch(source.line_text(line).replace("\t", " ").strip()):
        return False
    below = read_numbers(source.line_text(line + 1), words)
    return below is not None and bool(below.case or below.journal)


def _height(source: SourceText, line: int) -> int:
    """Where on its page a line stands, in steps of which neighbours count as the same place."""
    box = source.lines[line].box
    return int(box.y0 // _STEP) if box else 0


def _beside(source: SourceText, words: Vocabulary, known: set[int]) -> set[int]:
    """Running heads of a text without pages: lines next to a page number that come back as often."""
    counts: Counter[str] = Counter()
    near: list[tuple[int, str]] = []
    headings = [words.pattern("decision_headings", name) for name in ("undated", "proposal")]
    for index in known:
        if not any(map(str.isdigit, source.line_text(index))):
            continue  # a button, or a line drawn between items
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(source.lines) and abs(at - index) <= 2 and at not in known:
                text = source.line_text(at).strip()
                if text:
                    near.append((at, text.casefold()))
                    counts[text.casefold()] += 1
                at += step
    return {
        at
        for at, key in near
        if counts[key] >= 3
        and key_of(key) not in words.labels
        and mark_of(key, words) is None
        and not any(heading.fullmatch(key_of(key)) for heading in headings)
    }
