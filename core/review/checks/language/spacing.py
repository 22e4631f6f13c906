"""Spaces before a comma or a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from core.language import _
from core.paragraph import Form
from core.review.check import Check, Tuned, Value
from core.review.checks.language.prose import prose
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.whole_text import different_words

_BEFORE = re.compile(r"(?<=[^\W_]) +(?=[,;](?:\s|$)|[.](?:\s+[A-ZÆØÅÄÖ]|$))")
_ALONE = re.compile(r"^[,;.]$", re.MULTILINE)
_SIGNS = (" ,", " ;", " .")


class Spacing(Check):
    """Spaces before a comma or a full stop. Where a document has more than `most` it was set so, or its
    extraction put them there.

    Two spaces side by side are not looked for: no text has them any more once it is read (`core.sources`).
    """

    id = "space-superfluous"
    group = Group.LANGUAGE
    severity = Severity.NOTE
    tuning: ClassVar[Mapping[str, Value]] = {"most": 20}

    def name(self) -> str:
        return _("Space before a comma or a full stop")

    def why(self) -> str:
        return _("Check spaces before a comma or a full stop: words may have been taken out there.")

    def advice(self) -> str:
        return _("Take the space out.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if not _ALONE.search(draft.once(different_words)):
            return
        most = tuned.number("most")
        found = [
            Hit(
                draft.span_in(paragraph, match.start(), match.end() + 1),
                _("A space stands before the mark."),
                subject=paragraph.text[max(0, match.start() - 20) : match.end() + 20],
            )
            for paragraph in prose(draft, Form.TEXT, Form.LIST)
            if any(sign in paragraph.text for sign in _SIGNS)  # the pattern takes long to find nothing
            for match in _BEFORE.finditer(paragraph.text)
        ]
        if len(found) <= most:
            yield from found
