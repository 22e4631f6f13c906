"""The words that minutes use, read from `resources/vocabulary` and compiled once for each language.

The files hold labels, phrases and patterns; their comments say what each is for. Words are compared by their
key: small letters, without the colon or full stop at the end. A reader's own file adds to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from core.minutes import DocumentKind, Outcome, Role
from core.parsing.dates import TIME, DateReader
from core.parsing.letters import CAPITALS, SMALL
from core.parsing.own_vocabulary import own_words
from core.parsing.version import LANGUAGES
from core.parsing.word_files import Words, built_in_words, merged

_NAMED = re.compile(r"\(\?P<\w+>")
_BETWEEN = re.compile(r"[\W_]+")
_EDGE = " \t.:;•*#-–|"


def key_of(text: str) -> str:
    """What two spellings of one label have in common."""
    return " ".join(text.split()).strip(_EDGE).casefold()


def folded(text: str | None) -> str:
    """The letters and figures of `text` alone: what two printings of one title have in common."""
    return _BETWEEN.sub("", text or "").casefold()


@dataclass(frozen=True, slots=True)
class HeadingForm:
    """One way to print an item's heading. `worth` is how much it proves by itself."""

    name: str
    worth: float
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All words of one language, ready to use. There is one of each language: it is equal to itself alone."""

    language: str  # "da", "nb", "sv"
    words: Words  # the file itself, for the lists that need no more
    dates: DateReader
    kinds: dict[str, DocumentKind]
    head: dict[str, str]  # key -> field of the head
    labels: dict[str, Role]
    glued_label: re.Pattern[str]  # a label with its text right after it
    label_patterns: tuple[tuple[Role, re.Pattern[str]], ...]
    sure_headings: tuple[re.Pattern[str], ...]
    body_headings: tuple[re.Pattern[str], ...]
    heading_forms: tuple[HeadingForm, ...]
    heading_start: re.Pattern[str]
    leading_number: re.Pattern[str]  # of a line in a list
    entry_number: re.Pattern[str]  # of a line in the contents list
    keeps_hyphen: re.Pattern[str]  # what follows "børne-" at the end of a line
    place_after_time: re.Pattern[str]
    place_below: re.Pattern[str]
    outcomes: tuple[tuple[Outcome, re.Pattern[str]], ...]

    def keys(self, group: str, name: str) -> frozenset[str]:
        """The keys of the words in one list of the file."""
        return _keys(self, group, name)

    def pattern(self, group: str, name: str) -> re.Pattern[str]:
        """The patterns of one list of the file, as one; one that fits nothing where the list is empty."""
        return _pattern(self, group, name)

    def patterns(self, group: str, name: str) -> tuple[re.Pattern[str], ...]:
        """The patterns of one list of the file, one by one."""
        return _patterns(self, group, name)

    def named_patterns(self, group: str, name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Pairs of a name and a pattern."""
        return _named_patterns(self, group, name)

    def expanded(self, pattern: str) -> str:
        """`pattern` with what {body}, {date}, {time} and {capital} stand for."""
        return _expanded(pattern, self.words, self.dates)


@cache
def vocabulary(language: str = "da") -> Vocabulary:
    """The vocabulary of `language` ("da", "nb", "sv"), loaded the first time it is asked for."""
    if language not in LANGUAGES:
        raise ValueError(language)
    return compiled(language, merged(built_in_words(language), own_words(language)))


