"""One version of a meeting as the others are compared with it: sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from core.circles import no_search_for_circles
from core.minutes import Meeting, NodeKind, Role
from core.paragraph import Form, Paragraph
from core.parsing.sentence_ends import sentence_spans
from core.parsing.vocabulary import vocabulary
from core.running_text import RunningText
from core.source_text import SourceText, Span
from core.versions.wording.bare_words import comparable

_PARAGRAPHS = 20_000
"""Paragraphs whose sentences are kept: the other version has most of them, too. Some megabytes."""


class Sentence(NamedTuple):
    """A sentence, a heading, an entry of a list or a row of a table.

    `text` is what is read: in one line, cut words whole, nothing of the page in between. `key` is the same
    with what does not count as a change taken out (see `comparable`): two sentences with one key say the
    same. `span` is from its first to its last character in the source. `item`, `section` and `attachment` are
    indexes as in `Node`; None outside of any. `role` is that of the section.
    """

    text: str
    key: str
    span: Span
    form: Form
    item: int | None = None
    section: int | None = None
    attachment: int | None = None
    role: Role | None = None


@dataclass(frozen=True)
class Version:
    """A version as it was read. `file` is its fingerprint where it comes from a library."""

    meeting: Meeting
    source: SourceText
    file: str = ""

    @cached_property
    def running(self) -> RunningText:
        """Its text as paragraphs."""
        return RunningText(self.source, self.meeting)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in the order of the text: the head's, the items' and those of attachments' pages. The
        contents list and what the page has of itself are left out."""
        running = self.running
        found: list[Sentence] = []
        with no_search_for_circles():
            for part in range(len(running.parts)):
                for paragraph in running.paragraphs(part):
                    found += self._cut(paragraph)
        return tuple(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def places_in(self, span: Span) -> range:
        """Which of `sentences` share at least one character with `span`."""
        first = bisect_left(self._starts, span.start)
        while first and self.sentences[first - 1].span.end > span.start:
            first -= 1
        return range(first, max(first, bisect_left(self._starts, span.end)))

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share at least one character with `span`."""
        places = self.places_in(span)
        return self.sentences[places.start : places.stop]

    @cached_property
    def times(self) -> Counter[str]:
        """How many sentences there are of each key."""
        return Counter(sentence.key for sentence in self.sentences)

    def sentences_of(self, item: int | None) -> tuple[Sentence, ...]:
        """The sentences of an item, those of its attachments' pages left out; with None those of the head."""
        of_item = self._by_item.get(item, ())
        return tuple(of_item)

    @cached_property
    def _by_item(self) -> dict[int | None, list[Sentence]]:
        by_item: dict[int | None, list[Sentence]] = {}
        for sentence in self.sentences:
            if sentence.attachment is None:
                by_item.setdefault(sentence.item, []).append(sentence)
        return by_item

    def _cut(self, paragraph: Paragraph) -> Iterator[Sentence]:
        pieces, form, source = paragraph.pieces, paragraph.form, self.source
        first = pieces[0].start
        node = self.running.node_of(source.line_at(first))
        if node.kind in (NodeKind.CONTENTS, NodeKind.FURNITURE):
            return
        attachment = node.attachment if node.kind is NodeKind.ATTACHMENT else None
        section = node.section if node.kind is NodeKind.SECTION else None
        item, role = node.item, None
        if section is not None and item is not None:
            role = self.meeting.items[item].sections[section].role
        text = paragraph.text(source)
        for start, bare, key in _sentences_of(text, form is Form.ROW, self.meeting.language):
            if len(pieces) == 1:
                span = Span(first + start, first + start + len(bare))
            else:
                last = paragraph.offset_of(source, start + len(bare) - 1)
                span = Span(paragraph.offset_of(source, start), last + 1)
            yield Sentence(bare, key, span, form, item, section, attachment, role)


@lru_cache(maxsize=_PARAGRAPHS)
def _sentences_of(text: str, is_row: bool, language: str) -> tuple[tuple[int, str, str], ...]:
    """Where the sentences of a paragraph begin, their words and their keys."""
    found = []
    for start, end in [Span(0, len(text))] if is_row else sentence_spans(text, vocabulary(language)):
        words = text[start:end]
        bare = words.strip()
        if key := comparable(bare, starts_entry=start == 0):
            found.append((start + len(words) - len(words.lstrip()), bare, key))
    return tuple(found)
