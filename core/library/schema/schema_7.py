"""The seventh migration: what is said of a draft: states of items, replies, what is settled and dismissed,
the checklist, who signed off.

docs/library.md explains every column.
"""

from __future__ import annotations

_ITEM = "item_number TEXT, item_title TEXT, item_case_number TEXT"
_WRITTEN = "author TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL, deleted TEXT"
_MEETING = "id TEXT PRIMARY KEY NOT NULL, meeting TEXT NOT NULL REFERENCES meeting(id)"
_COMMENT = "id TEXT PRIMARY KEY NOT NULL, comment TEXT NOT NULL REFERENCES annotation(id) ON DELETE CASCADE"

STATEMENTS = (
    f"CREATE TABLE item_mark ({_MEETING}, {_ITEM}, state TEXT NOT NULL, wording TEXT NOT NULL, file TEXT,"
    f" {_WRITTEN}) STRICT",
    f"CREATE TABLE comment_reply ({_COMMENT}, text TEXT NOT NULL, {_WRITTEN}) STRICT",
    f"CREATE TABLE comment_settled ({_COMMENT}, wording TEXT NOT NULL, {_WRITTEN}) STRICT",
    f"CREATE TABLE dismissed_finding ({_MEETING}, {_ITEM}, finding TEXT NOT NULL, check_id TEXT NOT NULL,"
    f" reason TEXT NOT NULL, {_WRITTEN}) STRICT",
    f"CREATE TABLE checklist_tick ({_MEETING}, text TEXT NOT NULL, {_WRITTEN}) STRICT",
    f"CREATE TABLE sign_off ({_MEETING}, file TEXT NOT NULL, remark TEXT NOT NULL, withdrawn TEXT,"
    f" {_WRITTEN}) STRICT",
    f"CREATE TABLE said_draft ({_MEETING}, is_draft INTEGER NOT NULL, {_WRITTEN}) STRICT",
    "CREATE INDEX comment_reply_comment ON comment_reply(comment)",
    "CREATE INDEX comment_settled_comment ON comment_settled(comment)",
    "CREATE INDEX annotation_comment ON annotation(meeting) WHERE kind = 'comment' AND deleted IS NULL",
    *(
        f"CREATE INDEX {table}_meeting ON {table}(meeting)"
        for table in ("item_mark", "dismissed_finding", "checklist_tick", "sign_off", "said_draft")
    ),
)
