"""The labelled values in a document's head: behind their labels, in columns of a table, below all labels.

A label that the vocabulary does not list is known by a stem of its words ("Fremmødte", "Hvem meldte fra?")
and by its value: names behind a label of people, a clock time behind one of time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.minutes import DocumentKind
from core.parsing.letters import CAPITALS, SMALL
from core.parsing.people import leading_names, names_in, persons
from core.parsing.rows import Row
from core.parsing.vocabulary import Vocabulary, key_of

PEOPLE = ("participants", "absent", "substitutes", "staff")
_LISTS = frozenset((*PEOPLE, "remarks", "signatories"))
_LONGEST_LABEL = 45
_GAP = re.compile(r" {3,}")  # columns of a plain text
_PIECES = re.compile(r"\s+[·|]\s+|(?:\s*;\s+|(?<=\S)(?:\t\s*|\s{3,}))(?=[^\W\d_][\w ]{1,25}:\s)")
_LABELLED = re.compile(r"[^\W\d_][^:]{1,30}:(?:\s|$)")
_PEOPLE_AHEAD = re.compile(rf"[{CAPITALS}][\w.'-]+ ")
_NO_LABEL = re.compile(r"[\d\t(),]|\.\s")
_SENTENCES = re.compile(rf"(?<=[{SMALL})])\.\s+(?=[{CAPITALS}])")
_ADJACENT = 3  # labels under one another without a value: their values stand below


@dataclass(slots=True)
class Field:
    """One labelled value: the rows of text that belong to it."""

    name: str
    rows: list[str]
    label: str = ""


def head_fields(rows: Sequence[Row], words: Vocabulary) -> tuple[list[Field], list[Row]]:
    """Labelled values with the lines that belong to them, and the rows without a label."""
    rows = list(_pieces([row._replace(text=_GAP.sub("\t", row.text.strip())) for row in rows], words))
    fields: list[Field] = []
    bare: list[Row] = []
    current: Field | None = None
    beside = ""  # the value of a label that is wrapped stands beside its first line
    empty = 0  # labels without a value, one under the other
    skip = False
    for at, row in enumerate(rows):
        if skip:
            skip = False
            continue
        labelled = _label_of(rows, at, words)
        if labelled is None and (wrapped := _wrapped_label(rows, at, words)):
            labelled, skip = wrapped, True
        if labelled:
            name, label, value = labelled
            value = value or beside
            empty = 0 if value else empty + 1
            current = Field(name, [value] if value else [], label)
            fields.append(current)
            beside = ""
        elif empty >= _ADJACENT:
            _hand_out(fields[-empty:], rows[at:], words)
            bare += rows[at + sum(len(field.rows) for field in fields[-empty:]) :]
            break
        elif beside := _value_of_wrapped(rows, at, words):
            current = None
        elif current is not None and _belongs(current, row, words):
            current.rows.append(row.text)
        else:
            current = None
            bare.append(row)
        if not labelled:
            empty = 0
    return fields, bare


def _pieces(rows: Sequence[Row], words: Vocabulary) -> Iterator[Row]:
    """The rows, those that hold several labelled values cut into one each."""
    for row in rows:
        parts = [part for part in _PIECES.split(row.text) if part.strip()]
        if len(parts) > 1 and all(_LABELLED.match(part) for part in parts):
            yield from (row._replace(text=part.strip()) for part in parts)
            continue
        told = _SENTENCES.split(row.text)
        if len(told) > 1 and any(_tells_people(text, words) for text in told[1:]):
            yield from (row._replace(text=text) for text in _sentences_of(told, words))
            continue
        cells = [cell.strip() for cell in row.text.split("\t")]
        if len(cells) > 2 and _is_label(cells[0], cells[1], words):
            yield from (row._replace(text=text) for text in _paired(cells, words))
            continue
        yield row


def _tells_people(sentence: str, words: Vocabulary) -> bool:
    """Does a sentence begin as a list of people of its own does? Substitutes belong to whom they replace."""
    labelled = _plain_label(sentence, words)
    return labelled is not None and labelled[0] in PEOPLE and labelled[0] != "substitutes"


def _sentences_of(told: Sequence[str], words: Vocabulary) -> Iterator[str]:
    """The sentences, each with those behind it that begin no list of people."""
    text = told[0]
    for sentence in told[1:]:
        if _tells_people(sentence, words):
            yield text
            text = sentence
        else:
            text = f"{text}. {sentence}"
    yield text


def _paired(cells: Sequence[str], words: Vocabulary) -> Iterator[str]:
    """The cells of a table row as labels with their values."""
    text = cells[0]
    for at in range(1, len(cells)):
        value = cells[at + 1] if at + 1 < len(cells) else ""
        if at > 1 and value and _is_label(cells[at], value, words):
            yield text
            text = cells[at]
        elif cells[at]:
            text = f"{text}\t{cells[at]}"
    yield text


def _is_label(text: str, value: str, words: Vocabulary) -> bool:
    return key_of(text) in words.head or _by_stem(text, value, words) is not None


def _label_of(rows: Sequence[Row], at: int, words: Vocabulary) -> tuple[str, str, str] | None:
    """Field, label and value of a labelled line; the value may be missing."""
    text = rows[at].text.strip()
    name = words.head.get(key_of(text))
    if name is not None:
        return name, text, ""
    for mark in (":", "\t"):
        label, found, value = text.partition(mark)
        if not found:
            continue
        value = value.strip(" \t:")
        if name := words.head.get(key_of(label)):
            return name, label, value
        below = value or (rows[at + 1].text if at + 1 < len(rows) else "")
        if name := _by_stem(label, below, words):
            return name, label, value
    if labelled := _plain_label(text, words):
        return labelled
    row = rows[at]
    if (
        at + 1 < len(rows)
        and len(text) <= _LONGEST_LABEL
        and (text[-1] in "?:" or row.weight or rows[at + 1].listed or names_in(rows[at + 1].text, words))
    ):
        name = _by_stem(text, rows[at + 1].text, words)
        if name in PEOPLE:
            return name, text, ""
    return None


def _plain_label(text: str, words: Vocabulary) -> tuple[str, str, str] | None:
    """A label that nothing but a space parts from its value: "Til stede var A B, C D"."""
    parts = text.split(" ")
    plain = words.keys("head_plain", "labels")
    for count in (3, 2, 1):
        label, value = " ".join(parts[:count]), " ".join(parts[count:])
        if not value or not label[0].isupper():
            continue
        key = key_of(label)
        if key in plain or (words.head.get(key) in PEOPLE and _names(value, words)):
            return words.head[key], label, value
        if _names(value, words) and not any(map(str.isupper, label[1:])):
            name = _by_stem(label, value, words)
            if name in PEOPLE:
                return name or "", label, value
    return None


def _names(value: str, words: Vocabulary) -> bool:
    """Does `value` begin with a name?"""
    if not _PEOPLE_AHEAD.match(value):
        return value[:1].islower() and bool(leading_names(value, words))  # "kommunedirektør A B"
    listed = persons(re.split(r"\.\s", value, maxsplit=1)[0], words)
    return bool(listed) and " " in listed[0].person.name


def _by_stem(label: str, value: str, words: Vocabulary) -> str | None:
    """The field that `label` names by one of its stems, where its value is of that kind."""
    label = label.strip()
    if not 2 < len(label) <= _LONGEST_LABEL or not label[0].isupper() or _NO_LABEL.search(label):
        return None
    if words.pattern("head_stems", "none").search(label):
        return None
    for name in words.words["head_stems"]:
        if name == "none" or not words.pattern("head_stems", name).search(label):
            continue
        if _fits(name, value, words):
            return name
    return None


def _fits(name: str, value: str, words: Vocabulary) -> bool:
    if name in PEOPLE:
        return any(" " in each.person.name for each in persons(_SENTENCES.split(value)[0], words))
    if name == "date":
        return words.dates.find(value) is not None
    if name in ("start", "end"):
        return words.dates.clock_in(words.dates.without(value)) is not None
    if name == "place_and_time":
        return words.dates.clock_in(words.dates.without(value)) is not None or _fits("date", value, words)
    return bool(value) and len(value) < 150 and not is_prose(value)


def _wrapped_label(rows: Sequence[Row], at: int, words: Vocabulary) -> tuple[str, str, str] | None:
    """A label over two lines: "Bemærkninger til" and "dagsordenen:"."""
    if at + 1 >= len(rows) or "\t" in rows[at].text or not rows[at + 1].text.endswith(":"):
        return None
    label = f"{rows[at].text} {rows[at + 1].text}"
    name = words.head.get(key_of(label))
    return (name, label, "") if name else None


def _value_of_wrapped(rows: Sequence[Row], at: int, words: Vocabulary) -> str:
    """The time beside the first line of a label whose second line has none; empty otherwise."""
    text = rows[at].text
    if "\t" not in text or at + 1 >= len(rows):
        return ""
    below = _label_of(rows, at + 1, words)
    value = text.rsplit("\t", 1)[1]
    return value if below and not below[2] and words.dates.clock_in(value) else ""


def _hand_out(fields: Sequence[Field], rows: Sequence[Row], words: Vocabulary) -> None:
    """Values below all labels, as a page in two columns is read: each field takes what is of its kind."""
    at = 0
    for field in fields:
        kind = "place" if field.name in ("body", "municipality", "remarks", "signatories") else field.name
        if at >= len(rows) or not _fits(kind, rows[at].text, words):
            continue
        field.rows.append(rows[at].text)
        at += 1
        while field.name in PEOPLE and at < len(rows) and _list_goes_on(field.rows, rows[at], words):
            field.rows.append(rows[at].text)
            at += 1


def _list_goes_on(taken: Sequence[str], row: Row, words: Vocabulary) -> bool:
    """Does `row` go on with a list of names: its last line was left open, or each name has a line?"""
    last = taken[-1].rstrip()
    if last.endswith(",") or not row.text[0].isupper():
        return True
    commas = any("," in text for text in taken)
    if commas:
        return len(taken[0]) > 45 and taken[0].count("(") > 0 and not last.endswith(")")
    return not row.begins and _fits("participants", row.text, words)


def _belongs(current: Field, row: Row, words: Vocabulary) -> bool:
    """Does a row without a label go on with the field above it?"""
    if current.name in _LISTS:
        if kind_in(row.text, words) or words.pattern("head_patterns", "end").search(row.text):
            return False
        if row.weight and not current.rows and not row.listed:
            return False
        return row.text[-1] not in "!?" and (current.name not in PEOPLE or not is_prose(row.text))
    if current.name == "place_and_time" and len(current.rows) == 1:
        return (
            not is_prose(row.text) and not persons(row.text, words) and not _is_whole(current.rows[0], words)
        )
    return not current.rows and not kind_in(row.text, words)


def _is_whole(value: str, words: Vocabulary) -> bool:
    """Does a line say place and time in one sentence?"""
    return value.endswith(".") and words.dates.names_clock(value)


def is_prose(text: str) -> bool:
    """A sentence of its own: a full stop at the end, small words inside."""
    return text.endswith(".") and len(re.findall(rf"\b[{SMALL}]{{2,}}\b", text)) > 3


def kind_in(text: str, words: Vocabulary) -> tuple[DocumentKind, str] | None:
    """What a line says the document is, and the rest of the line."""
    bare = text.strip(" -–\t")
    key = bare.casefold()
    for name in sorted(words.kinds, key=len, reverse=True):
        if key.startswith(name) and not key[len(name) : len(name) + 1].isalpha():
            return words.kinds[name], bare[len(name) :].strip(" :-–\t")
    return None
