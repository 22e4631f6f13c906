"""Gathering a summary: the items of a range of the library, with what readers added to them."""

from __future__ import annotations

from datetime import date
from functools import cache

from core.exports.choice import Choice
from core.exports.formats import Progress, quietly
from core.exports.placing import Placed, surely_open
from core.exports.remarks import Marking
from core.exports.summary import DecisionSummary, Group, ItemSummary, MeetingHead, Summary, Unplaced
from core.language import _, language, long_date
from core.library.lists.chosen import Range
from core.library.lists.meetings import LoadedMeeting, list_meetings, load
from core.library.opening import Library
from core.library.reader.annotations import of_meeting
from core.library.reader.tags import colour_names
from core.minutes import AgendaItem, Role
from core.running_text import RunningText


def gather(
    library: Library,
    range_: Range,
    choice: Choice,
    *,
    reader: str,
    today: date,
    most: int | None = None,
    progress: Progress = quietly,
) -> Summary:
    """The items of `range_` as `choice` wants them, with annotations; `reader` is the name that the reader's
    own carry.

    With `most` only so many items are read in, the first ones; `Summary.more` tells of the others.
    `progress` is called with how many meetings are done of how many. Raises LibraryError.
    """
    wanted = range_.meetings or tuple(row.id for row in list_meetings(library))
    groups = []
    left_out = 0
    for done, meeting in enumerate(wanted):
        progress(done, len(wanted))
        loaded = load(library, meeting)
        left_out += 0 if choice.closed_items else sum(item.closed for item in loaded.meeting.items)
        groups.append(_group(library, loaded, choice))
    title = choice.title or (groups[0].heading if len(groups) == 1 else _("Summary"))
    return Summary(
        title,
        choice.introduction,
        choice,
        language(),
        today,
        tuple(groups),
        reader if choice.name_reader else None,
        left_out,
    )


def _group(library: Library, loaded: LoadedMeeting, choice: Choice) -> Group:
    meeting = loaded.meeting
    placed = Placed(loaded, of_meeting(library, loaded.id))
    marking = Marking(
        loaded.source, cache(lambda: RunningText(loaded.source, meeting)), colour_names(library)
    )
    head = MeetingHead(
        meeting=loaded.id,
        version=loaded.version,
        kind=meeting.kind,
        draft=meeting.draft,
        body=loaded.body_name or meeting.body,
        municipality=meeting.municipality,
        date=meeting.date,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        place=meeting.place,
        file=loaded.name,
        fingerprint=loaded.file,
        has_pages=bool(loaded.source.pages),
        participants=meeting.participants,
        absent=meeting.absent,
    )
    return Group(
        heading=_("{body}, {date}").format(body=loaded.title, date=long_date(meeting.date))
        if meeting.date
        else loaded.title,
        items=tuple(
            _item(loaded, head, index, item, placed, marking)
            for index, item in enumerate(meeting.items)
            if choice.closed_items or not item.closed
        ),
        head=head,
        before=marking.remarks((), placed.marks[None]),
        unplaced=tuple(
            Unplaced(head, key, marking.remarks(found))
            for (key, index), found in placed.elsewhere.items()
            if choice.closed_items
            or (surely_open(loaded, key) if index is None else not meeting.items[index].closed)
        ),
    )


def _item(
    loaded: LoadedMeeting, head: MeetingHead, index: int, item: AgendaItem, placed: Placed, marking: Marking
) -> ItemSummary:
    page_of = loaded.source.page_of
    return ItemSummary(
        meeting=head,
        index=index,
        number=item.number,
        title=item.title,
        case_number=item.case_number,
        closed=item.closed,
        recommendations=tuple(
            section.text for section in item.sections if section.role is Role.RECOMMENDATION
        ),
        decisions=tuple(
            DecisionSummary(
                outcome=decision.effective or decision.outcome,
                text=decision.text,
                own=decision.own,
                body=decision.body,
                date=decision.date,
                follows=decision.follows,
                remarks=marking.remarks(placed.on_items[index].get(number, ())),
                page=page_of(decision.span.start),
            )
            for number, decision in enumerate(item.decisions)
        ),
        votes=item.votes,
        attachments=tuple(attachment.name for attachment in item.attachments),
        remarks=marking.remarks(placed.on_items[index].get(None, ()), placed.marks[index]),
        page=page_of(item.span.start),
    )
