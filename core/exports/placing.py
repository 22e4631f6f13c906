"""Where annotations stand in one version of a meeting, and which of them may be on a closed item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from core.annotations import About, Annotation, ItemKey, Passage, find_item
from core.corrections import find_marked, find_place
from core.library.lists.meetings import LoadedMeeting
from core.source_text import Span


class Placed:
    """Annotations by what they stand on in one version, oldest first.

    `on_items` has them by item and then by decision, None for the item as a whole; `marks` has those on
    passages by item, None for the text before the first. `elsewhere` has those that have no place, by their
    key and the item they were found to belong to, if any.
    """

    def __init__(self, loaded: LoadedMeeting, annotations: Iterable[Annotation]) -> None:
        self.on_items: defaultdict[int, defaultdict[int | None, list[Annotation]]]
        self.on_items = defaultdict(lambda: defaultdict(list))
        self.marks: defaultdict[int | None, list[tuple[Span, Annotation]]] = defaultdict(list)
        self.elsewhere: defaultdict[tuple[ItemKey, int | None], list[Annotation]] = defaultdict(list)
        for annotation in sorted(annotations, key=lambda annotation: annotation.created):
            if annotation.about is About.PASSAGE and annotation.passage is not None:
                self._mark(loaded, annotation, annotation.passage)
            else:
                self._put(loaded, annotation)

    def _mark(self, loaded: LoadedMeeting, annotation: Annotation, passage: Passage) -> None:
        items = loaded.meeting.items
        found = find_marked(items, loaded.source.text, annotation.item, passage)
        if found is None or _strayed(loaded, annotation.item, passage, *found):
            self.elsewhere[annotation.item, find_item(items, annotation.item)].append(annotation)
        else:
            self.marks[found[0]].append((found[1], annotation))

    def _put(self, loaded: LoadedMeeting, annotation: Annotation) -> None:
        index, decision, surely = find_place(
            loaded.meeting.items,
            loaded.source.text,
            annotation.item,
            annotation.passage,
            loaded.all_corrections,
        )
        if index is None or not surely:
            self.elsewhere[annotation.item, index].append(annotation)
        else:
            self.on_items[index][decision].append(annotation)


def _strayed(loaded: LoadedMeeting, key: ItemKey, passage: Passage, index: int | None, span: Span) -> bool:
    """Whether words that were marked in an item that may be closed were found in another one: what was
    written about them may be about the closed one."""
    if span == passage.span or key == ItemKey(None, None):
        return False
    return index != find_item(loaded.meeting.items, key) and not surely_open(loaded, key)


def surely_open(loaded: LoadedMeeting, key: ItemKey) -> bool:
    """Whether versions of the meeting have an item known by `key`, and each of them an open one."""
    here = [item.closed for item in loaded.meeting.items if ItemKey.of(item) == key]
    closed = here + [item.closed for item in loaded.elsewhere if item.key == key]
    return bool(closed) and not any(closed)
