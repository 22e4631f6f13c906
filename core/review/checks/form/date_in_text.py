"""Dates that the text calls the meeting's and that are another day."""

from __future__ import annotations

from collections.abc import Iterator

from core.language import _, long_date
from core.minutes import Node, Role
from core.review.check import Check, Tuned
from core.review.checks.form.said import pattern_of, phrased, phrases_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.source_text import Span

_OF_OTHER_DAYS = (Role.PRIOR_DECISION, Role.HEARING, Role.ATTACHMENTS)


class DateInText(Check):
    """Reads "i dag den …", "dagsorden for mødet den …"; what other bodies decided is left out."""

    id = "date-in-text"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Another date of the meeting in the text")

    def why(self) -> str:
        return _("Check the date: text that was taken over from other minutes keeps their day.")

    def advice(self) -> str:
        return _("Write the day of this meeting, or say which meeting is meant.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        meeting = draft.meeting.date
        if meeting is None:
            return
        phrases = phrases_of(draft.meeting.language, "days_of_the_meeting")
        told: set[int] = set()
        for match, node in phrased(draft, phrases):
            day = draft.words.dates.find(match["day"])
            if day is None or day == meeting or match.start("day") in told:
                continue
            if _is_of_another(draft, node, match[0]):
                continue
            told.add(match.start("day"))
            yield Hit(
                Span(*match.span("day")),
                _("The text dates the meeting {here}; it is on {meeting}.").format(
                    here=long_date(day), meeting=long_date(meeting)
                ),
            )


def _is_of_another(draft: Draft, node: Node, words: str) -> bool:
    """Whether a section tells of other days; which meeting a decision speaks of is the check
    `decision-date`'s."""
    if node.item is None or node.section is None:
        return False
    role = draft.meeting.items[node.item].sections[node.section].role
    if role is Role.DECISION:
        return pattern_of(draft.meeting.language, "meeting_words").search(words) is not None
    return role in _OF_OTHER_DAYS
