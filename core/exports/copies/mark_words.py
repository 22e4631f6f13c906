"""What the annotations of a PDF say, and carry, of those of the library that they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.annotations import Annotation, AnnotationKind, Colour, PageBox, Passage
from core.carried import Former, Standing
from core.confidential.former_words import former_of, masked_former
from core.confidential.masked_annotations import masked_given
from core.confidential.passages import passage_for_others
from core.confidential.personal import Masking
from core.exports.copies.hidden_places import HiddenPlaces
from core.exports.copies.pdf_annotation import Look, PdfAnnotation, corners_of, note_at
from core.exports.remarks import former_line
from core.language import _
from core.library.lists.meetings import LoadedMeeting
from core.sharing.carried import HIGHLIGHTS, LINES, Carried, Colours
from core.sharing.going_out import Shared, made_in
from core.source_text import Box, Span
from core.web_annotation import GivenAnnotation
from core.wording import colour_shown, follow_up_words

FORMS = (AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE, AnnotationKind.AREA)
LOOKS = {
    AnnotationKind.HIGHLIGHT: Look.HIGHLIGHT,
    AnnotationKind.UNDERLINE: Look.UNDERLINE,
    AnnotationKind.AREA: Look.SQUARE,
}
_NOTE_COLOUR: Colours = (1.0, 0.91, 0.44)


def kind_name(kind: AnnotationKind) -> str:
    """What a kind of annotation is called."""
    names = {
        AnnotationKind.HIGHLIGHT: _("Highlight"),
        AnnotationKind.UNDERLINE: _("Underline"),
        AnnotationKind.AREA: _("Area"),
        AnnotationKind.NOTE: _("Note"),
        AnnotationKind.TAG: _("Tag"),
        AnnotationKind.FOLLOW_UP: _("Follow-up"),
    }
    return names[kind]


@dataclass(frozen=True, slots=True)
class MarkOnPages:
    """Annotations of one author that become one of the PDF's; the first is what it is."""

    annotations: tuple[Annotation, ...]
    look: Look
    places: tuple[PageBox, ...]


class MarkWords:
    """What the PDF's annotations say."""

    def __init__(
        self,
        loaded: LoadedMeeting,
        going: Shared,
        hidden: HiddenPlaces,
        masking: Masking,
        colour_names: Mapping[Colour, str],
    ) -> None:
        self._loaded = loaded
        self._source = loaded.source
        self._going = going
        self._hidden = hidden
        self._mask = masking
        self._names = colour_names
        self._made_in = made_in(loaded)

    def written(
        self, document: Any, marks: Sequence[MarkOnPages], unplaced: Sequence[Annotation]
    ) -> Iterator[PdfAnnotation]:
        """The PDF's annotations, page by page; what has no place on the first."""
        signs: defaultdict[tuple[int, int], int] = defaultdict(int)
        for mark in sorted(marks, key=lambda mark: mark.places[0].page):
            yield from self._of_mark(document, mark, signs)
        for each in unplaced:
            where = (PageBox(0, Box(30, 20, 30, 20)),)
            yield from self._of_mark(document, MarkOnPages((each,), Look.NOTE, where), signs, lost=True)

    def _of_mark(
        self,
        document: Any,
        mark: MarkOnPages,
        signs: defaultdict[tuple[int, int], int],
        *,
        lost: bool = False,
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
            given = tuple(map(self._given, mark.annotations))
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
        former = next(filter(None, map(self._former, annotations)), None)
        if lost:
            key, passage = annotations[0].item, annotations[0].passage
            about = " ".join(filter(None, (key.number, key.title)))
            words = (
                _("It is not sure where this belongs in this document. It was added to: {item}")
                if former is not None and former.standing is Standing.UNCERTAIN
                else _("This has no place in this document. It was added to: {item}")
            )
            lines.append(words.format(item=about))
            if passage is not None and passage.quote.strip():
                quote = self._for_others(passage, None).quote  # with masks over parts of numbers
                lines.append(f"“{' '.join(quote.split())}”")
        elif former is not None:
            with self._mask.uncounted():  # as it is with what the mark carries
                lines.append(former_line(masked_former(former, self._mask)))
        return "\n".join(lines)

    def _former(self, annotation: Annotation) -> Former | None:
        return former_of(self._loaded, annotation, self._going.closed)

    def _subject(self, annotation: Annotation) -> str:
        name = kind_name(annotation.kind)
        if annotation.colour is None or annotation.kind not in FORMS:
            return name
        shown = colour_shown(annotation.colour, self._names)
        return self._mask(_("{mark}, {colour}").format(mark=name, colour=shown))

    def _colour(self, annotation: Annotation) -> Colours:
        colour = annotation.colour or Colour.YELLOW
        if annotation.kind not in FORMS:
            return _NOTE_COLOUR
        return HIGHLIGHTS[colour] if annotation.kind is AnnotationKind.HIGHLIGHT else LINES[colour]

    def _given(self, annotation: Annotation) -> GivenAnnotation:
        """`annotation` as it may go out: without the words of hidden places around it, and masked."""
        if annotation.passage is not None:
            passage = self._for_others(annotation.passage, self._going.spans.get(annotation.id))
            annotation = replace(annotation, passage=passage)
        given = GivenAnnotation(annotation, self._made_in, former=self._former(annotation))
        return masked_given(given, self._mask)

    def _for_others(self, passage: Passage, span: Span | None) -> Passage:
        return passage_for_others(
            passage,
            self._source,
            self._going.closed,
            span=span,
            uncut=self._hidden.spans,
            masking=self._mask,
        )
