"""Where the items of the agenda begin, and where the last one ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.minutes import Reason, Role
from core.parsing.candidates import Candidate, Evidence, find_candidates
from core.parsing.closing import closing_of
from core.parsing.contents import ContentsList
from core.parsing.gaps import with_missing
from core.parsing.headings import best_chain
from core.parsing.items import Heading
from core.parsing.numbers import (
    NOTHING,
    Numbers,
    is_number_line,
    mark_of,
    of_person,
    read_numbers,
    without_case,
)
from core.parsing.rows import Row, one_line
from core.parsing.spelt_numbers import choose_spelt
from core.parsing.titles import TitleIndex, is_group, without_mark
from core.parsing.unnumbered import find_unnumbered
from core.parsing.vocabulary import Vocabulary, folded, key_of
from core.source_text import SourceText

_LONG_TITLE = 45  # characters from which on a title may be wrapped in a plain text
_CONTINUATION = 110
_MORE = 3.0  # what headings counted with letters must be worth beyond those counted with figures
_WITHOUT_NUMBER = {"title alone": Reason.TITLE_ALONE, "look": Reason.LOOK}


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items' headings; rows before `head_end` are the head, rows from `end` on stand behind the items.

    Those close the meeting, with or without signatures (`signed`), or are an overview of all attachments.
    """

    headings: tuple[Heading, ...]
    head_end: int
    end: int
    signed: bool
    inferred: Mapping[int, Reason]  # headings that may be none, and why each is taken for one

    def extents(self) -> Iterator[tuple[Heading, int]]:
        """Each heading with the row after its item's last one."""
        starts = [heading.first for heading in self.headings[1:]]
        return zip(self.headings, [*starts, self.end], strict=False)


def find_agenda(
    source: SourceText,
    rows: Sequence[Row],
    labels: Mapping[int, Role],
    contents: ContentsList,
    words: Vocabulary,
) -> Agenda:
    """The agenda of the document. A document without items is one item."""
    outline = _outline(source, words)
    listed = {folded(entry.title): entry.number for entry in contents.entries}
    listed.pop("", None)
    evidence = Evidence(listed, TitleIndex(listed), TitleIndex(outline))
    candidates = [
        candidate
        for candidate in find_candidates(rows, labels, evidence, words)
        if not contents.first <= candidate.first < contents.end
    ]
    chosen, worth = best_chain(candidates)
    spelt, spelt_worth = choose_spelt(rows, contents.end, labels, evidence, words)
    if spelt and spelt_worth > worth + (_MORE if chosen else 0.0):
        chosen = spelt
    elif chosen:
        chosen = with_missing(chosen, candidates, rows, contents, labels, words)
    else:
        chosen = _by_title_alone(rows, contents, listed)
    if not chosen:
        chosen = find_unnumbered(rows, contents.end, labels, words)
    if not chosen:
        return _single(rows, labels, contents, words)
    end, signed = closing_of(rows, chosen[-1].end, [candidate.title for candidate in chosen], words)
    groups = contents.groups
    ends = [_title_end(rows, each) for each in chosen]
    block = sum(is_number_line(rows[end].text, words) for end in ends if end < len(rows))
    if block * 2 > len(chosen):
        ends = [_block_end(rows, end, words) for end in ends]
    firsts = [
        _first_row(rows, candidate.first, max(contents.end, ends[at - 1] if at else 0), groups, words)
        for at, candidate in enumerate(chosen)
    ]
    before = _numbers_stand_before(rows, chosen, firsts, words)
    marks = _marks_above(rows, firsts, words)
    firsts = [first - (mark is not None) for first, mark in zip(firsts, marks, strict=True)]
    headings = []
    closed_group = False
    for at, candidate in enumerate(chosen):
        stop = firsts[at + 1] if at + 1 < len(chosen) else end
        first, numbers, group = _above(rows, firsts[at], candidate.first, before, groups, words)
        closed_group = group if group is not None else closed_group
        if marks[at] is not None:
            first, numbers = firsts[at], Numbers(closed=marks[at]).and_then(numbers)
        headings.append(_heading(rows, candidate, first, stop, numbers, closed_group, labels, listed, words))
    inferred = {
        at: _WITHOUT_NUMBER.get(candidate.form, Reason.WEAK_NUMBER)
        for at, candidate in enumerate(chosen)
        if candidate.score < 0 or candidate.form in _WITHOUT_NUMBER
    }
    return Agenda(tuple(headings), headings[0].first, end, signed, inferred)


