"""Labels that no vocabulary knows, learned from the document itself.

What recurs over the items in the same place and has a text behind it is a label: a short line of its own, or
words before a colon or in a left column. Its role is told by stems of words, as the vocabulary lists them
under `label_stems`; a label whose stem says nothing only ends the section before it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from core.minutes import Role
from core.parsing.bodies import is_body
from core.parsing.numbers import is_number_line
from core.parsing.people import looks_like_name
from core.parsing.rows import Row
from core.parsing.vocabulary import Vocabulary, key_of
from core.source_text import Line

_LONGEST_LINE, _LONGEST_LEAD, _LONGEST_ONCE = 64, 48, 44  # characters
_AGAIN, _UNKNOWN_AGAIN = 2, 3  # items in which a label stands; one whose stem says nothing
_NO_LABEL_END = ".,;-"
_PROCEDURE = frozenset(
    (
        *(Role.DECISION, Role.PRIOR_DECISION, Role.VOTES, Role.MINORITY, Role.AMENDMENT),
        *(Role.ABSENT, Role.ATTACHMENTS, Role.PROCESS),
    )
)
"""Roles that no heading inside a case's own text has."""
_BEHIND = re.compile(r"\t|:\s*\S")
_NUMBER = re.compile(r"(?:\d{1,2}|[a-h])[.)]\s+(?=[^\W\d_])")  # "2. Indstilling", "b) Indstilling"
_LEAD = re.compile(rf"([^:\t]{{2,{_LONGEST_LEAD}}}?)\s*([:\t])\s*(?=\S)")
_ASKING = re.compile(rf"([^:\t,]{{6,{_LONGEST_LEAD}}})(,)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Learned:
    """What one document's labels are, beside those of the vocabulary."""

    lines: Mapping[int, Role] = field(default_factory=dict)  # rows that are labels
    leads: Mapping[str, Role] = field(default_factory=dict)  # keys of words before their text
    marks: frozenset[str] = frozenset()  # between them and it: ":", a tab, ","
    plain: frozenset[Role] = frozenset()  # of known labels that are not set apart, where others are


@cache
def _stems(words: Vocabulary) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    stems = words.words.get("label_stems", {})
    return tuple(
        (Role(role), re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE))
        for role, patterns in stems.items()
        if patterns
    )


@cache
def role_by_stem(label: str, words: Vocabulary) -> Role | None:
    """The role that the words of an unknown label tell of; None where they tell of none."""
    return next((role for role, pattern in _stems(words) if pattern.search(label)), None)


def learn_labels(
    rows: Sequence[Row],
    items: Iterable[tuple[int, int]],
    labels: Mapping[int, Role],
    lines: Sequence[Line],
    words: Vocabulary,
) -> Learned:
    """The labels of a document whose items have their text in rows `first <= row < end`.

    `labels` are the rows that the vocabulary knows; `lines` are those of the source.
    """
    extents = [(first, end) for first, end in items if first < end]
    alone: dict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    before: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for number, (first, end) in enumerate(extents):
        for at in range(first, end):
            row = rows[at]
            text = row.text
            if row.joined or not (row.gap or row.weight):
                continue
            if not text[0].isupper():
                counted = _NUMBER.match(text) if len(text) <= _LONGEST_LINE else None
                if counted is None or not text[counted.end()].isupper():
                    continue
                text = text[counted.end() :]
            if len(text) <= _LONGEST_LINE and not row.listed and at not in labels:
                alone[text.rstrip(" :").casefold()].append((number, at, at + 1 == end))
            for name, mark in leads_of(row):
                before[name, mark].add(number)
    alone = {
        key: places
        for key, places in alone.items()
        if (len(places) >= _AGAIN or lines[rows[places[0][1]].line].gap)
        and _may_be_label(_NUMBER.sub("", rows[places[0][1]].text, count=1).strip(), words)
    }
    styled = _is_styled(rows, labels)
    found = dict(_recurring(alone, rows, styled, words))
    shape = _shape([*labels, *found], rows, lines)
    if not styled and shape is not None:
        found |= _of_shape(alone, shape, rows, lines, words)
    told = {role for at, role in labels.items() if rows[at].weight} if styled else set()
    leads, marks = _leads(before, told | {found[at] for at in found if styled}, words)
    return Learned(found, leads, marks, _plain(extents, labels, rows, told) if styled else frozenset())


def _plain(
    extents: Sequence[tuple[int, int]], labels: Mapping[int, Role], rows: Sequence[Row], told: set[Role]
) -> frozenset[Role]:
    """Roles whose labels stand in several items as plain lines with a colon, and never set apart."""
    items: defaultdict[Role, set[int]] = defaultdict(set)
    for number, (first, end) in enumerate(extents):
        for at in range(first, end - 1):
            role = labels.get(at)
            if role is not None and rows[at].gap and rows[at].text.endswith(":"):
                items[role].add(number)
    return frozenset(role for role, found in items.items() if len(found) >= _AGAIN and role not in told)


def leads_of(row: Row) -> Iterator[tuple[str, str]]:
    """What may be a label before its text at the beginning of `row`, as a key, and the mark between them."""
    text = row.text
    start = text[:_LONGEST_LEAD]
    if ":" in start or "\t" in start:
        match = _LEAD.match(text)
        if match and (match[2] == "\t" or row.gap):
            yield key_of(match[1]), match[2]
    elif row.gap and "," in start:
        asking = _ASKING.match(text)
        if asking:
            yield key_of(asking[1]), ","


