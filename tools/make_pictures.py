"""Make the pictures of the window, and of summaries, in docs/pictures, from invented minutes.

Needs a screen, or xvfb-run.

xvfb-run -a -s "-screen 0 1600x1000x24" .venv/bin/python tools/make_pictures.py [--into FOLDER] [NAME…]

Without names all are made. What is marked in them is told in picture_reader.py. Most show the three sample
minutes; those of the pages that look at many meetings show the Danish ones of tests/minutes, too.
"""

from __future__ import annotations

import argparse
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from picture_reader import (  # noqa: E402
    CARD,
    COMMITTEE,
    COUNCIL,
    CULTURE,
    be_active,
    listed,
    mark_all,
    open_in_tab,
    open_minutes,
    run,
    settle,
    show_item,
    span_of,
    type_words,
)
from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QTableView, QWidget  # noqa: E402
from review_pictures import at_comment, at_finding, bring_in_draft  # noqa: E402
from summary_pictures import take_summaries  # noqa: E402
from version_pictures import bring_in_versions, came_along, compared, composing, to_place  # noqa: E402

from core.language import set_language  # noqa: E402
from core.settings import Settings  # noqa: E402
from gui.application import Application  # noqa: E402
from gui.panels import follow_up_editor  # noqa: E402
from gui.session import Session  # noqa: E402
from gui.theme import Theme, load_fonts, window_font  # noqa: E402
from gui.window import Window  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.pdf"))
MORE = sorted(
    path
    for path in (ROOT / "tests" / "minutes").iterdir()
    if path.suffix in {".txt", ".md", ".pdf", ".html", ".rtf", ".odt", ".docx"}
    and path.with_suffix(".json").is_file()
    and '"language"' not in path.with_suffix(".json").read_text("utf-8")
    and not path.name.startswith("noerrevang")
)
"""The Danish minutes of the tests: their gold files name no other language. One is of a municipality of the
samples but does not name it, so that its people would show twice."""
SMALLEST = 0
"""What Qt calls the quality of a PNG that is packed as small as can be."""


class PictureDay(date):
    """The day of the pictures: an agenda is ahead, and decisions of late suggest something."""

    @classmethod
    def today(cls) -> PictureDay:
        """Always the same."""
        return cls(2025, 2, 20)


DATED = (
    "gui.panels.library.smart_lists",
    "gui.models.follow_ups",
    "gui.overviews.start.page",
    "gui.overviews.follow_ups.page",
    "gui.overviews.figures.page",
    "core.library.decisions.register",
    "core.library.decisions.register_counts",
)
"""The modules that ask which day it is."""


def at_budget(window: Window) -> None:
    """The budget item of the committee, as the reader left it."""
    open_minutes(window, COMMITTEE)
    show_item(window, "2")


def searching(window: Window, line: str = "budget fra:2012") -> None:
    """What a line of search finds, the third of it chosen."""
    at_budget(window)
    be_active(window)
    run(window, "search")
    QTest.keyClicks(window.search, line)
    settle(lambda: window.overviews.current_name == "search")
    for _step in range(2):
        QTest.keyClick(window.search, Qt.Key.Key_Down)
    settle(lambda: True)


def at_overview(window: Window, name: str, what: object = None) -> None:
    """An overview of all meetings."""
    at_budget(window)
    be_active(window)
    window.overviews.show_overview(name, what)
    settle(lambda: window.overviews.current_name == name, 1500)


def at_decision(window: Window) -> None:
    """The register, at a decision that was put to the vote."""
    at_overview(window, "register")
    table = QApplication.focusWidget()
    assert isinstance(table, QTableView)
    columns = range(table.model().columnCount())
    while not any(table.currentIndex().siblingAtColumn(each).data() == "9–3" for each in columns):
        QTest.keyClick(table, Qt.Key.Key_Down)
    settle(lambda: True)


def at_case(window: Window) -> None:
    """The case of the budget item, through two bodies."""
    at_budget(window)
    run(window, "case_trail")
    settle(lambda: window.overviews.current_name == "cases", 1500)


