"""What a document itself says of words: its names, and the terms that it keeps using."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from core.minutes import Meeting
from core.review.spelling.tokens import Token

_PART = re.compile(r"[^\W\d_]+")
_NAMED_TWICE = 2
"""Times that a word with a capital stands where no sentence begins: then it is a name."""


class DocumentWords:
    """Counts the words of a document, paragraph by paragraph (`take`)."""

    def __init__(self, meeting: Meeting, repeated: int) -> None:
        """A word is a term where it stands `repeated` times in several items."""
        self._repeated = repeated
        self._counts: Counter[str] = Counter()  # as written
        self._capitals: Counter[str] = Counter()  # in the midst of sentences
        self._items: dict[str, set[int | None]] = {}
        self.names = names_of(meeting)

    def take(self, tokens: Iterable[Token], item: int | None) -> None:
        """Count the words of a paragraph of an item."""
        for token in tokens:
            word = token.word
            self._counts[word] += 1
            self._items.setdefault(word.lower(), set()).add(item)
            if not token.opens and word[0].isupper():
                self._capitals[word] += 1

    def count(self, word: str) -> int:
        """How often it stands there, small or with a capital."""
        return self._counts[word] + self._counts[word.capitalize()]

    def small_words(self) -> Iterator[str]:
        """The words in small letters that stand in it."""
        return (word for word in self._counts if word.islower())

    def is_name(self, word: str) -> bool:
        """Whether a word with a capital is a name here; also with the s of the genitive."""
        return any(
            each in self.names or self._capitals[each] >= _NAMED_TWICE
            for each in (word, *bare_of_genitive(word))
        )

    def is_term(self, word: str) -> bool:
        """Whether a word stands in several items often enough to be meant."""
        items = self._items.get(word.lower(), set())
        return len(items) > 1 and self.count(word) >= self._repeated


def names_of(meeting: Meeting) -> frozenset[str]:
    """The words of the names that a meeting states: of people, its municipality and places.

    Those of bodies are not among them: they are words of the field, and may be misspelt as well.
    """
    people = (*meeting.participants, *meeting.absent, *meeting.substitutes, *meeting.staff)
    named = (
        *(person.name for person in people),
        *meeting.signatories,
        *(each for each in (meeting.municipality, meeting.place) if each),
    )
    return frozenset(
        word for name in named for word in _PART.findall(name) if word[0].isupper() and len(word) > 1
    )


def bare_of_genitive(word: str) -> tuple[str, ...]:
    """What a word may be the genitive of."""
    if word.endswith("'s"):
        return (word[:-2],)
    if word.endswith("'"):
        return (word[:-1],)
    return (word[:-1],) if word.endswith("s") and len(word) > 3 else ()
