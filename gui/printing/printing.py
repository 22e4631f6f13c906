"""Painting pages to a printer, strip by strip between other events, so that the window lives on."""

from __future__ import annotations

import errno
import os
import uuid
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from core.errors import UserFacingError
from core.language import _
from core.wording import reason
from gui.printing.paper_work import PaperWork
from gui.printing.sheets import POINTS, SHARPEST, Size, orientation_of, place_on, sheets_of

ROWS = 64
"""Rows of pixels in a strip: painting one takes some milliseconds, of a photograph, too."""
AHEAD = 3
"""Strips asked for before the one that is painted."""
_PDF = QPrinter.OutputFormat.PdfFormat


class Printing(QObject):
    """Prints what `work` has made, on one printer. A file is written beside its place and put there whole.

    `progressed` tells how many sheets of how many are done; `ended` comes last, with the file or None.
    """

    progressed = Signal(int, int)
    ended = Signal(object)
    failed = Signal(object)  # UserFacingError

    def __init__(
        self, printer: QPrinter, sizes: Sequence[Size], work: PaperWork, title: str, parent: QObject
    ) -> None:
        """`sizes` are those of all pages, in points; `title` names the print job."""
        super().__init__(parent)
        self._printer, self._sizes, self._work = printer, sizes, work
        self._sheets = sheets_of(printer, len(sizes))
        self._at = 0  # the sheet that is painted
        self._next = 0  # its first row that is not asked for
        self._rows = 0  # of it
        self._painted = 0
        self._place = QRectF()
        self._resolution = 1.0
        self._painter: QPainter | None = None
        self._file = Path(printer.outputFileName()) if printer.outputFileName() else None
        self._beside = self._file and self._file.with_name(f".{uuid.uuid4().hex}.tmp")
        self._printer.setDocName(title)
        work.strip.connect(self._paint)
        work.lost.connect(self._fail)

    @property
    def count(self) -> int:
        """How many sheets there are to print."""
        return len(self._sheets)

    def begin(self) -> None:
        """Begin with the first sheet; all that follows is told by signals."""
        if not self._sheets:
            self._fail(
                UserFacingError(
                    _("There are no such pages."),
                    _("Nothing was printed. Choose other pages in the printer's dialog."),
                )
            )
            return
        if self._beside is not None:
            form = self._printer.outputFormat()
            self._printer.setOutputFileName(str(self._beside))
            self._printer.setOutputFormat(form)
        self._printer.setFullPage(True)
        self._printer.setPageOrientation(orientation_of(self._sizes[self._sheets[0]]))
        painter = QPainter()
        if not self._has_room() or not painter.begin(self._printer):
            self._fail(self._refused())
            return
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._painter = painter
        self._begin_sheet()

    def stop(self) -> bool:
        """Go no further. No file is there then; gives False where a printer may still print what it has."""
        if self._painter is None:
            return True
        aborted = self._beside is not None or self._printer.abort()
        self._end()
        return aborted

    def _has_room(self) -> bool:
        """Whether there is a folder to write a file to; Qt only warns on the terminal."""
        return self._beside is None or os.access(self._beside.parent, os.W_OK)

    def _begin_sheet(self) -> None:
        size = self._sizes[self._sheets[self._at]]
        self._place = place_on(self._printer, size)
        sharp = min(SHARPEST, self._printer.resolution())
        self._resolution = sharp * self._place.width() / (size[0] * self._printer.resolution() / POINTS)
        self._rows = max(1, round(size[1] * self._resolution / POINTS))
        self._next = self._painted = 0
        for _strip in range(AHEAD):
            self._ask()

    def _ask(self) -> None:
        if self._next < self._rows:
            # One row more than is needed: strips that only touch show a seam in some programs.
            self._work.ask_strip(self._sheets[self._at], self._resolution, self._next, ROWS + 1)
            self._next += ROWS

    def _paint(self, _page: int, top: int, height: int, image: QImage) -> None:
        if self._painter is None:
            return
        if not image.isNull():
            dots = self._place.height() / self._rows
            left, width = self._place.x(), self._place.width()
            self._painter.drawImage(QRectF(left, self._place.y() + top * dots, width, height * dots), image)
        self._painted += ROWS
        if self._painted < self._rows:
            self._ask()
        else:
            self._end_sheet()

    def _end_sheet(self) -> None:
        self._at += 1
        self.progressed.emit(self._at, self.count)
        if self._painter is None:  # stopped by whoever was told
            return
        if self._at == self.count:
            self._end_all()
            return
        self._printer.setPageOrientation(orientation_of(self._sizes[self._sheets[self._at]]))
        if not self._printer.newPage():
            self._fail(self._refused())
            return
        self._begin_sheet()

    def _end_all(self) -> None:
        assert self._painter is not None
        ended = self._painter.end()
        self._painter = None
        if not ended or self._printer.printerState() == QPrinter.PrinterState.Error:
            self._fail(self._refused())
            return
        try:
            self._put_in_place()
        except OSError as error:
            self._fail(self._not_written(error))
            return
        self._end()
        self.ended.emit(self._file)

    def _put_in_place(self) -> None:
        """Have the file in its place. Raises OSError where it is not whole."""
        if self._beside is None or self._file is None:
            return
        with open(self._beside, "rb+") as written:
            written.seek(-min(64, self._beside.stat().st_size), os.SEEK_END)
            is_whole = self._printer.outputFormat() != _PDF or b"%%EOF" in written.read()
        if not is_whole:  # Qt does not tell of a disk that is full
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.replace(self._beside, self._file)

    def _fail(self, error: UserFacingError) -> None:
        if self._painter is not None and self._beside is None:
            self._printer.abort()
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        for signal, slot in ((self._work.strip, self._paint), (self._work.lost, self._fail)):
            with suppress(RuntimeError):  # it ended before
                signal.disconnect(slot)
        painter, self._painter = self._painter, None
        if painter is not None:
            painter.end()
        if self._beside is not None:
            with suppress(OSError):
                self._beside.unlink(missing_ok=True)
            form = self._printer.outputFormat()
            self._printer.setOutputFileName(str(self._file))
            self._printer.setOutputFormat(form)

    def _refused(self) -> UserFacingError:
        if self._file is not None:
            return self._not_written(None)
        return UserFacingError(
            _("The printer {name} does not take the pages.").format(name=self._printer.printerName() or "–"),
            _("See whether it is turned on and has paper, or choose another one, or print to a PDF file."),
        )

    def _not_written(self, error: OSError | None) -> UserFacingError:
        why = reason(error) if error is not None else _("its folder is not there or cannot be written to")
        return UserFacingError(
            _("The file {path} cannot be written: {reason}.").format(path=self._file, reason=why),
            _("Nothing was changed. Choose another place."),
        )
