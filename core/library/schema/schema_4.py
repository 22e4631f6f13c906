"""The fourth migration: bodies, what stands in front, reading state, cases, the register, imports.

docs/library.md explains every column. The search index is made anew: it knows sections by their role now.
"""

from __future__ import annotations

BODIES = (
    """CREATE TABLE body (
        id INTEGER PRIMARY KEY,
        municipality TEXT,
        name TEXT,
        municipality_key TEXT NOT NULL,
        name_key TEXT NOT NULL,
        shown_municipality TEXT,
        shown_name TEXT,
        same_as INTEGER REFERENCES body(id),
        municipality_order TEXT NOT NULL,
        name_order TEXT NOT NULL,
        author TEXT,
        modified TEXT,
        UNIQUE (municipality_key, name_key)
    ) STRICT""",
    "CREATE INDEX body_same_as ON body(same_as) WHERE same_as IS NOT NULL",
    "CREATE INDEX body_name ON body(name_key)",
    "DROP INDEX meeting_identity",
    "ALTER TABLE meeting DROP COLUMN body_key",
    "ALTER TABLE version ADD COLUMN stated_body INTEGER REFERENCES body(id)",
    "ALTER TABLE version ADD COLUMN stated_date TEXT",
    "CREATE INDEX version_stated ON version(stated_date, stated_body)",
    "CREATE INDEX version_stated_body ON version(stated_body)",
    "CREATE INDEX version_incomplete ON version(document) WHERE stated_body IS NULL OR stated_date IS NULL",
    "CREATE INDEX item_case ON item(case_number) WHERE case_number IS NOT NULL",
    "ALTER TABLE meeting ADD COLUMN body_id INTEGER REFERENCES body(id)",
    "ALTER TABLE meeting ADD COLUMN newest INTEGER REFERENCES version(id)",
    "ALTER TABLE meeting ADD COLUMN items INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE meeting ADD COLUMN unread INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE meeting ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE meeting ADD COLUMN deleted TEXT",
    "CREATE INDEX meeting_body ON meeting(body_id, date, unread, deleted)",  # the library tree asks no more
    "CREATE INDEX meeting_date ON meeting(date)",
    "CREATE INDEX meeting_deleted ON meeting(id) WHERE deleted IS NOT NULL",
    "CREATE INDEX meeting_front ON meeting(front)",
    "CREATE INDEX meeting_newest ON meeting(newest)",
    """CREATE TABLE filing (
        meeting TEXT PRIMARY KEY NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
        body INTEGER REFERENCES body(id),
        date TEXT,
        front INTEGER REFERENCES version(id) ON DELETE SET NULL,
        author TEXT NOT NULL,
        modified TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX filing_body ON filing(body)",
    "CREATE INDEX filing_front ON filing(front)",
    """CREATE TABLE question (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        meeting TEXT REFERENCES meeting(id) ON DELETE CASCADE,
        others TEXT NOT NULL,
        created TEXT NOT NULL,
        answer TEXT,
        answered TEXT,
        author TEXT,
        undoing TEXT
    ) STRICT""",
    "CREATE INDEX question_meeting ON question(meeting)",
    "CREATE INDEX question_open ON question(kind) WHERE answered IS NULL",
)

READERS = (
    "DROP INDEX annotation_modified",  # nobody asks by it
    """CREATE TABLE seen_item (
        id TEXT PRIMARY KEY NOT NULL,
        meeting TEXT NOT NULL REFERENCES meeting(id),
        item_number TEXT,
        item_title TEXT,
        item_case_number TEXT,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        deleted TEXT
    ) STRICT""",
    "CREATE INDEX seen_item_meeting ON seen_item(meeting)",
    """CREATE TABLE case_link (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        meeting TEXT NOT NULL REFERENCES meeting(id),
        item_number TEXT,
        item_title TEXT,
        item_case_number TEXT,
        case_number TEXT NOT NULL,
        case_key TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        deleted TEXT
    ) STRICT""",
    "CREATE INDEX case_link_key ON case_link(case_key) WHERE deleted IS NULL",
    "CREATE INDEX case_link_meeting ON case_link(meeting) WHERE deleted IS NULL",
    """CREATE TABLE dismissed (
        id TEXT PRIMARY KEY NOT NULL,
        meeting TEXT NOT NULL REFERENCES meeting(id),
        item_number TEXT,
        item_title TEXT,
        item_case_number TEXT,
        quote TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        deleted TEXT
    ) STRICT""",
    "CREATE INDEX dismissed_meeting ON dismissed(meeting) WHERE deleted IS NULL",
    """CREATE TABLE saved_search (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        line TEXT NOT NULL,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        deleted TEXT
    ) STRICT""",
    "CREATE TABLE search_history (line TEXT PRIMARY KEY NOT NULL, used TEXT NOT NULL) STRICT",
    "CREATE INDEX annotation_follow_up ON annotation(due) WHERE kind = 'follow_up' AND deleted IS NULL",
    "CREATE INDEX annotation_deleted ON annotation(meeting)",
)

IMPORTS = (
    """CREATE TABLE import_run (
        id INTEGER PRIMARY KEY,
        started TEXT NOT NULL,
        ended TEXT,
        given TEXT NOT NULL DEFAULT '[]',
        watched INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX import_run_open ON import_run(id) WHERE ended IS NULL",
    """CREATE TABLE import_file (
        id INTEGER PRIMARY KEY,
        run INTEGER NOT NULL REFERENCES import_run(id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        state TEXT NOT NULL,
        status TEXT,
        meeting TEXT REFERENCES meeting(id) ON DELETE SET NULL,
        version INTEGER REFERENCES version(id) ON DELETE SET NULL,
        what TEXT,
        advice TEXT,
        unsure TEXT NOT NULL DEFAULT '[]',
        UNIQUE (run, path)
    ) STRICT""",
    "CREATE INDEX import_file_waiting ON import_file(path) WHERE state = 'waiting'",
    "CREATE INDEX import_file_meeting ON import_file(meeting)",
    "CREATE INDEX import_file_version ON import_file(version)",
    "CREATE TABLE watched_folder (path TEXT PRIMARY KEY NOT NULL, added TEXT NOT NULL) STRICT",
    """CREATE TABLE watched_file (
        folder TEXT NOT NULL REFERENCES watched_folder(path) ON DELETE CASCADE,
        path TEXT NOT NULL,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        PRIMARY KEY (folder, path)
    ) STRICT""",
    "CREATE TABLE removed_file (sha256 TEXT PRIMARY KEY NOT NULL, removed TEXT NOT NULL) STRICT",
    """CREATE TABLE rule (
        name TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL,
        author TEXT NOT NULL,
        modified TEXT NOT NULL
    ) STRICT""",
)

SEARCH = (
    "DROP TRIGGER word_inserted",  # whoever keeps words keeps their parts as well, many at once
    "DROP TABLE item_search",
    "DROP VIEW index_content",
    "DROP TABLE index_entry",
    "DELETE FROM index_queue",
    """CREATE TABLE index_entry (
        id INTEGER PRIMARY KEY,
        item INTEGER UNIQUE REFERENCES item(id),
        parse INTEGER NOT NULL REFERENCES parse(id),
        meeting TEXT NOT NULL REFERENCES meeting(id),
        body INTEGER REFERENCES body(id),
        closed INTEGER NOT NULL,
        votes INTEGER NOT NULL,
        case_key TEXT,
        seen INTEGER NOT NULL DEFAULT 0,
        start_offset INTEGER NOT NULL,
        end_offset INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX index_entry_parse ON index_entry(parse)",
    "CREATE INDEX index_entry_meeting ON index_entry(meeting, seen)",
    "CREATE INDEX index_entry_body ON index_entry(body)",
    "CREATE INDEX index_entry_case ON index_entry(case_key, body) WHERE case_key IS NOT NULL",
    """CREATE VIEW index_content AS SELECT
        index_entry.id AS id,
        coalesce(item.title, '') AS title,
        coalesce((SELECT group_concat(text, char(10)) FROM
            (SELECT text FROM decision WHERE item = index_entry.item ORDER BY position)), '') AS decisions,
        coalesce((SELECT group_concat(text, char(10)) FROM
            (SELECT text FROM section WHERE item = index_entry.item AND role = 'recommendation'
            ORDER BY position)), '') AS recommendations,
        substr(source.text, index_entry.start_offset + 1,
            index_entry.end_offset - index_entry.start_offset) AS text
        FROM index_entry
        LEFT JOIN item ON item.id = index_entry.item
        JOIN parse ON parse.id = index_entry.parse
        JOIN source ON source.id = parse.source""",
    """CREATE VIRTUAL TABLE item_search USING fts5(
        title, decisions, recommendations, text,
        content='index_content', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )""",
    """CREATE TABLE register_entry (
        id INTEGER PRIMARY KEY,
        decision INTEGER NOT NULL UNIQUE REFERENCES decision(id),
        item INTEGER NOT NULL REFERENCES item(id),
        parse INTEGER NOT NULL REFERENCES parse(id),
        meeting TEXT NOT NULL REFERENCES meeting(id),
        body INTEGER REFERENCES body(id),
        date TEXT,
        number_order TEXT NOT NULL,
        title_order TEXT NOT NULL,
        case_key TEXT,
        outcome TEXT NOT NULL,
        follows INTEGER,
        for_count INTEGER,
        against_count INTEGER,
        abstain_count INTEGER,
        closed INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX register_entry_item ON register_entry(item)",
    "CREATE INDEX register_entry_parse ON register_entry(parse)",
    "CREATE INDEX register_entry_meeting ON register_entry(meeting)",
    "CREATE INDEX register_entry_body ON register_entry(body)",
    "CREATE INDEX register_entry_date ON register_entry(date)",
    """CREATE TABLE annotation_place (
        annotation INTEGER PRIMARY KEY REFERENCES annotation(row) ON DELETE CASCADE,
        item INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX annotation_place_item ON annotation_place(item)",
)

PEOPLE = (
    """CREATE TABLE person_entry (
        id INTEGER PRIMARY KEY,
        parse INTEGER NOT NULL REFERENCES parse(id) ON DELETE CASCADE,
        meeting TEXT NOT NULL,
        body INTEGER,
        item INTEGER REFERENCES item(id) ON DELETE CASCADE,
        part TEXT NOT NULL,
        name_key TEXT NOT NULL,
        name TEXT NOT NULL,
        party TEXT,
        other TEXT
    ) STRICT""",
    "CREATE INDEX person_entry_parse ON person_entry(parse)",
    "CREATE INDEX person_entry_item ON person_entry(item) WHERE item IS NOT NULL",
    "CREATE INDEX person_entry_name ON person_entry(name_key, name, party, body, part)",
    "CREATE INDEX person_entry_party ON person_entry(party, body) WHERE item IS NOT NULL",
    "CREATE INDEX index_entry_votes ON index_entry(body) WHERE votes",
)

VIEWS = (
    """CREATE VIEW current_versions AS SELECT
        meeting.id AS meeting, version.id AS version, version.parse, document.kind,
        version.id = meeting.front AS in_front
        FROM meeting
        JOIN version AS front ON front.id = meeting.front
        JOIN document ON document.meeting = meeting.id
        JOIN version ON version.document = document.id
        WHERE version.parse IS NOT NULL AND (
            version.id = meeting.front
            OR version.id = meeting.newest
            OR (document.kind NOT IN ('minutes', 'agenda') AND document.id <> front.document
                AND NOT EXISTS (SELECT 1 FROM version AS other
                    WHERE other.document = version.document AND other.id <> version.id
                    AND other.parse IS NOT NULL
                    AND (NOT other.draft, coalesce(other.produced, ''),
                        (SELECT sha256 FROM file WHERE file.id = other.file))
                    > (NOT version.draft, coalesce(version.produced, ''),
                        (SELECT sha256 FROM file WHERE file.id = version.file)))))""",
    "DROP VIEW items",
    """CREATE VIEW items AS SELECT
        meeting.municipality, meeting.body, meeting.date, item.number, item.title, item.case_number,
        item.closed, meeting.id AS meeting, item.id AS item
        FROM current_versions JOIN meeting ON meeting.id = current_versions.meeting
        JOIN item ON item.parse = current_versions.parse
        WHERE meeting.deleted IS NULL""",
    "DROP VIEW people",
    """CREATE VIEW people AS SELECT
        meeting.municipality, meeting.body, meeting.date, person.list, person.name, person.party,
        person.role, person.stands_for, meeting.id AS meeting
        FROM current_versions JOIN meeting ON meeting.id = current_versions.meeting
        JOIN person ON person.parse = current_versions.parse
        WHERE meeting.deleted IS NULL""",
    "DROP VIEW meetings",
    """CREATE VIEW meetings AS SELECT
        meeting.id AS meeting, meeting.municipality, meeting.body, meeting.date, meeting.start_time,
        document.kind, version.draft, version.produced, file.name AS file, version.id AS version,
        version.parse
        FROM meeting
        JOIN version ON version.id = meeting.front
        JOIN document ON document.id = version.document
        JOIN file ON file.id = version.file
        WHERE meeting.deleted IS NULL""",
    "DROP VIEW annotations",
    """CREATE VIEW annotations AS SELECT
        meeting.municipality, meeting.body, meeting.date, annotation.item_number AS number,
        annotation.item_title AS title, annotation.item_case_number AS case_number, annotation.kind,
        annotation.about, annotation.text, annotation.quote, annotation.colour, annotation.who,
        annotation.due, annotation.done, annotation.author, annotation.created, annotation.modified,
        annotation.meeting, annotation.id AS annotation
        FROM annotation JOIN meeting ON meeting.id = annotation.meeting
        WHERE annotation.deleted IS NULL AND meeting.deleted IS NULL""",
)

STATEMENTS = BODIES + READERS + IMPORTS + SEARCH + PEOPLE + VIEWS

QUEUE_ALL = "INSERT INTO index_queue (parse) SELECT parse FROM current_versions"
