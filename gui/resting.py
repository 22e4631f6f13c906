"""Garbage is looked for while the reader rests, on the window's thread alone.

Python would look for circles of objects in the middle of a scroll, for 20 to 80 ms with a large document
open, and on whatever thread it happens: a widget found there would be deleted beside the window's thread.
"""

from __future__ import annotations

import gc
import time
from contextlib import ExitStack

from PySide6.QtCore import QObject, QTimer

from core.circles import no_search_for_circles

LOOK_MS = 1000
"""How often is looked whether the reader rests."""
AT_REST_S = 0.02
"""Processor time of the window's thread since the last look up to which nothing goes on in the window."""
FEW = 2_000
"""Objects made since the last collection that are not worth one."""
MANY = 300_000
"""Objects with which a collection waits no longer for a rest: some 30 MB."""
OLD = 100_000
"""Objects that were looked at while young, after which the old ones are looked through too."""


class Resting(QObject):
    """Takes over from Python's own collector until `close`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worked = 0.0
        self._since_old = 0
        self._taken_over = ExitStack()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look from now on. What is there by now lives as long as the program, and is left alone."""
        self._taken_over.enter_context(no_search_for_circles())
        gc.freeze()
        self._worked = time.thread_time()
        self._timer.start()

    def close(self) -> None:
        """Leave it to Python again, if it was Python's before."""
        self._timer.stop()
        self._taken_over.close()

    def look(self) -> None:
        """Collect, where the reader rests and there is something to look through."""
        worked = time.thread_time()
        rests, self._worked = worked - self._worked < AT_REST_S, worked
        young = gc.get_count()[0]
        if young < FEW or not (rests or young > MANY):
            return
        self._since_old += young
        old = rests and self._since_old > OLD
        gc.collect(2 if old else 1)
        if old:
            self._since_old = 0
        self._worked = time.thread_time()  # its own work is no sign of the reader
