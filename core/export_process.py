"""The helper process that puts summaries together: previews while the reader chooses, and the export itself.

It opens the library for itself. Of the previews that are asked for only the newest counts: one under way ends
as soon as anything newer is asked for. It ends when its pipe closes, or it is asked to leave, and takes away
what it was writing; where it is killed that lies in a hidden folder until `clear_left_over`.
"""

from __future__ import annotations

import signal
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from core.errors import UserFacingError, our_fault
from core.export_previews import CopyPages, annotations_of, days_of, tables_of
from core.export_requests import (
    PAGED,
    SHOWN,
    TABLES,
    Answer,
    Counted,
    Done,
    ExportRequest,
    Failed,
    Leave,
    Pages,
    Preview,
    PreviewRequest,
    Request,
    Sheets,
    Text,
    TextRequest,
    Told,
    Words,
    Writing,
)
from core.exports.formats import Format, form_of, render
from core.exports.job import annotations_going_out, export, offered_name, personal_going_out
from core.exports.summary import Summary, follow_ups
from core.exports.wish import Wish
from core.language import _
from core.progress import Progress
from core.reading_process import Started, serve_desk, start_serving

if TYPE_CHECKING:
    from core.confidential.personal import PersonalData
    from core.exports.layout.blocks import LaidOut
    from core.library import Library

LONGEST = 200_000
"""Characters of a text that are shown."""

_TELL_SECONDS = 0.1
"""Progress is told no more often."""


class _Newer(Exception):
    """Something newer was asked for."""


def start_exporting(language: str) -> Started:
    """Start the process, its texts in `language`."""
    return start_serving(serve, language)


def serve(connection: Connection, language: str) -> None:
    """Answer requests until the pipe closes."""
    signal.signal(signal.SIGTERM, _leave)  # the program that started it ends
    with closing(_Desk(connection)) as desk:
        serve_desk(lambda _connection: desk, connection, language)


