"""The marks in a PDF: highlights, underlines, areas and notes, whichever program put them there.

What this program exported (`exports.copies`) comes back as the annotations it was made of, with what
was changed since; what Okular, Acrobat and others made is read as far as it goes: the words under a mark are
those of the text as this program reads it, so that they are found in the library. What an annotation of a PDF
consists of: ISO 32000-1, 12.5.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from core.annotations import (
    About,
    Annotation,
    AnnotationId,
    AnnotationKind,
    Colour,
    ItemKey,
    MeetingId,
    PageBox,
    Passage,
)
from core.errors import UserFacingError
from core.language import _
from core.minutes import Meeting, Role
from core.page_places import PagePlaces
from core.sharing.carried import Carried
from core.sharing.pdf_objects import RawMark, raw_marks, without_written
from core.sharing.web_annotations import Given
from core.source_text import Box, SourceText, Span
from core.web_annotation import UNDATED, GivenAnnotation, MadeIn

MOST = 20_000
"""Marks of the largest document that is read."""
_END_OF_FILE = re.compile(rb"%%EOF[ \t]*(?:\r\n|\r|\n)?")
_MOST_ENDS = 200

_KINDS = {
    "Highlight": AnnotationKind.HIGHLIGHT,
    "Underline": AnnotationKind.UNDERLINE,
    "Squiggly": AnnotationKind.UNDERLINE,
    "StrikeOut": AnnotationKind.UNDERLINE,
    "Square": AnnotationKind.AREA,
    "Circle": AnnotationKind.AREA,
    "Polygon": AnnotationKind.AREA,
    "Ink": AnnotationKind.AREA,
    "Text": AnnotationKind.NOTE,
    "FreeText": AnnotationKind.NOTE,
    "Caret": AnnotationKind.NOTE,
}


@dataclass(frozen=True, slots=True)
class PdfMark:
    """One mark. `boxes` are where it stands, on the page as shown; `words` the text under it, `span` their
    place in the text of this file. `carried` is what it was made of, where this program made it."""

    id: AnnotationId
    kind: AnnotationKind
    page: int
    boxes: tuple[Box, ...]
    words: str
    span: Span | None
    text: str
    author: str
    created: datetime
    modified: datetime
    colour: Colour
    carried: Carried | None = None
    is_there: bool = True  # where it was put, and in the colour it had
    has_colour: bool = True


@dataclass(frozen=True, slots=True)
class PdfMarks:
    """The marks of a PDF, page by page.

    `source_sha256` is the fingerprint of the file it is a copy of, where this program made it. `fingerprints`
    are those of the states it had before others added to it, the first one first: programs append to a file,
    and what it was before is still its beginning. `source` and `meeting` are what was read of it. `others` is
    how many annotations were left aside: stamps, sounds, forms and the like.
    """

    marks: tuple[PdfMark, ...]
    source: SourceText
    meeting: Meeting
    name: str | None = None
    source_sha256: str | None = None
    fingerprints: tuple[str, ...] = ()
    others: int = 0


def marks_in(content: bytes, password: str | None = None, name: str | None = None) -> PdfMarks:
    """The marks in the PDF `content`; `name` is its file's. Raises UnreadableFile where it is no PDF or
    damaged, PasswordNeeded, and UserFacingError where there are too many."""
    from core.pages import Pages
    from core.parsing import parse
    from core.sources.pdf import read

    raw = raw_marks(content, password)
    if len(raw.marks) > MOST:
        raise UserFacingError(
            _("The file has more than {count} annotations.").format(count=MOST), _("Nothing was taken in.")
        )
    bare = without_written(content, password) if any(each.is_written for each in raw.marks) else content
    source = read(bare, password)
    base = raw.source_sha256 or sha256(source.text.encode("utf-8", "replace")).hexdigest()
    with closing(Pages(bare, password)) as pages:
        places = PagePlaces(source, pages.character_boxes)
        marks = [mark for each in raw.marks if (mark := _mark(each, source, places, base)) is not None]
    others = sum(each.subtype not in _KINDS for each in raw.marks)
    return PdfMarks(
        tuple(_with_replies(raw.marks, marks)),
        source,
        parse(source),
        name,
        raw.source_sha256,
        tuple(_fingerprints(content)),
        others,
    )


def given_of(found: PdfMarks, known: Callable[[str], bool] = lambda _fingerprint: False) -> Given:
    """The annotations that the marks stand for, to be taken in (`core.sharing.taking_in`). `known` tells
    whether the library has a file of a fingerprint: of the states that the PDF had before, that one is its
    source."""
    candidates = [found.source_sha256, *found.fingerprints]
    sha256_of = found.source_sha256 or next((each for each in candidates if each and known(each)), None)
    meeting = found.meeting
    where = MadeIn(sha256_of, meeting.municipality, meeting.body, meeting.date, found.name, meeting.kind)
    given: dict[str, GivenAnnotation] = {}
    for mark in found.marks:
        for each in _given(mark, found.source, where):
            given.setdefault(each.annotation.id, each)
    return Given(tuple(given.values()))


def _fingerprints(content: bytes) -> Iterator[str]:
    """The SHA-256 of each state of the file that is still its beginning, and last of the whole."""
    ends = [match.end() for match in _END_OF_FILE.finditer(content)][:_MOST_ENDS]
    seen, digest, at = set(), sha256(), 0
    for end in dict.fromkeys([*ends, len(content)]):
        digest.update(content[at:end])
        at = end
        shown = digest.copy().hexdigest()
        if shown not in seen:
            seen.add(shown)
            yield shown


def _mark(raw: RawMark, source: SourceText, places: PagePlaces, base: str) -> PdfMark | None:
    kind = _KINDS.get(raw.subtype)
    if kind is None or raw.is_reply or not raw.boxes:
        return None
    span: Span | None
    if kind is AnnotationKind.NOTE:
        line = places.nearest_line(raw.page, raw.boxes[0])
        span = None if line is None else Span(source.lines[line].start, source.lines[line].end)
    else:
        span = places.span_under(raw.page, raw.boxes)
    carried = raw.carried
    return PdfMark(
        _id(raw, base),
        kind,
        raw.page,
        raw.boxes,
        "" if span is None else source.text[span.start : span.end],
        span,
        raw.text,
        raw.author,
        raw.created or raw.modified or UNDATED,
        raw.modified or raw.created or UNDATED,
        _nearest(raw.colour),
        carried,
        carried is None or carried.is_there(raw.corners),
        carried is None or carried.has_colour(raw.colour),
    )


def _with_replies(raw: Sequence[RawMark], marks: Iterable[PdfMark]) -> Iterator[PdfMark]:
    """The marks, each followed by the notes that answer it."""
    by_number = {each.number: each for each in raw if each.number}
    answers: dict[int, list[RawMark]] = {}
    for each in raw:
        top, steps = each, 0
        while top.is_reply and top.answers in by_number and steps < 100:
            top, steps = by_number[top.answers], steps + 1
        if each.is_reply and top is not each and each.text:
            answers.setdefault(top.number, []).append(each)
    tops = [each for each in raw if not each.is_reply and each.subtype in _KINDS and each.boxes]
    for top, mark in zip(tops, marks, strict=True):
        yield mark
        for answer in answers.get(top.number, ()):
            yield replace(
                mark,
                id=_id(answer, mark.id),
                kind=AnnotationKind.NOTE,
                text=answer.text,
                author=answer.author,
                created=answer.created or answer.modified or mark.created,
                modified=answer.modified or answer.created or mark.modified,
                carried=answer.carried,
            )


def _id(raw: RawMark, base: str) -> AnnotationId:
    """The name the mark has, where that is a UUID; otherwise one that follows from the document and that
    name, or from all that stays of a mark while it is written on."""
    name = raw.name.strip()
    bare = name.removeprefix("okular-").strip("{}")
    try:
        return AnnotationId(str(uuid.UUID(bare)))
    except ValueError:
        pass
    if not name:
        boxes = [[round(each) for each in box] for box in raw.boxes]
        name = f"{raw.page}:{raw.subtype}:{boxes}:{raw.author}:{raw.created}"
        name += "" if raw.created else raw.text
    said = f"{base}:{name}".encode("utf-8", "replace").decode()
    return AnnotationId(str(uuid.uuid5(uuid.NAMESPACE_URL, said)))


def _derived(base: str, what: str) -> AnnotationId:
    return AnnotationId(str(uuid.uuid5(uuid.NAMESPACE_URL, f"{base}:{what}")))


_HUES = ((20, Colour.RED), (72, Colour.YELLOW), (170, Colour.GREEN), (255, Colour.BLUE), (335, Colour.PURPLE))


def _nearest(colour: Sequence[float]) -> Colour:
    """The one of the five that a colour is nearest to, by its hue; grey and black are yellow, the first."""
    import colorsys

    if len(colour) == 1:
        return Colour.YELLOW
    if len(colour) == 4:
        cyan, magenta, yellow, black = colour
        colour = [(1 - each) * (1 - black) for each in (cyan, magenta, yellow)]
    if len(colour) != 3:
        return Colour.YELLOW
    hue, _light, saturation = colorsys.rgb_to_hls(*(min(max(each, 0.0), 1.0) for each in colour))
    if saturation < 0.12:
        return Colour.YELLOW
    return next((name for until, name in _HUES if hue * 360 < until), Colour.RED)


def _given(mark: PdfMark, source: SourceText, where: MadeIn) -> Iterator[GivenAnnotation]:
    """The annotations that one mark stands for."""
    if mark.carried is not None:
        yield from _own(mark, mark.carried, source)
        return
    boxes = tuple(PageBox(mark.page, box) for box in mark.boxes)
    span = mark.span or Span(_start_of(source, mark.page), _start_of(source, mark.page))
    if mark.span is None:
        passage = Passage("", "", "", span, Role.OTHER, boxes)
    else:
        passage = Passage.of(source, span, Role.OTHER, boxes)
    first = Annotation(
        id=mark.id,
        meeting=MeetingId(""),
        item=ItemKey(None, None),
        kind=mark.kind,
        text="",
        author=mark.author,
        created=mark.created,
        modified=mark.modified,
        passage=passage,
        about=About.PASSAGE,
        colour=None if mark.kind is AnnotationKind.NOTE else mark.colour,
    )
    if mark.kind is AnnotationKind.NOTE:
        if mark.text:
            yield GivenAnnotation(replace(first, text=mark.text), where, is_foreign=True)
        return
    yield GivenAnnotation(first, where, is_foreign=True)
    if mark.text:
        note = replace(
            first, id=_derived(mark.id, "note"), kind=AnnotationKind.NOTE, text=mark.text, colour=None
        )
        yield GivenAnnotation(note, where, is_foreign=True)


def _start_of(source: SourceText, page: int) -> int:
    return next((line.start for line in source.lines if line.page == page), 0)


def _own(mark: PdfMark, carried: Carried, source: SourceText) -> Iterator[GivenAnnotation]:
    """What this program made: as it was, but for what was changed in another since."""
    if not carried.given:
        return  # the other pages of a mark over several
    words = carried.words_in(mark.text)
    changed = words != carried.words.strip() and bool(words)
    has_note = False
    for each in carried.given:
        annotation = each.annotation
        later = max(mark.modified, annotation.modified + timedelta(seconds=1))
        if annotation.kind is AnnotationKind.NOTE:
            has_note = True
            if changed:
                annotation = replace(annotation, text=words, modified=later)
        elif annotation.id == carried.given[0].annotation.id and annotation.colour is not None:
            if not mark.has_colour and mark.colour is not annotation.colour:
                annotation = replace(annotation, colour=mark.colour, modified=later)
            if not mark.is_there and annotation.passage is not None:
                annotation = replace(annotation, passage=_moved(mark, source), modified=later)
        yield replace(each, annotation=annotation)
    if changed and not has_note:
        first = carried.given[0]
        note = replace(
            first.annotation,
            id=_derived(first.annotation.id, "note"),
            kind=AnnotationKind.NOTE,
            text=words,
            author=mark.author or first.annotation.author,
            created=mark.modified,
            modified=mark.modified,
            colour=None,
            follow_up=None,
        )
        yield replace(first, annotation=note)


def _moved(mark: PdfMark, source: SourceText) -> Passage:
    boxes = tuple(PageBox(mark.page, box) for box in mark.boxes)
    if mark.span is None:
        start = _start_of(source, mark.page)
        return Passage("", "", "", Span(start, start), Role.OTHER, boxes)
    return Passage.of(source, mark.span, Role.OTHER, boxes)
