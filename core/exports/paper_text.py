"""The text of a document that has no pages, set on pages to be printed, with what readers added beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from core.annotations import Annotation, AnnotationKind
from core.confidential.closed_words import closed_spans
from core.confidential.personal import Masking
from core.confidential.placing import Placed
from core.exports.layout.blocks import (
    Block,
    Bullets,
    Card,
    Heading,
    Kind,
    LaidOut,
    Notice,
    Paragraph,
    Piece,
    Pieces,
)
from core.exports.layout.item_cards import paragraphs as lines_of
from core.exports.legible import legible_document
from core.exports.pdf import pdf_of
from core.language import _, language, long_date
from core.library.lists.meetings import LoadedMeeting
from core.minutes import DocumentKind
from core.paragraph import Form
from core.paragraph import Paragraph as Stretch
from core.running_text import RunningText
from core.source_text import SourceText, Span

_MARKS = (AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE)
_Marked = Sequence[tuple[Span, Annotation]]


def text_as_pdf(
    loaded: LoadedMeeting,
    annotations: Iterable[Annotation],
    *,
    closed_items: bool,
    keep: Collection[str] = (),
) -> bytes:
    """The text of `loaded` as a PDF, with `annotations`; without `closed_items` a sentence stands for each of
    them, and a mask for all personal data but what is in `keep`. Raises UserFacingError where it cannot be
    set."""
    return pdf_of(laid_out_text(loaded, annotations, closed_items=closed_items, keep=keep))


def laid_out_text(
    loaded: LoadedMeeting,
    annotations: Iterable[Annotation],
    *,
    closed_items: bool,
    keep: Collection[str] = (),
) -> LaidOut:
    """The same as blocks: headings, paragraphs with the words that are marked, notes below what they are
    about."""
    day, masking = loaded.meeting.date, Masking(keep)
    blocks = _blocks(loaded, annotations, closed_items=closed_items)
    return legible_document(
        LaidOut(
            title=masking(loaded.title),
            subtitle=masking(" · ".join(filter(None, ("" if day is None else long_date(day), loaded.name)))),
            language=language(),
            blocks=tuple(_masked(block, masking) for block in blocks),
        )
    )


def _masked(block: Block, masking: Masking) -> Block:
    match block:
        case Heading():
            return replace(block, text=masking(block.text))
        case Paragraph() | Bullets():
            return _masked_lines(block, masking)
        case Card():
            return replace(block, body=tuple(_masked_lines(each, masking) for each in block.body))
    return block


def _masked_lines(lines: Paragraph | Bullets, masking: Masking) -> Paragraph | Bullets:
    if isinstance(lines, Bullets):
        return Bullets(tuple(_masked_pieces(each, masking) for each in lines.rows))
    return Paragraph(_masked_pieces(lines.pieces, masking))


def _masked_pieces(pieces: Pieces, masking: Masking) -> Pieces:
    words = masking.pieces([each.text for each in pieces], 0)
    return tuple(replace(each, text=text) for each, text in zip(pieces, words, strict=True))


def _blocks(
    loaded: LoadedMeeting, annotations: Iterable[Annotation], *, closed_items: bool
) -> Iterator[Block]:
    source, placed = loaded.source, Placed(loaded, annotations)
    marks = [each for found in placed.marks.values() for each in found]
    for item, by_decision in placed.on_items.items():  # below the heading of the item
        at = loaded.meeting.items[item].heading
        marks += [(Span(at.start, at.start), each) for found in by_decision.values() for each in found]
    lost = [each for found in placed.elsewhere.values() for each in found]
    hidden = [] if closed_items else _hidden(loaded)
    running, was_hidden = RunningText(source, loaded.meeting), False
    for stretch in (each for part in range(len(running.parts)) for each in running.paragraphs(part)):
        is_hidden = any(each.start <= stretch.span.start < each.end for each in hidden)
        if is_hidden and not was_hidden:
            yield Notice(_("A closed item is left out here."))
        was_hidden = is_hidden
        if not is_hidden:
            here = [each for each in marks if _is_in(each[0], stretch.span)]
            yield _block(source, stretch, here)
            yield from _cards(each for span, each in here if span.end <= stretch.span.end)
    yield from _cards(each for each in lost if closed_items or not hidden)


def _hidden(loaded: LoadedMeeting) -> Collection[Span]:
    if loaded.meeting.kind is DocumentKind.CLOSED_PART:
        return [Span(0, len(loaded.source.text))]
    return closed_spans(loaded.source, loaded.meeting)


def _is_in(mark: Span, stretch: Span) -> bool:
    return mark.start < stretch.end and (mark.end > stretch.start or mark.start == stretch.start)


def _block(source: SourceText, stretch: Stretch, marks: _Marked) -> Block:
    text = stretch.text(source)
    if stretch.form in (Form.ITEM, Form.SECTION):
        level = 1 if stretch.form is Form.ITEM else 2
        return Heading(level, " ".join(text.split()), f"place-{stretch.span.start}")
    ranges = [
        (stretch.place_of(source, span.start), stretch.place_of(source, span.end), each)
        for span, each in marks
        if each.kind in _MARKS
    ]
    cuts = sorted({0, len(text), *(edge for start, end, _each in ranges for edge in (start, end))})
    strong = stretch.form in (Form.TITLE, Form.STRONG)
    pieces = []
    for start, end in pairwise(cuts):
        over = [each for first, last, each in ranges if first <= start and end <= last]
        colours = [each.colour for each in over if each.kind is AnnotationKind.HIGHLIGHT]
        underlined = any(each.kind is AnnotationKind.UNDERLINE for each in over)
        words = text[start:end].replace("\t", "  ")
        pieces.append(Piece(words, strong, colour=colours[-1] if colours else None, underlined=underlined))
    return Paragraph(tuple(pieces))


def _cards(annotations: Iterable[Annotation]) -> Iterator[Card]:
    """What was written and what is to be done; a mark without words stands in the text alone."""
    for each in annotations:
        match each.kind:
            case AnnotationKind.NOTE:
                kind, label = Kind.NOTE, _("Note by {author}").format(author=each.author)
            case AnnotationKind.TAG:
                kind, label = Kind.TAGS, _("Tags")
            case AnnotationKind.FOLLOW_UP:
                kind, label = Kind.FOLLOW_UP, _("Follow-up")
            case _:
                continue
        yield Card(kind, (Piece(label),), lines_of(each.text))
