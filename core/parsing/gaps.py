"""Items that the chain of headings left out, although its numbers say that they are there.

A document prints its headings in one form, but not always: a closed item has its mark between number and
title, a cell of a table holds the title alone, a number is printed twice. Where the numbers of the chosen
headings skip one, or the contents list names an item that has none, the rows between the two neighbours are
looked at again, in any form. Nothing is taken where nothing but a number in a list stands there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from core.minutes import Role
from core.parsing.candidates import Candidate
from core.parsing.contents import ContentsList
from core.parsing.numbers import is_number_line
from core.parsing.rows import Row
from core.parsing.titles import TitleIndex, without_mark
from core.parsing.vocabulary import Vocabulary, folded

_WIDEST = 12  # numbers in a row that may be missing
_LEAST = 1.5  # evidence of a heading in another form, beside the number that was missing
_TWICE = 4.0  # evidence of a heading that repeats its neighbour's number
_LONGEST = 250
_DOUBT = -1.0  # the score of a heading that may be none


class _Gap(NamedTuple):
    """The headings before and after, as places in the chain, and the numbers between them."""

    before: int | None
    after: int | None
    numbers: range


def with_missing(
    chosen: Sequence[Candidate],
    candidates: Sequence[Candidate],
    rows: Sequence[Row],
    contents: ContentsList,
    labels: Mapping[int, Role],
    words: Vocabulary,
) -> list[Candidate]:
    """The chosen headings, with those of the missing numbers that stand between them."""
    titles = {
        int(entry.number): folded(entry.title)
        for entry in contents.entries
        if entry.number and entry.number.isdigit()
    }
    chosen = _apart(chosen)
    gaps = list(_gaps(chosen, titles))
    if not gaps:
        return chosen
    search = _Search(chosen, candidates, rows, titles, labels, words)
    found = list(chosen)
    for gap in gaps:
        first = chosen[gap.before].end if gap.before is not None else contents.end
        end = chosen[gap.after].first if gap.after is not None else len(rows)
        for number in gap.numbers:
            candidate = search.find(number, first, end, gap.numbers)
            if candidate is not None:
                found.append(candidate)
                first = candidate.end
    return sorted(found, key=lambda candidate: candidate.first)


def _apart(chosen: Sequence[Candidate]) -> list[Candidate]:
    """The headings without those whose rows another one has, that more speaks for."""
    kept: list[Candidate] = []
    for candidate in chosen:
        if not kept or candidate.first >= kept[-1].end:
            kept.append(candidate)
        elif candidate.score > kept[-1].score:
            kept[-1] = candidate
    return kept


def _gaps(chosen: Sequence[Candidate], titles: Mapping[int, str]) -> Iterator[_Gap]:
    """Where numbers are missing: between two headings, and where the contents list has more."""
    numbers = {candidate.number for candidate in chosen}
    if not numbers or any(candidate.code or not candidate.number for candidate in chosen):
        return
    first, last = chosen[0].number, chosen[-1].number
    if first - 1 in titles:
        least = next(number for number in range(first - 1, -1, -1) if number - 1 not in titles)
        yield from _narrow(None, 0, range(least, first))
    for at in range(1, len(chosen)):
        missing = range(chosen[at - 1].number + 1, chosen[at].number)
        if not numbers.intersection(missing):
            yield from _narrow(at - 1, at, missing)
    if last + 1 in titles:
        most = next(number for number in range(last + 1, last + len(titles) + 2) if number not in titles)
        yield from _narrow(len(chosen) - 1, None, range(last + 1, most))


def _narrow(before: int | None, after: int | None, numbers: range) -> Iterator[_Gap]:
    if 0 < len(numbers) <= _WIDEST:
        yield _Gap(before, after, numbers)


class _Search:
    """Looks for one missing number between two rows."""

    def __init__(
        self,
        chosen: Sequence[Candidate],
        candidates: Sequence[Candidate],
        rows: Sequence[Row],
        titles: Mapping[int, str],
        labels: Mapping[int, Role],
        words: Vocabulary,
    ) -> None:
        self._candidates = candidates
        self._rows = rows
        self._titles = titles
        self._index = {number: TitleIndex([title]) for number, title in titles.items() if title}
        self._labels = labels
        self._words = words
        self._said = {candidate.word for candidate in chosen}
        self._form = Counter(candidate.form for candidate in chosen).most_common(1)[0][0]
        self._style = Counter(rows[candidate.first].style for candidate in chosen).most_common(1)[0][0]
        self._weighted = sum(candidate.weight > 0 for candidate in chosen) > 0.7 * len(chosen)

    def find(self, number: int, first: int, end: int, missing: range) -> Candidate | None:
        """The heading of item `number` in rows `first <= row < end`; None where nothing stands there."""
        near = [each for each in self._candidates if first <= each.first and each.end <= end]
        numbered = [each for each in near if each.number == number and self._may_be(each, number)]
        if numbered:
            best = max(numbered, key=lambda each: (each.listed, each.score))
            return best if best.listed else best._replace(score=_DOUBT)
        titled = self._by_title(number, first, end)
        if titled is not None:
            return titled
        if number in self._titles or len(missing) > 1:
            return None
        return self._repeated(near, number) or self._closed(first, end)

    def _may_be(self, candidate: Candidate, number: int) -> bool:
        title = self._index.get(number)
        if title is not None and candidate.title and title.find(self._bare(candidate.title)) is not None:
            return True
        if candidate.word and candidate.word not in self._said and not candidate.listed:
            return False
        if self._weighted and not candidate.weight and not candidate.listed:
            return False
        return candidate.score >= _LEAST

    def _bare(self, title: str) -> str:
        return folded(without_mark(title, self._words)[0] or title)

    def _by_title(self, number: int, first: int, end: int) -> Candidate | None:
        """The title that the contents list gives the number, on a line without it."""
        title = self._index.get(number)
        if title is None:
            return None
        for at in range(first, end):
            row = self._rows[at]
            if len(row.text) > _LONGEST or (self._weighted and not row.weight) or row.listed:
                continue
            if title.find(self._bare(row.text.strip())) is not None and self._begins_item(at, end):
                return Candidate(
                    at, at + 1, "title alone", number, str(number), row.text.strip(), 4.0, weight=row.weight
                )
        return None

    def _begins_item(self, at: int, end: int) -> bool:
        """Does what stands under row `at` begin an item, or is the row set as the other headings are?"""
        if self._weighted and self._rows[at].style == self._style:
            return True
        below = at + 1
        return below < end and (below in self._labels or is_number_line(self._rows[below].text, self._words))

    def _repeated(self, near: Sequence[Candidate], number: int) -> Candidate | None:
        """A heading that has its neighbour's number by mistake."""
        for each in near:
            wrong = each.number in (number - 1, number + 1) and each.form == self._form
            if wrong and each.score >= _TWICE and (not self._weighted or each.weight):
                return each._replace(score=_DOUBT)
        return None

    def _closed(self, first: int, end: int) -> Candidate | None:
        """ "Lukket punkt: Salg af grund": a closed item without its number."""
        for at in range(first, end):
            row = self._rows[at]
            if len(row.text) > _LONGEST or row.listed or row.text[-1] == "." or at in self._labels:
                continue
            title, closed = without_mark(row.text.strip(), self._words)
            told = title is not None or row.style == self._style
            alike = not self._weighted or row.style == self._style
            if closed and told and alike:
                return Candidate(at, at + 1, "title alone", 0, "", row.text.strip(), 0.0, weight=row.weight)
        return None
