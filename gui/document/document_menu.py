"""The menu of the document: what can be done with the words, the mark or the line under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from core.annotations import AnnotationKind, Colour
from core.language import _
from core.library import LoadedMeeting
from core.source_text import Span
from core.wording import colour_name
from gui.actions import Actions
from gui.annotations.placing import Target
from gui.annotations.tag_colours import TagColours
from gui.document.correcting import Correcting
from gui.document.marking import Marking
from gui.panels.colour_row import paint_spot
from gui.panels.selection_bar import highlight_command
from gui.source_view.selecting import character_at
from gui.source_view.stack import SourceStack
from gui.theme import Theme

ICON = 16


class DocumentMenu(QObject):
    """Works for one group. Entries for what is selected come first, then the mark's, then what can be put
    right about the line."""

    item_wanted = Signal(int)  # the one at an offset is to be the chosen one

    def __init__(
        self,
        window: QWidget,
        source: SourceStack,
        marking: Marking,
        correcting: Correcting,
        actions: Actions,
        colours: TagColours,
        theme: Theme,
    ) -> None:
        super().__init__(source)
        self._window = window
        self._source = source
        self._marking = marking
        self._correcting = correcting
        self._actions = actions
        self._colours = colours
        self._theme = theme
        source.menu_wanted.connect(self.show_at)
        marking.menu_wanted.connect(self.show_more)
        colours.changed.connect(self._name_commands)
        self._name_commands()

    def show_at(self, offset: int | None, at: QPoint) -> None:
        """The menu for the line at an offset, or where there is no text, at a point of the screen."""
        document, view = self._source.document, self._source.view
        loaded = document.loaded
        if loaded is None or view is None:
            return
        menu = self._menu()
        if document.selection is not None or document.area is not None:
            self._add_for_selection(menu)
        else:
            point = view.viewport().mapFromGlobal(at)
            targets = self._marking.marks_at(character_at(view, loaded.source.text, point), point)
            chosen = document.chosen
            if targets:
                self._add_for_mark(menu, chosen if chosen in targets and chosen is not None else targets[0])
            elif offset is not None:
                self._add_for_item(menu, offset)
        if offset is None:
            self._add_commands(menu, "choose_area", "go_to_page")
        else:
            self._correcting.add_for_place(menu, offset, self._selected_lines(loaded))
        menu.popup(at)

    def show_more(self, at: QPoint) -> None:
        """The menu for the selection, without what the bar beside it has."""
        document = self._source.document
        loaded, selection = document.loaded, document.selection
        menu = self._menu()
        self._add_commands(menu, "copy_with_reference", "find")
        if loaded is not None and selection is not None:
            self._correcting.add_for_place(menu, selection.start, self._selected_lines(loaded))
        menu.addSeparator()
        menu.addAction(_("Names of the colours …"), self._marking.names_wanted.emit)
        menu.popup(at)

    def _name_commands(self) -> None:
        """The commands of the menu bar bear the names that the reader gave to the colours."""
        for colour in Colour:
            name, command = self._colours.names[colour], highlight_command(colour)
            own = name != colour_name(colour)
            words = name.replace("&", "&&") if own else self._actions.specs[command].text
            self._actions[command].setText(words)

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_for_selection(self, menu: QMenu) -> None:
        self._add_colours(menu, None)
        area = self._source.document.area is not None
        if not area:
            self._add_commands(menu, "underline")
        menu.addSeparator()
        self._add_commands(menu, "write_note", "add_tag", "follow_up", "comment")
        menu.addSeparator()
        self._add_commands(menu, "copy", "copy_with_reference")
        if not area:
            self._add_commands(menu, "find")
        menu.addSeparator()

    def _add_for_item(self, menu: QMenu, offset: int) -> None:
        """The entries mean the item at an offset, which is chosen first."""
        on_item = ("write_note", "add_tag", "follow_up", "comment")
        for commands in (on_item, ("select_item",), ("to_decision", "find")):
            for command in commands:
                self._entry(menu, command, self._at_item(offset, command))
            if "select_item" in commands:
                copy = self._at_item(offset, "select_item", "copy_with_reference")
                menu.addAction(_("Copy the item with reference"), copy)
            menu.addSeparator()

    def _at_item(self, offset: int, *commands: str) -> Callable[[], None]:
        def run() -> None:
            self._source.document.choose(None)
            self.item_wanted.emit(offset)
            for command in commands:
                self._actions[command].trigger()

        return run

    def _add_for_mark(self, menu: QMenu, target: Target) -> None:
        """The entries choose the mark first: it may not be the chosen one yet."""
        passage = self._marking.passage(target)
        self._add_colours(menu, target, passage.colour)
        line = self._entry(menu, "underline", self._on(target, self._marking.underline))
        line.setCheckable(True)
        line.setChecked(bool(passage.own(AnnotationKind.UNDERLINE)))
        menu.addSeparator()
        self._entry(menu, "write_note", self._on(target, self._marking.write_note))
        self._entry(menu, "add_tag", self._on(target, self._marking.add_tag))
        self._entry(menu, "follow_up", self._on(target, self._marking.follow_up))
        self._entry(menu, "comment", self._on(target, self._actions["comment"].trigger))
        menu.addSeparator()
        self._entry(menu, "delete_mark", self._on(target, self._marking.delete_mark))
        menu.addSeparator()

    def _on(self, target: Target, command: Callable[[], object]) -> Callable[[], object]:
        def run() -> None:
            self._marking.choose(target)
            command()

        return run

    def _add_colours(self, menu: QMenu, target: Target | None, used: Colour | None = None) -> None:
        for colour in Colour:
            mark = partial(self._marking.highlight, colour)
            run = mark if target is None else self._on(target, mark)
            name = self._colours.names[colour].replace("&", "&&")
            action = self._entry(menu, highlight_command(colour), run, name)
            action.setIcon(self._icon(colour))
            font = action.font()
            font.setBold(colour is used)  # beside an icon no check mark shows
            action.setFont(font)

    def _icon(self, colour: Colour) -> QIcon:
        density = self._window.devicePixelRatioF()
        pixmap = QPixmap(round(ICON * density), round(ICON * density))
        pixmap.setDevicePixelRatio(density)
        pixmap.fill("transparent")
        painter = QPainter(pixmap)
        paint_spot(painter, self._theme.colours, colour, pixmap.deviceIndependentSize(), ICON - 2)
        painter.end()
        return QIcon(pixmap)

    def _add_commands(self, menu: QMenu, *commands: str) -> None:
        for command in commands:
            if command in self._actions.specs:
                self._entry(menu, command, self._actions[command].trigger)

    def _entry(
        self, menu: QMenu, command: str, run: Callable[[], object], words: str | None = None
    ) -> QAction:
        """An entry with the command's words, or others, and its keys. The window's action stays as it is."""
        action = menu.addAction(words or self._actions[command].text())
        keys = self._actions[command].shortcut()
        if not keys.isEmpty():
            native = keys.toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(f"{action.text()}\t{native}")
        action.triggered.connect(lambda _checked=False: run())
        return action

    def _selected_lines(self, loaded: LoadedMeeting) -> range | None:
        """The lines of the selected words."""
        selection = self._source.document.selection
        if selection is None:
            return None
        lines = loaded.source.lines_in(Span(selection.start, max(selection.start + 1, selection.end)))
        return range(lines.start, lines.stop)
