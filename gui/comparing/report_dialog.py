"""The changes as a file: in which form, with closed items or without them, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from core.exports.changes.job import FORMS
from core.exports.file_names import file_name
from core.exports.formats import Format, form_of
from core.language import _, long_date, ngettext
from core.versions.changes.change import Show
from core.versions.changes.change_words import show_word
from gui.bringing_in import documents_folder
from gui.comparing.comparison import Comparison
from gui.composer.kept import keep_choices, kept_choices
from gui.composer.part import ChoiceField, field_label
from gui.panels.captions import quiet, title
from gui.session import Session


@dataclass(frozen=True, slots=True)
class ReportWanted:
    """What is to be written, and where."""

    path: Path
    format: Format
    show: Show
    closed_items: bool


class ReportDialog(QDialog):
    """`wanted` carries a ReportWanted."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget, session: Session, comparison: Comparison, show: Show) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Save the changes"))
        self.setMinimumWidth(460)
        self._session = session
        self._comparison = comparison
        self.filter = ChoiceField()
        for each in Show:
            if comparison.count_in(each, closed_items=True) or each is Show.ALL:
                self.filter.addItem(show_word(each), each)
        self.filter.setCurrentIndex(max(0, self.filter.findData(show)))
        self.form = ChoiceField()
        for form in FORMS:
            words = _("JSON") if form is Format.JSON else form_of(form).name
            self.form.addItem(words, form)
        self.form.setCurrentIndex(max(0, self.form.findData(kept_choices(session).format)))
        self.closed = QCheckBox()
        self.closed_words = quiet()
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(_("&Save as …"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.ask_where)
        buttons.rejected.connect(self.reject)
        lines = QFormLayout()
        lines.setSpacing(8)
        for words, choice in ((_("&Which"), self.filter), (_("&Form"), self.form)):
            lines.addRow(field_label(words, choice), choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(title(_("Save the changes"), 1.25))
        column.addLayout(lines)
        column.addWidget(self.closed)
        column.addWidget(self.closed_words)
        column.addWidget(buttons)
        self.filter.currentIndexChanged.connect(self._show_closed)
        self.closed.toggled.connect(self._show_closed)
        self._show_closed()

    @property
    def show_(self) -> Show:
        """The filter that is chosen."""
        return Show(self.filter.currentData())

    @property
    def closed_items(self) -> int:
        """How many closed items have changes among those that are chosen."""
        return self._comparison.closed_in(self.show_)

    def ask_where(self) -> None:
        """Ask for the file; what is wanted is told with it."""
        from gui.dialogs.choosing_files import file_to_write

        format = Format(self.form.currentData())  # Qt gives it as words
        form, kept = form_of(format), kept_choices(self._session)
        folder = Path(kept.folder) if kept.folder and Path(kept.folder).is_dir() else Path(documents_folder())
        kind = f"{self.form.currentText()} (*{form.suffix})"
        offered = folder / file_name(offered_name(self._comparison), form.suffix)
        path = file_to_write(self, _("Save the changes"), [kind], offered, form.suffix)
        if path is None:
            return
        keep_choices(self._session, replace(kept, folder=str(path.parent)))
        self.accept()
        self.wanted.emit(ReportWanted(path, format, self.show_, self.closed.isChecked()))

    def _show_closed(self, *_told: object) -> None:
        """As the composer says it; and how many changes each choice has then."""
        count, on = self.closed_items, self.closed.isChecked()
        for at in range(self.filter.count()):
            each = Show(self.filter.itemData(at))
            will_be = self._comparison.count_in(each, closed_items=on)
            self.filter.setItemText(at, f"{show_word(each)} ({will_be})")
        words = ngettext("{count} &closed item, too", "The {count} &closed items, too", count)
        self.closed.setText(words.format(count=count))
        if on:
            told = _(
                "Closed items were dealt with behind closed doors. Give the file only to those who may "
                "read them: members of the body, and those who work on the case. They are bound to secrecy."
            )
        else:
            told = ngettext(
                "It stays out: nothing of what changed in it is in the file.",
                "They stay out: nothing of what changed in them is in the file.",
                count,
            )
        self.closed_words.setText(told)
        self.closed_words.setProperty("role", "overdue" if on else "quiet")
        self.closed_words.style().unpolish(self.closed_words)
        self.closed_words.style().polish(self.closed_words)
        for widget in (self.closed, self.closed_words):
            widget.setVisible(count > 0)
        self.adjustSize()


def offered_name(comparison: Comparison) -> str:
    """A name for the file: "Changes Byrådet 14 May 2024"."""
    loaded = comparison.new
    day = loaded.meeting.date
    parts = (_("Changes"), loaded.title, "" if day is None else long_date(day))
    return " ".join(filter(None, parts))
