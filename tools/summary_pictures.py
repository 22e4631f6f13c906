"""The pictures of summaries in docs/pictures: a page of each preset's PDF, of the marked sample minutes."""

from __future__ import annotations

import importlib
from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from picture_reader import COMMITTEE, COUNCIL, CULTURE

from core.exports.gathering import gather
from core.exports.layout.laying_out import laid_out
from core.exports.pdf import pages_as_png
from core.exports.presets import built_in
from core.language import long_date
from core.library import list_meetings, open_library
from core.library.lists.chosen import Range

WIDTH = 900


@dataclass(frozen=True)
class SummaryPicture:
    """A page of the summary that a preset makes, counted from 0, of the meetings whose file's name has `file`
    in it."""

    preset: str
    file: str
    page: int = 0

    @property
    def name(self) -> str:
        """The picture's name."""
        return f"summary-{self.preset}"


SUMMARIES = (
    SummaryPicture("annotated", CULTURE),
    SummaryPicture("decisions", CULTURE),
    SummaryPicture("group", COMMITTEE),
    SummaryPicture("speaking", COMMITTEE),
    SummaryPicture("follow-ups", ""),
    SummaryPicture("press", COUNCIL),
)


def take_summaries(library: Path, names: Collection[str], folder: Path, today: date) -> None:
    """Make those of `names`, or all where none is named. Notes are dated `today`, not when the pictures are
    made."""
    vars(importlib.import_module("core.exports.remarks"))["_day"] = lambda _moment: long_date(today)
    presets = {each.id: each.choice for each in built_in()}
    with closing(open_library(library)) as opened:
        rows = list_meetings(opened)
        for picture in SUMMARIES:
            if names and picture.name not in names:
                continue
            meetings = tuple(row.id for row in rows if picture.file in row.name)
            choice = presets[picture.preset]
            summary = gather(opened, Range(meetings=meetings), choice, reader="Anna", today=today)
            (page,), _count = pages_as_png(laid_out(summary), WIDTH, picture.page, 1)
            (folder / f"{picture.name}.png").write_bytes(page)
