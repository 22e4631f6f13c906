"""A review from beginning to end: put together, and written to a file in the form that is wished for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.confidential.personal import Masking
from core.errors import UserFacingError
from core.exports.documents import document
from core.exports.formats import Format
from core.exports.review.forms import ReviewForm
from core.exports.review.report import put_together
from core.exports.review.report_words import left_out_line
from core.exports.review.reported import Review, ReviewReport
from core.language import _, ngettext
from core.minutes import DocumentKind
from core.source_text import SourceText
from core.writing import write_bytes

if TYPE_CHECKING:
    from core.sources.machine.page import MachinePage

_REPORTS = {
    ReviewForm.REPORT_PDF: Format.PDF,
    ReviewForm.REPORT_DOCX: Format.DOCX,
    ReviewForm.REPORT_HTML: Format.HTML,
}


@dataclass(frozen=True, slots=True)
class WrittenReview:
    """What a file has: so many findings that count and comments. `left_out` is how many findings and comments
    are not in it as they may be about closed items, `masked` how many pieces of personal data were masked.
    `notices` are sentences on what whoever sends it should know."""

    findings: int
    comments: int
    left_out: int
    masked: int
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """The file that was reviewed: its bytes, its password, and its scanned pages that were read."""

    content: bytes
    password: str | None = None
    machine: Mapping[int, MachinePage] | None = None


def write_review(
    review: Review,
    form: ReviewForm,
    path: Path,
    original: Callable[[], Original],
    *,
    closed_items: bool = False,
    personal: bool = False,
) -> WrittenReview:
    """Write `review` to `path`, whole or not at all. Without `closed_items` and `personal` closed items are
    left out and personal data is masked, but in a Word draft, which goes back as it came. `original` gives
    the file where the form is made of it. Raises UserFacingError where it cannot be written."""
    _refuse(review, form, closed_items=closed_items)
    if form is ReviewForm.COMMENTED_DOCX:
        return _write_word(review, path, original())
    masking = _masking(review.loaded.source, keeps_all=personal)
    report = put_together(review, closed_items=closed_items, masking=None if personal else masking)
    told: list[str] = []
    if form is ReviewForm.ANNOTATED_PDF:
        content, told = _annotated(report, masking, original(), closed_items=closed_items)
    else:
        content = rendered(report, form)
    write_bytes(path, content, private=report.holds_closed)
    return _written(report, len(masking.masked), [*told, *left_out_line(report.left_out)])


def rendered(report: ReviewReport, form: ReviewForm) -> bytes:
    """`report` as a document. Raises UserFacingError where it cannot be set so."""
    from core.exports.review.laying_out import laid_out

    return document(laid_out(report), _REPORTS[form], report.made)


def _refuse(review: Review, form: ReviewForm, *, closed_items: bool) -> None:
    """Raise UserFacingError where nothing can be made of the draft in this form."""
    loaded = review.loaded
    if not form.can_be_of(loaded.format):
        what = (
            _("{name} is no Word document (DOCX), so it cannot come back with Word comments.")
            if form is ReviewForm.COMMENTED_DOCX
            else _("{name} is no PDF, so no comments can be put on its pages.")
        )
        advice = _("Nothing was written. Take the review report, or review the draft in that format.")
        raise UserFacingError(what.format(name=loaded.name), advice)
    is_whole = closed_items or form is ReviewForm.COMMENTED_DOCX
    if loaded.meeting.kind is DocumentKind.CLOSED_PART and not is_whole:
        raise UserFacingError(
            _("{name} is the closed part of a meeting: all of it would be left out.").format(
                name=loaded.name
            ),
            _("Choose closed items to go out, too, if whoever gets the copy may read them."),
        )


def _masking(source: SourceText, *, keeps_all: bool) -> Masking:
    """What masks all personal data; with `keeps_all` nothing that stands in the document."""
    masking = Masking()
    if not keeps_all:
        return masking
    masking.look_at(source.text)
    return Masking([each.text for each in masking.found])


def _write_word(review: Review, path: Path, original: Original) -> WrittenReview:
    from core.exports.review.remarks import remarks_of
    from core.exports.review.word_comments import commented

    report = put_together(review, closed_items=True)
    made = commented(original.content, review.loaded.source.text, remarks_of(report))
    write_bytes(path, made.content, private=report.holds_closed)
    told = []
    if made.near:
        told.append(
            ngettext(
                "{n} comment stands at its paragraph: Word can have none at the very place.",
                "{n} comments stand at their paragraphs: Word can have none at the very place.",
                made.near,
            ).format(n=made.near)
        )
    if made.start:
        told.append(
            ngettext(
                "{n} comment stands at the beginning of the document: its place could not be reached.",
                "{n} comments stand at the beginning of the document: their places could not be reached.",
                made.start,
            ).format(n=made.start)
        )
    told.append(
        _("The Word document has all that the draft has, closed items and personal data, too.")
        if report.holds_closed
        else _("The Word document has all that the draft has, personal data, too.")
    )
    return _written(report, 0, told)


def _annotated(
    report: ReviewReport, masking: Masking, original: Original, *, closed_items: bool
) -> tuple[bytes, list[str]]:
    from core.exports.review.annotated_pdf import annotated

    made = annotated(
        original.content,
        report,
        masking,
        closed_items=closed_items,
        password=original.password,
        machine=original.machine,
    )
    told = []
    if made.closed:
        told.append(_("Closed items were taken off the pages."))
    if made.personal:
        told.append(
            ngettext(
                "Personal data was taken off the pages in {count} place.",
                "Personal data was taken off the pages in {count} places.",
                made.personal,
            ).format(count=made.personal)
        )
    if made.unplaced:
        told.append(
            ngettext(
                "{n} comment stands at the top of the first page: it has no place of its own.",
                "{n} comments stand at the top of the first page: they have no place of their own.",
                made.unplaced,
            ).format(n=made.unplaced)
        )
    return made.content, told


def _written(report: ReviewReport, masked: int, notices: list[str]) -> WrittenReview:
    return WrittenReview(
        sum(each.counts for each in report.findings),
        len(report.comments),
        report.left_out,
        masked,
        (*report.lacking, *notices),
    )
