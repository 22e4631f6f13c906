"""A page at 500 % on a screen of twice the density: the longest block of the window's thread meanwhile.

The real window on a virtual screen, the 500-page document with 1,000 marks in it, light and dark.

    .venv/bin/python tests/benchmarks/showing_large.py [--runs N] [--pages N] [--file PATH]
"""

from __future__ import annotations

import os
import time
from statistics import median

import measuring
from pyvirtualdisplay import Display

os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
os.environ["QT_SCALE_FACTOR"] = "2"

MARKS = 1000
ZOOM = 5.0
FRAMES = 60
FRAME_S = 1 / 60
STEP = 60  # logical pixels a frame


def main() -> None:
    """Print the longest gaps, and how long it takes until the view is sharp."""
    options = measuring.arguments(__doc__ or "", runs=5)
    with Display(visible=False, size=(3200, 2000)):
        from shown import shown

        for theme in ("light", "dark"):
            with shown(measuring.document(options), MARKS, theme) as there:
                walk(there, options.runs, theme)


def walk(there, runs: int, theme: str) -> None:  # type: ignore[no-untyped-def]
    """Go from page to page at 500 %, and scroll; first the page alone, then with the panels following."""
    from shown import Heartbeat, print_figure

    view = there.pages
    for panel in (there.window.agenda, there.window.decision):
        panel.hide()
    view.set_zoom(ZOOM)
    there.until_sharp()
    there.rest(0.5)
    size, density = view.viewport().size(), view.devicePixelRatioF()
    print(f"{theme}: {size.width() * density:g} x {size.height() * density:g} device pixels of pages")
    bar = view.verticalScrollBar()
    for follow in (False, True):
        view.blockSignals(not follow)
        beat, sharp = Heartbeat(), []
        for run in range(runs):
            beat.start()
            start = time.perf_counter()
            view.go_to_page(20 + 7 * run + 100 * follow)
            there.until_sharp()
            sharp.append(time.perf_counter() - start)
            for _frame in range(FRAMES):
                there.frame(lambda: bar.setValue(bar.value() + STEP))
                there.rest(FRAME_S)
            there.until_sharp()
            if follow:
                there.rest(0.3)
            beat.stop()
        if not follow:
            print_figure("  page at 500 % until it is sharp, median", median(sharp))
        words = "  longest block" + (", the panels following the page" if follow else ", the page alone")
        beat.print_longest(words)


if __name__ == "__main__":
    main()
