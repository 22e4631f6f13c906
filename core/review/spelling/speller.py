"""Tells which words of a text are misspelt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from core.review.spelling.compounds import CompoundRules, Compounds, set_of
from core.review.spelling.dictionary_words import DictionaryWords
from core.review.spelling.document_words import DocumentWords, bare_of_genitive
from core.review.spelling.suggestions import letters, with_a_gap, within_one_slip, within_two_slips
from core.review.spelling.tokens import Token, tokens_of
from core.review.spelling.word_files import municipal_words
from core.review.word_lists import words_of

_ACRONYM = 6
"""Letters of a word in capitals that is left out as the letters of a name."""
_LEAST_NAME = 6
"""Letters of a word with a capital in the midst of a sentence that is compared with known ones."""
_LEAST_SURE = 5
"""Letters of a word of which it is likely that a slip is one."""
_OFTEN = 2
"""Times that a document uses a word that a compound beside it may be meant for."""
_WEAK = 4
"""Letters of a part by which a slip in another word passes as a compound: "rens" and "yn"."""
_LONGEST_DOUBTED = 18
"""Letters of a compound of which that is asked: a longer one is seldom near any other word."""
_LONGEST_MEANT = 60
"""Letters of a word for which what is meant is looked for: a longer run of letters is no word, and has
thousands of slips."""
_LEAST_NEGATED = 5
"""Letters of a word behind the "u" that turns it round: "uforbrugt"."""


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word at `start <= i < end` of a text that seems misspelt. It is `likely` where one slip leads to a
    known word; else it may be a word that nobody listed."""

    word: str
    start: int
    end: int
    suggestions: tuple[str, ...] = ()
    likely: bool = False


@cache
def compound_rules(language: str) -> CompoundRules:
    """What a language says of compounds."""
    table = words_of("language", language)["compounds"]
    return CompoundRules(*(set_of(table[name]) for name in ("short", "prefixes", "no_heads", "no_ends")))


@cache
def _abbreviations(language: str) -> frozenset[str]:
    written: list[str] = words_of("language", language)["abbreviations"]
    parts = {part for each in written for part in each.split(".") if part}
    return frozenset({each.rstrip(".").lower() for each in written} | {part.lower() for part in parts})


@cache
def hung_before(language: str) -> frozenset[str]:
    """Words that a hyphen hangs before: "børne- og …"."""
    return frozenset(words_of("language", language)["hung_before"])


