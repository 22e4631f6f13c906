"""Words that stand there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set

from core.language import _
from core.paragraph import Form
from core.review.check import Check, Tuned
from core.review.checks.language.prose import is_prose
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Group, Hit, Severity
from core.review.whole_text import said_twice
from core.review.word_lists import words_of

_TWICE = re.compile(r"(?<![\w./-])([^\W\d_]{2,}|i) +(\1)(?![\w/-])", re.IGNORECASE)
_MARKS = re.compile(r"(?<=[^\W_])(?:\.\.|,,|;;)(?=\s|$)")
_SIGNS = ("..", ",,", ";;")
_NEXT = re.compile(r"\W*(\w+)")
_FORMS = (Form.TEXT, Form.LIST, Form.ITEM, Form.STRONG, Form.SECTION)


class DoubledWord(Check):
    """The same word twice, side by side, where a sentence cannot mean that; or the same mark."""

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
        table = words_of("language", draft.meeting.language)
        may = frozenset(table["doubled"])
        before: Mapping[str, list[str]] = table["doubled_before"]
        words = draft.once(said_twice) - may
        for paragraph in draft.paragraphs:
            if paragraph.form not in _FORMS:
                continue
            yield from _marks(draft, paragraph)
            if not _may_hold(paragraph, words):
                continue
            for match in _TWICE.finditer(paragraph.text):
                # two capitals are a name
                word = match[1].lower()
                behind = _NEXT.match(paragraph.text, match.end())
                meant = word in may or (behind is not None and behind[1] in before.get(word, ()))
                if not meant and match[2].islower():
                    yield Hit(
                        draft.span_in(paragraph, *match.span()),
                        _("“{word}” stands there twice.").format(word=match[1]),
                        suggestions=(match[1],),
                    )


def _marks(draft: Draft, paragraph: DraftParagraph) -> Iterator[Hit]:
    """Two full stops, or two commas, behind a word."""
    text = paragraph.text
    if any(sign in text for sign in _SIGNS) and is_prose(paragraph, Form.TEXT, Form.LIST):
        for match in _MARKS.finditer(text):
            yield Hit(
                draft.span_in(paragraph, *match.span()),
                _("“{marks}” stands behind “{word}”: one is enough.").format(
                    marks=match[0], word=text[: match.start()].rsplit(maxsplit=1)[-1]
                ),
                suggestions=(match[0][0],),
                subject=text[max(0, match.start() - 20) : match.end()],
                severity=Severity.NOTE,
            )


def _may_hold(paragraph: DraftParagraph, words: Set[str]) -> bool:
    """Whether a paragraph has a word that the text says twice, or is cut by the end of a page."""
    if len(paragraph.paragraph.pieces) > 1:
        return True
    text = paragraph.text.lower() if words else ""
    return any(word in text for word in words)
