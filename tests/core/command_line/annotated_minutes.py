"""The minutes that come with the program in a library, with annotations of every kind on them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    MeetingId,
    Passage,
    new_annotation,
)
from core.library import add, catch_up, load, open_library, prepare, put
from core.minutes import Role
from core.opening import OpenedFile, open_file
from core.source_text import Span

ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "resources" / "samples"
COMMITTEE = "noerrevang-oekonomiudvalget-2024-05-14.pdf"
COUNCIL = "noerrevang-byraadet-2024-05-28.pdf"

READER, COLLEAGUE = "Ea Dam", "Anne Holm"
NOTE = "Spørg til tallene æøå. Ring til Bo, tlf. 41 23 05 67."
COLLEAGUES_NOTE = "Det regner jeg efter"
CLOSED_NOTE = "Prisen er for høj"
TASK = "Hent regnearket"
DUE = date(2031, 6, 13)
PHONE, CPR = "41 23 05 67", "010190-1234"


def kept(path: Path, settings: Path, names: Sequence[str] = (COMMITTEE,)) -> MeetingId:
    """Have a library at `path` with these minutes; gives the first meeting, which is annotated."""
    settings.write_text(json.dumps({"author": READER}), "utf-8")
    library = open_library(path)
    first, *_others = [add(library, prepare(_opened(name))).meeting for name in names]
    meeting = load(library, first)
    items = meeting.meeting.items
    decision = items[1].decisions[0].span
    marked = Passage.of(meeting.source, Span(decision.start, decision.start + 12), Role.DECISION)

    def on(at: int, kind: AnnotationKind, text: str, author: str = READER) -> Annotation:
        return new_annotation(first, ItemKey.of(items[at]), kind, text, author)

    for each in (
        on(1, AnnotationKind.NOTE, NOTE),
        on(1, AnnotationKind.NOTE, COLLEAGUES_NOTE, COLLEAGUE),
        on(1, AnnotationKind.TAG, "budget"),
        on(2, AnnotationKind.NOTE, f"Ansøgeren har CPR-nr. {CPR}"),
        new_annotation(
            *(first, ItemKey.of(items[1]), AnnotationKind.HIGHLIGHT, "", READER, marked, About.PASSAGE),
            colour=Colour.YELLOW,
        ),
        new_annotation(
            *(first, ItemKey.of(items[3]), AnnotationKind.FOLLOW_UP, TASK, READER),
            follow_up=FollowUp("Bo", DUE),
        ),
        on(5, AnnotationKind.NOTE, CLOSED_NOTE),
    ):
        put(library, each)
    catch_up(library)
    library.close()
    return first


@cache
def _opened(name: str) -> OpenedFile:
    return open_file(SAMPLES / name)
