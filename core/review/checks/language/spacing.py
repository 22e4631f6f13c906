"""Spaces that are too many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from core.language import _
from core.review.check import Check, Tuned, Value
from core.review.checks.language.prose import prose
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.running_text import Form

_DOUBLE = re.compile(r"(?<=[^\W_][^\W_,.;])  +(?=[^\W_])|(?<=[^\W_][,.;])  +(?=[^\W_])")
_BEFORE = re.compile(r"(?<=[^\W_]) +(?=[,;](?:\s|$)|[.](?:\s+[A-ZÆØÅÄÖ]|$))")


class Spacing(Check):
    """Two spaces side by side, and spaces before a comma or a full stop.

    Where a document has more than `most` of a kind that is how it was set, and no slip.
    """

    id = "space-superfluous"
    group = Group.LANGUAGE
    severity = Severity.NOTE
    tuning: ClassVar[Mapping[str, Value]] = {"most": 20}

    def name(self) -> str:
        return _("Space too many")

    def why(self) -> str:
        return _("Check spaces that are too many: words may have been taken out there.")

    def advice(self) -> str:
        return _("Take the space out.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        most = tuned.number("most")
        paragraphs = tuple(prose(draft, Form.TEXT, Form.LIST))
        for pattern, message in (
            (_DOUBLE, _("Two spaces stand side by side.")),
            (_BEFORE, _("A space stands before the mark.")),
        ):
            found = [
                Hit(
                    draft.span_in(paragraph, match.start(), match.end() + (pattern is _BEFORE)),
                    message,
                    subject=paragraph.text[max(0, match.start() - 20) : match.end() + 20],
                )
                for paragraph in paragraphs
                for match in pattern.finditer(paragraph.text)
            ]
            if len(found) <= most:
                yield from found
