"""What the process that compares two versions is asked for, and what it answers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.exports.formats import Format
from core.versions.changes.change import Change, Remark, Show, WordPiece
from core.versions.changes.recommendation import Followed

if TYPE_CHECKING:
    from core.library import LoadedMeeting


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are compared: a version of a meeting in the library, the one in front where none is
    named; or the file at `path`, which need not be in a library."""

    meeting: MeetingId | None = None
    version: int | None = None
    path: Path | None = None
    password: str | None = None

    def with_password(self, password: str) -> Side:
        """The same file, opened with a password."""
        return replace(self, password=password)


class Step(StrEnum):
    """What the process is at."""

    READING = "reading"
    COMPARING = "comparing"


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """Compare two sides. Where one is None it is the version of the other's meeting that is best compared
    with it; where that one has no version named, two versions of the meeting are."""

    number: int
    library: Path
    old: Side | None
    new: Side | None


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """Write the changes that `show` has, between the two sides `of` a comparison, to `path`; those of closed
    items only where they are asked for. What was compared last is not compared once more."""

    number: int
    of: CompareRequest
    path: Path
    format: Format
    show: Show = Show.ALL
    closed_items: bool = False


@dataclass(frozen=True, slots=True)
class At:
    """Said before Compared: what the process is at now, and how much of it is done, of how much; of 0 where
    that is not known."""

    number: int
    step: Step
    done: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class SideRead:
    """Said before Compared: one of the sides, as it is shown. Of a file outside of the library `version` of
    `loaded` is less than 0, and it has no id."""

    number: int
    is_old: bool
    side: Side
    loaded: LoadedMeeting


@dataclass(frozen=True, slots=True)
class ChangesPart:
    """Said before Compared: the next changes. Unpacking a message holds Python's global lock, so none may be
    long."""

    number: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """The recommendation of an item against its own decision: of the words of both, those that are only in
    the first are removed, those only in the second added. All places are in one version, the new one where
    `is_new`."""

    item: int
    pieces: tuple[WordPiece, ...]
    is_new: bool = True
    followed: Followed = Followed.UNTOLD


@dataclass(frozen=True, slots=True)
class Joints:
    """Places in the two texts that answer each other, in the order of the old one: `old` and `new` are code
    point offsets, one each."""

    old: array[int]
    new: array[int]


@dataclass(frozen=True, slots=True)
class Compared:
    """Answer to CompareRequest; the changes came before it. `shown` are the indexes of the changes that each
    filter has; `closed` those that do not go out
    unasked; `remark` is what should be known of the two beforehand."""

    number: int
    shown: dict[Show, tuple[int, ...]]
    against: tuple[Against, ...]
    joints: Joints
    closed: tuple[int, ...] = ()
    remark: Remark | None = None


@dataclass(frozen=True, slots=True)
class NoOther:
    """Answer to CompareRequest: the meeting has one version alone, `loaded`."""

    number: int
    side: Side
    loaded: LoadedMeeting


@dataclass(frozen=True, slots=True)
class Writing:
    """Said while a report is being written."""

    number: int
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Reported:
    """Answer to ReportRequest: how many changes are in it; `left_out` closed items are not, and `masked`
    pieces of personal data are masked."""

    number: int
    path: Path
    changes: int
    left_out: int = 0
    masked: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """Answer to a request that could not be fulfilled; `side` is the one that could not be read."""

    number: int
    error: UserFacingError
    side: Side | None = None


Request = CompareRequest | ReportRequest
Answer = At | SideRead | ChangesPart | Compared | NoOther | Writing | Reported | Failed
