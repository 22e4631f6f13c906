"""Minutes with decisions and no place for signatures."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.checks.form.said import phrased, phrases_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class SignatureMissing(Check):
    """Told of any minutes in which nothing speaks of signatures: no item, no line, nobody who signs. A
    municipality that signs elsewhere switches it off."""

    id = "signature-missing"
    group = Group.FORM
    severity = Severity.NOTE

    def name(self) -> str:
        return _("No item for signatures")

    def why(self) -> str:
        return _("Check that the minutes are signed by those who took part, here or in another way.")

    def source(self) -> str:
        return "Kommunestyrelsesloven § 13"

    def advice(self) -> str:
        return _("Put the item for signatures in, or switch this check off where you sign elsewhere.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        meeting = draft.meeting
        decided = any(item.own_decision is not None for item in meeting.items)
        if not draft.is_minutes or not decided or meeting.signatories:
            return
        phrases = phrases_of(meeting.language, "section_of_signatures")
        if any(True for _each in phrased(draft, phrases)):
            return
        yield Hit(None, _("Nothing in the minutes says who signs them, or where."), subject="signatures")
