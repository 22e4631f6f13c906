"""Sentences that are long to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from core.language import _, ngettext
from core.paragraph import Form
from core.parsing.sentence_ends import sentence_spans, sure_pieces
from core.review.check import Check, Tuned, Value
from core.review.checks.language.prose import prose
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity

_WORD = re.compile(r"[^\W_]+(?:[-.,:/’'][^\W_]+)*")
_BULLET = re.compile(r"\s[•▪●–-]\s|;\s|\s(?:\d{1,2}|[a-zæøå])[.)]\s")
_LETTERS = bytes(each for each in range(256) if chr(each).isalnum())
"""Letters and figures in Latin-1. Those that it lacks count as what parts words."""


class LongSentence(Check):
    """Sentences of more words than `words`."""

    id = "sentence-long"
    group = Group.LANGUAGE
    severity = Severity.NOTE
    tuning: ClassVar[Mapping[str, Value]] = {"words": 40}

    def name(self) -> str:
        return _("Long sentence")

    def why(self) -> str:
        return _("Check long sentences: minutes are read by people who were not there.")

    def advice(self) -> str:
        return _("Make two of it, or a list.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        most = tuned.number("words")
        for paragraph in prose(draft, Form.TEXT, Form.LIST):
            text = paragraph.text
            if text.count(" ") < most:
                continue
            if not any(_may_be_long(each, most) for each in sure_pieces(text, draft.words)):
                continue
            for span in sentence_spans(text, draft.words):
                count = len(_WORD.findall(text, span.start, span.end))
                # what counts up its parts is a list, though it stands in one paragraph
                if count > most and len(_BULLET.findall(text, span.start, span.end)) < 2:
                    yield Hit(
                        draft.span_in(paragraph, span.start, span.end),
                        ngettext(
                            "This sentence has {count} word.", "This sentence has {count} words.", count
                        ).format(count=count),
                    )


def _may_be_long(text: str, most: float) -> bool:
    """Whether a text may have more than `most` words: what parts them is counted at once, they themselves
    take long."""
    if len(text) <= 2 * most:
        return False
    return len(text.encode("latin-1", "replace").translate(None, _LETTERS)) >= most
