"""The document itself with the marks in it: a copy of the PDF with real highlights, underlines and notes.

Okular, Acrobat and Zotero show them. The file the library holds is not touched. The copy names its source by
the SHA-256 of its bytes, and each mark carries what this program knows of it (`core.sharing.carried`), so
that the copy can be read back (`core.sharing.pdf_marks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from core.annotations import Annotation, AnnotationKind, Colour, ItemKey, PageBox, Passage
from core.errors import UserFacingError
from core.exports.hidden_places import HiddenPlaces, Secrets, hidden_places
from core.exports.pdf_annotation import Look, PdfAnnotation, add_annotations, corners_of, note_at
from core.exports.personal import masked_text
from core.exports.placing import Placed
from core.language import _
from core.library.lists.meetings import LoadedMeeting
from core.minutes import DocumentKind
from core.page_places import PagePlaces
from core.pages import Pages
from core.sharing.carried import HIGHLIGHTS, LINES, SOURCE_KEY, Carried, Colours
from core.sharing.going_out import made_in, shared
from core.source_text import Box, SourceText, Span
from core.web_annotation import GivenAnnotation, MadeIn
from core.wording import colour_name, follow_up_words

if TYPE_CHECKING:
    from core.sources.machine.page import MachinePage

_FORMS = (AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE, AnnotationKind.AREA)
_LOOKS = {
    AnnotationKind.HIGHLIGHT: Look.HIGHLIGHT,
    AnnotationKind.UNDERLINE: Look.UNDERLINE,
    AnnotationKind.AREA: Look.SQUARE,
}
_NOTE_COLOUR: Colours = (1.0, 0.91, 0.44)


@dataclass(frozen=True, slots=True)
class MarkedPdf:
    """The copy. `annotations` is how many are in it, `unplaced` how many of them have no place on its pages
    and are told of on the first. `left_out` is how many are not because their items may be closed, `closed`
    whether places of closed items were taken off the pages, and `personal` how many places of personal data
    were."""

    content: bytes
    annotations: int
    unplaced: int
    left_out: int
    closed: bool
    personal: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """Annotations of one author that become one of the PDF's; the first is what it is."""

    annotations: tuple[Annotation, ...]
    look: Look
    places: tuple[PageBox, ...]


def marked(
    content: bytes,
    loaded: LoadedMeeting,
    annotations: Iterable[Annotation],
    *,
    closed_items: bool = False,
    keep: Collection[str] = (),
    name_reader: bool = False,
    reader: str = "",
    password: str | None = None,
    machine: Mapping[int, MachinePage] | None = None,
    colour_names: Mapping[Colour, str] | None = None,
) -> MarkedPdf:
    """A copy of the PDF `content`, the file of `loaded`, with `annotations` in it.

    Closed items, their attachments' pages and what was added to them are in it only with `closed_items`:
    otherwise their words, pixels and drawings are taken out of the file. So is personal data that is not in
    `keep`, in the pages and in what readers wrote. `reader` is named in the file's properties only with
    `name_reader`. An encrypted file stays so, with its password. `machine` has the scanned pages that were
    read by machine.

    Raises UserFacingError where the document is no PDF, UnreadableFile and PasswordNeeded.
    """
    if loaded.format != "pdf":
        raise UserFacingError(
            _("{name} is no PDF, so no marks can be put into it.").format(name=loaded.name),
            _("Take an annotated summary instead: as PDF, Word document or web page."),
        )
    if loaded.meeting.kind is DocumentKind.CLOSED_PART and not closed_items:
        raise UserFacingError(
            _("{name} is the closed part of a meeting: all of it would be left out.").format(
                name=loaded.name
            ),
            _("Choose closed items to go out, too, if whoever gets the copy may read them."),
        )
    from core.sources.pdf import open_document

    with closing(Pages(content, password, machine)) as pages:
        places = PagePlaces(loaded.source, pages.character_boxes)
        hidden = hidden_places(loaded.source, loaded.meeting, places, closed_items=closed_items, keep=keep)
        going = shared(loaded, annotations, closed_items=closed_items)
        marks, unplaced = _marks(loaded, going.placed, places)
        unplaced += going.lost
    document, _encrypted = open_document(content, password)
    try:
        if hidden:
            from core.exports.redacting import redact

            redact(document, hidden, Secrets(loaded.source, loaded.meeting))
        _mask_annotations(document, keep)
        words = _Words(loaded, hidden, frozenset(keep), colour_names or {})
        add_annotations(document, words.written(document, marks, unplaced))
        _name(document, loaded.file, reader if name_reader else "")
        made = _saved(document, anew=bool(hidden))
    finally:
        document.close()
    return MarkedPdf(
        made,
        len(going.placed) + len(going.lost),
        len(unplaced),
        len(going.left_out),
        hidden.closed,
        hidden.personal,
    )


