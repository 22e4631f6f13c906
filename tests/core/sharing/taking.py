"""What a colleague writes in a library of hers, and gives; what became of it here, in figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    Colour,
    ItemKey,
    MeetingId,
    PageBox,
    Passage,
    new_annotation,
)
from core.library import (
    Library,
    add,
    load,
    prepare,
    put,
)
from core.library.lists.chosen import ChosenItems
from core.minutes import Role
from core.sharing.going_out import collected
from core.sharing.taking_in import TakenIn
from core.sharing.web_annotations import Given, read_collection
from core.source_text import Box
from tests.core.library.invented import opened

TODAY = datetime.now(UTC).date()
FIRST = ItemKey("1", "Budgetopfølgning")
SECOND = ItemKey("2", "Ny skole i Birkelunden")
ANNE = "Anne Holm"
NOON = datetime(2031, 5, 15, 12, tzinfo=UTC)


def bring_in(library: Library, **asked: object) -> MeetingId:
    return add(library, prepare(opened(**asked))).meeting  # type: ignore[arg-type]


def given_by(library: Library, *meetings: MeetingId, closed_items: bool = True) -> Given:
    chosen = [ChosenItems(each) for each in meetings]
    return read_collection(collected(library, chosen, closed_items=closed_items).content)


def mark(
    library: Library, meeting: MeetingId, words: str, kind: AnnotationKind, text: str = ""
) -> Annotation:
    """Have Anne mark words, or write about them."""
    loaded = load(library, meeting)
    start = loaded.source.text.index(words)
    span = loaded.meeting.items[0].span._replace(start=start, end=start + len(words))
    passage = Passage.of(loaded.source, span, Role.DECISION, [PageBox(0, Box(56.5, 72.25, 300.1, 84.0))])
    made = new_annotation(meeting, FIRST, kind, text, ANNE, passage, About.PASSAGE, colour=Colour.GREEN)
    put(library, made)
    return made


def note(library: Library, meeting: MeetingId, text: str, item: ItemKey = SECOND) -> Annotation:
    made = new_annotation(meeting, item, AnnotationKind.NOTE, text, ANNE)
    put(library, made)
    return made


def changed(library: Library, annotation: Annotation, text: str) -> Annotation:
    """The annotation with other words, an hour later than it was."""
    newer = replace(annotation, text=text, modified=annotation.modified + timedelta(hours=1))
    put(library, newer)
    return newer


def everything(library: Library) -> list[tuple[object, ...]]:
    tables = ("annotation", "annotation_history", "waiting_annotation", "tag")
    return [row for table in tables for row in library.rows(f"SELECT * FROM {table} ORDER BY 1")]


def counted(taken: TakenIn) -> dict[str, int]:
    parts = {
        "added": len(taken.added),
        "newer": len(taken.newer),
        "older": len(taken.older),
        "known": taken.known,
        "deleted": taken.deleted,
        "unplaced": len(taken.unplaced),
        "waiting": len(taken.waiting),
        "refused": len(taken.refused),
    }
    return {name: count for name, count in parts.items() if count}
