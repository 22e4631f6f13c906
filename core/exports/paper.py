"""What is to be printed, as a PDF: a document of the library, with its marks or without, or a summary.

It is made to be drawn page by page and is never written to a file: see `core.printing_process`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.annotations import Annotation
from core.confidential.closed_words import closed_spans
from core.confidential.personal import key_of
from core.confidential.personal_words import personal_in
from core.confidential.placing import is_closed
from core.confidential.versions import read_versions
from core.errors import LibraryError
from core.exports.choice import Choice
from core.exports.copies.marked_pdf import marked
from core.exports.formats import Format, render
from core.exports.gathering import gather, unseen_authors
from core.exports.masking import masked
from core.exports.paper_wanted import OfDocument, OfSummary, WhollyClosed
from core.exports.wish import Wish
from core.language import _
from core.library.bringing_in.files import original_of
from core.library.bringing_in.machine_pages import machine_pages_of
from core.library.lists.meetings import LoadedMeeting
from core.library.opening import Library
from core.library.reader.tags import colour_names
from core.minutes import DocumentKind
from core.progress import Progress, quietly


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF and its password. `closed` is how many closed items the document holds, printed or not,
    `personal` how many pieces of personal data are in what is printed, masked or not, and `marks` how many
    annotations could be printed on it. One that has no pages `is_text`, set on pages."""

    content: bytes
    password: str | None = None
    closed: int = 0
    marks: int = 0
    is_text: bool = False
    personal: int = 0


def paper_of(library: Library, what: OfDocument | OfSummary, progress: Progress = quietly) -> Paper:
    """What is printed of `what`. Raises UserFacingError; what `progress` raises comes through."""
    if isinstance(what, OfSummary):
        return Paper(_summary(library, what.wish, progress))
    return _document(library, what)


def _summary(library: Library, wish: Wish, progress: Progress) -> bytes:
    summary = gather(
        library,
        wish.range,
        wish.choice,
        reader=wish.reader,
        other_names=wish.other_names,
        today=date.today(),
        progress=progress,
    )
    return render(masked(summary, wish.keep, wish.also), Format.PDF, progress)


def _document(library: Library, what: OfDocument) -> Paper:
    unseen = unseen_authors(library, Choice(), {what.reader})
    try:
        ((loaded, annotations),) = read_versions(library, what.meeting, [what.version], unseen)
        closed = sum(is_closed(loaded, item) for item in loaded.meeting.items)
        if loaded.meeting.kind is DocumentKind.CLOSED_PART and not what.closed_items:
            raise WhollyClosed(
                _("{name} is the closed part of a meeting: all of it would be blank.").format(
                    name=loaded.name
                ),
                _("Choose closed items, too, if whoever gets the paper may read them."),
            )
        shown = annotations if what.marks else []
        personal = _personal(loaded, shown, closed_items=what.closed_items)
        keep = () if what.mask else personal
        pieces = len(set(map(key_of, personal)))
        if loaded.format != "pdf":
            from core.exports.paper_text import text_as_pdf

            content = text_as_pdf(loaded, shown, closed_items=what.closed_items, keep=keep)
            return Paper(content, None, closed, len(annotations), True, pieces)
        content, password = original_of(library.path, what.version)
    except LookupError as error:
        raise LibraryError(
            _("The document is not in the library any more."), _("Nothing was printed. Choose another one.")
        ) from error
    if shown or (closed and not what.closed_items) or (personal and what.mask):
        content = marked(
            content,
            loaded,
            shown,
            closed_items=what.closed_items,
            keep=keep,
            password=password,
            machine=machine_pages_of(library.path, loaded.version),
            colour_names=colour_names(library),
        ).content
    return Paper(content, password, closed, len(annotations), False, pieces)


def _personal(loaded: LoadedMeeting, annotations: list[Annotation], *, closed_items: bool) -> frozenset[str]:
    """Personal data in what is printed of the document, and in what was added."""
    hidden = [] if closed_items else closed_spans(loaded.source, loaded.meeting)
    text = loaded.source.text
    open_ = (
        found
        for found in personal_in(text)
        if not any(each.start <= found.start < each.end for each in hidden)
    )
    added = (each.text[found.start : found.end] for each in annotations for found in personal_in(each.text))
    return frozenset((*(text[found.start : found.end] for found in open_), *added))
