"""The forms in which a review leaves the house."""

from __future__ import annotations

from enum import StrEnum

from core.language import _


class ReviewForm(StrEnum):
    """What is made of a review: a report of it, or the draft itself with what was found and said in it."""

    REPORT_PDF = "report-pdf"
    REPORT_DOCX = "report-docx"
    REPORT_HTML = "report-html"
    COMMENTED_DOCX = "commented-docx"
    ANNOTATED_PDF = "annotated-pdf"

    @property
    def suffix(self) -> str:
        """The ending of its file."""
        if self is ReviewForm.REPORT_HTML:
            return ".html"
        return ".docx" if self in (ReviewForm.REPORT_DOCX, ReviewForm.COMMENTED_DOCX) else ".pdf"

    @property
    def is_of_draft(self) -> bool:
        """Whether it is the draft itself: only one of the same format can be made so."""
        return self in (ReviewForm.COMMENTED_DOCX, ReviewForm.ANNOTATED_PDF)

    def can_be_of(self, format: str) -> bool:
        """Whether a draft of this format, as `SourceText` has it, can leave so."""
        return not self.is_of_draft or format == self.suffix.removeprefix(".")


def form_name(form: ReviewForm) -> str:
    """What a form is called, as a label."""
    names = {
        ReviewForm.REPORT_PDF: _("Review report as PDF"),
        ReviewForm.REPORT_DOCX: _("Review report as Word document"),
        ReviewForm.REPORT_HTML: _("Review report as web page"),
        ReviewForm.COMMENTED_DOCX: _("The Word document with comments"),
        ReviewForm.ANNOTATED_PDF: _("The PDF with comments"),
    }
    return names[form]
