"""What the page process was at when it ended, and what is therefore not asked of another one."""

from __future__ import annotations

from collections import Counter

from core.errors import UserFacingError
from core.language import _
from core.page_requests import Work

FATAL_IN_A_ROW = 3
"""So often a document may end the process with nothing of it drawn in between."""

Page = tuple[int, int]
"""Version and number."""


class PageLosses:
    """A process may be ended from outside: only a page at which a second one ends is given up.

    A document is, when it ended process after process.
    """

    def __init__(self) -> None:
        self._suspects: set[Page] = set()
        self._pages: set[Page] = set()
        self._documents: set[int] = set()
        self._in_a_row: Counter[int] = Counter()  # by version

    def note_end(self, work: Work) -> None:
        """The process ended at `work`."""
        self._in_a_row[work.version] += 1
        if self._in_a_row[work.version] >= FATAL_IN_A_ROW:
            self._documents.add(work.version)
        page = work.version, work.page
        if page in self._suspects:
            self._pages.add(page)
        self._suspects.add(page)

    def note_done(self, work: Work) -> None:
        """The process did `work` and lives."""
        if self._suspects:
            self._suspects.discard((work.version, work.page))
            del self._in_a_row[work.version]

    def is_suspect(self, work: Work) -> bool:
        """Whether a process ended at this page: the others are drawn first."""
        return (work.version, work.page) in self._suspects

    def refuses(self, work: Work) -> bool:
        """Whether `work` is given up."""
        return (work.version, work.page) in self._pages or work.version in self._documents

    def refusal(self, work: Work) -> UserFacingError:
        """Why `work` is given up."""
        if work.version in self._documents:
            return UserFacingError(
                _("The pages of this document cannot be shown: the file is damaged."),
                _("The text that was read from it is kept."),
            )
        return UserFacingError(
            _("This page cannot be shown: the file is damaged there."),
            _("The text that was read from it is kept, and the other pages are shown."),
        )


def no_process() -> UserFacingError:
    """Why nothing is drawn where no process starts."""
    return UserFacingError(
        _("Pages cannot be shown at the moment: the program that draws them does not start."),
        _("The text is kept. Close other programs, or restart this one."),
    )
