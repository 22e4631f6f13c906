"""The process that puts summaries together: what it shows, what it writes; only the newest counts."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.export_process import start_exporting
from core.export_requests import (
    Counted,
    Done,
    ExportRequest,
    Failed,
    Leave,
    Pages,
    Preview,
    PreviewRequest,
    Sheets,
    Text,
    TextRequest,
    Words,
)
from core.exports.choice import Choice
from core.exports.formats import Format
from core.exports.wish import Wish
from core.hidden_folder import clear_left_over
from core.library import Library, add, catch_up, open_library, prepare, put
from core.reading_process import Started
from tests.core.library.invented import opened
from tests.core.slow_exports import WRITTEN, start_slow_exporting

SECONDS = 60
ITEMS = tuple((f"Cykelsti nummer {number}", "Godkendt.") for number in range(1, 41))
PHONE = "22 33 44 55"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a meeting of forty items, a telephone number in a note on the last."""
    path = tmp_path_factory.mktemp("exports") / "library.sqlite"
    library = open_library(path)
    meeting = add(library, prepare(opened(items=ITEMS))).meeting
    words = f"Ring på {PHONE}"
    put(
        library,
        new_annotation(meeting, ItemKey("40", ITEMS[-1][0], None), AnnotationKind.NOTE, words, "Ea"),
    )
    catch_up(library)
    library.close()
    return path


@pytest.fixture(scope="module")
def process() -> Iterator[Started]:
    """The process, one for all tests here."""
    started = start_exporting("en")
    yield started
    started.connection.close()
    started.process.join(SECONDS)
    assert started.process.exitcode == 0  # it ends with its pipe


def answer(process: Started) -> Any:
    """What it says next."""
    assert process.connection.poll(SECONDS), "no answer"
    return process.connection.recv()


def answer_to(process: Started, number: int, kind: type) -> Any:
    """What it answers to the question `number`."""
    while True:
        given = answer(process)
        assert kind is Failed or not isinstance(given, Failed), given
        if given.number == number and isinstance(given, kind):
            return given


def wish(format: Format = Format.PDF, **choice: Any) -> Wish:
    return Wish(choice=replace(Choice(), **choice), format=format, reader="Ea")


def test_a_preview_shows_the_first_items_and_then_counts_all(process: Started, path: Path) -> None:
    process.connection.send(PreviewRequest(1, path, wish(), width=400, count=2))
    shown = answer_to(process, 1, Preview)
    assert isinstance(shown.body, Pages)
    assert len(shown.body.images) == 2
    assert shown.body.count > 2
    assert pymupdf.Pixmap(shown.body.images[0]).width == 400
    assert (shown.told.items, shown.told.shown) == (40, 30)
    assert not shown.told.is_whole
    counted = answer_to(process, 1, Counted)
    assert counted.told.is_whole
    assert [each.text for each in counted.told.personal] == [PHONE]


def test_a_whole_preview_has_all_of_it(process: Started, path: Path) -> None:
    process.connection.send(PreviewRequest(2, path, wish(), width=200, first=3, count=1, whole=True))
    shown = answer_to(process, 2, Preview)
    assert shown.told.is_whole
    assert shown.body.first == 3
    assert len(shown.body.images) == 1


def test_of_many_previews_the_newest_is_shown(process: Started, path: Path) -> None:
    for number in range(10, 20):
        process.connection.send(PreviewRequest(number, path, wish(title=f"Titel {number}"), width=100))
    seen = []
    while 19 not in seen:
        given = answer(process)
        seen += [given.number] if isinstance(given, Preview) else []
    assert len(seen) < 10
    answer_to(process, 19, Counted)


@pytest.mark.parametrize("format", [Format.MARKDOWN, Format.TEXT, Format.JSON])
def test_a_text_is_shown_as_it_is(process: Started, path: Path, format: Format) -> None:
    process.connection.send(PreviewRequest(30, path, wish(format), width=100))
    shown = answer_to(process, 30, Preview)
    assert isinstance(shown.body, Words)
    assert "Cykelsti nummer 7" in shown.body.text


def test_what_cannot_be_had_in_a_form_is_said_beside_the_figures(process: Started, path: Path) -> None:
    process.connection.send(PreviewRequest(35, path, wish(Format.ICS), width=100))
    shown = answer_to(process, 35, Preview)
    assert shown.body is None
    assert "follow-up" in shown.error.what
    assert shown.told.items == 40


