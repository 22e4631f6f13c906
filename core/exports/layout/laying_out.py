"""A summary as the blocks of a document, for all formats that are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from core.confidential.placing import NO_ITEM
from core.exports.choice import GroupBy, Layout, Part
from core.exports.layout.blocks import (
    Block,
    Card,
    Heading,
    Kind,
    LaidOut,
    Notice,
    Paragraph,
    Piece,
    Pieces,
    Terms,
)
from core.exports.layout.item_cards import (
    cards_in_order,
    page_piece,
    paragraphs,
    remark_cards,
)
from core.exports.layout.labels import (
    before_items,
    case_line,
    closed_line,
    full_title,
    head_lines,
    holds_closed,
    item_name,
    key_name,
    left_out_lines,
    meeting_name,
    not_found,
    page_link,
)
from core.exports.layout.laying_tables import GroupTable, decision_tables, follow_up_tables, joined
from core.exports.layout.speaking import cards_to_speak_from
from core.exports.legible import legible_document
from core.exports.summary import Group, ItemSummary, MeetingHead, Summary, follow_ups
from core.language import _, long_date, ngettext

_Cards = Callable[[ItemSummary], Iterable[Card]]


def laid_out(summary: Summary) -> LaidOut:
    """`summary` in the layout that was chosen. Anchors are the same each time, and no two alike."""
    summary = _with_other_languages(summary)
    choice = summary.choice
    speaking = choice.layout is Layout.SPEAKING
    blocks = [*_introduction(summary), *_content(summary), *map(Notice, left_out_lines(summary))]
    headings = sum(isinstance(block, Heading) for block in blocks)
    document = LaidOut(
        title=full_title(summary),
        subtitle=_subtitle(summary),
        language=summary.language,
        blocks=tuple(blocks),
        author=summary.reader,
        contents=choice.contents and headings > 1,
        large=speaking,
        comments=choice.comments,
        contents_title=_("Contents"),
    )
    return legible_document(document)


def _with_other_languages(summary: Summary) -> Summary:
    """`summary` whose meetings name the language of their text where it is not that of the summary."""
    heads: dict[int, MeetingHead] = {}

    def head(of: MeetingHead) -> MeetingHead:
        if of.language != summary.language:
            return of
        if id(of) not in heads:
            heads[id(of)] = replace(of, language="")
        return heads[id(of)]

    groups = (
        replace(
            group,
            head=group.head and head(group.head),
            items=tuple(replace(item, meeting=head(item.meeting)) for item in group.items),
            unplaced=tuple(replace(each, meeting=head(each.meeting)) for each in group.unplaced),
        )
        for group in summary.groups
    )
    return replace(summary, groups=tuple(groups))


def _subtitle(summary: Summary) -> str:
    """How much it is, when it was made, and by whom where the file is to say so."""
    made = _("put together {date}").format(date=long_date(summary.made))
    reader = _("by {reader}").format(reader=summary.reader) if summary.reader else ""
    closed = closed_line() if holds_closed(summary) else ""
    return " · ".join(filter(None, (closed, _extent(summary), made, reader)))


def _extent(summary: Summary) -> str:
    """How much it is; nothing of a preview of its first items: the file has more."""
    if summary.more:
        return ""
    if summary.choice.layout is Layout.FOLLOW_UP_TABLE:
        count = len(follow_ups(summary))
        return ngettext("{count} follow-up", "{count} follow-ups", count).format(count=count)
    places = {(item.meeting.meeting, item.meeting.version, item.index) for item in summary.items}
    items = ngettext("{count} item", "{count} items", len(places)).format(count=len(places))
    meetings = len({meeting for meeting, _version, _index in places})
    if meetings < 2:
        return items if places else ""
    return ngettext("{items} from {count} meeting", "{items} from {count} meetings", meetings).format(
        items=items, count=meetings
    )


def _introduction(summary: Summary) -> Iterator[Block]:
    if body := paragraphs(summary.introduction):
        yield Card(Kind.INTRODUCTION, (), body)


def _content(summary: Summary) -> Iterator[Block]:
    match summary.choice.layout:
        case Layout.FLOWING:
            blocks = _flowing(summary, cards_in_order)
        case Layout.SPEAKING:
            blocks = _flowing(summary, cards_to_speak_from)
        case Layout.DECISION_TABLE:
            blocks = _tables(summary, decision_tables(summary), unplaced=True)
        case Layout.FOLLOW_UP_TABLE:
            blocks = _tables(summary, follow_up_tables(summary), unplaced=False)
    found = list(blocks)
    yield from found or [Notice(_nothing(summary))]


def _nothing(summary: Summary) -> str:
    """What to say of a summary, or a group of it, without anything in it; and what to do."""
    if any(True for _item in summary.items):
        return {
            Layout.DECISION_TABLE: _("No decisions are stated here."),
            Layout.FOLLOW_UP_TABLE: _("Nothing is to be followed up here."),
        }.get(summary.choice.layout) or _("Nothing of it is among what was chosen.")
    if summary.left_out and not summary.searched:
        return _("All items that were chosen are closed. Include closed items to see them.")
    if summary.choice.only or summary.searched:
        return _("Nothing fits what was chosen. Choose other meetings, or ask for less.")
    return _("There are no items here. Choose other meetings.")


def _flowing(summary: Summary, cards: _Cards) -> Iterator[Block]:
    speaking = summary.choice.layout is Layout.SPEAKING
    told = summary.choice.group_by is GroupBy.MEETING
    for at, group in enumerate(summary.groups, 1):
        name, level = f"part-{at}", 1
        if _has_heading(summary, group):
            yield Heading(1, group.heading, name, new_page=speaking and at > 1)
            level = 2
        if not speaking:
            yield from _head(summary, group)
        if group.before and group.head is not None:
            yield Heading(level, before_items(), f"{name}-before")
            yield from remark_cards(group.before, group.head)
        for index, item in enumerate(group.items, 1):
            new_page = speaking and (index > 1 or (at > 1 and level == 1))
            yield _item_heading(item, level, f"{name}-item-{index}", new_page=new_page)
            yield from _about(item, meeting_told=told and not (new_page and len(summary.groups) > 1))
            yield from cards(item)
        if not (group.items or group.unplaced or group.before):
            yield Notice(_nothing(summary))
        yield from _unplaced(group, level, name, new_page=speaking)


def _tables(summary: Summary, tables: Iterable[GroupTable], *, unplaced: bool) -> Iterator[Block]:
    for at, (group, table) in enumerate(zip(summary.groups, tables, strict=True), 1):
        name, level = f"part-{at}", 1
        if _has_heading(summary, group):
            told = tuple(piece for piece in table.common if piece.text not in group.heading)
            yield Heading(1, group.heading, name, joined(told))
            level = 2
        elif told := tuple(piece for piece in table.common if piece.text not in summary.title):
            yield Paragraph(joined(told))
        yield from _head(summary, group)
        if table.table is not None:
            yield table.table
        elif not (unplaced and group.unplaced):
            yield Notice(_nothing(summary))
        if unplaced:
            yield from _unplaced(group, level, name, new_page=False)


def _head(summary: Summary, group: Group) -> Iterator[Terms]:
    """What the meeting's head states, where a group is a meeting's."""
    if group.head is None or Part.HEAD not in summary.choice.parts:
        return
    rows: list[tuple[str, Pieces]] = [(label, (Piece(value),)) for label, value in head_lines(group.head)]
    rows.append((_("File"), (Piece(group.head.file, link=page_link(group.head)),)))
    yield Terms(tuple(rows))


def _has_heading(summary: Summary, group: Group) -> bool:
    """A single group needs no heading that says what the title says."""
    return bool(group.heading) and (len(summary.groups) > 1 or group.heading != summary.title)


def _item_heading(item: ItemSummary, level: int, anchor: str, *, new_page: bool) -> Heading:
    page = () if item.page is None else (page_piece(item.meeting, item.page),)
    text = item_name(item.number, item.title, closed=item.closed)
    return Heading(level, text, anchor, page, new_page, item.closed, item.meeting.language)


def _about(item: ItemSummary, *, meeting_told: bool) -> Iterator[Paragraph]:
    """The case an item belongs to; and its meeting, where nothing above tells it on the same page."""
    pieces = [] if meeting_told else [_meeting_piece(item.meeting)]
    if item.case_number:
        pieces.append(Piece(case_line(item.case_number), quiet=True))
    if pieces:
        yield Paragraph(joined(pieces))


def _meeting_piece(meeting: MeetingHead) -> Piece:
    return Piece(meeting_name(meeting), quiet=True)


def _unplaced(group: Group, level: int, name: str, *, new_page: bool) -> Iterator[Block]:
    """What has no item: what lost its place, and in a group that is no meeting's what never had one."""
    early = [each for each in group.unplaced if group.head is None and each.item == NO_ITEM]
    lost = [each for each in group.unplaced if each not in early]
    if early:
        yield Heading(level, before_items(), f"{name}-before", new_page=new_page)
    for each in early:
        yield Paragraph((_meeting_piece(each.meeting),))
        yield from remark_cards(each.remarks, each.meeting)
    if lost:
        yield Heading(level, not_found(), f"{name}-not-found", new_page=new_page)
    for at, each in enumerate(lost, 1):
        title = key_name(each.item, closed=each.closed)
        yield Heading(level + 1, title, f"{name}-not-found-{at}")
        if group.head is None:
            yield Paragraph((_meeting_piece(each.meeting),))
        yield from remark_cards(each.remarks, each.meeting)
