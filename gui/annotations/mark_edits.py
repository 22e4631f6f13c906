"""What a reader does to a passage, as changes of annotations under the name the undo stack shows.

All annotations with the very same span are one thing to the reader: a highlight, an underline, a note, tags,
follow-ups. Here stands what each step does to the others.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple

from core.annotations import Annotation, AnnotationKind, Colour, FollowUp, PageBox
from core.language import _
from core.library import LoadedMeeting
from core.wording import shortened
from gui.annotations.placing import Target, annotation_on
from gui.pending import Change
from gui.session import Session

COLOURED = (AnnotationKind.HIGHLIGHT, AnnotationKind.AREA, AnnotationKind.UNDERLINE)
"""What has a colour, what shows it most plainly first."""


class Edit(NamedTuple):
    """One step: what the menu calls it, and what changes. Without changes there is nothing to do."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """A passage of a meeting and all that the reader put on it; nothing yet where it is only selected."""

    loaded: LoadedMeeting
    target: Target
    author: str
    annotations: tuple[Annotation, ...] = ()
    boxes: tuple[PageBox, ...] = ()
    own_names: frozenset[str] = frozenset()

    @property
    def authors(self) -> frozenset[str]:
        """The names on what is the reader's own: `author`, which new annotations carry, and the others."""
        return self.own_names | {self.author}

    def of_kind(self, *kinds: AnnotationKind) -> list[Annotation]:
        """Its annotations of some kinds, in the order of `kinds`."""
        return [each for kind in kinds for each in self.annotations if each.kind is kind]

    def own(self, *kinds: AnnotationKind) -> list[Annotation]:
        """Those of some kinds that the reader made."""
        return [each for each in self.of_kind(*kinds) if each.author in self.authors]

    @property
    def is_mark(self) -> bool:
        """Whether anything but tags lies on it."""
        return any(each.kind is not AnnotationKind.TAG for each in self.annotations)

    @property
    def colour(self) -> Colour | None:
        """The colour of the reader's own highlight on it, or of its area."""
        found = self.own(AnnotationKind.HIGHLIGHT, AnnotationKind.AREA) or self.of_kind(AnnotationKind.AREA)
        return found[0].colour if found else None

    @property
    def words(self) -> str:
        """Its words in one line, as far as a menu has room for them."""
        span = self.target.passage
        text = "" if span is None else self.loaded.source.text[span.start : span.end]
        one_line = " ".join(text.split())
        return shortened(one_line) if one_line else _("area")

    def new(
        self,
        kind: AnnotationKind,
        text: str = "",
        colour: Colour | None = None,
        follow_up: FollowUp | None = None,
    ) -> Annotation:
        """A fresh annotation on it."""
        return annotation_on(
            self.loaded,
            self.target,
            kind,
            text,
            self.author,
            boxes=self.boxes,
            colour=colour,
            follow_up=follow_up,
        )


def highlighted(passage: MarkedPassage, colour: Colour) -> Edit:
    """A highlight in `colour`, or that colour for the reader's own there; the same colour again takes it off.
    An area has one colour, whoever made it."""
    there = passage.own(AnnotationKind.HIGHLIGHT)
    areas = passage.own(AnnotationKind.AREA) or passage.of_kind(AnnotationKind.AREA)
    if there and all(each.colour is colour for each in there):
        return _without(passage, there, _("Remove highlight “{words}”"))
    if there or areas:
        return coloured(there or areas, colour, passage.words)
    name = _("Highlight “{words}”").format(words=passage.words)
    return Edit(name, (Change(None, passage.new(AnnotationKind.HIGHLIGHT, colour=colour)),))


def underlined(passage: MarkedPassage, colour: Colour) -> Edit:
    """A line under it in `colour`; takes off the reader's own there."""
    there = passage.own(AnnotationKind.UNDERLINE)
    if there:
        return _without(passage, there, _("Remove underline “{words}”"))
    name = _("Underline “{words}”").format(words=passage.words)
    return Edit(name, (Change(None, passage.new(AnnotationKind.UNDERLINE, colour=colour)),))


