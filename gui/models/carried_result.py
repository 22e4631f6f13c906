"""What became of all annotations of a meeting on their way to another version, and of many meetings, in a
sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from core.carried import Standing
from core.language import _, long_date, ngettext
from core.library import CarriedHere
from core.library.carrying.here import Settled
from core.library.lists.meetings import MeetingVersion
from core.minutes import DocumentKind
from gui.models.annotation_cards import MeetingHead
from gui.models.annotations import head_words
from gui.models.carried import WAITS, CarriedRow, grouped

if TYPE_CHECKING:
    from core.library.carrying.writing import CarriedMeeting


class State(StrEnum):
    """How an annotation stands, whoever said so."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    BY_HAND = "by_hand"
    LEFT = "left"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class VersionNamed:
    """A version of a meeting, as a sentence names it."""

    id: int | None
    kind: DocumentKind
    draft: bool = False
    produced: date | None = None
    name: str = ""  # of its file

    @classmethod
    def of(cls, version: MeetingVersion) -> VersionNamed:
        """A version as it is offered."""
        return cls(version.id, version.kind, version.draft, version.produced, version.name)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the annotations of one meeting. `undone` says that the reader had them stand again where
    they stood before."""

    head: MeetingHead
    before: VersionNamed
    now: VersionNamed
    rows: tuple[CarriedRow, ...]
    undone: bool = False

    @property
    def title(self) -> str:
        """The meeting."""
        return head_words(self.head)


@dataclass(frozen=True, slots=True)
class OutcomeShown:
    """An outcome as it is shown: in a sentence, and as rows under headings. It is made where it is read, as
    that takes long for thousands of rows."""

    outcome: Outcome
    sentence: str
    listed: list[CarriedRow | str]

    @classmethod
    def of(cls, outcome: Outcome) -> OutcomeShown:
        """What is shown of `outcome`."""
        return cls(outcome, outcome_sentence(outcome), grouped(outcome.rows))


@dataclass(frozen=True, slots=True)
class Round:
    """What was carried in one go: to how many versions, how many annotations came along, how many wait; and
    how many of both are comments."""

    versions: int = 0
    along: int = 0
    waiting: int = 0
    comments: int = 0

    def __or__(self, other: Round) -> Round:
        return Round(
            self.versions + other.versions,
            self.along + other.along,
            self.waiting + other.waiting,
            self.comments + other.comments,
        )


def round_sentence(carried: Round) -> str:
    """What came along in one go, for the status line; empty where there were no annotations."""
    parts = []
    if carried.along:
        parts.append(_("{what} came along").format(what=_named(carried, carried.along)))
    if carried.waiting and parts:
        words = ngettext("{count} waits to be placed", "{count} wait to be placed", carried.waiting)
        parts.append(words.format(count=carried.waiting))
    elif carried.waiting:
        words = ngettext("{what} waits to be placed", "{what} wait to be placed", carried.waiting)
        parts.append(words.format(what=_named(carried, carried.waiting)))
    if not parts:
        return ""
    words = ngettext("{count} new version: {what}", "{count} new versions: {what}", carried.versions)
    return words.format(count=carried.versions, what=", ".join(parts))


def _named(carried: Round, count: int) -> str:
    """So many of what was carried, by their name: "3 comments"."""
    if not carried.comments:
        words = ngettext("{count} annotation", "{count} annotations", count)
    elif carried.comments == carried.along + carried.waiting:
        words = ngettext("{count} comment", "{count} comments", count)
    else:
        words = ngettext("{count} annotation or comment", "{count} annotations and comments", count)
    return words.format(count=count)


def round_of(carried: CarriedMeeting) -> Round:
    """What was carried of one meeting."""
    versions = sum(bool(way.along or way.waiting) for way in carried.ways)
    return Round(versions, carried.along, carried.waiting, carried.comments)


def outcome_sentence(outcome: Outcome) -> str:
    """How many came along from where to where, and how."""
    states = Counter(map(state_of, outcome.rows))
    return states_sentence(states, outcome.before, outcome.now, undone=outcome.undone)


def states_sentence(
    states: Counter[State], before: VersionNamed, now: VersionNamed, *, undone: bool = False
) -> str:
    """The same of so many in each state."""
    names = dict(zip(("before", "now"), version_names(before, now), strict=True))
    if undone:
        return _("You had the annotations put back: they stand on {before}, not on {now}.").format(**names)
    total = states.total()
    if total == 1:
        words = _("Your annotation came along from {before} to {now}: {parts}.")
        return words.format(parts=_alone(next(iter(states))), **names)
    along, rest = _along(states), ", ".join(_rest(states))
    if not along:
        return _("From {before} to {now}: {parts}.").format(parts=rest, **names)
    count = sum(states[each] for each in (State.KEPT, State.MOVED, State.CHANGED))
    words = ngettext(
        "{count} annotation came along from {before} to {now}: {parts}.",
        "{count} annotations came along from {before} to {now}: {parts}.",
        count,
    )
    told = words.format(count=count, parts=", ".join(along), **names)
    return _("{sentence} {rest}.").format(sentence=told, rest=rest) if rest else told


def put_back_words() -> str:
    """What taking back that annotations came along does."""
    return _(
        "Have all annotations stand where they stood before, in the earlier version: those too that you "
        "placed or left. “Take the notes along” brings them back as they are now."
    )


def turned_words(*, put_back: bool) -> str:
    """What was done with all annotations of a meeting, for the status line."""
    if put_back:
        return _("Your annotations stand in the earlier version again, those too that you placed.")
    return _("Your annotations came along again.")


def version_names(before: VersionNamed, now: VersionNamed) -> tuple[str, str]:
    """Two versions within a sentence: "the agenda", "the minutes"; with what tells them apart where the kind
    alone does not."""
    names = [kind_in_sentence(before.kind), kind_in_sentence(now.kind)]
    if before.kind is not now.kind:
        return names[0], names[1]
    if before.draft != now.draft:
        drafts = [_("{document} (draft)").format(document=each) for each in names]
        return (drafts[0], names[1]) if before.draft else (names[0], drafts[1])
    if before.produced != now.produced and before.produced is not None and now.produced is not None:
        dated = _("{document} of {date}")
        return (
            dated.format(document=names[0], date=long_date(before.produced)),
            dated.format(document=names[1], date=long_date(now.produced)),
        )
    if before.name != now.name and before.name and now.name:
        named = _("{document} ({file})")
        return (
            named.format(document=names[0], file=before.name),
            named.format(document=names[1], file=now.name),
        )
    return _("an earlier version"), _("this version")


def kind_in_sentence(kind: DocumentKind) -> str:
    """A kind of document within a sentence: "the minutes"."""
    names = {
        DocumentKind.AGENDA: _("the agenda"),
        DocumentKind.MINUTES: _("the minutes"),
        DocumentKind.SUPPLEMENT: _("the supplementary agenda"),
        DocumentKind.CLOSED_PART: _("the closed part"),
        DocumentKind.ATTACHMENT: _("the attachment"),
    }
    return names[kind]


def state_of(row: CarriedRow) -> State:
    """How the annotations of a row stand."""
    return _state(row.carried.standing, waits=row.waits, left=row.left, by_hand=row.by_hand)


def states_of(carried: Iterable[CarriedHere]) -> Counter[State]:
    """How many of one version stand how: those that are one row there are one."""
    told = {here.row: here for here in carried}
    ways = Counter((here.standing, here.settled) for here in told.values())
    states: Counter[State] = Counter()
    for (standing, settled), count in ways.items():
        waits, left, by_hand = (settled is each for each in (None, Settled.LEFT, Settled.READER))
        states[_state(standing, waits=waits, left=left, by_hand=by_hand)] += count
    return states


def _state(standing: Standing, *, waits: bool, left: bool, by_hand: bool) -> State:
    if waits:
        return State.WAITS
    if left:
        return State.LEFT
    return State.BY_HAND if by_hand or standing in WAITS else State(standing.value)


def _along(states: Counter[State]) -> list[str]:
    """How many came along, and how."""
    same = states[State.KEPT] + states[State.MOVED]  # an item may have another number: that is no news
    changed = states[State.CHANGED]
    return _counted(
        (same, ngettext("{count} on the same words", "{count} on the same words", same)),
        (changed, ngettext("{count} on changed words", "{count} on changed words", changed)),
    )


def _rest(states: Counter[State]) -> list[str]:
    """What became of the others."""
    waits, left, by_hand = states[State.WAITS], states[State.LEFT], states[State.BY_HAND]
    return _counted(
        (by_hand, ngettext("{count} placed by you", "{count} placed by you", by_hand)),
        (left, ngettext("{count} left as it was", "{count} left as they were", left)),
        (waits, ngettext("{count} waits to be placed", "{count} wait to be placed", waits)),
    )


def _counted(*parts: tuple[int, str]) -> list[str]:
    return [words.format(count=count) for count, words in parts if count]


def _alone(state: State) -> str:
    """How the only one stands."""
    words = {
        State.KEPT: _("it is on the same words"),
        State.MOVED: _("it is on the same words"),
        State.CHANGED: _("it is on changed words"),
        State.BY_HAND: _("you placed it"),
        State.LEFT: _("you left it as it was"),
        State.WAITS: _("it waits to be placed"),
    }
    return words[state]
