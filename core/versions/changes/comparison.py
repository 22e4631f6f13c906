"""Two versions and what changed from one to the other."""

from __future__ import annotations

from dataclasses import dataclass

from core.versions.changes.change import Change, Part, Remark
from core.versions.items.matching import ItemMatching
from core.versions.version import Version


@dataclass(frozen=True)
class Comparison:
    """What changed from `old` to `new`, in the order of the new version; what is gone stands where it would
    be. `remark` is what should be known of the two beforehand."""

    old: Version
    new: Version
    matching: ItemMatching
    changes: tuple[Change, ...]
    remark: Remark | None = None

    def of_new_item(self, item: int | None) -> tuple[Change, ...]:
        """The changes of an item of the new version; with None those of the head."""
        return tuple(
            each
            for each in self.changes
            if each.new_item == item and (item is not None or each.part is Part.HEAD)
        )
