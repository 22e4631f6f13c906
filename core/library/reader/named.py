"""What the reader keeps under names of their own, a table each: an id, a name, and what stands under it."""

from __future__ import annotations

from dataclasses import dataclass

from core.danish_order import order_key
from core.library.opening import Library, now


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table of the schema, and its column for what stands under a name."""

    table: str
    column: str

    def rows(self, library: Library) -> list[tuple[str, str, str]]:
        """Id, name and what stands under it, of all that were not removed, in the order of their names."""
        found = library.rows(f"SELECT id, name, {self.column} FROM {self.table} WHERE deleted IS NULL")
        return sorted(found, key=lambda row: order_key(row[1]))

    def put(self, library: Library, row: tuple[str, str, str], author: str) -> None:
        """Keep one, or change it; one that was removed comes back."""
        moment = now()
        with library.transaction() as connection:
            connection.execute(
                f"INSERT INTO {self.table} (id, name, {self.column}, author, created, modified)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name,"
                f" {self.column} = excluded.{self.column}, modified = excluded.modified, deleted = NULL",
                (*row, author, moment, moment),
            )

    def remove(self, library: Library, which: str) -> None:
        """Delete the one with an id."""
        with library.transaction() as connection:
            connection.execute(f"UPDATE {self.table} SET deleted = ? WHERE id = ?", (now(), which))
