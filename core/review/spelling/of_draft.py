"""What of a draft is spelt, and the words that are right in it besides."""

from __future__ import annotations

from collections.abc import Iterable

from core.minutes import NodeKind
from core.review.draft import Draft, DraftParagraph
from core.review.spelling.word_files import own_words

_LEFT_OUT = (NodeKind.CONTENTS, NodeKind.FURNITURE)  # what it lists stands in the headings once more


def spelt_paragraphs(draft: Draft) -> tuple[DraftParagraph, ...]:
    """The paragraphs whose words are spelt, in order."""
    return tuple(each for each in draft.paragraphs if each.kind not in _LEFT_OUT)


def known_words(of_rules: Iterable[str]) -> frozenset[str]:
    """The words that the rules and the reader's own list call right."""
    return frozenset(word for phrase in of_rules for word in phrase.split()) | own_words()
