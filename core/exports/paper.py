"""What is to be printed, as a PDF: a document of the library, with its marks or without, or a summary.

It is made to be drawn page by page and is never written to a file: see `core.printing_process`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.annotations import Annotation
from core.confidential.personal_words import personal_in
from core.confidential.placing import is_closed
from core.confidential.versions import read_versions
from core.errors import LibraryError
from core.exports.choice import Choice
from core.exports.formats import Format, render
from core.exports.gathering import gather, unseen_authors
from core.exports.marked_pdf import marked
from core.exports.masking import masked
from core.exports.paper_wanted import OfDocument, OfSummary
from core.exports.wish import Wish
from core.language import _
from core.library.bringing_in.files import original_of
from core.library.bringing_in.machine_pages import machine_pages_of
from core.library.lists.meetings import LoadedMeeting
from core.library.opening import Library
from core.library.reader.tags import colour_names
from core.progress import Progress, quietly


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF and its password. `closed` is how many closed items the document holds, printed or not, and
    `marks` how many annotations could be printed on it. One that has no pages `is_text`, set on pages."""

    content: bytes
    password: str | None = None
    closed: int = 0
    marks: int = 0
    is_text: bool = False


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
    return render(masked(summary, wish.keep), Format.PDF, progress)


def _document(library: Library, what: OfDocument) -> Paper:
    unseen = unseen_authors(library, Choice(), {what.reader})
    try:
        ((loaded, annotations),) = read_versions(library, what.meeting, [what.version], unseen)
        closed = sum(is_closed(loaded, item) for item in loaded.meeting.items)
        if loaded.format != "pdf":
            from core.exports.paper_text import text_as_pdf

            shown = annotations if what.marks else []
            content = text_as_pdf(loaded, shown, closed_items=what.closed_items)
            return Paper(content, None, closed, len(annotations), is_text=True)
        content, password = original_of(library.path, what.version)
    except LookupError as error:
        raise LibraryError(
            _("The document is not in the library any more."), _("Nothing was printed. Choose another one.")
        ) from error
    if not what.closed_items or (what.marks and annotations):
        shown = annotations if what.marks else []
        content = _marked(library, loaded, shown, content, password, closed_items=what.closed_items)
    return Paper(content, password, closed, len(annotations))


def _marked(
    library: Library,
    loaded: LoadedMeeting,
    annotations: list[Annotation],
    content: bytes,
    password: str | None,
    *,
    closed_items: bool,
) -> bytes:
    return marked(
        content,
        loaded,
        annotations,
        closed_items=closed_items,
        keep=_all_personal(loaded, annotations),
        password=password,
        machine=machine_pages_of(library.path, loaded.version),
        colour_names=colour_names(library),
    ).content


def _all_personal(loaded: LoadedMeeting, annotations: list[Annotation]) -> frozenset[str]:
    """Personal data in the document and in what was added: all of it is printed, as the page has it."""
    texts = [loaded.source.text, *(each.text for each in annotations)]
    return frozenset(text[found.start : found.end] for text in texts for found in personal_in(text))
