"""The pages on the screen: scrolling, far jumps, selecting, text, and the helper process killed meanwhile.

The real window on a virtual screen, the 500-page document with 1,000 marks in it. The reference for scrolling
is an empty scroll area of the same size that paints one pixmap as large as itself, in turns in the same run.

    .venv/bin/python tests/benchmarks/showing.py [--runs N] [--pages N] [--file PATH]
"""

from __future__ import annotations

import os
import random
import signal
import time
from statistics import median

import measuring
from pyvirtualdisplay import Display

os.environ.setdefault("QT_QPA_PLATFORM", "xcb")

MARKS = 1000
FRAMES = 400
FRAME_S = 1 / 60
STEP = 40  # logical pixels a frame
JUMPS = 40
TRIES = 400


def main() -> None:
    """Print all figures with their aims."""
    options = measuring.arguments(__doc__ or "", runs=3)
    with Display(visible=False, size=(1600, 1000)):
        from shown import shown

        with shown(measuring.document(options), MARKS) as there:
            scrolling(there, options.runs)
            jumping(there)
            selecting(there)
            reading_text(there)
            killed(there, options.runs)


def scrolling(there, runs: int) -> None:  # type: ignore[no-untyped-def]
    """Frames of 40 pixels: what each holds the window's thread for, and the longest gap between them."""
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
    from PySide6.QtWidgets import QAbstractScrollArea
    from shown import Heartbeat, percentile, print_figure

    class Empty(QAbstractScrollArea):
        """Paints one pixmap as large as itself."""

        def __init__(self) -> None:
            super().__init__()
            self.verticalScrollBar().setRange(0, 10_000_000)
            self.verticalScrollBar().valueChanged.connect(self.viewport().update)
            self.pixmap = QPixmap()

        def paintEvent(self, event: QPaintEvent) -> None:
            QPainter(self.viewport()).drawPixmap(QPoint(), self.pixmap)

    empty = Empty()
    size = there.pages.size()
    empty.resize(size)
    density = there.pages.devicePixelRatioF()
    empty.pixmap = QPixmap(size * density)
    empty.pixmap.setDevicePixelRatio(density)
    empty.pixmap.fill("#e9e7e2")
    taken: dict[str, list[float]] = {"pages": [], "empty": []}
    worked: list[float] = []
    beat = Heartbeat()
    for _run in range(runs):
        for name, view in (("pages", there.pages), ("empty", empty)):
            if view is empty:
                empty.show()
                there.rest(0.3)
            bar = view.verticalScrollBar()
            if view is there.pages:
                beat.start()
            for _frame in range(FRAMES):
                start, before = time.perf_counter(), time.thread_time()
                taken[name].append(there.frame(lambda bar=bar: bar.setValue(bar.value() + STEP)))
                if view is there.pages:
                    worked.append(time.thread_time() - before)
                there.rest(FRAME_S - (time.perf_counter() - start))
            beat.stop()
            empty.hide()
            there.rest(0.2)
    ours, reference = taken["pages"], taken["empty"]
    print_figure("scrolling, a frame, median", median(ours))
    print_figure("scrolling, a frame, p99", percentile(ours, 0.99), 0.016)
    print_figure("  the aim beyond it", percentile(ours, 0.99), 0.008)
    print_figure("  of it processor time, p99", percentile(worked, 0.99))
    beat.print_longest("longest block of the window's thread meanwhile")
    print_figure("an empty view with one pixmap, median", median(reference))
    print_figure("an empty view with one pixmap, p99", percentile(reference, 0.99))
    print(f"ratio of the medians {median(ours) / median(reference):.2f}")


