"""Failures of the world, as opposed to failures of ours.

A `UserFacingError` carries sentences in the user's language: what happened, what is safe, what to do.
Everything else that is raised is a defect and ends in the crash dialog.
"""

from __future__ import annotations

import sys
import traceback


class UserFacingError(Exception):
    """Something outside the program went wrong, and the user can be told so.

    `what` says what happened; `advice` says what is safe and what to do. Both are whole, translated
    sentences. Instances survive pickling between processes.
    """

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what, advice)
        self.what = what
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.what} {self.advice}".strip()


class UnreadableFile(UserFacingError):
    """A file that cannot be read as minutes: damaged, empty, too large, or of an unknown kind."""


class LeftOut(UserFacingError):
    """A file that is not taken in on purpose: nothing went wrong. `what` says why."""


class PasswordNeeded(UnreadableFile):
    """A document is encrypted, and the password is missing or wrong."""


class LibraryError(UserFacingError):
    """The library cannot be opened, read or written."""


class LibraryTooNew(LibraryError):
    """The library was written by a newer version of the program."""


class OurFault(UserFacingError):
    """A failure of the program's own in a process beside the window, which goes on. `details` is what is to
    be reported of it: the traceback."""

    def __init__(self, what: str, advice: str, details: str) -> None:
        super().__init__(what, advice)
        self.args = (what, advice, details)
        self.details = details


def our_fault(error: Exception, what: str, advice: str) -> OurFault:
    """What to say of `error`: `what`, which names it where "{error}" stands, and `advice`. It is written to
    the terminal as well, as what ends in the crash dialog is."""
    details = "".join(traceback.format_exception(error))
    if sys.stderr is not None:  # there is none where a window was started without a terminal
        print(details, file=sys.stderr)
    return OurFault(what.format(error=f"{type(error).__name__}: {error}"), advice, details)
