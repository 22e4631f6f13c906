"""The composer's window: what is chosen on the left, how it will be on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from core.danish_order import order_key
from core.errors import UserFacingError
from core.export_requests import Counted, Preview, Told
from core.exports.wish import Wish
from core.language import _
from core.library import Changes, tags_in_use
from core.library.lists.chosen import Range
from core.library.lists.overview import YearGroup, list_groups
from gui.composer.composing import OF_DOCUMENTS, Composing
from gui.composer.confidential_part import ConfidentialPart
from gui.composer.export_work import ExportWork
from gui.composer.foot import COPY_KEYS, SAVE_KEYS, Foot
from gui.composer.form_part import FormPart
from gui.composer.kept import Draft, keep_choices, kept_choices
from gui.composer.name_row import NameRow
from gui.composer.order_part import OrderPart
from gui.composer.parts_part import PartsPart
from gui.composer.presets_part import PresetsPart
from gui.composer.preview import PreviewSide
from gui.composer.sides import Sides
from gui.composer.what_part import WhatPart
from gui.composer.words_part import WordsPart
from gui.composer.writing import SummaryWriting
from gui.panels.captions import title
from gui.session import Session
from gui.summary_wanted import SummaryWanted
from gui.theme import Theme
from gui.timers import later

PAUSE_MS, FOLLOW_MS, KEEP_MS = 180, 600, 1500
"""How long the reader, the library, what was typed must rest before they are followed, in milliseconds."""
SIZE = 1180, 760
FRAME = QSize(16, 80)
"""What a window manager puts around a window, at most, in logical pixels."""


class Composer(QDialog):
    """One composer of a window. Escape closes it and loses nothing: what was typed is there the next time."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme) -> None:
        super().__init__(parent)
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.WindowCloseButtonHint | Qt.WindowType.WindowMinMaxButtonsHint
        )
        self.setObjectName("composer")
        self.setMinimumSize(760, 420)
        self._session = session
        self.composing = Composing(self)
        self.work = ExportWork(session.library, self)
        self._asked: int | None = None  # the preview that is awaited
        self._shown: int | None = None  # the one in view
        self._is_behind = True
        self._more: set[int] = set()  # questions for more pages of it
        self._told: Told | None = None
        self._at: object = None  # of what a preview was asked for last
        self._from_top = True  # the one that is awaited is another one
        self._soon = later(self, PAUSE_MS, self._ask)
        self._follow_soon = later(self, FOLLOW_MS, self._ask)
        self._keep_soon = later(self, KEEP_MS, self._keep)
        self._is_about = False  # it was opened for something
        self._steps = self._making(theme)

    # Putting it together

    def make_more(self) -> bool:
        """Make another of its parts, which takes no longer than a frame; False where it is whole."""
        return next(self._steps, None) is not None

    def put_together(self) -> None:
        """Make all of its parts that are not there yet."""
        while self.make_more():
            pass

    def _making(self, theme: Theme) -> Iterator[QWidget]:
        """Its parts, each in its place as soon as it is made."""
        session, composing = self._session, self.composing
        self.sides = sides = Sides(self)
        self.heading = title(factor=1.25)
        self.what = WhatPart(composing)
        self.presets = PresetsPart(composing, session)
        yield from sides.add(self.heading, self.what, self.presets)
        self.form = FormPart(composing)
        self.name = NameRow(session, composing)
        yield from sides.add(self.form, self.name)
        self.confidential = ConfidentialPart(composing, theme)  # high up: nobody should have to look for it
        yield from sides.add(self.confidential)
        self.parts = PartsPart(composing)
        self.order = OrderPart(composing)
        self.words = WordsPart(composing)
        yield from sides.add(self.parts, self.order, self.words)
        sides.column.addStretch(1)
        self.preview = PreviewSide(theme)
        sides.upper.addWidget(self.preview, 1)
        yield self.preview
        self.foot = Foot()
        sides.whole.addWidget(self.foot)
        self.writing = SummaryWriting(self, session, self.work, self.foot, self._wish)
        yield self.foot
        self._connect()
        kept = kept_choices(session)
        composing.take_format(kept.format)
        yield self
        self.presets.choose(kept.preset)
        room = self.screen().availableSize() - FRAME  # else its title lies above the screen
        self.resize(QSize(*(kept.size or SIZE)).boundedTo(room))

    def _connect(self) -> None:
        session, work, foot = self._session, self.work, self.foot
        self.composing.changed.connect(self._changed)
        self.preview.pages_wanted.connect(self._ask_for_pages)
        self.preview.width_changed.connect(self._soon.start)
        work.previewed.connect(self._show)
        work.counted.connect(self._count)
        self.writing.ended.connect(self._soon.start)
        work.failed.connect(self._fail)
        foot.save_wanted.connect(self.save)
        self.presets.told.connect(foot.show_notice)
        foot.close_wanted.connect(self.close)
        foot.closed_wanted.connect(self.show_closed)
        foot.personal_wanted.connect(self.show_personal)
        self.sides.left.verticalScrollBar().valueChanged.connect(self._show_masked)
        self.sides.left.verticalScrollBar().rangeChanged.connect(self._show_masked)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keep_in_view)
        session.changed.connect(self._follow)
        session.restored.connect(self._start_anew)
        for keys in SAVE_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        QShortcut(QKeySequence(COPY_KEYS), self).activated.connect(foot.copy.click)
        for standard, step in (
            (QKeySequence.StandardKey.Undo, session.undo.undo),
            (QKeySequence.StandardKey.Redo, session.undo.redo),
        ):
            QShortcut(QKeySequence(standard), self).activated.connect(step)

    # What it is about

    def compose(self, wanted: SummaryWanted, others: Sequence[tuple[str, Range]] = ()) -> None:
        """Put a summary of something together; `others` are places that are offered beside it."""
        self.put_together()
        self._keep()
        self.work.warm_up()
        draft = kept_choices(self._session).draft(wanted.range)
        self._told = None
        places = [(wanted.what, wanted.range), *(each for each in others if each[1] != wanted.range)]
        if all(range_ != Range() for _words, range_ in places):
            places.append((_("The whole library"), Range()))
        self._is_about = True
        composing = self.composing
        composing.range = wanted.range
        composing.keep, composing.also = frozenset(), ()
        self.presets.begin(wanted.preset, **wanted.carried)
        composing.choice = replace(
            composing.choice,
            only=composing.choice.only if wanted.only is None else wanted.only,
            title=draft.title,
            introduction=draft.introduction,
            closed_items=False,
            pass_on=False,
        )
        self.what.show_places(places)
        self._read_tags()
        self._read_places()
        composing.changed.emit()
        self.sides.left.verticalScrollBar().setValue(0)
        self.show()
        self.raise_()
        self.activateWindow()
        self.what.places.setFocus()

    def _read_places(self) -> None:
        """The bodies and years that a search can be narrowed to."""

        def take(groups: Sequence[YearGroup]) -> None:
            bodies = sorted({each.name for each in groups if each.name}, key=order_key)
            self.what.show_narrowings(bodies, sorted({each.year for each in groups if each.year})[::-1])

        self._session.background.read(list_groups, take)

    def _read_tags(self) -> None:
        def take(tags: list[tuple[str, int]]) -> None:
            self.what.show_tags([name for name, _count in tags])

        self._session.background.read(tags_in_use, take)

    # The preview

    @property
    def awaits_preview(self) -> bool:
        """Whether what is in view is not what is chosen now."""
        return self._is_behind

    def _changed(self) -> None:
        what = self.what.words
        self.heading.setText(what)
        self.setWindowTitle(_("Summary: {what} – Protokollen").format(what=what))
        of_items = self.composing.format not in OF_DOCUMENTS
        for part in (self.presets, self.order, self.words):
            part.setVisible(of_items)
        self.foot.drop_notice()  # it told of another choice
        self._is_behind = True
        self._soon.start()
        self._keep_soon.start()
        self.confidential.look_again()
        self._show_masked()

    def _follow(self, changes: Changes) -> None:
        if self.isVisible() and (
            changes.everything or changes.meetings or changes.annotated or changes.tags or changes.colleagues
        ):
            self._follow_soon.start()
        if changes.tags or changes.everything:
            self._read_tags()

    def _start_anew(self) -> None:
        """Another library is in place."""
        self.work.rest()
        self.writing.drop()
        self._soon.start()

    def _ask(self) -> None:
        """Ask for a preview of what is chosen now, once all that the reader did is in the library."""
        self._soon.stop()
        self._follow_soon.stop()
        if self.writing.is_busy or not self.isVisible():
            return  # asked for again when it is written
        self.preview.wait()
        self._session.background.write(lambda _library: None, lambda _none: self._ask_now())

    def _ask_now(self) -> None:
        pages, at = self.preview.pages, self._place()
        self._from_top = self._from_top or at != self._at
        self._at = at
        in_view = range(2) if self._from_top or not pages.count else pages.in_view
        self._more.clear()
        self._asked = self.work.preview(self._wish(), pages.pixel_width, in_view.start, len(in_view))

    def _place(self) -> object:
        """What makes a preview another one. While the reader types it is the same, and stays where it is."""
        composing, choice = self.composing, self.composing.choice
        return (
            composing.range,
            composing.format,
            self.presets.chosen,
            choice.layout,
            choice.group_by,
            choice.order,
        )

    def _ask_for_pages(self, first: int, count: int) -> None:
        """More pages of what is in view; where another preview is awaited, it brings its own."""
        if self._asked is None and not self.writing.is_busy:
            width = self.preview.pages.pixel_width
            self._more.add(self.work.preview(self._wish(), width, first, count))

    def _show(self, preview: Preview, images: list[QImage]) -> None:
        more = preview.number in self._more
        if not more and preview.number != self._asked:
            return
        self._more.discard(preview.number)
        if not more:
            self._asked, self._shown = None, preview.number
            self._is_behind = self._soon.isActive() or self.writing.is_busy
        top = self._from_top and not more
        self.preview.show_preview(preview, images, self.composing.format, more=more, top=top)
        self._from_top = self._from_top and more
        self._show_told(preview.told)

    def _count(self, counted: Counted) -> None:
        if counted.number == self._shown or not self._asked:
            shown = counted.told.shown if self._told is None else self._told.shown
            self._show_told(replace(counted.told, shown=shown))

    def _show_told(self, told: Told) -> None:
        self._told = told
        self.words.show_made_title(told.title)
        self.what.show_count(told.items, told.follow_ups, told.found)
        self.confidential.show_closed(told.left_out)
        self.confidential.show_personal(told.personal, is_whole=told.is_whole)
        self._show_masked()

    def _show_masked(self, *_values: int) -> None:
        seen = not self.confidential.list.visibleRegion().isEmpty()
        self.foot.show_masked(self.confidential.masked, in_view=seen)
        self.foot.show_closed(self.confidential.left_out, included=self.composing.choice.closed_items)

    def _keep_in_view(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A letter may lead to what is out of view."""
        if now is not None and self.sides.parts.isAncestorOf(now):
            self.sides.left.ensureWidgetVisible(now)

    def show_closed(self) -> None:
        """Have what is said of closed items in view, the keyboard at the box for them."""
        top = self.confidential.mapTo(self.sides.parts, QPoint(0, 0)).y()
        for edge in (top + self.confidential.height(), top):
            self.sides.left.ensureVisible(0, edge, 0, 0)
        self.confidential.closed.setFocus()

    def show_personal(self) -> None:
        """Have the list of personal data in view, the keyboard in it."""
        shown = self.confidential.list
        top = shown.mapTo(self.sides.parts, QPoint(0, 0)).y()
        for edge in (top + shown.height() + 12, top):
            self.sides.left.ensureVisible(0, edge, 0, 0)
        shown.setFocus()
        self._show_masked()

    # What is done with it

    def save(self) -> None:
        """Ask where, and write it there."""
        if self.writing.is_busy:
            return
        name = self._told.name if self._told is not None else ""
        path = self.writing.ask_where(name, kept_choices(self._session).folder, self.composing.format)
        self.activateWindow()  # some systems hand the keyboard to the window behind
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write it to `path`, as it is chosen now."""
        self._keep(folder=path.parent)
        self.writing.save_to(path)

    def _fail(self, number: int, error: UserFacingError) -> None:
        if number == self._asked:
            self._asked, self._is_behind = None, False
            self.preview.say(error.what, error.advice)

    def _wish(self) -> Wish:
        return self.composing.wish(self._session.settings)

    # What is kept

    def _keep(self, folder: Path | None = None) -> None:
        """Keep the choices, and what was typed for this range."""
        self._keep_soon.stop()
        if not self._is_about:
            return
        choice, kept = self.composing.choice, kept_choices(self._session)
        kept = kept.with_draft(self.composing.range, Draft(choice.title, choice.introduction))
        size = (self.width(), self.height()) if self.isVisible() else kept.size
        kept = replace(kept, preset=self.presets.chosen, format=self.composing.format, size=size)
        keep_choices(self._session, replace(kept, folder=str(folder)) if folder is not None else kept)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is asked, nothing is lost."""
        self._leave()
        event.accept()

    def reject(self) -> None:
        """Escape: it stops what is being written; when nothing is, it closes the window."""
        if self.writing.is_busy:
            self.writing.stop()
            return
        self._leave()
        super().reject()

    def end(self) -> None:
        """The window it belongs to is closed."""
        self.close()
        self.work.rest()

    def _leave(self) -> None:
        self.put_together()
        self._keep()
        self.writing.drop()
        self._soon.stop()
        self.work.rest()
