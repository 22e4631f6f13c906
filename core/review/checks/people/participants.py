"""Minutes that do not say who was there."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _
from core.review.check import Check, Tuned
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.word_lists import pattern_of


class ParticipantsMissing(Check):
    """Participants that are not stated."""

    id = "participants-missing"
    group = Group.PEOPLE
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Participants not stated")

    def why(self) -> str:
        return _(
            "Who was there tells whether the body could decide, and who signs. Check that the minutes name "
            "those present."
        )

    def source(self) -> str:
        return _("Kommunestyrelsesloven § 13")

    def advice(self) -> str:
        return _("List those present, and those absent, in the head of the minutes.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        meeting = draft.meeting
        if not draft.is_minutes or meeting.participants or meeting.substitutes or not meeting.items:
            return
        if _in_an_item(draft):
            return
        told = bool(meeting.absent) or any(item.absent for item in meeting.items)
        message = (
            _("The minutes say who was absent, and not who was there.")
            if told
            else _("The minutes do not say who was there.")
        )
        yield Hit(None, message, subject="participants", severity=Severity.NOTE if told else None)


def _in_an_item(draft: Draft) -> bool:
    """Do the minutes tell in one of their items who was there?"""
    title = pattern_of("people", draft.meeting.language, "attendance")
    came = pattern_of("people", draft.meeting.language, "came")
    return any(
        (title.search(item.title or "") and item.sections)
        or any(came.search(each.heading or "") and each.text for each in item.sections)
        for item in draft.meeting.items[:2]
    )
