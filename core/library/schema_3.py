"""The third migration: marks in the text, follow-ups, tags with colours, how a document was shown.

docs/library.md explains every column.
"""

from __future__ import annotations

READERS = (
    "ALTER TABLE annotation ADD COLUMN about TEXT NOT NULL DEFAULT 'item'",
    "UPDATE annotation SET about = 'decision' WHERE quote IS NOT NULL",
    "ALTER TABLE annotation ADD COLUMN boxes TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE annotation ADD COLUMN colour TEXT",
    "ALTER TABLE annotation ADD COLUMN who TEXT",
    "ALTER TABLE annotation ADD COLUMN due TEXT",
    "ALTER TABLE annotation ADD COLUMN done TEXT",
    """CREATE TABLE tag (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        colour TEXT,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        deleted TEXT
    ) STRICT""",
    "CREATE UNIQUE INDEX tag_name ON tag(name) WHERE deleted IS NULL",
    """CREATE TABLE colour_name (
        colour TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        author TEXT NOT NULL,
        modified TEXT NOT NULL
    ) STRICT""",
    "ALTER TABLE reading_place ADD COLUMN rotation INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE reading_place ADD COLUMN mode TEXT",
    "ALTER TABLE reading_place ADD COLUMN fit TEXT",
)

VIEWS = (
    "DROP VIEW annotations",
    """CREATE VIEW annotations AS SELECT
        meeting.municipality, meeting.body, meeting.date, annotation.item_number AS number,
        annotation.item_title AS title, annotation.item_case_number AS case_number, annotation.kind,
        annotation.about, annotation.text, annotation.quote, annotation.colour, annotation.who,
        annotation.due, annotation.done, annotation.author, annotation.created, annotation.modified,
        annotation.meeting, annotation.id AS annotation
        FROM annotation JOIN meeting ON meeting.id = annotation.meeting
        WHERE annotation.deleted IS NULL""",
)

STATEMENTS = READERS + VIEWS
