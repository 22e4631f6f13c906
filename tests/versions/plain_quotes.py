"""The plain approach that web annotators use, to be measured beside the program's own: a quote and 32
characters of context on either side (TextQuoteSelector of the W3C Web Annotation model), in the whole text.

As Hypothesis and dom-anchor-text-quote do: the exact quote first, among several the one with the most context
and nearest to where it stood; then the stretch that is most like it, at most half of it different. It knows
no items, and is always sure. Runs of spaces and line ends count as one space here, which does it a favour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from core.annotations import Passage
from core.source_text import Span

_QUOTE, _PREFIX, _SUFFIX, _POSITION = 50.0, 20.0, 20.0, 2.0  # weights, as Hypothesis has them
_LEAST = 50.0  # of 100: how alike the best stretch must be
_STEP = 3  # windows of four quotes, one and a third quotes apart

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class PlainText:
    """A text with its runs of spaces as one; `offsets` lead back."""

    text: str
    offsets: list[int]

    @classmethod
    def of(cls, text: str) -> PlainText:
        """The plain form of a text."""
        offsets = [
            at for at, each in enumerate(text) if not each.isspace() or not text[at - 1 : at].isspace()
        ]
        return cls("".join(" " if text[at].isspace() else text[at] for at in offsets), offsets)

    def find(self, passage: Passage, length: int) -> tuple[Span, bool] | None:
        """Where a passage of a text of `length` characters stands here, and whether its very words do."""
        quote = _SPACES.sub(" ", passage.quote).strip()
        prefix, suffix = _SPACES.sub(" ", passage.prefix), _SPACES.sub(" ", passage.suffix)
        if not quote:
            return None
        hint = int(passage.span.start / max(1, length) * len(self.text))
        exact = [Span(found.start(), found.end()) for found in re.finditer(re.escape(quote), self.text)]
        spans = exact or list(self._alike(quote))
        if not spans:
            return None
        best = max(spans, key=lambda span: self._score(span, quote, prefix, suffix, hint))
        last = self.offsets[best.end - 1] + 1
        return Span(self.offsets[best.start], last), bool(exact)

    def _alike(self, quote: str) -> list[Span]:
        width = max(40, len(quote) * 4)
        found = set()
        for start in range(0, max(1, len(self.text) - width // 2), max(1, width // _STEP)):
            window = self.text[start : start + width]
            if len(window) < len(quote):
                continue
            best = fuzz.partial_ratio_alignment(quote, window, score_cutoff=_LEAST)
            if best is not None and best.dest_end > best.dest_start:
                found.add(Span(start + best.dest_start, start + best.dest_end))
        return sorted(found)

    def _score(self, span: Span, quote: str, prefix: str, suffix: str, hint: int) -> float:
        text = self.text
        alike = Indel.normalized_similarity(quote, text[span.start : span.end])
        before = Indel.normalized_similarity(prefix, text[max(0, span.start - len(prefix)) : span.start])
        after = Indel.normalized_similarity(suffix, text[span.end : span.end + len(suffix)])
        near = 1 - abs(span.start - hint) / max(1, len(text))
        return _QUOTE * alike + _PREFIX * before + _SUFFIX * after + _POSITION * near
