"""What annotations hang on, to and from the library: as columns, and as JSON in one column."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from core.annotations import ItemKey, PageBox, Passage
from core.carried import Anchor, Candidate, CarryReason
from core.library.rows import Row, to_json
from core.minutes import Role
from core.source_text import Box, Span

ANCHOR_COLUMNS = (
    "item_number, item_title, item_case_number, quote, prefix, suffix, start_offset, end_offset, role, boxes"
)
"""Of an annotation, or of a place where one stood."""


def anchor_values(anchor: Anchor) -> Row:
    """The columns `ANCHOR_COLUMNS` of `anchor`."""
    item, passage = anchor.item, anchor.passage
    key = (item.number, item.title, item.case_number)
    if passage is None:
        return (*key, *(None,) * 6, "[]")
    words = (passage.quote, passage.prefix, passage.suffix)
    return (*key, *words, *passage.span, passage.role.value, to_json(_boxes(passage)))


def to_anchor(row: Row) -> Anchor:
    """The anchor of the columns `ANCHOR_COLUMNS`."""
    number, title, case_number, quote, prefix, suffix, start, end, role, boxes = row
    passage = None
    if quote is not None:
        passage = Passage(quote, prefix, suffix, Span(start, end), Role(role), _page_boxes(json.loads(boxes)))
    return Anchor(ItemKey(number, title, case_number), passage)


def anchor_to_json(anchor: Anchor | None) -> str | None:
    """`anchor` as JSON; None as None."""
    return None if anchor is None else to_json(_told(anchor))


def anchor_from_json(text: str | None) -> Anchor | None:
    """What `anchor_to_json` wrote."""
    return None if text is None else _anchor(json.loads(text))


def candidates_to_json(candidates: Iterable[Candidate]) -> str:
    """The candidates as an array of JSON objects: anchors with their score and reason."""
    return to_json(
        [_told(each.anchor) | {"score": each.score, "reason": each.reason.value} for each in candidates]
    )


def candidates_from_json(text: str) -> tuple[Candidate, ...]:
    """What `candidates_to_json` wrote."""
    return tuple(
        Candidate(_anchor(each), each["score"], CarryReason(each["reason"])) for each in json.loads(text)
    )


def _told(anchor: Anchor) -> dict[str, Any]:
    item, passage = anchor.item, anchor.passage
    told: dict[str, Any] = {
        "itemNumber": item.number,
        "itemTitle": item.title,
        "caseNumber": item.case_number,
    }
    if passage is not None:
        told |= {
            "exact": passage.quote,
            "prefix": passage.prefix,
            "suffix": passage.suffix,
            "start": passage.span.start,
            "end": passage.span.end,
            "role": passage.role.value,
            "boxes": _boxes(passage),
        }
    return told


def _anchor(told: dict[str, Any]) -> Anchor:
    key = ItemKey(told["itemNumber"], told["itemTitle"], told["caseNumber"])
    if "exact" not in told:
        return Anchor(key)
    words = (told["exact"], told["prefix"], told["suffix"])
    span, role = Span(told["start"], told["end"]), Role(told["role"])
    return Anchor(key, Passage(*words, span, role, _page_boxes(told["boxes"])))


def _boxes(passage: Passage) -> list[list[float]]:
    return [[each.page, *each.box] for each in passage.boxes]


def _page_boxes(boxes: Iterable[list[Any]]) -> tuple[PageBox, ...]:
    return tuple(PageBox(page, Box(*box)) for page, *box in boxes)
