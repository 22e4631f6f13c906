"""What is chosen, as it will be: pages, a text, or tables; or a sentence on what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from core.export_requests import Pages, Preview, Sheet, Sheets, Told, Words
from core.exports.formats import Format
from core.language import _, ngettext
from gui.models.cells import Cells
from gui.panels.captions import quiet, title
from gui.panels.page_preview import PagePreview
from gui.panels.table_view import TableView
from gui.theme import Theme
from gui.timers import later

WAIT_MS = 350
"""After so long a wait it is said that a preview is under way, in milliseconds."""
WIDEST_COLUMN = 280


class _SheetRows(Cells[tuple[str, ...]]):
    """A table of the file."""

    def cells(self, row: tuple[str, ...]) -> Sequence[str]:
        return row


class PreviewSide(QWidget):
    """The right side of the composer. `pages_wanted` and `width_changed` are those of the pages."""

    pages_wanted = Signal(int, int)
    width_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.told = quiet()
        self.told.setWordWrap(False)
        self.told.setMinimumWidth(40)
        self.state = quiet()
        self.state.setWordWrap(False)
        self.pages = PagePreview(theme)
        self.pages.pages_wanted.connect(self.pages_wanted)
        self.pages.width_changed.connect(self.width_changed)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setObjectName("previewWords")
        self.words.setAccessibleName(_("Preview"))
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPointSizeF(self.font().pointSizeF() * 0.95)
        self.words.setFont(fixed)
        self.table = TableView(theme)
        self.table.setAccessibleName(_("Preview"))
        self._rows = _SheetRows(parent=self)
        self.table.setModel(self._rows)
        self.sheets = QTabBar()
        self.sheets.setObjectName("sideTabs")
        self.sheets.setDrawBase(False)
        self.sheets.setExpanding(False)
        self.sheets.currentChanged.connect(self._show_sheet)
        self._sheets: tuple[Sheet, ...] = ()
        self.empty_title = title(factor=1.15)
        self.empty_title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.empty = quiet()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.stack = QStackedWidget()
        for widget in (self.pages, self.words, self._table_side(), self._empty_side()):
            self.stack.addWidget(widget)
        head = QWidget()
        head.setObjectName("previewHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 7, 16, 7)
        row.addWidget(self.told, 1)
        row.addWidget(self.state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.stack, 1)
        self._late = later(self, WAIT_MS, lambda: self.state.setText(_("Being put together …")))
        self.say(_("The preview comes here"), "")

    def wait(self) -> None:
        """Another preview is asked for; what is in view stays until it comes."""
        self._late.start()

    def say(self, heading: str, sentence: str) -> None:
        """Show a sentence instead of a preview."""
        self._late.stop()
        self.state.clear()
        self.told.clear()
        self.empty_title.setText(heading)
        self.empty.setText(sentence)
        self.stack.setCurrentIndex(3)

    def show_preview(
        self,
        preview: Preview,
        images: Sequence[QImage],
        format: Format,
        *,
        more: bool = False,
        top: bool = False,
    ) -> None:
        """Show a preview; with `more` its pages belong to those that are in view. It stays where it is
        scrolled to, or is shown from its `top`."""
        self._late.stop()
        self.state.clear()
        body = preview.body
        if isinstance(body, Pages) and more:
            self.pages.add_pages(body.first, images)
            return
        if isinstance(body, Pages):
            self.pages.show_pages(body.count, body.first, images, body.sizes)
            self.stack.setCurrentWidget(self.pages)
        elif isinstance(body, Words):
            self._show_words(body.text)
        elif isinstance(body, Sheets):
            self._show_sheets(body.sheets)
        elif preview.error is not None:
            self.say(preview.error.what, preview.error.advice)
        else:
            self.say(*_without_preview(format))
        if top:
            for area in (self.pages, self.words, self.table):
                area.verticalScrollBar().setValue(0)
        self._tell(preview.told, body, format)

    def _show_words(self, text: str) -> None:
        bar = self.words.verticalScrollBar()
        at = bar.value()
        if self.words.toPlainText() != text:
            self.words.setPlainText(text)
            bar.setValue(at)
        self.stack.setCurrentIndex(1)

    def _show_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        at = max(0, self.sheets.currentIndex())
        self.sheets.blockSignals(True)
        while self.sheets.count():
            self.sheets.removeTab(0)
        for sheet in sheets:
            self.sheets.addTab(sheet.name.replace("&", "&&"))
        self._sheets = sheets
        self.sheets.setCurrentIndex(min(at, len(sheets) - 1))
        self.sheets.blockSignals(False)
        self.sheets.setVisible(len(sheets) > 1)
        self._show_sheet(self.sheets.currentIndex())
        self.stack.setCurrentIndex(2)

    def _show_sheet(self, at: int) -> None:
        if not 0 <= at < len(self._sheets):
            return
        sheet = self._sheets[at]
        others = sheet.columns != self._rows.heads
        self._rows.hold(sheet.rows, sheet.columns)
        if others:
            for column in range(len(sheet.columns)):
                self.table.resizeColumnToContents(column)
                if self.table.columnWidth(column) > WIDEST_COLUMN:
                    self.table.setColumnWidth(column, WIDEST_COLUMN)

    def _tell(self, told: Told, body: object, format: Format) -> None:
        words = []
        if body is None:
            return
        if isinstance(body, Pages | Sheets) and body.told:
            self.told.setText(body.told)
            return
        if isinstance(body, Pages) and format is Format.HTML:
            words.append(_("Shown as pages: a web page flows with its window"))
        elif isinstance(body, Pages):
            words.append(ngettext("{count} page", "{count} pages", body.count).format(count=body.count))
        elif isinstance(body, Sheets):
            rows = [len(sheet.rows) for sheet in body.sheets]
            counts = [ngettext("{count} row", "{count} rows", each).format(count=each) for each in rows]
            words.append(" · ".join(counts))
        elif isinstance(body, Words):
            words.append(_("the file as it will be"))
        if told.shown < told.items:
            cut = _("the preview shows the first {shown} items of {items}")
            words.append(cut.format(shown=told.shown, items=_number(told.items)))
        text = " · ".join(words)
        self.told.setText(text[:1].upper() + text[1:])

    def _table_side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("overview")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(0)
        column.addWidget(self.sheets)
        column.addWidget(self.table, 1)
        return side

    def _empty_side(self) -> QWidget:
        side = QWidget()
        side.setObjectName("emptyState")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(side)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(6)
        column.addStretch(2)
        column.addWidget(self.empty_title)
        column.addWidget(self.empty)
        column.addStretch(3)
        return side


def _without_preview(format: Format) -> tuple[str, str]:
    """What to say of a form that has no preview of its own."""
    if format is Format.ANNOTATIONS:
        return (
            _("There is nothing to give"),
            _("Nothing of yours stands on it that goes out. Choose other items on the left."),
        )
    return (
        _("Nothing goes out"),
        _("No item is like that. Take a filter away on the left, or choose another place."),
    )


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u00a0")
