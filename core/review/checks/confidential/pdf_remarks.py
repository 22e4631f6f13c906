"""Notes, highlights and stamps that were put on the pages of a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.confidential.said import shown
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import FileFact, Hidden


class PdfRemarks(Check):
    """An annotation that goes out with the file."""

    id = "pdf-annotation"
    group = Group.CONFIDENTIAL
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Annotation in the PDF")

    def why(self) -> str:
        return _(
            "Notes and highlights on the pages are for those who prepare the meeting, and name who made them."
            " Check that none is left in what is published."
        )

    def advice(self) -> str:
        return _("Delete it in the PDF program, or make the PDF anew.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for fact in () if draft.facts is None else draft.facts.of(Hidden.ANNOTATION):
            subject = f"{fact.name} {fact.author or ''} {fact.text}"
            yield Hit(fact.span, _message(fact), box=fact.box, subject=subject)


def _message(fact: FileFact) -> str:
    if not fact.text:
        if fact.author:
            return _("An annotation of {person} is left on the page.").format(person=fact.author)
        return _("An annotation is left on the page.")
    words = shown(fact.text)
    if fact.author:
        return _("An annotation of {person} is left on the page: “{words}”.").format(
            person=fact.author, words=words
        )
    return _("An annotation is left on the page: “{words}”.").format(words=words)
