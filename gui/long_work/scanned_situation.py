"""What there is of scanned pages in the library, and what this machine can read them with."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from core.errors import UserFacingError
from core.library import Library
from core.library.bringing_in.machine_pages import ScannedDocument, scanned_documents
from core.sources.machine.languages import ReadingData, advice, reading_data
from core.sources.machine.page import MachinePage


@dataclass(frozen=True, slots=True)
class Situation:
    """The documents with scanned pages, by version, and what this machine can read them with."""

    documents: dict[int, ScannedDocument]
    data: ReadingData | None
    missing: UserFacingError | None  # what is not here, and how to get it

    @property
    def can_read(self) -> bool:
        """Whether this machine reads scanned pages at all."""
        return self.data is not None and self.data.can_read

    def to_read(self, version: int, once_more: Set[int]) -> tuple[int, ...]:
        """The pages of `version` to read, those of the failed ones among them that are tried `once_more`."""
        document = self.documents.get(version)
        if document is None or self.data is None:
            return ()
        wanted = {*document.to_read(with_nordic=self.data.knows_nordic), *(once_more & {*document.failed})}
        return tuple(sorted(wanted))


def look_around(library: Library) -> Situation:
    """How it stands now. Reads folders and the library: nothing for the window's thread."""
    documents = {document.version: document for document in scanned_documents(library)}
    return Situation(documents, reading_data(), advice() if documents else None)


def with_page(document: ScannedDocument, number: int, page: MachinePage) -> ScannedDocument:
    """How far the document is once `page`, its page `number`, is kept."""

    def without(pages: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(each for each in pages if each != number)

    if page.failed:
        return replace(
            document,
            kept=without(document.kept),
            makeshift=without(document.makeshift),
            failed=(*without(document.failed), number),
        )
    makeshift = without(document.makeshift) + (() if page.knew_nordic else (number,))
    kept = (*without(document.kept), number)
    return replace(document, kept=kept, makeshift=makeshift, failed=without(document.failed))
