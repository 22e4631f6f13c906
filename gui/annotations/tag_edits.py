"""Renaming, merging, colouring and deleting tags: each one edit that can be undone, over all meetings.

What is to be changed is read on the writing thread, behind all that the reader did before. Where the library
refuses an edit, nothing of it stays: tags are as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject

from core.annotations import Annotation, Colour, Tag
from core.language import _
from core.library import Library, annotations_tagged, kept_tags
from core.tags import TagEdit, is_at_or_below, merged, new_tag, removed, renamed, tag_key
from gui.edits.annotations import AnnotationsEdit
from gui.pending import Change, TagChange
from gui.session import Session

Reading = tuple[list[Annotation], list[Tag]]


@dataclass(frozen=True, slots=True)
class Reach:
    """What an edit of a tag touches: annotations that are the tag or one below it, in how many meetings, and
    how many different tags lie below it."""

    annotations: int
    meetings: int
    below: int


class TagsEdit(AnnotationsEdit):
    """Tags changed wherever they are. Refused, it leaves all as it was.

    `moved` is a tag and what it is called then, None where it goes; `joins` says that there was one of that
    name.
    """

    def __init__(
        self,
        session: Session,
        text: str,
        changes: Sequence[Change],
        tags: Sequence[TagChange],
        moved: tuple[str, str | None] | None = None,
        *,
        joins: bool = False,
    ) -> None:
        super().__init__(session, text, changes, tags)
        self._moved = moved
        self._joins = joins

    def redo(self) -> None:
        super().redo()
        if self._moved is not None:
            self._session.tag_moved.emit(*self._moved, True)

    def undo(self) -> None:
        super().undo()
        self._tell_back()

    def _tell_back(self) -> None:
        if self._moved is not None and self._moved[1] is not None:
            self._session.tag_moved.emit(self._moved[1], self._moved[0], not self._joins)

    def _refused(self) -> None:
        self.setObsolete(True)  # it is not undone any more
        self._session.give_up(self._changes, self._tags)
        self._tell_back()


class TagEdits(QObject):
    """Does them in one session."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def reach(self, name: str, then: Callable[[Reach], object]) -> None:
        """Have `then` told what an edit of the tag `name`, with all below it, would touch."""

        def work(library: Library) -> Reach:
            found = annotations_tagged(library, name)
            names = {tag_key(each.text) for each in found} | {tag_key(tag.name) for tag in kept_tags(library)}
            below = {each for each in names if is_at_or_below(each, name)} - {tag_key(name)}
            return Reach(len(found), len({each.meeting for each in found}), len(below))

        self._session.background.write(work, then)

    def rename(self, old: str, new: str) -> None:
        """Call the tag `old` something else, and with it all below it; an existing tag takes it in."""
        text = _("Rename tag “{old}” to “{new}”").format(old=old, new=new)
        self._edit(text, (old, new), lambda there: renamed(*there, old, new), (old, new))

    def merge(self, source: str, into: str) -> None:
        """Make the tag `source`, with all below it, one with the tag `into`."""
        text = _("Merge tag “{tag}” into “{other}”").format(tag=source, other=into)
        self._edit(text, (source, into), lambda there: merged(*there, (source,), into), (source, into))

    def delete(self, name: str) -> None:
        """Take the tag, with all below it, off everything."""
        text = _("Delete tag “{tag}”").format(tag=name)
        self._edit(text, (name,), lambda there: removed(*there, name), (name, None))

    def add(self, name: str, colour: Colour | None = None) -> None:
        """Keep a tag that nothing needs to carry yet."""
        tag = new_tag(name, colour, self._session.settings.author_name())
        if tag.name:
            text = _("New tag “{tag}”").format(tag=tag.name)
            self._edit(text, (), lambda there: _with_colour(there[1], tag, colour), (tag.name, tag.name))

    def colour(self, name: str, colour: Colour | None) -> None:
        """Give a tag a colour, or none."""
        fresh = new_tag(name, colour, self._session.settings.author_name())
        text = _("Colour of tag “{tag}”").format(tag=name)
        self._edit(text, (), lambda there: _with_colour(there[1], fresh, colour))

    def _edit(
        self,
        text: str,
        names: Sequence[str],
        edit: Callable[[Reading], TagEdit],
        moved: tuple[str, str | None] | None = None,
    ) -> None:
        def work(library: Library) -> tuple[TagEdit, bool]:
            found = {each.id: each for name in names for each in annotations_tagged(library, name)}
            there = [*found.values()], kept_tags(library)
            used = [each.text for each in there[0]] + [tag.name for tag in there[1]]
            into = moved[1] if moved is not None else None
            return edit(there), into is not None and any(is_at_or_below(each, into) for each in used)

        def push(answer: tuple[TagEdit, bool]) -> None:
            made, joins = answer
            changes = [Change(*pair) for pair in made.annotations]
            tags = [TagChange(*pair) for pair in made.tags]
            if changes or tags:
                self._session.undo.push(TagsEdit(self._session, text, changes, tags, moved, joins=joins))

        self._session.background.write(work, push)


def _with_colour(kept: Sequence[Tag], tag: Tag, colour: Colour | None) -> TagEdit:
    """`tag` kept with `colour`: a new one, or the one that is kept under its name in another colour."""
    before = next((each for each in kept if tag_key(each.name) == tag_key(tag.name)), None)
    if before is None:
        return TagEdit(tags=((None, tag),))
    if before.colour is colour:
        return TagEdit()
    return TagEdit(tags=((before, replace(before, colour=colour, modified=datetime.now(UTC))),))
