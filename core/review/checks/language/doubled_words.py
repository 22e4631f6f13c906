"""Words that stand there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from core.language import _
from core.review.check import Check, Tuned
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.whole_text import said_twice
from core.review.word_lists import words_of
from core.running_text import Form

_TWICE = re.compile(r"(?<![\w./-])([^\W\d_]{2,}) +(\1)(?![\w/-])", re.IGNORECASE)
_FORMS = (Form.TEXT, Form.LIST, Form.ITEM, Form.STRONG, Form.SECTION)


class DoubledWord(Check):
    """The same word twice, side by side, where a sentence cannot mean that."""

    id = "word-doubled"
    group = Group.LANGUAGE
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Word that stands there twice")

    def why(self) -> str:
        return _("Check words that stand there twice: what was moved while writing leaves them behind.")

    def advice(self) -> str:
        return _("Take one of the two out.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        may = frozenset(words_of("language", draft.meeting.language)["doubled"])
        words = draft.once(said_twice) - may
        for paragraph in draft.paragraphs:
            if paragraph.form not in _FORMS or not _may_hold(paragraph, words):
                continue
            for match in _TWICE.finditer(paragraph.text):
                # two capitals are a name
                if match[1].lower() not in may and match[2].islower():
                    yield Hit(
                        draft.span_in(paragraph, *match.span()),
                        _("“{word}” stands there twice.").format(word=match[1]),
                        suggestions=(match[1],),
                    )


def _may_hold(paragraph: DraftParagraph, words: Set[str]) -> bool:
    """Whether a paragraph has a word that the text says twice, or is cut by the end of a page."""
    if len(paragraph.paragraph.pieces) > 1:
        return True
    text = paragraph.text.lower() if words else ""
    return any(word in text for word in words)
