"""The program on a screen with the benchmark document, driven from within its own process.

What the benchmarks of the pages share: a library with the document and its marks, the window on it, and the
gaps of the window's thread.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import measuring
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from core.annotations import Annotation, AnnotationKind, Colour, PageBox
from core.library import add, list_meetings, load, open_library, prepare
from core.library.reader.annotations import Written, write
from core.opening import open_file
from core.settings import Settings
from core.source_text import Span
from gui.annotations.placing import annotation_on, target_at
from gui.application import Application
from gui.processes import PageRasters
from gui.session import Session
from gui.source_view.page_view import PageView
from gui.theme import Theme, load_fonts, window_font
from gui.window import Window

SIZE = (1440, 900)
"""Of the window, in logical pixels."""
PATIENCE_S = 60
MARKED_WORDS = 40  # code points


class Heartbeat(QObject):
    """Ticks every millisecond on the window's thread; its gaps are how long that thread was busy."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._last = self._worked = 0.0
        self.gaps: list[tuple[float, float]] = []  # seconds: on the clock, and at work on the processor

    def start(self) -> None:
        """Begin to listen."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        """Stop listening."""
        self._timer.stop()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps.append((now - self._last, worked - self._worked))
        self._last, self._worked = now, worked

    def print_longest(self, name: str) -> None:
        """Print the longest gap, and the longest by processor time: a busy machine makes the first longer."""
        print_figure(name, max(clock for clock, _work in self.gaps), 0.016)
        print_figure("  by processor time", max(work for _clock, work in self.gaps), 0.016)


class Shown:
    """The program as it stands on the screen."""

    def __init__(self, application: QApplication, program: Application) -> None:
        self.application = application
        self.program = program

    @property
    def window(self) -> Window:
        """The program's window."""
        return self.program.window

    @property
    def pages(self) -> PageView:
        """The view of the pages."""
        return self.window.source.pages

    @property
    def rasters(self) -> PageRasters:
        """What draws them."""
        return self.program._rasters

    def until(self, condition: Callable[[], Any]) -> None:
        """Let the window live until `condition` holds."""
        start = time.perf_counter()
        while not condition():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)
            if time.perf_counter() - start > PATIENCE_S:
                raise SystemExit("what was waited for did not come")

    def rest(self, seconds: float) -> None:
        """Let the window live for some time."""
        loop = QEventLoop()
        timer = QTimer(singleShot=True, interval=max(1, round(seconds * 1000)))
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(loop.quit)
        timer.start()
        loop.exec()

    def frame(self, change: Callable[[], Any]) -> float:
        """Seconds that `change` takes until what follows from it is painted."""
        start = time.perf_counter()
        change()
        self.application.processEvents()
        return time.perf_counter() - start

    def until_sharp(self) -> None:
        """Let the window live until all tiles that show are there and painted."""
        self.application.processEvents()  # painted, and its wish sent
        self.until(lambda: not self.rasters.awaits(self.pages))
        self.application.processEvents()


def written_library(folder: Path, source: Path, marks: int) -> Path:
    """A library that holds the document with so many marks, evenly over its pages."""
    path = folder / "library.sqlite"
    library = open_library(path)
    add(library, prepare(open_file(source)))
    (meeting,) = list_meetings(library)
    loaded = load(library, meeting.id)
    if loaded is None:
        raise SystemExit("the document was not read")
    lines = [line for line in loaded.source.lines if line.box and line.end - line.start >= MARKED_WORDS]
    colours = list(Colour)
    made: list[Written] = []
    for number in range(marks):
        line = lines[number * len(lines) // marks]
        span = Span(line.start, line.start + MARKED_WORDS)
        places = (PageBox(line.page or 0, line.box),) if line.box else ()
        mark: Annotation = annotation_on(
            loaded,
            target_at(loaded, span),
            AnnotationKind.HIGHLIGHT,
            "",
            "Benchmark",
            boxes=places,
            colour=colours[number % len(colours)],
        )
        made.append(Written(mark))
    write(library, made)
    library.close()
    return path


@contextmanager
def shown(source: Path, marks: int = 0, theme: str = "light") -> Iterator[Shown]:
    """The window with the document, its first page drawn."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["PROTOKOLLEN_SETTINGS"] = str(Path(name, "settings.json"))
        os.environ["XDG_RUNTIME_DIR"] = name
        library = written_library(Path(name), source, marks)
        application = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(application, QApplication)
        application.setStyle("Fusion")
        load_fonts()
        application.setFont(window_font())
        session = Session(library, Settings(author="Benchmark"))
        program = Application(application, session, Theme(application, theme))
        there = Shown(application, program)
        program.window.resize(*SIZE)
        program.open([], None)
        program.window.resize(*SIZE)
        reading = open_library(library)
        (meeting,) = list_meetings(reading)
        reading.close()
        program.window.open_meeting(meeting.id)
        there.until(lambda: program.window.current.loaded is not None)
        there.until_sharp()
        there.rest(2.0)  # what a start does beside the page is done
        sys.setswitchinterval(0.001)  # as the program has it
        try:
            yield there
        finally:
            program.close()


def percentile(seconds: list[float], share: float) -> float:
    """The value below which `share` of the measured ones lie."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def print_figure(name: str, seconds: float, aim: float | None = None) -> None:
    """Print a time, and whether it is within the aim; both in seconds."""
    verdict = ""
    if aim is not None:
        verdict = f"   {'within' if seconds <= aim else 'ABOVE'} the aim of {aim * 1000:g} ms"
    print(f"{name:58} {seconds * 1000:8.2f} ms{verdict}", flush=True)


__all__ = ["Heartbeat", "Shown", "measuring", "percentile", "print_figure", "shown"]
