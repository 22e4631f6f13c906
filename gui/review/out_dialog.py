"""The review as a file: in which form, with what, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from core.exports.file_names import file_name
from core.exports.review.forms import ReviewForm, form_name
from core.language import _, ngettext
from core.library import LoadedMeeting
from gui.bringing_in import documents_folder
from gui.composer.kept import keep_choices, kept_choices
from gui.composer.part import ChoiceField, field_label
from gui.panels.captions import quiet, title
from gui.session import Session


@dataclass(frozen=True, slots=True)
class OutWanted:
    """What is to be written, and where; `only_my_comments` without findings and what others said."""

    form: ReviewForm
    path: Path
    closed_items: bool
    personal: bool
    only_my_comments: bool = False


class OutDialog(QDialog):
    """`wanted` carries an OutWanted. The reader chooses among `forms`, where there are several."""

    wanted = Signal(object)

    def __init__(
        self, parent: QWidget, session: Session, loaded: LoadedMeeting, forms: Sequence[ReviewForm]
    ) -> None:
        super().__init__(parent)
        heading = _("Review report") if len(forms) > 1 else form_name(forms[0])
        self.setWindowTitle(heading)
        self.setMinimumWidth(460)
        self._session = session
        self._loaded = loaded
        self._folder: Path | None = None  # of the draft
        self.form = ChoiceField([(form_name(each), each) for each in forms])
        self.what = ChoiceField([(_("Findings and comments"), False), (_("Only my comments"), True)])
        self.what.setCurrentIndex(int(kept_choices(session).only_my_comments))
        count = sum(item.closed for item in loaded.meeting.items)
        words = ngettext("{count} &closed item, too", "The {count} &closed items, too", max(count, 1))
        self.closed = QCheckBox(words.format(count=count))
        self.personal = QCheckBox(_("&Personal data, too"))
        self.told = quiet()
        buttons = QDialogButtonBox()
        self.save = buttons.addButton(_("&Save as …"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.ask_where)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(title(heading, 1.25))
        lines = QFormLayout()
        column.addLayout(lines)
        self._is_of_draft = all(each.is_of_draft for each in forms)
        if self._is_of_draft:
            lines.addRow(field_label(_("&What goes out"), self.what), self.what)
        else:
            lines.addRow(field_label(_("&Form"), self.form), self.form)
        whole = forms == (ReviewForm.COMMENTED_DOCX,)
        self.closed.setVisible(bool(count) and not whole)
        self.personal.setVisible(not whole)
        for widget in (self.closed, self.personal, self.told, buttons):
            column.addWidget(widget)
        for box in (self.closed, self.personal):
            box.toggled.connect(lambda _on: self._tell())
        self._whole = whole
        self._tell()

    def begin_in(self, folder: Path | None) -> None:
        """Ask for the file in this folder first, that of the draft; None where it has none."""
        self._folder = folder

    def ask_where(self) -> None:
        """Ask for the file; what is wanted is told with it."""
        from gui.dialogs.choosing_files import file_to_write

        form, kept = ReviewForm(self.form.currentData()), kept_choices(self._session)
        folder = self._folder
        if folder is None:
            is_there = bool(kept.folder) and Path(kept.folder).is_dir()
            folder = Path(kept.folder if is_there else documents_folder())
        kind = f"{form_name(form)} (*{form.suffix})"
        proposed = folder / file_name(offered_name(self._loaded, form), form.suffix)
        path = file_to_write(self, self.windowTitle(), [kind], proposed, form.suffix)
        if path is None:
            return
        only_mine = self._is_of_draft and bool(self.what.currentData())
        if self._is_of_draft:
            kept = replace(kept, only_my_comments=only_mine)
        keep_choices(self._session, replace(kept, folder=str(path.parent)))
        self.accept()
        closed = self.closed.isChecked() and self.closed.isVisibleTo(self)
        self.wanted.emit(OutWanted(form, path, closed, self.personal.isChecked(), only_mine))

    def _tell(self) -> None:
        risky = self._whole or self.closed.isChecked() or self.personal.isChecked()
        if self._whole:
            told = _(
                "It is the draft as it came, with comments at the places: closed items and personal data are "
                "in it, too. Give it only to those who may read all of the draft."
            )
        elif self.closed.isChecked():
            told = _(
                "Closed items were dealt with behind closed doors. Give the file only to those who may "
                "read them: members of the body, and those who work on the case. They are bound to secrecy."
            )
        elif self.personal.isChecked():
            told = _("CPR numbers, addresses and the like stand in the file as they stand in the draft.")
        elif self._is_of_draft:
            told = _("Closed items and personal data are taken off the pages, and out of the comments.")
        else:
            told = _("Closed items stay out, and personal data in what is quoted is masked.")
        self.told.setText(told)
        self.told.setProperty("role", "overdue" if risky else "quiet")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.adjustSize()


def offered_name(loaded: LoadedMeeting, form: ReviewForm) -> str:
    """A name for the file, that of the draft and what is made of it: "udkast review"."""
    words = _("{name} with comments") if form.is_of_draft else _("{name} review")
    return words.format(name=Path(loaded.name).stem)
