"""The named migrations of the library, applied in one transaction that two programs cannot both win.

`PRAGMA user_version` holds how many were applied, so that a start with an up-to-date library need not load
sqlite_utils (75 ms) to know it. Migrations never touch `file_part`: the copy made before them leaves it out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.library.schema import schema_1, schema_2, schema_3, schema_4, schema_5, schema_6, schema_7

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from sqlite_utils import Database

APPLICATION_ID = 0x50726F74
"""SQLite's application_id of a library: "Prot"."""


def everything(database: Database) -> None:
    """The first schema: files, documents, versions, sources, parsed rows, the reader's rows, search."""
    for statement in schema_1.STATEMENTS:
        database.conn.execute(statement)


def understanding(database: Database) -> None:
    """What is inferred and mentioned, the reader's corrections, comments, machine-read pages and files."""
    for statement in schema_2.STATEMENTS:
        database.conn.execute(statement)


def marking(database: Database) -> None:
    """Marks in the text, follow-ups, tags with colours, how a document was shown."""
    for statement in schema_3.STATEMENTS:
        database.conn.execute(statement)


def finding(database: Database) -> None:
    """Bodies, what stands in front, reading state, cases, the register, imports; the search index anew."""
    from core.library.belonging.bodies import body_for, stated

    for statement in schema_4.STATEMENTS:
        database.conn.execute(statement)
    for meeting, municipality, name in database.conn.execute(
        "SELECT id, municipality, body FROM meeting"
    ).fetchall():
        body = body_for(database.conn, municipality, name)
        database.conn.execute(
            "UPDATE meeting SET body_id = ?, newest = front WHERE id = ?", (body.id, meeting)
        )
    for version, municipality, name, day in database.conn.execute(
        "SELECT version.id, parse.municipality, parse.body, parse.date FROM version"
        " JOIN parse ON parse.id = version.parse"
    ).fetchall():
        database.conn.execute(
            "UPDATE version SET stated_body = ?, stated_date = ? WHERE id = ?",
            (stated(database.conn, municipality, name), day, version),
        )
    database.conn.execute(schema_4.QUEUE_ALL)


def sharing(database: Database) -> None:
    """What colleagues gave, earlier states of annotations, presets of summaries."""
    for statement in schema_5.STATEMENTS:
        database.conn.execute(statement)


def carrying(database: Database) -> None:
    """In which file annotations stand, their places in other versions, what became of them on the way."""
    from core.library.carrying.homes import say_files

    for statement in schema_6.STATEMENTS:
        database.conn.execute(statement)
    say_files(database.conn)


def reviewing(database: Database) -> None:
    """What is said of a draft: states, replies, what is settled and dismissed, sign-offs."""
    for statement in schema_7.STATEMENTS:
        database.conn.execute(statement)


MIGRATIONS: tuple[Callable[[Database], None], ...] = (
    everything,
    understanding,
    marking,
    finding,
    sharing,
    carrying,
    reviewing,
)
"""All migrations, oldest first. One that was released is never changed, removed or moved."""


def apply(connection: sqlite3.Connection, steps: Sequence[Callable[[Database], None]] = MIGRATIONS) -> None:
    """Apply the `steps` that the library behind `connection` has not seen.

    Raises sqlite3.Error, the library being then as it was before.
    """
    from sqlite_utils import Database, Migrations

    migrations = Migrations("protokollen")
    for step in steps:
        migrations(name=step.__name__)(step)
    database = Database(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(database)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
