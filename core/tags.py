"""Tags as a tree, and what renaming, merging and removing them makes of tags and annotations.

A tag's name is its path: "økonomi/anlæg" lies below "økonomi". Names differing in capitals alone are one tag,
spelt as it was first. All here is pure: the edits are pairs of what was and what shall be, to be written and
taken back together. None of them touches anything but tags: what is tagged stays.
"""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import NamedTuple

from core.annotations import Annotation, AnnotationKind, Colour, Tag

SEPARATOR = "/"

_LETTERS = str.maketrans(
    {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "œ": "|", "å": "}", "ü": "y", "ð": "d", "þ": "th", "ß": "ss"}
)
"""Danish order: æ ø å come after z, as these signs do in Unicode; ä, ö and ü stand with æ, ø and y."""


class TagEdit(NamedTuple):
    """Pairs of before and after: what comes (before None), changes, or goes (after None)."""

    annotations: tuple[tuple[Annotation, Annotation | None], ...] = ()
    tags: tuple[tuple[Tag | None, Tag | None], ...] = ()


def new_tag(name: str, colour: Colour | None, author: str) -> Tag:
    """A tag with a fresh id, made now."""
    now = datetime.now(UTC)
    return Tag(str(uuid.uuid4()), tidy(name), colour, author, now, now)


def tidy(name: str) -> str:
    """`name` as it is kept: single spaces, none around "/", no empty parts. Empty where nothing is left."""
    parts = (" ".join(part.split()) for part in unicodedata.normalize("NFC", name).split(SEPARATOR))
    return SEPARATOR.join(part for part in parts if part)


def tag_key(name: str) -> str:
    """What names of the same tag have in common, whatever their capitals and spaces."""
    return tidy(name).casefold()


def danish_key(text: str) -> str:
    """A key that sorts texts as Danish does: without regard to capitals, æ ø å last, aa as å."""
    letters = unicodedata.normalize("NFC", text).casefold().replace("aa", "å").translate(_LETTERS)
    return "".join(each for each in unicodedata.normalize("NFD", letters) if not unicodedata.combining(each))


def sort_key(name: str) -> tuple[str, ...]:
    """A key that sorts tags in Danish order, each right before those below it."""
    return tuple(danish_key(part) for part in tidy(name).split(SEPARATOR))


def is_at_or_below(name: str, ancestor: str) -> bool:
    """Whether `name` is the tag `ancestor` or lies below it."""
    key, top = tag_key(name), tag_key(ancestor)
    return key == top or key.startswith(top + SEPARATOR)


def ancestors(name: str) -> Iterator[str]:
    """The tags that `name` lies below, the nearest first."""
    while SEPARATOR in name:
        name = name.rpartition(SEPARATOR)[0]
        yield name


def colour_of(name: str, colours: Mapping[str, Colour | None]) -> Colour | None:
    """The colour of a tag, or of the nearest above it that has one. `colours` are by `tag_key`."""
    key = tag_key(name)
    return next((colour for each in (key, *ancestors(key)) if (colour := colours.get(each))), None)


def as_used(name: str, used: Iterable[str]) -> str:
    """`name` tidied, and as far as it or what it lies below is in use, spelt as it is there."""
    spelt: dict[str, str] = {}
    for each in used:
        for path in (each, *ancestors(each)):
            spelt.setdefault(tag_key(path), path)
    tidied = tidy(name)
    for path in (tidied, *ancestors(tidied)):
        if tag_key(path) in spelt:
            return spelt[tag_key(path)] + tidied[len(path) :]
    return tidied


def renamed(annotations: Iterable[Annotation], tags: Iterable[Tag], old: str, new: str) -> TagEdit:
    """The tag `old`, with all below it, renamed to `new`; where that tag is there already, they become one.

    `annotations` are those tagged with either of them or below, others do not matter; `tags` are all that
    the library keeps. An empty `new` changes nothing.
    """
    return merged(annotations, tags, (old,), new)


def merged(
    annotations: Iterable[Annotation], tags: Iterable[Tag], sources: Iterable[str], into: str
) -> TagEdit:
    """The tags `sources`, each with all below it, made one with the tag `into`. See `renamed`.

    Where that puts a tag twice on the same thing, the one that is too many goes. The merged tag keeps its
    colour; one without takes that of what is merged into it.
    """
    found = {each.id: each for each in annotations if each.kind is AnnotationKind.TAG}.values()
    tags = list(tags)
    sources = list(sources)
    others = [
        name
        for name in (*(tag.text for tag in found), *(tag.name for tag in tags))
        if not any(is_at_or_below(name, source) for source in sources)
    ]
    target = as_used(into, others)

    def moved(name: str) -> str:
        at = max((s for s in sources if is_at_or_below(name, s)), key=lambda s: len(tidy(s)), default=None)
        return name if at is None else target + tidy(name)[len(tidy(at)) :]

    if not target:
        return TagEdit()
    now = datetime.now(UTC)
    return TagEdit(tuple(_moved_annotations(found, moved, now)), tuple(_moved_tags(tags, moved, now)))


def removed(annotations: Iterable[Annotation], tags: Iterable[Tag], name: str) -> TagEdit:
    """The tag `name`, with all below it, taken off everything and forgotten."""
    gone = {
        each.id: each
        for each in annotations
        if each.kind is AnnotationKind.TAG and is_at_or_below(each.text, name)
    }
    return TagEdit(
        tuple((each, None) for each in gone.values()),
        tuple((tag, None) for tag in tags if is_at_or_below(tag.name, name)),
    )


def _moved_annotations(
    annotations: Iterable[Annotation], moved: Callable[[str], str], now: datetime
) -> Iterator[tuple[Annotation, Annotation | None]]:
    """Each annotation under another name with what becomes of it. The one that was there first stays."""
    there = {(place_of(each), tag_key(each.text)) for each in annotations if moved(each.text) == each.text}
    for each in sorted(annotations, key=lambda annotation: annotation.created):
        name = moved(each.text)
        if name == each.text:
            continue
        place = place_of(each), tag_key(name)
        yield each, None if place in there else replace(each, text=name, modified=now)
        there.add(place)


def _moved_tags(
    tags: Iterable[Tag], moved: Callable[[str], str], now: datetime
) -> Iterator[tuple[Tag | None, Tag | None]]:
    """Each tag under another name with what becomes of it."""
    stays = {tag_key(tag.name): tag for tag in tags if moved(tag.name) == tag.name}
    comes: dict[str, tuple[Tag, Tag]] = {}
    for tag in tags:
        name = moved(tag.name)
        key = tag_key(name)
        if name == tag.name:
            continue
        if key in stays:
            yield tag, None
            kept = stays[key]
            if kept.colour is None and tag.colour is not None:
                before, after = comes.get(key, (kept, kept))
                comes[key] = before, replace(after, colour=after.colour or tag.colour, modified=now)
        elif key in comes:
            yield tag, None
            before, after = comes[key]
            comes[key] = before, replace(after, colour=after.colour or tag.colour)
        else:
            comes[key] = tag, replace(tag, name=name, modified=now)
    yield from comes.values()


def place_of(annotation: Annotation) -> tuple[object, ...]:
    """What annotations on the very same thing have in common."""
    passage = annotation.passage
    where = None if passage is None else (passage.quote, passage.span)
    return annotation.meeting, annotation.item, annotation.about, where
