"""What a file may hold beside its text and could not be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _, ngettext
from core.review.check import Check, Tuned
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.inside.facts import NOT_READ, TOO_MUCH, FileFact, Hidden


class UnreadParts(Check):
    """Parts of the file that no other check could look at: that nothing is told of them says nothing."""

    id = "file-unread"
    group = Group.CONFIDENTIAL
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Part of the file that could not be looked at")

    def why(self) -> str:
        return _(
            "Where a part of the file cannot be read, nothing is told of changes, comments, hidden words and "
            "names in it, though they may be there. Check them in the program that made the file."
        )

    def advice(self) -> str:
        return _("Save the file anew in the program that made it, and have it looked through again.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        facts = () if draft.facts is None else draft.facts.of(Hidden.UNREAD)
        full = [each for each in facts if each.name == TOO_MUCH]
        damaged = [each for each in facts if each.name not in (TOO_MUCH, NOT_READ)]
        if any(each.name == NOT_READ for each in facts):
            yield Hit(
                None,
                _("Of a file in this format the text alone is looked at, not what it holds beside it."),
                _("Save it as a Word document or a PDF, and have that looked through."),
                subject=NOT_READ,
            )
        if damaged:
            yield Hit(None, _said(damaged), box=damaged[0].box, subject="damaged")
        if full:
            message = ngettext(
                "A page draws so much that it was not looked at for words that nobody sees: {pages}.",
                "Some pages draw so much that they were not looked at for words that nobody sees: {pages}.",
                len(full),
            )
            yield Hit(
                None,
                message.format(pages=_pages(full)),
                _("Select all text on the page, and see whether there is more than one sees."),
                box=full[0].box,
                subject=TOO_MUCH,
                severity=Severity.NOTE,
            )


def _said(damaged: list[FileFact]) -> str:
    pages = _pages(damaged)
    if pages:
        return _("What the file holds beside its text could not be read on these pages: {pages}.").format(
            pages=pages
        )
    return _("What the file holds beside its text could not be read whole.")


def _pages(facts: list[FileFact]) -> str:
    """The pages, counted from 1, in one line."""
    return ", ".join(
        str(each) for each in sorted({fact.box.page + 1 for fact in facts if fact.box is not None})
    )
