"""What a first-time reader needs: what the program does in three lines, how to begin, where the guide is."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from core.language import _
from gui import icons
from gui.actions import Actions
from gui.panels.captions import quiet
from gui.panels.flow_layout import FlowLayout
from gui.panels.link_label import LinkLabel
from gui.theme import Theme

_SIGN = 18  # across the sign before a line, in logical pixels


class GettingStarted(QWidget):
    """Its buttons and links are commands of the table of actions. `first` is where one begins."""

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._actions = theme, actions
        self._signs: list[tuple[QLabel, str]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._lines())
        buttons = QWidget()
        row = FlowLayout(buttons)
        self.first = self._button("open_files", _("Open files …"))
        self.first.setProperty("role", "main")
        self._samples = self._button("open_samples", _("Try three sample minutes"))
        for button in (self.first, self._button("open_folder", _("Open a folder …")), self._samples):
            row.addWidget(button)
        column.addWidget(buttons)
        column.addWidget(
            quiet(
                _(
                    "Or drop PDF, Word, OpenDocument, RTF, web or text files, a ZIP archive of them, or a "
                    "whole folder, anywhere on this window."
                )
            )
        )
        column.addLayout(self._foot())
        theme.changed.connect(self._colour)
        self._colour()

    def show_samples(self, wanted: bool) -> None:
        """Whether the sample minutes are offered."""
        self._samples.setVisible(wanted)

    def _lines(self) -> QGridLayout:
        lines = QGridLayout()
        lines.setHorizontalSpacing(12)
        lines.setVerticalSpacing(7)
        lines.setColumnStretch(1, 1)
        told = (
            ("document", _("Read"), _("the agenda as a tree beside the pages, each item with its decision.")),
            ("search", _("Find"), _("every word, decision, case and person in all your meetings.")),
            (
                "kind-note",
                _("Keep"),
                _("highlights, notes, tags and follow-ups, from version to version."),
            ),
        )
        for at, (sign, verb, words) in enumerate(told):
            line = quiet()
            line.setTextFormat(Qt.TextFormat.RichText)
            line.setText(f"<b>{escape(verb)}</b> {escape(words)}")
            lines.addWidget(self._sign(sign), at, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(line, at, 1)
        return lines

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._sign("lock"), 0, Qt.AlignmentFlag.AlignTop)
        inner = QVBoxLayout()
        inner.setSpacing(4)
        inner.addWidget(quiet(_("Nothing leaves this machine: the program never uses the network.")))
        self._links = LinkLabel(self._theme)
        self._links.linkActivated.connect(lambda name: self._actions[name].trigger())
        inner.addWidget(self._links)
        foot.addLayout(inner, 1)
        return foot

    def _sign(self, name: str) -> QLabel:
        label = QLabel()
        self._signs.append((label, name))
        return label

    def _button(self, command: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(self._actions[command].trigger)
        return button

    def _colour(self) -> None:
        """Signs and links keep the colours they were drawn with."""
        colours = self._theme.colours
        for label, name in self._signs:
            label.setPixmap(icons.icon(name, colours.accent, _SIGN).pixmap(QSize(_SIGN, _SIGN)))
        words = {"guide": _("Guide"), "shortcuts": _("Keyboard shortcuts")}
        style = f"color:{colours.accent}"
        links = [f'<a href="{name}" style="{style}">{escape(text)}</a>' for name, text in words.items()]
        self._links.setText(" · ".join(links))
        self._links.setAccessibleName(" · ".join(words.values()))
