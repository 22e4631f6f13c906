"""Finding words in the titles, decisions, notes, follow-ups and tags of all meetings."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.annotations import AnnotationKind, ItemKey, MeetingId, find_item
from core.library.opening import Library
from core.library.parsed import read_items
from core.library.rows import to_date
from core.library.searching.words import Wanted, wanted
from core.minutes import AgendaItem

HitKind = Literal["title", "decision", "note", "follow_up", "tag"]
Parts = tuple[tuple[str, bool], ...]
"""Pieces of a snippet, each with whether it is a hit."""

_HIT_KINDS: dict[AnnotationKind, HitKind] = {AnnotationKind.TAG: "tag", AnnotationKind.FOLLOW_UP: "follow_up"}
_NO_ITEM = ItemKey(None, None)  # what stands before the first

BEFORE, AFTER = 60, 120  # code points of a snippet around its first hit
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: in which item of which meeting, in which of its texts, and where to go in the source.

    `item_index` and `offset` are None where the item of an annotation is not in the version in front;
    `item_index` alone where it stands before the first.
    """

    meeting: MeetingId
    body: str | None
    municipality: str | None
    date: date | None
    item: ItemKey
    item_index: int | None
    kind: HitKind
    parts: Parts
    offset: int | None


def find(library: Library, words: str, limit: int = 50) -> list[Hit]:
    """At most `limit` hits for all of `words`, the newest meeting first.

    A word finds itself, what begins with it, its inflected forms, and compounds it is a part of. An item is
    one hit, in its title where that holds all words, otherwise in its decisions. Raises LibraryError.
    """
    with library.snapshot() as connection:
        sought = wanted(connection, words)
        if not sought or limit < 1:
            return []
        expression = " AND ".join(word.expression() for word in sought)
        hits = _items(connection, sought, expression, limit) + _annotations(
            connection, sought, expression, limit
        )
    return sorted(hits, key=lambda hit: hit.date or date.min, reverse=True)[:limit]


def _items(
    connection: sqlite3.Connection, sought: Sequence[Wanted], expression: str, limit: int
) -> list[Hit]:
    # CROSS JOIN keeps the index the outer loop: it gives its rows newest first and stops at the limit
    found = connection.execute(
        "SELECT meeting.id, meeting.body, meeting.municipality, meeting.date, item.id, item.position,"
        " item.number, item.title, item.case_number, item.heading_start"
        " FROM item_search CROSS JOIN index_entry ON index_entry.id = item_search.rowid"
        " CROSS JOIN item ON item.id = index_entry.item"
        " CROSS JOIN version ON version.parse = item.parse"
        " CROSS JOIN meeting ON meeting.front = version.id"
        " WHERE item_search MATCH ? ORDER BY item_search.rowid DESC LIMIT ?",
        (f"{{title decisions}} : ({expression})", limit),
    ).fetchall()
    hits = []
    for meeting, body, municipality, day, item, position, number, title, case_number, start in found:
        kind: HitKind = "title"
        text, offset = title or "", start
        if not _holds_all(text, sought):
            decision = _best_decision(connection, item, sought)
            if decision is not None:
                kind, (text, offset) = "decision", decision
        hits.append(
            Hit(
                meeting=MeetingId(meeting),
                body=body,
                municipality=municipality,
                date=to_date(day),
                item=ItemKey(number, title, case_number),
                item_index=position,
                kind=kind,
                parts=_marked(text, sought) if kind == "title" else _snippet(text, sought),
                offset=offset,
            )
        )
    return hits


def _best_decision(
    connection: sqlite3.Connection, item: int, sought: Sequence[Wanted]
) -> tuple[str, int] | None:
    """Text and start of the decision that holds most of the words; None where none holds any."""
    found = connection.execute(
        "SELECT text, start_offset FROM decision WHERE item = ? ORDER BY own DESC, position", (item,)
    ).fetchall()
    best = max(found, key=lambda row: _count(row[0], sought), default=None)
    return None if best is None or _count(best[0], sought) == 0 else (best[0], best[1])


def _annotations(
    connection: sqlite3.Connection, sought: Sequence[Wanted], expression: str, limit: int
) -> list[Hit]:
    found = connection.execute(
        "SELECT meeting.id, meeting.body, meeting.municipality, meeting.date, annotation.item_number,"
        " annotation.item_title, annotation.item_case_number, annotation.kind, annotation.text,"
        " annotation.start_offset, version.parse"
        " FROM annotation_search CROSS JOIN annotation ON annotation.row = annotation_search.rowid"
        " CROSS JOIN meeting ON meeting.id = annotation.meeting"
        " LEFT JOIN version ON version.id = meeting.front"
        " WHERE annotation_search MATCH ? ORDER BY meeting.date DESC, annotation.row DESC LIMIT ?",
        (f"{{text}} : ({expression})", limit),
    ).fetchall()
    agendas: dict[int, Sequence[AgendaItem]] = {}
    hits = []
    for meeting, body, municipality, day, number, title, case_number, kind, text, start, parse in found:
        if parse not in agendas:
            agendas[parse] = () if parse is None else read_items(connection, parse)
        key = ItemKey(number, title, case_number)
        index = find_item(agendas[parse], key)
        hit_kind = _HIT_KINDS.get(AnnotationKind(kind), "note")
        if index is None:
            offset = start if key == _NO_ITEM else None
        else:
            offset = _place_in(agendas[parse][index], start)
        hits.append(
            Hit(
                meeting=MeetingId(meeting),
                body=body,
                municipality=municipality,
                date=to_date(day),
                item=key,
                item_index=index,
                kind=hit_kind,
                parts=_marked(text, sought) if hit_kind == "tag" else _snippet(text, sought),
                offset=offset,
            )
        )
    return hits


def _place_in(item: AgendaItem, start: int | None) -> int:
    """Where the annotation's passage starts, if that still lies in its item; otherwise the item's heading."""
    if start is not None and item.span.start <= start < item.span.end:
        return start
    return item.heading.start


def _holds_all(text: str, sought: Sequence[Wanted]) -> bool:
    return _count(text, sought) == len(sought)


def _count(text: str, sought: Sequence[Wanted]) -> int:
    words = [word.lower() for word in _WORD.findall(text)]
    return sum(any(map(want.matches, words)) for want in sought)


def _marked(text: str, sought: Sequence[Wanted]) -> Parts:
    """`text` in pieces, hits apart."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if any(want.matches(word) for want in sought):
            if match.start() > at:
                pieces.append((text[at : match.start()], False))
            pieces.append((match.group(), True))
            at = match.end()
    if at < len(text):
        pieces.append((text[at:], False))
    return tuple(pieces)


def _snippet(text: str, sought: Sequence[Wanted]) -> Parts:
    """The words around the first hit in `text`, on one line, with an ellipsis where something is cut off."""
    text = " ".join(text.split())
    first = next(
        (
            match
            for match in _WORD.finditer(text)
            if any(want.matches(match.group().lower()) for want in sought)
        ),
        None,
    )
    at = 0 if first is None else first.start()
    start = 0 if at <= BEFORE else text.find(" ", at - BEFORE, at) + 1 or at
    end = min(len(text), max(at, BEFORE) + AFTER)
    if end < len(text):
        end = max(text.rfind(" ", at, end), first.end() if first else 0) if " " in text[at:end] else end
    return _marked(("… " if start else "") + text[start:end] + (" …" if end < len(text) else ""), sought)
