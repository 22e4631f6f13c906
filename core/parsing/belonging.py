"""To which item each attachment belongs that the file carries, and which of its named attachments it is.

What stands on the attachment decides: the item's number in its stamp, its name. Otherwise its place: behind
the item, in the order of the item's list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.minutes import AgendaItem, Attachment, Confidence, Level, Reason
from core.parsing.attachment_signs import names_of, stamp_in
from core.parsing.carried import Carried
from core.parsing.titles import TitleIndex
from core.parsing.vocabulary import Vocabulary
from core.source_text import SourceText, Span


@dataclass(frozen=True, slots=True)
class AttachmentPlace:
    """An attachment's item and its place among that item's attachments, both counted from 0."""

    item: int
    attachment: int


@dataclass(slots=True)
class _Open:
    """What is known of one attachment so far."""

    carried: Carried
    item: int | None = None
    attachment: int | None = None
    why: Confidence | None = None


_BY_ORDER = Confidence("attachments", Level.INFERRED, Reason.CONTENT)
_OWN_NAME = Confidence("attachments", Level.INFERRED, Reason.FIRST_LINES)
_SOMEWHERE = Confidence("attachments", Level.UNSURE, Reason.LOOK)


def with_attachments(
    items: Sequence[AgendaItem], carried: Sequence[Carried], source: SourceText, words: Vocabulary
) -> tuple[list[AgendaItem], list[AttachmentPlace]]:
    """The items, each with the pages of its attachments, and the place of each of `carried` among them.

    There is at least one item.
    """
    opened = [_Open(each) for each in carried]
    taken: set[tuple[int, int]] = set()
    _by_what_it_says(opened, items, taken, words)
    _by_order(opened, items, taken, source)
    result = list(items)
    places: list[AttachmentPlace] = []
    for each in opened:
        item = each.item or 0
        attachments = list(result[item].attachments)
        if each.attachment is None:
            each.attachment = len(attachments)
            attachments.append(Attachment(_title(each.carried)))
            each.why = each.why or _OWN_NAME
        attachments[each.attachment] = replace(attachments[each.attachment], pages=each.carried.pages)
        confidence = _joined(result[item].confidence, each.why)
        result[item] = replace(result[item], attachments=tuple(attachments), confidence=confidence)
        places.append(AttachmentPlace(item, each.attachment))
    return _reaching(result, carried, places, source), places


def _title(carried: Carried) -> str:
    """Its own first words; its pages where it has none."""
    if carried.title or not carried.pages:
        return carried.title
    first, last = carried.pages[0] + 1, carried.pages[-1] + 1
    return f"s. {first}" if first == last else f"s. {first}–{last}"


def _joined(before: tuple[Confidence, ...], why: Confidence | None) -> tuple[Confidence, ...]:
    """One word on the attachments of an item, the most doubtful."""
    if why is None:
        return before
    others = tuple(each for each in before if each.field != why.field)
    mine = [each for each in before if each.field == why.field]
    if any(each.level is Level.UNSURE for each in mine):
        return before
    return (*others, why)


def _by_what_it_says(
    opened: Sequence[_Open], items: Sequence[AgendaItem], taken: set[tuple[int, int]], words: Vocabulary
) -> None:
    """Those whose stamp or name tells where they belong."""
    by_number = {item.number: at for at, item in enumerate(items) if item.number}
    named: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, item in enumerate(items):
        for place, attachment in enumerate(item.attachments):
            for key in names_of(attachment.name, words):
                named[key].append((at, place))
    index = TitleIndex(named)
    for each in opened:
        carried, stamp = each.carried, each.carried.stamp
        if stamp is not None and stamp.item in by_number:
            each.item = by_number[stamp.item]
        keys = [carried.name, *names_of(carried.title, words)]
        places = [
            place
            for key in keys
            if key and (found := index.find(key)) is not None
            for place in named[found]
            if place not in taken and each.item in (None, place[0])
        ]
        if places:
            each.item, each.attachment = places[0]
        elif each.item is not None and stamp is not None and stamp.number:
            each.attachment = _numbered(items[each.item], stamp.number, words)
            if (each.item, each.attachment) in taken:
                each.attachment = None
        if each.item is not None and each.attachment is not None:
            taken.add((each.item, each.attachment))


def _numbered(item: AgendaItem, number: str, words: Vocabulary) -> int | None:
    """The attachment that the item lists under this number."""
    for place, attachment in enumerate(item.attachments):
        stamp = stamp_in(attachment.name, words)
        if stamp is not None and stamp.number == number:
            return place
    if number.isdigit() and 0 < int(number) <= len(item.attachments):
        return int(number) - 1
    return None


def _by_order(
    opened: Sequence[_Open], items: Sequence[AgendaItem], taken: set[tuple[int, int]], source: SourceText
) -> None:
    """The others: in the order of the lists, behind their items."""
    starts = [source.line_at(item.span.start) for item in items]
    behind: defaultdict[int, list[_Open]] = defaultdict(list)
    for each in opened:
        behind[max(0, bisect_right(starts, each.carried.first - 1) - 1)].append(each)
    for item, group in behind.items():
        left = [each for each in group if each.attachment is None]
        if not left:
            continue
        if item == len(items) - 1 and any(each.item not in (None, item) for each in group):
            _in_gaps(group, items, taken)
        else:
            _pair(left, [item], items, taken)
        left = [each for each in left if each.attachment is None]
        if left and item == len(items) - 1 and not any(place[0] == item for place in taken):
            _pair(left, range(len(items)), items, taken)
        previous: int | None = None
        for each in group:
            if each.item is None:
                each.item = item if previous is None else previous
                each.why = _SOMEWHERE if previous not in (None, item) else None
            previous = each.item


def _pair(
    left: Sequence[_Open], among: Sequence[int], items: Sequence[AgendaItem], taken: set[tuple[int, int]]
) -> None:
    """As many attachments as names that are left: one each, in their order."""
    for each in left:
        if each.item is not None and each.item not in among:
            return
    free = [
        (item, place)
        for item in among
        for place in range(len(items[item].attachments))
        if (item, place) not in taken
    ]
    if not free or len(free) != len(left):
        return
    for each, (item, place) in zip(left, free, strict=True):
        each.item, each.attachment, each.why = item, place, _BY_ORDER
        taken.add((item, place))


def _in_gaps(group: Sequence[_Open], items: Sequence[AgendaItem], taken: set[tuple[int, int]]) -> None:
    """Between two that are known, where as many names are left as attachments."""
    everything = [
        (item, place) for item in range(len(items)) for place in range(len(items[item].attachments))
    ]
    order = {place: at for at, place in enumerate(everything)}
    before, waiting = -1, []
    for each in [*group, None]:
        if each is not None and (each.item is None or each.attachment is None):
            waiting.append(each)
            continue
        after = len(everything) if each is None else order[each.item or 0, each.attachment or 0]
        free = [place for place in everything[before + 1 : after] if place not in taken]
        if waiting and len(free) == len(waiting):
            for one, (item, place) in zip(waiting, free, strict=True):
                if one.item in (None, item):
                    one.item, one.attachment, one.why = item, place, _BY_ORDER
                    taken.add((item, place))
        before, waiting = after, []


def _reaching(
    items: Sequence[AgendaItem],
    carried: Sequence[Carried],
    places: Sequence[AttachmentPlace],
    source: SourceText,
) -> list[AgendaItem]:
    """The items, each with a span that reaches over the attachments right behind it."""
    result = list(items)
    for each, place in zip(carried, places, strict=True):
        item = result[place.item]
        if each.end <= each.first:
            continue
        following = result[place.item + 1].span.start if place.item + 1 < len(result) else len(source.text)
        start, end = source.lines[each.first].start, source.lines[each.end - 1].end
        others = any(
            other.item != place.item and item.span.end <= source.lines[between.first].start < start
            for between, other in zip(carried, places, strict=True)
            if between.end > between.first
        )
        if item.span.end <= start and end <= following and not others:
            result[place.item] = replace(item, span=Span(item.span.start, end))
    return result
