"""Two versions and what changed from one to the other."""

from __future__ import annotations

from dataclasses import dataclass

from core.versions.changes.change import Change, Remark
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