def jumping(there) -> None:  # type: ignore[no-untyped-def]
    """To a page far away: until its place is painted, and until it is sharp."""
    from shown import percentile, print_figure

    chance = random.Random(4)
    count = len(there.window.current.loaded.source.pages)
    blank, sharp, place = [], [], 0
    for _jump in range(JUMPS):
        place = (place + chance.randrange(count // 4, count // 2)) % count
        start = time.perf_counter()
        blank.append(there.frame(lambda place=place: there.pages.go_to_page(place)))
        there.until_sharp()
        sharp.append(time.perf_counter() - start)
        there.rest(0.15)
    print_figure("far jump until its place is painted, p95", percentile(blank, 0.95), 0.010)
    print_figure("far jump until the page is sharp, median", median(sharp))
    print_figure("far jump until the page is sharp, p95", percentile(sharp, 0.95), 0.060)


def selecting(there) -> None:  # type: ignore[no-untyped-def]
    """What a mouse that moves over the page asks for: the place, the marks there, the selection's lines."""
    from PySide6.QtCore import QPoint
    from shown import percentile, print_figure

    chance = random.Random(5)
    view, document = there.pages, there.pages.document
    there.rest(0.5)  # the boxes of the characters are there
    points = [
        QPoint(chance.randrange(view.viewport().width()), chance.randrange(view.viewport().height()))
        for _ in range(TRIES)
    ]
    hits, drags, frames, worked = [], [], [], []
    anchor = view.position_at(points[0]) or 0
    for point in points:
        start, before = time.perf_counter(), time.thread_time()
        offset = view.position_at(point) or 0
        document.marks_at(offset)
        hits.append(time.perf_counter() - start)
        start = time.perf_counter()
        document.select(anchor, view.position_at(point) or 0)
        drags.append(time.perf_counter() - start)
        worked.append(time.thread_time() - before)
        frames.append(there.frame(lambda: None))
    document.deselect()
    print_figure("hit test, p99", percentile(hits, 0.99), 0.002)
    print_figure("selecting further, p99", percentile(drags, 0.99), 0.002)
    print_figure("  both, processor time, p99", percentile(worked, 0.99), 0.002)
    print_figure("  and painting it, p99", percentile(frames, 0.99), 0.016)


def reading_text(there) -> None:  # type: ignore[no-untyped-def]
    """The whole document as text: until its first screen is painted."""
    from shown import print_figure

    from gui.source_view.shown_document import ShownDocument
    from gui.source_view.text_view import TextView

    loaded = there.window.current.loaded
    taken = []
    for _run in range(5):
        document = ShownDocument()
        view = TextView(document, there.program._theme)
        view.resize(there.pages.size())
        view.show()
        there.rest(0.2)

        def change(view=view, document=document) -> None:  # type: ignore[no-untyped-def]
            document.show(loaded)
            view.show_meeting(loaded)

        taken.append(there.frame(change))
        view.close()
        view.deleteLater()
    print_figure("text of all pages until its first screen", median(taken), 0.100)


def killed(there, runs: int) -> None:  # type: ignore[no-untyped-def]
    """The helper process killed while the reader scrolls: until what shows is sharp again."""
    from shown import Heartbeat, print_figure

    bar = there.pages.verticalScrollBar()
    failures: list[object] = []
    there.rasters.failed.connect(lambda *failed: failures.append(failed))
    taken = []
    beat = Heartbeat()

    def scroll(frames: int) -> None:
        for _frame in range(frames):
            there.frame(lambda: bar.setValue(bar.value() + STEP * 4))
            there.rest(FRAME_S)

    for run in range(max(runs, 5)):
        bar.setValue(bar.maximum() // 3 + run * 20_000)
        scroll(20)
        beat.start()
        os.kill(there.rasters.process_id, signal.SIGKILL)
        start = time.perf_counter()
        scroll(10)
        there.until_sharp()
        taken.append(time.perf_counter() - start)
        beat.stop()
        there.rest(0.5)
    print_figure("helper process killed, pages back, median", median(taken))
    print_figure("helper process killed, pages back, longest", max(taken), 1.0)
    beat.print_longest("  longest block of the window's thread meanwhile")
    print(f"  pages that failed: {len(failures)}")


if __name__ == "__main__":
    main()
