"""The report of changes as JSON (docs/schemas/changes.schema.json)."""

from __future__ import annotations

import json
from typing import Any

from core.exports.changes.reported import ChangeReport
from core.source_text import Span
from core.versions.changes.change import Change, Show
from core.versions.changes.change_words import items_of
from core.versions.changes.recommendation import followed
from core.versions.changes.unread_pages import unread_pages
from core.versions.version import Version

Values = dict[str, Any]


def as_json(report: ChangeReport) -> str:
    """`report` as JSON, ending in a newline. Where nothing changed the list is empty."""
    comparison = report.comparison
    values = {
        "old": _document(comparison.old, report.names.old),
        "new": _document(comparison.new, report.names.new),
        "remark": comparison.remark,
        "show": report.show.value,
        "closed_items_left_out": report.left_out,
        "changes": [_change(report, each) for each in report.changes],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _document(version: Version, name: str) -> Values:
    meeting = version.meeting
    return {
        "file": name or None,
        "kind": meeting.kind.value,
        "draft": meeting.draft,
        "body": meeting.body,
        "date": meeting.date.isoformat() if meeting.date else None,
        "unread_pages": [page + 1 for page in unread_pages(version.source)],
    }


def _change(report: ChangeReport, change: Change) -> Values:
    comparison = report.comparison
    old, new = items_of(change, comparison.old.meeting, comparison.new.meeting)
    item = new or old
    return {
        "kind": change.kind.value,
        "part": change.part.value,
        "item": item.number if item is not None else None,
        "title": item.title if item is not None else None,
        "old_item": old.number if old is not None else None,
        "new_item": new.number if new is not None else None,
        "role": change.role.value if change.role is not None else None,
        "section": change.label or None,
        "old": change.old,
        "new": change.new,
        "figures": change.figures,
        "words": [{"kind": each.kind.value, "text": each.text} for each in change.pieces],
        **_followed(report, change),
        **_place("old", comparison.old, change.old_span),
        **_place("new", comparison.new, change.new_span),
    }


def _followed(report: ChangeReport, change: Change) -> Values:
    """Of a decision, what it made of the recommendation."""
    if report.show is not Show.AGAINST or change.new_item is None:
        return {}
    return {"followed": followed(report.comparison.new, change.new_item).value}


def _place(side: str, version: Version, span: Span | None) -> Values:
    """Code points in the text of a side, and the page, counted from 1."""
    page = version.source.page_of(span.start) if span is not None else None
    return {
        f"{side}_start": span.start if span is not None else None,
        f"{side}_end": span.end if span is not None else None,
        f"{side}_page": None if page is None else page + 1,
    }
