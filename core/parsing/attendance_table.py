"""Who came, told in a table: a row for each, with a column that says whether they did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.parsing.people import looks_like_name
from core.parsing.rows import Row
from core.parsing.vocabulary import Vocabulary, key_of

_FEWEST = 2
_NOTED = re.compile(r"^\W+")


def people_in_table(rows: Sequence[Row], words: Vocabulary) -> list[tuple[str, list[str]]]:
    """The lists of those who came and of those who did not, as the labelled lists of a head are; none where
    no table tells. Each name stands with what is noted of it: "A B (stedfortræder for C D)"."""
    for at, row in enumerate(rows):
        columns = [key_of(cell) for cell in _cells(row)]
        status = next((place for place, key in enumerate(columns) if key in _keys("status", words)), None)
        if status and columns[0] in _keys("names", words):
            came, away = _lists(rows[at + 1 :], status, words)
            if len(came) + len(away) >= _FEWEST:
                return [("participants", came), ("absent", away)]
    return []


def _lists(rows: Sequence[Row], status: int, words: Vocabulary) -> tuple[list[str], list[str]]:
    came: list[str] = []
    away: list[str] = []
    for row in rows:
        cells = _cells(row)
        if len(cells) <= status or not looks_like_name(cells[0].partition(",")[0]):
            break
        yes = words.pattern("attendance_table", "came").match(cells[status])
        no = words.pattern("attendance_table", "away").match(cells[status])
        if no:
            away.append(cells[0])
        elif yes:
            note = _NOTED.sub("", cells[status][yes.end() :]).strip("() ")
            came.append(f"{cells[0]} ({note})" if note else cells[0])
        else:
            break
    return came, away


def _cells(row: Row) -> list[str]:
    """The cells of a table's row; one where it is none."""
    return [cell.strip() for cell in row.text.strip("|\t ").replace("|", "\t").split("\t")]


def _keys(name: str, words: Vocabulary) -> frozenset[str]:
    return words.keys("attendance_table", name)