def test_a_table_is_shown_as_a_table(process: Started, path: Path) -> None:
    process.connection.send(PreviewRequest(40, path, wish(Format.XLSX), width=100))
    shown = answer_to(process, 40, Preview)
    assert isinstance(shown.body, Sheets)
    decisions = shown.body.sheets[0]
    assert len(decisions.rows) == 30
    assert any("Cykelsti nummer 1" in cell for cell in decisions.rows[0])


def test_it_writes_a_file_and_says_which(process: Started, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "Øvrigt.pdf"
    process.connection.send(ExportRequest(50, path, wish(), file))
    done = answer_to(process, 50, Done)
    assert done.exported.files == (file,)
    with pymupdf.open(file) as document:
        text = "".join(page.get_text() for page in document)
    assert "Cykelsti nummer 40" in text
    assert PHONE not in text


@pytest.fixture
def under_way(path: Path, tmp_path: Path) -> Iterator[Started]:
    """A process in the midst of an export with documents beside, into an empty folder."""
    started = start_slow_exporting("en")
    wish = Wish(choice=Choice(documents=True), format=Format.MARKDOWN, reader="Ea")
    started.connection.send(ExportRequest(1, path, wish, tmp_path / "ud.md"))
    assert WRITTEN in iter(started.connection.recv, None)  # after its progress
    assert [each.name[0] for each in tmp_path.iterdir()] == ["."]
    yield started
    started.process.kill()
    started.process.join()
    started.connection.close()


def test_asked_to_leave_it_takes_away_what_it_wrote(under_way: Started, tmp_path: Path) -> None:
    under_way.connection.send(Leave())
    under_way.process.join(SECONDS)
    assert (under_way.process.exitcode, list(tmp_path.iterdir())) == (0, [])


def test_where_the_one_who_asked_is_gone_it_takes_away_what_it_wrote(
    under_way: Started, tmp_path: Path
) -> None:
    under_way.connection.close()
    under_way.process.join(SECONDS)
    assert (under_way.process.exitcode, list(tmp_path.iterdir())) == (0, [])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without a word")
def test_ended_by_the_system_it_takes_away_what_it_wrote(under_way: Started, tmp_path: Path) -> None:
    under_way.process.terminate()
    under_way.process.join(SECONDS)
    assert (under_way.process.exitcode, list(tmp_path.iterdir())) == (0, [])


def test_killed_it_leaves_nothing_that_is_not_cleared(under_way: Started, tmp_path: Path) -> None:
    under_way.process.kill()
    under_way.process.join(SECONDS)
    assert len(list(tmp_path.iterdir())) == 1
    clear_left_over(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_told(process: Started, path: Path, tmp_path: Path) -> None:
    process.connection.send(ExportRequest(60, path, wish(), tmp_path / "nowhere" / "x.pdf"))
    assert "cannot be written" in answer_to(process, 60, Failed).error.what


def test_a_library_that_is_gone_costs_a_sentence(process: Started, path: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "library.sqlite"
    damaged.write_bytes(b"no library at all" * 100)
    process.connection.send(PreviewRequest(70, damaged, wish(), width=100))
    assert answer_to(process, 70, Failed).error.what
    process.connection.send(PreviewRequest(71, path, wish(), width=100, count=1))
    assert answer_to(process, 71, Preview).told.items == 40


def test_text_for_the_clipboard_is_plain_and_html(process: Started, path: Path) -> None:
    process.connection.send(TextRequest(80, path, wish(introduction="Til gruppen")))
    text = answer_to(process, 80, Text)
    assert "Til gruppen" in text.plain
    assert "<p>Til gruppen</p>" in text.html
    assert PHONE not in text.plain + text.html


def test_what_is_written_meanwhile_is_in_the_next_preview(
    process: Started, path: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(path, tmp_path))
    process.connection.send(PreviewRequest(89, path, wish(), width=100, count=1))
    assert answer_to(process, 89, Preview).told.items == 40
    library: Library = open_library(path)
    add(library, prepare(opened(items=(("Ny bro", "Udsat."),), body="Byrådet")))
    catch_up(library)
    library.close()
    process.connection.send(PreviewRequest(90, path, wish(), width=100, count=1))
    assert answer_to(process, 90, Preview).told.items == 41
