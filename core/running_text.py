"""The text of a meeting as paragraphs, whole again: what the page's line ends and running heads had cut.

A paragraph is a form and the stretches of the source it is made of. Its words are those stretches with each
newline as one space, so that places in it and places in the source answer one to one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.line_breaks import LineBreaks, begins_with_mark
from core.minutes import AgendaItem, Meeting, Node, NodeKind, Reason, Section
from core.paragraph import Form, Paragraph
from core.source_text import Line, SourceText, Span

LONGEST_TITLE = 150
"""Characters of a first line that is the document's title though nothing says so."""
LONGEST_TAIL = 3
"""Characters that may stand behind a heading in its line: a colon."""
LONGEST_LABEL = 40
"""Characters of a label before its colon."""
SHORT = 65
"""Characters of a line that may be one of an address or a list of names."""
PART = 80
"""Lines after which a part of the text ends with the next paragraph."""

_LEVELS = {Form.ITEM: 1, Form.SECTION: 2, Form.STRONG: 3}
_FIELD = re.compile(r"[^\W\d][^:\t.]{0,39}(?::\t?\s*\S|\t)")
_CUT = re.compile(r"[^\W\d_]{2,}-$")


class RunningText:
    """The paragraphs of one meeting, part by part: a part is read when it is asked for.

    Building one takes a few milliseconds however long the text is, and so does each part.
    """

    def __init__(self, source: SourceText, meeting: Meeting) -> None:
        self._source = source
        self._meeting = meeting
        self._breaks = LineBreaks(source)
        self._nodes = meeting.nodes
        self._first_lines = [node.first for node in meeting.nodes]
        self._node_at = [node for node in self._nodes for _line in range(node.first, node.end)]
        self._headings = dict(self._find_headings())  # by line: of an item or a section, where it begins
        self._tells_gaps = any(line.gap for line in source.lines)
        self._title = self._title_line()
        people = (*meeting.participants, *meeting.absent, *meeting.staff)
        self._names = tuple({person.name for person in people})
        self.parts = tuple(self._cut_parts())
        self._part_starts = [part.start for part in self.parts]
        self._read: dict[int, tuple[Paragraph, ...]] = {}

    def paragraphs(self, part: int) -> tuple[Paragraph, ...]:
        """The paragraphs of a part, in order. A part that holds no words has none."""
        if part not in self._read:
            self._read[part] = tuple(self._paragraphs(self.parts[part]))
        return self._read[part]

    def part_of(self, offset: int) -> int:
        """Index of the part that holds a code point offset; 0 in an empty text."""
        return max(0, bisect_right(self._part_starts, self._source.line_at(offset)) - 1)

    def paragraph_at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds a code point offset, or the last one before it; None before the first."""
        for part in range(self.part_of(offset), -1, -1) if self.parts else ():
            paragraphs = self.paragraphs(part)
            number = bisect_right(paragraphs, offset, key=lambda each: each.pieces[0].start)
            if number:
                return paragraphs[number - 1]
        return None

    def span_of_part(self, part: int) -> Span:
        """From the start of a part's first line to the end of its last."""
        lines = self._source.lines
        return Span(lines[self.parts[part].start].start, lines[self.parts[part].stop - 1].end)

    def node_of(self, line: int) -> Node:
        """The node that holds a line."""
        return self._nodes[bisect_right(self._first_lines, line) - 1]

    def shows(self, offset: int) -> bool:
        """Whether the line that holds an offset is in a paragraph: what a page has of itself is not."""
        return self._is_read(self._source.line_at(offset))

    # Parts

    def _cut_parts(self) -> Iterator[range]:
        """Ranges of lines that cover all lines once; no paragraph crosses from one to the next."""
        first, count = 0, len(self._source.lines)
        item: object = None
        for node in self._nodes:
            if node.kind is NodeKind.FURNITURE:
                continue
            place = (node.kind in (NodeKind.ITEM, NodeKind.SECTION), node.item, node.attachment)
            if place != item:
                if node.first > first:
                    yield from self._cut_long(range(first, node.first))
                    first = node.first
                item = place
        if count > first:
            yield from self._cut_long(range(first, count))

    def _cut_long(self, lines: range) -> Iterator[range]:
        first = lines.start
        while lines.stop - first > PART:
            cut = next((at for at in range(first + PART, lines.stop) if self._opens(at, lines.start)), None)
            if cut is None:
                break
            yield range(first, cut)
            first = cut
        yield range(first, lines.stop)

    def _opens(self, line: int, least: int) -> bool:
        """Does a paragraph begin with `line`, seen from the lines above it down to `least`?"""
        if not self._is_read(line):
            return False
        above = line - 1
        while above >= least and not self._is_read(above):
            above -= 1
        return above < least or self._begins(above, line)

    # Paragraphs

    def _is_read(self, line: int) -> bool:
        """Whether a line holds words that are read: those of the page itself are left out."""
        if self._source.pages and self._node_at[line].kind is NodeKind.FURNITURE:
            return False
        words = self._source.line_text(line)
        return bool(words) and not words.isspace()

    def _paragraphs(self, part: range) -> Iterator[Paragraph]:
        before: list[int] = []
        held: list[int] = []
        for line in filter(self._is_read, part):
            if held and self._begins(held[-1], line):
                yield self._paragraph(before, held)
                before, held = held, []
            held.append(line)
        if held:
            yield self._paragraph(before, held)

    def _begins(self, above: int, line: int) -> bool:
        node, before = self._node_at[line], self._node_at[above]
        heading, heading_before = self._headings.get(line), self._headings.get(above)
        if heading is not None or heading_before is not None:
            return heading != heading_before
        if node is not before and (node.kind, node.item, node.section, node.attachment) != (
            *(before.kind, before.item, before.section, before.attachment),
        ):
            # What a page's end cuts goes on in a node of its own.
            lines = self._source.lines
            return node.kind is not before.kind or lines[above].end != lines[line].start
        if above == self._title or line == self._title:
            lines = self._source.lines
            return not (lines[line].size and lines[line].size == lines[above].size and lines[line].bold)
        if node.kind is NodeKind.CONTENTS:
            if self._breaks.ends_entry(above):
                return True
            if self._goes_on_in_entry(above, line):
                return False
        return self._breaks.begins(above, line)

    def _goes_on_in_entry(self, above: int, line: int) -> bool:
        """Does an entry of the contents list that was too long for its line end on this one?"""
        before, after = self._source.lines[above], self._source.lines[line]
        alike = (before.page, before.size, before.bold) == (after.page, after.size, after.bold)
        if not alike or before.bold or self._breaks.ends_entry(above) or not self._breaks.ends_entry(line):
            return False
        return before.end - before.start > SHORT

    def _find_headings(self) -> Iterator[tuple[int, tuple[Form, int]]]:
        """The lines of headings of items and sections, each with the heading and where that begins."""
        lines = self._source.lines
        for node in self._nodes:
            if node.kind not in (NodeKind.ITEM, NodeKind.SECTION) or node.item is None:
                continue
            item = self._meeting.items[node.item]
            headed = max(item.heading.end, item.heading.start + 1)
            if node.section is not None:
                section = item.sections[node.section]
                headed = max(headed, section.span.start + len(section.heading or "") + LONGEST_TAIL + 1)
            for line in range(node.first, node.end):
                if lines[line].start >= headed:  # most lines of a node are behind
                    break
                heading = self._find_heading(item, node.section, lines[line])
                if heading is not None:
                    yield line, heading

    def _find_heading(self, item: AgendaItem, number: int | None, line: Line) -> tuple[Form, int] | None:
        """The heading that a line of an item, or of its section `number`, belongs to."""
        if item.heading.start <= line.start < max(item.heading.end, item.heading.start + 1):
            if all(each.reason is not Reason.NO_ITEMS for each in item.confidence):
                return Form.ITEM, item.heading.start
            return None
        if number is None:
            return None
        section = item.sections[number]
        if not section.heading:
            return None
        start = section.span.start
        # One that runs on into its text is no heading to look at.
        if line.start >= start and line.end - start <= len(section.heading) + LONGEST_TAIL:
            return Form.STRONG if _stands_below(item.sections, number) else Form.SECTION, start
        return None

    def _title_line(self) -> int:
        """The line of the document's title; -1 where it has none."""
        first = next((at for at in range(len(self._source.lines)) if self._is_read(at)), None)
        if first is None:
            return -1
        heading = self._headings.get(first)
        if heading is not None and heading[0] is Form.ITEM:
            return -1
        line, text = self._source.lines[first], self._source.line_text(first)
        # What stands behind a label ("Present: …") is body text.
        plain = line.form == "text" and ": " not in text and len(text) <= LONGEST_TITLE
        if plain and len(text) > SHORT and first + 1 < len(self._source.lines):  # and so is a wrapped line
            plain = self._breaks.begins(first, first + 1)
        return first if line.form == "heading" or line.bold or plain else -1

    def _paragraph(self, before: list[int], held: list[int]) -> Paragraph:
        form, level = self._form(held)
        return Paragraph(form, level, tuple(self._pieces(held)), self._is_tight(before, held, form))

    def _pieces(self, held: list[int]) -> Iterator[Span]:
        """The stretches of lines that follow one another."""
        lines, text = self._source.lines, self._source.text
        start = lines[held[0]].start
        if held[-1] - held[0] == len(held) - 1:  # most follow one another
            yield Span(start, lines[held[-1]].end)
            return
        for above, line in pairwise(held):
            if line == above + 1:
                continue
            end = lines[above].end
            cut = _CUT.search(text, start, end) is not None and text[lines[line].start].islower()
            yield Span(start, end - cut)
            start = lines[line].start
        yield Span(start, lines[held[-1]].end)

    def _form(self, held: list[int]) -> tuple[Form, int]:
        heading = self._headings.get(held[0])
        if held[0] == self._title:
            return Form.TITLE, 1
        if heading is not None:
            return heading[0], _LEVELS[heading[0]]
        line = self._source.lines[held[0]]
        text = self._source.line_text(held[0])
        kind = self._node_at[held[0]].kind
        if kind is NodeKind.FURNITURE:
            return Form.QUIET, 0
        if kind is NodeKind.CONTENTS:
            return (Form.STRONG, 0) if line.bold or line.form == "heading" else (Form.ENTRY, 0)
        if line.form == "row" or "\t" in text:
            is_field = text.count("\t") <= 1 and (kind is NodeKind.HEADER or ":\t" in text)
            is_field = is_field and not self._is_of_people(held[0])
            return (Form.FIELD if is_field and _FIELD.match(text) else Form.ROW), 0
        if line.form == "list":
            return Form.LIST, max(1, line.level)
        if line.form == "heading" or (line.bold and len(held) < 4):
            return Form.STRONG, 0
        if self._source.format in ("pdf", "text") and begins_with_mark(text):
            return Form.LIST, self._depth(line)
        if kind is NodeKind.HEADER and len(held) == 1 and _FIELD.match(text):
            return Form.FIELD, 0
        return Form.TEXT, 0

    def _is_of_people(self, line: int) -> bool:
        """Whether a line of the head is one of a list of people set in columns: no label is a name."""
        text = self._source.line_text(line)
        return (
            "\t" in text
            and self.node_of(line).kind is NodeKind.HEADER
            and bool(self._names)
            and text.startswith(self._names)
        )

    def _depth(self, line: Line) -> int:
        if line.box is None:
            return 1
        return min(4, max(1, round((line.box.x0 - self._breaks.left) / 20)))

    def _is_tight(self, before: list[int], held: list[int], form: Form) -> bool:
        """Whether a paragraph is a line that stands close under the one before."""
        if form is Form.ROW:
            return self._is_of_people(held[0])
        if form not in (Form.TEXT, Form.FIELD) or len(held) > 1 or len(before) != 1:
            return False
        above, line = before[0], held[0]
        if self._breaks.is_spaced(above, line) or above in self._headings or above == self._title:
            return False
        lines = self._source.lines
        if self._source.format in ("docx", "odt", "html", "rtf"):
            return lines[above].form in ("text", "list") and self._tells_gaps
        if self._breaks.is_entry(above):
            return False
        return all(lines[at].end - lines[at].start <= SHORT for at in (above, line))


def _stands_below(sections: Sequence[Section], number: int) -> bool:
    """Whether a section's heading stands under another one of its kind that has no text of its own."""
    first = number
    while first > 0 and sections[first - 1].role is sections[number].role:
        first -= 1
    upper = sections[first]
    return first < number and bool(upper.heading) and not _words_below_heading(upper)


def _words_below_heading(section: Section) -> bool:
    text = section.text.strip()
    return bool(text.removeprefix((section.heading or "").strip()).strip(" :\n"))


def paragraphs(source: SourceText, meeting: Meeting) -> tuple[Paragraph, ...]:
    """All paragraphs of a meeting's text, in order.

    Of a document with pages, what belongs to the page (running heads, page numbers) is in none of them.
    """
    running = RunningText(source, meeting)
    return tuple(each for part in range(len(running.parts)) for each in running.paragraphs(part))
