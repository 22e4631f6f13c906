"""The words that minutes use, read from `resources/vocabulary` and compiled once.

The file holds labels, phrases and patterns; its comments say what each is for. Words are compared by their
key: small letters, without the colon or full stop at the end.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.minutes import DocumentKind, Outcome, Role
from core.parsing.dates import TIME, DateReader
from core.parsing.version import VOCABULARY

_BODY = r"(?!(?:den|d\.) )(?P<body>[^\W\d_][^:;?!]{1,120}?)"
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


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of one language, ready to use."""

    words: dict[str, dict[str, Any]]  # the file itself, for the lists that need no more
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
    outcomes: tuple[tuple[Outcome, re.Pattern[str]], ...]

    def keys(self, group: str, name: str) -> frozenset[str]:
        """The keys of the words in one list of the file."""
        return _keys(self, group, name)

    def pattern(self, group: str, name: str) -> re.Pattern[str]:
        """The patterns of one list of the file, as one."""
        return _pattern(self, group, name)

    def patterns(self, group: str, name: str) -> tuple[re.Pattern[str], ...]:
        """The patterns of one list of the file, one by one."""
        return _patterns(self, group, name)

    def named_patterns(self, group: str, name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Pairs of a name and a pattern."""
        return _named_patterns(self, group, name)

    def expanded(self, pattern: str) -> str:
        """`pattern` with what {body}, {date} and {time} stand for."""
        return _expanded(pattern, self.dates)

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, loaded the first time it is asked for."""
    words = tomllib.loads((VOCABULARY / "da.toml").read_text("utf-8"))
    dates = DateReader(words["months"], words["weekdays"]["names"])
    labels = {key_of(label): Role(role) for role, names in words["labels"].items() for label in names}
    decisions = words["decision_headings"]
    starts = "|".join(re.escape(word) for word in words["items"]["first_words"])
    return Vocabulary(
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
            (Role(role), _compiled(pattern, dates))
            for role, patterns in words["label_patterns"].items()
            for pattern in patterns
        ),
        sure_headings=tuple(_compiled(pattern, dates) for pattern in decisions["sure"]),
        body_headings=tuple(_compiled(pattern, dates) for pattern in decisions["known_body"]),
        heading_forms=tuple(
            HeadingForm(name, worth, _compiled(pattern, dates))
            for name, worth, pattern in words["items"]["headings"]
        ),
        heading_start=re.compile(rf"\W{{0,3}}(?:\d|(?:{starts})(?![^\W\d_]))", re.IGNORECASE),
        outcomes=tuple(
            (Outcome(name), re.compile(pattern, re.IGNORECASE))
            for name, pattern in words["outcomes"]["patterns"]
        ),
    )


def _glued(labels: dict[str, list[str]]) -> re.Pattern[str]:
    names = sorted((name for names in labels.values() for name in names), key=len, reverse=True)
    alternatives = "|".join(
        f"{re.escape(name[0].upper())}{re.escape(name[1:])}" for name in names if name[0].isalpha()
    )
    return re.compile(rf"({alternatives})(?=[A-ZÆØÅ][a-zæøå])")


def _expanded(pattern: str, dates: DateReader) -> str:
    return (
        pattern.replace("{body}", _BODY)
        .replace("{date}", f"(?P<date>{dates.pattern})")
        .replace("{time}", f"(?P<time>{TIME})")
    )


def _compiled(pattern: str, dates: DateReader) -> re.Pattern[str]:
    return re.compile(_expanded(pattern, dates), re.IGNORECASE)


@cache
def _keys(words: Vocabulary, group: str, name: str) -> frozenset[str]:
    return frozenset(key_of(word) for word in words.words[group][name])


@cache
def _pattern(words: Vocabulary, group: str, name: str) -> re.Pattern[str]:
    unnamed = (_NAMED.sub("(?:", words.expanded(each)) for each in words.words[group][name])
    return re.compile(_any_of(unnamed), re.IGNORECASE)


@cache
def _patterns(words: Vocabulary, group: str, name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words.expanded(each), re.IGNORECASE) for each in words.words[group][name])


@cache
def _named_patterns(words: Vocabulary, group: str, name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(words.expanded(pattern), re.IGNORECASE))
        for kind, pattern in words.words[group][name]
    )


def _any_of(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)
