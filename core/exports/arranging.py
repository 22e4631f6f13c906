"""The items of a summary under their headings, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from core.case_numbers import case_key
from core.confidential.placing import NO_ITEM
from core.danish_order import order_key
from core.exports.choice import Choice, GroupBy, Order
from core.exports.item_parts import all_remarks
from core.exports.layout.labels import document_name, meeting_name
from core.exports.remarks import Remarks, Task
from core.exports.summary import Group, ItemSummary, Unplaced, remarks_within
from core.exports.version_items import VersionItems
from core.language import _
from core.minutes import Outcome
from core.tags import is_at_or_below, sort_key, tag_key

_OUTCOMES = {outcome: place for place, outcome in enumerate(Outcome)}

_Keys = Callable[[ItemSummary | Unplaced], Iterable[Hashable]]
"""What an item, or what has none, has in common with others; nothing puts it into the last group."""


@dataclass(slots=True)
class _Together:
    """What stands under one heading."""

    items: list[ItemSummary] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    @property
    def newest(self) -> ItemSummary | Unplaced:
        all_: list[ItemSummary | Unplaced] = [*self.items, *self.unplaced]
        return max(all_, key=lambda each: each.meeting.date or date.min)

    def group(self, heading: str) -> Group:
        return Group(heading, tuple(self.items), unplaced=tuple(self.unplaced))


def arranged(versions: Iterable[VersionItems], choice: Choice) -> tuple[Group, ...]:
    """The groups that `choice` asks for of `versions`, which come oldest or newest first, as it asks.

    Meetings stay in the order of their dates, whatever the order of their items. What was added to no item is
    under its meeting, its tag or its case; what has none of these comes last.
    """
    versions = list(versions)
    if choice.group_by is GroupBy.MEETING:
        return tuple(_of_version(version, choice.order) for version in versions)
    items = _sorted((item for version in versions for item in version.items), choice.order)
    lost = [each for version in versions for each in _without_item(version)]
    if choice.group_by is GroupBy.TAG:
        return _by_tag(items, lost, choice.only.tags)
    if choice.group_by is GroupBy.BODY:
        return _by_body(items, lost, {each.head.meeting: each.body for each in versions})
    if choice.group_by is GroupBy.CASE:
        return _by_case(items, lost, choice.order)
    return (_Together(items, lost).group(""),) if items or lost else ()


def _of_version(version: VersionItems, order: Order) -> Group:
    heading = meeting_name(version.head)
    if not version.in_front:
        heading = f"{heading} · {document_name(version.head)}"
    items = tuple(_sorted(version.items, order))
    return Group(heading, items, version.head, version.before, version.unplaced)


def _without_item(version: VersionItems) -> Iterator[Unplaced]:
    if version.before:
        yield Unplaced(version.head, NO_ITEM, version.before)
    yield from version.unplaced


def _by_tag(items: Sequence[ItemSummary], lost: Sequence[Unplaced], only: Sequence[str]) -> tuple[Group, ...]:
    """An item with two tags stands under both, as far as they were asked for."""
    spelt: dict[Hashable, str] = {}

    def keys(each: ItemSummary | Unplaced) -> Iterable[Hashable]:
        names = [tag for remarks in _flat(each) for tag in remarks.tags]
        if only:
            names = [tag for tag in names if any(is_at_or_below(tag, wanted) for wanted in only)]
        found = {tag_key(tag): tag for tag in names}
        for key, tag in found.items():
            spelt.setdefault(key, tag)
        return found

    groups, rest = _under(items, lost, keys)
    named = sorted(groups, key=lambda key: sort_key(spelt[key]))
    return (*(groups[key].group(spelt[key]) for key in named), *_last(rest, _("Without a tag")))


def _by_body(
    items: Sequence[ItemSummary], lost: Sequence[Unplaced], bodies: dict[str, int]
) -> tuple[Group, ...]:
    def keys(each: ItemSummary | Unplaced) -> Iterable[Hashable]:
        return (bodies[each.meeting.meeting],) if each.meeting.body else ()

    groups, rest = _under(items, lost, keys)
    names = {key: together.newest.meeting.body or "" for key, together in groups.items()}
    alike = Counter(names.values())
    for key, name in names.items():
        municipality = groups[key].newest.meeting.municipality
        if alike[name] > 1 and municipality:
            names[key] = f"{name}, {municipality}"
    ordered = sorted(names, key=lambda key: order_key(names[key]))
    unknown = _("Who met is not stated")
    return (*(groups[key].group(names[key]) for key in ordered), *_last(rest, unknown))


def _by_case(items: Sequence[ItemSummary], lost: Sequence[Unplaced], order: Order) -> tuple[Group, ...]:
    """A case number is one of a municipality; it may be written in several ways."""

    def keys(each: ItemSummary | Unplaced) -> Iterable[Hashable]:
        key = case_key(_case_number(each))
        return () if key is None else (((each.meeting.municipality or "").casefold(), key),)

    groups, rest = _under(items, lost, keys)
    made = [together.group(_case_heading(together)) for together in groups.values()]
    if order is Order.TITLE:
        made.sort(key=lambda group: order_key(group.heading))
    return (*made, *_last(rest, _("Without a case number")))


def _case_number(each: ItemSummary | Unplaced) -> str | None:
    return each.case_number if isinstance(each, ItemSummary) else each.item.case_number


def _case_heading(together: _Together) -> str:
    """The newest title with the case's number."""
    number = _case_number(together.newest) or ""
    titled = [item for item in together.items if item.title]
    if not titled:
        return _("Case {number}").format(number=number)
    newest = max(titled, key=lambda item: item.meeting.date or date.min)
    return _("{title} (case {number})").format(title=newest.title, number=number)


