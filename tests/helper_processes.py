"""The program's helper processes as tests start them: copies of one that has read the program's modules.

The program starts Python anew for each, which then reads what it needs: half a second of a processor, and
hundreds of tests start one. A copy has the environment of the test that starts it, as a new process has.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.context import BaseContext, ForkServerContext, ForkServerProcess

FIRST = [
    "tests.helper_processes",
    "core.carrying_process",
    "core.comparing_process",
    "core.export_process",
    "core.exports.copies.marked_documents",
    "core.exports.gathering",
    "core.exports.layout.laying_out",
    "core.exports.masking",
    "core.exports.paper",
    "core.given_process",
    "core.machine_process",
    "core.opening",
    "core.pages",
    "core.parsing",
    "core.printing_process",
    "core.reading_process",
    "core.review_process",
    "core.sharing.own_marks",
    "core.sources.pdf",
    "core.versions.carrying",
]
"""What is read before the first copy is made."""


class Copy(ForkServerProcess):
    """A process that begins with the modules of `FIRST`."""

    def start(self) -> None:
        """Begin, in the environment of now."""
        self.environment = dict(os.environ)
        super().start()

    def run(self) -> None:
        """Work, in the environment of whoever started it, and behind nobody else's: a page of a picture would
        not be read on a busy machine for as long as a test waits."""
        from core import machine_process

        os.environ.clear()
        os.environ.update(self.environment)
        machine_process._LAST_PLACE = 0
        super().run()


class Copies(ForkServerContext):
    """Makes processes that begin as copies."""

    Process = Copy


def copying_context() -> Callable[[str], BaseContext]:
    """`multiprocessing.get_context` that gives copies; where the system has none, processes as ever."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context
    copies = Copies()
    copies.set_forkserver_preload(FIRST)
    return lambda _name: copies
