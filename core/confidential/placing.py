"""Where annotations stand in the versions of a meeting, and which of them may be about a closed item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from core.annotations import About, Annotation, ItemFinder, ItemKey, Passage, find_item
from core.corrections import find_marked, find_place
from core.library.carrying.here import Settled, as_here, stands_ahead
from core.library.lists.meetings import LoadedMeeting
from core.minutes import AgendaItem, DocumentKind
from core.source_text import Span

NO_ITEM = ItemKey(None, None)
"""What annotations before the first item belong to."""


class Placed:
    """Annotations by what they stand on in one version, oldest first.

    `on_items` has them by item and then by decision, None for the item as a whole; `marks` has those on
    passages by item, None for the text before the first. `elsewhere` has those that have no place, by their
    key and the item they were found to belong to, if any; what waits to be placed in this version, or was
    left in another one, is among them. What stands in another version alone is left out.
    """

    def __init__(self, loaded: LoadedMeeting, annotations: Iterable[Annotation]) -> None:
        self.on_items: defaultdict[int, defaultdict[int | None, list[Annotation]]]
        self.on_items = defaultdict(lambda: defaultdict(list))
        self.marks: defaultdict[int | None, list[tuple[Span, Annotation]]] = defaultdict(list)
        self.elsewhere: defaultdict[tuple[ItemKey, int | None], list[Annotation]] = defaultdict(list)
        self._loaded = loaded
        self._finder = ItemFinder(loaded.meeting.items)
        for given in sorted(annotations, key=lambda annotation: annotation.created):
            annotation = as_here(loaded, given)
            if annotation is None:
                self._put_aside(given)
            elif annotation.about is About.PASSAGE and annotation.passage is not None:
                self._mark(annotation, annotation.passage)
            else:
                self._put(annotation)

    def _put_aside(self, annotation: Annotation) -> None:
        carried = self._loaded.carried.get(annotation.id)
        has_none = carried is not None and carried.place is None and carried.settled is not Settled.UNDONE
        if has_none or stands_ahead(self._loaded, annotation) is not None:
            self._lose(annotation, self._finder.find(annotation.item))

    def _lose(self, annotation: Annotation, index: int | None) -> None:
        """Put one that has no place with the item it was found to belong to, or the closed one it was on."""
        closed = _closed_where_it_was(self._loaded, annotation, index)
        at = (annotation.item, index) if closed is None else (closed, None)
        self.elsewhere[at].append(annotation)

    def _mark(self, annotation: Annotation, passage: Passage) -> None:
        loaded = self._loaded
        items, key = loaded.meeting.items, annotation.item
        found = find_marked(items, loaded.source.text, key, passage, self._finder)
        own = self._finder.find(key)
        if found is None or _strayed(loaded, key, passage, *found, own):
            self._lose(annotation, own)
        elif _closed_where_it_was(loaded, annotation, found[0]) is not None:
            self._lose(annotation, found[0])
        else:
            self.marks[found[0]].append((found[1], annotation))

    def _put(self, annotation: Annotation) -> None:
        loaded = self._loaded
        index, decision, surely = find_place(
            loaded.meeting.items,
            loaded.source.text,
            annotation.item,
            annotation.passage,
            loaded.all_corrections,
            self._finder,
        )
        was_closed = _closed_where_it_was(loaded, annotation, index) is not None
        if index is None or not surely or was_closed or _was_closed(loaded, annotation, index):
            self._lose(annotation, index)
        else:
            self.on_items[index][decision].append(annotation)


def shared_out(
    versions: Sequence[LoadedMeeting], annotations: Iterable[Annotation]
) -> list[list[Annotation]]:
    """For each of `versions`, which count beside each other and the first of which is in front, those of
    `annotations` that belong there: where the words stand that they are on, else where their item is. What is
    found nowhere belongs to the first."""
    shared: list[list[Annotation]] = [[] for _version in versions]
    for each in annotations:
        shared[_home(versions, each)].append(each)
    return shared


def _home(versions: Sequence[LoadedMeeting], annotation: Annotation) -> int:
    if len(versions) == 1:
        return 0
    for at, version in enumerate(versions):
        if annotation.file == version.file or annotation.id in version.kept:
            return at
    having = [
        at
        for at, version in enumerate(versions)
        if find_item(version.meeting.items, annotation.item) is not None
    ]
    among = having or range(len(versions))
    passage = annotation.passage
    if passage is not None and passage.quote:
        span, quote = passage.span, passage.quote
        # what two say alike at one place may have been added to the closed one
        for at in sorted(among, key=lambda at: not _has_closed(versions[at], annotation.item)):
            if _says_around(versions[at].source.text, passage):
                return at
        for at in among:
            if versions[at].source.text[span.start : span.end] == quote:
                return at
        for at in among:
            if quote in versions[at].source.text:
                return at
    return among[0] if having else 0


def _has_closed(loaded: LoadedMeeting, key: ItemKey) -> bool:
    index = find_item(loaded.meeting.items, key)
    if index is None:
        return loaded.meeting.kind is DocumentKind.CLOSED_PART
    return is_closed(loaded, loaded.meeting.items[index])


def _says_around(text: str, passage: Passage) -> bool:
    """Whether `text` says the same in the passage's place, and around it."""
    start, end = passage.span.start - len(passage.prefix), passage.span.end + len(passage.suffix)
    return start >= 0 and text[start:end] == passage.prefix + passage.quote + passage.suffix


