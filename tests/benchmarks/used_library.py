"""Starts the program on a library, uses it, and prints what it took in JSON: for library_scale.py.

    used_library.py SINCE [--only-start]       PROTOKOLLEN_LIBRARY and PROTOKOLLEN_SETTINGS in the environment

SINCE is `time.monotonic()` of the moment at which the process was asked for, so that loading counts. The
window is usable once it shows on the screen, lists what the library holds, and answers. Needs a screen.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import measuring  # noqa: F401  it leads to the program
from memory import together
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QApplication

from core.library.decisions.register import Column, RegisterOrder
from core.settings import Settings
from gui.application import Application
from gui.session import Session
from gui.theme import Theme, load_fonts, window_font

ROUNDS = 3
"""Readings one after the other until whatever a page asks for, and what it asks for then, is there."""
PATIENCE_S = 120
SETTLED_S = 3.0


class Used:
    """The program as it stands on the screen."""

    def __init__(self) -> None:
        self.application = QApplication.instance() or QApplication(["protokollen"])
        self.application.setStyle("Fusion")
        load_fonts()
        self.application.setFont(window_font())
        settings = Settings(author="Benchmark", theme="light")
        self.session = Session(Path(os.environ["PROTOKOLLEN_LIBRARY"]), settings)
        self.program = Application(self.application, self.session, Theme(self.application, "light"))
        self.window = self.program.window
        self.window.resize(1440, 900)
        self.program.open([], None)

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window live until `condition` holds."""
        end = time.monotonic() + PATIENCE_S
        while not condition():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 2)
            if time.monotonic() > end:
                raise SystemExit("what was waited for did not come")

    def until_quiet(self) -> None:
        """Let the window live until all it wanted to read is read and painted."""
        for _round in range(ROUNDS):
            loop = QEventLoop()  # sleeps as the program does: asking again and again would slow the reading
            self.session.background.read(lambda _library: None, lambda _none, loop=loop: loop.quit())
            loop.exec()
            self.application.processEvents()

    def timed(self, work: Callable[[], object]) -> float:
        """Seconds that `work` takes until what follows from it stands on the screen."""
        start = time.perf_counter()
        work()
        self.until_quiet()
        return time.perf_counter() - start


def main() -> None:
    """Print the seconds, and the megabytes of all processes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("since", type=float)
    parser.add_argument("--only-start", action="store_true")
    options = parser.parse_args()
    used = Used()
    used.until(lambda: bool(used.window.windowHandle() and used.window.windowHandle().isExposed()))
    used.until_quiet()
    figures = {"start": time.monotonic() - options.since}
    if not options.only_start:
        end = time.monotonic() + SETTLED_S
        used.until(lambda: time.monotonic() > end)
        figures["memory at first"] = together(os.getpid())
        show = used.window.overviews.show_overview
        for name in ("register", "search", "figures", "start"):
            figures[f"{name} opens"] = used.timed(partial(show, name))
        from gui.overviews.register.page import RegisterPage  # no start shall be measured with it

        register = used.window.overviews.page("register")
        assert isinstance(register, RegisterPage)
        used.timed(partial(show, "register"))
        for column in Column:
            order = RegisterOrder(column, descending=False)
            figures[f"register by {column.value}"] = used.timed(
                partial(register.table.order_wanted.emit, order)
            )
        for name in ("search", "register"):
            figures[f"{name} opens again"] = used.timed(partial(show, name))
        used.until(lambda: time.monotonic() > end + 2 * SETTLED_S)
        figures["memory"] = together(os.getpid())
    print(json.dumps(figures), flush=True)
    used.window.closed.connect(used.application.quit, Qt.ConnectionType.QueuedConnection)
    used.window.close()
    used.until(lambda: not used.window.isVisible())
    used.program.close()


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)
