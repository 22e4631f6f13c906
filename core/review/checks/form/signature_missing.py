"""Minutes with decisions and no place for signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from core.language import _
from core.review.check import Check, Tuned, Value
from core.review.checks.form.said import pattern_of, phrased, phrases_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity


class SignatureMissing(Check):
    """Told where the contents list names an item for signatures, or the text speaks of signing, and there is
    no such item, no line for it and nobody who signs. Where `always` is on it is told of any minutes without:
    most municipalities sign elsewhere."""

    id = "signature-missing"
    group = Group.FORM
    severity = Severity.NOTE
    tuning: ClassVar[Mapping[str, Value]] = {"always": False}

    def name(self) -> str:
        return _("No item for signatures")

    def why(self) -> str:
        return _("Check that the minutes are signed by those who took part, here or in another way.")

    def source(self) -> str:
        return "Kommunestyrelsesloven § 13"

    def advice(self) -> str:
        return _("Put the item for signatures in, or see that the minutes are signed elsewhere.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        meeting = draft.meeting
        decided = any(item.own_decision is not None for item in meeting.items)
        if not draft.is_minutes or not decided or meeting.signatories:
            return
        phrases = phrases_of(meeting.language, "section_of_signatures")
        says = pattern_of(meeting.language, "section_of_signatures")
        if any(says.search(item.title or "") for item in meeting.items):
            return
        spoken = any(True for _each in phrased(draft, phrases))
        listed = any(says.search(entry.title) for entry in meeting.contents)
        if spoken if tuned.is_on("always") else not listed or spoken:
            return
        yield Hit(None, _("Nothing in the minutes says who signs them, or where."), subject="signatures")
