"""What a reader does with an attachment in the agenda: go to its pages, or open its file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from core.language import _
from gui.actions import GroupCommand
from gui.current_meeting import CurrentMeeting
from gui.long_work.attached_files import open_attached
from gui.models.agenda import AgendaNode
from gui.panels.agenda_panel import AgendaPanel


class Attachments(QObject):
    """Works for one group. `command` opens the attachment that is chosen in the agenda."""

    def __init__(
        self, window: QWidget, current: CurrentMeeting, agenda: AgendaPanel, command: GroupCommand
    ) -> None:
        super().__init__(window)
        self._window = window
        self._current = current
        self._agenda = agenda
        self._command = command
        agenda.attachment_wanted.connect(self.open)
        agenda.attachment_menu_wanted.connect(self._show_menu)
        agenda.tree.selectionModel().currentChanged.connect(self._show_command)
        self._show_command()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the command means here."""
        return {"open_attachment": self.open_chosen}

    def open(self, node: AgendaNode) -> None:
        """Go to the pages of an attachment, or open its file; nothing for one that is only named."""
        if node.pages:
            self._agenda.page_chosen.emit(node.pages[0])
        elif node.file and self._current.loaded is not None:
            open_attached(self._current.session, self._current.loaded.version, node.file)

    def open_chosen(self) -> None:
        """Open the attachment that is chosen in the agenda."""
        node = self._agenda.chosen()
        if node is not None and node.attachment is not None:
            self.open(node)

    def _show_command(self, *_change: object) -> None:
        node = self._agenda.chosen()
        leads = node is not None and node.attachment is not None and bool(node.pages or node.file)
        self._command.setEnabled(leads)

    def _show_menu(self, node: AgendaNode, at: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if node.pages:
            menu.addAction(_("Go to the attachment’s pages"), lambda: self.open(node))
        elif node.file:
            menu.addAction(_("Open attachment"), lambda: self.open(node))
        else:
            menu.addAction(_("The library does not hold this attachment")).setEnabled(False)
        menu.popup(at)
