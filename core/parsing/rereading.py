"""One item read once more, with its heading and its decision where a reader says they stand.

A correction changes where an item begins, how far it reaches, or which lines are its decision. The item is
then read by the same code that read it first: its sections, numbers and votes are what the parser makes of
the lines that are its own now.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.minutes import AgendaItem, DocumentKind, Meeting, NodeKind, Role
from core.parsing.bodies import same_body
from core.parsing.candidates import Evidence, find_candidates
from core.parsing.item_absence import with_missed
from core.parsing.items import Heading, Setting, read_item
from core.parsing.labels import LabelReader, exact_labels, known_labels, label_style
from core.parsing.learned import learn_labels
from core.parsing.numbers import NOTHING, Numbers, read_numbers
from core.parsing.rows import Row, one_line, read_rows, tail_of
from core.parsing.sections import Part
from core.parsing.stated import as_stated
from core.parsing.titles import TitleIndex, without_mark
from core.parsing.vocabulary import vocabulary
from core.source_text import SourceText

_NO_EVIDENCE = Evidence({}, TitleIndex(), TitleIndex())


@dataclass(frozen=True, slots=True)
class StatedHeading:
    """Where an item's number and title stand, and what they say. `lines` is empty where there are none."""

    lines: range
    number: str | None
    title: str | None
    closed: bool | None
    numbers: Numbers = NOTHING

    @classmethod
    def of(cls, item: AgendaItem, source: SourceText) -> StatedHeading:
        """The heading of an item that was read."""
        lines = source.lines_in(item.heading) if item.heading.end > item.heading.start else range(0)
        numbers = Numbers(item.case_number, item.journal_number, item.document_number, item.closed)
        return cls(lines, item.number, item.title, item.closed, numbers)


@dataclass(frozen=True, slots=True)
class Reread:
    """An item, and the section of each of its lines that lies in one."""

    item: AgendaItem
    sections: Mapping[int, int]


