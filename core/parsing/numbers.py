"""Case, journal and document numbers, and the marks "Åbent" and "Lukket", in the lines under a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from core.parsing.bodies import is_body
from core.parsing.letters import CAPITALS
from core.parsing.vocabulary import Vocabulary, key_of

_SEPARATED = re.compile(r"\s+[-–|·]\s+|\s*\t[\s|·]*|\s{2,}|\s+(?=\()")
_SURE_CASE = (
    r"(?:\d\d/(?!(?:19|20)\d\d\b)\d{4,6}|\d\d-\d{5,6}|\d{3}-\d{4}-\d{3,6}|(?:19|20)\d\d-(?!(?:19|20)\d\d(?!\d))\d{4,7}|\d{6}-\d{4}"
    rf"|(?:19|20)\d\d/(?!(?:19|20)\d\d(?!\d))\d{{4,6}}|[{CAPITALS}]{{2,4}}-\d{{4}}-\d{{3,7}})(?![\d/-])"
)
"""Numbers that are nothing but a case's, wherever they stand."""
_CASE_BEHIND = re.compile(
    rf"(.*[^\W\d].*?)\s*(?:\((?:[^\W\d]{{2,12}}[ .:-]{{1,3}}){{0,2}}(\d\d/\d{{2,6}}|{_SURE_CASE})\))"
)
_CASE_BEFORE = re.compile(rf"({_SURE_CASE})[ .:–-]+([^\W\d_].*)")
_YEARLY = re.compile(r"\d\d/\d{2,6}")  # a case's number, whatever the label calls it
_SERIAL = re.compile(rf"\d-?[{CAPITALS}]\d\d-\d")
_INITIALS = re.compile(rf"^[{CAPITALS}]{{2,6}} ?/ ?(?=\d\d/)")  # of the case worker, before the number


@dataclass(frozen=True, slots=True)
class Numbers:
    """What one line under a heading says; None where it does not."""

    case: str | None = None
    journal: str | None = None
    document: str | None = None
    closed: bool | None = None

    def and_then(self, other: Numbers) -> Numbers:
        """The same, with what `other` says beyond it."""
        case = self.case or other.case
        if other.case and self.case == self.journal:
            case = other.case
        return Numbers(
            case,
            self.journal or other.journal,
            self.document or other.document,
            self.closed if self.closed is not None else other.closed,
        )

    def __bool__(self) -> bool:
        return self != Numbers()


NOTHING = Numbers()


@dataclass(frozen=True, slots=True)
class _Patterns:
    label: re.Pattern[str]
    fields: dict[str, str]
    case: re.Pattern[str]
    journal: re.Pattern[str]
    value: re.Pattern[str]
    marks: dict[str, bool]
    unlisted: re.Pattern[str]  # a case number behind a label that nobody listed


_BY_LAW = re.compile(r",?\s*(?:jfr?\.?\s*)?§.*$")  # "Unntatt offentleglova § 25"


@cache
def _patterns(words: Vocabulary) -> _Patterns:
    group = words.words["numbers"]
    fields = {
        key_of(label): field for field in ("case", "journal", "document", "other") for label in group[field]
    }
    labels = "|".join(sorted(map(re.escape, fields), key=len, reverse=True))
    items = words.words["items"]
    marks = {key_of(mark): True for mark in items["closed_marks"]} | {
        key_of(mark): False for mark in items["open_marks"]
    }
    case = "|".join(f"(?:{pattern})" for pattern in group["case_patterns"])
    journal = "|".join(f"(?:{pattern})" for pattern in group["journal_patterns"])
    other = "|".join(sorted(map(re.escape, group["other"]), key=len, reverse=True))
    return _Patterns(
        label=re.compile(
            rf"(?:^|(?<=[\s,;(]))(?:({labels})\.?\s*(?::\s*|\s+(?=(?:(?-i:[{CAPITALS}]{{2,5}}) )?\S*\d)|$)"
            rf"|(?<!^)({other})\.?\s+(?=\S))",
            re.IGNORECASE,
        ),
        fields=fields,
        case=re.compile(case),
        journal=re.compile(journal),
        value=re.compile(rf"(?:{case}|{journal}|[{CAPITALS}]{{0,3}}\d[\d./-]*)"),
        marks=dict(sorted(marks.items(), key=lambda pair: -len(pair[0]))),
        unlisted=re.compile(
            rf"[{CAPITALS}][\w.-]*(?:[ /][\w.]+){{0,2}}[.:]{{0,2}}\s+(?P<value>{_SURE_CASE})(?P<rest>\W.*|)"
            rf"|[{CAPITALS}][\w.-]*(?:[ /][\w.]+){{0,2}}:\s*(?P<short>\d\d/\d{{2,6}})(?P<more>[ ,(|·–-].*|)"
        ),
    )


def is_number_line(text: str, words: Vocabulary) -> bool:
    """Does `text` hold nothing but numbers, their labels and a mark?"""
    return len(text) < 200 and read_numbers(text, words) is not None


def mark_of(text: str, words: Vocabulary) -> bool | None:
    """True for a mark "closed", False for "open", None for anything else."""
    return _patterns(words).marks.get(key_of(text).strip("()"))


def of_person(text: str, words: Vocabulary) -> bool:
    """Does `text` name the number of a person? What stands behind it is never the number of a case."""
    return words.pattern("numbers", "of_persons").search(text) is not None


