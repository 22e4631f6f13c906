"""Spells a draft in short steps, what is in view first: beside other work, nobody waits for it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import inf

from core.circles import no_search_for_circles
from core.review.check import Check
from core.review.checks.language.compound_apart import CompoundApart, apart_hit
from core.review.checks.language.spelling import Spelling, hit_of, is_left_over
from core.review.draft import Draft, DraftParagraph
from core.review.finding import Finding, Hit
from core.review.rules import Rules
from core.review.running import findings
from core.review.spelling.dictionaries import dictionary_for, lacking, unknown_machine, unreadable
from core.review.spelling.dictionary_words import OutOfTime, words_of_dictionary
from core.review.spelling.document_words import DocumentWords
from core.review.spelling.english import english_draft, is_english
from core.review.spelling.of_draft import known_words, spelt_paragraphs
from core.review.spelling.other_languages import is_in_language, other_language
from core.review.spelling.speller import Speller
from core.review.spelling.tokens import Token
from core.review.spelling.wish import SpellingWish
from core.review.spelling.written_apart import Apart
from core.review.spelling.written_forms import written_form
from core.source_text import Span

STEP = 0.03
"""Seconds after which a step ends with the next word."""
LONGER = 0.015
"""Seconds more in which that word may end; else it is asked for again in the next step: what was answered of
it is kept. A misspelt word takes some 0.01 s, a long one 0.1 s and more."""


@dataclass(slots=True)
class _Read:
    """A paragraph, its words, and how many of them are judged."""

    paragraph: DraftParagraph
    tokens: tuple[Token, ...]
    judged: int = 0
    halves: frozenset[int] | None = None
    """Words that are told with the next one, as a compound written apart; None until they are known."""


class SpellingRun:
    """The spelling of one draft. Making one reads the dictionary, once in a process (0.4 s), no more.

    `lacking` is a sentence where it cannot be done, and nothing is found then; None where it can, and where
    the rules switch it off. Of a draft in English it says which checks find something at all. That most words
    are of another language is known when all are read.
    """

    def __init__(self, draft: Draft, rules: Rules, wish: SpellingWish) -> None:
        self.lacking: str | None = None
        self._draft = draft
        self._rules = rules
        self._spelling, self._compounds = Spelling(), CompoundApart()
        self._paragraphs: tuple[DraftParagraph, ...] = ()
        self._read: list[_Read] = []
        self._left: list[_Read] = []  # the next one is the last
        self._visible: Sequence[Span] = ()
        speller = self._speller(wish)
        if speller is not None:
            self._paragraphs = spelt_paragraphs(draft)
            self._speller_of = speller

    def _speller(self, wish: SpellingWish) -> Speller | None:
        language = written_form(self._draft)
        if is_english(self._draft):
            self.lacking = english_draft()
            return None
        if not any(map(self._rules.is_on, (self._spelling, self._compounds))):
            return None
        found = dictionary_for(language, wish.dictionary)
        if found is None:
            self.lacking = lacking(language)
            return None
        repeated = int(self._rules.tuned(self._spelling).number("repeated"))
        self._document = DocumentWords(self._draft.meeting, repeated)
        try:
            words = words_of_dictionary(found)
        except ImportError:  # there is none for this machine
            self.lacking = unknown_machine()
            return None
        except OSError:
            self.lacking = unreadable(found)
            return None
        self._words = words
        speller = Speller(language, words, known_words(self._rules.known), self._document)
        self._apart = Apart(language, words, speller, self._document)
        return speller

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
        with no_search_for_circles():
            return tuple(self._step(visible, time.perf_counter() + STEP))

    def _step(self, visible: Sequence[Span], end: float) -> Iterator[Finding]:
        while not self._is_read:
            self._read_next()
            if time.perf_counter() > end:
                return
        if not self._left:
            return
        self._put_last(visible)
        found: list[tuple[Check, Hit]] = []
        with suppress(OutOfTime), self._words.asked_until(end + LONGER):
            while self._left:
                found += self._judge_next()
                if time.perf_counter() > end:
                    break
        for check in (self._spelling, self._compounds):
            yield from findings(self._draft, self._rules, check, (hit for of, hit in found if of is check))

    def rest(self) -> Iterator[Finding]:
        """All that is left to be found, for who waits for it: no word is asked for twice."""
        with no_search_for_circles():
            yield from self._step((), inf)

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

    def _put_last(self, visible: Sequence[Span]) -> None:
        """Put the paragraphs in view where the next ones are taken from."""
        if visible == self._visible:
            return
        self._visible = visible

        def place(read: _Read) -> tuple[bool, int]:
            span = read.paragraph.paragraph.span
            seen = any(span.start < each.end and each.start < span.end for each in visible)
            return seen, -span.start

        self._left.sort(key=place)

    def _judge_next(self) -> Iterator[tuple[Check, Hit]]:
        """Judge the compounds of the next paragraph that were written apart, then its words one by one.
        Raises OutOfTime, and goes on with the same then."""
        read = self._left[-1]
        if read.halves is None:
            yield from self._judge_pairs(read)
        elif read.judged < len(read.tokens):
            yield from self._judge_word(read)
        if read.judged == len(read.tokens):
            self._left.pop()

    def _judge_pairs(self, read: _Read) -> Iterator[tuple[Check, Hit]]:
        if not is_in_language(self._speller_of, read.tokens):
            read.halves, read.judged = frozenset(), len(read.tokens)
            return
        wanted = self._rules.is_on(self._compounds)
        pairs = dict(self._apart.pairs(read.paragraph.text, read.tokens)) if wanted else {}
        read.halves = frozenset(pairs)
        for pair in pairs.values():
            yield self._compounds, apart_hit(self._draft, read.paragraph, pair)

    def _judge_word(self, read: _Read) -> Iterator[tuple[Check, Hit]]:
        assert read.halves is not None
        wanted = self._rules.is_on(self._spelling) and read.judged not in read.halves
        found = list(self._speller_of.wrong_of(read.tokens[read.judged : read.judged + 1])) if wanted else ()
        read.judged += 1
        for wrong in found:
            hit = hit_of(self._draft, read.paragraph, wrong)
            if hit.span is None or not is_left_over(self._draft, hit.span):
                yield self._spelling, hit
