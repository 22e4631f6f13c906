"""The schema of the first migration, statement by statement. docs/library.md explains every column.

Offsets are code points into `source.text`; times are ISO 8601 in UTC; dates are ISO 8601. Tables are STRICT,
so that another program cannot write a word where a number belongs.
"""

from __future__ import annotations

FILES = (
    """CREATE TABLE file (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        size INTEGER NOT NULL,
        name TEXT NOT NULL,
        last_path TEXT NOT NULL,
        password TEXT,
        complete INTEGER NOT NULL DEFAULT 0,
        added TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX file_incomplete ON file(added) WHERE complete = 0",
    """CREATE TABLE file_part (
        id INTEGER PRIMARY KEY,
        file INTEGER NOT NULL REFERENCES file(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        UNIQUE (file, position)
    ) STRICT""",
)

DOCUMENTS = (
    """CREATE TABLE meeting (
        id TEXT PRIMARY KEY NOT NULL,
        municipality TEXT,
        body TEXT,
        body_key TEXT,
        date TEXT,
        start_time TEXT,
        front INTEGER REFERENCES version(id),
        created TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX meeting_identity ON meeting(date, body_key)",
    """CREATE TABLE document (
        id INTEGER PRIMARY KEY,
        meeting TEXT NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        created TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX document_meeting ON document(meeting)",
    """CREATE TABLE version (
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
        file INTEGER NOT NULL UNIQUE REFERENCES file(id),
        produced TEXT,
        draft INTEGER NOT NULL DEFAULT 0,
        parse INTEGER REFERENCES parse(id),
        added TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX version_document ON version(document)",
    "CREATE INDEX version_parse ON version(parse)",
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        version INTEGER NOT NULL REFERENCES version(id) ON DELETE CASCADE,
        extractor INTEGER NOT NULL,
        format TEXT NOT NULL,
        produced TEXT,
        was_encrypted INTEGER NOT NULL,
        properties TEXT NOT NULL,
        pages TEXT NOT NULL,
        outline TEXT NOT NULL,
        links TEXT NOT NULL,
        lines BLOB NOT NULL,
        text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX source_version ON source(version)",
)

PARSED = (
    """CREATE TABLE parse (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL REFERENCES source(id) ON DELETE CASCADE,
        parser INTEGER NOT NULL,
        vocabulary TEXT NOT NULL,
        made TEXT NOT NULL,
        kind TEXT NOT NULL,
        draft INTEGER NOT NULL,
        municipality TEXT,
        body TEXT,
        date TEXT,
        start_time TEXT,
        end_time TEXT,
        place TEXT,
        signatories TEXT NOT NULL,
        contents TEXT NOT NULL,
        unsure TEXT NOT NULL,
        nodes TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX parse_source ON parse(source)",
    """CREATE TABLE person (
        id INTEGER PRIMARY KEY,
        parse INTEGER NOT NULL REFERENCES parse(id) ON DELETE CASCADE,
        list TEXT NOT NULL,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        party TEXT,
        role TEXT,
        stands_for TEXT
    ) STRICT""",
    "CREATE INDEX person_parse ON person(parse)",
    """CREATE TABLE item (
        id INTEGER PRIMARY KEY,
        parse INTEGER NOT NULL REFERENCES parse(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        number TEXT,
        title TEXT,
        closed INTEGER NOT NULL,
        case_number TEXT,
        journal_number TEXT,
        document_number TEXT,
        absent TEXT NOT NULL,
        not_participating TEXT NOT NULL,
        disqualified TEXT NOT NULL,
        votes TEXT,
        minority TEXT NOT NULL,
        amendments TEXT NOT NULL,
        heading_start INTEGER NOT NULL,
        heading_end INTEGER NOT NULL,
        start_offset INTEGER NOT NULL,
        end_offset INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX item_parse ON item(parse, position)",
    "CREATE INDEX item_case_number ON item(case_number) WHERE case_number IS NOT NULL",
    """CREATE TABLE section (
        id INTEGER PRIMARY KEY,
        item INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        role TEXT NOT NULL,
        heading TEXT,
        text TEXT NOT NULL,
        pages TEXT NOT NULL,
        start_offset INTEGER NOT NULL,
        end_offset INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX section_item ON section(item, position)",
    """CREATE TABLE decision (
        id INTEGER PRIMARY KEY,
        item INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        own INTEGER NOT NULL,
        body TEXT,
        date TEXT,
        outcome TEXT NOT NULL,
        effective TEXT,
        unsure INTEGER NOT NULL,
        text TEXT NOT NULL,
        start_offset INTEGER NOT NULL,
        end_offset INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX decision_item ON decision(item, position)",
    """CREATE TABLE attachment (
        id INTEGER PRIMARY KEY,
        item INTEGER NOT NULL REFERENCES item(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        document_number TEXT,
        pages TEXT NOT NULL,
        start_offset INTEGER,
        end_offset INTEGER
    ) STRICT""",
    "CREATE INDEX attachment_item ON attachment(item, position)",
)

READERS = (
    """CREATE TABLE annotation (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        meeting TEXT NOT NULL REFERENCES meeting(id),
        item_number TEXT,
        item_title TEXT,
        item_case_number TEXT,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        quote TEXT,
        prefix TEXT,
        suffix TEXT,
        start_offset INTEGER,
        end_offset INTEGER,
        role TEXT,
        author TEXT NOT NULL,
        created TEXT NOT NULL,
        modified TEXT NOT NULL,
        deleted TEXT
    ) STRICT""",
    "CREATE INDEX annotation_meeting ON annotation(meeting) WHERE deleted IS NULL",
    "CREATE INDEX annotation_tag ON annotation(text) WHERE kind = 'tag' AND deleted IS NULL",
    """CREATE TABLE reading_place (
        meeting TEXT PRIMARY KEY NOT NULL REFERENCES meeting(id) ON DELETE CASCADE,
        offset INTEGER NOT NULL,
        page INTEGER,
        y REAL,
        zoom REAL,
        item TEXT,
        modified TEXT NOT NULL
    ) STRICT""",
)

SEARCH = (
    """CREATE TABLE index_entry (
        id INTEGER PRIMARY KEY,
        item INTEGER NOT NULL UNIQUE REFERENCES item(id),
        parse INTEGER NOT NULL REFERENCES parse(id)
    ) STRICT""",
    "CREATE INDEX index_entry_parse ON index_entry(parse)",
    "CREATE TABLE index_queue (parse INTEGER PRIMARY KEY REFERENCES parse(id) ON DELETE CASCADE) STRICT",
    """CREATE VIEW index_content AS SELECT
        index_entry.id AS id,
        coalesce(item.title, '') AS title,
        coalesce((SELECT group_concat(text, char(10)) FROM
            (SELECT text FROM decision WHERE item = index_entry.item ORDER BY position)), '') AS decisions,
        substr(source.text, item.start_offset + 1, item.end_offset - item.start_offset) AS text
        FROM index_entry
        JOIN item ON item.id = index_entry.item
        JOIN parse ON parse.id = item.parse
        JOIN source ON source.id = parse.source""",
    """CREATE VIRTUAL TABLE item_search USING fts5(
        title, decisions, text,
        content='index_content', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )""",
    "CREATE VIEW annotation_content AS SELECT row, text FROM annotation WHERE deleted IS NULL",
    """CREATE VIRTUAL TABLE annotation_search USING fts5(
        text, content='annotation_content', content_rowid='row', tokenize='unicode61 remove_diacritics 0'
    )""",
    """CREATE TRIGGER annotation_inserted AFTER INSERT ON annotation WHEN new.deleted IS NULL BEGIN
        INSERT INTO annotation_search (rowid, text) VALUES (new.row, new.text);
    END""",
    """CREATE TRIGGER annotation_changed AFTER UPDATE ON annotation BEGIN
        INSERT INTO annotation_search (annotation_search, rowid, text)
            SELECT 'delete', old.row, old.text WHERE old.deleted IS NULL;
        INSERT INTO annotation_search (rowid, text) SELECT new.row, new.text WHERE new.deleted IS NULL;
    END""",
    """CREATE TRIGGER annotation_removed AFTER DELETE ON annotation WHEN old.deleted IS NULL BEGIN
        INSERT INTO annotation_search (annotation_search, rowid, text) VALUES ('delete', old.row, old.text);
    END""",
    "CREATE TABLE word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT",
    "CREATE VIRTUAL TABLE word_part USING fts5(word, content='word', content_rowid='id', tokenize='trigram')",
    """CREATE TRIGGER word_inserted AFTER INSERT ON word BEGIN
        INSERT INTO word_part (rowid, word) VALUES (new.id, new.word);
    END""",
)

VIEWS = (
    """CREATE VIEW meetings AS SELECT
        meeting.id AS meeting, meeting.municipality, meeting.body, meeting.date, meeting.start_time,
        document.kind, version.draft, version.produced, file.name AS file, version.id AS version,
        version.parse
        FROM meeting
        JOIN version ON version.id = meeting.front
        JOIN document ON document.id = version.document
        JOIN file ON file.id = version.file""",
    """CREATE VIEW items AS SELECT
        meetings.municipality, meetings.body, meetings.date, item.number, item.title, item.case_number,
        item.closed, meetings.meeting, item.id AS item
        FROM meetings JOIN item ON item.parse = meetings.parse""",
    """CREATE VIEW decisions AS SELECT
        items.municipality, items.body, items.date, items.number, items.title, items.case_number,
        decision.own,
        CASE WHEN decision.own THEN coalesce(decision.body, items.body) ELSE decision.body END AS decided_by,
        CASE WHEN decision.own THEN coalesce(decision.date, items.date) ELSE decision.date END AS decided_on,
        decision.outcome, coalesce(decision.effective, decision.outcome) AS effective, decision.text,
        items.meeting, items.item, decision.id AS decision
        FROM items JOIN decision ON decision.item = items.item""",
    """CREATE VIEW attachments AS SELECT
        items.municipality, items.body, items.date, items.number, items.title, items.case_number,
        attachment.name, attachment.document_number, items.meeting, items.item
        FROM items JOIN attachment ON attachment.item = items.item""",
    """CREATE VIEW people AS SELECT
        meetings.municipality, meetings.body, meetings.date, person.list, person.name, person.party,
        person.role, person.stands_for, meetings.meeting
        FROM meetings JOIN person ON person.parse = meetings.parse""",
    """CREATE VIEW annotations AS SELECT
        meeting.municipality, meeting.body, meeting.date, annotation.item_number AS number,
        annotation.item_title AS title, annotation.item_case_number AS case_number, annotation.kind,
        annotation.text, annotation.quote, annotation.author, annotation.created, annotation.modified,
        annotation.meeting, annotation.id AS annotation
        FROM annotation JOIN meeting ON meeting.id = annotation.meeting
        WHERE annotation.deleted IS NULL""",
)

STATEMENTS = FILES + DOCUMENTS + PARSED + READERS + SEARCH + VIEWS