def _outline(source: SourceText, words: Vocabulary) -> frozenset[str]:
    titles = set()
    for entry in source.outline:
        titles.add(folded(entry.title))
        bare, _ = without_mark(entry.title, words)
        titles.add(folded(bare))
    titles.discard("")
    return frozenset(titles)


def _first_row(rows: Sequence[Row], at: int, least: int, groups: frozenset[str], words: Vocabulary) -> int:
    """The first of the lines above a heading that belong to it: group lines, numbers."""
    first = at
    while first > least and at - first < 4:
        text = rows[first - 1].text
        if not (_is_divider(text, groups, words) or _has_number(text, words)):
            break
        if first - 1 > least and of_person(rows[first - 2].text, words):
            break  # "CPR-nr.:", and the number on the next line
        first -= 1
    return first


def _title_end(rows: Sequence[Row], heading: Candidate) -> int:
    """The row after the title, which may be printed twice."""
    at = heading.end
    if at < len(rows) and heading.title:
        key = folded(heading.title)
        if folded(rows[at].text) in (key, f"{heading.printed}{key}"):
            return at + 1
    return at


def _block_end(rows: Sequence[Row], at: int, words: Vocabulary) -> int:
    """The row after the numbers and the mark under a heading: no mark among them counts for later items."""
    if at < len(rows) and is_number_line(rows[at].text, words):
        at += 1
        if at < len(rows) and mark_of(rows[at].text, words) is not None:
            at += 1
    return at


def _has_number(text: str, words: Vocabulary) -> bool:
    read = read_numbers(text, words)
    return read is not None and bool(read.case or read.journal or read.document)


def _is_divider(text: str, groups: frozenset[str], words: Vocabulary) -> bool:
    return (
        is_group(text, words)
        or folded(text) in groups
        or key_of(text) in words.keys("items", "closed_groups")
        or key_of(text) in words.keys("items", "open_groups")
    )


def _numbers_stand_before(
    rows: Sequence[Row], chosen: Sequence[Candidate], firsts: Sequence[int], words: Vocabulary
) -> bool:
    """Do the case numbers stand above the headings, not under them?"""
    above = under = 0
    for candidate, first in zip(chosen, firsts, strict=True):
        above += any(_has_number(rows[at].text, words) for at in range(first, candidate.first))
        end = _title_end(rows, candidate)
        under += end < len(rows) and is_number_line(rows[end].text, words)
    return above > under


def _marks_above(rows: Sequence[Row], firsts: Sequence[int], words: Vocabulary) -> Sequence[bool | None]:
    """What the line right above each heading says, "Åbent punkt", "Lukket punkt", where most have one."""
    marks = [mark_of(rows[first - 1].text, words) if first else None for first in firsts]
    usual = sum(mark is not None for mark in marks)
    return marks if usual > 1 and usual * 2 > len(marks) else [None] * len(marks)


def _above(
    rows: Sequence[Row],
    first: int,
    heading: int,
    numbers_before: bool,
    groups: frozenset[str],
    words: Vocabulary,
) -> tuple[int, Numbers, bool | None]:
    """The lines above a heading that are its own: their numbers, and whether they say closed."""
    numbers = NOTHING
    closed: bool | None = None
    for at in range(first, heading):
        text = rows[at].text
        if _is_divider(text, groups, words):
            closed = key_of(text) in words.keys("items", "closed_groups")
        elif numbers_before:
            numbers = numbers.and_then(read_numbers(text, words) or NOTHING)
    if not numbers_before:
        while first < heading and not _is_divider(rows[first].text, groups, words):
            first += 1
    return first, numbers, closed


