"""How annotations stand in one version of their meeting: in their own, with a place that was kept, or not."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from core.annotations import About, Annotation, AnnotationId, Passage
from core.carried import Anchor, Candidate, CarryReason, Standing
from core.library.carrying.anchors import (
    ANCHOR_COLUMNS,
    anchor_from_json,
    candidates_from_json,
    to_anchor,
)

if TYPE_CHECKING:
    from core.library.lists.meetings import LoadedMeeting


class Settled(StrEnum):
    """Who said where an annotation stands in a version; what waits has none."""

    PROGRAM = "program"
    READER = "reader"
    LEFT = "left"  # the reader, or a version put in front again, let it stay where it stood
    UNDONE = "undone"  # the reader took back that it came along


@dataclass(frozen=True, slots=True)
class CarriedHere:
    """What became of an annotation on the way to a version, from the one with the file `from_file`: where it
    stood there, and its place here; None for what waits, was left or is an orphan. `moment` is when (UTC).
    Those of a version that have the same `row` are told of as one: they were on one thing, and the same
    became of them. Of what the reader took back, `settled_before` is who said before where it stands.
    `from_file` is empty where it came with what a colleague gave."""

    standing: Standing
    reason: CarryReason
    was: Anchor
    place: Anchor | None
    candidates: tuple[Candidate, ...]
    settled: Settled | None
    from_file: str
    moment: datetime
    settled_before: Settled | None = None
    row: int = field(default=0, compare=False)

    @property
    def waits(self) -> bool:
        """Whether it waits to be placed by the reader."""
        return self.settled is None

    @property
    def is_given(self) -> bool:
        """Whether it was a colleague's library that it came along in."""
        return not self.from_file

    @property
    def by_hand(self) -> bool:
        """Whether the reader placed it."""
        return self.settled is Settled.READER

    @property
    def former_words(self) -> str:
        """The words it stood on, in one line, where it is on others here: these were edited, or the reader
        placed it on others; empty where not."""
        edited = self.settled is Settled.PROGRAM and self.standing is Standing.CHANGED
        if not edited and not self.by_hand:
            return ""
        before, now = (_line(each) for each in (self.was, self.place))
        return before if before != now else ""


CARRIED_COLUMNS = "standing, reason, was, place, candidates, settled, from_file, moment, settled_before"
"""Of the table `carried`, which queries call so."""


def to_carried_here(row: tuple[str, ...]) -> CarriedHere:
    """What the columns `CARRIED_COLUMNS` say."""
    standing, reason, was, place, candidates, settled, from_file, moment, before = row
    stood = anchor_from_json(was)
    assert stood is not None
    return CarriedHere(
        Standing(standing),
        CarryReason(reason),
        stood,
        anchor_from_json(place),
        candidates_from_json(candidates),
        None if settled is None else Settled(settled),
        from_file,
        datetime.fromisoformat(moment),
        Settled(before) if before is not None and settled == Settled.UNDONE else None,
    )


def together(about: About, here: CarriedHere) -> tuple[object, ...]:
    """What those have in common that were on one thing, and of which the same became: they are told of as
    one."""
    passage = here.was.passage
    stood = (here.was.item, None, ()) if passage is None else on_passage(passage)
    place = None if here.place is None else (here.place.item, here.place.passage and here.place.passage.span)
    return here.from_file, stood, about, here.standing, here.settled, here.settled_before, place


def on_passage(passage: Passage) -> tuple[object, ...]:
    """What those on one passage have in common: areas without words have their places on the pages."""
    return passage.span, passage.quote, () if passage.quote else passage.boxes


class KeptPlace(NamedTuple):
    """Where an annotation stood, and what it was about there."""

    anchor: Anchor
    about: About


