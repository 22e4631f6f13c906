"""Which annotations of the library go out in a file for a colleague, and which stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from core.annotations import Annotation, AnnotationKind, Colour
from core.confidential.placing import Placed, is_closed, is_closed_beside, lost_may_be_closed
from core.library import Library, LoadedMeeting, kept_tags, load, of_meeting
from core.library.lists.chosen import ChosenItems
from core.progress import Progress, quietly
from core.sharing.web_annotations import Masking, collection
from core.source_text import Span
from core.tags import tag_key
from core.web_annotation import GivenAnnotation, MadeIn


def made_in(loaded: LoadedMeeting) -> MadeIn:
    """What a file says of the document that annotations were made in."""
    meeting = loaded.meeting
    body = loaded.body_name or meeting.body
    return MadeIn(loaded.file, meeting.municipality, body, meeting.date, loaded.name, meeting.kind)


_PART = 6
"""Letters of a title that tell of it; fewer may stand anywhere."""


@dataclass(frozen=True, slots=True)
class Collected:
    """A file of annotations: how many it holds, and how many stayed because their items may be closed."""

    content: bytes
    annotations: int
    left_out: int


def collected(
    library: Library,
    chosen: Iterable[ChosenItems],
    *,
    closed_items: bool,
    author: str | None = None,
    unseen: Collection[str] = (),
    label: str = "",
    mask: Masking | None = None,
    progress: Progress = quietly,
) -> Collected:
    """The annotations on what was `chosen` as a collection, those of `author` alone where one is given,
    and none by authors `unseen`; `closed_items` and `mask` as for `shared` and `collection`. Raises
    LibraryError."""
    wanted = list(chosen)
    colours = {tag_key(tag.name): tag.colour for tag in kept_tags(library)}
    placed: dict[str, GivenAnnotation] = {}
    lost: dict[str, GivenAnnotation] = {}
    left_out: set[str] = set()
    for done, one in enumerate(wanted):
        progress(done, len(wanted))
        made = [
            each
            for each in of_meeting(library, one.meeting)
            if author in (None, each.author) and each.author not in unseen
        ]
        if not made:
            continue
        loaded = load(library, one.meeting, one.version)
        where = made_in(loaded)
        going = shared(loaded, made, closed_items=closed_items, items=one.items)
        for into, going_out in ((placed, going.placed), (lost, going.lost)):
            into |= {each.id: GivenAnnotation(each, where, _tag_colour(each, colours)) for each in going_out}
        left_out |= going.left_out
    progress(len(wanted), len(wanted))
    given = lost | placed  # what has its place in one version of a meeting is lost in another
    ordered = sorted(given.values(), key=lambda each: (each.annotation.created, each.annotation.id))
    return Collected(collection(ordered, label, mask), len(given), len(left_out - given.keys()))


def _tag_colour(annotation: Annotation, colours: Mapping[str, Colour | None]) -> Colour | None:
    return colours.get(tag_key(annotation.text)) if annotation.kind is AnnotationKind.TAG else None


@dataclass(frozen=True, slots=True)
class Shared:
    """The annotations that may go out, those whose place is in the version and those that have none there,
    and the ids of those that stay because their items are, or may be, closed."""

    placed: tuple[Annotation, ...]
    lost: tuple[Annotation, ...]
    left_out: frozenset[str]


def shared(
    loaded: LoadedMeeting,
    annotations: Iterable[Annotation],
    *,
    closed_items: bool,
    items: Collection[int] | None = None,
) -> Shared:
    """Those of `annotations` that may go out: what was added to closed items, or reaches into one, only where
    `closed_items` asks for it; with `items`, indexes of the version, only what stands on these. What was
    added to an item that no version shows to be open counts as added to a closed one."""
    all_placed = Placed(loaded, annotations)
    placed, lost, left_out = [], [], set()
    for index, span, each in _placed(all_placed):
        if items is not None and index not in items:
            continue
        if closed_items:
            placed.append(each)
        elif _closed_within(loaded, index, span) or (index is None and _names_closed(loaded, each)):
            left_out.add(each.id)
        else:
            placed.append(_without_closed_words(loaded, index, each))
    for (key, index), found in all_placed.elsewhere.items():
        if items is not None and index not in items:
            continue
        if lost_may_be_closed(loaded, key, index) and not closed_items:
            left_out |= {each.id for each in found}
        else:
            lost += found
    return Shared(tuple(placed), tuple(lost), frozenset(left_out))


def _placed(placed: Placed) -> Iterator[tuple[int | None, Span | None, Annotation]]:
    """Each annotation that has its place with its item, None before the first, and a mark with its span."""
    for on, by_decision in placed.on_items.items():
        yield from ((on, None, each) for found in by_decision.values() for each in found)
    for index, marks in placed.marks.items():
        yield from ((index, span, each) for span, each in marks)


def _closed_within(loaded: LoadedMeeting, index: int | None, span: Span | None) -> bool:
    """Whether an annotation stands on a closed item, or marks words of one."""
    items = loaded.meeting.items
    if index is not None:
        item = items[index]
        if is_closed(loaded, item) or (span is None and is_closed_beside(loaded, item)):
            return True
    return span is not None and any(
        is_closed(loaded, each) and each.span.start < span.end and span.start < each.span.end
        for each in items
    )


def _names_closed(loaded: LoadedMeeting, annotation: Annotation) -> bool:
    """Whether words before the first item, in the contents list, are the title of a closed one, or of it."""
    words = _letters(annotation.passage.quote if annotation.passage else "")
    titles = [_letters(each.title) for each in loaded.meeting.items if each.title and is_closed(loaded, each)]
    return any(title in words or (len(words) >= _PART and words in title) for title in titles)


def _letters(text: str | None) -> str:
    return "".join(filter(str.isalnum, text or "")).casefold()


def _without_closed_words(loaded: LoadedMeeting, index: int | None, annotation: Annotation) -> Annotation:
    """`annotation` without the words around its passage where these may be of a closed item beside it, or its
    title in the contents list."""
    passage = annotation.passage
    if passage is None:
        return annotation
    around = Span(passage.span.start - len(passage.prefix), passage.span.end + len(passage.suffix))
    in_contents = index is None and any(is_closed(loaded, each) for each in loaded.meeting.items)
    if not in_contents and not _closed_within(loaded, None, around):
        return annotation
    return replace(annotation, passage=replace(passage, prefix="", suffix=""))
