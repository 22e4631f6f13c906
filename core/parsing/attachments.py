"""The attachments that an item lists: names, without running numbers, marks and document numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from core.minutes import Attachment
from core.parsing.numbers import mark_of
from core.parsing.rows import Row
from core.parsing.vocabulary import Vocabulary, folded, key_of
from core.source_text import Line, Span

_ID = r"(?:\d{3}-\d{4}-\d+|\d{2,6}/\d{2,6}(?:-\d+)?|\d{2}-\d{5,6}(?:-\d+)?|\d{5,9}|[A-Z]{2,4}-\d{4}-\d+)"
_NUMBER = re.compile(r"\d{1,3}\.?")
_ID_ALONE = re.compile(_ID)
_ID_PLAIN_BEHIND = re.compile(
    r"(.+?)\s+(\d{3}-\d{4}-\d{4,}|(?!(?:19|20)\d\d/)\d{4,6}/\d{2}(?:-\d+)?|[A-Z]{2,4}-\d{4}-\d{4,})"
)
_NUMBERS_BEHIND = re.compile(r"(.+?)\s+\(([\d /-]{6,})\)")
_TABLE_ROW = re.compile(r"\d{1,3}\.?\t")
_ENUMERATED = re.compile(r"^\d{1,2}\.\s+(?=\S)")
_COUNTED = re.compile(r"^(\d{1,2})\s+(?=[^\W\d_])")
_ID_BEFORE = re.compile(rf"({_ID})\s+(?=[^\W\d_])(.+)")
_BULLET = re.compile(r"^[•▪◦‣·*–-]\s+")
_SINGLE_SPACED = re.compile(r"\d{1,3}\s+(\S+)\s+(.+?)(?:\s+(" + _ID + r"))?")


@cache
def _id_behind(words: Vocabulary) -> re.Pattern[str]:
    label = f"(?:{'|'.join(words.words['numbers']['document_patterns'])})"
    return re.compile(rf"(.+?)\s+(?:\((?:{label})?({_ID})\)|{label}({_ID}))", re.IGNORECASE)


def attachments_in(content: Sequence[Row], lines: Sequence[Line], words: Vocabulary) -> list[Attachment]:
    """The attachments named in the rows of one list, in order."""
    found: list[Attachment] = []
    nothing = words.keys("values", "nothing")
    full = _full_width(content, lines)
    previous: Row | None = None
    beside, behind = words.pattern("attachments", "beside"), words.pattern("attachments", "behind")
    counted = _are_counted(content)
    for row in content:
        text = _ENUMERATED.sub("", _BULLET.sub("", row.text), count=1)
        if beside.fullmatch(text.strip()):
            continue
        text = behind.sub("", text.rstrip())
        if counted:
            text = _COUNTED.sub("", text)
        cells = [cell.strip() for cell in text.split("\t")]
        name, number = _name(cells, words)
        if not name:
            if number and found and found[-1].document_number is None:
                found[-1] = Attachment(found[-1].name, number, found[-1].span)
            continue
        if key_of(name) in nothing:
            previous = None
            continue
        if previous is not None and found and _goes_on(previous, row, lines, full):
            before = found[-1]
            joined = before.name + name if row.joined else f"{before.name} {name}"
            span = Span(before.span.start, row.end) if before.span else None
            found[-1] = Attachment(joined, before.document_number or number, span)
        else:
            found.append(Attachment(name, number, Span(row.start, row.end)))
        previous = row
    return found


def name_in(text: str, words: Vocabulary) -> str:
    """The name that one line of a list holds, without bullet, running number and document number."""
    bare = _ENUMERATED.sub("", _BULLET.sub("", text.strip()), count=1)
    return _name([cell.strip() for cell in bare.split("\t")], words)[0]


def _are_counted(content: Sequence[Row]) -> bool:
    """Do names begin with running numbers, without a full stop: "1 Kort", "2 Notat"?"""
    numbers = [int(match[1]) for row in content if (match := _COUNTED.match(row.text))]
    return bool(numbers) and numbers == list(range(1, len(numbers) + 1))


def without_repeats(attachments: Sequence[Attachment]) -> tuple[Attachment, ...]:
    """Each attachment once: lists with and without numbers repeat one another."""
    kept: dict[str, Attachment] = {}
    for attachment in attachments:
        kept.setdefault(folded(attachment.name), attachment)
    return tuple(kept.values())


def _name(cells: list[str], words: Vocabulary) -> tuple[str, str | None]:
    """The name among the cells of a row, and the document number."""
    number: str | None = None
    kept: list[str] = []
    for place, cell in enumerate(cells):
        if not cell or (place == 0 and len(cells) > 1 and _NUMBER.fullmatch(cell)):
            continue
        if mark_of(cell, words) is not None:
            continue
        if _ID_ALONE.fullmatch(cell) and (kept or len(cells) == 1):
            number = cell
            continue
        kept.append(cell)
    name = " ".join(kept)
    if len(cells) == 1:
        spaced = _SINGLE_SPACED.fullmatch(name)
        if spaced and mark_of(spaced[1], words) is not None:
            return spaced[2], spaced[3]
        if _NUMBER.fullmatch(name):
            return "", None
    behind = _id_behind(words).fullmatch(name)
    if behind:
        return behind[1].strip(), behind[2] or behind[3]
    for pattern in (_ID_PLAIN_BEHIND, _NUMBERS_BEHIND):
        plain = pattern.fullmatch(name)
        if plain:
            return plain[1].strip(), plain[2].split(" ")[0]
    before = _ID_BEFORE.fullmatch(name)
    if before and not re.fullmatch(r"\d{1,4}", before[1]):
        return before[2].strip(), before[1]
    return name, number


def _full_width(content: Sequence[Row], lines: Sequence[Line]) -> float:
    return max((box.x1 for row in content if (box := lines[row.line].box)), default=0.0)


def _goes_on(previous: Row, row: Row, lines: Sequence[Line], full: float) -> bool:
    """Is `row` the rest of a name that was wrapped? In a list without pages every line is a name."""
    above, below = lines[previous.line], lines[row.line]
    if row.joined:
        return True
    if _TABLE_ROW.match(row.text):
        return False
    if row.listed or above.box is None or below.box is None or above.page != below.page:
        return not row.listed and row.text[:1].islower() and not previous.gap
    size = below.size or 10.0
    near = 0 < below.box.y0 - above.box.y0 < 1.3 * size
    return near and above.box.x1 > 0.8 * full and above.box.x1 > 300