def _may_be_label(text: str, words: Vocabulary) -> bool:
    """Could a line be a label, by its words alone?"""
    key = key_of(text)
    return (
        len(key) > 2
        and text[-1] not in _NO_LABEL_END
        and not _BEHIND.search(text)
        and not looks_like_name(text)
        and not is_number_line(text, words)
        and not _addresses(text, words)
        and key not in words.keys("values", "nothing")
        and (key in words.labels or key not in words.keys("values", "type"))
        and (role_by_stem(key, words) is Role.DECISION or not is_body(text, words))
        and words.dates.find(text) is None
        and (role_by_stem(key, words) is not None or not any(each.search(text) for _, each in words.outcomes))
    )


def _addresses(text: str, words: Vocabulary) -> bool:
    """Does a line say to whom what follows goes: "Til Økonomiudvalget og Byrådet:"?"""
    first, _, rest = text.removesuffix(":").partition(" ")
    joined = "|".join(map(re.escape, words.words["joining"]["and"]))
    bodies = re.split(rf",\s*|\s+(?:{joined})\s+", rest)
    return (
        text.endswith(":")
        and first.casefold() in words.words["mentions"]["prepositions"]
        and all(is_body(each, words) for each in bodies)
    )


def _is_styled(rows: Sequence[Row], labels: Mapping[int, Role]) -> bool:
    strong = sum(bool(rows[at].weight) for at in labels)
    return strong >= 2 and strong * 2 > len(labels)


def _recurring(
    alone: Mapping[str, list[tuple[int, int, bool]]], rows: Sequence[Row], styled: bool, words: Vocabulary
) -> Iterator[tuple[int, Role]]:
    for key, places in alone.items():
        if len({number for number, _, _ in places}) < _AGAIN:
            continue
        strong = sum(bool(rows[at].weight) for _, at, _ in places) * 2 > len(places)
        if styled and not strong:
            continue
        role = words.labels.get(key) or role_by_stem(key, words)
        items = len({number for number, _, _ in places})
        if role is None:
            apart = all(rows[at].gap or rows[at].weight for _, at, _ in places)
            if items < _UNKNOWN_AGAIN or not apart or any(map(str.isdigit, key)):
                continue
            role = Role.OTHER
        elif not strong and sum(rows[at].gap for _, at, _ in places) * 2 <= len(places):
            continue
        for _, at, last in places:
            if (rows[at].weight or not strong) and (not last or role is Role.OTHER):
                yield at, role


def _shape_of(at: int, rows: Sequence[Row], lines: Sequence[Line]) -> tuple[bool, bool]:
    """Whether an empty line stands before row `at`, and whether one stands behind it."""
    behind = at + 1 < len(rows) and lines[rows[at + 1].line].gap
    return lines[rows[at].line].gap, behind


def _shape(known: Sequence[int], rows: Sequence[Row], lines: Sequence[Line]) -> tuple[bool, bool] | None:
    """How the known labels stand between empty lines; None where that says nothing."""
    shapes = Counter(_shape_of(at, rows, lines) for at in known)
    if not shapes:
        return None
    shape, count = shapes.most_common(1)[0]
    return shape if shape[0] and count >= 4 and count * 3 >= len(known) * 2 else None


def _of_shape(
    alone: Mapping[str, list[tuple[int, int, bool]]],
    shape: tuple[bool, bool],
    rows: Sequence[Row],
    lines: Sequence[Line],
    words: Vocabulary,
) -> dict[int, Role]:
    """Lines that stand like the known labels, and whose words tell a role."""
    found: dict[int, Role] = {}
    for key, places in alone.items():
        role = role_by_stem(key, words)
        if role not in _PROCEDURE or len(key) > _LONGEST_ONCE or any(map(str.isdigit, key)):
            continue
        for _, at, last in places:
            if not last and _shape_of(at, rows, lines) == shape:
                found[at] = role
    return found


def _leads(
    before: Mapping[tuple[str, str], set[int]], told: set[Role], words: Vocabulary
) -> tuple[dict[str, Role], frozenset[str]]:
    """The words that stand before their text, and the marks behind them.

    Where labels are set apart on lines of their own, words before a colon tell no role that those tell.
    """
    roles: dict[tuple[str, str], Role] = {}
    for name, mark in before:
        role = words.labels.get(name) or (None if is_body(name, words) else role_by_stem(name, words))
        if role is None or (mark != "\t" and role in told):
            continue
        if mark == "," and role is not Role.RECOMMENDATION:
            continue
        roles[name, mark] = role
    again = {lead: role for lead, role in roles.items() if len(before[lead]) >= _AGAIN}
    marks = {
        mark
        for mark in {mark for _, mark in again}
        if mark == ","
        or (
            len({name for name, each in again if each == mark}) >= 2
            and any(role is Role.DECISION for (_, each), role in again.items() if each == mark)
        )
    }
    chosen = dict(again)
    chosen |= {lead: role for lead, role in roles.items() if lead[1] in marks - {","}}
    if "\t" in marks:
        for (name, mark), items in before.items():
            if mark == "\t" and len(items) >= _UNKNOWN_AGAIN and not any(map(str.isdigit, name)):
                chosen.setdefault((name, mark), Role.OTHER)
    return {name: role for (name, _), role in chosen.items()}, frozenset(mark for _, mark in chosen)
