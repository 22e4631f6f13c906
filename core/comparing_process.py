"""The helper process that compares two versions, or two files, and writes reports of what changed.

Reading and comparing take seconds in long documents and hold Python's global lock, so this happens outside
the window's process. What was compared last is kept for its report. It ends when its pipe closes, or it is
asked to leave; stopping it is ending it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from multiprocessing.connection import Connection
from time import monotonic
from typing import TYPE_CHECKING

from core.annotations import MeetingId
from core.comparing_requests import (
    Against,
    Answer,
    At,
    ChangesPart,
    Compared,
    CompareRequest,
    Failed,
    Joints,
    NoOther,
    Reported,
    ReportRequest,
    Request,
    Side,
    SideRead,
    Step,
    Writing,
)
from core.confidential.closed_words import ClosedWords
from core.errors import UserFacingError, our_fault
from core.export_requests import Leave
from core.exports.changes.names import Names, open_file_name
from core.exports.changes.report import put_together
from core.language import _
from core.library import LoadedMeeting, fingerprint, load, open_library
from core.minutes import DocumentKind
from core.opening import open_file
from core.progress import Progress
from core.reading_process import Started, serve_desk, start_serving
from core.versions.changes.change import Show
from core.versions.changes.comparing import compare, shown
from core.versions.changes.comparison import Comparison
from core.versions.changes.recommendation import followed, held_against
from core.versions.changes.side_by_side import joints
from core.versions.changes.side_labels import names_apart
from core.versions.version import Version

if TYPE_CHECKING:
    from core.library.lists.meetings import MeetingVersion

PART = 100
"""Changes of one message."""
_TELL_SECONDS = 0.1
"""Progress is told no more often."""
_WHOLE = (DocumentKind.MINUTES, DocumentKind.AGENDA)


def start_comparing(language: str) -> Started:
    """Start the process, its texts in `language`."""
    return start_serving(serve, language)


def serve(connection: Connection, language: str) -> None:
    """Answer requests until the pipe closes."""
    serve_desk(Desk, connection, language)


class _CannotRead(Exception):
    """A side cannot be read."""

    def __init__(self, side: Side, error: UserFacingError) -> None:
        super().__init__(side, error)
        self.side = side
        self.error = error


class Desk:
    """What lies before the process: of what is to be compared only the newest counts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._wanted: CompareRequest | None = None
        self._reports: list[ReportRequest] = []
        self._compared: Comparison | None = None
        self._names = self._open_names = Names()
        self._closed_words: tuple[ClosedWords, ...] = ()

    def take_requests(self) -> None:
        """Take in all that has been asked; wait for a request where there is nothing to do."""
        while self._connection.poll(None if self._wanted is None and not self._reports else 0):
            request: Request | Leave = self._connection.recv()
            if isinstance(request, Leave):
                raise EOFError
            if isinstance(request, CompareRequest):
                self._wanted = request
                self._reports.clear()
            else:
                self._reports.append(request)

    def work_once(self) -> None:
        """Compare; where nothing is to be compared, write the next report."""
        request: Request
        if self._wanted is not None:
            request, self._wanted = self._wanted, None
        else:
            request = self._reports.pop(0)
        try:
            for answer in self._answers(request):
                self._connection.send(answer)
        except _CannotRead as error:
            self._connection.send(Failed(request.number, error.error, error.side))
        except UserFacingError as error:
            self._connection.send(Failed(request.number, error))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise
        except Exception as error:  # a defect in comparing two must not cost what is asked next
            self._connection.send(Failed(request.number, _our_fault(error)))

    def _answers(self, request: Request) -> Iterator[Answer]:
        if isinstance(request, ReportRequest):
            yield self._report(request)
            return
        self._compared = None
        yield At(request.number, Step.READING)
        read = _sides(request)
        if not isinstance(read, tuple):
            yield NoOther(request.number, _named(read), read)
            return
        for is_old, loaded in zip((True, False), read, strict=True):
            side = request.old if is_old else request.new
            yield SideRead(request.number, is_old, _named(loaded, side), loaded)
        yield At(request.number, Step.COMPARING)
        old, new = (Version(each.meeting, each.source, each.file) for each in read)
        compared = self._compared = compare(
            old, new, progress=self._teller(lambda done, of: At(request.number, Step.COMPARING, done, of))
        )
        words = self._closed_words = tuple(map(ClosedWords.of, read))
        names = self._names = Names(*_file_names(request, read))
        self._open_names = Names(
            *(
                open_file_name(name, each.meeting, words, each.body_name)
                for name, each in zip((names.old, names.new), read, strict=True)
            )
        )
        for start in range(0, len(compared.changes), PART):
            yield ChangesPart(request.number, compared.changes[start : start + PART])
        yield compared_answer(request.number, compared, self._closed_words)

    def _report(self, request: ReportRequest) -> Answer:
        from core.exports.changes.job import write_report  # loaded when first wanted

        if self._compared is None:  # another process did it, which has ended
            for _told in self._answers(request.of):
                pass
        assert self._compared is not None
        written = write_report(
            *(self._compared, request.format, request.path, request.show),
            closed_items=request.closed_items,
            names=self._names if request.closed_items else self._open_names,
            closed_words=self._closed_words,
            progress=self._teller(lambda done, of: Writing(request.number, done, of)),
        )
        return Reported(request.number, request.path, written.changes, written.left_out, len(written.masked))

    def _teller(self, said: Callable[[int, int], Answer]) -> Progress:
        """Says now and then how far it is."""
        told = monotonic()

        def tell(done: int, of: int) -> None:
            nonlocal told
            if monotonic() - told > _TELL_SECONDS:
                told = monotonic()
                self._connection.send(said(done, of))

        return tell


