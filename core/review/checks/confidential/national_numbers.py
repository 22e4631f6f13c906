"""National identity numbers in Norwegian and Swedish minutes, and in what goes with them.

What one is says `core.confidential.national_numbers`, for texts in any language; a Danish one is one as well.
In Swedish minutes a number that is written as one counts though its digits do not add up.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.confidential.bare_text import bare
from core.confidential.national_numbers import swedish_numbers
from core.language import _
from core.review.check import NEIGHBOURS, Check, Tuned
from core.review.checks.confidential.cpr_numbers import is_labelled, numbers_of_persons
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class NationalNumbers(Check):
    """A national identity number anywhere in minutes of Norway or Sweden."""

    id = "national-number"
    group = Group.CONFIDENTIAL
    severity = Severity.ERROR

    def name(self) -> str:
        return _("National identity number")

    def why(self) -> str:
        return _(
            "A national identity number tells who somebody is, for life. Check that none stands in Norwegian "
            "or Swedish minutes or their attachments."
        )

    def advice(self) -> str:
        return _("Take it out, here and in the file that is published.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        if draft.meeting.language not in NEIGHBOURS:
            return
        in_text = _("The national identity number {number} stands in the text.")
        in_file = _("The national identity number {number} is in the file, though not in its text.")
        yield from numbers_of_persons(draft, in_text, in_file, _mistyped(draft))


def _mistyped(draft: Draft) -> Iterator[tuple[int, int]]:
    if draft.meeting.language == "sv":
        searched = bare(draft.source.text)
        for place in swedish_numbers(searched.text):
            start, end = searched.written(*place)
            if not is_labelled(draft, start, end):
                yield start, end