def _leave(_signal: int, _frame: object) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # what is half written is taken away meanwhile
    raise SystemExit


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What was put together last, for what is asked next: mostly the same, with other pages in view."""

    of: object
    summary: Summary
    personal: tuple[PersonalData, ...]
    found: int  # items of the range, wanted or not
    also: tuple[str, ...]


class _Desk:
    """What lies before the process: exports in their order, and the newest preview."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: list[ExportRequest | TextRequest] = []
        self._preview: PreviewRequest | None = None
        self._library: Library | None = None
        self._shown: _Gathered | None = None
        self._whole: _Gathered | None = None
        self._laid: tuple[object, LaidOut] | None = None
        self._copied: tuple[object, CopyPages] | None = None

    def take_requests(self) -> None:
        """Take in all that has been asked; wait for a request where there is nothing to do."""
        while self._connection.poll(None if not self._waiting and self._preview is None else 0):
            self._take(self._connection.recv())

    def _take(self, request: Request | Leave) -> None:
        """Raises EOFError where the process shall leave."""
        if isinstance(request, Leave):
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            raise EOFError
        if isinstance(request, PreviewRequest):
            self._preview = request
        else:
            self._waiting.append(request)

    def work_once(self) -> None:
        """Do what was asked for first; where nothing waits, show the newest preview."""
        if self._waiting:
            request: Request = self._waiting.pop(0)
        else:
            assert self._preview is not None
            request, self._preview = self._preview, None
        try:
            self._answer(request)
        except _Newer:
            return
        except UserFacingError as error:
            self._say(Failed(request.number, error))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise
        except Exception as error:  # a defect in one summary must not cost what is asked next
            self._say(Failed(request.number, _our_fault(error)))

    def close(self) -> None:
        """Let the library go."""
        self._let_copy_go()
        if self._library is not None:
            self._library.close()
            self._library = None

    def _say(self, answer: Answer) -> None:
        self._connection.send(answer)

    def _answer(self, request: Request) -> None:
        library = self._opened(request.library)
        if isinstance(request, PreviewRequest):
            self._show(library, request)
        elif isinstance(request, TextRequest):
            self._say(self._text(library, request))
        else:
            progress = self._telling(request.number)
            self._say(Done(request.number, export(library, request.wish, request.path, progress)))

    def _opened(self, path: Path) -> Library:
        from core.library import open_library

        if self._library is not None and self._library.path != path:
            self.close()
        if self._library is None:
            self._library = open_library(path)
        return self._library

    # Previews

    def _show(self, library: Library, request: PreviewRequest) -> None:
        is_whole = request.whole or request.wish.format is Format.ICS  # its days may be anywhere
        most = None if is_whole else SHOWN
        gathered = self._gathered(library, request.wish, most)
        told = _told(gathered)
        if request.wish.format is Format.ANNOTATIONS:
            self._say(self._annotations(library, request, told))
            return
        of_items = form_of(request.wish.format).module is not None
        has_documents = not of_items or request.wish.choice.documents
        if has_documents:  # what is in the documents themselves is yet to be looked through
            told = replace(told, is_whole=False)
        body, error = None, None
        try:
            body = self._body(gathered, request)
        except UserFacingError as failed:
            error = failed
        self._say(Preview(request.number, body, told, error))
        if told.is_whole:
            return
        told = _told(self._gathered(library, request.wish, None))
        if has_documents:
            told = replace(told, personal=personal_going_out(library, request.wish, self._unless_newer))
        self._say(Counted(request.number, told))

    def _gathered(self, library: Library, wish: Wish, most: int | None) -> _Gathered:
        """The summary of `most` items at most, with the personal data in it. Raises _Newer."""
        from core.exports.gathering import gather
        from core.exports.masking import find_personal

        today = date.today()
        at = library.path, library.data_version(), today
        of = (*at, wish.range, wish.choice, wish.reader, wish.other_names, wish.also)
        for known in (self._whole, self._shown if most is not None else None):
            if known is not None and known.of == of and (known is self._shown or most is None):
                return known
        progress = self._unless_newer
        summary = gather(
            library,
            wish.range,
            wish.choice,
            reader=wish.reader,
            other_names=wish.other_names,
            today=today,
            most=most,
            progress=progress,
        )
        progress(1, 1)
        wanted = _item_count(summary)
        there = _found(library, wish) if wish.choice.only else wanted
        found = _Gathered(of, summary, find_personal(summary, wish.also), there, wish.also)
        if most is None:
            self._whole = found
        else:
            self._shown = found
        return found

    def _unless_newer(self, _done: int, _of: int) -> None:
        if self._connection.poll(0):
            raise _Newer

    def _body(self, gathered: _Gathered, request: PreviewRequest) -> Pages | Words | Sheets | None:
        from core.exports.masking import masked

        format = request.wish.format
        if format is Format.MARKED_PDF:
            return self._copy(gathered, request)
        if not gathered.summary.groups:
            return None
        if format in PAGED:
            return self._pages(gathered, request)
        summary = masked(gathered.summary, request.wish.keep, request.wish.also)
        if format in TABLES:
            return tables_of(summary, format)
        if format is Format.ICS:
            return days_of(summary)
        return Words(render(summary, format).decode("utf-8-sig")[:LONGEST])

    def _pages(self, gathered: _Gathered, request: PreviewRequest) -> Pages:
        """Pages in view; those of the document that was set last need not be set again."""
        from core.exports.layout.laying_out import laid_out
        from core.exports.masking import masked
        from core.exports.pdf import pages_as_png

        of = (gathered.of, request.wish.keep, gathered.summary.more)
        if self._laid is None or self._laid[0] != of:
            self._laid = (of, laid_out(masked(gathered.summary, request.wish.keep, request.wish.also)))
            self._unless_newer(0, 1)
        images, count = pages_as_png(self._laid[1], request.width, request.first, request.count)
        return Pages(count, request.first, tuple(images))

    def _copy(self, gathered: _Gathered, request: PreviewRequest) -> Pages:
        """Pages of the first copy; it is made once for all of them."""
        from core.exports.copies.marked_documents import first_copy

        of = (gathered.of, request.wish.keep)
        if self._copied is None or self._copied[0] != of:
            self._let_copy_go()
            assert self._library is not None
            self._copied = (of, CopyPages(first_copy(self._library, request.wish)))
            self._unless_newer(0, 1)
        return self._copied[1].pages(request.width, request.first, request.count)

    def _let_copy_go(self) -> None:
        if self._copied is not None:
            self._copied[1].close()
            self._copied = None

    def _annotations(self, library: Library, request: PreviewRequest, told: Told) -> Preview:
        """What is listed, and looked through for personal data, is what goes out, from one reading."""
        made, personal = annotations_going_out(library, request.wish, self._unless_newer)
        body = annotations_of(made.content) if made.annotations else None
        told = replace(told, personal=personal, is_whole=True, shown=told.items, follow_ups=0)
        return Preview(request.number, body, told)

    # What goes out

    def _text(self, library: Library, request: TextRequest) -> Text:
        from core.exports.gathering import gather
        from core.exports.masking import masked

        wish = request.wish
        summary = gather(
            library,
            wish.range,
            wish.choice,
            reader=wish.reader,
            other_names=wish.other_names,
            today=date.today(),
            progress=self._telling(request.number),
        )
        summary = masked(summary, wish.keep, wish.also)
        plain = render(summary, Format.TEXT).decode("utf-8-sig")
        return Text(request.number, plain, render(summary, Format.HTML).decode())

    def _telling(self, number: int) -> Progress:
        """Progress that is told, now and then. What is asked meanwhile is taken in: to leave, above all."""
        last = monotonic()

        def tell(done: int, of: int) -> None:
            nonlocal last
            while self._connection.poll(0):
                self._take(self._connection.recv())
            if monotonic() - last >= _TELL_SECONDS:
                last = monotonic()
                self._say(Writing(number, done, of))

        return tell


def _told(gathered: _Gathered) -> Told:
    summary = gathered.summary
    items = _item_count(summary)
    return Told(
        title=summary.title,
        name=offered_name(summary, gathered.also),
        items=items,
        shown=items - summary.more,
        follow_ups=len(follow_ups(summary)),
        left_out=summary.left_out,
        remarks_left_out=summary.remarks_left_out,
        personal=gathered.personal,
        is_whole=summary.more == 0,
        found=gathered.found,
    )


def _item_count(summary: Summary) -> int:
    return len({(item.meeting.version, item.index) for item in summary.items}) + summary.more


def _found(library: Library, wish: Wish) -> int:
    """How many items the range has that may go out, whether they are wanted or not."""
    from core.library.lists.chosen import Only, chosen_items

    chosen = chosen_items(library, wish.range, Only(), date.today())
    return sum(each.open + (each.closed if wish.choice.closed_items else 0) for each in chosen)


def _our_fault(error: Exception) -> UserFacingError:
    return our_fault(
        error,
        _("The program failed at this summary ({error})."),
        _("Nothing was written. Please report this, with what you had chosen."),
    )
