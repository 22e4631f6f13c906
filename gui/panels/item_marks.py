"""The marks of one item in the decision panel: their words and notes, each a way to its place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from core.annotations import Annotation, AnnotationKind, Colour
from core.language import _, ngettext
from gui import icons
from gui.annotations.placing import Target
from gui.current_meeting import CurrentMeeting
from gui.models.annotation_cards import leading_kind
from gui.panels.captions import caption, plain_tip, quiet
from gui.theme import Theme

MOST = 30
"""Marks that are listed here; the annotations panel has them all."""
SIGN = 14
INDENT = 20


class ItemMarks(QWidget):
    """Lists the marks that belong to one item. `mark_wanted` carries the Target of the one to go to."""

    mark_wanted = Signal(object)

    def __init__(
        self, current: CurrentMeeting, item: int, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._current = current
        self._item = item
        self._theme = theme
        self._shown: list[tuple[Target, tuple[Annotation, ...]]] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(3)
        self.refresh()

    def refresh(self) -> None:
        """List the marks as they are now."""
        targets = dict.fromkeys(mark.target for mark in self._current.marks if mark.target.item == self._item)
        wanted = [(target, tuple(self._current.annotations(target))) for target in targets]
        if wanted == self._shown:
            return
        self._shown = wanted
        while (old := self._column.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if wanted:
            self._column.addWidget(caption(_("Marks in the text")))
        for target, there in wanted[:MOST]:
            row = MarkRow(self._words(target), there, self._theme, self)
            row.clicked.connect(partial(self._want, target))
            self._column.addWidget(row)
        more = len(wanted) - MOST
        if more > 0:
            words = ngettext("{count} more under Annotations", "{count} more under Annotations", more)
            self._column.addWidget(quiet(words.format(count=more)))
        self.setVisible(bool(wanted))

    def _words(self, target: Target) -> str:
        loaded, span = self._current.loaded, target.passage
        if loaded is None or span is None:
            return ""
        return " ".join(loaded.source.text[span.start : span.end].split()) or _("area")

    def _want(self, target: Target, _checked: bool = False) -> None:
        self.mark_wanted.emit(target)


class MarkRow(QAbstractButton):
    """Colour and words of one mark in one line, and its note in a second one where it has any."""

    def __init__(
        self, words: str, annotations: tuple[Annotation, ...], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._note = next((each.text for each in annotations if each.kind is AnnotationKind.NOTE), "")
        self._note = " ".join(self._note.split())
        self._colour = next((each.colour for each in annotations if each.colour is not None), None)
        self._kind = leading_kind(annotations)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        spoken = _("Mark: {words}. {note}").format(words=words, note=self._note)
        self.setAccessibleName(spoken)
        self.setToolTip(plain_tip(f"{words}\n{self._note}" if self._note else words))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        lines = 2 if self._note else 1
        return QSize(120, round(lines * self.fontMetrics().lineSpacing()) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(colours.accent) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        metrics = QFontMetricsF(self.font())
        line = metrics.lineSpacing()
        sign = QRectF(1, 4 + (line - SIGN) / 2, SIGN, SIGN)
        stroke = colours.quiet
        if self._colour is not None:
            stroke = colours.strokes[list(Colour).index(self._colour)]
        icons.paint(painter, f"kind-{self._kind.value}", stroke, sign)
        room = self.width() - INDENT - 4
        painter.setPen(colours.text)
        quote = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(INDENT, 4, room, line), Qt.AlignmentFlag.AlignVCenter, quote)
        if self._note:
            painter.setPen(colours.text if self.underMouse() else colours.quiet)
            note = metrics.elidedText(self._note, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(INDENT, 4 + line, room, line), Qt.AlignmentFlag.AlignVCenter, note)
