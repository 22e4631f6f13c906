"""A reader's corrections laid over a meeting: a pure function, and lossless as the parse is.

First the items begin and end where the reader says; then their decisions are the lines that the reader
chose; the items concerned are read once more by the parser's own code. The outcomes, and what is closed,
come last. What the reader put right carries a Confidence of level READER.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.corrections import (
    OF_CLOSING,
    Correction,
    CorrectionId,
    CorrectionKind,
    find_passage,
    find_place,
)
from core.minutes import (
    AgendaItem,
    Attachment,
    Decision,
    Meeting,
    Node,
    NodeKind,
    Reason,
)
from core.said_by_reader import by_reader, set_closed, set_outcome
from core.source_text import SourceText, Span

if TYPE_CHECKING:
    from core.parsing.rereading import ItemReader, StatedHeading


class Corrected(NamedTuple):
    """A meeting with the corrections over it, and those whose place was not found."""

    meeting: Meeting
    lost: frozenset[CorrectionId]


def corrected(source: SourceText, meeting: Meeting, corrections: Iterable[Correction]) -> Corrected:
    """`meeting`, which was read from `source`, as the reader put it right.

    Pure. A correction that a newer parse has made itself changes nothing, and is not lost.
    """
    ordered = sorted(corrections, key=lambda each: (each.created, each.id))
    if not ordered:
        return Corrected(meeting, frozenset())
    places = {each.id: find_passage(source.text, each.passage) for each in ordered}
    found = [(each, place) for each in ordered if (place := places[each.id]) is not None]
    work = _Work(source, meeting, found)
    done: set[CorrectionId] = set()
    for steps in (
        {CorrectionKind.HEADING: work.begin_item, CorrectionKind.JOINED: work.join},
        {CorrectionKind.DECISION: work.decide},
    ):
        done |= {each.id for each, place in found if each.kind in steps and steps[each.kind](place)}
    items, nodes = work.result()
    for each, place in found:
        here = replace(each.passage, quote=source.text[place.start : place.end], span=place)
        if each.kind is CorrectionKind.OUTCOME:
            target = find_place(items, source.text, each.item, here, ordered)
            if set_outcome(items, target, each.value):
                done.add(each.id)
        elif each.kind in OF_CLOSING and set_closed(items, place, each.kind is CorrectionKind.CLOSED):
            done.add(each.id)
    lost = frozenset(each.id for each in ordered if each.id not in done)
    return Corrected(replace(meeting, items=tuple(items), nodes=nodes), lost)


@dataclass(eq=False)
class _Item:
    """An item that corrections may reach. `again` says that it is to be read again."""

    item: AgendaItem
    heading: StatedHeading | None = None  # None for that of `item`
    again: bool = False
    corrected: tuple[str, ...] = ()  # fields
    decision: range | None = None  # lines
    kept: list[Attachment] = field(default_factory=list)  # whose pages the file carries


class _Owner(NamedTuple):
    """To what a line belongs, by the objects themselves: their places may still change."""

    kind: NodeKind
    item: _Item | None = None
    section: int | None = None
    attachment: Attachment | None = None


_TOLD = (NodeKind.ITEM, NodeKind.SECTION)
_HEADER = _Owner(NodeKind.HEADER)


class _Work:
    """The meeting while corrections are laid over it."""

    def __init__(
        self, source: SourceText, meeting: Meeting, found: Sequence[tuple[Correction, Span]]
    ) -> None:
        self._source = source
        self._meeting = meeting
        self._items = [_Item(item, kept=[a for a in item.attachments if a.pages]) for item in meeting.items]
        self._owners: list[_Owner] = []
        for node in meeting.nodes:
            holder = None if node.item is None else self._items[node.item]
            attachment = None
            if holder is not None and node.attachment is not None:
                attachment = holder.item.attachments[node.attachment]
            owner = _Owner(node.kind, holder, node.section, attachment)
            self._owners += [owner] * (node.end - node.first)
        self._claimed = {
            line
            for each, place in found
            if each.kind in (CorrectionKind.HEADING, CorrectionKind.DECISION)
            for line in self._claims(each, place)
        }

    def _claims(self, correction: Correction, place: Span) -> Iterator[int]:
        """The lines that are an item's own words because the reader says so.

        Behind a heading on the pages of an attachment, that is the rest of these pages.
        """
        lines = self._source.lines_in(place)
        yield from lines
        if correction.kind is CorrectionKind.HEADING and lines:
            owner = self._owners[lines[0]]
            line = lines[-1] + 1
            while (
                owner.kind is NodeKind.ATTACHMENT and line < len(self._owners) and self._owners[line] is owner
            ):
                yield line
                line += 1

    @cached_property
    def _reader(self) -> ItemReader:
        from core.parsing.rereading import ItemReader

        furniture, attached = (
            {at for at, owner in enumerate(self._owners) if owner.kind is kind and at not in self._claimed}
            for kind in (NodeKind.FURNITURE, NodeKind.ATTACHMENT)
        )
        return ItemReader(self._source, self._meeting, furniture, attached)

    # What the corrections of lines do. Each says whether its place is still there.

    def begin_item(self, place: Span) -> bool:
        """Have an item begin with the lines of `place`, its heading."""
        lines = self._source.lines_in(place)
        if not lines:
            return False
        reader = self._reader  # before any line changes hands
        holder = self._holder(lines[0])
        first = self._owners[lines[0]].item
        lines = range(lines[0], next((at for at in lines if self._owners[at].item is not first), lines.stop))
        heading = reader.heading(lines)
        if heading is None:
            return False
        new = _Item(AgendaItem(None, None, False, place, place), heading, True, ("number", "title"))
        if holder is None:
            self._take_from_head(new, lines)
        elif lines[0] <= self._first_line(holder):
            holder.heading, holder.again, holder.corrected = heading, True, new.corrected
            self._give(lines, holder)
        else:
            self._split(holder, new, lines)
        return True

    def join(self, place: Span) -> bool:
        """Have the item whose heading lies at `place` belong to the one before it."""
        line = self._source.line_at(place.start)
        holder = self._owners[line].item if self._owners else None
        if holder is None:
            return False
        if line not in self._heading(holder).lines and line != self._first_line(holder):
            return True  # it begins no item any more
        at = self._items.index(holder)
        if at == 0:
            return False
        before = self._items[at - 1]
        for at, owner in enumerate(self._owners):
            if owner.item is holder:
                self._owners[at] = owner._replace(item=before)
        before.again = True
        before.corrected = tuple(dict.fromkeys((*before.corrected, "span")))
        before.kept += holder.kept
        self._items.remove(holder)
        return True

    def decide(self, place: Span) -> bool:
        """Have the lines of `place` be the decision of their item."""
        lines = self._source.lines_in(place)
        reader = self._reader
        holder = next((item for line in lines if (item := self._owners[line].item) is not None), None)
        if holder is None:
            return False
        end_of_heading = max(self._heading(holder).lines, default=-1)
        mine = [line for line in lines if line > end_of_heading and self._owners[line].item is holder]
        if not mine or not reader.has_text(mine):
            return False
        holder.decision, holder.again = range(mine[0], mine[-1] + 1), True
        self._give(mine, holder)
        return True

    # The lines change hands.

    def _give(self, lines: Iterable[int], item: _Item) -> None:
        for line in lines:
            if self._owners[line].kind not in _TOLD or self._owners[line].item is not item:
                self._owners[line] = _Owner(NodeKind.ITEM, item)

    def _holder(self, line: int) -> _Item | None:
        """The item a line belongs to; of a line of the page's furniture, the item around it."""
        if self._owners[line].item is not None:
            return self._owners[line].item
        above = next((o.item for o in reversed(self._owners[:line]) if o.item), None)
        below = next((o.item for o in self._owners[line:] if o.item), None)
        return above if above is below else None

    def _first_line(self, item: _Item) -> int:
        """The first line of its heading; where it has none, the first that it owns."""
        lines = self._heading(item).lines
        return lines[0] if lines else next(at for at, owner in enumerate(self._owners) if owner.item is item)

    def _heading(self, item: _Item) -> StatedHeading:
        from core.parsing.rereading import StatedHeading

        return item.heading or StatedHeading.of(item.item, self._source)

    def _take_from_head(self, new: _Item, lines: range) -> None:
        """The item begins in the head, or behind the last item, and reaches to the next."""
        following = len(self._owners)
        for line in range(lines[0], len(self._owners)):
            if self._owners[line].item is not None:
                following = line
                break
        self._give(lines, new)
        for line in range(lines.stop, following):
            if self._owners[line].kind is NodeKind.HEADER:
                self._owners[line] = _Owner(NodeKind.ITEM, new)
        after = self._owners[following].item if following < len(self._owners) else None
        self._items.insert(len(self._items) if after is None else self._items.index(after), new)

    def _split(self, holder: _Item, new: _Item, lines: range) -> None:
        """What follows the new heading in the item that holds it is the new item's."""
        for line in range(lines[0], len(self._owners)):
            owner = self._owners[line]
            if owner.item is holder:
                claimed = line in self._claimed and owner.kind is NodeKind.ATTACHMENT
                self._owners[line] = _Owner(NodeKind.ITEM, new) if claimed else owner._replace(item=new)
        self._give(lines, new)
        self._items.insert(self._items.index(holder) + 1, new)
        if any(each.reason is Reason.NO_ITEMS for each in holder.item.confidence):
            for line, owner in enumerate(self._owners):  # what was no item at all is the head
                if owner.item is holder:
                    self._owners[line] = _HEADER
            self._items.remove(holder)
            return
        moved = {owner.attachment for owner in self._owners if owner.item is new and owner.attachment}
        new.kept = [each for each in holder.kept if each in moved]
        holder.kept = [each for each in holder.kept if each not in moved]
        holder.again = True
        own = self._heading(holder)
        if own.lines and own.lines.stop > lines[0]:  # its title ran into the new heading
            shorter = self._reader.heading(range(own.lines[0], lines[0]))
            holder.heading = shorter

    # The result.

    def result(self) -> tuple[list[AgendaItem], tuple[Node, ...]]:
        """The items, and the nodes that cover every line once."""
        for item in self._items:
            if item.again:
                self._read_again(item)
        index = {id(item): at for at, item in enumerate(self._items)}
        items = [item.item for item in self._items]
        if any(item.again for item in self._items):
            items = self._reader.with_missed(items)
        return items, tuple(_nodes(self._owners, index))

    def _read_again(self, item: _Item) -> None:
        lines = [at for at, owner in enumerate(self._owners) if owner.item is item]
        told = [at for at in lines if self._owners[at].kind in _TOLD]
        before = item.item
        if not self._reader.has_text(told):
            return
        reread = self._reader.item(self._heading(item), told, item.decision)
        for line in told:
            self._owners[line] = _Owner(NodeKind.ITEM, item)
        previous: _Owner | None = None
        for line in told:  # an empty line goes with the line before it
            if line in reread.sections:
                previous = _Owner(NodeKind.SECTION, item, reread.sections[line])
            elif self._source.line_text(line).strip():
                previous = None
            if previous is not None:
                self._owners[line] = previous
        item.item = self._with_attachments(item, reread.item, lines)
        kept = () if item.heading else (c for c in before.confidence if c.field in ("title", "number"))
        confidence = (*item.item.confidence, *kept)
        item.item = replace(item.item, confidence=by_reader(confidence, *self._stated(item)))
        if item.decision is not None:
            item.item = replace(item.item, decisions=self._own_decision(item.item, item.decision))

    def _stated(self, item: _Item) -> Iterator[str]:
        """The corrected fields that the item has."""
        for name in item.corrected:
            if name == "span" or getattr(item.item, name) is not None:
                yield name

    def _own_decision(self, item: AgendaItem, lines: range) -> tuple[Decision, ...]:
        """The decisions, the one in `lines` as the reader's."""
        frame = Span(self._source.lines[lines[0]].start, self._source.lines[lines[-1]].end)
        return tuple(
            replace(each, confidence=by_reader(each.confidence, "text"))
            if each.own and frame.start <= each.span.start < frame.end
            else each
            for each in item.decisions
        )

    def _with_attachments(self, item: _Item, read: AgendaItem, lines: Sequence[int]) -> AgendaItem:
        """The item with the pages of its attachments that lie in the file, its span reaching over them."""
        attachments = list(read.attachments)
        places: dict[Attachment, int] = {}
        carried = [self._owners[line].attachment for line in lines]
        for each in dict.fromkeys((*item.kept, *filter(None, carried))):
            at = next((i for i, a in enumerate(attachments) if a.name == each.name and not a.pages), None)
            if at is None:
                at = len(attachments)
                attachments.append(each)
            else:
                attachments[at] = replace(attachments[at], pages=each.pages, file=each.file)
            places[each] = at
        for line in lines:
            attachment = self._owners[line].attachment
            if attachment is not None:
                self._owners[line] = self._owners[line]._replace(attachment=attachments[places[attachment]])
        end = max((self._source.lines[line].end for line in lines), default=read.span.end)
        span = Span(read.span.start, max(read.span.end, end))
        return replace(read, attachments=tuple(attachments), span=span)


def _nodes(owners: Sequence[_Owner], index: dict[int, int]) -> Iterator[Node]:
    first = 0
    for line in range(1, len(owners) + 1):
        if line < len(owners) and owners[line] == owners[first]:
            continue
        owner = owners[first]
        if owner.item is None:
            yield Node(owner.kind, first, line)
        else:
            attachments = owner.item.item.attachments
            attachment = None if owner.attachment is None else attachments.index(owner.attachment)
            yield Node(owner.kind, first, line, index[id(owner.item)], owner.section, attachment)
        first = line
