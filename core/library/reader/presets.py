"""Choices for summaries that the reader saved under a name. What a choice holds is not known here."""

from __future__ import annotations

from dataclasses import dataclass

from core.library.changes import Changes
from core.library.opening import Library
from core.library.reader.named import NamedTable

_TABLE = NamedTable("preset", "choice")


@dataclass(frozen=True, slots=True)
class Preset:
    """A choice under the name the reader gave it; `choice` is JSON."""

    id: str
    name: str
    choice: str


def presets(library: Library) -> tuple[Preset, ...]:
    """All presets the reader saved, in the order of their names."""
    return tuple(Preset(*row) for row in _TABLE.rows(library))


def put_preset(library: Library, preset: Preset, author: str) -> Changes:
    """Save a preset, or change the name or the choice of one; one that was removed comes back."""
    _TABLE.put(library, (preset.id, preset.name, preset.choice), author)
    return Changes(presets=True)


def remove_preset(library: Library, preset: str) -> Changes:
    """Delete the preset with an id."""
    _TABLE.remove(library, preset)
    return Changes(presets=True)
