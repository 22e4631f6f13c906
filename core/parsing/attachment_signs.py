"""What says that an attachment begins at a line: a stamp above it, its name, the head of another meeting.

The names are those that stand in the lists under "Bilag" before it. A line in such a list is no sign.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from core.minutes import Role
from core.parsing.attachments import name_in
from core.parsing.titles import TitleIndex
from core.parsing.vocabulary import Vocabulary, folded, key_of
from core.source_text import SourceText

_LONGEST_STAMP = 160
_LONGEST_HEAD = 100
_LONGEST_NAME = 250
_LONGEST_LIST = 60  # lines
_HEAD_LINES = 9  # in which a meeting's date stands


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a line above an attachment says: number of the item, its own number, its name."""

    item: str | None = None
    number: str | None = None
    name: str | None = None


def stamp_in(text: str, words: Vocabulary) -> Stamp | None:
    """The stamp that `text` is: "Bilag 3 til punkt 4", "Vedlagt sag nr. 3: Notat"; None for other lines."""
    bare = text.strip(" \t-–*#")
    if (
        len(bare) > _LONGEST_STAMP
        or bare[-1:] in ".;,"
        or not bare.casefold().startswith(_first_words(words))
    ):
        return None
    bare = " ".join(bare.split())
    for pattern in words.patterns("carried", "stamps"):
        match = pattern.fullmatch(bare)
        if match:
            found = match.groupdict()
            return Stamp(found.get("item"), found.get("number"), found.get("name"))
    return None


@cache
def _first_words(words: Vocabulary) -> tuple[str, ...]:
    if "carried" not in words.words:
        return ()
    return tuple(word.casefold() for word in words.words["carried"]["first_words"])


def names_of(name: str, words: Vocabulary) -> tuple[str, ...]:
    """How the name may be printed elsewhere, folded: whole, and without "Bilag 3:" before it."""
    bare = name_in(name, words)
    stamp = stamp_in(bare, words)
    forms = (bare, bare.removesuffix(".pdf"), stamp.name if stamp else None)
    return tuple(dict.fromkeys(key for form in forms if len(key := folded(form)) > 3))


@dataclass(frozen=True, slots=True)
class ListedNames:
    """The attachments that lists name, with the first line of each, and the lines of those lists."""

    lines: Mapping[str, int]  # folded name -> first line that names it
    index: TitleIndex
    listing: Collection[int]

    def find(self, text: str, before: int, words: Vocabulary) -> str | None:
        """The folded name that `text` is and that a line `before` it lists."""
        if not self.lines or len(text) > _LONGEST_NAME:
            return None
        for key in names_of(text, words):
            found = self.index.find(key)
            if found is not None and self.lines[found] < before and len(key) < len(found) + 25:
                return found
        return None


def listed_names(source: SourceText, furniture: Collection[int], words: Vocabulary) -> ListedNames:
    """The names in all lists of attachments of `source`."""
    labels = _attachment_labels(words)
    longest = max(map(len, labels), default=0) + 3
    lines = source.lines
    names: dict[str, int] = {}
    listing: set[int] = set()
    for at, line in enumerate(lines):
        if 0 < line.end - line.start <= longest and key_of(source.text[line.start : line.end]) in labels:
            _read_list(source, at, furniture, names, listing, words)
    return ListedNames(names, TitleIndex(names), listing)


@cache
def _attachment_labels(words: Vocabulary) -> frozenset[str]:
    return frozenset(key for key, role in words.labels.items() if role is Role.ATTACHMENTS)


def _read_list(
    source: SourceText,
    label: int,
    furniture: Collection[int],
    names: dict[str, int],
    listing: set[int],
    words: Vocabulary,
) -> None:
    """Take in the names under one label."""
    look: tuple[int, bool] | None = None
    heading = source.lines[label].bold  # then what is bold below it is one too
    mine: set[str] = set()
    above = ""
    for at in range(label + 1, min(len(source.lines), label + 1 + _LONGEST_LIST)):
        line = source.lines[at]
        text = source.text[line.start : line.end].strip()
        if not text or at in furniture:
            continue
        its_look = (round((line.size or 0) * 5), line.bold)
        look = look or its_look
        if look != its_look or line.form == "heading" or (line.bold and heading) or text[-1] == ":":
            return
        keys = names_of(text, words)
        if len(text) > _LONGEST_NAME or key_of(text) in words.labels or not mine.isdisjoint(keys):
            return
        listing.add(at)
        mine.update(keys)
        for key in (*keys, *(names_of(f"{above} {text}", words) if above else ())):
            names.setdefault(key, at)
        above = text


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """The head of minutes or an agenda: whose date it bears."""

    date: date
    large: bool  # set larger than the text


def head_in(source: SourceText, lines: Sequence[int], words: Vocabulary) -> MeetingHead | None:
    """The head of a meeting among a page's first lines; None where they are none."""
    kinds = _kinds(words)
    for place, at in enumerate(lines):
        text = source.line_text(at).strip(" -–\t")
        key = text.casefold()
        if len(text) > _LONGEST_HEAD or text.endswith((".", ",", ";")) or not key.startswith(kinds):
            continue
        name = next(kind for kind in kinds if key.startswith(kind))
        if key[len(name) : len(name) + 1].isalpha():
            continue
        end = min(len(source.lines), at + _HEAD_LINES)
        for below in range(lines[max(0, place - 2)], end):
            if source.lines[below].page != source.lines[at].page:
                continue
            day = words.dates.find(source.line_text(below))
            if day is not None:
                size, after = source.lines[at].size, source.lines[min(below + 1, end - 1)].size
                return MeetingHead(day, bool(size and after and size > after * 1.2))
    return None


@cache
def _kinds(words: Vocabulary) -> tuple[str, ...]:
    return tuple(sorted(words.kinds, key=len, reverse=True))
