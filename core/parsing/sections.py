"""The sections of an item: its rows between one label and the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.minutes import Role
from core.parsing.labels import Label, LabelReader
from core.parsing.people import looks_like_name, persons
from core.parsing.rows import Row, tail_of
from core.parsing.vocabulary import Vocabulary, key_of

_COUNTED = re.compile(r"\d{1,3}[.)]?\s+\S")
_RUNNING = 60  # characters of a line that is text rather than a name


@dataclass(frozen=True, slots=True)
class Part:
    """One section as rows: `first <= row < end`, its heading included; `content` is its text."""

    label: Label | None  # None for the text before the first label
    role: Role
    first: int
    end: int
    content: tuple[Row, ...]


def split_sections(
    rows: Sequence[Row], first: int, end: int, reader: LabelReader, words: Vocabulary
) -> list[Part]:
    """The sections in rows `first <= row < end`, in order, without a gap between them."""
    starts: list[tuple[int, Label | None]] = []
    before: Label | None = None
    at = first
    while at < end:
        label = reader.label_at(at, end, before)
        if (
            label is not None
            and not _is_attachment_name(rows, at, end, label, before, reader)
            and not _begins_text(rows, at, end, label, starts)
        ):
            starts.append((at, label))
            before = label
            at += label.rows
            continue
        if not starts:
            starts.append((at, None))
        elif before is not None and _ends_list(rows, at, starts[-1][0], before):
            before = Label(Role.OTHER, "", 0)
            starts.append((at, before))
        elif before is not None and before.role is Role.ABSENT and at > starts[-1][0]:
            resumed = _resumed(rows, at, starts, words)
            if resumed is not None:
                starts.append((at, resumed))
                before = resumed
        at += 1
    ends = [at for at, _ in starts[1:]] + [end] * bool(starts)
    return [_part(rows, at, stop, label) for (at, label), stop in zip(starts, ends, strict=True)]


def _part(rows: Sequence[Row], first: int, end: int, label: Label | None) -> Part:
    if label is None or label.rows == 0:
        role = label.role if label else Role.OTHER
        return Part(label, role, first, end, tuple(rows[first:end]))
    body = first + label.rows
    content = list(rows[body:end])
    if label.inline is not None:
        content.insert(0, tail_of(rows[body - 1], label.inline))
    return Part(label, label.role, first, end, tuple(content))


def _ends_list(rows: Sequence[Row], at: int, began: int, label: Label) -> bool:
    """Does text begin below a list of attachments that stands on the line of its label?"""
    row = rows[at]
    return (
        label.role is Role.ATTACHMENTS
        and label.inline is not None
        and at == began + label.rows
        and row.gap
        and len(row.text) > _RUNNING
        and row.text.endswith(".")
    )


def _begins_text(
    rows: Sequence[Row], at: int, end: int, label: Label, starts: Sequence[tuple[int, Label | None]]
) -> bool:
    """Is what one body proposes to another the beginning of the text right under a label?

    "Nämndens beslut" / "Nämnden föreslår kommunfullmäktige" / "att anta planen".
    """
    if not label.proposes or not starts or at + 1 >= end or rows[at].text.endswith(":"):
        return False
    began, held = starts[-1]
    return (
        held is not None
        and held.role in (Role.DECISION, Role.RECOMMENDATION)
        and began + held.rows == at
        and (rows[at + 1].text[:1].islower() or (rows[at + 1].text[:1].isdigit() and not rows[at + 1].gap))
    )


def _is_attachment_name(
    rows: Sequence[Row], at: int, end: int, label: Label, before: Label | None, reader: LabelReader
) -> bool:
    """Under "Bilag", a name like "Indstilling" is an attachment when nothing of its own follows."""
    if before is None or before.role is not Role.ATTACHMENTS or rows[at].weight:
        return False
    if label.inline is not None or rows[at].text.endswith(":"):
        return False
    if label.names_decision:  # "Svar fra Seniorrådet 16-08-2022"
        below = at + label.rows
        return below >= end or reader.label_at(below, end, before) is not None
    if label.role in (Role.DECISION, Role.ABSENT, Role.ATTACHMENTS):
        return False
    if rows[at].gap and _COUNTED.match(rows[at - 1].text) and not _COUNTED.match(rows[at].text):
        return False  # behind a list whose entries are counted
    if label.role is Role.DISPATCH and " " in label.heading:
        return False
    ahead = at + label.rows
    if rows[at].begins and ahead < end and rows[ahead].begins and len(rows[ahead].text) > _RUNNING:
        return False  # a line of its own above a paragraph
    return (
        ahead >= end or reader.label_at(ahead, end, before) is not None or rows[ahead].text[-1] not in ".:;,"
    )


def _resumed(
    rows: Sequence[Row], at: int, starts: list[tuple[int, Label | None]], words: Vocabulary
) -> Label | None:
    """The label that holds again after a list of absent people, where row `at` names nobody.

    Some documents put those absent between a decision's heading and its text. "Ingen." right under the label
    says that nobody was absent; behind names it is the decision.
    """
    text = rows[at].text.strip()
    if key_of(text) in words.keys("values", "nothing"):
        first, label = starts[-1]
        told = [row.text for row in rows[first:at]]
        if label is not None and label.inline is not None:
            told[0] = told[0][label.inline :]
        elif label is not None:
            told = told[label.rows :]
        if not persons("\n".join(told), words):
            return None
    elif looks_like_name(text):
        return None
    listed = [each for each in persons(text, words) if " " in each.person.name]
    if listed and len(text) < 25 * (len(listed) + 1):
        return None
    if len(starts) < 2:
        return None
    began, held = starts[-2]
    if held is None or held.inline is not None or began + held.rows < starts[-1][0]:
        return None
    return Label(held.role, held.heading, 0, None, held.body, held.date, held.names_decision)
