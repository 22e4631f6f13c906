"""Asks which dictionary drafts are spelt with: one the machine has, or a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _
from core.library import Library
from core.review.spelling.dictionaries import Dictionary, dictionaries
from gui.bringing_in import documents_folder
from gui.panels.captions import quiet, title
from gui.session import Session


class DictionaryDialog(QDialog):
    """`chosen` carries the path of a file, empty for what the machine has for each language."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Dictionary"))
        self.setMinimumWidth(460)
        self._session = session
        self.choices = QButtonGroup(self)
        self._paths: list[str] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(title(_("Dictionary for spelling"), 1.25))
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column.addLayout(self._list)
        self.told = quiet(_("Looking for dictionaries on this machine …"))
        column.addWidget(self.told)
        buttons = QDialogButtonBox()
        self.use = buttons.addButton(_("&Use"), QDialogButtonBox.ButtonRole.AcceptRole)
        file = buttons.addButton(_("Choose a &file …"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        file.clicked.connect(self.ask_file)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.use.setEnabled(False)
        kept = session.settings.dictionary

        def work(_library: Library) -> tuple[Dictionary, ...]:
            return dictionaries(kept)

        session.background.aside(work, self._show)

    def ask_file(self) -> None:
        """Ask for a dictionary file, and take it."""
        from gui.dialogs.choosing_files import file_to_open

        kinds = [_("Dictionaries (*.dic)"), _("All files (*)")]
        path = file_to_open(self, _("Choose a dictionary"), kinds, documents_folder())
        if path is None:
            return
        words = path.with_suffix(".dic")
        if not words.with_suffix(".aff").is_file():
            told = _("{file} lacks its file of inflections: beside it should lie {other}.")
            self.told.setText(told.format(file=path.name, other=path.with_suffix(".aff").name))
            return
        self.accept()
        self.chosen.emit(str(words))

    def _show(self, found: tuple[Dictionary, ...]) -> None:
        self._add("", _("What this machine has, by the language of the draft"))
        for each in found:
            self._add(str(each.words), _named(each))
        kept = self._session.settings.dictionary or ""
        at = self._paths.index(kept) if kept in self._paths else 0
        self.choices.buttons()[at].setChecked(True)
        self.choices.buttons()[at].setFocus()
        self.use.setEnabled(True)
        self.use.setDefault(True)
        self.told.setText(
            _("Drafts are checked anew with it.")
            if found
            else _("No dictionary was found. Install one (on Debian: hunspell-da), or choose a file (.dic).")
        )
        self.adjustSize()

    def _add(self, path: str, words: str) -> None:
        button = QRadioButton(words)
        button.setToolTip(path)
        self.choices.addButton(button)
        self._paths.append(path)
        self._list.addWidget(button)

    def _take(self) -> None:
        on = [button.isChecked() for button in self.choices.buttons()]
        self.accept()
        self.chosen.emit(self._paths[on.index(True)])


def _named(dictionary: Dictionary) -> str:
    languages = {"da": _("Danish"), "nb": _("Norwegian"), "nn": _("Norwegian"), "sv": _("Swedish")}
    words = Path(dictionary.words)
    return _("{language}: {file}").format(
        language=languages.get(dictionary.language, _("Language not told")), file=words
    )
