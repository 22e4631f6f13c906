"""The sixth migration: in which file an annotation stands, where it stood in others, and what became of it on
the way to each.

docs/library.md explains every column.
"""

from __future__ import annotations

STATEMENTS = (
    "ALTER TABLE annotation ADD COLUMN file TEXT",
    """CREATE TABLE kept_place (
        annotation TEXT NOT NULL REFERENCES annotation(id) ON DELETE CASCADE,
        file TEXT NOT NULL,
        item_number TEXT,
        item_title TEXT,
        item_case_number TEXT,
        quote TEXT,
        prefix TEXT,
        suffix TEXT,
        start_offset INTEGER,
        end_offset INTEGER,
        role TEXT,
        boxes TEXT NOT NULL DEFAULT '[]',
        about TEXT NOT NULL,
        PRIMARY KEY (annotation, file)
    ) STRICT""",
    """CREATE TABLE carried (
        annotation TEXT NOT NULL REFERENCES annotation(id) ON DELETE CASCADE,
        file TEXT NOT NULL,
        from_file TEXT NOT NULL,
        standing TEXT NOT NULL,
        reason TEXT NOT NULL,
        was TEXT NOT NULL,
        place TEXT,
        candidates TEXT NOT NULL DEFAULT '[]',
        settled TEXT,
        settled_before TEXT,
        moment TEXT NOT NULL,
        PRIMARY KEY (annotation, file)
    ) STRICT""",
    "CREATE INDEX carried_waiting ON carried(annotation, file) WHERE settled IS NULL",
    """CREATE TABLE carry_run (
        meeting TEXT NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
        file TEXT NOT NULL,
        front TEXT,
        seen TEXT,
        moment TEXT NOT NULL,
        undone TEXT,
        under_way INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (meeting, file)
    ) STRICT""",
    "CREATE INDEX carry_run_under_way ON carry_run(meeting) WHERE under_way",
    "ALTER TABLE seen_item ADD COLUMN file TEXT",
)
