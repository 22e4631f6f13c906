"""Which annotations of the library go out in a file for a colleague, and which stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from core.annotations import Annotation, AnnotationId, AnnotationKind, Colour, under_one_name
from core.confidential.closed_items import ClosedItems
from core.confidential.former_words import former_of
from core.confidential.open_name import openly_named
from core.confidential.passages import passage_for_others
from core.confidential.personal import Masking
from core.confidential.placing import Placed
from core.confidential.versions import read_versions
from core.library import Library, LoadedMeeting, kept_tags
from core.library.lists.chosen import ChosenItems
from core.progress import Progress, quietly
from core.sharing.web_annotations import collection
from core.source_text import Span
from core.tags import tag_key
from core.web_annotation import GivenAnnotation, MadeIn


def made_in(loaded: LoadedMeeting) -> MadeIn:
    """What a file says of the document that annotations were made in."""
    meeting = loaded.meeting
    body = loaded.body_name or meeting.body
    return MadeIn(loaded.file, meeting.municipality, body, meeting.date, loaded.name, meeting.kind)


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
    kinds: Collection[AnnotationKind] = frozenset(AnnotationKind),
    unseen: Collection[str] = (),
    label: str = "",
    masking: Masking | None = None,
    own_names: Collection[str] = (),
    reader: str = "",
    progress: Progress = quietly,
) -> Collected:
    """The annotations on what was `chosen` as a collection, of these `kinds`, and none by authors `unseen`;
    `closed_items` and `masking` as for `shared` and `collection`. What carries one of the `own_names` goes
    out under the name `reader`. What has been deleted since is not there.
    Raises LibraryError."""
    wanted = list(chosen)
    colours = {tag_key(tag.name): tag.colour for tag in kept_tags(library)}
    placed: dict[str, GivenAnnotation] = {}
    lost: dict[str, GivenAnnotation] = {}
    left_out: set[str] = set()
    for done, one in enumerate(wanted):
        progress(done, len(wanted))
        try:
            ((loaded, all_),) = read_versions(library, one.meeting, [one.version], unseen)
        except LookupError:
            continue
        made = under_one_name((each for each in all_ if each.kind in kinds), own_names, reader)
        going = shared(loaded, made, closed_items=closed_items, items=one.items)
        uncut = [] if masking is None or not made else _masked_spans(loaded, masking)
        where = made_in(loaded if closed_items else openly_named(loaded))
        for into, going_out in ((placed, going.placed), (lost, going.lost)):
            for each in going_out:
                cleaned = _for_others(each, loaded, going, uncut, masking)
                made_there = _made_there(where, loaded, each)
                former = former_of(loaded, each, going.closed)
                colour = _tag_colour(each, colours)
                into[each.id] = GivenAnnotation(cleaned, made_there, colour, former=former)
        left_out |= going.left_out
    progress(len(wanted), len(wanted))
    given = lost | placed  # what has its place in one version of a meeting is lost in another
    ordered = sorted(given.values(), key=lambda each: (each.annotation.created, each.annotation.id))
    return Collected(collection(ordered, label, masking), len(given), len(left_out - given.keys()))


def _made_there(where: MadeIn, loaded: LoadedMeeting, annotation: Annotation) -> MadeIn:
    """What is said of the document of an annotation: of one that waits to be placed, that of its old words.
    Its name, which may tell of something closed, is left out."""
    own = (each for each in loaded.versions if each.file == annotation.file and each.id != loaded.version)
    version = next(own, None)
    if version is None:
        return where
    return replace(where, sha256=version.file, name=None, kind=version.kind)


def _masked_spans(loaded: LoadedMeeting, masking: Masking) -> list[Span]:
    with masking.uncounted():
        return [Span(each.start, each.end) for each in masking.look_at(loaded.source.text)]


def _for_others(
    annotation: Annotation,
    loaded: LoadedMeeting,
    going: Shared,
    uncut: Sequence[Span],
    masking: Masking | None,
) -> Annotation:
    if annotation.passage is None:
        return annotation
    span = going.spans.get(annotation.id)
    passage = passage_for_others(
        annotation.passage, loaded.source, going.closed, span=span, uncut=uncut, masking=masking
    )
    return replace(annotation, passage=passage)


def _tag_colour(annotation: Annotation, colours: Mapping[str, Colour | None]) -> Colour | None:
    return colours.get(tag_key(annotation.text)) if annotation.kind is AnnotationKind.TAG else None


@dataclass(frozen=True, slots=True)
class Shared:
    """The annotations that may go out, those whose place is in the version and those that have none there,
    and the ids of those that stay because their items are, or may be, closed.

    They are as the library has them: what stands around a passage goes out as `passage_for_others` has it,
    with `closed`, and with its place in this version, which `spans` has by the annotation's id.
    """

    placed: tuple[Annotation, ...]
    lost: tuple[Annotation, ...]
    left_out: frozenset[str]
    spans: Mapping[AnnotationId, Span]
    closed: ClosedItems | None


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
    found = Placed(loaded, annotations)
    closed = None if closed_items else ClosedItems(loaded)
    placed, lost, left_out, spans = [], [], set(), {}
    for index, span, each in _placed(found):
        if items is not None and index not in items:
            continue
        if closed is None or closed.may_go_out(each, index, span):
            placed.append(each)
            if span is not None:
                spans[each.id] = span
        else:
            left_out.add(each.id)
    for (key, index), elsewhere in found.elsewhere.items():
        if items is not None and index not in items:
            continue
        for each in elsewhere:
            if closed is None or closed.lost_may_go_out(each, key, index):
                lost.append(each)
            else:
                left_out.add(each.id)
    return Shared(tuple(placed), tuple(lost), frozenset(left_out), spans, closed)


def _placed(placed: Placed) -> Iterator[tuple[int | None, Span | None, Annotation]]:
    """Each annotation that has its place with its item, None before the first, and a mark with its span."""
    for on, by_decision in placed.on_items.items():
        yield from ((on, None, each) for found in by_decision.values() for each in found)
    for index, marks in placed.marks.items():
        yield from ((index, span, each) for span, each in marks)
