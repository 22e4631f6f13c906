"""One version of a meeting in the words of a summary: its head, its items with what readers added, and what
has no place in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from core.annotations import Annotation, Colour, ItemKey
from core.carried import Former
from core.confidential.closed_items import ClosedItems
from core.confidential.former_words import former_of
from core.confidential.placing import Placed, is_closed, lost_may_be_closed
from core.exports.item_parts import all_remarks
from core.exports.remarks import Marking, Remarks
from core.exports.summary import DecisionSummary, ItemSummary, MeetingHead, Unplaced, remarks_within
from core.library.lists.chosen import Only
from core.library.lists.meetings import LoadedMeeting, MeetingRow
from core.minutes import AgendaItem, Decision, Role
from core.running_text import RunningText
from core.source_text import Span
from core.tags import is_at_or_below
from core.wording import in_sentence_case

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class VersionItems:
    """What a version of a meeting gives to a summary: all parts of the items are there still.

    `closed` are the closed items that nobody asked for, and `remarks_left_out` is how many annotations are
    not here because their items may be closed.
    """

    head: MeetingHead
    body: int  # its row
    in_front: bool
    items: tuple[ItemSummary, ...] = ()
    before: Remarks = field(default_factory=Remarks)
    unplaced: tuple[Unplaced, ...] = ()
    closed: tuple[ItemKey, ...] = ()
    remarks_left_out: int = 0

    def __bool__(self) -> bool:
        return bool(self.items or self.before or self.unplaced)


def version_items(
    loaded: LoadedMeeting,
    row: MeetingRow,
    annotations: Iterable[Annotation],
    colour_names: Mapping[Colour, str],
    *,
    items: Sequence[int] | None = None,
    is_whole: bool = True,
    only: Only | None = None,
    closed_items: bool = False,
    own: Collection[str] | None = None,
) -> VersionItems:
    """What `loaded`, of the meeting `row`, gives with `annotations`: of the items those with the indexes
    `items`, all of them for None, that `only` asks for.

    Closed items and what was added to them are left out unless `closed_items` asks for them; what was added
    to an item that no version of the meeting shows to be open counts as added to a closed one. What has no
    place is there where the item it was found to belong to is, and all of it where the meeting `is_whole`.
    What was not made under one of the names `own` says who made it, see `Marking`.
    """
    made = _Making(loaded, row, annotations, colour_names, only or Only(), closed_items, own)
    return made.of(range(len(loaded.meeting.items)) if is_whole or items is None else items, is_whole)


class _Making:
    """Makes the summary of the items of one version."""

    def __init__(
        self,
        loaded: LoadedMeeting,
        row: MeetingRow,
        annotations: Iterable[Annotation],
        colour_names: Mapping[Colour, str],
        only: Only,
        closed_items: bool,
        own: Collection[str] | None,
    ) -> None:
        self._loaded, self._row = loaded, row
        self._only = only
        self._closed = None if closed_items else ClosedItems(loaded)
        self._placed = Placed(loaded, annotations)
        running = cache(lambda: RunningText(loaded.source, loaded.meeting))
        around = None if self._closed is None else self._closed.open_around
        self._marking = Marking(loaded.source, running, colour_names, around, own, self._former)
        self._head = head_of(loaded, row)
        self._held_back = 0

    def of(self, indexes: Iterable[int], is_whole: bool) -> VersionItems:
        all_ = self._loaded.meeting.items
        chosen = [index for index in sorted(set(indexes)) if index < len(all_)]
        shown: list[ItemSummary] = []
        closed: list[ItemKey] = []
        for index in chosen:
            item = self._item(index, all_[index])
            if not is_asked_for(item, self._only):
                continue
            if item.closed and self._closed is not None:
                closed.append(ItemKey.of(all_[index]))
            else:
                shown.append(item)
        there = {item.index for item in shown}
        return VersionItems(
            head=self._head,
            body=self._row.body_id,
            in_front=self._loaded.aside is None,
            items=tuple(shown),
            before=self._before() if is_whole else Remarks(),
            unplaced=tuple(self._unplaced(there, is_whole)),
            closed=tuple(closed),
            remarks_left_out=self._held_back,
        )

    def _item(self, index: int, item: AgendaItem) -> ItemSummary:
        closed = is_closed(self._loaded, item)
        on_it: Mapping[int | None, list[Annotation]] = self._placed.on_items.get(index, {})
        marks = self._placed.marks.get(index, [])
        attachments = item.attachments
        if not closed and self._closed is not None:  # a closed one stays as a whole
            attachments = self._closed.open_attachments(item)
            on_it = {
                at: [each for each in found if self._goes_out(each, index)] for at, found in on_it.items()
            }
            marks = [(span, each) for span, each in marks if self._goes_out(each, index, span)]
        return ItemSummary(
            meeting=self._head,
            index=index,
            number=item.number,
            title=item.title,
            case_number=item.case_number,
            closed=closed,
            recommendations=tuple(
                section.text
                for section in item.sections
                if section.role is Role.RECOMMENDATION and section.text.strip()
            ),
            decisions=tuple(
                self._decision(decision, on_it.get(at, ())) for at, decision in enumerate(item.decisions)
            ),
            votes=item.votes,
            attachments=tuple(attachment.name for attachment in attachments),
            remarks=self._marking.remarks(on_it.get(None, ()), marks),
            page=self._page(item.span),
        )

    def _former(self, annotation: Annotation) -> Former | None:
        """What is told of the way of an annotation here: no word of the item it was on."""
        former = former_of(self._loaded, annotation, self._closed)
        if former is None or former.was is None:
            return former
        return replace(former, was=replace(former.was, item=ItemKey(None, None)))

    def _goes_out(self, annotation: Annotation, index: int | None, span: Span | None = None) -> bool:
        """Whether it may, which is counted where it may not."""
        goes = self._closed is None or self._closed.may_go_out(annotation, index, span)
        self._held_back += not goes
        return goes

    def _decision(self, decision: Decision, annotations: Iterable[Annotation]) -> DecisionSummary:
        return DecisionSummary(
            outcome=decision.effective or decision.outcome,
            text=decision.text,
            own=decision.own,
            body=decision.body and in_sentence_case(decision.body),
            date=decision.date,
            follows=decision.follows,
            remarks=self._marking.remarks(annotations),
            page=self._page(decision.span),
        )

    def _page(self, span: Span) -> int | None:
        return self._loaded.source.page_of(span.start)

    def _before(self) -> Remarks:
        """What was marked before the first item."""
        marks = self._placed.marks.get(None, [])
        found = self._marking.remarks(
            (), [(span, each) for span, each in marks if self._goes_out(each, None, span)]
        )
        return found if _fits(found, self._only) else Remarks()

    def _unplaced(self, shown: set[int], is_whole: bool) -> Iterable[Unplaced]:
        items = self._loaded.meeting.items
        for (key, index), lost in sorted(
            self._placed.elsewhere.items(), key=lambda each: in_order(each[0][0])
        ):
            if not _fits(self._marking.remarks(lost), self._only) or not (is_whole or index in shown):
                continue
            going = [
                each
                for each in lost
                if self._closed is None or self._closed.lost_may_go_out(each, key, index)
            ]
            if index is None or not is_closed(self._loaded, items[index]):  # else the item itself is counted
                self._held_back += len(lost) - len(going)
            remarks = self._marking.remarks(going)
            if remarks:
                yield Unplaced(self._head, key, remarks, lost_may_be_closed(self._loaded, key, index))


def in_order(key: ItemKey) -> tuple[object, ...]:
    """Sorts items by their numbers as one reads them, then those without a number by title; what is before
    the first comes first."""
    if not key.number:
        return (2, (), key.title) if key.title else (0,)
    parts = _DIGITS.split(key.number)
    return 1, tuple((1, "", int(part)) if part.isdigit() else (0, part, 0) for part in parts if part)


def head_of(loaded: LoadedMeeting, row: MeetingRow) -> MeetingHead:
    """The head of the document `loaded` with body, municipality and day as the reader has them shown."""
    meeting = loaded.meeting
    return MeetingHead(
        meeting=loaded.id,
        version=loaded.version,
        kind=meeting.kind,
        draft=meeting.draft,
        body=row.body and in_sentence_case(row.body),
        municipality=row.municipality and in_sentence_case(row.municipality),
        date=row.date,
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        place=meeting.place,
        file=loaded.name,
        fingerprint=loaded.file,
        has_pages=bool(loaded.source.pages),
        participants=meeting.participants,
        absent=meeting.absent,
        language=meeting.language,
    )


def is_asked_for(item: ItemSummary, only: Only) -> bool:
    """Whether all that `only` asks for holds for `item`."""
    if only.outcomes:
        own = next((each for each in reversed(item.decisions) if each.own), None)
        if own is None or own.outcome not in only.outcomes:
            return False
    return _holds([remarks for remarks, _page in remarks_within(item)], only)


def _fits(remarks: Remarks, only: Only) -> bool:
    """The same for what stands on no item."""
    return not only.outcomes and _holds([remarks], only)


def _holds(remarks: Iterable[Remarks], only: Only) -> bool:
    """Whether all that `only` asks of annotations holds for `remarks`."""
    flat = [each for one in remarks for each in all_remarks(one)]
    if only.annotated and not any(flat):
        return False
    if only.follow_ups and not any(task.done is None for each in flat for task in each.tasks):
        return False
    tags = {tag for each in flat for tag in each.tags}
    return not only.tags or any(is_at_or_below(tag, wanted) for tag in tags for wanted in only.tags)
