"""How text mode is set, as the reader chose it: kept in the settings, the same in every document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from gui.actions import GroupCommands
from gui.panels.text_popover import TextPopover, aa_button
from gui.session import Session
from gui.source_view.stack import Mode, SourceStack
from gui.source_view.text_style import TextStyle, text_style

KEEP_MS = 400
"""The reader tries sizes out; the settings are written once, in milliseconds after the last."""
COMMANDS = ("text_serif", "text_sans", "text_wider", "text_narrower", "text_looser", "text_tighter")
MODES = {Mode.PAGES: "show_pages", Mode.TEXT: "show_text", Mode.BOTH: "show_both"}


class TextSetting(QObject):
    """Works on the text view of one group, and shows which mode its document is in."""

    def __init__(self, source: SourceStack, session: Session, allowed: GroupCommands) -> None:
        super().__init__(source)
        self._source = source
        self._session = session
        self._allowed = allowed
        self.button = aa_button(source.text)
        self.button.clicked.connect(self._show_popover)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_MS)
        self._keep.timeout.connect(self.save)
        source.text.set_style(text_style(session.settings.text))
        source.text.style_changed.connect(self._take_style)
        session.chosen.connect(self._follow)
        source.mode_changed.connect(self._show_modes)
        self._show_modes()

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean here, by their ids."""
        return {
            "text_serif": lambda: self._choose(replace(self._style, serif=True)),
            "text_sans": lambda: self._choose(replace(self._style, serif=False)),
            "text_wider": lambda: self._choose(self._style.wider(+1)),
            "text_narrower": lambda: self._choose(self._style.wider(-1)),
            "text_looser": lambda: self._choose(self._style.looser(+1)),
            "text_tighter": lambda: self._choose(self._style.looser(-1)),
        }

    @property
    def _style(self) -> TextStyle:
        return self._source.text.style_

    def _choose(self, style: TextStyle) -> None:
        self._source.text.choose_style(style)
        self._show_modes()

    def save(self) -> None:
        """Keep the style for the next start."""
        self._keep.stop()
        if self._session.settings.text != self._style.as_text():
            self._session.choose(text=self._style.as_text())

    def _follow(self) -> None:
        """The style was chosen in another group; not while one is being tried out here."""
        if not self._keep.isActive():
            self._source.text.set_style(text_style(self._session.settings.text))
            self._show_modes()

    def _take_style(self) -> None:
        self._keep.start()

    def _show_modes(self) -> None:
        shown = self._source.document.loaded is not None
        for mode, command in MODES.items():
            self._allowed[command].setEnabled(shown and self._source.has_pages)
            self._allowed[command].setChecked(shown and mode is self._source.mode)
        with_text = shown and not self._source.text.isHidden()
        for command in COMMANDS:
            self._allowed[command].setEnabled(with_text)
        self._allowed["text_serif"].setChecked(self._style.serif)
        self._allowed["text_sans"].setChecked(not self._style.serif)

    def _show_popover(self) -> None:
        popover = TextPopover(self._source.text, self._choose)
        popover.show_under(self.button)
