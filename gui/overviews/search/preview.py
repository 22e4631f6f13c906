"""What a hit stands in, beside the list while one walks through it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from core.language import _
from core.library.searching.results import Preview, PreviewPart
from core.minutes import Role
from core.source_text import Span
from core.wording import outcome_name, role_name
from gui.models.search_rows import (
    HitRow,
    NoteRow,
    Row,
    hit_title,
    meeting_aside,
    meeting_title,
    plain,
    writer_words,
)
from gui.panels.captions import quiet, title
from gui.theme import Theme

AROUND = 2_400
"""Code points shown before and after the hit within its part."""
MOST = 6_000
"""Code points shown at most: what is set must not take long."""


class PreviewPanel(QWidget):
    """Shows a row of the list; its text comes when it has been read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("searchPreview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._shown: tuple[HitRow, Preview] | None = None
        self.where: QLabel = quiet()
        self.title: QLabel = title(factor=1.15)
        self.about: QLabel = quiet()
        self.text = QTextBrowser()
        self.text.setObjectName("previewText")
        self.text.setAccessibleName(_("Text around the hit"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 10, 8)
        column.setSpacing(4)
        for widget in (self.where, self.title, self.about):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self.text, 1)
        theme.changed.connect(self._set_text)
        self.show_row(None)

    def show_row(self, row: Row | None) -> None:
        """Say which item `row` is; its text is what was shown before only where it is the same one."""
        same = isinstance(row, HitRow) and self._shown is not None and self._shown[0].hit == row.hit
        if not same:
            self._shown = None
        if isinstance(row, HitRow):
            self._say_where(row)
        elif isinstance(row, NoteRow):
            note = row.note
            self._head(meeting_title(note.meeting), note.item.title or "", writer_words(row))
            self.text.setPlainText(plain(note.parts))
        else:
            self._head("", "", "")
            self.text.clear()

    def show_preview(self, row: HitRow, preview: Preview) -> None:
        """Show what `row` stands in, its first hit in view."""
        self._shown = row, preview
        self._set_text()

    def _say_where(self, row: HitRow) -> None:
        hit = row.hit
        where = " · ".join(part for part in (meeting_title(row.meeting), meeting_aside(row.meeting)) if part)
        number = f"{hit.item.number}  " if hit.item.number else ""
        case = _("Case {number}").format(number=hit.item.case_number) if hit.item.case_number else ""
        outcome = outcome_name(hit.outcome) if hit.outcome is not None else ""
        closed = _("Closed item") if hit.closed else ""
        self._head(
            where, number + hit_title(hit), " · ".join(part for part in (case, outcome, closed) if part)
        )

    def _head(self, where: str, title: str, about: str) -> None:
        for label, words in ((self.where, where), (self.title, title), (self.about, about)):
            label.setText(words)
            label.setVisible(bool(words))

    def _set_text(self) -> None:
        if self._shown is None:
            return
        preview = self._shown[1]
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        left, place = MOST, None
        for at in range(preview.first, len(preview.parts)):
            part = preview.parts[at]
            around = _window(part, left, from_hit=at == preview.first)
            self._put_heading(cursor, part)
            first = self._put_text(cursor, part, around)
            place = first if place is None else place
            left -= around.end - around.start
            if left <= 0:
                break
        cursor.endEditBlock()
        shown = QTextCursor(self.text.document())
        shown.setPosition(place or 0)
        self.text.setTextCursor(shown)
        self.text.ensureCursorVisible()

    def _put_heading(self, cursor: QTextCursor, part: PreviewPart) -> None:
        words = part.heading or (role_name(part.role) if part.role is not Role.OTHER else "")
        look = QTextCharFormat()
        look.setForeground(QColor(self._theme.colours.quiet))
        look.setFontPointSize(self.font().pointSizeF() * 0.9)
        if words:
            self._begin_block(cursor, above=8)
            cursor.insertText(words, look)

    def _put_text(self, cursor: QTextCursor, part: PreviewPart, around: Span) -> int | None:
        """Write a part's words; the place of its first hit in the document, in UTF-16 units."""
        plain_look, mark = QTextCharFormat(), QTextCharFormat()
        plain_look.setForeground(QColor(self._theme.colours.text))
        mark.setForeground(QColor(self._theme.colours.text))
        mark.setBackground(QColor(self._theme.colours.mark))
        self._begin_block(cursor, above=2)
        first, at = None, around.start
        if at > 0:
            cursor.insertText("… ", plain_look)
        for hit in part.hits:
            if hit.start < at or hit.end > around.end:
                continue
            cursor.insertText(part.text[at : hit.start], plain_look)
            first = cursor.position() if first is None else first
            cursor.insertText(part.text[hit.start : hit.end], mark)
            at = hit.end
        cursor.insertText(part.text[at : around.end], plain_look)
        if around.end < len(part.text):
            cursor.insertText(" …", plain_look)
        return first

    def _begin_block(self, cursor: QTextCursor, above: float) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setBottomMargin(3)
        form.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.position() > 0:
            cursor.insertBlock(form)
        else:
            cursor.setBlockFormat(form)


def _window(part: PreviewPart, most: int, *, from_hit: bool) -> Span:
    """What is shown of a part: all of it, or what stands around its first hit, from a paragraph on."""
    text = part.text
    if len(text) <= most and len(text) <= 2 * AROUND:
        return Span(0, len(text))
    hit = part.hits[0].start if from_hit and part.hits else 0
    start = 0 if hit <= AROUND else max(text.rfind("\n", 0, hit - AROUND // 3) + 1, hit - AROUND)
    end = min(len(text), start + min(most, 2 * AROUND))
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + 1)
    return Span(start, end)
