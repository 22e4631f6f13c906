"""Files within the file."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.confidential.said import shown
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import Hidden


class AttachedFiles(Check):
    """A file that a PDF or a Word document carries within it."""

    id = "attached-file"
    group = Group.CONFIDENTIAL
    severity = Severity.WARNING

    def name(self) -> str:
        return _("File within the file")

    def why(self) -> str:
        return _(
            "A file within the file is on no page, or only a picture of it is, and goes out with it. Check "
            "that it is meant to be published."
        )

    def advice(self) -> str:
        return _("Take it out where it is not meant to be published.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        for fact in () if draft.facts is None else draft.facts.of(Hidden.ATTACHED_FILE):
            name = shown(fact.name or fact.text) or _("without a name")
            message = _("The file carries the file “{name}” within it.").format(name=name)
            yield Hit(fact.span, message, box=fact.box, subject=fact.name)