def compiled(language: str, words: Words) -> Vocabulary:
    """The vocabulary made of the words of one file, which are right (see `own_vocabulary`)."""
    times = words["times"]
    dates = DateReader(
        words["months"], words["weekdays"]["names"], times["on"], times["clock"], times["until"]
    )
    labels = {key_of(label): Role(role) for role, names in words["labels"].items() for label in names}
    decisions = words["decision_headings"]
    items = words["items"]
    number = "|".join(words["items"]["number_words"])
    into = _words_in(times["place"])
    clock = _words_in(times["clock"])

    def ready(pattern: str) -> re.Pattern[str]:
        return re.compile(_expanded(pattern, words, dates), re.IGNORECASE)

    return Vocabulary(
        language=language,
        words=words,
        dates=dates,
        kinds={
            key_of(name): DocumentKind(kind)
            for kind, names in words["kinds"].items()
            if kind in list(DocumentKind)
            for name in names
        },
        head={key_of(label): field for field, names in words["head"].items() for label in names},
        labels=labels,
        glued_label=_glued(words["labels"]),
        label_patterns=tuple(
            (Role(role), ready(pattern))
            for role, patterns in words["label_patterns"].items()
            for pattern in patterns
        ),
        sure_headings=tuple(map(ready, decisions["sure"])),
        body_headings=tuple(map(ready, decisions["known_body"])),
        heading_forms=tuple(
            HeadingForm(name, worth, ready(pattern)) for name, worth, pattern in items["headings"]
        ),
        heading_start=re.compile(
            rf"\W{{0,3}}(?:\d|(?:{_words_in(items['first_words'])})(?![^\W\d_]))", re.IGNORECASE
        ),
        leading_number=re.compile(
            rf"\W*(?:(?:{number})\s?)?(\d{{1,4}})(?:[.:)\s]|(?=[{CAPITALS}]))\s*\S", re.IGNORECASE
        ),
        entry_number=re.compile(
            rf"(?:(?:{number})\s?)?(?P<number>{items['entry_number']})"
            rf"(?:\s*[.:–-]\s*|\s+|(?=[{CAPITALS}]))(?P<title>\D.*|\d{{4}}.*|\d\d/\d{{3,}}\s.*)",
            re.IGNORECASE,
        ),
        keeps_hyphen=re.compile(rf"(?:{_words_in(words['joining']['after_hyphen'])})\b"),
        place_after_time=re.compile(
            rf"(?:{clock})\.? ?\d{{1,2}}(?:[.:]\d{{2}})?,?(?: (?:{into}) (\S.*)| +([{CAPITALS}].+))$"
        ),
        place_below=re.compile(rf"(?:{into}) (.+)"),
        outcomes=tuple((Outcome(name), ready(pattern)) for name, pattern in words["outcomes"]["patterns"]),
    )


def _words_in(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def _glued(labels: Mapping[str, list[str]]) -> re.Pattern[str]:
    names = sorted((name for names in labels.values() for name in names), key=len, reverse=True)
    alternatives = "|".join(
        f"{re.escape(name[0].upper())}{re.escape(name[1:])}" for name in names if name[0].isalpha()
    )
    return re.compile(rf"({alternatives})(?=[{CAPITALS}][{SMALL}])")


def _expanded(pattern: str, words: Words, dates: DateReader) -> str:
    if "{" not in pattern:
        return pattern
    on = _words_in(words["times"]["on"])
    return (
        pattern.replace("{body}", rf"(?!(?:{on}) )(?P<body>[^\W\d_][^:;?!]{{1,120}}?)")
        .replace("{date}", f"(?P<date>{dates.pattern})")
        .replace("{time}", f"(?P<time>{TIME})")
        .replace("{capital}", f"(?-i:[{CAPITALS}])")
    )


@cache
def _keys(words: Vocabulary, group: str, name: str) -> frozenset[str]:
    return frozenset(key_of(word) for word in words.words[group].get(name, ()))


@cache
def _pattern(words: Vocabulary, group: str, name: str) -> re.Pattern[str]:
    unnamed = [_NAMED.sub("(?:", words.expanded(each)) for each in words.words[group].get(name, ())]
    return re.compile("|".join(f"(?:{each})" for each in unnamed) or r"(?!)", re.IGNORECASE)


@cache
def _patterns(words: Vocabulary, group: str, name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words.expanded(each), re.IGNORECASE) for each in words.words[group].get(name, ()))


@cache
def _named_patterns(words: Vocabulary, group: str, name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(words.expanded(pattern), re.IGNORECASE))
        for kind, pattern in words.words[group][name]
    )