def _saved(document: Any, *, anew: bool) -> bytes:
    """The document's bytes; `anew`: without any object that nothing leads to."""
    import pymupdf

    return bytes(
        document.tobytes(
            garbage=4 if anew else 1,
            deflate=True,
            use_objstms=1,
            encryption=pymupdf.PDF_ENCRYPT_KEEP,
        )
    )


def _name(document: Any, fingerprint: str, reader: str) -> None:
    """Say in the file's properties of which file it is a copy, and who marked it where that is wanted."""
    import pymupdf

    kind, value = document.xref_get_key(-1, "Info")
    if kind != "xref":
        info = document.get_new_xref()
        document.update_object(info, "<<>>")
        document.xref_set_key(-1, "Info", f"{info} 0 R")
    else:
        info = int(value.split()[0])
    if fingerprint:
        document.xref_set_key(info, SOURCE_KEY, pymupdf.get_pdf_str(fingerprint))
    if reader:
        document.xref_set_key(info, "ProtokollenReader", pymupdf.get_pdf_str(reader))


def _mask_annotations(document: Any, keep: Collection[str]) -> None:
    """Mask personal data in the words of the annotations that the document came with, and in its
    properties."""
    for page in range(document.page_count):
        for annotation in document.load_page(page).annots() or ():
            if _mask_key(document, annotation.xref, "Contents", keep):
                document.xref_set_key(annotation.xref, "RC", "null")
    kind, value = document.xref_get_key(-1, "Info")
    if kind == "xref":
        info = int(value.split()[0])
        for name in ("Title", "Subject", "Keywords"):
            _mask_key(document, info, name, keep)


def _mask_key(document: Any, xref: int, name: str, keep: Collection[str]) -> bool:
    import pymupdf

    kind, value = document.xref_get_key(xref, name)
    if kind != "string" or masked_text(value, keep) == value:
        return False
    document.xref_set_key(xref, name, pymupdf.get_pdf_str(masked_text(value, keep)))
    return True


def _marks(
    loaded: LoadedMeeting, annotations: Sequence[Annotation], places: PagePlaces
) -> tuple[list[_Mark], list[Annotation]]:
    """The PDF's annotations to be, and those of `annotations` that have no place on a page."""
    placed, source = Placed(loaded, annotations), loaded.source
    marks: list[_Mark] = []
    unplaced = [each for found in placed.elsewhere.values() for each in found]
    passages: defaultdict[tuple[object, ...], list[Annotation]] = defaultdict(list)
    boxes: dict[tuple[object, ...], tuple[PageBox, ...]] = {}
    for index, found in placed.marks.items():
        for span, each in found:
            assert each.passage is not None
            key = (index, span, each.passage.boxes if not each.passage.quote else ())
            passages[key].append(each)
            boxes[key] = boxes.get(key) or _places(source, each.passage, span, places)
    things = [(boxes[key], together) for key, together in passages.items()]
    for item, by_decision in placed.on_items.items():
        for decision, together in by_decision.items():
            span = loaded.meeting.items[item].heading
            if decision is not None:
                span = loaded.meeting.items[item].decisions[decision].span
            things.append((places.boxes(span)[:1], together))
    for where, together in things:
        on_pages = tuple(each for each in where if each.page < len(source.pages))
        if on_pages:
            marks += _by_author(together, on_pages)
        else:
            unplaced += together
    return marks, unplaced


