"""To what each line of the source belongs: the meeting's nodes, without a gap and without overlap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.minutes import Node, NodeKind
from core.parsing.agenda import Agenda
from core.parsing.belonging import AttachmentPlace
from core.parsing.contents import ContentsList
from core.parsing.items import ReadItem
from core.parsing.rows import Row


@dataclass(frozen=True, slots=True, eq=False)
class _Owner:
    kind: NodeKind
    item: int | None = None
    section: int | None = None
    attachment: int | None = None


def nodes_of(
    count: int,
    rows: Sequence[Row],
    furniture: set[int],
    carried: Mapping[int, AttachmentPlace],
    contents: ContentsList,
    agenda: Agenda,
    items: Sequence[ReadItem],
) -> tuple[Node, ...]:
    """The nodes of a source with `count` lines; `carried` are lines of attachments, with their place.

    An empty line goes with the line before it.
    """
    owners: list[_Owner | None] = [None] * count
    head = _Owner(NodeKind.HEADER)
    for row in rows:
        owners[row.line] = head
    listed = _Owner(NodeKind.CONTENTS)
    for row in rows[contents.first : contents.end]:
        owners[row.line] = listed
    for row in () if agenda.signed else rows[agenda.end :]:
        owners[row.line] = listed
    for number, ((heading, end), read) in enumerate(zip(agenda.extents(), items, strict=True)):
        owner = _Owner(NodeKind.ITEM, number)
        for row in rows[heading.first : end]:
            owners[row.line] = owner
        for part, (first, stop) in enumerate(read.parts):
            owner = _Owner(NodeKind.SECTION, number, part)
            for row in rows[first:stop]:
                owners[row.line] = owner
    attached = {
        place: _Owner(NodeKind.ATTACHMENT, place.item, None, place.attachment)
        for place in set(carried.values())
    }
    for line, place in carried.items():
        owners[line] = attached[place]
    drop = _Owner(NodeKind.FURNITURE)
    for line in furniture - carried.keys():
        owners[line] = drop
    return tuple(_runs(owners, head))


def _runs(owners: Sequence[_Owner | None], head: _Owner) -> Iterator[Node]:
    first = 0
    current = next((owner for owner in owners if owner is not None), head)
    for line, owner in enumerate(owners):
        if owner is not None and owner is not current:
            if line > first:
                yield Node(current.kind, first, line, current.item, current.section, current.attachment)
            first, current = line, owner
    if len(owners) > first:
        yield Node(current.kind, first, len(owners), current.item, current.section, current.attachment)
