"""Dates of the head, and of the running heads, that are not the meeting's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from core.language import _, long_date
from core.minutes import NodeKind
from core.parsing.vocabulary import folded, key_of
from core.review.check import Check, Tuned
from core.review.checks.decisions.named_bodies import bodies_in, is_among
from core.review.checks.decisions.other_meeting import day_of_all
from core.review.checks.form.said import line_span, pattern_of
from core.review.draft import Draft
from core.review.finding import Group, Hit, Severity
from core.review.whole_text import places_of
from core.source_text import Span

_OF_MEETING = ("date", "start", "end", "place_and_time")
"""What a label of the head may be of for a date behind it to be the meeting's."""

_SIGNED, _NAMES = 40, 6
"""Lines at the end among which the signatures are; lines below place and day in which a name stands."""
_PLACE = re.compile(r"[^\W\d_][^,\d]{1,30}, ?(?:den )?\d")


class DateInHead(Check):
    """A line of the head counts where it bears a label of the meeting's date, or begins with what the
    document is or who meets; a running head where it names who meets; a line of an item where it repeats the
    label of the meeting's date and says nothing else. A head that was copied from the last
    meeting's minutes keeps its date in one of them: the one that the headings of all decisions contradict."""

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
        yield from _signed_before(draft, meeting)
        dated = list(_dated(draft))
        of_meeting = next((span for _kind, span, day in dated if day == meeting), None)
        told: set[date] = set()
        for kind, span, day in dated:
            if day == meeting or (kind is not NodeKind.HEADER and day in told):
                continue
            first, other = (meeting, day) if day == draft.once(day_of_all) and of_meeting else (day, meeting)
            if first == meeting and day in told:
                continue  # told once, at the place where the meeting's own day stands
            told.add(day)
            here, there = (span, of_meeting) if first == day else (of_meeting, span)
            in_head = kind is not NodeKind.FURNITURE or first == meeting
            yield Hit(
                here,
                _("Here the meeting is dated {here}, elsewhere in the head {meeting}.").format(
                    here=long_date(first), meeting=long_date(other)
                )
                if in_head
                else _("The running head says {here}; the meeting is on {meeting}.").format(
                    here=long_date(first), meeting=long_date(other)
                ),
                also=() if there is None else (there,),
            )


def _signed_before(draft: Draft, meeting: date) -> Iterator[Hit]:
    """A line with place and day over the signatures, where the day is before the meeting's."""
    words, source = draft.words, draft.source
    last = len(source.lines)
    people = [*draft.meeting.participants, *draft.meeting.staff]
    names = [*draft.meeting.signatories, *(each.name for each in people if " " in each.name)]
    for at in range(max(0, last - _SIGNED), last):
        text = source.line_text(at).strip()
        if _PLACE.match(text) is None or words.pattern("items", "signed").search(text) is None:
            continue
        below = " ".join(map(source.line_text, range(at + 1, min(at + _NAMES, last))))
        if not any(name in below for name in names):
            continue
        days = list(words.dates.places(text))
        if len(days) == 1 and days[0][2] < meeting:
            first = line_span(draft, at).start
            message = _("The minutes are signed on {signed}, and the meeting is on {meeting}.")
            yield Hit(
                Span(first + days[0][0], first + days[0][1]),
                message.format(signed=long_date(days[0][2]), meeting=long_date(meeting)),
                subject="signed",
            )
            return


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
    yield from _repeated(draft)


def _repeated(draft: Draft) -> Iterator[tuple[NodeKind, Span, date]]:
    """The dates behind a label like "Mødedato" that items repeat; none of the meetings of other bodies, which
    the history of a case tells with the same label."""
    words, source = draft.words, draft.source
    meets = pattern_of(draft.meeting.language, "meeting_words")
    labels = [each for each, field in words.head.items() if field == "date" and meets.search(each)]
    for at in places_of(draft, labels):
        line = source.line_at(at)
        text = source.line_text(line)
        label, colon, rest = text.partition(":")
        node = draft.node_at(at) if colon and key_of(label) in labels else None
        found = list(words.dates.places(rest)) if node is not None and node.item is not None else []
        if len(found) == 1 and node is not None and not rest[found[0][1] :].strip(" ."):
            if _is_of_another_body(draft, line):
                continue
            start = source.lines[line].start + len(label) + 1
            yield node.kind, Span(start + found[0][0], start + found[0][1]), found[0][2]


def _is_of_another_body(draft: Draft, line: int) -> bool:
    """Whether a line right above or below names another body than the one that met."""
    source, own = draft.source, draft.meeting.body
    for at in (line - 1, line + 1):
        text = source.line_text(at).rpartition(":")[2] if own and 0 <= at < len(source.lines) else ""
        named = bodies_in(text, draft.words)
        if any(not is_among(name, [own or ""], text, draft.words) for name, _span in named):
            return True
    return False


def _is_of_meeting(text: str, start: int, draft: Draft) -> bool:
    """Whether a line of the head says that its date is the meeting's."""
    words = draft.words
    before = key_of(text[:start].replace("\t", ": ").split(":")[0])
    label = next((each for each in (before, *_shortened(before)) if each in words.head), None)
    if label is not None:
        return words.head[label] in _OF_MEETING
    first = key_of(text.split()[0]) if text.split() else ""
    acts = pattern_of(draft.meeting.language, "done_to_minutes")  # "Referat udsendt den …"
    return first in words.kinds and acts.search(text, 0, start) is None


def _shortened(label: str) -> Iterator[str]:
    """A label without the words behind it: "mødedato onsdag den"."""
    parts = label.split()
    yield from (" ".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
