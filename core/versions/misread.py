"""What looks like a change because the form of one version was understood otherwise than that of the other:
a running head, an entry of the contents list, a line that stands between two items."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from core.minutes import NodeKind
from core.parsing.vocabulary import vocabulary
from core.source_text import Span
from core.versions.bare_words import comparable
from core.versions.change import Change, ChangeKind, Part
from core.versions.version import Sentence, Version

_NO_LETTER = re.compile(r"[\W\d_]+")
_ONE_SIDED = (ChangeKind.ADDED, ChangeKind.REMOVED)
_SHORT = 60
"""Characters of what stands between two entries of a contents list: the heading of a group of items."""
_BETWEEN = 3  # sentences that may
_SHORTEST = 5  # letters of a title that is looked for in a list
_ENOUGH = 0.6  # of a title: lists have it shorter
_AROUND = 400
"""Characters before and behind a place within which a page may end."""


def without_misread(changes: Sequence[Change], old: Version, new: Version) -> list[Change]:
    """`changes` without those."""
    if not any(each.kind in _ONE_SIDED or each.part is Part.HEAD for each in changes):
        return list(changes)
    left = {*_of_contents(changes, old, new), *_of_pages(changes, old, new)}
    kept = [each for at, each in enumerate(changes) if at not in left]
    left = set(_at_the_same_place(kept, old, new))
    return [each for at, each in enumerate(kept) if at not in left]


# The contents list


def _of_contents(changes: Sequence[Change], old: Version, new: Version) -> Iterator[int]:
    """Changes of entries of a contents list that was not known as such, or not whole."""
    of_head = [at for at, each in enumerate(changes) if each.part is Part.HEAD]
    if not of_head:
        return
    listed_old, listed_new = _listed(old), _listed(new)
    for at in of_head:
        change = changes[at]
        is_in_old = not change.old or _is_within(change.old_span, listed_old)
        is_in_new = not change.new or _is_within(change.new_span, listed_new)
        if is_in_old and is_in_new:
            yield at


def _is_within(span: Span | None, places: Sequence[Span]) -> bool:
    return span is not None and any(each.start <= span.start and span.end <= each.end for each in places)


def _listed(version: Version) -> list[Span]:
    """Where titles of items stand in the head, with their page numbers and what stands between them."""
    sentences = version.sentences_of(None)
    letters = [_letters(sentence.text) for sentence in sentences]
    stream = "".join(letters)
    ends = list(accumulate(map(len, letters)))
    named: set[int] = set()
    for title in _titles(version):
        for match in re.finditer(re.escape(title), stream):
            first, last = bisect_right(ends, match.start()), bisect_right(ends, match.end() - 1)
            named |= {*range(first, last + 1)}
    return [
        Span(sentences[run.start].span.start, sentences[run.stop - 1].span.end)
        for run in _runs(sorted(named), sentences, version.meeting.language)
    ]


def _runs(named: Sequence[int], sentences: Sequence[Sentence], language: str) -> Iterator[range]:
    """The stretches of a list, from what stands above its first entry to the last page number."""
    headings = vocabulary(language).keys("contents", "headings")
    first = 0
    while first < len(named):
        last = first
        while last + 1 < len(named) and _is_short(sentences[named[last] + 1 : named[last + 1]]):
            last += 1
        start, end = named[first], named[last] + 1
        while end < len(sentences) and _ends_entry(sentences, end):
            end += 1
        while start and any(_letters(name) == _letters(sentences[start - 1].text) for name in headings):
            start -= 1
        yield range(start, end)
        first = last + 1


def _is_short(between: Sequence[Sentence]) -> bool:
    return len(between) <= _BETWEEN and all(len(each.text) <= _SHORT for each in between)


def _ends_entry(sentences: Sequence[Sentence], at: int) -> bool:
    """Whether a page number stands there, or something short with one behind it."""
    if not _letters(sentences[at].text):
        return True
    behind = sentences[at + 1 : at + 2]
    return _is_short(sentences[at : at + 1]) and bool(behind) and not _letters(behind[0].text)


def _titles(version: Version) -> Iterator[str]:
    items, listed = version.meeting.items, version.meeting.contents
    for title in {*(item.title for item in items), *(entry.title for entry in listed)}:
        letters = _letters(title or "")
        if len(letters) >= _SHORTEST:
            yield letters[: max(_SHORTEST, int(len(letters) * _ENOUGH))]
            yield letters


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()


# What pages have of themselves


def _of_pages(changes: Sequence[Change], old: Version, new: Version) -> Iterator[int]:
    """What went or came and stands at its place all the same, taken for a running head."""
    for at, change in enumerate(changes):
        if change.kind is ChangeKind.REMOVED and change.new_span is not None:
            stands = _is_of_page(new, change.new_span.start, change.old)
        elif change.kind is ChangeKind.ADDED and change.old_span is not None:
            stands = _is_of_page(old, change.old_span.start, change.new)
        else:
            continue
        if stands:
            yield at


def _is_of_page(version: Version, place: int, words: str) -> bool:
    source, key = version.source, comparable(words)
    return any(
        version.running.node_of(line).kind is NodeKind.FURNITURE and comparable(source.line_text(line)) == key
        for line in source.lines_in(Span(max(0, place - _AROUND), place + _AROUND))
    )


# Between two items


def _at_the_same_place(changes: Sequence[Change], old: Version, new: Version) -> Iterator[int]:
    """What went from one item and came to another, with the same words before it or behind it as ever."""
    gone: defaultdict[str, list[int]] = defaultdict(list)
    for at, change in enumerate(changes):
        if change.kind is ChangeKind.REMOVED:
            gone[comparable(change.old, starts_entry=True)].append(at)
    pairs = [
        (before, at)
        for at, change in enumerate(changes)
        if change.kind is ChangeKind.ADDED
        for before in gone.get(comparable(change.new, starts_entry=True), ())
    ]
    if not pairs:
        return
    around_old, around_new = _Neighbours(old), _Neighbours(new)
    taken: set[int] = set()
    for before, at in pairs:
        was, now = around_old.of(changes[before].old_span), around_new.of(changes[at].new_span)
        if not {before, at} & taken and any(
            one and one == other for one, other in zip(was, now, strict=True)
        ):
            taken |= {before, at}
    yield from taken


class _Neighbours:
    """What stands before and behind a sentence, in whatever item."""

    def __init__(self, version: Version) -> None:
        self._sentences = version.sentences
        self._at = {sentence.span.start: at for at, sentence in enumerate(self._sentences)}

    def of(self, span: Span | None) -> tuple[str, str]:
        """The keys of both; empty at the ends."""
        at = None if span is None else self._at.get(span.start)
        if at is None:
            return "", ""
        before = self._sentences[at - 1].key if at else ""
        behind = self._sentences[at + 1].key if at + 1 < len(self._sentences) else ""
        return before, behind