def _under(
    items: Iterable[ItemSummary], lost: Iterable[Unplaced], keys: _Keys
) -> tuple[dict[Hashable, _Together], _Together]:
    """What stands together by its keys, in the order of its first item, and what has none."""
    groups: dict[Hashable, _Together] = {}
    rest = _Together()
    for item in items:
        for key in list(keys(item)) or [None]:
            (rest if key is None else groups.setdefault(key, _Together())).items.append(item)
    for each in lost:
        for key in list(keys(each)) or [None]:
            (rest if key is None else groups.setdefault(key, _Together())).unplaced.append(each)
    return groups, rest


def _last(rest: _Together, heading: str) -> Iterator[Group]:
    if rest.items or rest.unplaced:
        yield rest.group(heading)


def _sorted(items: Iterable[ItemSummary], order: Order) -> list[ItemSummary]:
    """`items`, which come in the order of their meetings and documents; alike ones stay so."""
    match order:
        case Order.TITLE:
            return sorted(items, key=lambda item: (not item.title, order_key(item.title)))
        case Order.OUTCOME:
            return sorted(items, key=_outcome_place)
        case Order.DUE:
            return sorted(items, key=_due_place)
        case _:
            return list(items)


def _outcome_place(item: ItemSummary) -> int:
    own = next((each for each in reversed(item.decisions) if each.own), None)
    return len(_OUTCOMES) if own is None else _OUTCOMES[own.outcome]


def _due_place(item: ItemSummary) -> tuple[int, date]:
    """By the first day of what is not done yet, then of what is; what has no day comes after that."""
    tasks = [task for remarks in _flat(item) for task in remarks.tasks]
    return min(map(_task_place, tasks), default=(4, date.max))


def _task_place(task: Task) -> tuple[int, date]:
    return (task.due is None) + 2 * (task.done is not None), task.due or date.max


def _flat(each: ItemSummary | Unplaced) -> Iterator[Remarks]:
    of_it = [each.remarks]
    if isinstance(each, ItemSummary):
        of_it = [remarks for remarks, _page in remarks_within(each)]
    return (remarks for one in of_it for remarks in all_remarks(one))