def kept_in(connection: sqlite3.Connection, meeting: str, file: str) -> dict[AnnotationId, KeptPlace]:
    """Where annotations of `meeting`, deleted ones too, stood in `file` that stand in another one now."""
    columns = ", ".join(f"kept_place.{name}" for name in ANCHOR_COLUMNS.split(", "))
    found = connection.execute(
        f"SELECT annotation.id, kept_place.about, {columns} FROM annotation JOIN kept_place"
        " ON kept_place.annotation = annotation.id AND kept_place.file = ? WHERE annotation.meeting = ?",
        (file, meeting),
    )
    return {AnnotationId(name): KeptPlace(to_anchor(tuple(row)), About(about)) for name, about, *row in found}


def carried_to(connection: sqlite3.Connection, meeting: str, file: str) -> dict[AnnotationId, CarriedHere]:
    """What became of the annotations of `meeting`, deleted ones too, on the way to `file`."""
    columns = ", ".join(f"carried.{name}" for name in CARRIED_COLUMNS.split(", "))
    found = connection.execute(
        f"SELECT annotation.id, annotation.about, {columns} FROM annotation JOIN carried"
        " ON carried.annotation = annotation.id AND carried.file = ? WHERE annotation.meeting = ?",
        (file, meeting),
    )
    told: dict[AnnotationId, CarriedHere] = {}
    rows: dict[tuple[object, ...], int] = {}
    for name, about, *columns_of in found:
        here = to_carried_here(tuple(columns_of))
        row = rows.setdefault(together(About(about), here), len(rows))
        told[AnnotationId(name)] = replace(here, row=row)
    return told


def state_of(connection: sqlite3.Connection, meeting: str, file: str) -> int:
    """What tells one state of `kept_in` and `carried_to` from another, as long as the program runs: to be
    asked instead of comparing them, which takes long where there are thousands."""
    told: list[frozenset[tuple[object, ...]]] = []
    for table in ("kept_place", "carried"):
        found = connection.execute(
            f"SELECT {table}.* FROM annotation JOIN {table}"
            f" ON {table}.annotation = annotation.id AND {table}.file = ? WHERE annotation.meeting = ?",
            (file, meeting),
        )
        told.append(frozenset(map(tuple, found)))
    return hash(tuple(told))


def as_here(loaded: LoadedMeeting, annotation: Annotation) -> Annotation | None:
    """How `annotation` stands in the version that was loaded: itself where it is of this file; on the place
    that was kept where it came along from here; None where it is of another version alone, or waits to be
    placed here; itself again where it is not known of which version of the meeting it is."""
    if annotation.file == loaded.file:
        return annotation
    kept = loaded.kept.get(annotation.id)
    if kept is not None:
        anchor, about = kept
        return replace(annotation, item=anchor.item, passage=anchor.passage, about=about, file=loaded.file)
    is_of_another = any(each.file == annotation.file for each in loaded.versions)
    return None if is_of_another else annotation


def waits_here(loaded: LoadedMeeting, annotation: Annotation) -> bool:
    """Whether `annotation` stands in another version and waits to be placed in the one that was loaded."""
    carried = loaded.carried.get(annotation.id)
    return carried is not None and carried.waits


def left_here(loaded: LoadedMeeting, annotation: Annotation) -> bool:
    """Whether `annotation` stands in another version and was left there on the way to the one that was
    loaded."""
    carried = loaded.carried.get(annotation.id)
    return carried is not None and carried.settled is Settled.LEFT


def stands_ahead(loaded: LoadedMeeting, annotation: Annotation) -> int | None:
    """The newest version, where `annotation` stands there alone and the one that was loaded is in front of
    the meeting, as when the reader took back what came along: it is told of here, too. None for others."""
    shown = loaded.shown
    if shown is None or not shown.is_front or annotation.id in loaded.kept or annotation.id in loaded.carried:
        return None
    ahead = (each for each in loaded.versions if each.is_newest and each.id != shown.id)
    return next((each.id for each in ahead if each.file == annotation.file), None)


def _line(anchor: Anchor | None) -> str:
    passage = None if anchor is None else anchor.passage
    return "" if passage is None else " ".join(passage.quote.split())
