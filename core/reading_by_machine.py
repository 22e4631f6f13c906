"""Reading a document's scanned pages by machine and waiting for it, as the command line does.

The window does the same without waiting: gui/long_work/machine_reading.py.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from types import TracebackType

from core.language import language
from core.library import Library, store_parse
from core.library.bringing_in.machine_pages import ScannedDocument, keep_page, scanned_documents
from core.machine_process import (
    PAGE_SECONDS,
    PageRead,
    ReadPage,
    TakeFile,
    TakeStored,
    failed_page,
    start_machine_reading,
)
from core.opening import OpenedFile
from core.reading_process import Started, text_again
from core.sources.machine.languages import reading_data
from core.sources.machine.page import MachinePage

Progress = Callable[[int, int], object]
"""Told how many pages are done, and how many there are."""


class PageReader:
    """Asks the helper process for the pages of one document. A page that ends it, or takes it too long, costs
    that page and a new process."""

    def __init__(self, document: TakeStored | TakeFile, seconds: float = PAGE_SECONDS) -> None:
        self._document = document
        self._seconds = seconds
        self._started: Started | None = None

    def read(self, number: int, document_language: str | None = None) -> MachinePage:
        """The page `number`, counted from 0; one that failed where it cannot be read.

        Raises UserFacingError where the document cannot be read at all.
        """
        try:
            connection = (self._started or self._start()).connection
            connection.send(ReadPage(number, document_language))
            if connection.poll(self._seconds):
                answer = connection.recv()
                assert isinstance(answer, PageRead)
                if answer.error is not None:
                    raise answer.error
                return answer.page
        except (EOFError, OSError):
            pass  # the process was lost
        self.close()
        return failed_page()

    def close(self) -> None:
        """End the process."""
        if self._started is not None:
            self._started.process.kill()
            self._started.process.join()
            self._started.connection.close()
            self._started = None

    def __enter__(self) -> PageReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> Started:
        self._started = start_machine_reading(language())
        self._started.connection.send(self._document)
        return self._started


def with_scanned_pages(opened: OpenedFile, progress: Progress = lambda done, total: None) -> OpenedFile:
    """`opened` with the words of its scanned pages. Pages that cannot be read stay pictures.

    Raises UserFacingError where none can be read.
    """
    from core.parsing import parse
    from core.sources import read

    scanned = opened.source.scanned
    if not scanned:
        return opened
    its_language = opened.meeting.language if opened.source.lines else None
    machine: dict[int, MachinePage] = {}
    with PageReader(TakeFile(opened.content, opened.password)) as reader:
        for done, number in enumerate(scanned):
            progress(done, len(scanned))
            machine[number] = reader.read(number, its_language)
    progress(len(scanned), len(scanned))
    source = read(opened.content, password=opened.password, machine=machine)
    return replace(opened, source=source, meeting=parse(source))


def read_stored(
    library: Library, version: int, progress: Progress = lambda done, total: None
) -> ScannedDocument | None:
    """Read the scanned pages of a version in the library that were not read yet, and make its text anew.

    Each page is kept as soon as it is read, so that a reading which is broken off goes on where it was. Gives
    how far the document is now; None where it has no scanned pages. Raises UserFacingError.
    """
    document = _document(library, version)
    if document is None:
        return None
    unread = document.to_read(with_nordic=_knows_nordic())
    with PageReader(TakeStored(library.path, version)) as reader:
        for done, number in enumerate(unread):
            progress(done, len(unread))
            keep_page(library, document.sha256, number, reader.read(number, document.language))
    if unread:
        progress(len(unread), len(unread))
        document = _document(library, version)
    if document is not None and (unread or document.waits_for_text):
        with suppress(LookupError):  # another program put another library in its place
            store_parse(library, *text_again(library.path, version, anew=True))
            document = _document(library, version)
    return document


def _knows_nordic() -> bool:
    data = reading_data()
    return data is not None and data.knows_nordic


def _document(library: Library, version: int) -> ScannedDocument | None:
    return next(iter(scanned_documents(library, version)), None)
