"""What was written on a closed item is held back in later versions, however that one is read by now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.annotations import ItemKey
from core.corrections import CorrectionKind, new_correction, passage_of_lines
from core.library import Library, load, of_meeting, open_library
from core.library.reader import corrections
from core.minutes import Role
from core.sharing.going_out import shared
from core.versions.carrying import carry_all
from tests.core.library.carrying.two_versions import AGENDA, AMENDED, LIGHT, Desk

CLOSED = AGENDA.replace(
    "3. Takster for autocampere\nSagsnr. 30-001210",
    "3. Forhandling om pladsen (lukket punkt)\nved Østkajen og nabogrunden",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path / "library.sqlite")
    yield opened
    opened.close()


def going_out(desk: Desk, version: str) -> list[str]:
    loaded = load(desk.library, desk.meeting, desk.versions[version])
    found = shared(loaded, of_meeting(desk.library, desk.meeting), closed_items=False)
    return sorted(each.text for each in (*found.placed, *found.lost))


def test_though_the_reader_put_its_title_right_since(library: Library, tmp_path: Path) -> None:
    desk = Desk(library, tmp_path)
    desk.comes("dagsorden.txt", CLOSED)
    loaded = load(library, desk.meeting)
    item = loaded.meeting.items[2]
    desk.mark("fuld i juli", ItemKey.of(item), "Hemmeligt")
    desk.note(ItemKey.of(item), "Også hemmeligt")
    desk.mark("i mørke", LIGHT, "Farligt")
    desk.note(LIGHT, "Dyrt")
    desk.comes_newer("revideret.txt", AMENDED, than="dagsorden.txt")
    assert list(carry_all(library))
    assert desk.front == "revideret.txt"
    assert going_out(desk, "revideret.txt") == ["Dyrt", "Farligt"]
    first = loaded.source.line_at(item.span.start)
    passage = passage_of_lines(loaded.source, range(first, first + 1), Role.OTHER)
    for kind in (CorrectionKind.HEADING, CorrectionKind.CLOSED):
        said = new_correction(desk.meeting, loaded.file, kind, ItemKey.of(item), passage, "Ida")
        corrections.put(library, said)
    now = load(library, desk.meeting, desk.versions["dagsorden.txt"]).meeting.items[2]
    assert now.closed
    assert now.title != item.title
    assert going_out(desk, "revideret.txt") == ["Dyrt", "Farligt"]
