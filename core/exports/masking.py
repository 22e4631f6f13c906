"""Personal data in a summary: shown before it goes out, and masked unless the reader keeps it."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager, nullcontext
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from core.carried import Former
from core.confidential.former_words import masked_former
from core.confidential.personal import Masking, PersonalData
from core.exports.choice import Choice
from core.exports.quoting import Quoted
from core.exports.summary import Group, ItemSummary, MeetingHead, Summary, Unplaced

_Any = TypeVar("_Any")

_NO_WORDS = frozenset({"id", "meeting", "fingerprint", "language", "version"})
"""Fields whose strings name rows of the library, or bytes: changed, they would lead nowhere."""


def find_personal(summary: Summary, also: Collection[str] = ()) -> tuple[PersonalData, ...]:
    """All personal data in `summary`, and words of `also`, each once, in the order it is come upon."""
    masking = Masking(also=also)
    masked_with(summary, masking)
    return masking.found


def masked(summary: Summary, keep: Collection[str] = (), also: Collection[str] = ()) -> Summary:
    """`summary` with a mask for all personal data in it but what is in `keep`, in whatever spelling, and for
    the words of `also`."""
    return masked_with(summary, Masking(keep, also))


def masked_with(summary: Summary, masking: Masking) -> Summary:
    """`summary` with its masks; `masking` knows then what was come upon, and under which headings. A
    document's head, which stands with each of its items, is counted once."""
    with masking.under(summary.title):
        return _Walk(masking, summary.title).changed(summary)


class _Walk:
    def __init__(self, masking: Masking, title: str) -> None:
        self._masking = masking
        self._heading = title
        self._title = title
        self._heads: dict[MeetingHead, MeetingHead] = {}

    def changed(self, value: _Any) -> _Any:
        """`value` with masks in all strings in it that are words; the very same where there are none."""
        with self._around(value):
            made = self._made(value)
        return value if made == value else made

    def _around(self, value: object) -> AbstractContextManager[None]:
        """The heading that it stands under. What a choice says goes out as the title and the introduction."""
        if isinstance(value, Choice):
            return self._masking.uncounted()
        if isinstance(value, Group):
            self._heading = value.heading or self._title
            return self._masking.under(self._heading)
        if isinstance(value, MeetingHead):
            return self._masking.under(self._heading)
        if isinstance(value, ItemSummary):
            return self._masking.under(_name(value.number, value.title) or self._heading)
        if isinstance(value, Unplaced):
            return self._masking.under(_name(value.item.number, value.item.title) or self._heading)
        return nullcontext()

    def _made(self, value: Any) -> Any:
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            return self._masking(value)
        if isinstance(value, Former):
            return masked_former(value, self._masking)
        if isinstance(value, Quoted):
            return Quoted(*self._masking.pieces(value, 1))
        if isinstance(value, MeetingHead):
            if value not in self._heads:
                self._heads[value] = self._fields_of(value)
            return self._heads[value]
        if isinstance(value, tuple):
            made = [self.changed(each) for each in value]
            return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
        if is_dataclass(value) and not isinstance(value, type):
            return self._fields_of(value)
        return value

    def _fields_of(self, value: Any) -> Any:
        new = {}
        for each in fields(value):
            old = getattr(value, each.name)
            if each.name == "case_number":
                new[each.name] = old and self._masking.case_number(old)
            elif each.name not in _NO_WORDS or is_dataclass(old):
                new[each.name] = self.changed(old)
        is_same = all(made is getattr(value, name) for name, made in new.items())
        return value if is_same else replace(value, **new)


def _name(number: str | None, title: str | None) -> str:
    return " ".join(filter(None, (number, title)))
