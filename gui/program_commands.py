"""The commands that mean the program itself: colours, language, shortcuts, what it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.language import language
from gui.actions import Actions
from gui.session import Session
from gui.theme import Theme


class ProgramCommands(QObject):
    """Works for one window. Dialogs are loaded when the first one is shown, not by every start."""

    language_wanted = Signal(str)

    def __init__(self, window: QWidget, session: Session, theme: Theme, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._theme = theme
        self._actions = actions
        self._show_theme(theme.choice)
        actions[f"language_{language()}"].setChecked(True)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands mean, by their ids."""
        return {
            "theme_system": partial(self.choose_theme, None),
            "theme_light": partial(self.choose_theme, "light"),
            "theme_dark": partial(self.choose_theme, "dark"),
            "language_da": partial(self.choose_language, "da"),
            "language_en": partial(self.choose_language, "en"),
            "removal_rule": self.ask_removal_rule,
            "questions": self.show_questions,
            "deleted": self.show_deleted,
            "guide": self.show_guide,
            "palette": self.show_palette,
            "shortcuts": self.show_shortcuts,
            "about": self.show_about,
        }

    def choose_theme(self, choice: str | None) -> None:
        """Have these colours from now on; None as the system has them."""
        self._show_theme(choice)
        self._theme.choose(choice)
        self._session.choose(theme=choice)

    def choose_language(self, choice: str) -> None:
        """Ask for all texts in another language."""
        if choice == language():
            self._actions[f"language_{choice}"].setChecked(True)
        else:
            self.language_wanted.emit(choice)

    def ask_removal_rule(self) -> None:
        """After how many years closed items are removed for good."""
        from gui.dialogs.removal_rule import ask_removal_rule

        ask_removal_rule(self._window, self._session)

    def show_questions(self) -> None:
        """What imports were not sure of."""
        from gui.dialogs.questions import QuestionsDialog

        QuestionsDialog(self._window, self._session).open()

    def show_deleted(self) -> None:
        """The meetings that were deleted, to bring them back."""
        from gui.dialogs.deleted import DeletedDialog

        DeletedDialog(self._window, self._session).open()

    def show_guide(self) -> None:
        """How the program is used, chapter by chapter."""
        from gui.dialogs.guide import show_guide

        show_guide(self._window, self._session)

    def show_palette(self) -> None:
        """All commands in one list, found as one types."""
        from gui.dialogs.palette import show_palette

        show_palette(self._window, self._actions, self._theme)

    def show_shortcuts(self) -> None:
        """The list of shortcuts, which the reader may change."""
        from gui.dialogs.shortcuts import show_shortcuts

        show_shortcuts(self._window, self._actions, self._session)

    def show_about(self) -> None:
        """What the program is."""
        from gui.dialogs.messages import show_about

        show_about(self._window)

    def _show_theme(self, choice: str | None) -> None:
        for name in ("system", "light", "dark"):
            self._actions[f"theme_{name}"].setChecked(name == (choice or "system"))
