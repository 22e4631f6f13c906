"""Finding words in the document in view: all hits are marked, and one of them is the current one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QPoint, Qt, QTimer

from core.annotations import MeetingId
from core.finding import TextQuery, find_between, query_of
from core.language import _, ngettext
from core.library import LoadedMeeting
from core.source_text import Span
from gui.current_meeting import CurrentMeeting
from gui.document.walking import Walking
from gui.panels.find_bar import FindBar
from gui.source_view.caret_keys import first_in_view
from gui.source_view.revealing import reveal
from gui.source_view.stack import Mode, SourceStack

AT_ONCE_S = 0.004
"""So long the window's thread looks for hits before it does what else there is to do."""
PIECE = 8_192
"""Code points searched between two looks at the clock."""
MOST = 100_000
"""Hits marked at most."""
LONGEST_SELECTION = 100
"""Characters of a selection that is taken over as the words to find."""


@dataclass(frozen=True, slots=True)
class SearchHits:
    """What a search of all meetings found in one of them: spans of its source, in order, and the words that
    were searched for. `at` is the offset of the hit to begin with. They stand in `version`, or where that is
    None in the one in front."""

    spans: tuple[Span, ...]
    at: int
    words: str = ""
    version: int | None = None


@dataclass(eq=False)
class _Given:
    """Hits that were given, until the reader looks for something else."""

    meeting: MeetingId
    hits: SearchHits
    before: tuple[MeetingId, int | None] | None  # in view when they came
    text: str | None = None  # they stand in; None until it is in view
    words_before: str = ""  # of the bar


