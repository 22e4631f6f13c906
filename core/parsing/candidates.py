"""Rows that may be the heading of an agenda item, and what speaks for each.

No single sign is sure: lists inside a case are numbered too, contents lists repeat every heading, titles hold
any word. So each candidate is scored with evidence: the form of the line, its look, the contents list, the
PDF's outline, and what stands under it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.minutes import Role
from core.parsing.numbers import is_number_line, mark_of
from core.parsing.rows import Row
from core.parsing.titles import TitleIndex, without_mark
from core.parsing.vocabulary import Vocabulary, folded, key_of

_FIRST_ROLES = frozenset(
    (Role.TYPE, Role.TOPIC, Role.SUMMARY, Role.CASE, Role.RECOMMENDATION, Role.DECISION, Role.PROCESS)
)
"""What an item begins with; attachments and economy come later."""
_LONGEST = 260
_LONGEST_NUMBER = 40  # of a line that holds an item's number alone
_LOOK_AHEAD = 4
_MARKED = 2.0  # worth of a number under a line that says "Åbent punkt"
_BLOCK = 12  # rows between an item's number and its title


class Candidate(NamedTuple):
    """A possible heading: `first` is its first row, `end` the row after its title."""

    first: int
    end: int
    form: str
    number: int
    printed: str
    title: str
    score: float
    case: str | None = None
    weight: int = 0  # of the heading's first row
    listed: bool = False  # the contents list or the outline names it


class Evidence(NamedTuple):
    """What the document as a whole says of its items."""

    numbers: Mapping[str, str | None]  # of the titles in the contents list, folded
    listed: TitleIndex  # the contents list
    outline: TitleIndex  # the PDF's own


def find_candidates(
    rows: Sequence[Row], labels: Mapping[int, Role], evidence: Evidence, words: Vocabulary
) -> list[Candidate]:
    """All candidates, in order."""
    starts = words.heading_start
    found: list[Candidate] = []
    for at, row in enumerate(rows):
        if len(row.text) > _LONGEST or not starts.match(row.text) or at in labels or row.joined:
            continue
        after = _number_alone(row.text.strip(" :"), "number_after", words)
        if after:
            candidate = _title_before(rows, at, after, evidence)
            if candidate is not None:
                found.append(candidate)
            continue
        alone = _number_alone(row.text.strip(), "number_alone", words)
        if alone:
            candidate = _title_below(rows, at, alone, labels, evidence, words)
            if candidate is not None:
                found.append(candidate)
            continue
        text = row.text.lstrip(" -–•·*\t").replace("\t", " ")
        for form in words.heading_forms:
            match = form.pattern.fullmatch(text)
            if match:
                title = match["title"].strip()
                if _is_date(title, words) or not any(map(str.isalpha, title)):
                    break
                name = form.name
                if name == "bare" and at and mark_of(rows[at - 1].text, words) is not None:
                    name = "mark first"  # the mark stands on a line of its own
                proof, listed = _proof(rows, at, match["number"], title, labels, evidence, words)
                if not row.gap and form.worth < 2 and not listed:
                    proof -= 1.5
                found.append(
                    Candidate(
                        at,
                        at + 1,
                        name,
                        int(match["number"]),
                        match["number"],
                        _untrailed(title, words),
                        (form.worth if name == form.name else _MARKED) + proof,
                        match.groupdict().get("case"),
                        row.weight,
                        listed,
                    )
                )
                break
    return found


def _number_alone(text: str, name: str, words: Vocabulary) -> str | None:
    """The number in a line that holds nothing else."""
    if len(text) > _LONGEST_NUMBER:
        return None
    found = (pattern.fullmatch(text) for pattern in words.patterns("items", name))
    return next((match["number"] for match in found if match), None)


def _is_date(title: str, words: Vocabulary) -> bool:
    """ "3. december 2018" begins like an item."""
    return title.split(" ", 1)[0].strip(".,").casefold() in words.words["months"]


def _title_before(rows: Sequence[Row], at: int, number: str, evidence: Evidence) -> Candidate | None:
    """The number stands under the title, which may be wrapped."""
    first = at - 1
    if first < 0:
        return None
    while first > 0 and at - first < 3 and not rows[first].text[:1].isupper():
        first -= 1
    title = " ".join(row.text for row in rows[first:at])
    score = 4.0 + (4.0 if evidence.listed.find(folded(title)) is not None else 0.0)
    return Candidate(first, at + 1, "number after", int(number), number, title, score)


def _untrailed(title: str, words: Vocabulary) -> str:
    for word in words.words["items"]["trailing"]:
        title = title.removesuffix(f" {word}").rstrip()
    return title


def _title_below(
    rows: Sequence[Row],
    at: int,
    number: str,
    labels: Mapping[int, Role],
    evidence: Evidence,
    words: Vocabulary,
) -> Candidate | None:
    """The title stands under the number and a block of other labelled values."""
    for below in range(at + 1, min(len(rows), at + _BLOCK)):
        text = rows[below].text
        if is_number_line(text, words) or _is_labelled(text, words):
            continue
        if below in labels or len(text) > _LONGEST:
            return None
        listed = evidence.listed.find(folded(text)) is not None
        return Candidate(at, below + 1, "title below", int(number), number, text.strip(), 4.0 + 4.0 * listed)
    return None


def _is_labelled(text: str, words: Vocabulary) -> bool:
    """ "Mødedato: 09-11-2017", "Sagsforløb: ØU-KB": a value that says nothing of the case itself."""
    label, colon, _value = text.partition(":")
    key = key_of(label)
    return bool(colon) and (key in words.head or words.labels.get(key) is Role.PROCESS)


def _proof(
    rows: Sequence[Row],
    at: int,
    number: str,
    title: str,
    labels: Mapping[int, Role],
    evidence: Evidence,
    words: Vocabulary,
) -> tuple[float, bool]:
    """What speaks for row `at`, and whether the contents list or the outline is among it."""
    row = rows[at]
    score = float(row.weight)
    key = folded(_untrailed(title, words))
    listed = evidence.listed.find(key) is not None
    outline = evidence.outline.find(key) is not None or evidence.outline.find(folded(row.text)) is not None
    if listed:
        score += 5.0 if evidence.numbers.get(key) == number else 4.0
    if outline:
        score += 4.0
    if at and (rows[at - 1].page != row.page or row.line - rows[at - 1].line > 1):
        score += 1.5  # it begins a page, or stands under a website's button
    for ahead in range(at + 1, min(len(rows), at + 1 + _LOOK_AHEAD)):
        if is_number_line(rows[ahead].text, words):
            score += 3.0
            break
        if ahead in labels:
            score += 0.0 if ahead > at + 1 else 2.0 if labels[ahead] in _FIRST_ROLES else 0.5
            break
        text = rows[ahead].text
        if text[-1:] in ".!?" or len(text) > 150 or words.heading_start.match(text):
            break
    marked = without_mark(title, words)[1] is not None
    if marked or key_of(title) in words.keys("items", "known_titles"):
        score += 2.0
    if not listed and not outline and not marked and _in_list(rows, at, int(number), words):
        score -= 2.5
    if key_of(title) in words.keys("values", "type"):
        score -= 2.0
    if not listed and not outline:
        if title[-1] in ".,;" and not title.endswith("..."):
            score -= 2.0
        if title[-1] == ":" or len(title) > 200:
            score -= 1.0
        if row.listed and not row.weight and "\t" not in row.text:
            score -= 1.5
    return score, listed or outline


def _in_list(rows: Sequence[Row], at: int, number: int, words: Vocabulary) -> bool:
    """Do the numbers before or after stand right above or under this row, as in a list?"""
    above = words.leading_number.match(rows[at - 1].text) if at else None
    below = words.leading_number.match(rows[at + 1].text) if at + 1 < len(rows) else None
    return bool(above and int(above[1]) == number - 1) or bool(below and int(below[1]) == number + 1)
