"""What the files are called in a report of changes: nothing of a closed item, unless it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.command_line import run
from core.comparing_process import Desk
from core.comparing_requests import CompareRequest, Reported, ReportRequest, Side
from core.exports.formats import Format
from core.library import add, open_library, prepare
from core.minutes import DocumentKind
from core.opening import open_file
from tests.core.library.carrying.two_versions import AGENDA, MINUTES
from tests.core.pipes import Pipe

CLOSED = AGENDA.replace("4. Gammel kran på Vestkajen", "4. Gammel kran på Vestkajen (lukket punkt)")
OLD, NEW = "Gammel kran på Vestkajen.txt", "referat om gammel kran på vestkajen.txt"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """An agenda, and minutes that have its closed item no more: both are called after it."""
    old, new = tmp_path / OLD, tmp_path / NEW
    old.write_text(CLOSED, "utf-8")
    new.write_text(MINUTES, "utf-8")
    return old, new


def written(request: ReportRequest) -> str:
    pipe = Pipe(request)
    desk = Desk(pipe)  # type: ignore[arg-type]
    desk.take_requests()
    desk.work_once()
    assert isinstance(pipe.said[-1], Reported)
    return request.path.read_text("utf-8")


@pytest.mark.parametrize("in_library", [True, False])
def test_a_report_names_no_closed_item_by_its_files(
    pair: tuple[Path, Path], tmp_path: Path, *, in_library: bool
) -> None:
    path = tmp_path / "library.sqlite"
    old, new = (Side(path=each) for each in pair)
    if in_library:
        library = open_library(path)
        old, new = (
            Side(added.meeting, added.version)
            for added in (add(library, prepare(open_file(each))) for each in pair)
        )
        library.close()
    of = CompareRequest(1, path, old, new)
    said = written(ReportRequest(2, of, tmp_path / "changes.md", Format.MARKDOWN))
    assert "kran" not in said.casefold()
    assert "Agenda · 6 May 2030 · Havneudvalget 2030-05-06.txt" in said
    assert "Minutes · 6 May 2030 · Havneudvalget 2030-05-06.txt" in said
    asked = written(ReportRequest(3, of, tmp_path / "changes.md", Format.MARKDOWN, closed_items=True))
    assert OLD in asked
    assert NEW in asked


@pytest.mark.parametrize("by_window", [True, False])
def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path, *, by_window: bool) -> None:
    paths = [tmp_path / folder / "referat.txt" for folder in ("maj", "gammel kran på vestkajen")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(MINUTES, "utf-8")
    report = tmp_path / "changes.md"

    def said() -> str:
        if by_window:
            of = CompareRequest(1, tmp_path / "library.sqlite", *(Side(path=each) for each in paths))
            return written(ReportRequest(2, of, report, Format.MARKDOWN))
        assert run(["compare", *map(str, paths), "-o", str(report)]) == 0
        return report.read_text("utf-8")

    assert "· maj/referat.txt" in said()
    assert "· gammel kran på vestkajen/referat.txt" in said()
    paths[0].write_text(CLOSED, "utf-8")
    assert "kran på" not in said()


def test_nor_does_the_command_line(
    pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "changes.html"
    both = [str(each) for each in pair]
    assert run(["compare", *both, "-o", str(page)]) == 0
    assert "kran" not in page.read_text("utf-8").casefold()
    assert run(["compare", *both, "-o", str(page), "--closed"]) == 0
    assert OLD in page.read_text("utf-8")
    capsys.readouterr()


PART = """Sandvig Kommune
Havneudvalget
Lukket referat
Mandag den 6. maj 2030 kl. 16.00

Punkt 7: Leje af Krogvej 3
Sagsfremstilling
Lejen er 7.300 kr. om måneden.
Beslutning
Godkendt.
"""


@pytest.mark.parametrize("format", [Format.MARKDOWN, Format.JSON])
def test_what_is_closed_in_the_closed_part_beside_does_not_go_out(format: Format, tmp_path: Path) -> None:
    """An attachment of an open item is called as an item of the closed part, which is not compared itself."""
    library = open_library(tmp_path / "library.sqlite")
    texts = (AGENDA, MINUTES.replace("er sundt.\n", "er sundt.\nBilag\nLeje af Krogvej 3.pdf\n"), PART)
    sides = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, "utf-8")
        opened = open_file(path)
        added = add(library, prepare(opened))
        sides.append(Side(added.meeting, added.version))
    assert opened.meeting.kind is DocumentKind.CLOSED_PART
    assert len({side.meeting for side in sides}) == 1
    assert [each.title for each in opened.meeting.items] == ["Leje af Krogvej 3"]
    library.close()
    of = CompareRequest(1, tmp_path / "library.sqlite", *sides[:2])
    said = written(ReportRequest(2, of, tmp_path / "changes", format))
    assert "Udsat til næste møde." in said
    assert "Krogvej" not in said
    asked = written(ReportRequest(3, of, tmp_path / "changes", format, closed_items=True))
    assert "Krogvej" in asked
