"""The document itself with the marks in it: a copy of the PDF with real highlights, underlines and notes.

Okular, Acrobat and Zotero show them. The file the library holds is not touched. The copy names its source by
the SHA-256 of its bytes, and each mark carries what this program knows of it (`core.sharing.carried`), so
that the copy can be read back (`core.sharing.pdf_marks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.annotations import Annotation, AnnotationKind, Colour, PageBox, Passage
from core.confidential.closed_lines import ClosedNames, OpenWords
from core.confidential.personal import Masking, PersonalData
from core.confidential.placing import Placed
from core.errors import UserFacingError
from core.exports.copies.hidden_places import HiddenPlaces, hidden_places
from core.exports.copies.mark_words import FORMS, LOOKS, MarkOnPages, MarkWords
from core.exports.copies.pdf_annotation import Look, add_annotations
from core.exports.copies.pdf_layers import Characters, unveiled, veil
from core.exports.copies.pdf_words import mask_beside
from core.language import _
from core.library.lists.meetings import LoadedMeeting
from core.minutes import DocumentKind
from core.page_places import PagePlaces
from core.pages import Pages
from core.sharing.carried import SOURCE_KEY
from core.sharing.going_out import shared
from core.source_text import SourceText, Span

if TYPE_CHECKING:
    from core.sources.machine.page import MachinePage


@dataclass(frozen=True, slots=True)
class MarkedPdf:
    """The copy. `annotations` is how many are in it, `unplaced` how many of them have no place on its pages
    and are told of on the first. `left_out` is how many are not because their items may be closed, `closed`
    whether places of closed items were taken off the pages, and `personal` how many places of personal data
    were. `masked` is all personal data that is gone: off the pages, out of what stands beside them and out of
    what readers wrote."""

    content: bytes
    annotations: int
    unplaced: int
    left_out: int
    closed: bool
    personal: int
    masked: tuple[PersonalData, ...]


def marked(
    content: bytes,
    loaded: LoadedMeeting,
    annotations: Iterable[Annotation],
    *,
    items: Collection[int] | None = None,
    closed_items: bool = False,
    keep: Collection[str] = (),
    also: Collection[str] = (),
    name_reader: bool = False,
    reader: str = "",
    password: str | None = None,
    machine: Mapping[int, MachinePage] | None = None,
    colour_names: Mapping[Colour, str] | None = None,
) -> MarkedPdf:
    """A copy of the PDF `content`, the file of `loaded`, with `annotations` in it; with `items`, indexes of
    the version, only with what was added to these.

    Closed items, their attachments' pages and what was added to them are in it only with `closed_items`:
    otherwise their words, pixels and drawings are taken out of the file. So is personal data that is not in
    `keep`, and words of `also`, in the pages and in what readers wrote. `reader` is named in the file's
    properties only with `name_reader`. An encrypted file stays so, with its password. `machine` has the
    scanned pages that were read by machine.

    Raises UserFacingError where the document is no PDF, UnreadableFile and PasswordNeeded.
    """
    _refuse(loaded, closed_items=closed_items)
    going = shared(loaded, annotations, closed_items=closed_items, items=items)
    masking = Masking(keep, also)
    names = None if going.closed is None else ClosedNames(loaded.meeting, going.closed.words)
    with closing(Pages(content, password, machine)) as pages, masking.under(loaded.name):
        places = PagePlaces(loaded.source, pages.character_boxes)
        hidden = hidden_places(loaded.source, loaded.meeting, places, names=names, masking=masking)
        marks, unplaced = _marks(loaded, going.placed, places)
        unplaced += going.lost

    def mark(document: Any) -> None:
        words = MarkWords(loaded, going, hidden, masking, colour_names or {})
        add_annotations(document, words.written(document, marks, unplaced))
        _name(document, loaded.file, reader if name_reader else "")

    made = copied(content, loaded, mark, hidden=hidden, names=names, masking=masking, password=password)
    return MarkedPdf(
        made,
        len(going.placed) + len(going.lost),
        len(unplaced),
        len(going.left_out),
        hidden.closed,
        hidden.personal,
        masking.masked,
    )


def copied(
    content: bytes,
    loaded: LoadedMeeting,
    mark: Callable[[Any], None],
    *,
    hidden: HiddenPlaces,
    names: ClosedNames | None,
    masking: Masking,
    password: str | None,
) -> bytes:
    """A copy of the PDF `content` without what is `hidden`, and with what `mark` puts on the pages of the
    PyMuPDF document it is given. Raises UnreadableFile and PasswordNeeded."""
    document, shown, off = unveiled(content, password)
    with closing(document), masking.under(loaded.name):
        _clean(document, loaded.source, hidden, names, masking, shown)
        mark(document)
        veil(document, off)
        return _saved(document)


def _refuse(loaded: LoadedMeeting, *, closed_items: bool) -> None:
    """Raise UserFacingError where no copy can be made of the document."""
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


def _clean(
    document: Any,
    source: SourceText,
    hidden: HiddenPlaces,
    names: ClosedNames | None,
    masking: Masking,
    shown: Sequence[Characters],
) -> None:
    """Take out of an open document what may not go out; `names` are given where closed items may not, `shown`
    is what each page showed where layers are hidden."""
    words = None if names is None or not (hidden.closed or names) else OpenWords(source, hidden.spans, names)
    if hidden or shown or words is not None:
        from core.exports.copies.redacting import redact, redact_unseen

        redact_unseen(document, shown)
        redact(document, hidden, words)
    mask_beside(document, masking)


def _saved(document: Any) -> bytes:
    """The document's bytes, without any object that nothing leads to. Looking for equal ones, too, would take
    time with the square of their number."""
    import pymupdf

    return bytes(
        document.tobytes(garbage=2, deflate=True, use_objstms=1, encryption=pymupdf.PDF_ENCRYPT_KEEP)
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


def _marks(
    loaded: LoadedMeeting, annotations: Sequence[Annotation], places: PagePlaces
) -> tuple[list[MarkOnPages], list[Annotation]]:
    """The PDF's annotations to be, and those of `annotations` that have no place on a page."""
    placed, source = Placed(loaded, annotations), loaded.source
    marks: list[MarkOnPages] = []
    unplaced = [each for found in placed.elsewhere.values() for each in found]
    passages: defaultdict[tuple[object, ...], list[Annotation]] = defaultdict(list)
    boxes: dict[tuple[object, ...], tuple[PageBox, ...]] = {}
    for index, found in placed.marks.items():
        for span, each in found:
            assert each.passage is not None
            key = (index, span, each.passage.boxes if not each.passage.quote else ())
            passages[key].append(each)
            was_drawn = each.id not in loaded.carried
            boxes[key] = boxes.get(key) or _places(source, each.passage, span, places, drawn=was_drawn)
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