def area_marked(passage: MarkedPassage, colour: Colour) -> Edit:
    """A rectangle on a page."""
    name = _("Mark an area")
    return Edit(name, (Change(None, passage.new(AnnotationKind.AREA, colour=colour)),))


def tagged(passage: MarkedPassage, tag: Annotation, colour: Colour) -> Edit:
    """A tag on it, and a highlight in `colour` where it bears no mark yet."""
    changes = [Change(None, tag)]
    if not passage.is_mark:
        changes.insert(0, Change(None, passage.new(AnnotationKind.HIGHLIGHT, colour=colour)))
    return Edit(_("Add tag “{tag}”").format(tag=tag.text), tuple(changes))


def taken_off(passage: MarkedPassage, annotation: Annotation, name: str, colour: Colour) -> Edit:
    """A note or a follow-up taken off, as `name`. Tags that it leaves alone get a highlight to hang on."""
    left = [each for each in passage.annotations if each.id != annotation.id]
    changes = [Change(annotation, None)]
    if left and all(each.kind is AnnotationKind.TAG for each in left):
        changes.append(Change(None, passage.new(AnnotationKind.HIGHLIGHT, colour=colour)))
    return Edit(name, tuple(changes))


def coloured(annotations: Sequence[Annotation], colour: Colour, words: str) -> Edit:
    """Another colour for what of a mark on `words` has one."""
    others = [each for each in annotations if each.kind in COLOURED and each.colour is not colour]
    name = _("Change colour of “{words}”").format(words=words)
    return Edit(name, tuple(Change(each, _in_colour(each, colour)) for each in others))


def deleted(annotations: Sequence[Annotation], words: str, authors: Collection[str]) -> Edit:
    """All that `authors` put on a passage with these words, taken away; where that is nothing, what others
    did. Comments on a draft stay while anything else is there."""
    name = _("Delete mark “{words}”").format(words=words)
    own = [each for each in annotations if each.author in authors] or annotations
    gone = [each for each in own if each.kind is not AnnotationKind.COMMENT] or own
    return Edit(name, tuple(Change(each, None) for each in gone))


def follow_up_changed(before: Annotation, after: Annotation) -> Edit:
    """A follow-up with other words, another person or day; or done, or not done after all."""
    was_done = before.follow_up is not None and before.follow_up.done is not None
    is_done = after.follow_up is not None and after.follow_up.done is not None
    name = _("Change follow-up “{words}”")
    if was_done != is_done:
        name = _("Done: “{words}”") if is_done else _("Not done: “{words}”")
    return Edit(name.format(words=shortened(after.text)), (Change(before, after),))


def done_set(annotation: Annotation, done: bool) -> Edit:
    """A follow-up said to be done, or open again; nothing where it is so already."""
    follow_up = annotation.follow_up
    if follow_up is None or (follow_up.done is not None) is done:
        return Edit("", ())
    now = datetime.now(UTC)
    follow_up = replace(follow_up, done=now if done else None)
    return follow_up_changed(annotation, replace(annotation, follow_up=follow_up, modified=now))


def last_colour(session: Session) -> Colour:
    """The colour the reader used last; yellow to begin with."""
    chosen = session.settings.colour
    return Colour(chosen) if chosen in list(Colour) else Colour.YELLOW


def remember_colour(session: Session, colour: Colour) -> None:
    """Keep the colour the reader used, for underlines, areas and the next start."""
    if colour is not last_colour(session):
        session.choose(colour=colour.value)


def _without(passage: MarkedPassage, gone: Sequence[Annotation], name: str) -> Edit:
    """`gone` taken off; tags go with the last mark they hang on."""
    left = [each for each in passage.annotations if each not in gone]
    if all(each.kind is AnnotationKind.TAG for each in left):
        gone = [*gone, *(each for each in left if each.author in passage.authors)]
    return Edit(name.format(words=passage.words), tuple(Change(each, None) for each in gone))


def _in_colour(annotation: Annotation, colour: Colour) -> Annotation:
    return replace(annotation, colour=colour, modified=datetime.now(UTC))
