"""What the page of cases can be asked to show."""

from __future__ import annotations

from dataclasses import dataclass

from core.annotations import ItemKey, MeetingId
from core.library.case_trails.cases import CaseKey


@dataclass(frozen=True, slots=True)
class CaseWanted:
    """A case: the key of its municipality (`bodies.name_key`), and its own (`case_key`)."""

    municipality: str
    key: str

    @property
    def case(self) -> CaseKey:
        """The case as the library knows it."""
        return CaseKey(self.municipality, self.key)


@dataclass(frozen=True, slots=True)
class CaseOfItem:
    """The case of an item; the item alone where it has none."""

    meeting: MeetingId
    item: ItemKey
