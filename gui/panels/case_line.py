"""A line in an item's head that says how many items its case has, and leads to them."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.language import _, ngettext
from core.library.case_trails.cases import items_of_case
from gui.current_meeting import CurrentMeeting
from gui.panels.link_label import LinkLabel
from gui.theme import Theme


class CaseLine(LinkLabel):
    """Hidden where the case has no other item in the library. Its link runs the command "case_trail"."""

    def __init__(self, current: CurrentMeeting, number: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent=parent)
        self._theme_of = theme
        self._number = number
        self.hide()
        self.linkActivated.connect(self._open)
        if current.loaded is not None:
            meeting = current.loaded.id
            current.session.background.read(
                lambda library: items_of_case(library, meeting, number), self._show_count
            )

    def _show_count(self, count: int) -> None:
        if count < 2:
            return
        words = ngettext("Case {number}: {n} item", "Case {number}: {n} items", count)
        text = escape(words.format(number=self._number, n=count))
        colour = self._theme_of.colours.accent
        self.setText(f'<a href="case" style="color: {colour}; text-decoration: none">{text}</a>')
        self.setAccessibleName(_("Show the case {number}").format(number=self._number))
        self.show()

    def _open(self, _link: str) -> None:
        action = self.window().findChild(QAction, "case_trail")
        if action is not None:
            action.trigger()
