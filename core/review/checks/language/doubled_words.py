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
from core.review.whole_text import in_one_line, paragraphs_with, said_twice
from core.review.word_lists import words_of

_TWICE = re.compile(r"(?<![\w./-])([^\W\d_]{2,}|i) +(\1)(?![\w/-])", re.IGNORECASE)
_MARKS = re.compile(r"(?<=[^\W_])(?:\.\.|,,|;;)(?=\s|$)")
_SIGNS = ("..", ",,", ";;")
_NEXT = re.compile(r"\W*(\w+)")
_LAST = re.compile(r"(\w+) $")
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
        within, before_figures = (
            frozenset(table["doubled_within"]),
            frozenset(table["doubled_before_figures"]),
        )
        never = frozenset(table["doubled_never_behind"])
        words = draft.once(said_twice) - (may - within - before_figures)
        with_marks = paragraphs_with(draft, *_SIGNS)
        for paragraph in draft.paragraphs:
            if paragraph.form not in _FORMS:
                continue
            if paragraph.start in with_marks and is_prose(paragraph, Form.TEXT, Form.LIST):
                yield from _marks(draft, paragraph)
            if not _may_hold(paragraph, words):
                continue
            for match in _TWICE.finditer(paragraph.text):
                word = match[1].lower()
                behind = _NEXT.match(paragraph.text, match.end())
                follows = behind[1] if behind is not None else ""
                meant = word in may or follows in before.get(word, ())
                if word in within:
                    meant = not match[1][0].isupper()
                elif word in before_figures:
                    meant = follows[:1].isdigit() and _last_word(paragraph.text, match.start()) not in never
                if not meant and (match[2].islower() or _is_no_name(draft, word, match)):
                    yield Hit(
                        draft.span_in(paragraph, *match.span()),
                        _("“{word}” stands there twice.").format(word=match[1]),
                    )


def _last_word(text: str, end: int) -> str:
    """The word that ends before a place, in small letters."""
    before = _LAST.search(text[:end])
    return before[1].lower() if before is not None else ""


def _is_no_name(draft: Draft, word: str, match: re.Match[str]) -> bool:
    """Whether two words with capitals are no name: the text has them in small letters, too."""
    return match[1] == match[2].capitalize() and f" {word} " in draft.once(in_one_line)


def _marks(draft: Draft, paragraph: DraftParagraph) -> Iterator[Hit]:
    """Two full stops, or two commas, behind a word."""
    text = paragraph.text
    for match in _MARKS.finditer(text):
        yield Hit(
            draft.span_in(paragraph, *match.span()),
            _("“{marks}” stands behind “{word}”: one is enough.").format(
                marks=match[0], word=text[: match.start()].rsplit(maxsplit=1)[-1]
            ),
            subject=text[max(0, match.start() - 20) : match.end()],
            severity=Severity.NOTE,
        )


def _may_hold(paragraph: DraftParagraph, words: Set[str]) -> bool:
    """Whether a paragraph has a word that the text says twice, or is cut by the end of a page."""
    if len(paragraph.paragraph.pieces) > 1:
        return True
    if not words:
        return False
    text = paragraph.text.lower()
    return any(word in text for word in words)
