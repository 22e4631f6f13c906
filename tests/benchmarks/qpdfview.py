"""Qt's own PDF view with the 500 pages, where it does what showing.py measures: scrolling and far jumps.

QtPdf is not among the program's packages. It wants an environment of its own:

    python -m venv FOLDER
    FOLDER/bin/pip install "PySide6-Addons>=6.11,<6.12" pyvirtualdisplay
    FOLDER/bin/python tests/benchmarks/qpdfview.py [--runs N] [--file PATH]
"""

from __future__ import annotations

import os
import random
import sys
import time
from statistics import median

import measuring
from pyvirtualdisplay import Display

os.environ.setdefault("QT_QPA_PLATFORM", "xcb")

FRAMES, FRAME_S, STEP, JUMPS = 400, 1 / 60, 40, 40
"""As in showing.py."""
SIZE = (800, 780)
"""Of the view: what the program leaves its pages in a window of 1440 x 900."""


def main() -> None:
    """Print the figures of showing.py that Qt's view has too."""
    options = measuring.arguments(__doc__ or "", runs=3)
    path = measuring.document(options)
    with Display(visible=False, size=(1600, 1000)):
        from PySide6.QtCore import QEventLoop, QPointF, QRect, Qt, QTimer
        from PySide6.QtPdf import QPdfDocument
        from PySide6.QtPdfWidgets import QPdfView
        from PySide6.QtWidgets import QApplication

        application = QApplication(sys.argv[:1])
        document = QPdfDocument()
        view = QPdfView()
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.resize(*SIZE)
        view.setDocument(document)
        view.show()
        document.load(str(path))

        def rest(seconds: float) -> None:
            loop = QEventLoop()
            timer = QTimer(singleShot=True, interval=max(1, round(seconds * 1000)))
            timer.setTimerType(Qt.TimerType.PreciseTimer)
            timer.timeout.connect(loop.quit)
            timer.start()
            loop.exec()

        def sharp() -> bool:
            middle = QRect(SIZE[0] // 4, SIZE[1] // 4, SIZE[0] // 2, SIZE[1] // 2)
            image = view.viewport().grab(middle).toImage()
            places = ((x, y) for y in range(image.height()) for x in range(0, 200, 2))
            return any(image.pixelColor(x, y).lightness() < 90 for x, y in places)

        rest(2.0)
        frames: list[float] = []
        bar = view.verticalScrollBar()
        for _frame in range(FRAMES * options.runs):
            start = time.perf_counter()
            bar.setValue(bar.value() + STEP)
            application.processEvents()
            frames.append(time.perf_counter() - start)
            rest(FRAME_S - (time.perf_counter() - start))
        chance, place, count = random.Random(4), 0, document.pageCount()
        blank: list[float] = []
        until_sharp: list[float] = []
        for _jump in range(JUMPS):
            place = (place + chance.randrange(count // 4, count // 2)) % count
            start = time.perf_counter()
            view.pageNavigator().jump(place, QPointF())
            application.processEvents()
            blank.append(time.perf_counter() - start)
            while not sharp() and time.perf_counter() - start < 5:
                application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 2)
            until_sharp.append(time.perf_counter() - start)
            rest(0.15)

        def share(taken: list[float], part: float) -> float:
            return sorted(taken)[min(len(taken) - 1, int(part * len(taken)))] * 1000

        p99 = share(frames, 0.99)
        print(f"QPdfView: scrolling, a frame, median {median(frames) * 1000:.2f} ms, p99 {p99:.2f} ms")
        print(f"QPdfView: far jump until painted, p95 {share(blank, 0.95):.2f} ms")
        print(f"QPdfView: far jump until there is text, median {share(until_sharp, 0.5):.1f} ms,", end=" ")
        print(f"p95 {share(until_sharp, 0.95):.1f} ms")


if __name__ == "__main__":
    main()
