"""What looks like a change because the form of one version was understood otherwise than that of the other:
a running head, an entry of the contents list, a line that stands between two items."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from core.minutes import NodeKind
from core.parsing.vocabulary import key_of, vocabulary
from core.source_text import Span
from core.versions.changes.change import Change, ChangeKind, Part, PieceKind
from core.versions.version import Sentence, Version
from core.versions.wording.bare_words import comparable

_NO_LETTER = re.compile(r"[\W\d_]+")
_SHORT = 60
"""Characters of what stands between two entries of a contents list: the heading of a group of items."""
_BETWEEN = 3  # sentences that may
_SHORTEST = 5  # letters of a title that is looked for in a list
_ENOUGH = 0.6  # of a title: lists have it shorter
_TELLING = 8  # letters of what a place is known by
_AROUND = 400
"""Characters before and behind a place within which a page may end."""


def without_misread(changes: Sequence[Change], old: Version, new: Version) -> list[Change]:
    """`changes` without those."""
    left = {*_of_contents(changes, old, new), *_of_pages(changes, old, new)}
    left |= set(_of_groups(changes, new.meeting.language))
    kept = [each for at, each in enumerate(changes) if at not in left]
    left = set(_at_the_same_place(kept, old, new))
    return [each for at, each in enumerate(kept) if at not in left]


# The contents list


def _of_contents(changes: Sequence[Change], old: Version, new: Version) -> Iterator[int]:
    """Changes of entries of a contents list that was not known as such, or not whole."""
    of_head = [at for at, each in enumerate(changes) if each.part is Part.HEAD]
    if not of_head:
        return
    titles = {*_titles(old), *_titles(new)}
    listed_old, listed_new = _listed(old, titles), _listed(new, titles)
    for at in of_head:
        change = changes[at]
        is_in_old = not change.old or _is_within(change.old_span, listed_old)
        is_in_new = not change.new or _is_within(change.new_span, listed_new)
        if is_in_old and is_in_new:
            yield at


def _is_within(span: Span | None, places: Sequence[Span]) -> bool:
    return span is not None and any(each.start <= span.start and span.end <= each.end for each in places)


def _listed(version: Version, titles: Collection[str]) -> list[Span]:
    """Where `titles` of items stand in the head, with their page numbers and what stands between them."""
    sentences = version.sentences_of(None)
    letters = [_letters(sentence.text) for sentence in sentences]
    stream = "".join(letters)
    ends = list(accumulate(map(len, letters)))
    named: set[int] = set()
    for title in titles:
        for match in re.finditer(re.escape(title), stream):
            first, last = bisect_right(ends, match.start()), bisect_right(ends, match.end() - 1)
            named |= {*range(first, last + 1)}
    named |= {at for at, each in enumerate(letters) if _is_heading(each, version.meeting.language)}
    named |= {at for at, each in enumerate(sentences) if _heads_group(version, each)}
    if named:
        named |= _above(min(named), version, letters, titles)
    return [
        Span(sentences[run.start].span.start, sentences[run.stop - 1].span.end)
        for run in _runs(sorted(named), sentences)
    ]


def _above(first: int, version: Version, letters: Sequence[str], titles: Collection[str]) -> set[int]:
    """What stands above the first entry that was found: the rest of a title whose first line is known as the
    list's, page numbers, the heading of a group."""
    found: set[int] = set()
    above: set[int] = set()
    for at in range(first - 1, -1, -1):
        above.add(at)
        sentence = version.sentences_of(None)[at]
        if letters[at] and any(title.endswith(letters[at]) for title in titles):
            found |= above
        elif letters[at] and not _is_short([sentence]):
            break
        if _is_behind_list(version, sentence.span.start):
            return above
    return found


def _heads_group(version: Version, sentence: Sentence) -> bool:
    """Whether it is the heading of a group of items, which stands in the list and once more where the group
    begins."""
    if not _is_short([sentence]) or not _is_behind_list(version, sentence.span.start):
        return False
    return sum(each.key == sentence.key for each in version.sentences) > 1


def _is_behind_list(version: Version, place: int) -> bool:
    """Whether the line above is one of the contents list."""
    line = version.source.line_at(place) - 1
    while line >= 0 and version.running.node_of(line).kind is NodeKind.FURNITURE:
        line -= 1
    return line >= 0 and version.running.node_of(line).kind is NodeKind.CONTENTS


def _is_heading(letters: str, language: str) -> bool:
    """Whether it is what stands over a contents list, with "page" behind it or not."""
    names = vocabulary(language).keys("contents", "headings")
    return bool(letters) and any(
        letters.startswith(bare) and len(letters) - len(bare) <= 4 for bare in map(_letters, names)
    )


def _runs(named: Sequence[int], sentences: Sequence[Sentence]) -> Iterator[range]:
    """The stretches of a list, to the last page number."""
    first = 0
    while first < len(named):
        last = first
        while last + 1 < len(named) and _is_short(sentences[named[last] + 1 : named[last + 1]]):
            last += 1
        end = named[last] + 1
        while end < len(sentences) and _ends_entry(sentences, end):
            end += 1
        yield range(named[first], end)
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
        gone, come = _one_sided_words(change)
        if (gone and change.new_span is not None and _is_of_page(new, change.new_span, gone)) or (
            come and change.old_span is not None and _is_of_page(old, change.old_span, come)
        ):
            yield at