def _strayed(
    loaded: LoadedMeeting, key: ItemKey, passage: Passage, index: int | None, span: Span, own: int | None
) -> bool:
    """Whether words that were marked in an item that may be closed were found in another one than its `own`:
    what was written about them may be about the closed one."""
    if span == passage.span or key == NO_ITEM:
        return False
    return index != own and may_be_closed(loaded, key)


def _was_closed(loaded: LoadedMeeting, annotation: Annotation, index: int) -> bool:
    """Whether what was added to a closed item as a whole was found on an open one that is known otherwise,
    such as one that the reader said it belongs to."""
    item = loaded.meeting.items[index]
    if annotation.passage is not None or annotation.item == ItemKey.of(item) or is_closed(loaded, item):
        return False
    return any(each.closed for each in loaded.elsewhere if each.key == annotation.item)


def _closed_where_it_was(loaded: LoadedMeeting, annotation: Annotation, index: int | None) -> ItemKey | None:
    """What the closed item is known by that an annotation stands or stood on in another version, however many
    it came through since, where it is on the open item with this `index` here, which is known otherwise; None
    for all others."""
    item = None if index is None else loaded.meeting.items[index]
    if item is not None and is_closed(loaded, item):
        return None
    here = None if item is None else ItemKey.of(item)
    closed = (each for each in loaded.on_closed.get(annotation.id, ()) if each != here)
    return next(closed, None)


def is_closed(loaded: LoadedMeeting, item: AgendaItem) -> bool:
    """Whether `item` was dealt with behind closed doors: all of a closed part was."""
    return item.closed or loaded.meeting.kind is DocumentKind.CLOSED_PART


def may_be_closed(loaded: LoadedMeeting, key: ItemKey) -> bool:
    """Whether a version of the meeting has the item known by `key` as a closed one, or none has it at all."""
    closed = [is_closed(loaded, item) for item in loaded.meeting.items if ItemKey.of(item) == key]
    closed += [item.closed for item in loaded.elsewhere if item.key == key]
    return not closed or any(closed)


def lost_may_be_closed(loaded: LoadedMeeting, key: ItemKey, index: int | None) -> bool:
    """Whether what has no place in `loaded` may be about a closed item: `key` is that of the item it was
    added to, `index` the item it was found to belong to, if any."""
    if key == NO_ITEM:
        return loaded.meeting.kind is DocumentKind.CLOSED_PART
    if index is None:
        return may_be_closed(loaded, key)
    item = loaded.meeting.items[index]
    # by a key that is another one here, such as a title that was shorter
    return is_closed(loaded, item) or any(
        each.closed for each in loaded.elsewhere if each.key in (key, ItemKey.of(item))
    )


def has_closed_part_beside(loaded: LoadedMeeting) -> bool:
    """Whether the closed part of the meeting counts beside `loaded`."""
    kinds = {each.id: each.kind for each in loaded.versions}
    return any(kinds.get(beside.version) is DocumentKind.CLOSED_PART for beside in loaded.beside)


def is_closed_beside(loaded: LoadedMeeting, item: AgendaItem) -> bool:
    """Whether another document that counts, such as the closed part, has `item` as a closed one: what was
    added to the item as a whole may be about what is told of it there."""
    kinds = {each.id: each.kind for each in loaded.versions}
    for beside in loaded.beside:
        at = find_item(beside.items, ItemKey.of(item))
        if at is not None and (
            beside.items[at].closed or kinds.get(beside.version) is DocumentKind.CLOSED_PART
        ):
            return True
    return False
