"""Findings as JSON (docs/schemas/findings.schema.json)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from core.exports.review.checked import Checked, check_of

Values = dict[str, Any]


def as_json(files: Sequence[Checked]) -> str:
    """All findings as JSON, ending in a newline; the list is empty where nothing was found."""
    values = {
        "files": [
            {
                "file": each.file,
                "kind": each.meeting.kind.value,
                "draft": each.is_draft,
                "body": each.meeting.body,
                "date": each.meeting.date.isoformat() if each.meeting.date else None,
                "not_checked": list(each.lacking),
            }
            for each in files
        ],
        "findings": [finding for each in files for finding in _findings(each)],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _findings(checked: Checked) -> Iterator[Values]:
    for each in checked.findings:
        item = None if each.item is None else checked.meeting.items[each.item]
        check = check_of(each, checked.rules)
        yield {
            "file": checked.file,
            "check": each.check,
            "group": each.group.value,
            "severity": each.severity.value,
            "message": each.message,
            "advice": each.advice,
            "why": checked.rules.why(check),
            "source": checked.rules.source(check, checked.meeting.language) or None,
            "item": None if item is None else item.number,
            "title": None if item is None else item.title,
            "role": None if each.role is None else each.role.value,
            "quote": each.quote,
            "start": None if each.span is None else each.span.start,
            "end": None if each.span is None else each.span.end,
            "page": None if each.page is None else each.page + 1,
            "suggestions": list(each.suggestions),
            "let_be": each.allowed,
            "key": each.key,
        }
