"""What an item is known by in another version of its meeting: case, title, number, sentences of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from core.case_numbers import case_key
from core.minutes import Outcome, Reason
from core.parsing.outcomes import Verdict, outcome_of
from core.parsing.vocabulary import Vocabulary, key_of, vocabulary
from core.versions.version import Version
from core.versions.wording.bare_words import comparable

_LONG_SENTENCE = 120  # characters of a key from which on a sentence counts fully
_SHORT_TITLE = 3  # words
_PARTS = re.compile(r"\s*[-–—:,()]\s*")
_NO_WORD = re.compile(r"[\W_]+")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_CUT_END = re.compile(r"\s*(?:\.{2,}|…)$")


@dataclass(frozen=True, slots=True)
class ItemSigns:
    """What one item is known by.

    `title` has its letters and figures alone, in small letters and without the mark of a closed item; ""
    where it has none. `words` are those of the title. `wording` is the title as two versions of it are
    compared. `number` has no leading zeros. `keys` are those of the sentences in its sections.
    """

    case: str | None
    number: str | None
    title: str
    wording: str
    words: tuple[str, ...]
    closed: bool
    keys: frozenset[str]

    @property
    def is_bare(self) -> bool:
        """Whether it has no title, or none but that it is closed, or was taken off the agenda."""
        return not self.title


@dataclass(frozen=True)
class SignedItems:
    """The items of a version by their signs, and whether the version is one text without items."""

    items: tuple[ItemSigns, ...]
    is_one_text: bool
    version: Version
    cases: Counter[str]
    titles: Counter[str]

    @classmethod
    def of(cls, version: Version) -> SignedItems:
        """The signs of all items of `version`."""
        words = vocabulary(version.meeting.language)
        items = tuple(_signs(version, at, words) for at in range(len(version.meeting.items)))
        return cls(
            items,
            _is_one_text(version),
            version,
            Counter(item.case for item in items if item.case),
            Counter(item.title for item in items if item.title),
        )


def _is_one_text(version: Version) -> bool:
    items = version.meeting.items
    return len(items) == 1 and any(each.reason is Reason.NO_ITEMS for each in items[0].confidence)


def _signs(version: Version, at: int, words: Vocabulary) -> ItemSigns:
    item = version.meeting.items[at]
    title = open_title(item.title, words)
    bare = "" if _is_withdrawn(title, words) else _NO_WORD.sub(" ", title.casefold()).strip()
    return ItemSigns(
        case=case_key(item.case_number),
        number=number_key(item.number),
        title=bare.replace(" ", ""),
        wording=comparable(title).casefold(),
        words=tuple(bare.split()),
        closed=item.closed,
        keys=frozenset(sentence.key for sentence in version.sentences_of(at) if sentence.section is not None),
    )


def open_title(title: str | None, words: Vocabulary) -> str:
    """`title` without what marks the item as closed: "Lukket punkt: Køb af jord" is "Køb af jord", "Lukket
    punkt" is nothing."""
    if not title:
        return ""
    marks = words.keys("items", "closed_marks")
    if _only_closed(title, marks, words):
        return ""
    parts = _PARTS.split(title)
    first = next((at for at, part in enumerate(parts) if part and key_of(part) not in marks), 0)
    for part in parts[:first]:
        title = title[title.index(part) + len(part) :].lstrip(" -–—:,()")
    while (last := _PARTS.split(title.rstrip(" )"))[-1]) != title and _only_closed(last, marks, words):
        title = title[: title.rindex(last)].rstrip(" -–—:,(")
    return _CUT_END.sub("", title).strip()


def _only_closed(title: str, marks: frozenset[str], words: Vocabulary) -> bool:
    return key_of(title) in marks or any(
        pattern.fullmatch(title.strip()) for pattern in words.patterns("items", "closed_titles")
    )


def _is_withdrawn(title: str, words: Vocabulary) -> bool:
    """Whether a title says nothing but that the item was taken off: "Punktet udgår"."""
    return len(title.split()) <= _SHORT_TITLE and outcome_of(title, words) == Verdict(Outcome.REMOVED)


def number_key(number: str | None) -> str | None:
    """An item's number as numbers are compared: "§ 07" and "7." are the same; None where it has none."""
    if number is None:
        return None
    return _ZEROS.sub("", re.sub(r"[^\w/]+", "", number.casefold())).strip("/") or None


@dataclass(frozen=True)
class Rarity:
    """How much each thing that items share tells of which item it is: from nearly 0 to 1."""

    weights: dict[str, float]

    @classmethod
    def of(cls, old: Iterable[frozenset[str]], new: Iterable[frozenset[str]], long: int) -> Rarity:
        """Counted over the items of two versions: what stands in several items of either tells less, and so
        does what has fewer than `long` characters."""
        before = Counter(key for keys in old for key in keys)
        after = Counter(key for keys in new for key in keys)
        weights = {
            key: min(len(key), long) / long / max(before[key], after[key])
            for key in before.keys() | after.keys()
        }
        return cls(weights)

    @classmethod
    def of_sentences(cls, old: Sequence[ItemSigns], new: Sequence[ItemSigns]) -> Rarity:
        """That of the keys of sentences."""
        return cls.of((item.keys for item in old), (item.keys for item in new), _LONG_SENTENCE)

    def of_all(self, keys: Iterable[str]) -> float:
        """What `keys` tell together."""
        return fsum(self.weights[key] for key in keys)  # exact, so it does not hang on the order of a set
