"""How the panels stand beside the document: side by side, or as drawers over it where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

PANEL_SHARE = 0.27
"""The part of the window's width a panel takes at most by itself."""
LIBRARY_DRAWER_BELOW = 1200
DECISION_DRAWER_BELOW = 1000
"""Widths of the window, in logical pixels, below which a panel becomes a drawer."""
NARROW = 316
"""The width of a decision panel that is kept beside the document where it would be a drawer."""
DOCUMENT_SHARE = 0.4
"""The part of the window's width the document has at least, as far as the panels can do with less; not where
the reader gave them other widths."""
COLUMN = 480
"""Where two things are read side by side, panels become drawers until each is so many logical pixels wide."""


class Panes(QWidget):
    """Library, agenda, document and decision. `arranged` says that a panel came or went."""

    arranged = Signal()

    def __init__(self, library: QWidget, agenda: QWidget, document: QWidget, decision: QWidget) -> None:
        super().__init__()
        self._library = _Pane(library, left=True, drawer_below=LIBRARY_DRAWER_BELOW, width=216)
        self._decision = _Pane(decision, left=False, drawer_below=DECISION_DRAWER_BELOW, width=316)
        self._agenda = agenda
        self._document = document
        self._agenda_width = 300
        self._chosen_widths = False  # the reader gave the panels theirs
        self._columns = 1
        self._keeps_decision = False  # beside the document
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for widget, least in ((library, 160), (agenda, 220), (document, 300), (decision, 240)):
            widget.setMinimumWidth(least)
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(2, 1)
        self.splitter.splitterMoved.connect(self._keep_widths)
        self.splitter.setSizes([216, 300, 620, 316])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        document.installEventFilter(self)

    def library_shown(self) -> bool:
        """Whether the library is there, as a panel or a drawer."""
        return not self._library.widget.isHidden()

    def decision_shown(self) -> bool:
        """Whether the decision panel is there, as a panel or a drawer."""
        return not self._decision.widget.isHidden()

    def show_library(self, wanted: bool) -> None:
        """Show or hide the library."""
        self._show(self._library, wanted)

    def show_decision(self, wanted: bool) -> None:
        """Show or hide the decision panel."""
        self._show(self._decision, wanted)

    def show_decision_at_all(self, there: bool) -> None:
        """Whether there is a meeting whose decisions can be shown."""
        self._decision.has_content = there
        self._arrange()

    def make_room_for(self, columns: int) -> None:
        """How many things are read side by side in the document's place: pages and text, or two tabs."""
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def keep_decision_beside(self, wanted: bool) -> None:
        """Whether the decision panel shows what is read together with the document: then it does not lie over
        it, as long as both have room."""
        if wanted is not self._keeps_decision:
            self._keeps_decision = wanted
            self._arrange()

    def close_drawers(self) -> None:
        """Hide what lies over the document; panels that stand beside it stay."""
        for pane in (self._library, self._decision):
            if pane.is_drawer:
                self._show(pane, False)

    def state(self) -> dict[str, object]:
        """What `restore` needs at the next start."""
        return {
            "library": self._library.wanted,
            "decision": self._decision.wanted,
            "sizes": [self._library.width, self._agenda_width, self._decision.width],
            "chosen": self._chosen_widths,
        }

    def restore(self, state: dict[str, object]) -> None:
        """Stand as at the last start; what is not understood is left as it is."""
        sizes = state.get("sizes")
        self._library.wanted = bool(state.get("library", True))
        self._decision.wanted = bool(state.get("decision", True))
        if isinstance(sizes, list) and len(sizes) == 3 and all(isinstance(size, int) for size in sizes):
            self._library.width, self._agenda_width, self._decision.width = sizes
            self._chosen_widths = bool(state.get("chosen", False))
        self._arrange()

    def _show(self, pane: _Pane, wanted: bool) -> None:
        if not pane.is_drawer:
            pane.wanted = wanted
        pane.widget.setVisible(wanted and pane.has_content)
        if pane.is_drawer and wanted:
            self._place_drawers()
            pane.widget.raise_()
        self._set_widths()
        self.arranged.emit()

    def _arrange(self) -> None:
        """Panels or drawers, as the width has it."""
        drawers = self._drawers()
        for pane in (self._library, self._decision):
            drawer = pane in drawers
            if drawer and not pane.is_drawer:
                pane.is_drawer = True
                pane.widget.setParent(self)
                pane.widget.hide()
            elif drawer and not pane.has_content:
                pane.widget.hide()
            elif not drawer and pane.is_drawer:
                pane.is_drawer = False
                self.splitter.insertWidget(0 if pane.left else self.splitter.count(), pane.widget)
            if not drawer:
                pane.widget.setVisible(pane.wanted and pane.has_content)
        self._place_drawers()
        self._set_widths()
        self.arranged.emit()

    def _drawers(self) -> list[_Pane]:
        """The panels there is no room for beside the document: the library goes first."""
        panes = (self._library, self._decision)
        drawers = [pane for pane in panes if self.width() < pane.drawer_below]
        if self._is_narrow and self._decision in drawers:
            drawers.remove(self._decision)
            return drawers
        if self._columns > 1:
            most = round(self.width() * PANEL_SHARE)
            left = self.width() - min(self._agenda_width, most)
            left -= sum(min(pane.width, most) for pane in panes if pane not in drawers)
            for pane in panes:
                if pane not in drawers and left < self._columns * COLUMN:
                    drawers.append(pane)
                    left += min(pane.width, most)
        return drawers

    @property
    def _is_narrow(self) -> bool:
        """Whether agenda, document and decision stand side by side though there is little room."""
        least = self._agenda.minimumWidth() + NARROW + self._columns * self._document.minimumWidth()
        return self._keeps_decision and least <= self.width() < self._decision.drawer_below

    def _keep_widths(self, _position: int, _handle: int) -> None:
        """Remember the widths the reader gave the panels."""
        self._chosen_widths = True
        for pane in (self._library, self._decision):
            if not pane.is_drawer and pane.widget.isVisible():
                pane.width = pane.widget.width()
        if self._agenda.isVisible():
            self._agenda_width = self._agenda.width()

    def _set_widths(self) -> None:
        """Give the panels their widths and the document the rest."""
        most = round(self.width() * PANEL_SHARE)
        widths = {self._agenda: min(self._agenda_width, most)}
        widths |= {pane.widget: min(pane.width, most) for pane in (self._library, self._decision)}
        if self._is_narrow and self.decision_shown():
            widths |= {self._agenda: self._agenda.minimumWidth(), self._decision.widget: NARROW}
        inside = [self.splitter.widget(index) for index in range(self.splitter.count())]
        shown = [widget for widget in inside if widget in widths and not widget.isHidden()]
        taken = sum(widths[widget] for widget in shown)
        less = self.width() * (1 - DOCUMENT_SHARE) / max(taken, 1)
        if less < 1 and not self._chosen_widths:
            widths |= {each: max(round(widths[each] * less), each.minimumWidth()) for each in shown}
            taken = sum(widths[widget] for widget in shown)
        widths[self._document] = max(self.width() - taken, self._document.minimumWidth())
        self.splitter.setSizes([widths[widget] for widget in inside if widget is not None])

    def _place_drawers(self) -> None:
        for pane in (self._library, self._decision):
            if pane.is_drawer:
                least = max(280, self._agenda.width()) if pane.left else 280  # nothing peeps out behind it
                width = min(max(pane.width, least), self.width() - 120)
                x = 0 if pane.left else self.width() - width
                pane.widget.setGeometry(x, 0, width, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        drawers = self._drawers()
        if any(pane.is_drawer is not (pane in drawers) for pane in (self._library, self._decision)):
            self._arrange()
        else:
            self._place_drawers()
            self._set_widths()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click into the document puts the drawers away."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.close_drawers()
        return super().eventFilter(watched, event)


class _Pane:
    """A panel at the side, and how it stands."""

    def __init__(self, widget: QWidget, *, left: bool, drawer_below: int, width: int) -> None:
        self.widget = widget
        self.left = left
        self.drawer_below = drawer_below
        self.width = width
        self.wanted = True  # where there is room for it
        self.is_drawer = False
        self.has_content = True
