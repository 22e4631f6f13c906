"""What of a draft is spelt, and the words that are right in it besides."""

from __future__ import annotations

from collections.abc import Iterable

from core.minutes import NodeKind
from core.review.checks.form.placeholder import left_over
from core.review.draft import Draft, DraftParagraph
from core.review.spelling.word_files import own_words
from core.source_text import Span

_LEFT_OUT = (NodeKind.CONTENTS, NodeKind.FURNITURE)  # what it lists stands in the headings once more


def spelt_paragraphs(draft: Draft) -> tuple[DraftParagraph, ...]:
    """The paragraphs whose words are spelt, in order."""
    return tuple(each for each in draft.paragraphs if each.kind not in _LEFT_OUT)


def is_left_over(draft: Draft, span: Span) -> bool:
    """Whether a word stands in what the template left: that is told as a whole."""
    return any(each.start <= span.start < each.end for each in draft.once(left_over))


def known_words(of_rules: Iterable[str]) -> frozenset[str]:
    """The words that the rules and the reader's own list call right."""
    return frozenset(word for phrase in of_rules for word in phrase.split()) | own_words()
