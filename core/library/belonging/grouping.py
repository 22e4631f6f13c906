"""Which documents of one day belong to one meeting: told by the documents alone, in whatever order they came.

Agendas and minutes are put together first, by what they deal with; supplements, closed parts and documents
without items join them where there is but one meeting that they may belong to. What may belong to several
is left on its own, and doubted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

SAME_AGENDA = 0.4
"""The share of equal titles and case numbers from which two agendas are taken for one. The agenda and the
minutes of one meeting share nearly all of them; two councils that meet on one day share "Approval of the
agenda" and the like."""


@dataclass(frozen=True)
class Unit:
    """A version, or a meeting whose versions stay together since the reader did something with it.

    `bodies` are the bodies whose municipality is stated, by their ids; `agendas` what its agendas and minutes
    deal with, one set for each that says so; `marks` what any of its documents deals with. `apart` names the
    units that the reader says are other meetings.
    """

    name: str
    kept: bool = False  # by what the reader did
    bodies: frozenset[int] = frozenset()
    starts: frozenset[str] = frozenset()
    agendas: tuple[frozenset[str], ...] = ()
    marks: frozenset[str] = frozenset()
    apart: frozenset[str] = field(default=frozenset())


Group = tuple[Unit, ...]


class Doubt(NamedTuple):
    """That `group` may be the same meeting as one of the `others`."""

    group: Group
    others: tuple[Group, ...]


class DayGroups(NamedTuple):
    """The meetings of a day, and what is not sure of them."""

    groups: list[Group]
    doubts: list[Doubt]


def grouped(units: Iterable[Unit]) -> DayGroups:
    """The meetings that `units`, documents of one body and day, are of."""
    there = sorted(units, key=lambda unit: unit.name)
    groups, torn = _families([unit for unit in there if unit.agendas], _is_same_agenda)
    doubts = [_Lone(group, tuple(found)) for group, found in torn]
    homes: list[list[Unit]] = [list(group) for group in groups]
    joining: list[list[Unit]] = [[] for _group in groups]
    lonely: list[Unit] = []
    for unit in (unit for unit in there if not unit.agendas):
        found = _homes_of(unit, groups)
        if len(found) == 1:
            joining[found[0]].append(unit)
        elif found:
            doubts.append(_Lone((unit,), tuple(groups[each] for each in found)))
        else:
            lonely.append(unit)
    for at, joined in enumerate(joining):
        for unit in joined:
            if any(are_apart(unit, other) for other in joined) or _cannot_join(unit, homes[at]):
                doubts.append(_Lone((unit,), (groups[at],)))
            else:
                homes[at].append(unit)
    families, torn = _families(lonely, lambda one, other: not are_apart(one, other))
    doubts += [_Lone(group, tuple(found)) for group, found in torn]
    whole = [tuple(home) for home in homes] + families
    anchors = {group[0].name: group for group in whole}
    told = [
        Doubt(lone.group, tuple(anchors.get(other[0].name, other) for other in lone.others))
        for lone in doubts
    ]
    pairs = [
        Doubt(one, (other,))
        for at, one in enumerate(whole)
        for other in whole[at + 1 :]
        if _may_be_same(one, other)
    ]
    return DayGroups([*whole, *(lone.group for lone in doubts)], told + pairs)


def are_apart(one: Unit, other: Unit) -> bool:
    """Whether what both state, or the reader, says that they are of two meetings."""
    if one.name in other.apart or other.name in one.apart:
        return True
    return _differ(one.bodies, other.bodies) or _differ(one.starts, other.starts)


def likeness(ours: Set[str], theirs: Set[str]) -> float | None:
    """The share of what both deal with in the shorter of the two; None where there is nothing to compare."""
    if not ours or not theirs:
        return None
    return len(ours & theirs) / min(len(ours), len(theirs))


class _Lone(NamedTuple):
    group: Group
    others: tuple[Group, ...]


def _differ(ours: Set[object], theirs: Set[object]) -> bool:
    return bool(ours and theirs and not ours & theirs)


def _are_alike(one: Unit, other: Unit) -> bool:
    return any(
        (likeness(ours, theirs) or 0.0) >= SAME_AGENDA for ours in one.agendas for theirs in other.agendas
    )


