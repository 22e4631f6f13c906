"""Where in a document an annotation of another program stands: it keeps words and places, but no items."""

from __future__ import annotations

from dataclasses import replace

from core.annotations import Annotation, ItemKey, Passage
from core.corrections import find_passage, item_at
from core.library.lists.meetings import LoadedMeeting
from core.minutes import Role
from core.source_text import SourceText, Span
from core.web_annotation import GivenAnnotation


def anchored(loaded: LoadedMeeting, annotation: Annotation) -> Annotation:
    """An annotation of another program on the item, in the section and with the words around it that are
    there in `loaded`; as it is where its words are not found, or where it has none."""
    passage, source = annotation.passage, loaded.source
    if passage is None:
        return annotation
    span = find_passage(source.text, passage) if passage.quote else _span_in(source, passage)
    if span is None:
        return annotation
    index = item_at(loaded.meeting.items, span.start)
    key = ItemKey(None, None) if index is None else ItemKey.of(loaded.meeting.items[index])
    role = Role.OTHER if index is None else _role(loaded, index, span)
    there = Passage.of(source, span, role, passage.boxes)
    return replace(annotation, item=key, passage=there, file=loaded.file or None)


def made_in_file(given: GivenAnnotation, file: str) -> Annotation:
    """What was given, as standing in the file that has the fingerprint `file` where it was made in that very
    one; of another file it is not known where in the library it stands."""
    return replace(given.annotation, file=file if given.made_in.sha256 == file else None)


def _span_in(source: SourceText, passage: Passage) -> Span | None:
    """The place that is said without its words; for an area the beginning of its page."""
    if passage.span.start < passage.span.end <= len(source.text):
        return passage.span
    page = passage.boxes[0].page if passage.boxes else None
    start = next((line.start for line in source.lines if page is not None and line.page == page), None)
    return None if start is None else Span(start, start)


def _role(loaded: LoadedMeeting, index: int, span: Span) -> Role:
    sections = loaded.meeting.items[index].sections
    within = (each.role for each in sections if each.span.start <= span.start < each.span.end)
    return next(within, Role.OTHER)
