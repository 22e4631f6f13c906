"""Scanned pages in the window: read by themselves, told of at their document and in the status line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.language import _, ngettext
from core.library.bringing_in.machine_pages import ScannedDocument
from gui.actions import GroupCommand
from gui.current_meeting import CurrentMeeting
from gui.long_work.machine_reading import MachineReading
from gui.panels.page_notice import PageNotice


class ScannedPages(QObject):
    """Works for one group. `command` reads the pages of the document in view; `notice` stands above it."""

    def __init__(
        self, reading: MachineReading, current: CurrentMeeting, command: GroupCommand, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.notice = PageNotice()
        self.reading = reading
        self._current = current
        self._command = command
        self.reading.changed.connect(self._tell)
        self.notice.wanted.connect(self.read)
        current.shown.connect(self._follow)
        self._tell()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the command means here."""
        return {"read_scanned": self.read}

    def read(self) -> None:
        """Read the pages of the document in view, also those that failed before, with what is here now."""
        loaded = self._current.loaded
        if loaded is not None:
            self.reading.read_once_more(loaded.version)

    def be_first(self) -> None:
        """Have the pages of the document in view read before all others."""
        loaded = self._current.loaded
        self.reading.put_first(loaded.version if loaded is not None else None)

    def _follow(self) -> None:
        self.be_first()
        self._tell()

    def _tell(self) -> None:
        """Say how it stands with the document in view."""
        loaded = self._current.loaded
        document = self.reading.situation.documents.get(loaded.version) if loaded is not None else None
        words, offer = self._words(document) if document is not None else ("", "")
        self.notice.tell(words, offer)
        self._command.setEnabled(bool(offer))

    def _words(self, document: ScannedDocument) -> tuple[str, str]:
        """What is said of the document, and what is offered."""
        situation = self.reading.situation
        missing = str(situation.missing) if situation.missing is not None else ""
        left = len(document.unread)
        if not situation.can_read:
            return (f"{_pictures(left)} {missing}", _("Look again")) if left else ("", "")
        if self.reading.is_reading(document.version):
            return (f"{_pictures(left)} {_being_read(left)}" if left else "", "")
        if left:
            return f"{_pictures(left)} {_not_read(left)}", _("Read them")
        if document.failed:
            return _failed(len(document.failed)), _("Try again")
        if document.makeshift:
            return missing, _("Look again")
        return "", ""


def _pictures(count: int) -> str:
    words = ngettext(
        "{count} page of this document is a picture.", "{count} pages of this document are pictures.", count
    )
    return words.format(count=count)


def _being_read(count: int) -> str:
    return ngettext("It is being read by machine.", "They are being read by machine.", count)


def _not_read(count: int) -> str:
    return ngettext("Its words are not known yet.", "Their words are not known yet.", count)


def _failed(count: int) -> str:
    words = ngettext(
        "{count} page of this document is a picture that could not be read by machine.",
        "{count} pages of this document are pictures that could not be read by machine.",
        count,
    )
    return words.format(count=count)
