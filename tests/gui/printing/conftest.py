"""A library with documents to print, one for all tests of a module, and windows to print them from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.annotations import About, AnnotationKind, Colour, ItemKey, Passage, new_annotation
from core.exports.paper_wanted import OfDocument, OfSummary
from core.library import add, catch_up, list_meetings, load, open_library, prepare, put
from core.minutes import DocumentKind, Role
from core.opening import open_file
from core.source_text import Span
from gui.printing.window import PrintWindow
from gui.theme import Theme
from tests.gui.conftest import COMMITTEE
from tests.gui.printing.hands import PLAN, WAIT_MS

Show = Callable[..., PrintWindow]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with two documents: the committee's minutes, with words of their second item in yellow, and
    one whose pages lie in all ways."""
    folder = tmp_path_factory.mktemp("printing")
    with closing(open_library(folder / "library.sqlite")) as library:
        for file in (COMMITTEE, lying_in_all_ways(folder / PLAN)):
            add(library, prepare(open_file(file)))
        loaded = load(library, next(row.id for row in list_meetings(library) if row.name == COMMITTEE.name))
        item = loaded.meeting.items[1]
        words = Passage.of(loaded.source, Span(item.heading.end + 1, item.heading.end + 120), Role.SUMMARY)
        key, kind = ItemKey.of(item), AnnotationKind.HIGHLIGHT
        mark = new_annotation(loaded.id, key, kind, "", "Anna", words, About.PASSAGE, colour=Colour.YELLOW)
        put(library, mark)
        catch_up(library)
    return folder / "library.sqlite"


def lying_in_all_ways(path: Path) -> Path:
    """A PDF of an upright page, a wide one, an upright one that is turned to be wide, and a large one."""
    document = pymupdf.open()
    for number, (size, turned) in enumerate(
        (((595, 842), 0), ((842, 595), 0), ((595, 842), 90), ((842, 1191), 0)), start=1
    ):
        page = document.new_page(width=size[0], height=size[1])
        page.insert_text((60, 120), f"Blad {number} af planen for havnen i Nørrevang", fontsize=16)
        if number == 1:
            page.insert_text((60, 160), "Ring til havnen på 22 33 44 55", fontsize=16)
        page.set_rotation(turned)
    document.save(path)
    document.close()
    return path


@pytest.fixture
def closed_part(filled: Path) -> OfDocument:
    """The closed part of a meeting of the library, a PDF."""
    document = pymupdf.open()
    page = document.new_page()
    lines = ("Nørrevang Kommune", "LUKKET REFERAT", "Teknisk Udvalg d. 14-05-2024", "1. Køb af ejendom")
    for at, line in enumerate(lines):
        page.insert_text((60, 100 + 30 * at), line, fontsize=14)
    path = filled.with_name("lukket.pdf")
    document.save(path)
    with closing(open_library(filled)) as library:
        file = open_file(path)
        meeting = replace(file.meeting, kind=DocumentKind.CLOSED_PART)
        add(library, prepare(replace(file, meeting=meeting)))
        catch_up(library)
        row = next(row for row in list_meetings(library) if row.name == path.name)
    return OfDocument(filled, row.id, row.version, "Anna")


@pytest.fixture
def show(qapp: QApplication, theme: Theme, qtbot: QtBot) -> Iterator[Show]:
    """Opens the window before printing, and waits until it is ready."""
    parent, shown = QWidget(), []

    def open_(what: OfDocument | OfSummary, *, ready: bool = True) -> PrintWindow:
        window = PrintWindow(parent, theme, what, "Økonomiudvalget, 14 May 2024", lambda then: then())
        shown.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.is_ready or not ready, timeout=WAIT_MS)
        return window

    yield open_
    for window in shown:
        window.close()
        window.deleteLater()
    parent.deleteLater()
