"""Rows that may be the heading of an agenda item, and what speaks for each.

No single sign is sure: lists inside a case are numbered too, contents lists repeat every heading, titles hold
any word. So each candidate is scored with evidence: the form of the line, its look, the contents list, the
PDF's outline, and what stands under it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from core.minutes import Role
from core.parsing.forms import Numbered, numbered
from core.parsing.numbers import NOTHING, Numbers, is_number_line, mark_of, read_numbers
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
_LONGEST_LEAD = 40  # of a label and the beginning of its text
_MARKED = 2.0  # worth of a number under a line that says "Åbent punkt"
_DECIDED = 1.5  # worth of a decision before the next heading of a form
_SAME_BELOW = 1.0  # worth of what stands under every heading of a form
_NUMBER_SOON = re.compile(r"[^\w\s]{0,2}\s?(?:[^\W\d_]{1,24}[.:)\]]{0,2}[ \t–—-]{1,3}){0,3}\d")
_COLUMN = re.compile(r"\t| {3,}")
_LABEL_END = re.compile(r"[:\t\d]")
_DIGITS = re.compile(r"\d+")
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
    word: str = ""  # before the number
    code: str = ""  # of a series with numbers of its own
    numbers: Numbers = NOTHING  # on the line of the number, where the title stands elsewhere
    base: str = ""  # the form of the number, where `form` says where the title stands


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
        text = row.text
        if len(text) > _LONGEST or at in labels or row.joined:
            continue
        if starts.match(text):
            after = _number_alone(text.strip(" :"), "number_after", words)
            if after:
                candidate = _title_before(rows, at, after, evidence)
                if candidate is not None:
                    found.append(candidate)
                continue
            alone = _number_alone(text.strip(), "number_alone", words)
            if alone:
                found.append(_title_below(rows, at, _printed_alone(text, alone), labels, evidence, words))
                continue
        elif text[0].islower() or not _NUMBER_SOON.match(text):
            continue
        line = numbered(text.lstrip(" -–•·*\t"), words)
        if line is None or _is_date(line.title, words):
            continue
        if not line.title or (_may_be_numbers(line.title) and read_numbers(line.title, words)):
            found.append(_title_below(rows, at, line, labels, evidence, words))
        elif any(map(str.isalpha, line.title)):
            found.append(scored(rows, at, line, labels, evidence, words))
    return _with_what_follows(rows, found, labels, words)


def _may_be_numbers(title: str) -> bool:
    """Worth a closer look: short, with a figure, or one of the few words that mark an item as closed."""
    return len(title) < 80 and (title[-1].isdigit() or " " not in title or any(map(str.isdigit, title)))


def scored(
    rows: Sequence[Row],
    at: int,
    line: Numbered,
    labels: Mapping[int, Role],
    evidence: Evidence,
    words: Vocabulary,
) -> Candidate:
    """The candidate of row `at`, which prints number and title as `line` says."""
    row = rows[at]
    name = line.form
    if name == "bare" and at and mark_of(rows[at - 1].text, words) is not None:
        name = "mark first"  # the mark stands on a line of its own
    proof, listed = _proof(rows, at, line, labels, evidence, words)
    if not row.gap and line.worth < 2 and not listed:
        proof -= 1.5
    worth = line.worth if name == line.form else _MARKED
    title, numbers = _without_numbers(row.text, line.title, words)
    return Candidate(
        at,
        at + 1,
        name,
        line.number,
        line.printed,
        _untrailed(title, words),
        worth + proof,
        line.case,
        row.weight,
        listed,
        line.word,
        line.code,
        numbers,
    )


def _without_numbers(text: str, title: str, words: Vocabulary) -> tuple[str, Numbers]:
    """The title without a case number that stands in a column of its own behind it."""
    *before, last = _COLUMN.split(text.strip())
    if before and title.endswith(last) and len(title) > len(last):
        numbers = read_numbers(last, words)
        if numbers and (numbers.case or numbers.journal):
            return title[: -len(last)].strip(), numbers
    return title, NOTHING


def _with_what_follows(
    rows: Sequence[Row], found: Sequence[Candidate], labels: Mapping[int, Role], words: Vocabulary
) -> list[Candidate]:
    """The candidates, those of one form raised under which the same kind of line comes back.

    Whatever it is called, what stands under every item's heading speaks for the heading; so does a decision
    before the next one.
    """
    below = [_kind_of_line(rows, candidate.end, words) for candidate in found]
    counts = Counter(zip((candidate.form for candidate in found), below, strict=True))
    forms = Counter(candidate.form for candidate in found)
    decided = _decided(rows, found, words)
    many = Counter(found[at].form for at in decided)
    titled = Counter(each.form for each in found if each.title[:1].isupper() and each.title[-1] not in ".,;")
    result = []
    for at, (candidate, kind) in enumerate(zip(found, below, strict=True)):
        count, form = counts[candidate.form, kind], candidate.form
        both = count == 2 == forms[form] and labels.get(candidate.end) in _FIRST_ROLES
        if kind and (both or (count >= 3 and count > 0.6 * forms[form])):
            candidate = candidate._replace(score=candidate.score + _SAME_BELOW)
        if many[form] >= 3 and many[form] >= 0.5 * titled[form]:
            candidate = candidate._replace(score=candidate.score + _DECIDED * (at in decided))
        result.append(candidate)
    return result


def _decided(rows: Sequence[Row], found: Sequence[Candidate], words: Vocabulary) -> set[int]:
    """Those of the candidates before whose next one, of the same form, "Beslutning: …" begins a line."""
    said = [at for at, row in enumerate(rows) if _leading_role(row.text, words) is Role.DECISION]
    decided: set[int] = set()
    stops: dict[str, int] = {}
    for at in reversed(range(len(found))):
        candidate = found[at]
        behind = bisect_left(said, candidate.end)
        if behind < len(said) and said[behind] < stops.get(candidate.form, len(rows)):
            decided.add(at)
        stops[candidate.form] = candidate.first
    return decided


def _kind_of_line(rows: Sequence[Row], at: int, words: Vocabulary) -> str:
    """What the line at `at` has in common with lines of its kind: its label, figures left out."""
    if at >= len(rows):
        return ""
    text = rows[at].text
    if len(text) > 90 or text[0].isdigit():
        return ""
    label = _LABEL_END.split(text, maxsplit=1)[0]
    return _DIGITS.sub("#", key_of(label)) if len(label) <= 40 else ""


def _printed_alone(text: str, match: re.Match[str]) -> Numbered:
    groups = match.groupdict()
    code = (groups.get("series") or "").strip()
    number = int(groups.get("ordinal") or match["number"])
    word = re.match(r"\W*([^\W\d_]*)", text)
    name = word[1].casefold() if word and not code else ""
    return Numbered("title below", name, code, 1.0, number, match["number"], "")


def _number_alone(text: str, name: str, words: Vocabulary) -> re.Match[str] | None:
    """The number in a line that holds nothing else."""
    if len(text) > _LONGEST_NUMBER:
        return None
    found = (pattern.fullmatch(text) for pattern in words.patterns("items", name))
    return next((match for match in found if match), None)


def _is_date(title: str, words: Vocabulary) -> bool:
    """ "3. december 2018" begins like an item."""
    return title.split(" ", 1)[0].strip(".,").casefold() in words.words["months"]


def _title_before(rows: Sequence[Row], at: int, match: re.Match[str], evidence: Evidence) -> Candidate | None:
    """The number stands under the title, which may be wrapped."""
    first = at - 1
    if first < 0:
        return None
    while first > 0 and at - first < 3 and not rows[first].text[:1].isupper():
        first -= 1
    title = " ".join(row.text for row in rows[first:at])
    score = 4.0 + (4.0 if evidence.listed.find(folded(title)) is not None else 0.0)
    number = int(match.groupdict().get("ordinal") or match["number"])
    return Candidate(first, at + 1, "number after", number, match["number"], title, score)


def _untrailed(title: str, words: Vocabulary) -> str:
    for word in words.words["items"]["trailing"]:
        title = title.removesuffix(f" {word}").rstrip()
    return title


def _title_below(
    rows: Sequence[Row],
    at: int,
    line: Numbered,
    labels: Mapping[int, Role],
    evidence: Evidence,
    words: Vocabulary,
) -> Candidate:
    """The title stands under the number and a block of other labelled values; or nowhere."""
    numbers = (read_numbers(line.title, words) if line.title else None) or NOTHING
    known = line.form == "title below" or (not line.own and line.worth >= 2)
    form = "title below" if known else line.form
    whole = line if line.form != "title below" else numbered(f"{rows[at].text.strip()} X", words)
    base = whole.form if whole is not None and not whole.own else ""
    for below in range(at + 1, min(len(rows), at + _BLOCK)):
        text = rows[below].text
        if is_number_line(text, words) or _is_labelled(text, words):
            continue
        if below in labels or len(text) > _LONGEST or _is_next(text, line, words):
            break
        bare, mark = without_mark(text, words)
        listed = any(evidence.listed.find(folded(title)) is not None for title in (text, bare) if title)
        beside = 2.0 if numbers and not line.own else 0.0
        score = 4.0 if known else line.worth + rows[at].weight + beside
        if not known and below + 1 < len(rows):
            if not _titles_item(text):
                break
            follows = is_number_line(rows[below + 1].text, words)
            score += 3.0 if follows else 2.0 if labels.get(below + 1) in _FIRST_ROLES else 0.0
        score += 4.0 * listed + (2.0 if mark is not None and not known else 0.0)
        return Candidate(
            at, below + 1, form, line.number, line.printed, text.strip(), score,
            None, rows[at].weight, listed, line.word, line.code, numbers, base,
        )  # fmt: skip
    score = 1.0 + rows[at].weight + (1.5 if numbers else 0.0)
    return Candidate(
        at, at + 1, form, line.number, line.printed, "", score,
        None, rows[at].weight, False, line.word, line.code, numbers, base,
    )  # fmt: skip


def _titles_item(text: str) -> bool:
    return text[0].isupper() and text[-1] not in ".,;:" and "\t" not in text


def _is_next(text: str, line: Numbered, words: Vocabulary) -> bool:
    """Does `text` begin as the heading after `line` does?"""
    other = numbered(text.lstrip(" -–•·*\t"), words)
    return other is not None and other.word == line.word


def _is_labelled(text: str, words: Vocabulary) -> bool:
    """ "Mødedato: 09-11-2017", "Sagsforløb: ØU-KB": a value that says nothing of the case itself."""
    label, colon, _value = text.partition(":")
    key = key_of(label)
    return bool(colon) and (key in words.head or words.labels.get(key) is Role.PROCESS)


def _proof(
    rows: Sequence[Row],
    at: int,
    line: Numbered,
    labels: Mapping[int, Role],
    evidence: Evidence,
    words: Vocabulary,
) -> tuple[float, bool]:
    """What speaks for row `at`, and whether the contents list or the outline is among it."""
    row, title = rows[at], line.title
    score = float(row.weight)
    key = folded(_untrailed(title, words))
    bare, mark = without_mark(title, words)
    listed = evidence.listed.find(key) is not None or (
        mark is not None and evidence.listed.find(folded(bare)) is not None
    )
    outline = evidence.outline.find(key) is not None or evidence.outline.find(folded(row.text)) is not None
    if listed:
        score += 5.0 if evidence.numbers.get(key) == line.printed else 4.0
    if outline:
        score += 4.0
    if at and (rows[at - 1].page != row.page or row.line - rows[at - 1].line > 1):
        score += 1.5  # it begins a page, or stands under a website's button
    borne_out = listed or outline
    has_numbers = False
    for ahead in range(at + 1, min(len(rows), at + 1 + _LOOK_AHEAD)):
        if is_number_line(rows[ahead].text, words):
            score += 3.0
            borne_out = True
            has_numbers = ahead == at + 1
            break
        text = rows[ahead].text
        role = labels.get(ahead) or _leading_role(text, words)
        if role is not None:
            borne_out = borne_out or role in _FIRST_ROLES
            score += 0.0 if ahead > at + 1 else 2.0 if role in _FIRST_ROLES else 0.5
            break
        if ahead == at + 1 and _decides(text, words):
            score += 2.0
            borne_out = True
            break
        if text[-1:] in ".!?" or len(text) > 150 or words.heading_start.match(text):
            break
    marked = mark is not None
    if marked or key_of(title) in words.keys("items", "known_titles"):
        score += 2.0
    if (
        not listed
        and not outline
        and not marked
        and not has_numbers
        and _in_list(rows, at, line.number, words)
    ):
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
    if line.own and line.word and not borne_out:
        score -= 2.0  # "Model 2: Nyt tag": a word nobody knows, and nothing of an item under it
    return score, listed or outline


def _leading_role(text: str, words: Vocabulary) -> Role | None:
    """The role of a label with its text behind it: "Beslutning: Godkendt.", "Bilag: Kort over stien"."""
    label, colon, behind = text[:_LONGEST_LEAD].partition(": ")
    return words.labels.get(key_of(label)) if colon and behind else None


def _decides(text: str, words: Vocabulary) -> bool:
    """ "Beslutning i Byrådet den 4. maj 2018:": a decision's heading with its date."""
    bare = text.rstrip(": ")
    return bare[-1:].isdigit() and any(pattern.fullmatch(bare) for pattern in words.sure_headings)


def _in_list(rows: Sequence[Row], at: int, number: int, words: Vocabulary) -> bool:
    """Do the numbers before or after stand right above or under this row, as in a list?"""
    above = words.leading_number.match(rows[at - 1].text) if at else None
    if above and without_mark(rows[at - 1].text[above.end() - 1 :], words)[1] is not None:
        above = None  # a closed item of which nothing but its title is public
    below = words.leading_number.match(rows[at + 1].text) if at + 1 < len(rows) else None
    return bool(above and int(above[1]) == number - 1) or bool(below and int(below[1]) == number + 1)
