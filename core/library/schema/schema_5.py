"""The fifth migration: what colleagues gave, earlier states of annotations, presets of summaries.

docs/library.md explains every column.
"""

from __future__ import annotations

STATEMENTS = (
    """CREATE TABLE annotation_history (
        id INTEGER PRIMARY KEY,
        annotation TEXT NOT NULL REFERENCES annotation(id) ON DELETE CASCADE,
        state TEXT NOT NULL,
        author TEXT NOT NULL,
        modified TEXT NOT NULL,
        replaced TEXT NOT NULL,
        replaced_by TEXT
    ) STRICT""",
    "CREATE INDEX annotation_history_annotation ON annotation_history(annotation)",
    """CREATE TABLE waiting_annotation (
        id TEXT PRIMARY KEY NOT NULL,
        sha256 TEXT,
        municipality TEXT,
        body TEXT,
        date TEXT,
        state TEXT NOT NULL,
        author TEXT NOT NULL,
        modified TEXT NOT NULL,
        taken TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX waiting_annotation_sha256 ON waiting_annotation(sha256)",
    "CREATE INDEX waiting_annotation_date ON waiting_annotation(date)",
    """CREATE TABLE colleague (
        author TEXT PRIMARY KEY NOT NULL,
        colour TEXT,
        hidden INTEGER NOT NULL DEFAULT 0,
        modified TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX annotation_author ON annotation(author) WHERE deleted IS NULL",
    """CREATE TABLE preset (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        choice TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        deleted TEXT
    ) STRICT""",
    "CREATE INDEX meeting_unsure ON meeting(id) WHERE unsure > 0",
    "CREATE INDEX item_closed ON item(parse) WHERE closed",
    "CREATE INDEX version_draft ON version(id) WHERE draft",
)