def _places(source: SourceText, passage: Passage, span: Span, places: PagePlaces) -> tuple[PageBox, ...]:
    """Where a passage stands on the pages: as its reader drew it, where the file is the one it was drawn
    on."""
    same = passage.span == span and source.text[span.start : span.end] == passage.quote
    if passage.boxes and (same or not passage.quote):
        return passage.boxes
    return places.boxes(span)


def _by_author(annotations: Iterable[Annotation], places: tuple[PageBox, ...]) -> Iterator[_Mark]:
    """What one thing carries, as marks: a form with the first note, tags and follow-ups of its author; the
    other notes as signs of their own."""
    by_author: defaultdict[str, list[Annotation]] = defaultdict(list)
    for each in annotations:
        by_author[each.author].append(each)
    for together in by_author.values():
        forms = [each for each in together if each.kind in _FORMS]
        notes = [each for each in together if each.kind is AnnotationKind.NOTE]
        others = [each for each in together if each not in forms and each not in notes]
        if forms:
            yield _Mark((forms[0], *notes[:1], *others), _LOOKS[forms[0].kind], places)
            yield from (_Mark((each,), _LOOKS[each.kind], places) for each in forms[1:])
            rest = notes[1:]
        else:
            first = (*notes[:1], *others)
            yield _Mark(first, Look.NOTE, places[:1])
            rest = notes[1:]
        yield from (_Mark((each,), Look.NOTE, places[:1]) for each in rest)


