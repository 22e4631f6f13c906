"""Which annotations may go out, and how much of the text around them: nothing of closed items."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.annotations import Annotation, ItemKey
from core.confidential.closed_lines import ClosedNames, spans_elsewhere
from core.confidential.closed_words import ClosedWords, closed_spans
from core.confidential.placing import has_closed_part_beside, is_closed, is_closed_beside, lost_may_be_closed
from core.library.lists.meetings import LoadedMeeting
from core.minutes import AgendaItem, Attachment, DocumentKind
from core.source_text import Span


class ClosedItems:
    """What is closed of one version of a meeting, for all that leaves the house without its closed items.

    `words` are the names that tell of closed items, of this version and of others.
    """

    def __init__(self, loaded: LoadedMeeting) -> None:
        self._loaded = loaded
        self.words = ClosedWords.of(loaded)
        self._spans = closed_spans(loaded.source, loaded.meeting)
        if self.words:
            self._spans += [*self._in_lists(), *self._in_attachments()]

    def open_attachments(self, item: AgendaItem) -> tuple[Attachment, ...]:
        """Those of an open item that bear no closed name: the last item of a document may seem to have all
        that a list at its end names, where a long name takes several lines."""
        kept: list[Attachment] = []
        is_held = False
        for each in item.attachments:
            is_held = self.words.named_in(each.name) or (is_held and self.words.told_by(each.name))
            if not is_held:
                kept.append(each)
        return tuple(kept)

    def may_go_out(self, annotation: Annotation, index: int | None, span: Span | None = None) -> bool:
        """Whether `annotation` may go out, which has its place in this version: with the item `index`, None
        before the first, and at `span` where it marks words, as `Placed` has it.

        What stands on an item as a whole stays where another document has the item as a closed one, and so
        does what marks no words: nobody knows in which it was drawn. A note on a decision is one on its words
        where these are at their place here.
        """
        if self._loaded.meeting.kind is DocumentKind.CLOSED_PART:
            return False
        item = None if index is None else self._loaded.meeting.items[index]
        if item is not None and item.closed:
            return False
        if span is not None and self._is_closed_at(item, span):
            return False
        if span is not None and span.start < span.end:
            return True
        if item is None:
            return not has_closed_part_beside(self._loaded)
        return self._stands_at_its_place(annotation) or not is_closed_beside(self._loaded, item)

    def lost_may_go_out(self, annotation: Annotation, key: ItemKey, index: int | None) -> bool:
        """Whether `annotation` may go out, which has no place in this version: `key` and `index` as `Placed`
        has them. What was added to an item that no version shows to be open may not, nor what reached into a
        closed one in its own version, as far as its heading tells."""
        quote = "" if annotation.passage is None else annotation.passage.quote
        return not lost_may_be_closed(self._loaded, key, index) and not self._reaches_closed(quote)

    def open_around(self, span: Span, wanted: Span) -> Span:
        """As much of `wanted`, which holds `span`, as is of the same open item. Before the first item, where
        a list of their titles may be, and without an open item it is `span` alone."""
        if not self.words and not self._spans and self._loaded.meeting.kind is not DocumentKind.CLOSED_PART:
            return wanted
        items = self._loaded.meeting.items
        own = next((each for each in items if each.span.start <= span.start < each.span.end), None)
        if own is None or is_closed(self._loaded, own):
            return span
        start = max(wanted.start, min(own.span.start, span.start))
        end = min(wanted.end, max(own.span.end, span.end))
        for closed in self._spans:
            if closed.start < span.start and start < closed.end:
                start = min(closed.end, span.start)
            if closed.end > span.end and closed.start < end:
                end = max(closed.start, span.end)
        return Span(start, end)

    def _reaches_closed(self, quote: str) -> bool:
        if self.words.named_in(quote):
            return True
        if "\n" not in quote:
            return False
        untitled = [each.key.number for each in self._loaded.elsewhere if each.closed and not each.key.title]
        numbers = "|".join(re.escape(number) for number in untitled if number)
        heading = rf"^\W*(?:\w+\s+)?(?:{numbers})(?!\w)"
        return self.words.breaks_off_in(quote) or bool(numbers and re.search(heading, quote, re.MULTILINE))

    def _in_lists(self) -> Iterator[Span]:
        """Lines beside their own text that tell of closed items, as in lists of contents."""
        source, meeting = self._loaded.source, self._loaded.meeting
        return spans_elsewhere(source, meeting, tuple(self._spans), ClosedNames(meeting, self.words))

    def _in_attachments(self) -> Iterator[Span]:
        """Where lists of open items say names of closed ones."""
        for item in self._loaded.meeting.items:
            kept = () if item.closed else self.open_attachments(item)
            yield from (each.span for each in item.attachments if each.span is not None and each not in kept)

    def _is_closed_at(self, item: AgendaItem | None, span: Span) -> bool:
        if any(each.start < span.end and span.start < each.end for each in self._spans):
            return True
        # before the first item there may be a list of their titles
        return item is None and self.words.told_by(self._loaded.source.text[span.start : span.end])

    def _stands_at_its_place(self, annotation: Annotation) -> bool:
        passage = annotation.passage
        return (
            passage is not None
            and bool(passage.quote)
            and self._loaded.source.text[passage.span.start : passage.span.end] == passage.quote
        )
