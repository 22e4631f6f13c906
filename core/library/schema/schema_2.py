"""The second migration: inferences, mentions, corrections, comments, machine-read pages, attached files.

docs/library.md explains every column. Parsed rows that were made before it hold none of this; a newer parser
makes them anew.
"""

from __future__ import annotations

SOURCES = (
    "ALTER TABLE source ADD COLUMN comments TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE source ADD COLUMN tracked_changes INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE source ADD COLUMN scanned TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE source ADD COLUMN machine_read TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE source ADD COLUMN stated TEXT NOT NULL DEFAULT '[]'",
)

PARSED = (
    "ALTER TABLE parse DROP COLUMN unsure",
    "ALTER TABLE parse ADD COLUMN language TEXT NOT NULL DEFAULT 'da'",
    "ALTER TABLE parse ADD COLUMN confidence TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE parse ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE item ADD COLUMN recommended TEXT",
    "ALTER TABLE item ADD COLUMN mentions TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE item ADD COLUMN confidence TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE decision DROP COLUMN unsure",
    "ALTER TABLE decision ADD COLUMN follows INTEGER",
    "ALTER TABLE decision ADD COLUMN confidence TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE attachment ADD COLUMN file TEXT",
)

FILES = (
    """CREATE TABLE machine_page (
        id INTEGER PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
        page INTEGER NOT NULL,
        reader TEXT NOT NULL,
        content BLOB NOT NULL,
        UNIQUE (file, page)
    ) STRICT""",
    """CREATE TABLE attached_file (
        id INTEGER PRIMARY KEY,
        version INTEGER NOT NULL REFERENCES version(id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        file INTEGER NOT NULL REFERENCES file(id),
        UNIQUE (version, path)
    ) STRICT""",
    "CREATE INDEX attached_file_file ON attached_file(file)",
)

READERS = (
    """CREATE TABLE correction (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        meeting TEXT NOT NULL REFERENCES meeting(id),
        file TEXT NOT NULL,
        kind TEXT NOT NULL,
        item_number TEXT,
        item_title TEXT,
        item_case_number TEXT,
        value TEXT,
        quote TEXT,
        prefix TEXT,
        suffix TEXT,
        start_offset INTEGER,
        end_offset INTEGER,
        role TEXT,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        deleted TEXT,
        lost INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX correction_file ON correction(file)",
    "CREATE INDEX correction_meeting ON correction(meeting) WHERE deleted IS NULL",
)

STATEMENTS = SOURCES + PARSED + FILES + READERS