def _places(
    source: SourceText, passage: Passage, span: Span, places: PagePlaces, *, drawn: bool
) -> tuple[PageBox, ...]:
    """Where a passage stands on the pages: as its reader drew it, where the file is the one it was `drawn`
    on; what came along from another one was not, and is known by its words."""
    same = drawn and passage.span == span and source.text[span.start : span.end] == passage.quote
    if passage.boxes and (same or not passage.quote):
        return passage.boxes
    return places.boxes(span)


def _by_author(annotations: Iterable[Annotation], places: tuple[PageBox, ...]) -> Iterator[MarkOnPages]:
    """What one thing carries, as marks: a form with the first note, tags and follow-ups of its author; the
    other notes as signs of their own."""
    by_author: defaultdict[str, list[Annotation]] = defaultdict(list)
    for each in annotations:
        by_author[each.author].append(each)
    for together in by_author.values():
        forms = [each for each in together if each.kind in FORMS]
        notes = [each for each in together if each.kind is AnnotationKind.NOTE]
        others = [each for each in together if each not in forms and each not in notes]
        if forms:
            yield MarkOnPages((forms[0], *notes[:1], *others), LOOKS[forms[0].kind], places)
            yield from (MarkOnPages((each,), LOOKS[each.kind], places) for each in forms[1:])
            rest = notes[1:]
        else:
            first = (*notes[:1], *others)
            yield MarkOnPages(first, Look.NOTE, places[:1])
            rest = notes[1:]
        yield from (MarkOnPages((each,), Look.NOTE, places[:1]) for each in rest)