def _heading(
    rows: Sequence[Row],
    candidate: Candidate,
    first: int,
    stop: int,
    numbers: Numbers,
    closed_group: bool,
    labels: Mapping[int, Role],
    listed: Mapping[str, str | None],
    words: Vocabulary,
) -> Heading:
    end = candidate.end
    title = candidate.title
    numbers = candidate.numbers.and_then(numbers)
    for row in rows[candidate.first + 1 : candidate.end - 1]:
        numbers = numbers.and_then(read_numbers(row.text, words) or _marked(row.text, words))
    if candidate.form not in ("number after", "look") and title:
        title_rows = [rows[candidate.end - 1]._replace(text=title)]
        begun = end
        again = f"{candidate.printed}{folded(title)}"  # the heading printed once more
        while end < stop and end - begun < 4 and _continues(rows, end, stop, title, labels, listed, words):
            if candidate.printed and folded(rows[end].text) == again:
                break
            title_rows.append(rows[end])
            end += 1
            title = one_line(title_rows, words)
    bare, closed = without_mark(" ".join(title.split()), words) if title else (None, None)
    if bare:
        bare, case = without_case(bare, words)
        if closed is None and case:
            marked, closed = without_mark(bare, words)  # "Titel (lukket) (24/1234)"
            bare = marked if closed is not None else bare
        numbers = numbers.and_then(Numbers(case=case))
    if closed is None and candidate.form == "mark first":
        closed = key_of(rows[candidate.first].text.split()[0]) in words.keys("items", "closed_marks")
    if closed is None and closed_group:
        closed = True
    if candidate.case:
        numbers = numbers.and_then(Numbers(case=candidate.case))
    return Heading(first, end, candidate.printed or None, bare, closed, numbers, candidate.first)


def _marked(text: str, words: Vocabulary) -> Numbers:
    """ "Sagsforløb: ØU-KB - Åben sag": the mark at the end of a line."""
    return Numbers(closed=without_mark(text, words)[1])


def _continues(
    rows: Sequence[Row],
    at: int,
    stop: int,
    title: str,
    labels: Mapping[int, Role],
    listed: Mapping[str, str | None],
    words: Vocabulary,
) -> bool:
    """Is row `at` the next line of a wrapped title?"""
    row, above = rows[at], rows[at - 1]
    if row.joined:
        return True
    text = row.text
    if at in labels or is_number_line(text, words) or len(text) > _CONTINUATION + 40:
        return False
    follows = at + 1 < stop and (at + 1 in labels or is_number_line(rows[at + 1].text, words))
    begun = above.begins or rows[at - 2].begins if at > 1 else False
    if title.isupper() and text.isupper() and begun and not row.begins:
        return True
    if not row.begins and not row.listed and text[0].islower() and text[-1] not in ".:;" and follows:
        return True
    so_far, longer = folded(title), folded(f"{title} {text}")
    if so_far in listed:
        return False
    if any(key.startswith(longer) for key in listed if len(key) > len(so_far)):
        return True
    if above.weight:
        return row.style == above.style and not row.gap
    if row.weight or row.listed:
        return False
    if len(title) < _LONG_TITLE or text[-1] in ".:!?" or len(text) > _CONTINUATION:
        return False
    if text[0].islower() or text[0].isdigit():
        return True
    below = at + 1
    if row.gap and len(above.text) < 70:
        return False
    return below < stop and (below in labels or is_number_line(rows[below].text, words))


def _by_title_alone(
    rows: Sequence[Row], contents: ContentsList, listed: Mapping[str, str | None]
) -> list[Candidate]:
    """Headings without numbers: lines that repeat a title of the contents list."""
    found: list[Candidate] = []
    index = TitleIndex(listed)
    wanted = dict(listed)
    for at in range(contents.end, len(rows)):
        if not wanted:
            break
        row = rows[at]
        if len(row.text) > 250:
            continue
        key = folded(row.text)
        title = key if key in wanted else index.find(key) if row.weight else None
        if title in wanted and title is not None:
            number = wanted.pop(title)
            found.append(Candidate(at, at + 1, "title alone", 0, number or "", row.text.strip(), 4.0))
    return found


def _single(
    rows: Sequence[Row], labels: Mapping[int, Role], contents: ContentsList, words: Vocabulary
) -> Agenda:
    """One item that holds everything after the head."""
    if not rows:
        return Agenda((), 0, 0, False, {})
    first = contents.end
    while first < len(rows) and first not in labels and len(rows[first].text) < 90:
        if rows[first].text.endswith(".") and len(rows[first].text) > 60:
            break
        first += 1
    if first >= len(rows):
        first = contents.end if contents.end < len(rows) else 0
    return Agenda((Heading(first, first, None, None, None),), first, len(rows), False, {0: Reason.NO_ITEMS})
