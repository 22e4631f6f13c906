"""What an export is asked for, and what it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from core.confidential.personal import PersonalData
from core.exports.choice import Choice
from core.exports.formats import Format
from core.library.lists.chosen import Range
from core.progress import Progress

STEPS = 1000
"""The progress of a whole export is told in so many steps."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall go out, and in which form. It can be sent to another process.

    `reader` is the name that the reader's own annotations carry; older ones may carry
    `other_names`. `keep` are the personal data, in any spelling, that are not masked, `also` words
    that are masked with them.
    """

    range: Range = field(default_factory=Range)
    choice: Choice = field(default_factory=Choice)
    format: Format = Format.PDF
    reader: str = ""
    keep: frozenset[str] = frozenset()
    other_names: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()

    @property
    def own_names(self) -> frozenset[str]:
        """All names of the reader's."""
        return self.other_names | {self.reader}


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote. The first of `files` is the one asked for, those that follow lie beside it, or in
    it where it is a folder.

    `items` is how many items went out, or annotations, or documents, as the form has them. `left_out` and
    `remarks_left_out` are as in `Summary`, `masked` is what was masked, and `notices` are sentences for the
    reader: what was left out, which names had to be others.
    """

    files: tuple[Path, ...]
    items: int = 0
    left_out: int = 0
    remarks_left_out: int = 0
    masked: tuple[PersonalData, ...] = ()
    notices: tuple[str, ...] = ()


def part_of(progress: Progress, first: int, last: int) -> Progress:
    """Progress of a part of the work: the steps from `first` to `last` of all `STEPS`."""

    def tell(done: int, of: int) -> None:
        progress(first + (last - first) * done // max(1, of), STEPS)

    return tell