class Finding(QObject):
    """Works for one group."""

    def __init__(self, current: CurrentMeeting, source: SourceStack, bar: FindBar, walking: Walking) -> None:
        super().__init__(bar)
        self._current = current
        self._source = source
        self._document = source.document
        self._bar = bar
        self._walking = walking
        self._text = ""  # in which was looked for
        self._query: TextQuery | None = None
        self._with_heads = True  # as pages show them
        self._at = 0  # as far as the text was searched
        self._found: list[Span] = []
        self._first = 0  # what was first in view when the bar came
        self._has_left = False  # the place where the reader was
        self._stood = -1  # where the document stood then
        self._origin = -1, -1  # where the document stood, and the item, before hits were shown
        self._brought = -1  # where showing a hit has brought the document
        self._then: Callable[[], None] = self._take_nearest  # when all was found
        self._given: _Given | None = None  # instead of the bar's own words
        self._slice = QTimer(self)
        self._slice.setInterval(0)
        self._slice.timeout.connect(self._search_on)
        bar.wanted.connect(self._search_typed)
        bar.next_wanted.connect(self.next_hit)
        bar.previous_wanted.connect(self.previous_hit)
        bar.left.connect(self.close)
        # Later: the views take the document, and its place, at the same signal.
        current.shown.connect(self._follow_document, Qt.ConnectionType.QueuedConnection)
        source.mode_changed.connect(self._follow_mode, Qt.ConnectionType.QueuedConnection)
        self._document.hits_changed.connect(self._show_steps)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean here, by their ids."""
        return {"find": self.open, "next_hit": self.next_hit, "previous_hit": self.previous_hit}

    @property
    def is_searching(self) -> bool:
        """Whether not all of the document was searched yet."""
        return self._slice.isActive()

    def open(self) -> None:
        """Show the bar, with what is selected."""
        if self._document.loaded is None:
            return
        was_open = not self._bar.isHidden()
        if not was_open:
            self._put_given_away()
        before = self._bar.words
        self._show_bar()
        self._bar.open(self._selected_words())
        if self._bar.words == before and not was_open:
            self._search()  # nothing was typed that would begin it

    def close(self) -> None:
        """Put the bar away; the current hit is selected, and the place stays."""
        self._slice.stop()
        document = self._document
        if 0 <= document.hit < len(document.hits):
            document.select(*document.hits[document.hit])
        document.set_hits((), -1)
        self._show_bar(False)
        if self._source.view is not None:
            self._source.view.setFocus()

    def _show_bar(self, shown: bool = True) -> None:
        """Show or hide the bar, with the document's words staying where they are on the screen."""
        if self._bar.isHidden() is not shown:
            return
        if shown and self._source.view is not None and self._document.loaded is not None:
            self._has_left = False
            # Seen before the bar lies over the first line.
            self._first = first_in_view(self._source.view, self._document.loaded.source.text)
        views = [view for view in (self._source.pages, self._source.text) if view.isVisible()]
        before = [view.mapToGlobal(QPoint(0, 0)).y() for view in views]
        self._bar.setVisible(shown)
        above = self._bar.parentWidget()
        column = above.layout() if above is not None else None
        if column is not None:
            column.activate()
        for view, y in zip(views, before, strict=True):
            if view.fit != "page":  # then a page has another size now
                bar = view.verticalScrollBar()
                bar.setValue(bar.value() + view.mapToGlobal(QPoint(0, 0)).y() - y)
        self._stood = self._scrolled()
        self._brought = -1

    def next_hit(self) -> None:
        """Go on to the next hit; after the last one to the first."""
        self._step(+1)

    def previous_hit(self) -> None:
        """Go back to the hit before; from the first one to the last."""
        self._step(-1)

    def show_hits(self, meeting: MeetingId, hits: SearchHits) -> None:
        """Mark what a search of all meetings found in `meeting`, as soon as that is in view."""
        self._put_given_away()
        if not hits.spans:
            return
        loaded = self._document.loaded
        self._given = _Given(meeting, hits, _document_of(loaded))
        if loaded is not None and _document_of(loaded) == (meeting, hits.version):
            self._begin_with_given(self._given, loaded.source.text)

    def _begin_with_given(self, given: _Given, text: str) -> None:
        """The meeting of the given hits is in view: the bar comes with them, the keyboard stays."""
        given.text, given.words_before = text, self._bar.words
        self._bar.show_words(given.hits.words)
        self._show_bar()
        self._has_left = True  # the way back leads to the search
        self._first, self._stood = given.hits.at, self._scrolled()
        self._search()

    def _put_given_away(self) -> None:
        """What a search of all meetings found counts no more; the bar has its own words again."""
        given, self._given = self._given, None
        if given is not None and given.text is not None:
            self._document.set_hits((), -1)
            self._bar.show_words(given.words_before)
            self._show_bar(False)

    def _follow_given(self) -> bool:
        """Whether the document that came is the one that hits were given for, and these begin to show."""
        given, loaded = self._given, self._document.loaded
        if given is None:
            return False
        there = _document_of(loaded) == (given.meeting, given.hits.version)
        if loaded is not None and there and given.text is None:
            self._begin_with_given(given, loaded.source.text)
            return True
        awaited = given.text is None and loaded is not None and _document_of(loaded) == given.before
        if not awaited and not (loaded is not None and there and loaded.source.text == given.text):
            self._put_given_away()
        return False

    # Searching.

    def _search_typed(self) -> None:
        """The reader looks for something else than what was given."""
        self._given = None
        self._search()

    def _selected_words(self) -> str:
        selection = self._document.selection
        if selection is None or self._document.loaded is None:
            return ""
        words = self._document.loaded.source.text[selection.start : selection.end].strip()
        return " ".join(words.split()) if len(words) <= LONGEST_SELECTION else ""

    def _search(self, then: Callable[[], None] | None = None) -> None:
        """Look for what the bar says, from the beginning of the document."""
        loaded = self._document.loaded
        self._text = loaded.source.text if loaded is not None else ""
        self._query = query_of(
            self._bar.words, case=self._bar.case.isChecked(), whole_word=self._bar.whole_word.isChecked()
        )
        self._at, self._found, self._then = 0, [], then or self._take_nearest
        self._with_heads = self._source.mode is not Mode.TEXT
        if self._given is not None and self._given.text is not None:
            self._slice.stop()
            running = None if self._with_heads else self._document.running
            spans = [span for span in self._given.hits.spans if span.end <= len(self._text)]
            self._found = [hit for hit in spans if running is None or running.shows(hit.start)]
            self._then()
            return
        if self._query is None:
            self._slice.stop()
            self._document.set_hits((), -1)
            self._bar.tell("")
            return
        self._slice.start()
        self._search_on()

    def _search_on(self) -> None:
        assert self._query is not None
        running = None if self._with_heads else self._document.running
        end = perf_counter() + AT_ONCE_S
        while self._at < len(self._text) and len(self._found) < MOST:
            found, self._at = find_between(self._text, self._query, self._at, PIECE)
            self._found += found if running is None else [hit for hit in found if running.shows(hit.start)]
            if perf_counter() > end:
                return
        self._slice.stop()
        del self._found[MOST:]
        self._then()

    def _follow_document(self) -> None:
        """Another document is there, or another state of it: the words are looked for there too."""
        if self._follow_given() or self._bar.isHidden():
            return
        loaded = self._document.loaded
        self._stood = -1
        if loaded is None:
            self._slice.stop()
            self._show_bar(False)
        elif loaded.source.text is not self._text and loaded.source.text != self._text:
            self._search(lambda: self._take_nearest(go=False))

    def _follow_mode(self) -> None:
        """Running heads and feet show on pages alone: only hits that show are counted."""
        with_heads = self._source.mode is not Mode.TEXT
        if with_heads is not self._with_heads and not self._bar.isHidden():
            self._search(lambda: self._take_nearest(go=False))

    # Going through the hits.

    def _take_nearest(self, *, go: bool = True) -> None:
        """All hits are known: the current one is that where the reader is, or the next one below."""
        hits = tuple(self._found)
        here = bisect_left(hits, Span(self._place(), 0))
        below = here < len(hits)
        self._document.set_hits(hits, here if below else 0 if hits else -1)
        self._tell(0 if below else 1)
        if go and hits:
            self._show_hit()
        elif go:
            self._go_back()

    def _go_back(self) -> None:
        """Nothing is found: be where the search began, unless the reader has moved on from its last hit."""
        view = self._source.view
        if view is None or self._scrolled() != self._brought:
            return
        self._brought = -1
        scrolled, item = self._origin
        view.verticalScrollBar().setValue(scrolled)
        if 0 <= item < len(self._current.items) and item != self._current.item:
            self._walking.choose_at(self._current.items[item].span.start)

    def _place(self) -> int:
        """Where the reader is: at the current hit, if that is in view, or else at the first line in view."""
        document, view = self._document, self._source.view
        if view is None:
            return 0
        if 0 <= document.hit < len(document.hits) and view.shows(document.hits[document.hit]):
            return document.hits[document.hit].start
        return self._first if self._scrolled() == self._stood else first_in_view(view, self._text)

    def _scrolled(self) -> int:
        """How far down the document is scrolled, in logical pixels."""
        return self._source.view.verticalScrollBar().value() if self._source.view is not None else 0

    def _step(self, by: int) -> None:
        document = self._document
        if self._bar.isHidden():
            if document.loaded is None:
                return
            if not self._bar.words.strip() and self._given is None:
                self.open()
                return
            self._show_bar()
            self._search(lambda: self._take_from_here(by))
            return
        if self._slice.isActive():  # once all hits are known
            self._then = lambda: self._take_from_here(by)
            return
        if not document.hits:
            return
        there = document.hit + by
        wrapped = not 0 <= there < len(document.hits)
        document.set_hits(document.hits, there % len(document.hits))
        self._tell(by if wrapped else 0)
        self._show_hit()
        self._brought = -1  # the reader wanted to be here

    def _take_from_here(self, by: int) -> None:
        """The bar was closed: go on from what is selected, or from where the reader is."""
        selection = self._document.selection
        self._take_nearest(go=False)
        at = self._document.hit
        if at < 0:
            return
        if selection in self._document.hits:
            self._document.set_hits(self._document.hits, self._document.hits.index(selection))
            self._step(by)
        elif by < 0:
            self._step(by)
        else:
            self._show_hit()

    def _show_hit(self) -> None:
        """Have the current hit in view, and its item chosen."""
        hit = self._document.hits[self._document.hit]
        shown = self._source.view
        if self._scrolled() != self._brought:
            self._origin = self._scrolled(), self._current.item
        if not self._has_left and shown is not None and not shown.shows(hit):
            self._has_left = True
            self._walking.leaving.emit()  # the way back leads to where the reader began to look for it
        for view in (self._source.pages, self._source.text):
            if view.isVisible():
                reveal(view, hit)
        self._walking.choose_at(hit.start)
        self._brought = self._scrolled()

    def _tell(self, wrapped: int = 0) -> None:
        """Say which of how many hits is the current one, and where going on began anew."""
        hits, hit = self._document.hits, self._document.hit
        if not hits:
            self._bar.tell(_("Not found"), failed=True)
            return
        words = ngettext("{hit} of {count}", "{hit} of {count}", len(hits))
        if len(hits) == MOST:
            words = _("{hit} of more than {count}")
        words = words.format(hit=hit + 1, count=len(hits))
        if wrapped > 0:
            words = _("{count}, from the top").format(count=words)
        elif wrapped < 0:
            words = _("{count}, from the end").format(count=words)
        self._bar.tell(words)

    def _show_steps(self) -> None:
        self._bar.allow_steps(bool(self._document.hits))


def _document_of(loaded: LoadedMeeting | None) -> tuple[MeetingId, int | None] | None:
    """What tells a document from others: its meeting, and the version where that is not the one in front."""
    return None if loaded is None else (loaded.id, loaded.aside)