def _one_sided_words(change: Change) -> tuple[str, str]:
    """The words that went, where none came; and those that came, where none went."""
    if change.is_of_item:
        return "", ""
    if not change.pieces:
        return change.old * (change.kind is ChangeKind.REMOVED), change.new * (
            change.kind is ChangeKind.ADDED
        )
    gone = "".join(each.text for each in change.pieces if each.kind is PieceKind.REMOVED)
    come = "".join(each.text for each in change.pieces if each.kind is PieceKind.ADDED)
    return gone * (not come), come * (not gone)


def _is_of_page(version: Version, place: Span, words: str) -> bool:
    source, key = version.source, comparable(words)
    return any(
        version.running.node_of(line).kind is NodeKind.FURNITURE and comparable(source.line_text(line)) == key
        for line in source.lines_in(Span(max(0, place.start - _AROUND), place.end + _AROUND))
    )


# Between two items


def _of_groups(changes: Sequence[Change], language: str) -> Iterator[int]:
    """Lines over closed items, or open ones, that went and came: they are of no item, and stand below one
    that itself moved."""
    words = vocabulary(language)
    names = words.keys("items", "closed_groups") | words.keys("items", "open_groups")
    gone: defaultdict[str, list[int]] = defaultdict(list)
    for at, change in enumerate(changes):
        if change.kind is ChangeKind.REMOVED and (said := key_of(change.old)) in names:
            gone[said].append(at)
    for at, change in enumerate(changes):
        if change.kind is ChangeKind.ADDED and gone[key_of(change.new)]:
            yield from (at, gone[key_of(change.new)].pop(0))


def _at_the_same_place(changes: Sequence[Change], old: Version, new: Version) -> Iterator[int]:
    """What went from one item and came to another, with the same words before it or behind it as ever."""
    gone = [at for at, each in enumerate(changes) if each.kind is ChangeKind.REMOVED]
    come = [at for at, each in enumerate(changes) if each.kind is ChangeKind.ADDED]
    if not (gone and come):
        return
    in_old, in_new = _Flat(old), _Flat(new)
    went = in_old.placed((changes[at].old_span, at, changes[at].old) for at in gone)
    came = in_new.placed((changes[at].new_span, at, changes[at].new) for at in come)
    taken: set[int] = set()
    for one, other in ((in_old.runs(went), in_new.runs(came)), (in_old.each(went), in_new.each(came))):
        by_words: defaultdict[str, list[_Run]] = defaultdict(list)
        for run in filter(_Run.is_told, other):
            by_words[run.said].append(run)
        for run in filter(_Run.is_told, one):
            for same in by_words[run.said]:
                if run.stands_as(same) and taken.isdisjoint((*run.changes, *same.changes)):
                    taken.update((*run.changes, *same.changes))
                    break
    yield from taken


@dataclass(frozen=True, slots=True)
class _Run:
    """Sentences that follow one another, each a change: what they say, and what stands around them."""

    said: str
    changes: tuple[int, ...]
    before: str
    behind: str

    def is_told(self) -> bool:
        """Whether something around it says where it stands."""
        return bool(self.before or self.behind)

    def stands_as(self, other: _Run) -> bool:
        return bool(
            (self.before and self.before == other.before) or (self.behind and self.behind == other.behind)
        )


_Changed = tuple[int, int, str]
"""Where a sentence begins, the number of its change, its words."""


class _Flat:
    """The sentences of a version in the order of its text, in whatever item."""

    def __init__(self, version: Version) -> None:
        self._sentences = version.sentences
        self._starts = [sentence.span.start for sentence in self._sentences]
        self._times = Counter(sentence.key for sentence in self._sentences)

    def placed(self, changed: Iterable[tuple[Span | None, int, str]]) -> list[_Changed]:
        """Sentences that changed, in order."""
        return sorted((span.start, at, words) for span, at, words in changed if span is not None)

    def runs(self, placed: Sequence[_Changed]) -> Iterator[_Run]:
        """Those that follow one another, together."""
        numbers = [self._number(each) for each in placed]
        first = 0
        for last in range(len(placed)):
            if last + 1 < len(placed) and numbers[last + 1] <= numbers[last] + 1:
                continue
            yield self._run(placed[first : last + 1], numbers[first], numbers[last])
            first = last + 1

    def each(self, placed: Sequence[_Changed]) -> Iterator[_Run]:
        """Each for itself; a place is not known by another of them, which may have moved with it."""
        changed = {self._number(one) for one in placed}
        for one in placed:
            yield self._run([one], self._number(one), self._number(one), changed)

    def _number(self, changed: _Changed) -> int:
        return bisect_right(self._starts, changed[0]) - 1

    def _run(self, placed: Sequence[_Changed], first: int, last: int, changed: Collection[int] = ()) -> _Run:
        return _Run(
            comparable("".join(comparable(words, starts_entry=True) for _start, _at, words in placed)),
            tuple(at for _start, at, _words in placed),
            self._telling(first - 1, changed),
            self._telling(last + 1, changed),
        )

    def _telling(self, number: int, changed: Collection[int]) -> str:
        """The key of a sentence that stands once alone, so that a place is known by it; else nothing."""
        if number in changed or not 0 <= number < len(self._sentences):
            return ""
        key = self._sentences[number].key
        return key if len(key) >= _TELLING and self._times[key] == 1 else ""