class _Words:
    """What the PDF's annotations say."""

    def __init__(
        self,
        loaded: LoadedMeeting,
        hidden: HiddenPlaces,
        keep: frozenset[str],
        colour_names: Mapping[Colour, str],
    ) -> None:
        self._source = loaded.source
        self._hidden = hidden
        self._mask = partial(masked_text, keep=keep)
        self._names = colour_names
        self._made_in = _masked_origin(made_in(loaded), self._mask)

    def written(
        self, document: Any, marks: Sequence[_Mark], unplaced: Sequence[Annotation]
    ) -> Iterator[PdfAnnotation]:
        """The PDF's annotations, page by page; what has no place on the first."""
        signs: defaultdict[tuple[int, int], int] = defaultdict(int)
        for mark in sorted(marks, key=lambda mark: mark.places[0].page):
            yield from self._of_mark(document, mark, signs)
        for each in unplaced:
            where = (PageBox(0, Box(30, 20, 30, 20)),)
            yield from self._of_mark(document, _Mark((each,), Look.NOTE, where), signs, lost=True)

    def _of_mark(
        self, document: Any, mark: _Mark, signs: defaultdict[tuple[int, int], int], *, lost: bool = False
    ) -> Iterator[PdfAnnotation]:
        """One for each page that the mark stands on; the first carries the annotations."""
        first = mark.annotations[0]
        by_page: defaultdict[int, list[Box]] = defaultdict(list)
        for page, box in mark.places:
            by_page[page].append(box)
        note = next((each.text for each in mark.annotations if each.kind is AnnotationKind.NOTE), "")
        words, tail = self._mask(note).strip(), self._mask(self._tail(mark.annotations, lost=lost))
        for at, (page, found) in enumerate(by_page.items()):
            boxes = tuple(found)
            if mark.look is Look.NOTE:
                place = (page, round(boxes[0].y0))
                width = document.load_page(page).rect.width
                boxes = (note_at(PageBox(page, boxes[0]), signs[place], width),)
                signs[place] += 1
            elif mark.look is Look.SQUARE:
                boxes = boxes[:1]
            colour = self._colour(first)
            corners = corners_of(document, page, mark.look, boxes)
            given = tuple(GivenAnnotation(self._masked(each), self._made_in) for each in mark.annotations)
            carried = Carried(given if at == 0 else (), words, tail, colour, corners)
            yield PdfAnnotation(
                mark.look,
                page,
                boxes,
                first.id if at == 0 else f"{first.id}-{page + 1}",
                self._mask(first.author),
                min(each.created for each in mark.annotations),
                max(each.modified for each in mark.annotations),
                self._subject(first),
                carried.contents if at == 0 else "",
                colour,
                carried,
            )

    def _tail(self, annotations: Iterable[Annotation], *, lost: bool) -> str:
        """What tells of tags and follow-ups in words."""
        annotations = list(annotations)
        tags = [each.text for each in annotations if each.kind is AnnotationKind.TAG]
        lines = [_("Tags: {tags}").format(tags=", ".join(tags))] if tags else []
        for each in annotations:
            if each.kind is AnnotationKind.FOLLOW_UP and each.follow_up is not None:
                state = [*follow_up_words(each.follow_up), *([] if each.follow_up.done else [_("not done")])]
                lines.append(_("Follow-up: {state}").format(state=", ".join(state)))
                lines += [each.text] if each.text.strip() else []
        if lost:
            key, passage = annotations[0].item, annotations[0].passage
            about = " ".join(filter(None, (key.number, key.title)))
            lines.append(_("This has no place in this document. It was added to: {item}").format(item=about))
            if passage is not None and passage.quote.strip():
                lines.append(f"“{' '.join(passage.quote.split())}”")
        return "\n".join(lines)

    def _subject(self, annotation: Annotation) -> str:
        names = {
            AnnotationKind.HIGHLIGHT: _("Highlight"),
            AnnotationKind.UNDERLINE: _("Underline"),
            AnnotationKind.AREA: _("Area"),
            AnnotationKind.NOTE: _("Note"),
            AnnotationKind.TAG: _("Tag"),
            AnnotationKind.FOLLOW_UP: _("Follow-up"),
        }
        name = names[annotation.kind]
        if annotation.colour is None or annotation.kind not in _FORMS:
            return name
        usual = colour_name(annotation.colour)
        own = self._names.get(annotation.colour) or usual
        shown = own[:1].lower() + own[1:] if own == usual else own
        return self._mask(_("{mark}, {colour}").format(mark=name, colour=shown))

    def _colour(self, annotation: Annotation) -> Colours:
        colour = annotation.colour or Colour.YELLOW
        if annotation.kind not in _FORMS:
            return _NOTE_COLOUR
        return HIGHLIGHTS[colour] if annotation.kind is AnnotationKind.HIGHLIGHT else LINES[colour]

    def _masked(self, annotation: Annotation) -> Annotation:
        """`annotation` without what may not go out: personal data, and the words of hidden places around
        it."""
        passage, follow_up, item = annotation.passage, annotation.follow_up, annotation.item
        if passage is not None:
            passage = self._masked_passage(passage)
        if follow_up is not None and follow_up.who is not None:
            follow_up = replace(follow_up, who=self._mask(follow_up.who))
        return replace(
            annotation,
            text=self._mask(annotation.text),
            author=self._mask(annotation.author),
            item=ItemKey(item.number, item.title and self._mask(item.title), item.case_number),
            passage=passage,
            follow_up=follow_up,
        )

    def _masked_passage(self, passage: Passage) -> Passage:
        start, end = passage.span
        if not self._hidden:
            return passage
        if self._source.text[start:end] != passage.quote:
            return replace(passage, quote=self._mask(passage.quote), prefix="", suffix="")
        first, last = start - len(passage.prefix), end + len(passage.suffix)
        for hidden in self._hidden.spans:
            if hidden.start < start and first < hidden.end:
                first = min(hidden.end, start)
            if hidden.end > end and hidden.start < last:
                last = max(hidden.start, end)
        return replace(
            passage,
            quote=self._mask(passage.quote),
            prefix=passage.prefix[len(passage.prefix) - (start - max(first, 0)) :] if first < start else "",
            suffix=passage.suffix[: last - end],
        )


def _masked_origin(origin: MadeIn, mask: Any) -> MadeIn:
    return replace(origin, name=origin.name and mask(origin.name))
