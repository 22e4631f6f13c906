"""Dates of the head, and of the running heads, that are not the meeting's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from core.language import _, long_date
from core.minutes import NodeKind
from core.parsing.vocabulary import folded, key_of
from core.review.check import Check, Tuned
from core.review.checks.form.said import line_span
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.source_text import Span


class DateInHead(Check):
    """A line of the head counts where it bears a label of the meeting's date, or begins with what the
    document is or who meets; a running head where it names who meets. A head that was copied from the last
    meeting's minutes keeps its date in one of them."""

    id = "date-in-head"
    group = Group.FORM
    severity = Severity.WARNING

    def name(self) -> str:
        return _("Two dates of the meeting")

    def why(self) -> str:
        return _(
            "Check the date of the meeting: it says which minutes these are, and when time limits begin."
        )

    def advice(self) -> str:
        return _("Write the same date everywhere.")

    def look(self, draft: Draft, tuned: Tuned) -> Iterator[Hit]:
        meeting = draft.meeting.date
        if meeting is None:
            return
        told: set[date] = set()
        for kind, span, day in _dated(draft):
            if day == meeting or (kind is NodeKind.FURNITURE and day in told):
                continue
            told.add(day)
            yield Hit(
                span,
                _("Here the meeting is dated {here}, elsewhere in the head {meeting}.").format(
                    here=long_date(day), meeting=long_date(meeting)
                )
                if kind is NodeKind.HEADER
                else _("The running head says {here}; the meeting is on {meeting}.").format(
                    here=long_date(day), meeting=long_date(meeting)
                ),
            )


def _dated(draft: Draft) -> Iterator[tuple[NodeKind, Span, date]]:
    """The dates that are said to be the meeting's, each with its place."""
    words, source = draft.words, draft.source
    body = folded(draft.meeting.body)
    others = words.pattern("head_stems", "none")
    for node in draft.meeting.nodes:
        if node.kind not in (NodeKind.HEADER, NodeKind.FURNITURE):
            continue
        for at in range(node.first, node.end):
            text = source.line_text(at)
            if len(text) > 150 or not any(map(str.isdigit, text)) or others.search(text):
                continue
            days = list(words.dates.places(text))
            if len(days) != 1:
                continue
            start, end, day = days[0]
            names_body = bool(body) and len(body) > 4 and body in folded(text)
            if names_body or (node.kind is NodeKind.HEADER and _is_of_meeting(text, start, draft)):
                place = line_span(draft, at).start - len(text) + len(text.lstrip()) + start
                yield node.kind, Span(place, place + end - start), day


def _is_of_meeting(text: str, start: int, draft: Draft) -> bool:
    """Whether a line of the head says that its date is the meeting's."""
    words = draft.words
    before = key_of(text[:start].replace("\t", ": ").split(":")[0])
    label = next((each for each in (before, *_shortened(before)) if each in words.head), None)
    if label is not None:
        return words.head[label] == "date"
    first = key_of(text.split()[0]) if text.split() else ""
    return first in words.kinds


def _shortened(label: str) -> Iterator[str]:
    """A label without the words behind it: "mødedato onsdag den"."""
    parts = label.split()
    yield from (" ".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