def label_alone(text: str, words: Vocabulary) -> str | None:
    """The field ("case", "journal" …) whose label `text` is, without a value; None otherwise."""
    return _patterns(words).fields.get(key_of(text)) if text.rstrip().endswith((":", ".")) else None


@lru_cache(maxsize=4096)  # lines are asked for by several rules
def read_numbers(text: str, words: Vocabulary) -> Numbers | None:
    """What a line of numbers says; None where the line is something else.

    "Sagsnr.: 22/001440   J.nr.: 00.22.00-A00-4-22   Åbent", "20/31373", "Åbent - 00.22.00-G01-1-16".
    """
    patterns = _patterns(words)
    stripped = text.strip()
    if not stripped or len(stripped) > 200:
        return None
    mark = patterns.marks.get(key_of(stripped).strip("()"))
    if mark is not None:
        return Numbers(closed=mark)
    if not (any(map(str.isdigit, stripped)) or ":" in stripped or "\t" in stripped):
        return None
    if of_person(stripped, words):
        return None  # "CPR-nr. 290200-4321" is made like a case's number
    found = _labelled(stripped, patterns, words)
    return found if found is not None else _unlisted(stripped, patterns)


def _unlisted(text: str, patterns: _Patterns) -> Numbers | None:
    """ "Acadre 18/7001 (lukket)", "Åben/lukket: Åben": labels that nobody listed, before a plain value."""
    said = re.split(r":\s*|\s*\t\s*", text)
    if len(said) == 2 and len(said[0]) < 25 and (mark := patterns.marks.get(key_of(said[1]))) is not None:
        return Numbers(closed=mark)
    match = patterns.unlisted.fullmatch(text)
    if match is None:
        return None
    behind = (match["rest"] or match["more"] or "").strip(" .,;|·–-")
    rest = _bare(behind, patterns) if behind else NOTHING
    return None if rest is None else Numbers(case=match["value"] or match["short"]).and_then(rest)


def without_case(title: str, words: Vocabulary) -> tuple[str, str | None]:
    """The title without a case number at its end or its beginning, and that number."""
    if of_person(title, words):
        return title, None
    behind = _CASE_BEHIND.fullmatch(title)
    if behind:
        return behind[1].rstrip(" ,;:–-"), behind[2]
    before = _CASE_BEFORE.fullmatch(title)
    return (before[2], before[1]) if before else (title, None)


def _labelled(stripped: str, patterns: _Patterns, words: Vocabulary) -> Numbers | None:
    """Numbers behind labels that the vocabulary knows, or behind none; None where anything else is there."""
    found = list(patterns.label.finditer(stripped))
    if not found or found[0].start() > 0:
        start = found[0].start() if found else len(stripped)
        before = _bare(stripped[:start], patterns)
        if before is None:
            return None
    else:
        before = NOTHING
    result = before
    ends = [match.start() for match in found[1:]] + [len(stripped)] * bool(found)
    for match, end in zip(found, ends, strict=True):
        value = stripped[match.end() : end].strip(" ,;()\t")
        field = patterns.fields[key_of(match[1] or match[2])]
        pieces = [piece for piece in _SEPARATED.split(value) if piece.strip()]
        if pieces and field != "other" and not patterns.value.match(pieces[0]):
            mark = patterns.marks.get(key_of(pieces[0]))
            if mark is None:
                return None
        for place, piece in enumerate(pieces):
            mark = patterns.marks.get(key_of(_BY_LAW.sub("", piece)).strip("()"))
            if mark is not None:
                result = result.and_then(Numbers(closed=mark))
            elif place == 0 and field != "other":
                value, rest, closed = _value(piece, patterns)
                if rest and not is_body(rest, words):
                    return None
                result = result.and_then(_as(field, value)).and_then(Numbers(closed=closed))
    return result


def _value(text: str, patterns: _Patterns) -> tuple[str, str, bool | None]:
    """A number, what else stands behind it, and what the mark at the end says."""
    closed: bool | None = None
    for mark, says in patterns.marks.items():
        if text.casefold().endswith(f" {mark}"):
            text, closed = text[: -len(mark)].rstrip(" -–"), says
            break
    number = patterns.value.match(text)
    if number is None or number.end() == len(text) or not text[number.end()].isspace():
        return text, "", closed
    return number[0], text[number.end() :].strip(), closed


def _as(field: str, value: str) -> Numbers:
    if field == "case":
        return Numbers(case=_INITIALS.sub("", value))
    if field == "document":
        return Numbers(document=value)
    return Numbers(value if _YEARLY.fullmatch(value) else None, value)


def _bare(text: str, patterns: _Patterns) -> Numbers | None:
    """Numbers and marks without labels; None where there is any other word."""
    result = NOTHING
    for piece in _SEPARATED.split(text.strip(" ,;")):
        bare = piece.strip(" ()")
        if not bare:
            continue
        mark = patterns.marks.get(key_of(bare))
        if mark is not None:
            result = result.and_then(Numbers(closed=mark))
        elif patterns.journal.fullmatch(bare):
            serial = bare if _SERIAL.search(bare) else None  # a case's own number within its subject
            result = result.and_then(Numbers(serial, bare))
        elif patterns.case.fullmatch(bare):
            result = result.and_then(_as("case", bare))
        else:
            return None
    return result if result else None