class ItemReader:
    """Reads items of one meeting, whose lines `furniture` and `attached` are no item's own words."""

    def __init__(
        self,
        source: SourceText,
        meeting: Meeting,
        furniture: Collection[int],
        attached: Collection[int] = (),
    ) -> None:
        self._source = source
        self._meeting = meeting
        self._words = vocabulary(meeting.language)
        rows = read_rows(source, furniture, attached)
        labels = exact_labels(rows, self._words)
        learned = learn_labels(rows, _texts(rows, meeting), labels, source.lines, self._words)
        labels = known_labels(labels, learned)
        self._learned = replace(learned, lines={rows[at].line: role for at, role in learned.lines.items()})
        self._style = label_style(rows, labels)
        self._rows = {row.line: row for row in rows}
        decisions = sum(role is Role.DECISION for role in labels.values())
        self._labels_decisions = decisions * 2 > len(meeting.items)

    def with_missed(self, items: Sequence[AgendaItem]) -> list[AgendaItem]:
        """The items of the meeting, with those who missed them as its head says."""
        first = next((node.first for node in self._meeting.nodes if node.item is not None), 0)
        head = [
            self._rows[line]
            for node in self._meeting.nodes
            if node.kind is NodeKind.HEADER and node.end <= first
            for line in range(node.first, node.end)
            if line in self._rows
        ]
        return with_missed(items, head, self._words)

    def has_text(self, lines: Iterable[int]) -> bool:
        """Whether any of `lines` holds words."""
        return any(line in self._rows for line in lines)

    def heading(self, lines: range) -> StatedHeading | None:
        """What `lines` say as an item's heading; None where they hold no words."""
        rows = [self._rows[line] for line in lines if line in self._rows]
        if not rows:
            return None
        words = self._words
        whole = rows[0]._replace(text=one_line(rows, words), end=rows[-1].end, joined=False)
        for attempt in (rows, [whole]):  # the number on a line of its own; or a title that was wrapped
            found = find_candidates(attempt, {}, _NO_EVIDENCE, words)
            if not found or found[0].first > 0 or found[0].end < len(attempt):
                continue
            title, closed = without_mark(" ".join(found[0].title.split()), words)
            numbers = found[0].numbers.and_then(Numbers(case=found[0].case))
            for row in attempt[1:-1]:
                numbers = numbers.and_then(read_numbers(row.text, words) or NOTHING)
            return StatedHeading(lines, found[0].printed or None, title or None, closed, numbers)
        title, closed = without_mark(whole.text.strip(" \t-–•·*"), words)
        return StatedHeading(lines, None, title or None, closed)

    def item(self, heading: StatedHeading, lines: Iterable[int], decision: range | None = None) -> Reread:
        """The item that consists of `lines`, in order, at least one of which holds words.

        The lines in `decision` are this meeting's decision on it, and nothing else in it is.
        """
        rows = [self._rows[line] for line in lines if line in self._rows]
        setting = self._setting(rows)
        printed = [at for at, row in enumerate(rows) if row.line in heading.lines]
        end = printed[-1] + 1 if printed else 0
        stated = Heading(
            0,
            end,
            heading.number,
            heading.title,
            heading.closed,
            heading.numbers,
            printed[0] if printed else 0,
        )
        chosen = [at for at, row in enumerate(rows) if at >= end and decision and row.line in decision]

        def choose(parts: Sequence[Part]) -> Sequence[Part]:
            if not chosen:
                return parts
            return list(self._with_decision(parts, chosen[0], chosen[-1] + 1, rows))

        read = read_item(stated, len(rows), setting, choose)
        sections = {
            rows[at].line: place
            for place, (first, stop) in enumerate(read.parts)
            for at in range(first, stop)
        }
        item = replace(read.item, attachments=as_stated(read.item.attachments, self._source))
        return Reread(item, sections)

    def _setting(self, rows: Sequence[Row]) -> Setting:
        meeting, words = self._meeting, self._words
        labels = exact_labels(rows, words)
        taught = self._learned.lines
        lines = {at: taught[row.line] for at, row in enumerate(rows) if row.line in taught}
        learned = replace(self._learned, lines=lines)
        return Setting(
            self._source,
            rows,
            LabelReader(rows, labels, self._style, words, learned),
            words,
            meeting.body,
            meeting.date,
            decides=meeting.kind not in (DocumentKind.AGENDA, DocumentKind.ATTACHMENT),
            labels_decisions=self._labels_decisions,
        )

    def _with_decision(
        self, parts: Sequence[Part], first: int, end: int, rows: Sequence[Row]
    ) -> Iterator[Part]:
        """The parts, rows `first <= row < end` this meeting's only decision and the others cut there."""
        decision = _decision(parts, first, end, rows)
        told = not parts or decision.end <= parts[0].first
        if told:
            yield decision  # among the lines under the heading, above all sections
        for part in parts:
            if part.end <= decision.first or part.first >= end:
                yield replace(part, role=self._role_beside(part))
                continue
            if part.first < decision.first:
                before = tuple(row for row in part.content if row.line < rows[decision.first].line)
                yield Part(part.label, self._role_beside(part), part.first, decision.first, before)
            if not told:
                told = True
                yield decision
            if part.end > end:
                role = Role.OTHER if part.role is Role.DECISION else part.role
                yield Part(None, role, end, part.end, tuple(rows[end : part.end]))

    def _role_beside(self, part: Part) -> Role:
        """The role of a part where this meeting's decision is another one."""
        if part.role is not Role.DECISION:
            return part.role
        label, day = part.label, self._meeting.date
        if label is None:
            return Role.OTHER
        earlier = label.date is not None and day is not None and label.date != day
        return (
            Role.DECISION
            if earlier or not same_body(label.body, self._meeting.body, self._words)
            else Role.OTHER
        )


def _texts(rows: Sequence[Row], meeting: Meeting) -> Iterator[tuple[int, int]]:
    """The rows of each item's text, `first <= row < end`."""
    starts = [row.start for row in rows]
    for item in meeting.items:
        yield bisect_left(starts, item.heading.end), bisect_left(starts, item.span.end)


def _decision(parts: Sequence[Part], first: int, end: int, rows: Sequence[Row]) -> Part:
    """The part that rows `first <= row < end` make; the label right above them is its heading."""
    holder = next((part for part in parts if part.first <= first < part.end), None)
    label = holder.label if holder is not None else None
    if holder is not None and label is not None and label.rows:
        begins = holder.first + label.rows - (label.inline is not None)
        if first <= begins < end:
            content = list(rows[holder.first + label.rows : end])
            if label.inline is not None:
                content.insert(0, tail_of(rows[begins], label.inline))
            mine = replace(label, role=Role.DECISION, body=None, date=None)
            return Part(mine, Role.DECISION, holder.first, end, tuple(content))
    return Part(None, Role.DECISION, first, end, tuple(rows[first:end]))
