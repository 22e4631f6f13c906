"""The window before printing: the pages as they will be, and what shall be on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserFacingError
from core.exports.paper_wanted import OfDocument, OfSummary, WhollyClosed
from core.language import _, ngettext
from core.printing_process import PaperMade
from gui.panels.captions import quiet, title
from gui.panels.page_preview import PagePreview
from gui.printing.foot import PrintFoot
from gui.printing.paper_work import PaperWork
from gui.printing.printing import Printing
from gui.printing.system_dialog import asked
from gui.theme import Theme
from gui.timers import later

SIZE = 980, 660
FRAME = QSize(16, 80)
"""What a window manager puts around a window, at most, in logical pixels."""
LEFT = 268
"""Width of the left side, in logical pixels."""
WAIT_MS = 350
"""After so long it is said that the pages are being made, in milliseconds."""


class PrintWindow(QDialog):
    """Shows what is to be printed, and prints it. `closed` comes when it is left: it is not used again."""

    closed = Signal()

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        what: OfDocument | OfSummary,
        name: str,
        when_written: Callable[[Callable[[], object]], object],
    ) -> None:
        """`name` says what is printed; `when_written` calls back once all that the reader did is in the
        library."""
        super().__init__(parent)
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.WindowCloseButtonHint | Qt.WindowType.WindowMinMaxButtonsHint
        )
        self.setObjectName("printing")
        self.setWindowTitle(_("Print: {name} – Protokollen").format(name=name))
        self.setMinimumSize(640, 420)
        self.what = what
        self._name = name
        self._when_written = when_written
        self._printer: QPrinter | None = None
        self._printing: Printing | None = None
        self._sizes: Sequence[tuple[float, float]] = ()
        self.work = PaperWork(self)
        self.pages = PagePreview(theme, whole=True)
        self.heading = title(name, factor=1.25)
        self.count = quiet()
        self.marks = QCheckBox(_("With the &marks"))
        self.marks_told = quiet()
        self.set_told = quiet(
            _("As it is chosen now, and with the personal data masked that is masked there.")
            if isinstance(what, OfSummary)
            else _("The document has no pages of its own: its text is set on pages.")
        )
        self.closed_items = QCheckBox()
        self.closed_told = quiet()
        self.masking = QCheckBox(_("Mask &personal data"))
        self.masking_told = quiet()
        self.foot = PrintFoot()
        self.say_heading = title(factor=1.15)
        self.say_words = quiet()
        self._late = later(self, WAIT_MS, lambda: self.count.setText(_("Being put together …")))
        self._lay_out()
        self._connect()
        room = parent.screen().availableSize() - FRAME  # else its title lies above the screen
        self.resize(QSize(*SIZE).boundedTo(room))
        self._make()

    # Putting it together

    def _lay_out(self) -> None:
        left = QWidget()
        left.setObjectName("composerLeft")
        scroll = QScrollArea()  # else a small screen has no room for all of it
        scroll.setObjectName("printLeft")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(left)
        scroll.setFixedWidth(LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(18, 16, 16, 18)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.count)
        column.addWidget(self.set_told)
        column.addSpacing(14)
        for widget in (self.marks, self.marks_told):
            column.addWidget(widget)
        column.addSpacing(10)
        for widget in (self.closed_items, self.closed_told):
            column.addWidget(widget)
        column.addSpacing(10)
        for widget in (self.masking, self.masking_told):
            column.addWidget(widget)
        column.addStretch(1)
        self.marks.setChecked(True)
        self.masking.setChecked(True)
        for box, told in ((self.marks, self.marks_told), (self.closed_items, self.closed_told)):
            box.hide()
            told.hide()
        self.masking.hide()
        self.masking_told.hide()
        self.set_told.setVisible(isinstance(self.what, OfSummary))
        said = QWidget()
        words = QVBoxLayout(said)
        words.setContentsMargins(40, 40, 40, 40)
        words.addStretch(2)
        for label in (self.say_heading, self.say_words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.addWidget(label)
        words.addStretch(3)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.pages)
        self.stack.addWidget(said)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(scroll)
        upper.addWidget(self.stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.foot)

    def _connect(self) -> None:
        self.work.made.connect(self._show)
        self.work.sheet.connect(self._show_sheet)
        self.work.lost.connect(self._lose)
        self.pages.pages_wanted.connect(self._ask_for_pages)
        self.pages.width_changed.connect(self._draw_anew)
        self.marks.toggled.connect(lambda _on: self._make())
        self.closed_items.toggled.connect(lambda _on: self._make())
        self.masking.toggled.connect(lambda _on: self._make())
        self.foot.print_wanted.connect(self.ask_and_print)
        self.foot.stop_wanted.connect(self.stop)
        self.foot.close_wanted.connect(self.close)
        for keys in ("Ctrl+P", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.ask_and_print)

    # What is printed

    @property
    def is_ready(self) -> bool:
        """Whether the pages in view are those that would be printed."""
        return bool(self._sizes) and self._printing is None

    def _make(self) -> None:
        """Have what is chosen made, once all that the reader did is in the library."""
        if isinstance(self.what, OfDocument):
            self.what = replace(
                self.what,
                marks=self.marks.isChecked(),
                closed_items=self.closed_items.isChecked(),
                mask=self.masking.isChecked(),
            )
        self._sizes = ()
        self._allow()
        self._late.start()
        self._when_written(lambda: self.work.make(self.what))

    def _show(self, made: PaperMade) -> None:
        self._late.stop()
        if made.error is not None:
            if isinstance(made.error, WhollyClosed):
                self._show_closed(1)
            self._say(made.error)
            return
        self._sizes = made.sizes
        count = len(made.sizes)
        self.count.setText(ngettext("{count} page", "{count} pages", count).format(count=count))
        if isinstance(self.what, OfDocument):
            self._show_marks(made)
            self._show_closed(made.closed)
            self._show_personal(made.personal)
        self.stack.setCurrentIndex(0)
        at = self.pages.verticalScrollBar().value()
        self.pages.show_shapes(made.sizes)
        self.pages.verticalScrollBar().setValue(at)
        self._allow()

    def _show_marks(self, made: PaperMade) -> None:
        self.set_told.setVisible(made.is_text)
        if made.is_text:
            self.marks_told.setText(
                _("Highlights and underlines in the text, notes below what they are about.")
            )
        else:
            self.marks_told.setText(
                _("Highlights, underlines and areas; notes as signs: their words are in a summary.")
            )
        for widget in (self.marks, self.marks_told):
            widget.setVisible(made.marks > 0)

    def _show_closed(self, count: int) -> None:
        """As the composer says it: closed items stay out unless they are chosen."""
        words = ngettext("{count} &closed item, too", "The {count} &closed items, too", count)
        self.closed_items.setText(words.format(count=count))
        if self.closed_items.isChecked():
            told = _(
                "Closed items were dealt with behind closed doors. Give the paper only to those who may "
                "read them: members of the body, and those who work on the case. They are bound to secrecy."
            )
        else:
            told = ngettext("It is left blank.", "They are left blank.", count)
        self.closed_told.setText(told)
        self.closed_told.setProperty("role", "overdue" if self.closed_items.isChecked() else "quiet")
        self.closed_told.style().unpolish(self.closed_told)
        self.closed_told.style().polish(self.closed_told)
        for widget in (self.closed_items, self.closed_told):
            widget.setVisible(count > 0)

    def _show_personal(self, count: int) -> None:
        if self.masking.isChecked():
            words = ngettext(
                "{count} piece of personal data found: it is taken off the pages. The program may overlook "
                "some.",
                "{count} pieces of personal data found: they are taken off the pages. The program may "
                "overlook some.",
                count,
            )
        else:
            words = ngettext(
                "{count} piece of personal data found: it is printed.",
                "{count} pieces of personal data found: they are printed.",
                count,
            )
        self.masking_told.setText(words.format(count=count))
        for widget in (self.masking, self.masking_told):
            widget.setVisible(count > 0)

    def _ask_for_pages(self, first: int, count: int) -> None:
        if self._printing is None:
            self.work.ask_sheets(range(first, first + count), self.pages.pixel_width)

    def _draw_anew(self) -> None:
        """The pages are shown larger or smaller than they were drawn."""
        at = self.pages.verticalScrollBar().value()
        if self._sizes:
            self.pages.show_shapes(self._sizes)
            self.pages.verticalScrollBar().setValue(at)

    def _show_sheet(self, page: int, image: QImage) -> None:
        if page < len(self._sizes):
            self.pages.add_pages(page, [image])

    def _say(self, error: UserFacingError) -> None:
        self.count.clear()
        self.say_heading.setText(error.what)
        self.say_words.setText(error.advice)
        self.stack.setCurrentIndex(1)
        self._allow()

    def _lose(self, error: UserFacingError) -> None:
        if self._printing is None:  # otherwise it tells so itself
            self._late.stop()
            self._sizes = ()
            self._say(error)

    # Printing

    def ask_and_print(self) -> None:
        """Ask in the system's dialog which printer, which pages, how many copies; and print."""
        if not self.is_ready:
            return
        self._printer = asked(self, self._printer, self._name, len(self._sizes))
        if self._printer is not None:
            self.print_on(self._printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer as it is set."""
        printing = Printing(printer, self._sizes, self.work, self._name, self)
        self._printing = printing
        printing.progressed.connect(self.foot.show_work)
        printing.ended.connect(lambda file: self._end(self.foot.show_printed, file))
        printing.failed.connect(self._fail)
        self.foot.begin_work(printing.count)
        self._allow()
        printing.begin()

    def stop(self) -> None:
        """Go no further."""
        if self._printing is not None:
            self._end(self.foot.show_stopped, self._printing.stop())

    def _fail(self, error: UserFacingError) -> None:
        from gui.dialogs.messages import tell_failure

        self._end(lambda _none: self.foot.drop_notice(), None)
        tell_failure(self, error)

    def _end(self, show: Callable[..., object], told: object) -> None:
        if self._printing is not None:
            self._printing.deleteLater()
            self._printing = None
        self.foot.end_work()
        show(told)
        if not self.work.is_there:
            self._make()
            return
        self._allow()
        self._draw_anew()

    def _allow(self) -> None:
        self.foot.print_.setEnabled(self.is_ready)
        for box in (self.marks, self.closed_items, self.masking):
            box.setEnabled(self._printing is None)

    # Leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being printed is stopped."""
        self._leave()
        event.accept()

    def reject(self) -> None:
        """Escape."""
        self._leave()
        super().reject()

    def _leave(self) -> None:
        self.stop()
        self._late.stop()
        self.work.close()
        self.closed.emit()
