"""What in the library may belong to a case: found through the search index, judged by `core.likely_cases`."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.library.belonging.bodies import name_key
from core.library.case_trails.cases import CaseKey
from core.library.case_trails.trail_rows import TrailEntry
from core.likely_cases import LONG_TEXT, bare_text, bare_title
from core.words import words_of

MOST = 60
"""Items looked at for one thing that speaks for them, the newest."""
_ENTRIES = 8
"""Entries of a case whose titles and decisions are looked for, the newest."""
_WORDS = 4
"""The longest words of a title that are looked for: rare ones, mostly."""
_PHRASE = 10
_YEAR_NUMBER = re.compile(r"(\d\d)-(\d+)")


class Candidates(NamedTuple):
    """Items that may be of a case, how many items of the municipality bear the title of each, and those
    whose text names the case's number."""

    items: set[int]
    alike: dict[int, int]
    naming: set[int]


def naming(connection: sqlite3.Connection, case: CaseKey) -> list[int]:
    """Items without a number of their own whose text names that of the case."""
    return [item for item, key in _with_number(connection, case) if key is None]


def candidates(
    connection: sqlite3.Connection, municipality: str, case: CaseKey | None, entries: Sequence[TrailEntry]
) -> Candidates:
    """Items of the municipality that may be of the case with these `entries`."""
    found: set[int] = set()
    naming = set() if case is None else {item for item, _key in _with_number(connection, case)}
    found |= naming
    alike: dict[int, int] = {}
    titles: dict[str, str] = {bare_title(e.item.title): e.item.title for e in entries if e.item.title}
    for bare, title in list(titles.items())[-_ENTRIES:]:
        words = sorted(set(words_of(title)), key=len, reverse=True)[:_WORDS]
        if not words or len(bare) < 8:
            continue
        expression = "title : (" + " AND ".join(f'"{word}"' for word in words) + ")"
        rows = _found(connection, municipality, expression)
        same = [item for item, other in rows if other and bare_title(other) == bare]
        alike |= dict.fromkeys(same, len(same) + sum(bare == bare_title(e.item.title or "") for e in entries))
        found |= {item for item, _title in rows}
    for entry in entries[-_ENTRIES:]:
        found |= _of_decisions(connection, municipality, entry)
        journal = entry.sketch.journal_number
        if journal:
            expression = f'text : "{" ".join(words_of(journal))}"'
            found |= {item for item, _title in _found(connection, municipality, expression)}
        found |= _of_numbers(connection, municipality, entry.sketch.names)
    return Candidates(found, alike, naming)


def _of_decisions(connection: sqlite3.Connection, municipality: str, entry: TrailEntry) -> set[int]:
    """Items that repeat a decision of `entry`, and those whose decision it repeats."""
    found: set[int] = set()
    for text in entry.sketch.decided:
        if len(bare_text(text)) >= LONG_TEXT:
            phrase = " ".join(words_of(text)[:_PHRASE])
            found |= {item for item, _t in _found(connection, municipality, f'decisions : "{phrase}"')}
    for earlier in entry.sketch.repeated:
        if earlier.day is None:
            continue
        rows = connection.execute(
            "SELECT decision.item, decision.text, body.name_key FROM meeting"
            " JOIN register_entry ON register_entry.meeting = meeting.id"
            " JOIN decision ON decision.id = register_entry.decision"
            " LEFT JOIN body ON body.id = meeting.body_id"
            " WHERE meeting.date = ? AND meeting.deleted IS NULL"
            " AND coalesce(body.municipality_key, '') = ?",
            (earlier.day.isoformat(), municipality),
        )
        wanted, body = bare_text(earlier.text), name_key(earlier.body)
        found |= {item for item, text, key in rows if bare_text(text) == wanted and body in ("", key)}
    return found


def _of_numbers(connection: sqlite3.Connection, municipality: str, keys: Iterable[str]) -> set[int]:
    return {
        item
        for key in keys
        for (item,) in connection.execute(
            "SELECT index_entry.item FROM index_entry LEFT JOIN body ON body.id = index_entry.body"
            " WHERE case_key = ? AND coalesce(body.municipality_key, '') = ?",
            (key, municipality),
        )
    }


def _found(
    connection: sqlite3.Connection, municipality: str, expression: str
) -> list[tuple[int, str | None]]:
    return connection.execute(
        "SELECT entry.item, item.title FROM item_search"
        " CROSS JOIN index_entry AS entry ON entry.id = item_search.rowid"
        " CROSS JOIN item ON item.id = entry.item CROSS JOIN body ON body.id = entry.body"
        " WHERE item_search MATCH ? AND body.municipality_key = ?"
        " ORDER BY item_search.rowid DESC LIMIT ?",
        (expression, municipality, MOST),
    ).fetchall()


def _with_number(connection: sqlite3.Connection, case: CaseKey) -> list[tuple[int, str | None]]:
    """Items of the municipality that name the case's number anywhere, but for those that bear it, with the
    key of the number they bear themselves."""
    number = _YEAR_NUMBER.fullmatch(case.key)
    if number is None:  # letters and digits run together: no writing of it can be looked for
        return []
    year, count = number.groups()
    counts = dict.fromkeys((count, *(count.zfill(width) for width in range(4, 9))))
    phrases = [f'"{written} {each}"' for written in (year, f"20{year}") for each in counts]
    looked_for = re.compile(rf"(?<![\w./-])(?:20)?{year} ?[-/] ?0*{count}(?![\w/-])")
    found = connection.execute(
        "SELECT entry.item, entry.case_key, substr(source.text, entry.start_offset + 1,"
        " entry.end_offset - entry.start_offset) FROM item_search"
        " CROSS JOIN index_entry AS entry ON entry.id = item_search.rowid"
        " CROSS JOIN parse ON parse.id = entry.parse CROSS JOIN source ON source.id = parse.source"
        " CROSS JOIN body ON body.id = entry.body"
        " WHERE item_search MATCH ? AND body.municipality_key = ? AND entry.item IS NOT NULL"
        " AND entry.case_key IS NOT ? ORDER BY item_search.rowid DESC LIMIT ?",
        (f"text : ({' OR '.join(phrases)})", case.municipality, case.key, MOST),
    )
    return [(item, key) for item, key, text in found if looked_for.search(text)]
