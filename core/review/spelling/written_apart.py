"""Compounds that were written apart: "regnskabs tal", "skole lederne".

Two words are one where a word that the dictionary, the field or the document has comes about by joining them,
and grammar forbids them side by side: a noun follows a form that only compounds begin with ("arbejds"), a
genitive without an article ("regnskabs"), or a bare noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from core.review.spelling.dictionary_words import DictionaryWords
from core.review.spelling.document_words import DocumentWords
from core.review.spelling.speller import Speller
from core.review.spelling.tokens import Token
from core.review.spelling.word_files import municipal_words
from core.review.word_lists import words_of

_LEAST_FIRST = 3
_LEAST_SECOND = 3
_LEAST_JOINED = 7
_INFLECTED = ("e", "er", "en", "et", "erne", "ene")  # of nouns whose genitive stands by itself, and of verbs
"""Letters of the two words: "mål er", "form at"."""


@dataclass(frozen=True, slots=True)
class WrittenApart:
    """Two words at `start <= i < end` of a text, and the `word` that they most likely are. It `is_sure` where
    the first is no word of its own, or the document writes them together elsewhere."""

    start: int
    end: int
    word: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a language says of nouns; data, in `resources/review/language.toml`.

    `definite` are the endings of the definite form, `verbal` an ending that verbs alone have, `no_firsts`
    words that stand before a noun though they are one ("slags", "liter"), `articles` those that a genitive
    follows, `only_ends` what stands in compounds alone ("mæssig"), `before_nouns` words behind which a noun
    comes where the word may be a verb as well.
    """

    definite: tuple[str, ...]
    verbal: str
    no_firsts: frozenset[str]
    articles: frozenset[str]
    only_ends: frozenset[str]
    before_nouns: frozenset[str]


@cache
def _grammar(language: str) -> _Grammar | None:
    table = words_of("language", language).get("apart")
    if not table:
        return None
    sets = (frozenset(table[name]) for name in ("no_firsts", "articles", "only_ends", "before_nouns"))
    return _Grammar(tuple(table["definite"]), table["verbal"], *sets)


class Apart:
    """Tells compounds written apart in a language; none where nothing is said of its nouns."""

    def __init__(
        self,
        language: str,
        words: DictionaryWords,
        speller: Speller,
        document: DocumentWords,
    ) -> None:
        self._grammar = _grammar(language)
        self._words = words
        self._speller = speller
        self._document = document
        self._known = municipal_words(language)
        self._nouns: dict[str, bool] = {}

    def pairs(self, text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, WrittenApart]]:
        """Those of a paragraph's text, each with the index of its first word in `tokens`."""
        if self._grammar is None:
            return
        for at in range(len(tokens) - 1):
            first, second = tokens[at], tokens[at + 1]
            if (
                len(first.word) >= _LEAST_FIRST
                and len(second.word) >= _LEAST_SECOND
                and second.word.islower()
                and (first.word.islower() or (first.opens and first.word[1:].islower()))
                and text[first.end : second.start] == " "
                and not (first.hung or second.hung)
                and self._is_one(tokens, at)
            ):
                word = first.word + second.word
                sure = not self._words.knows(first.word.lower()) or self._document.count(word.lower()) > 0
                yield at, WrittenApart(first.start, second.end, word, sure)

    def _is_one(self, tokens: Sequence[Token], at: int) -> bool:
        assert self._grammar is not None
        first, second = tokens[at].word.lower(), tokens[at + 1].word
        if first in self._grammar.no_firsts:
            return False
        if first not in self._words.compounds.heads:
            return tokens[at].word == first and self._is_head_of_parts(first, second, tokens, at)
        is_word = self._words.knows(first)
        if not is_word and tokens[at].word != first:
            return False  # a name
        if second in self._grammar.only_ends:
            return self._speller.is_right(first + second)
        if not any(map(self._is_noun, self._words.stems(second))):
            return False
        if not is_word:
            return self._speller.is_right(first + second)
        before = [each.word.lower() for each in tokens[max(0, at - 2) : at]]
        if self._is_noun(first):
            may_be_verb = self._is_verb(first) or self._is_verb(second)
            if may_be_verb and not (before and before[-1] in self._grammar.before_nouns):
                return False
            return self._is_whole(first + second)
        if not (first.endswith("s") and self._is_noun(first[:-1])):
            return False
        if self._is_whole(first + second):
            return True
        has_article = bool(self._grammar.articles.intersection(before))
        return not has_article and not self._is_verb(second) and self._speller.is_right(first + second)

    def _is_head_of_parts(self, first: str, second: str, tokens: Sequence[Token], at: int) -> bool:
        """Whether a compound that no dictionary has bears the s with which a longer one goes on, "lavbunds
        projekt", and no article that would make it a genitive."""
        assert self._grammar is not None
        before = [each.word.lower() for each in tokens[max(0, at - 3) : at]]
        return (
            first.endswith("s")
            and len(first) >= _LEAST_JOINED
            and not self._words.knows(first)
            and not self._grammar.articles.intersection(before)
            and not first[:-1].endswith(_INFLECTED)
            and self._speller.is_right(first[:-1])
            and not any(first[cut:] in self._words.stems(first[cut:]) for cut in range(2, len(first) - 3))
            and any(map(self._is_noun, self._words.stems(second)))
            and not self._is_verb(second)
            and self._speller.is_right(first + second)
        )

    def _is_whole(self, word: str) -> bool:
        """Whether a word is known as it stands, by the dictionary, the lists, or the rest of the document."""
        return self._words.knows(word) or word in self._known or self._document.count(word) > 0

    def _is_noun(self, word: str) -> bool:
        """Whether a word has a definite form."""
        assert self._grammar is not None
        if word not in self._nouns:
            bases = (word, word + word[-1])  # "tal": "tallet"
            self._nouns[word] = any(
                self._words.knows(base + ending)
                for ending in self._grammar.definite
                for base in bases
                if len(ending) > 1 or (base is word and word.endswith("e"))
            )
        return self._nouns[word]

    def _is_verb(self, form: str) -> bool:
        """Whether a form may be a verb's infinitive or present."""
        assert self._grammar is not None
        infinitives = (form, form[:-1]) if form.endswith("r") else (form,)
        return any(self._words.knows(each + self._grammar.verbal) for each in infinitives)
