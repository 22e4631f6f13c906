"""The helper process that finds where annotations belong in newer versions of their meetings.

Matching long documents takes seconds and holds Python's global lock, so this happens outside the window's
process. It only reads the library; what it found is written by the window's writing thread. It ends when its
pipe closes.
"""

from __future__ import annotations

import signal
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from core.annotations import MeetingId
from core.errors import UserFacingError
from core.language import set_language
from core.library import open_library
from core.library.carrying.writing import CarriedMeeting
from core.reading_process import Started, start_serving


@dataclass(frozen=True, slots=True)
class CarryRequest:
    """Find where the annotations of a meeting of `library` belong."""

    library: Path
    meeting: MeetingId


@dataclass(frozen=True, slots=True)
class CarryAnswer:
    """What is to be written of a meeting; None where the library could not be read, or has it no more."""

    meeting: MeetingId
    found: CarriedMeeting | None


def start_carrying(language: str) -> Started:
    """Start the process, its texts in `language`."""
    return start_serving(serve, language)


def serve(connection: Connection, language: str) -> None:
    """Answer requests until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in the terminal is for the window
    set_language(language)
    try:
        while isinstance(request := connection.recv(), CarryRequest):
            connection.send(answer(request))
    except (EOFError, OSError):
        return


def answer(request: CarryRequest) -> CarryAnswer:
    """The answer to a request."""
    from core.versions.carrying import carry_meeting  # not where the window only asks

    try:
        with closing(open_library(request.library)) as library:
            return CarryAnswer(request.meeting, carry_meeting(library, request.meeting))
    except (UserFacingError, LookupError):
        return CarryAnswer(request.meeting, None)
