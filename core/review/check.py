"""What a check is. Each is one module in a room of `core.review.checks`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

NEIGHBOURS = frozenset(("nb", "nn", "sv"))
"""Languages of minutes of other countries, where Danish law does not hold."""

Value = bool | int | float | str | tuple[str, ...]
"""What a check is tuned by; of a list all are texts."""


@dataclass(frozen=True, slots=True)
class Tuned:
    """The values a check works with: its own, and the municipality's over them."""

    values: Mapping[str, Value]

    def number(self, name: str) -> float:
        """A number. Raises KeyError where the check names none such."""
        value = self.values[name]
        assert isinstance(value, int | float)
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self.values[name]
        assert isinstance(value, tuple)
        return value

    def is_on(self, name: str) -> bool:
        """Whether something is wanted."""
        return bool(self.values[name])

    def text(self, name: str) -> str:
        """One text."""
        return str(self.values[name])


class Check(ABC):
    """One thing that is looked for in a draft.

    `id` is its name in rules, JSON and SARIF: "decision-missing". `tuning` names what a municipality may set,
    with the values it has otherwise. Where `everywhere` is set, a finding that is let be is let be at all
    places with the same words: a word is spelt right in every item.
    """

    id: str
    group: Group
    severity: Severity
    tuning: ClassVar[Mapping[str, Value]] = {}
    everywhere: ClassVar[bool] = False

    @abstractmethod
    def name(self) -> str:
        """What it looks for, as a label: "Item without a decision"."""

    @abstractmethod
    def why(self) -> str:
        """Why that matters, in a sentence or two that say what to check; no legal advice."""

    def source(self) -> str:
        """Where that is said: a law with its paragraph, a standard; nothing where it is practice alone."""
        return ""

    def source_in(self, language: str) -> str:
        """The same for minutes in `language`: no Danish law says anything of those of Norway and Sweden."""
        if language not in NEIGHBOURS:
            return self.source()
        return "; ".join(each for each in self.source().split("; ") if "loven" not in each)

    @abstractmethod
    def advice(self) -> str:
        """What to do, in one sentence."""

    @abstractmethod
    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        """What it finds in `draft`."""


class InSteps(Check):
    """A check that takes seconds in long drafts, so that it never looks one through at once: it goes on in
    short steps, beside all others (`core.review.spelling.background`)."""

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        return iter(())