def with_card(window: Window) -> None:
    """A marked passage that was clicked."""
    at_budget(window)
    span = span_of(window, CARD)
    chosen = next(each for each in window.source.document.marks if each.span.start == span.start)
    window.group.marking.go_to(chosen.target)
    settle(lambda: window.group.marking.card is not None)


def selecting(window: Window) -> None:
    """Words that are selected, with the bar beside them."""
    at_budget(window)
    span = span_of(window, "På anlæg ventes", "12,0 mio. kr.")
    window.source.document.select(span.start, span.end)
    window.group.marking.popups.show_bar()
    settle(window.group.marking.bar.isVisible)


def as_text(window: Window) -> None:
    """Text mode."""
    at_budget(window)
    run(window, "show_text")
    show_item(window, "2")


def side_by_side(window: Window) -> None:
    """Pages and text of one meeting."""
    at_budget(window)
    run(window, "library_panel")
    run(window, "show_both")
    settle(lambda: not window.library.isVisible())
    show_item(window, "3")


def at_200(window: Window) -> None:
    """The page at twice its size."""
    at_budget(window)
    run(window, "library_panel")
    run(window, "decision_panel")
    window.source.pages.set_zoom(2.0)
    settle(lambda: window.source.pages.zoom == 2.0, 300)
    window.walking.go_to(span_of(window, "Direktionen indstiller"))


def beside(window: Window) -> None:
    """Two meetings beside each other."""
    open_in_tab(window, COUNCIL)
    show_item(window, "2")
    open_in_tab(window, CULTURE)
    open_minutes(window, COMMITTEE)
    show_item(window, "2")
    open_minutes(window, COUNCIL)
    run(window, "library_panel")
    run(window, "decision_panel")
    run(window, "tab_beside")
    settle(lambda: len(window.groups) == 2 and window.current.loaded is not None)
    show_item(window, "2")


def full_of_marks(window: Window) -> None:
    """A document that was worked through, with its small pages."""
    open_minutes(window, CULTURE)
    run(window, "library_panel")
    run(window, "page_strip")
    show_item(window, "62")


def annotations_here(window: Window) -> None:
    """The annotations panel."""
    at_budget(window)
    run(window, "annotations_panel")
    window.group.to_document()


def annotations_everywhere(window: Window) -> None:
    """The annotations of all meetings."""
    annotations_here(window)
    window.group.annotations.everywhere.click()
    settle(lambda: window.group.annotations.shown() > len(window.source.document.marks))


def finding(window: Window) -> None:
    """Words found in the document."""
    at_budget(window)
    be_active(window)
    run(window, "find")
    type_words("mio. kr.")
    settle(lambda: len(window.source.document.hits) > 1)


@dataclass(frozen=True)
class Picture:
    """One picture: its name, language, colours, size, and what is done before it is taken. Where that gives a
    widget, the picture is of that, else of the whole window."""

    name: str
    language: str = "da"
    theme: str = "light"
    pose: Callable[[Window], QWidget | None] = at_budget
    size: tuple[int, int] = (1440, 900)
    wide: bool = False
    """Whether the library holds the minutes of the tests, too."""
    versions: bool = False
    """Whether the library holds an agenda and the minutes that came after it alone."""
    draft: bool = False
    """Whether the library holds a draft that is being reviewed alone."""


WANTED = (
    Picture("window-light-da"),
    Picture("window-dark-da", theme="dark"),
    Picture("window-light-en", "en"),
    Picture("window-dark-en", "en", "dark"),
    Picture("search-da", pose=searching, wide=True),
    Picture("search-en", "en", pose=partial(searching, line="skole outcome:approved"), wide=True),
    Picture("start-da", pose=partial(at_overview, name="start"), wide=True),
    Picture("library-da", wide=True),
    Picture("imports-da", pose=partial(at_overview, name="imports"), wide=True),
    Picture("register-da", pose=at_decision, wide=True),
    Picture("register-dark-en", "en", "dark", at_decision, wide=True),
    Picture("figures-da", pose=partial(at_overview, name="figures"), wide=True),
    Picture("case-da", pose=at_case, wide=True),
    Picture("people-da", pose=partial(at_overview, name="people", what="Hans Elverdam"), wide=True),
    Picture("follow-ups-da", pose=partial(at_overview, name="follow_ups", what="suggested"), wide=True),
    Picture("small-da", size=(960, 540)),
    Picture("marks-da", pose=with_card),
    Picture("marks-en", "en", pose=with_card),
    Picture("selection-da", pose=selecting),
    Picture("text-da", pose=as_text),
    Picture("split-da", pose=side_by_side),
    Picture("dark-pages-da", theme="dark", pose=full_of_marks),
    Picture("large-da", pose=at_200),
    Picture("beside-da", pose=beside),
    Picture("full-da", pose=full_of_marks),
    Picture("annotations-da", pose=annotations_here),
    Picture("annotations-en", "en", pose=annotations_everywhere),
    Picture("find-da", pose=finding),
    Picture("composer-da", pose=composing),
    Picture("came-along-da", pose=came_along, versions=True),
    Picture("to-place-da", pose=to_place, versions=True),
    Picture("compare-da", pose=compared, versions=True),
    Picture("review-da", pose=at_finding, draft=True),
    Picture("review-dark-en", "en", "dark", at_comment, draft=True),
)


