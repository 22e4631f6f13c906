"""Asking the library as the reader types: the newest question counts, an older one is broken off."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, Signal

from core.errors import UserFacingError
from core.library.searching.marking import hits_in, preview
from core.library.searching.results import Count, ItemHit, Marked, Order, Preview, Results
from core.library.searching.search import count, search
from core.query import Query
from gui.overviews.overview import PlaceWanted
from gui.session import Session

AT_FIRST, THEN = 20, 40
"""Items that are fetched for the first screen, and each time more are wanted."""
MOST_COUNTED = 500


class Asking(QObject):
    """Works for one page. `found` carries Results and whether they go on from those before; `counted` a
    Count; `seen` an ItemHit with its Preview; `placed` what `place` was given with the Marked."""

    found = Signal(object, bool)
    counted = Signal(object)
    seen = Signal(object, object)
    placed = Signal(object, object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._stop = Event()
        self._looked = Event()
        self._last: Results | None = None
        self._order: Order = "newest"
        self._fetching = False

    def ask(self, query: Query, order: Order) -> None:
        """Look for `query`; what was asked before is wanted no more."""
        self.stop()
        self._order, self._last = order, None
        self._fetch(query, None, AT_FIRST)

    def more(self) -> None:
        """Fetch what follows, where there is more and it is not on its way."""
        if self._last is not None and self._last.more and not self._fetching:
            self._fetch(self._last.query, self._last, THEN)

    def stop(self) -> None:
        """Nobody waits for answers any more."""
        self._stop.set()
        self._looked.set()
        self._stop, self._fetching = Event(), False

    def _fetch(self, query: Query, after: Results | None, limit: int) -> None:
        stop, order = self._stop, self._order
        self._fetching = True

        def take(results: Results) -> None:
            if stop.is_set() or results.stopped:
                return
            self._fetching, self._last = False, results
            self.found.emit(results, after is not None)
            if after is None and results.more:
                self._count(query, stop)

        def failed(error: UserFacingError) -> None:
            if not stop.is_set():
                self._fetching = False
                self._session.failed.emit(error)

        self._session.background.read(
            lambda library: (
                Results(query, stopped=True)
                if stop.is_set()
                else search(library, query, order=order, limit=limit, after=after, stop=stop.is_set)
            ),
            take,
            failed,
        )

    def _count(self, query: Query, stop: Event) -> None:
        def take(counted: Count | None) -> None:
            if counted is not None and not stop.is_set():
                self.counted.emit(counted)

        self._session.background.read(
            lambda library: None if stop.is_set() else count(library, query, MOST_COUNTED, stop=stop.is_set),
            take,
        )

    def look_at(self, hit: ItemHit, query: Query) -> None:
        """Read what a hit stands in, to be looked at; an older wish is dropped."""
        self._looked.set()
        dropped = self._looked = Event()

        def take(answer: Preview | None) -> None:
            if answer is not None and not dropped.is_set():
                self.seen.emit(hit, answer)

        self._session.background.read(
            lambda library: None if dropped.is_set() else preview(library, hit, query), take
        )

    def place(self, query: Query, place: PlaceWanted) -> None:
        """Read where the hits stand in the document of `place`; `placed` gives it back with them."""

        def take(marked: Marked | None) -> None:
            self.placed.emit(place, marked)

        self._session.background.read(
            lambda library: hits_in(library, place.meeting, query, place.version), take
        )
