"""Catching failures of ours: none is lost on a terminal, each is shown in the crash dialog."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication


def install_crash_dialog() -> None:
    """Have every exception nobody caught shown, one at a time."""
    showing: list[QObject] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.closeAllWindows()  # as a reader closes it: what was typed is saved first
        elif not showing:
            from gui.dialogs.crash import crash_dialog

            dialog = crash_dialog("".join(traceback.format_exception(kind, error, trace)))
            showing.append(dialog)
            dialog.finished.connect(lambda _result: showing.clear())
            dialog.open()

    sys.excepthook = hook
