"""Make the pictures of the window in docs/pictures, from the sample minutes. Needs a screen, or xvfb-run.

xvfb-run -a -s "-screen 0 1600x1000x24" .venv/bin/python tools/make_pictures.py
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from core.language import set_language  # noqa: E402
from core.library import MeetingRow  # noqa: E402
from core.settings import Settings  # noqa: E402
from gui.application import Application  # noqa: E402
from gui.session import Session  # noqa: E402
from gui.theme import Theme, load_fonts, window_font  # noqa: E402
from gui.window import Window  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SAMPLES = sorted((ROOT / "resources" / "samples").glob("*.pdf"))


@dataclass(frozen=True)
class Picture:
    """One picture: its name, language, colours, size, and what is done before it is taken."""

    name: str
    language: str
    theme: str
    size: tuple[int, int] = (1440, 900)
    search: str = ""


WANTED = (
    Picture("window-light-da", "da", "light"),
    Picture("window-dark-da", "da", "dark"),
    Picture("window-light-en", "en", "light"),
    Picture("window-dark-en", "en", "dark"),
    Picture("search-da", "da", "light", search="budget"),
    Picture("small-da", "da", "light", size=(960, 540)),
)


def settle(condition: Callable[[], bool], rest_ms: int = 600) -> None:
    """Let the window work until `condition` holds, and a moment longer."""
    loop = QEventLoop()
    looking = QTimer()
    looking.timeout.connect(lambda: condition() and QTimer.singleShot(rest_ms, loop.quit))
    looking.start(50)
    loop.exec()


def listed(window: Window) -> list[MeetingRow]:
    """The meetings the library tree shows."""
    return [node.row.meeting for node in window.library.model.nodes() if node.row.meeting]


def type_words(words: str) -> None:
    """Type where the cursor stands."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, words)


def fill(window: Window) -> None:
    """Bring the samples in, and annotate the budget item as a reader would."""
    window.files.bring_in(SAMPLES)
    settle(lambda: len(listed(window)) == len(SAMPLES))
    committee = next(row for row in listed(window) if "oekonomiudvalget" in row.name)
    window.open_meeting(committee.id)
    settle(lambda: window.current.loaded is not None and window.current.loaded.id == committee.id)
    window.agenda.step(+1)
    window.agenda.step(+1)
    window.activateWindow()
    settle(window.isActiveWindow)
    window.decision.write_tag()
    type_words("budget\r")
    type_words("spørg gruppen\r")
    window.decision.write_note()
    type_words("Spørg: hvorfor kan puljen undvære 1,4 mio.? Se punkt 6 fra marts.")
    window.decision.save()
    window.keep_place()
    settle(lambda: not window.session.is_saving)


def take(application: QApplication, library: Path, picture: Picture) -> None:
    """Open the window as `picture` has it, and take it."""
    set_language(picture.language)
    theme = Theme(application, picture.theme)
    program = Application(application, Session(library, Settings(author="Anna")), theme)
    window = program.window
    window.resize(*picture.size)
    program.open([], None)
    settle(lambda: window.current.item >= 0)
    if picture.search:
        window.activateWindow()
        settle(window.isActiveWindow)
        window.search.setFocus()
        QTest.keyClicks(window.search, picture.search)
        settle(window.search.popup.isVisible)
    window.grab().save(str(PICTURES / f"{picture.name}.png"))
    window.close()
    program.close()
    window.hide()


def main() -> None:
    """Make them all."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["PROTOKOLLEN_SETTINGS"] = str(Path(name) / "settings.json")
        library = Path(name) / "library.sqlite"
        application = QApplication(sys.argv[:1])
        application.setStyle("Fusion")
        load_fonts()
        application.setFont(window_font())
        first = Application(
            application, Session(library, Settings(author="Anna")), Theme(application, "light")
        )
        first.window.resize(1440, 900)
        first.open([], None)
        fill(first.window)
        first.window.close()
        first.close()
        PICTURES.mkdir(parents=True, exist_ok=True)
        for picture in WANTED:
            take(application, library, picture)


if __name__ == "__main__":
    main()
