"""Spells a draft in short steps, what is in view first: beside other work, nobody waits for it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.review.checks.language.spelling import Spelling, hit_of
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Finding, Hit
from core.review.rules import Rules
from core.review.running import findings
from core.review.spelling.dictionaries import dictionary_for, lacking, unknown_machine, unreadable
from core.review.spelling.dictionary_words import words_of_dictionary
from core.review.spelling.document_words import DocumentWords
from core.review.spelling.of_draft import is_left_over, known_words, spelt_paragraphs
from core.review.spelling.other_languages import is_in_language, other_language
from core.review.spelling.speller import Speller
from core.review.spelling.tokens import Token
from core.review.spelling.wish import SpellingWish
from core.source_text import Span

STEP = 0.03
"""Seconds after which a step ends with the next word. A misspelt one takes some 0.01 s, a long one 0.08 s."""


@dataclass(slots=True)
class _Read:
    """A paragraph, its words, and how many of them are judged."""

    paragraph: DraftParagraph
    tokens: tuple[Token, ...]
    judged: int = 0


class SpellingRun:
    """The spelling of one draft. Making one reads the dictionary, once in a process (0.4 s), no more.

    `lacking` is a sentence where it cannot be done, and nothing is found then; None where it can, and where
    the rules switch it off. That most words are of another language is known when all are read.
    """

    def __init__(self, draft: Draft, rules: Rules, wish: SpellingWish) -> None:
        self.lacking: str | None = None
        self._draft = draft
        self._rules = rules
        self._check = Spelling()
        self._paragraphs: tuple[DraftParagraph, ...] = ()
        self._read: list[_Read] = []
        self._left: list[_Read] = []
        self._at_read = 0
        speller = self._speller(wish)
        if speller is not None:
            self._paragraphs = spelt_paragraphs(draft)
            self._speller_of = speller

    def _speller(self, wish: SpellingWish) -> Speller | None:
        language = self._draft.meeting.language
        if not self._rules.is_on(self._check):
            return None
        found = dictionary_for(language, wish.dictionary)
        if found is None:
            self.lacking = lacking(language)
            return None
        repeated = int(self._rules.tuned(self._check).number("repeated"))
        self._document = DocumentWords(self._draft.meeting, repeated)
        try:
            words = words_of_dictionary(found)
        except ImportError:  # there is none for this machine
            self.lacking = unknown_machine()
            return None
        except OSError:
            self.lacking = unreadable(found)
            return None
        return Speller(language, words, known_words(self._rules.known), self._document)

    @property
    def of(self) -> int:
        """Paragraphs that are spelt in all."""
        return len(self._paragraphs)

    @property
    def done(self) -> int:
        """Paragraphs that are spelt already. Their words are read first: until then none is."""
        return len(self._read) - len(self._left) if self._is_read else 0

    @property
    def is_done(self) -> bool:
        """Whether there is nothing left to do."""
        return self._is_read and not self._left

    @property
    def _is_read(self) -> bool:
        return len(self._read) == len(self._paragraphs)

    def step(self, visible: Sequence[Span] = ()) -> tuple[Finding, ...]:
        """Go on for some 30 ms, and give what was found; first in the paragraphs within `visible`."""
        end = time.perf_counter() + STEP
        while not self._is_read:
            self._read_next()
            if time.perf_counter() > end:
                return ()
        found: list[Hit] = []
        while self._left:
            found += self._judge(self._next(visible), end)
            if time.perf_counter() > end:
                break
        return tuple(findings(self._draft, self._rules, self._check, found))

    def rest(self) -> Iterator[Finding]:
        """All that is left to be found, for who waits for it."""
        while not self.is_done:
            yield from self.step()

    def _read_next(self) -> None:
        paragraph = self._paragraphs[len(self._read)]
        tokens = self._speller_of.tokens(paragraph.text)
        self._document.take(tokens, paragraph.item)
        self._read.append(_Read(paragraph, tokens))
        if self._is_read:
            if is_in_language(self._speller_of, (token for each in self._read for token in each.tokens)):
                self._left = list(reversed(self._read))  # the next is the last: it is taken from there
            else:
                self.lacking = other_language()

    def _next(self, visible: Sequence[Span]) -> _Read:
        """The first paragraph in view that is left, else the first of all."""
        for each in reversed(self._left) if visible else ():
            span = each.paragraph.paragraph.span
            if any(span.start < seen.end and seen.start < span.end for seen in visible):
                return each
        return self._left[-1]

    def _judge(self, read: _Read, end: float) -> Iterator[Hit]:
        """Judge the words of a paragraph until time is up."""
        if not read.judged and not is_in_language(self._speller_of, read.tokens):
            read.judged = len(read.tokens)
        while read.judged < len(read.tokens):
            token = read.tokens[read.judged]
            read.judged += 1
            for wrong in self._speller_of.wrong_of((token,)):
                hit = hit_of(self._draft, read.paragraph, wrong)
                if hit.span is None or not is_left_over(self._draft, hit.span):
                    yield hit
            if time.perf_counter() > end:
                break
        if read.judged == len(read.tokens):
            self._left.remove(read)
