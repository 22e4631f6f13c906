"""What was said of a draft and tells of words that are removed for good: also a digest tells of them, for who
knows the rest can try what fits.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence

from core.annotations import ItemKey
from core.library.removing.blacking import blacked_words
from core.library.removing.readers_rows import Removed
from core.review_states import NO_ITEM


def forget_words(
    connection: sqlite3.Connection, meeting: str, removed: Removed, patterns: Sequence[re.Pattern[str]]
) -> None:
    """Forget, within the caller's transaction, what tells of words on items that are `removed`: dismissals of
    findings there and of those about the document, the digests of what items and settled comments said; and
    black what the `patterns` find in what was said of the draft as a whole."""
    rows = connection.execute(
        "SELECT id, item_number, item_title, item_case_number FROM dismissed_finding WHERE meeting = ?",
        (meeting,),
    ).fetchall()
    gone = [(name,) for name, *key in rows if ItemKey(*key) == NO_ITEM or removed.has(ItemKey(*key))]
    connection.executemany("DELETE FROM dismissed_finding WHERE id = ?", gone)
    marks = connection.execute(
        "SELECT id, item_number, item_title, item_case_number FROM item_mark WHERE meeting = ?", (meeting,)
    ).fetchall()
    blind = [(name,) for name, *key in marks if removed.has(ItemKey(*key))]
    connection.executemany("UPDATE item_mark SET wording = '' WHERE id = ?", blind)
    connection.execute(
        "UPDATE comment_settled SET wording = '' WHERE comment IN"
        " (SELECT id FROM annotation WHERE meeting = ?)",
        (meeting,),
    )
    for table, column in (("sign_off", "remark"), ("dismissed_finding", "reason")):
        said = connection.execute(
            f"SELECT id, {column} FROM {table} WHERE meeting = ?", (meeting,)
        ).fetchall()
        connection.executemany(
            f"UPDATE {table} SET {column} = ? WHERE id = ?",
            [(new, name) for name, text in said if (new := blacked_words(text, patterns)) != text],
        )