def compared_answer(number: int, compared: Comparison, closed_words: Sequence[ClosedWords] = ()) -> Compared:
    """What is told of a comparison beside its changes; `closed_words` are those of both meetings."""
    places = {id(change): at for at, change in enumerate(compared.changes)}
    may_go_out = {id(change) for change in put_together(compared, closed_words=closed_words).changes}
    return Compared(
        number,
        {show: tuple(places[id(each)] for each in shown(compared, show)) for show in Show},
        _against(compared),
        Joints(*joints(compared.old, compared.new, compared.matching)),
        tuple(at for at, change in enumerate(compared.changes) if id(change) not in may_go_out),
        compared.remark,
    )


def _against(compared: Comparison) -> tuple[Against, ...]:
    version, found = held_against(compared.new, compared.old)
    return tuple(
        Against(item, pieces, version is compared.new, followed(version, item))
        for item, pieces in found.items()
    )


def _sides(request: CompareRequest) -> tuple[LoadedMeeting, LoadedMeeting] | LoadedMeeting:
    """Both sides; the only version of a meeting that has one alone."""
    old, new = request.old, request.new
    if old is not None and new is not None:
        return _read(request, old, -1), _read(request, new, -2)
    side = new or old
    if side is None or side.meeting is None:
        raise LookupError("nothing to compare")
    first = _read(request, side, -1)
    pair = pair_of(first.versions, None if side.version is None else first.version)
    if pair is None:
        return first
    one, other = (
        first if version == first.version else _read(request, Side(side.meeting, version), -2)
        for version in pair
    )
    return one, other


def pair_of(versions: Sequence[MeetingVersion], wanted: int | None) -> tuple[int, int] | None:
    """Which two of a meeting's versions are compared, the older first, where the reader names one alone, or
    none; None where there are no two. `versions` come as `LoadedMeeting` has them: minutes before agendas,
    the newest first.

    The newest is compared with the one before it; an older one that is named, with the newest.
    """
    whole = [each.id for each in versions if each.kind in _WHOLE]
    if wanted is not None and wanted not in whole:  # a supplement, an attachment
        kind = next(each.kind for each in versions if each.id == wanted)
        whole = [each.id for each in versions if each.kind is kind]
    if len(whole) < 2:
        return None
    newest = whole[0]
    if wanted is None or wanted == newest:
        return whole[1], newest
    return wanted, newest


def _file_names(request: CompareRequest, read: tuple[LoadedMeeting, LoadedMeeting]) -> tuple[str, str]:
    """What the files of both sides are called."""
    paths = [side.path for side in (request.old, request.new) if side is not None and side.path is not None]
    if len(paths) == 2:
        return names_apart(*paths)
    return read[0].name, read[1].name


def _named(loaded: LoadedMeeting, side: Side | None = None) -> Side:
    """A side with its version, as it was read."""
    if side is not None and side.path is not None:
        return side
    return Side(loaded.id, loaded.version)


def _read(request: CompareRequest, side: Side, place: int) -> LoadedMeeting:
    """A side; of a file outside of the library, its version is `place`. Raises _CannotRead."""
    try:
        if side.path is not None:
            opened = open_file(side.path, side.password)
            return LoadedMeeting(
                *(MeetingId(""), place, opened.path.name, opened.source.format),
                *(opened.meeting, opened.source),
                file=fingerprint(opened.content),
            )
        assert side.meeting is not None
        with closing(open_library(request.library)) as library:
            return load(library, side.meeting, side.version)
    except UserFacingError as error:
        raise _CannotRead(side, error) from error
    except LookupError as error:
        gone = UserFacingError(
            _("This version is not in the library any more."),
            _("It was deleted, or removed for good, meanwhile. Choose another one."),
        )
        raise _CannotRead(side, gone) from error


def _our_fault(error: Exception) -> UserFacingError:
    return our_fault(
        error,
        _("The program failed at comparing these two ({error})."),
        _("Both documents are unchanged. Please report this with the files, if you may share them."),
    )
