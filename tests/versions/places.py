"""Where each word of written minutes stands in the text that the program's own reader makes of the file.

Letters and digits of both are laid beside each other one by one, without what a page has of itself. So the
place of a word is known from its id, however often its text stands in the document.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from core.annotations import MeetingId
from core.minutes import Meeting
from core.parsing import parse
from core.source_text import SourceText, Span
from core.sources import read
from core.versions.version import Version
from tests.versions.setting import NOBODY, Layout, SetVersion, set_version
from tests.versions.written import Minutes, Word, words_text

MEETING = MeetingId("11111111-1111-4111-8111-111111111111")


class Misread(Exception):
    """The reader's text is not what was set: the truth cannot be told of this file."""


@dataclass(frozen=True)
class PlacedVersion:
    """A version as it was written, set and read. `spans` are the places of its words in the source by id; a
    word without letters and digits has none."""

    minutes: Minutes
    layout: Layout
    content: bytes
    source: SourceText
    meeting: Meeting
    spans: dict[int, Span]

    @cached_property
    def version(self) -> Version:
        """As the program compares it."""
        return Version(self.meeting, self.source)

    @cached_property
    def titles(self) -> dict[tuple[int, str], str] | None:
        """The letters of the items' titles as they are read, by their ids and written letters; None where the
        program reads more or fewer items than were written."""
        items = self.minutes.items
        if len(items) != len(self.meeting.items):
            return None
        written = [(item.id, _bare(words_text(item.title.words))) for item in items]
        return dict(zip(written, (_bare(item.title or "") for item in self.meeting.items), strict=True))

    @cached_property
    def order(self) -> tuple[int, ...]:
        """The ids of its words as they follow one another."""
        return tuple(word.id for word in self.minutes.words())

    @cached_property
    def texts(self) -> dict[int, str]:
        """What its words say, by id."""
        return {word.id: word.text for word in self.minutes.words()}

    def around(self, words: Iterable[int]) -> list[int]:
        """All words of the sentences that some words are of, by id."""
        wanted = set(words)
        sentences = (each for paragraph in self.minutes.paragraphs for each in paragraph.sentences)
        found = ([word.id for word in each.words] for each in sentences)
        return [word for each in found if not wanted.isdisjoint(each) for word in each]

    @cached_property
    def _by_start(self) -> list[tuple[Span, int]]:
        return sorted((span, word) for word, span in self.spans.items())

    def words_in(self, span: Span) -> list[int]:
        """The ids of the words that share a letter or digit with a stretch of the source, in its order."""
        return [word for place, word in self._by_start if place.start < span.end and span.start < place.end]

    def item_at(self, offset: int) -> int | None:
        """Index of the item, as it is read, that holds an offset of the source; None in the head."""
        for index, item in enumerate(self.meeting.items):
            if item.span.start <= offset < item.span.end:
                return index
        return None


def placed(minutes: Minutes, layout: Layout) -> PlacedVersion:
    """Set a version, read its file, find its words. Raises Misread."""
    made = set_version(minutes, layout)
    source = read(made.content)
    return PlacedVersion(minutes, layout, made.content, source, parse(source), places(made, source))


def places(made: SetVersion, source: SourceText) -> dict[int, Span]:
    """The places of words by id. Raises Misread."""
    read_letters, offsets = _read_letters(source, {_bare(line) for line in made.aside} - {""})
    said = [(letter, word) for word in made.words for letter in _bare(word.text)]
    if read_letters != "".join(letter for letter, _word in said):
        raise Misread(_first_difference(read_letters, said))
    spans: dict[int, Span] = {}
    for offset, (_letter, word) in zip(offsets, said, strict=True):
        if word.id != NOBODY:
            start = spans[word.id].start if word.id in spans else offset
            spans[word.id] = Span(start, offset + 1)
    return spans


def _bare(text: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKC", text) if each.isalnum())


def _read_letters(source: SourceText, aside: set[str]) -> tuple[str, list[int]]:
    """Letters and digits of the source with their offsets, but for lines that pages have of themselves."""
    letters: list[str] = []
    offsets: list[int] = []
    for line in source.lines:
        text = source.text[line.start : line.end]
        if source.pages and _bare(text) in aside:
            continue
        for at, character in enumerate(text, line.start):
            for letter in _bare(character):
                letters.append(letter)
                offsets.append(at)
    return "".join(letters), offsets


def _first_difference(read_letters: str, said: list[tuple[str, Word]]) -> str:
    at = next(
        (n for n, (one, (other, _word)) in enumerate(zip(read_letters, said, strict=False)) if one != other),
        min(len(read_letters), len(said)),
    )
    meant = "".join(letter for letter, _word in said[max(0, at - 15) : at + 25])
    return f"read {read_letters[max(0, at - 15) : at + 25]!r}, set {meant!r}"