def take(application: QApplication, library: Path, picture: Picture, folder: Path) -> None:
    """Open the window as `picture` has it, and take it."""
    set_language(picture.language)
    theme = Theme(application, picture.theme)
    program = Application(application, Session(library, Settings(author="Anna")), theme)
    window = program.window
    window.resize(*picture.size)
    program.open([], None)
    wanted = 1 if picture.versions or picture.draft else len(SAMPLES)
    settle(lambda: window.current.loaded is not None and len(listed(window)) >= wanted)
    shown = picture.pose(window) or window
    settle(lambda: not window.session.is_saving, 900)
    image = shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    image.save(str(folder / f"{picture.name}.png"), quality=SMALLEST)
    window.close()
    program.close()
    window.hide()


def bring_in(application: QApplication, library: Path) -> None:
    """A library with the samples, marked as the reader of the pictures marks them."""
    program = Application(application, Session(library, Settings(author="Anna")), Theme(application, "light"))
    window = program.window
    window.resize(1440, 900)
    program.open([], None)
    window.files.bring_in(SAMPLES)
    settle(lambda: len(listed(window)) == len(SAMPLES))
    mark_all(window)
    window.keep_place()
    settle(lambda: not window.session.is_saving)
    window.close()
    program.close()
    window.hide()


def bring_in_more(library: Path) -> Path:
    """A copy of the library with the minutes of the tests besides the samples."""
    wide = library.with_name("wide.sqlite")
    shutil.copyfile(library, wide)
    command = [sys.executable, str(ROOT / "main.py"), "import", "--library", str(wide), "--language", "da"]
    subprocess.run([*command, *map(str, MORE)], check=True, stdout=subprocess.DEVNULL)
    return wide


def main() -> None:
    """Make those that are named, or all."""
    asked = argparse.ArgumentParser(description="Make the pictures of docs/pictures.")
    asked.add_argument("names", nargs="*", metavar="NAME", help="all, where none is named")
    asked.add_argument("--into", type=Path, default=PICTURES, metavar="FOLDER")
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ["PROTOKOLLEN_SETTINGS"] = str(Path(name) / "settings.json")
        library = Path(name) / "library.sqlite"
        application = QApplication(sys.argv[:1])
        application.setStyle("Fusion")
        load_fonts()
        application.setFont(window_font())
        set_language("da")
        for module in DATED:
            vars(importlib.import_module(module))["date"] = PictureDay
        follow_up_editor._today = PictureDay.today
        bring_in(application, library)
        wanted.into.mkdir(parents=True, exist_ok=True)
        take_summaries(library, wanted.names, wanted.into, PictureDay.today())
        wide = bring_in_more(library)
        versions = bring_in_versions(application, library, (1440, 900))
        drafts = bring_in_draft(application, library, (1440, 900))
        for picture in WANTED:
            if not wanted.names or picture.name in wanted.names:
                mine = library.with_name(f"{picture.name}.sqlite")
                of = versions if picture.versions else wide if picture.wide else library
                of = drafts if picture.draft else of
                shutil.copyfile(of, mine)  # no picture shows what was done for the one before
                take(application, mine, picture, wanted.into)


if __name__ == "__main__":
    main()