def _is_same_agenda(one: Unit, other: Unit) -> bool:
    return not are_apart(one, other) and _are_alike(one, other)


def _may_be_same(one: Group, other: Group) -> bool:
    """Whether the reader is asked about two meetings that are kept apart: the same agenda at another time, or
    another agenda where all else is the same, or two that the reader worked on and that seem to be one."""
    told = any(a.name in b.apart or b.name in a.apart for a in one for b in other)
    bodies = [frozenset().union(*(unit.bodies for unit in group)) for group in (one, other)]
    starts = [frozenset().union(*(unit.starts for unit in group)) for group in (one, other)]
    if told or _differ(*bodies):
        return False
    if any(_are_alike(a, b) for a in one for b in other):
        return True
    both_have_agendas = all(any(unit.agendas for unit in group) for group in (one, other))
    if not both_have_agendas:
        return any(a.kept for a in one) and any(b.kept for b in other) and not _differ(*starts)
    return bool(bodies[0] & bodies[1]) and not _differ(*starts)


def _homes_of(unit: Unit, groups: Sequence[Group]) -> list[int]:
    """Which of the `groups` a unit without an agenda of its own may belong to, as narrowly as can be told."""
    found = [at for at, group in enumerate(groups) if not any(are_apart(unit, member) for member in group)]
    for speaks in (_shares_items, _shares_start, _shares_body):
        if len(found) > 1:
            narrower = [at for at in found if any(speaks(unit, member) for member in groups[at])]
            found = narrower or found
    return found


def _shares_items(unit: Unit, member: Unit) -> bool:
    return any(unit.marks & agenda for agenda in member.agendas)


def _shares_start(unit: Unit, member: Unit) -> bool:
    return bool(unit.starts & member.starts)


def _shares_body(unit: Unit, member: Unit) -> bool:
    return bool(unit.bodies & member.bodies)


def _cannot_join(unit: Unit, group: Sequence[Unit]) -> bool:
    return unit.kept and any(member.kept for member in group)


def _families(
    units: Sequence[Unit], linked: Callable[[Unit, Unit], bool]
) -> tuple[list[Group], list[tuple[Group, list[Group]]]]:
    """Units that hang together, and those torn between several of these families, with the families.

    In a family no two state what cannot both be. One that is linked to two that are not linked to each other
    is torn, wherever that is so.
    """
    families: list[Group] = []
    torn: list[tuple[Group, list[Group]]] = []
    for component in _components(units, linked):
        if _agrees(component):
            families.append(component)
            continue
        between = [
            unit
            for unit in component
            if any(
                not linked(one, other)
                for one in component
                for other in component
                if one is not other and one is not unit and other is not unit
                if linked(unit, one) and linked(unit, other)
            )
        ]
        clear = _components([unit for unit in component if unit not in between], linked)
        clear = [part for whole in clear for part in _with_one_kept(whole)]
        families += clear
        for group in _components(between, linked):
            for part in [group] if _agrees(group) else [(unit,) for unit in group]:
                near = [family for family in clear if any(linked(a, b) for a in part for b in family)]
                torn.append((part, near or [(unit,) for unit in between if unit not in part]))
    return families, torn


def _components(units: Sequence[Unit], linked: Callable[[Unit, Unit], bool]) -> list[Group]:
    left, found = list(units), []
    while left:
        component = [left.pop(0)]
        for member in component:
            near = [unit for unit in left if linked(member, unit)]
            component += near
            left = [unit for unit in left if unit not in near]
        found.append(tuple(sorted(component, key=lambda unit: unit.name)))
    return found


def _agrees(group: Group) -> bool:
    if sum(unit.kept for unit in group) > 1:
        return False
    return not any(are_apart(one, other) for at, one in enumerate(group) for other in group[at + 1 :])


def _with_one_kept(group: Group) -> list[Group]:
    """Meetings that the reader did something with are made one by the reader alone: each is on its own, and
    what was not touched goes with the first."""
    kept = [unit for unit in group if unit.kept]
    if len(kept) < 2:
        return [group]
    free = [unit for unit in group if not unit.kept]
    return [(kept[0], *free), *((unit,) for unit in kept[1:])]
