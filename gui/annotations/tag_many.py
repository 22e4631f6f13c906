"""One tag on many decisions: found in the background, written in short transactions, undone as one edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from core.annotations import CONTEXT, About, Annotation, AnnotationKind, Passage, new_annotation
from core.language import _, ngettext
from core.library import Changes, Deleted, Library, Written, write
from core.library.decisions.register import decision_places
from core.minutes import Role
from core.source_text import Span
from core.tags import tag_key, tidy
from gui.edits.queued import QueuedEdit
from gui.session import Session

SLICE = 50
"""Annotations of one transaction; it takes about ten milliseconds."""


def _put(tags: Sequence[Annotation], library: Library) -> Changes:
    return write(library, [Written(each) for each in tags])


def _take_off(tags: Sequence[Annotation], library: Library) -> Changes:
    return write(library, (), [Deleted(each.id, each.modified) for each in tags])


class TagMany(QObject):
    """Does it in one session."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def tag(self, entries: Sequence[int], name: str, then: Callable[[int], object]) -> None:
        """Put the tag `name` on the decisions with these ids of the register, but not where it is already.

        `then` is told on how many it was put, once the edit is made.
        """
        name, author = tidy(name), self._session.settings.author_name()
        if not name or not entries:
            return

        def push(tags: list[Annotation]) -> None:
            if tags:
                text = ngettext(
                    "Tag {count} decision with “{tag}”", "Tag {count} decisions with “{tag}”", len(tags)
                )
                words = text.format(count=len(tags), tag=name)
                self._push(words, [tags[at : at + SLICE] for at in range(0, len(tags), SLICE)])
            then(len(tags))

        def work(library: Library) -> list[Annotation]:
            return _tags_for(library, entries, name, author)

        # behind all that the reader did before, so that no decision gets the tag twice
        self._session.background.aside_when_written(work, push)

    def _push(self, text: str, slices: Sequence[Sequence[Annotation]]) -> None:
        def each(work: Callable[[Sequence[Annotation], Library], Changes]) -> None:
            for tags in slices:
                self._session.do(partial(work, tags), long=True)

        # where one slice is refused the others stay, and Undo takes them off
        self._session.undo.push(
            QueuedEdit(text, lambda _refused: each(_put), lambda _refused: each(_take_off))
        )


def _tags_for(library: Library, entries: Sequence[int], name: str, author: str) -> list[Annotation]:
    tags = []
    for at in range(0, len(entries), 10 * SLICE):
        for place in decision_places(library, entries[at : at + 10 * SLICE], CONTEXT):
            if tag_key(name) in map(tag_key, place.tags):
                continue
            span = Span(place.start, place.end)
            passage = Passage(place.quote, place.before, place.after, span, Role.DECISION)
            tags.append(
                new_annotation(
                    place.meeting, place.item, AnnotationKind.TAG, name, author, passage, About.DECISION
                )
            )
    return tags


def told(count: int, name: str) -> str:
    """What to say once a tag was put on `count` decisions."""
    if not count:
        return _("All of them have the tag “{tag}” already.").format(tag=name)
    words = ngettext("{count} decision tagged “{tag}”.", "{count} decisions tagged “{tag}”.", count)
    return words.format(count=count, tag=name)
