"""The first steps of a start: the page process is on its way before the window's own parts are loaded."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path


def run(
    files: Sequence[Path],
    library: Path | None = None,
    language: str | None = None,
    password: str | None = None,
) -> int:
    """Open the window with `files`; gives the exit status.

    Loading Qt takes longer than anything else here; the page process, which loads PyMuPDF and opens the
    document that was read last, does so at the same time.
    """
    gc.disable()  # until the window stands: a start makes no garbage worth looking for
    from core.language import _, set_language, system_language
    from core.library.opening import default_path
    from core.reading_process import WarmUp, start
    from core.settings import load_settings
    from gui.display import display_answers

    settings = load_settings()
    chosen = language or settings.language or system_language()
    set_language(chosen)
    path = library or default_path()
    if not display_answers():
        words = _("There is no display that answers. The commands work without one: --help lists them.")
        print(words, file=sys.stderr)
        return 1
    started = start(chosen)
    started.connection.send(WarmUp(path))

    from gui.application import open_window

    return open_window(files, path, settings, started, password)
