"""The documents a page process has open, and what it is to draw of them, most urgent first."""

from __future__ import annotations

from array import array
from collections import OrderedDict, deque
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UserFacingError
from core.page_requests import (
    PART_BYTES,
    Begun,
    Characters,
    CharactersRequest,
    Drawn,
    PagesRequest,
    Taken,
    Tile,
    WarmUp,
    Work,
)

if TYPE_CHECKING:
    from core.pages import Pages

OPEN_DOCUMENTS = 4
"""Documents kept open; the one that was used least recently is closed for a further one."""
REMEMBERED_ANSWERS = 64
"""Answers that the window may not have had yet when it wished."""


class PageDesk:
    """Does one piece of the newest wish after the other."""

    def __init__(self, connection: Connection, our_fault: Callable[[Exception], UserFacingError]) -> None:
        self._connection = connection
        self._our_fault = our_fault
        self._library = Path()
        self._waiting: deque[Work] = deque()
        self._answered: deque[tuple[int, Work]] = deque(maxlen=REMEMBERED_ANSWERS)
        self._count = 0  # of all answers
        self._open: OrderedDict[int, Pages] = OrderedDict()  # by version, least recently used first

    def __bool__(self) -> bool:
        """Whether anything is wanted."""
        return bool(self._waiting)

    def take(self, request: PagesRequest) -> None:
        """Do what this wish says instead of all that was wished before.

        What was answered while the wish was on its way is not done twice.
        """
        self._connection.send(Taken())
        self._library = request.library
        done = {work for number, work in self._answered if number > request.answered}
        self._waiting = deque(work for work in request.work if work not in done)

    def work_once(self) -> None:
        """Do the most urgent piece of work."""
        work = self._waiting.popleft()
        self._connection.send(Begun(work))
        self._count += 1
        self._answered.append((self._count, work))
        if isinstance(work, Tile):
            self._draw(work)
        else:
            self._find_characters(work)

    def warm_up(self, request: WarmUp) -> None:
        """Open the document that was read last."""
        from core.library.bringing_in.files import last_version

        self._library = request.library
        with suppress(Exception):  # only made ready here; whoever asks for a page is told what is wrong
            version = last_version(request.library)
            if version is not None:
                self._document(version)

    def _draw(self, tile: Tile) -> None:
        try:
            document = self._document(tile.version)
            place = tile.x, tile.y, tile.width, tile.height
            pixels = document.tile(tile.page, tile.scale, *place, dark=tile.dark)
        except UserFacingError as error:
            self._connection.send(Drawn(tile, error))
        except Exception as error:  # a page that cannot be drawn must not cost the other pages
            self._connection.send(Drawn(tile, self._our_fault(error)))
        else:
            self._connection.send(Drawn(tile))
            for start in range(0, len(pixels), PART_BYTES):
                self._connection.send_bytes(pixels[start : start + PART_BYTES])

    def _find_characters(self, request: CharactersRequest) -> None:
        boxes: array[float] | None = None
        with suppress(Exception):  # a page whose characters have no place is shown all the same
            boxes = self._document(request.version).packed_boxes(request.page) or None
        self._connection.send(Characters(request, boxes))

    def _document(self, version: int) -> Pages:
        from core.library.bringing_in.files import original_of
        from core.pages import Pages

        pages = self._open.pop(version, None)
        if pages is None:
            while len(self._open) >= OPEN_DOCUMENTS:
                self._open.popitem(last=False)[1].close()
            pages = Pages(*original_of(self._library, version))
        self._open[version] = pages
        return pages
