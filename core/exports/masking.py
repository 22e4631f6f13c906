"""Personal data in a summary: shown before it goes out, and masked unless the reader keeps it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from core.confidential.personal import PersonalData, key_of, mask, masked_text
from core.confidential.personal_words import PersonalKind, personal_in
from core.exports.quoting import Quoted
from core.exports.summary import Group, ItemSummary, Summary

_Any = TypeVar("_Any")

_NO_WORDS = frozenset({"id", "meeting", "fingerprint", "language", "case_number", "version"})
"""Fields whose strings name rows of the library, bytes or a case: changed, they would lead nowhere. A case
number is one by the document's own label."""


def find_personal(summary: Summary) -> tuple[PersonalData, ...]:
    """All personal data in `summary`, each once, in the order it is come upon."""
    found: dict[tuple[PersonalKind, str], PersonalData] = {}
    for where, text in _texts_by_place(summary):
        for each in personal_in(text):
            words = " ".join(text[each.start : each.end].split())
            known = found.get((each.kind, key_of(words))) or PersonalData(each.kind, words, where, 0)
            found[each.kind, key_of(words)] = replace(known, count=known.count + 1)
    return tuple(found.values())


def masked(summary: Summary, keep: Collection[str] = ()) -> Summary:
    """`summary` with a mask for all personal data in it but what is in `keep`, in whatever spelling."""
    kept = frozenset(map(key_of, keep))
    return _changed(summary, cache(lambda text: masked_text(text, kept)), kept)


def _masked_quote(quote: Quoted, kept: Collection[str]) -> Quoted:
    """The three pieces are one text: what reaches over their borders is masked once, where the mark is."""
    pieces, starts = list(quote), [0, len(quote.before), len(quote.before) + len(quote.words)]
    text = "".join(quote)
    for each in reversed(personal_in(text)):
        if key_of(text[each.start : each.end]) in kept:
            continue
        touched = [
            at
            for at, piece in enumerate(quote)
            if starts[at] < each.end and each.start < starts[at] + len(piece)
        ]
        for at in touched:
            start, end = max(0, each.start - starts[at]), each.end - starts[at]
            shown = mask(each.kind) if at == (1 if 1 in touched else touched[0]) else ""
            pieces[at] = pieces[at][:start] + shown + pieces[at][max(start, end) :]
    return Quoted(*pieces)


def _changed(value: _Any, change: Callable[[str], str], kept: Collection[str]) -> _Any:
    """`value` with `change` done to all strings in it that are words; the very same where none is another."""
    made: Any = value
    if isinstance(value, Enum):
        pass
    elif isinstance(value, str):
        made = change(value)
    elif isinstance(value, Quoted):
        made = _masked_quote(value, kept)
    elif isinstance(value, tuple):
        made = [_changed(each, change, kept) for each in value]
        made = type(value)(*made) if hasattr(value, "_fields") else tuple(made)
    elif is_dataclass(value) and not isinstance(value, type):
        new = {}
        for each in fields(value):
            old = getattr(value, each.name)
            if each.name not in _NO_WORDS or is_dataclass(old):
                new[each.name] = _changed(old, change, kept)
        made = replace(value, **new) if any(new[name] is not getattr(value, name) for name in new) else value
    return value if made == value else made


def _texts(value: object) -> Iterator[str]:
    """All words in `value`, a quotation as one text."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Quoted):
        yield "".join(value)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value):
        for each in fields(value):
            inner = getattr(value, each.name)
            if each.name not in _NO_WORDS and not isinstance(inner, ItemSummary | Group):
                yield from _texts(inner)


def _texts_by_place(summary: Summary) -> Iterator[tuple[str, str]]:
    """All words that go out, with the heading they stand under. A meeting's head is counted once."""
    for text in (summary.title, summary.introduction, summary.reader or ""):
        yield summary.title, text
    heads = set()
    for group in summary.groups:
        heading = group.heading or summary.title
        yield heading, group.heading
        rest: list[object] = [group.before]
        for head in (
            group.head,
            *(item.meeting for item in group.items),
            *(each.meeting for each in group.unplaced),
        ):
            if head is not None and head.meeting not in heads:
                heads.add(head.meeting)
                rest.append(head)
        for part in rest:
            yield from ((heading, text) for text in _texts(part))
        for item in group.items:
            where = " ".join(filter(None, (item.number, item.title))) or heading
            yield from ((where, text) for text in _texts(item))
        for each in group.unplaced:
            where = " ".join(filter(None, (each.item.number, each.item.title))) or heading
            yield from ((where, text) for part in (each.item, each.remarks) for text in _texts(part))
