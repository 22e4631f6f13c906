"""Choices for summaries that the reader saved under a name. What a choice holds is not known here."""

from __future__ import annotations

from dataclasses import dataclass

from core.danish_order import order_key
from core.library.changes import Changes
from core.library.opening import Library, now


@dataclass(frozen=True, slots=True)
class Preset:
    """A choice under the name the reader gave it; `choice` is JSON."""

    id: str
    name: str
    choice: str


def presets(library: Library) -> tuple[Preset, ...]:
    """All presets the reader saved, in the order of their names."""
    found = library.rows("SELECT id, name, choice FROM preset WHERE deleted IS NULL")
    return tuple(sorted((Preset(*row) for row in found), key=lambda each: order_key(each.name)))


def put_preset(library: Library, preset: Preset, author: str) -> Changes:
    """Save a preset, or change the name or the choice of one; one that was removed comes back."""
    moment = now()
    with library.transaction() as connection:
        connection.execute(
            "INSERT INTO preset (id, name, choice, author, created, modified) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET name = excluded.name, choice = excluded.choice,"
            " modified = excluded.modified, deleted = NULL",
            (preset.id, preset.name, preset.choice, author, moment, moment),
        )
    return Changes(presets=True)


def remove_preset(library: Library, preset: str) -> Changes:
    """Delete the preset with an id."""
    with library.transaction() as connection:
        connection.execute("UPDATE preset SET deleted = ? WHERE id = ?", (now(), preset))
    return Changes(presets=True)
