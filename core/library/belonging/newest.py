"""In which order the versions of a meeting stand before one another."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import PurePath
from typing import NamedTuple

from core.minutes import DocumentKind
from core.parsing.version import LANGUAGES
from core.parsing.word_files import built_in_words

RANK = {
    DocumentKind.MINUTES: 0,
    DocumentKind.AGENDA: 1,
    DocumentKind.SUPPLEMENT: 2,
    DocumentKind.CLOSED_PART: 3,
    DocumentKind.ATTACHMENT: 4,
}
"""What of a meeting stands before what."""

_HEAD = 600
"""Code points of a document before its first item in which it may say that it was amended."""


class RankedVersion(NamedTuple):
    """A version and the fingerprint of its file."""

    version: int
    file: str


class _Row(NamedTuple):
    version: int
    kind: str
    draft: bool
    produced: str | None
    file: str


def newest_first(connection: sqlite3.Connection, meeting: str) -> list[RankedVersion]:
    """The versions of `meeting`: minutes before agendas, final before draft, then by the day of
    production. Where one of several alike does not say that day, those that say they were amended ("Revideret
    dagsorden") stand before the others. What is equal in all of that goes by the bytes' fingerprint, never by
    the order of import."""
    rows = [
        _Row(*row)
        for row in connection.execute(
            "SELECT version.id, document.kind, version.draft, version.produced, file.sha256 FROM document"
            " JOIN version ON version.document = document.id JOIN file ON file.id = version.file"
            " WHERE document.meeting = ?",
            (meeting,),
        )
    ]
    rows.sort(key=_rank)
    keys = {}
    for _alike, group in groupby(rows, key=_rank):
        its = list(group)
        is_dated = len(its) == 1 or all(row.produced for row in its)
        for row in its:
            amended = not is_dated and _is_amended(connection, row.version)
            keys[row.version] = (amended, row.produced or "")
    rows.sort(key=lambda row: (keys[row.version], row.file), reverse=True)
    rows.sort(key=_rank)
    return [RankedVersion(row.version, row.file) for row in rows]


def says_amended(lines: Iterable[str], name: str) -> bool:
    """Whether a document says that it takes the place of an earlier one: in the name of its file, or in a
    line that names the kind of document or nothing else."""
    amended, named = _words("amended"), _words("named")
    if not amended.isdisjoint(_split(PurePath(name).stem)):
        return True
    for line in lines:
        words = _split(line)
        if not amended.isdisjoint(words) and (len(words) == 1 or not named.isdisjoint(words)):
            return True
    return False


def _rank(row: _Row) -> tuple[int, bool]:
    return RANK[DocumentKind(row.kind)], bool(row.draft)


def _is_amended(connection: sqlite3.Connection, version: int) -> bool:
    row = connection.execute(
        "SELECT substr(source.text, 1, min(?, coalesce((SELECT min(start_offset) FROM item"
        "  WHERE item.parse = parse.id), ?))), json_extract(source.properties, '$.title'), file.name"
        " FROM version JOIN parse ON parse.id = version.parse JOIN source ON source.id = parse.source"
        " JOIN file ON file.id = version.file WHERE version.id = ?",
        (_HEAD, _HEAD, version),
    ).fetchone()
    if row is None:
        return False
    head, title, name = row
    return says_amended([*head.splitlines(), title or ""], name)


@cache
def _words(name: str) -> frozenset[str]:
    """The words of all languages that say that a document was amended, or `named` what it is."""
    found = (built_in_words(language) for language in LANGUAGES)
    if name == "amended":
        return frozenset(word for words in found for word in words["versions"]["amended"])
    return frozenset(
        word
        for words in found
        for listed in (words["versions"]["named"], words["kinds"]["agenda"], words["kinds"]["minutes"])
        for word in listed
        if " " not in word
    )


def _split(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text).casefold())
