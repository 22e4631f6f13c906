"""In which form a summary goes out, and what else that form can have."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from core.exports.formats import Format, form_of, forms
from core.language import _
from gui.composer.composing import Composing
from gui.composer.part import ChoiceField, ComposerPart, show_value
from gui.panels.captions import quiet

_WITH_CONTENTS = frozenset({Format.PDF, Format.DOCX, Format.HTML})
_WITH_LINKS = frozenset({Format.PDF, Format.DOCX, Format.HTML, Format.MARKDOWN, Format.XLSX})
_WITH_AUTHOR = frozenset({Format.PDF, Format.DOCX, Format.HTML, Format.XLSX})


def form_sentences() -> dict[Format, str]:
    """For what a form is there."""
    return {
        Format.PDF: _("Looks the same everywhere, on paper too; can be read aloud."),
        Format.DOCX: _("To write on in Word or LibreOffice."),
        Format.HTML: _("One file for every browser, on a telephone too."),
        Format.MARKDOWN: _("To write on in a plain editor."),
        Format.TEXT: _("Fits into the body of a mail."),
        Format.XLSX: _("A row each: decisions and follow-ups, with dates as dates."),
        Format.CSV: _("A row each, for any other program."),
        Format.ICS: _("The days of follow-ups, for your calendar."),
        Format.JSON: _("For programs: meetings as OParl and Popolo name them."),
        Format.ANNOTATIONS: _("A colleague takes your annotations into their library."),
        Format.MARKED_PDF: _("A copy of the PDF with your marks in it, for any PDF reader."),
    }


class FormPart(ComposerPart):
    """The form, a sentence on it, and its options."""

    def __init__(self, composing: Composing) -> None:
        super().__init__(composing, _("&Form it goes out in"))
        self.formats = ChoiceField((form.name, form.format) for form in forms())
        self.formats.activated.connect(lambda _at: composing.take_format(Format(self.formats.currentData())))
        self._is_headed_by(self.formats)
        self.sentence = quiet()
        self.contents = self._box(_("With a ta&ble of contents"), "contents")
        self.comments = self._box(_("Notes as comments in the margin"), "comments")
        self.documents = self._box(_("Put the &documents beside it"), "documents")
        self.documents.setToolTip(_("Links to pages lead there: the documents must lie beside the file."))
        self.documents_words = quiet(
            _(
                "They go out as they are. One that holds personal data stays out, "
                "unless you keep all that is found in it."
            )
        )
        self.name_reader = self._box(_("M&y name in the file’s properties"), "name_reader")
        for widget in (self.formats, self.sentence):
            self.column.addWidget(widget)
        for box in (self.contents, self.comments, self.documents):
            self.column.addWidget(box)
        self.column.addWidget(self.documents_words)
        self.column.addWidget(self.name_reader)
        self.show_chosen()

    def _box(self, text: str, name: str) -> QCheckBox:
        box = QCheckBox(text)
        box.toggled.connect(self._by_reader(lambda on: self.composing.choose(**{name: on})))
        return box

    def _show(self) -> None:
        choice, format = self.composing.choice, self.composing.format
        show_value(self.formats, format)
        told = form_sentences().get(format, form_of(format).name)
        if format is Format.ANNOTATIONS and choice.pass_on:
            told = _("A colleague takes your annotations, and those of your colleagues, into their library.")
        self.sentence.setText(told)
        for box, there, on in (
            (self.contents, format in _WITH_CONTENTS, choice.contents),
            (self.comments, format is Format.DOCX, choice.comments),
            (self.documents, format in _WITH_LINKS, choice.documents),
            (self.name_reader, format in _WITH_AUTHOR, choice.name_reader),
        ):
            box.setVisible(there)
            box.setChecked(on)
        self.documents_words.setVisible(format in _WITH_LINKS and choice.documents)
