"""The command `import` brings annotations along to the newer versions that come in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from core.command_line import run
from core.library import open_library
from core.library.carrying.targets import meetings_to_carry
from core.library.carrying.told import waiting_count
from core.library.lists.meetings import list_meetings
from tests.core.library.carrying.two_versions import AGENDA, CRANE, LIGHT, MINUTES, RATES, Desk

MANY = 20
DAY = "Mandag den 6. maj 2030"


def test_many_new_versions_in_a_folder_bring_all_annotations_along(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.parent.mkdir()
    desk = Desk(open_library(library), tmp_path)
    coming = tmp_path / "referater"
    coming.mkdir()
    for number in range(MANY):
        day = date(2030, 1, 7) + timedelta(days=number)
        desk.comes("dagsorden.txt", AGENDA.replace(DAY, day.strftime("%d-%m-%Y")))
        desk.mark("ligger i mørke", LIGHT)
        desk.mark("to tilbud", LIGHT, "Hvem?")
        desk.mark("fuld i juli", RATES, "Også i august")
        desk.note(CRANE, "Sælg den")
        text = MINUTES.replace(DAY, day.strftime("%d-%m-%Y"))
        (coming / f"{number}.txt").write_text(text, "utf-8")
    assert run(["import", str(coming)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == MANY + 1
    assert told[-1] == f"{MANY} new versions: {3 * MANY} annotations came along, {MANY} wait to be placed"
    rows = list_meetings(desk.library)
    assert {(row.name, row.annotations) for row in rows} == {(f"{number}.txt", 4) for number in range(MANY)}
    assert waiting_count(desk.library) == MANY
    assert meetings_to_carry(desk.library) == []
    assert run(["import", str(coming)]) == 0
    assert "annotation" not in capsys.readouterr().out
    desk.library.close()
