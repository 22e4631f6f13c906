"""The third migration: marks in the text, follow-ups, tags with colours, how a document was shown.

docs/library.md explains every column.
"""

from __future__ import annotations

READERS = (
    # what the search index of annotations is made from changes below; no row is to be indexed twice
    "DROP TRIGGER annotation_inserted",
    "DROP TRIGGER annotation_changed",
    "DROP TRIGGER annotation_removed",
    "ALTER TABLE annotation ADD COLUMN about TEXT NOT NULL DEFAULT 'item'",
    "UPDATE annotation SET about = 'decision' WHERE quote IS NOT NULL",
    "ALTER TABLE annotation ADD COLUMN boxes TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE annotation ADD COLUMN colour TEXT",
    "ALTER TABLE annotation ADD COLUMN who TEXT",
    "ALTER TABLE annotation ADD COLUMN due TEXT",
    "ALTER TABLE annotation ADD COLUMN done TEXT",
    "CREATE INDEX annotation_modified ON annotation(modified) WHERE deleted IS NULL",
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

_INDEXED = "row, text, CASE about WHEN 'passage' THEN quote END, who"
_NEW, _OLD = (
    f"{row}.row, {row}.text, CASE {row}.about WHEN 'passage' THEN {row}.quote END, {row}.who"
    for row in ("new", "old")
)

SEARCH = (
    "DROP TABLE annotation_search",
    "DROP VIEW annotation_content",
    f"""CREATE VIEW annotation_content (row, text, quote, who) AS
        SELECT {_INDEXED} FROM annotation WHERE deleted IS NULL""",
    """CREATE VIRTUAL TABLE annotation_search USING fts5(
        text, quote, who,
        content='annotation_content', content_rowid='row', tokenize='unicode61 remove_diacritics 0'
    )""",
    "INSERT INTO annotation_search (annotation_search) VALUES ('rebuild')",
    f"""CREATE TRIGGER annotation_inserted AFTER INSERT ON annotation WHEN new.deleted IS NULL BEGIN
        INSERT INTO annotation_search (rowid, text, quote, who) VALUES ({_NEW});
    END""",
    f"""CREATE TRIGGER annotation_changed AFTER UPDATE ON annotation BEGIN
        INSERT INTO annotation_search (annotation_search, rowid, text, quote, who)
            SELECT 'delete', {_OLD} WHERE old.deleted IS NULL;
        INSERT INTO annotation_search (rowid, text, quote, who) SELECT {_NEW} WHERE new.deleted IS NULL;
    END""",
    f"""CREATE TRIGGER annotation_removed AFTER DELETE ON annotation WHEN old.deleted IS NULL BEGIN
        INSERT INTO annotation_search (annotation_search, rowid, text, quote, who) VALUES ('delete', {_OLD});
    END""",
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

STATEMENTS = READERS + SEARCH + VIEWS