class Speller:
    """Spells in a language with a dictionary, the words of the field, those that are `known` (by the rules,
    or the reader's own list), and those of the document. What was asked once is kept."""

    def __init__(
        self,
        language: str,
        dictionary: DictionaryWords,
        known: Collection[str] = (),
        document: DocumentWords | None = None,
    ) -> None:
        self._language = language
        self._words = dictionary
        self._known = frozenset(known) | municipal_words(language)
        self._abbreviations = _abbreviations(language)
        self._hung_before = hung_before(language)
        self._document = document
        table = words_of("language", language)
        self._endings = frozenset(table["endings"])
        self._negates: str = table["negates"]
        self._negated_ends = tuple(table["negated_ends"])
        rules = compound_rules(language)
        self._compounds = Compounds(dictionary, rules, self._is_known_head, self._known.__contains__)
        self._alphabet = letters(language)
        self._right: dict[str, bool] = {}
        self._judged: dict[tuple[str, bool, bool, bool, bool], Misspelt | None] = {}
        self._used: tuple[str, ...] | None = None

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The words of a text."""
        return tuple(tokens_of(text, self._hung_before))

    def wrong(self, text: str) -> tuple[Misspelt, ...]:
        """The misspelt words of a text, in order."""
        return tuple(self.wrong_of(self.tokens(text)))

    def wrong_of(self, tokens: Iterable[Token]) -> Iterator[Misspelt]:
        """The misspelt words among those of a text."""
        for token in tokens:
            found = self.judged(token)
            if found is not None:
                yield Misspelt(token.word, token.start, token.end, found.suggestions, found.likely)

    def judged(self, token: Token) -> Misspelt | None:
        """What is wrong with a word, its place set aside; None where it is right."""
        asked = (token.word, token.opens, token.stopped, token.hung, token.named)
        if asked not in self._judged:
            self._judged[asked] = self._judge(token)
        return self._judged[asked]

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may be meant by a word, the likeliest first; with its capitals."""
        found = self._near(word.lower())
        return tuple(_with_capitals_of(word, each) for each in found)

    def is_right(self, word: str) -> bool:
        """Whether a word is right, wherever it stands."""
        if word not in self._right:
            self._right[word] = self._is_right(word)
        return self._right[word]

    # Judging

    def _judge(self, token: Token) -> Misspelt | None:
        word = token.word
        if is_left_out(word) or self._is_abbreviation(token):
            return None
        spelt = word.lower() if word.isupper() else word
        if token.hung and self._compounds.goes_on(spelt.lower()):
            return None
        if self.is_right(spelt) or (word.isupper() and self.is_right(word.capitalize())):
            return self._doubt(token, spelt.lower())
        if self._document is not None and self._document.is_term(spelt):
            return None
        if self._document is not None and word.isupper() and self._document.is_name(word.capitalize()):
            return None
        if spelt[0].isupper():
            return self._judge_capital(token)
        near = self.suggestions(word)
        return Misspelt(word, 0, 0, near, len(word) >= _LEAST_SURE and self._is_sure(near))

    def _judge_capital(self, token: Token) -> Misspelt | None:
        """A word with a capital is a name, unless a sentence begins with it and a slip would explain it."""
        word = token.word
        if self._document is not None and self._document.is_name(word):
            return None
        if any(self.is_right(each) for each in bare_of_genitive(word)):
            return None
        if token.opens and not token.named:
            near = self.suggestions(word)
            close = len(word) >= _LEAST_SURE and bool(near) and " " not in near[0]
            return Misspelt(word, 0, 0, near) if close else None
        if not _LEAST_NAME <= len(word) <= _LONGEST_MEANT:
            return None
        used = within_one_slip(word.lower(), self._alphabet, self._is_used_or_listed, self._count)
        near = tuple(each.capitalize() for each in used)
        return Misspelt(word, 0, 0, near) if near and not self._is_name_of_parts(word) else None

    def _doubt(self, token: Token, spelt: str) -> Misspelt | None:
        """Whether what passes as a compound is rather a slip in a word that is none."""
        word = token.word
        if (
            len(spelt) > _LONGEST_DOUBTED
            or not spelt.isalpha()
            or self._is_listed(word)
            or self._words.knows(spelt)
            or self._words.knows(word)
        ):
            return None
        if self._count(spelt) >= _OFTEN or (word[0].isupper() and not token.opens):
            return None
        parts = self._compounds.parts(spelt)
        if min(map(len, parts), default=_WEAK + 1) > _WEAK:
            return None

        def is_whole(other: str) -> bool:
            """Whether a word has fewer joints: "haverenovering" beside have-ren-over-ring."""
            return self._is_simple(other) or (len(parts) > 2 and self._is_simpler(other, len(parts)))

        near = [
            each
            for each in within_one_slip(spelt, self._alphabet, is_whole, self._count)
            if each[0] == spelt[0] and not _is_other_form(each, spelt)
        ]
        return Misspelt(word, 0, 0, tuple(_with_capitals_of(word, each) for each in near)) if near else None

    def _is_simpler(self, word: str, parts: int) -> bool:
        return self._compounds.is_plain(word) and len(self._compounds.parts(word)) < parts

    def _is_sure(self, near: tuple[str, ...]) -> bool:
        """Whether a slip is likelier than a word that nobody listed: where the dictionary, the field or the
        document has what is meant."""
        return bool(near) and " " not in near[0] and (self._is_simple(near[0]) or self._count(near[0]) > 0)

    # What is right

    def _is_right(self, word: str) -> bool:
        if self._is_listed(word) or self._words.knows(word):
            return True
        if "-" in word:
            return all(len(part) < 3 or part.isupper() or self._is_part(part) for part in word.split("-"))
        if "'" in word:
            bare, _apostrophe, ending = word.rpartition("'")
            return ending in self._endings and (is_left_out(bare) or self._is_right(bare))
        if not word.isalpha():
            return False
        if self._negates and word.startswith(self._negates) and self._is_negated(word[1:]):
            return True
        return bool(self._compounds.parts(word.lower()))

    def _is_negated(self, rest: str) -> bool:
        """Whether a word is one that a "u" before it turns round."""
        return len(rest) >= _LEAST_NEGATED and rest.endswith(self._negated_ends) and self._words.knows(rest)

    def _is_part(self, part: str) -> bool:
        if self.is_right(part) or self._compounds.goes_on(part.lower()):
            return True
        return part[0].isupper() and self._document is not None and self._document.is_name(part)

    def _is_listed(self, word: str) -> bool:
        known = self._known
        if word in known or (word[0].isupper() and (word.lower() in known or word.capitalize() in known)):
            return True
        return any(each in known or each.lower() in known for each in bare_of_genitive(word))

    def _is_abbreviation(self, token: Token) -> bool:
        return token.word.lower() in self._abbreviations

    def _is_known_head(self, part: str) -> bool:
        """Whether one of the listed words begins a compound: itself, or joined by s."""
        return part in self._known or (part.endswith("s") and part[:-1] in self._known)

    def _is_simple(self, word: str) -> bool:
        """Whether a word is known as a whole."""
        if word in self._known or self._words.knows(word):
            return True
        return self._count(word) >= _OFTEN and self.is_right(word)

    def _is_used_or_listed(self, word: str) -> bool:
        if word in municipal_words(self._language):
            return True
        return self._count(word) > 0 and (self.is_right(word) or self.is_right(word.capitalize()))

    def _is_name_of_parts(self, word: str) -> bool:
        """Whether a word ends as names of places do: "Kaløvej"."""
        ends: list[str] = words_of("language", self._language)["place_ends"]
        return word.lower().endswith(tuple(ends))

    # What is meant

    def _near(self, word: str) -> tuple[str, ...]:
        if len(word) > _LONGEST_MEANT:
            return ()
        if "-" in word:
            return self._near_hyphened(*word.split("-", 1))
        found = within_one_slip(word, self._alphabet, self._is_meant, self._count)
        if not found and self._document is not None:
            if self._used is None:
                self._used = tuple(each for each in self._document.small_words() if self.is_right(each))
            found = within_two_slips(word, self._used)
        return found or with_a_gap(word, self._words.knows)

    def _near_hyphened(self, first: str, rest: str) -> tuple[str, ...]:
        """Without the hyphen, that a line may have left, or with its wrong part put right."""
        whole = (first + rest,) if self._is_meant(first + rest) else ()
        if self._is_part(first):
            return whole + tuple(f"{first}-{each}" for each in self._near(rest))
        near = within_one_slip(first, self._alphabet, self._is_meant, self._count)
        return whole + tuple(f"{each}-{rest}" for each in near)

    def _is_meant(self, word: str) -> bool:
        """Whether a word is worth being suggested: no compound of scraps."""
        return self._is_simple(word) or self._compounds.is_plain(word)

    def _count(self, word: str) -> int:
        return 0 if self._document is None else self._document.count(word)


def is_left_out(word: str) -> bool:
    """Whether a word is none to be spelt: a single letter, letters of a name, a mark ("SheWorks")."""
    if len(word) < 2:
        return True
    if word.isupper():
        return len(word) <= _ACRONYM
    bare = word.replace("'", "")
    if "-" in word:
        return all(len(part) < 2 or is_left_out(part) for part in word.split("-"))
    return any(letter.isupper() for letter in bare[1:])


def _is_other_form(word: str, other: str) -> bool:
    """Whether two words differ in their ending alone."""
    shorter = min(len(word), len(other))
    return word[: shorter - 1] == other[: shorter - 1]


def _with_capitals_of(word: str, suggestion: str) -> str:
    if len(word) > 1 and word.isupper():
        return suggestion.upper()
    return suggestion[0].upper() + suggestion[1:] if word[:1].isupper() else suggestion
