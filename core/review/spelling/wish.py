"""That spelling is wanted: for who asks for it, and does not spell. No Hunspell is loaded with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpellingWish:
    """That the spelling is wanted. `dictionary` is the file that the reader chose; None for what the machine
    has."""

    dictionary: str | None = None
