"""Copying from the document in view: clean text, also with where it stands, or a picture of a rectangle."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QImage

from core.annotations import AnnotationKind, PageBox
from core.copying import (
    clean_html,
    clean_text,
    html_with_reference,
    paragraphs_over,
    reference,
    with_reference,
)
from core.language import _
from core.library import LoadedMeeting
from core.running_text import RunningText
from core.source_text import Span
from gui.current_meeting import CurrentMeeting
from gui.document.area_picture import AreaPicture
from gui.panels.status_line import StatusLine
from gui.processes import PageRasters
from gui.source_view.selecting import Selecting
from gui.source_view.stack import SourceStack

MUCH = 20_000
"""Code points from which on a text is put together aside: it would hold the window up."""


class Copying(QObject):
    """Works for one group, on what is selected there, or else on the marks that are chosen.

    `selecting` are those of the group's views.
    """

    def __init__(
        self,
        current: CurrentMeeting,
        source: SourceStack,
        selecting: Sequence[Selecting],
        rasters: PageRasters,
        status: StatusLine,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent or source)
        self._current = current
        self._source = source
        self._document = source.document
        self._rasters = rasters
        self._status = status
        self._selecting = selecting
        self._picture: AreaPicture | None = None
        for each in selecting:
            each.area_wanted.connect(self._tell_area)
            each.beginnings = self._beginnings

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean here, by their ids."""
        return {
            "copy": self.copy,
            "copy_with_reference": self.copy_with_reference,
            "select_item": self.select_item,
            "choose_area": self.choose_area,
        }

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        self._copy(referring=False)

    def copy_with_reference(self) -> None:
        """The same, with a line that says where it stands."""
        self._copy(referring=True)

    def select_item(self) -> None:
        """Select the chosen item; where it is selected already, the whole document."""
        loaded = self._document.loaded
        if loaded is None:
            return
        whole = _trimmed(loaded, Span(0, len(loaded.source.text)))
        at = self._current.item
        if at < 0 and self._source.view is not None:
            at = self._current.item_at(self._source.view.offset_at_eye())
        item = _trimmed(loaded, loaded.meeting.items[at].span) if at >= 0 else whole
        wanted = whole if self._document.selection == item else item
        next(each for each in self._selecting if each.view is self._source.view).select(wanted)

    def choose_area(self) -> None:
        """Have the next drag on a page choose a rectangle."""
        if not self._source.pages.isVisible():
            self._status.show_notice(_("Areas are chosen on pages: this document is shown as text."))
            return
        for each in self._selecting:
            each.want_area()

    def _beginnings(self) -> list[int]:
        """Where a selection by keys may begin: at the decision under the band, at the chosen item."""
        band, item = self._document.band, self._current.item
        found = [band[0].start] if band else []
        return [*found, self._current.items[item].span.start] if item >= 0 else found

    def _tell_area(self, wanted: bool) -> None:
        words = _("Drag a rectangle on a page. Esc leaves it.")
        if wanted:
            self._status.show_notice(words)
        else:
            self._status.drop_notice(words)

    # What is copied.

    def _copy(self, *, referring: bool) -> None:
        loaded, area = self._document.loaded, self._area()
        if loaded is None:
            return
        span = self._span()
        if area is not None:
            self._copy_area(loaded, area)
        elif span is None:
            self._status.show_notice(_("Nothing is selected to be copied."))
        elif span.end - span.start <= MUCH:
            self._put(_copied(loaded, span, self._document.running, referring))
        else:
            self._current.session.background.aside(
                lambda _library: _copied(loaded, span, None, referring), self._put
            )

    def _span(self) -> Span | None:
        selection, chosen = self._document.selection, self._document.chosen
        if selection is not None:
            return selection
        if chosen is not None and chosen.passage is not None and chosen.passage.start < chosen.passage.end:
            return chosen.passage
        return None

    def _area(self) -> PageBox | None:
        """The chosen rectangle, or that of the chosen mark where it is an area."""
        document = self._document
        if document.area is not None or document.selection is not None or document.chosen is None:
            return document.area
        for mark in document.marks:
            passage = mark.annotation.passage
            is_area = mark.annotation.kind is AnnotationKind.AREA and passage is not None
            if is_area and mark.target == document.chosen and passage is not None and passage.boxes:
                return passage.boxes[0]
        return None

    def _put(self, copied: tuple[str, str]) -> None:
        words, as_html = copied
        content = QMimeData()
        content.setText(words)
        content.setHtml(as_html)
        QGuiApplication.clipboard().setMimeData(content)
        self._status.show_notice(_("Copied"))

    def _copy_area(self, loaded: LoadedMeeting, area: PageBox) -> None:
        if not 0 <= area.page < len(loaded.source.pages):
            return
        if self._picture is not None:
            self._picture.stop()
        self._status.show_notice(_("Drawing the picture …"))
        self._picture = AreaPicture(
            *(self._rasters, loaded.version, area, loaded.source.pages[area.page]),
            *(self._source.pages.rotation, self._put_picture, self),
        )

    def _put_picture(self, picture: QImage | None) -> None:
        self._picture = None
        if picture is None:
            self._status.show_notice(_("The picture could not be drawn: the page is damaged."))
            return
        QGuiApplication.clipboard().setImage(picture)
        self._status.show_notice(_("Picture copied"))


def _copied(
    loaded: LoadedMeeting, span: Span, running: RunningText | None, referring: bool
) -> tuple[str, str]:
    """What is copied, as plain text and as HTML."""
    source = loaded.source
    running = running or RunningText(source, loaded.meeting)
    paragraphs = list(paragraphs_over(running, span))
    words = clean_text(source, span, paragraphs)
    as_html = clean_html(source, span, paragraphs)
    if not referring:
        return words, as_html
    where = reference(source, loaded.meeting, span, loaded.name)
    return with_reference(words, where), html_with_reference(as_html, where)


def _trimmed(loaded: LoadedMeeting, span: Span) -> Span:
    """`span` without the space at its ends."""
    words = loaded.source.text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
