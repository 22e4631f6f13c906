"""Above each text: which version it is, and which others there are to choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionComboBox, QWidget

from core.comparing_requests import Side
from core.language import _
from core.library import LoadedMeeting
from core.library.lists.meetings import MeetingVersion
from core.versions.changes.side_labels import document_label, side_label
from core.versions.version import Version
from gui.composer.part import ChoiceField
from gui.panels.captions import caption

_FILE, _MEETING = "file", "meeting"
ROOM = 42
"""Of a field, beside its words, in logical pixels."""


class SideHead(QWidget):
    """`side_wanted` carries another Side that was chosen; `file_wanted` and `meeting_wanted` say that a file,
    or a meeting of the library, is to be asked for."""

    side_wanted = Signal(object)
    meeting_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setObjectName("sideHead")
        self.caption = caption(words)
        self.choice = _VersionField()
        self.choice.activated.connect(self._take)
        self._at = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 10, 6)
        row.setSpacing(10)
        row.addWidget(self.caption)
        row.addWidget(self.choice, 1)

    def show_side(
        self, side: Side, loaded: LoadedMeeting, words: str, name: str, *, can_choose: bool = True
    ) -> None:
        """Say under `words` which version is shown, and offer the meeting's others; a file is called
        `name`."""
        self.caption.setText(words.upper())
        self.caption.setAccessibleName(words)
        self.choice.clear()
        for each, about in _offered(side, loaded, name):
            self.choice.addItem(about, each)
        self._at = next(at for at in range(self.choice.count()) if self.choice.itemData(at) == side)
        self.choice.insertSeparator(self.choice.count())
        self.choice.addItem(_("Another meeting …"), _MEETING)
        self.choice.addItem(_("A file …"), _FILE)
        self.choice.setCurrentIndex(self._at)
        self.choice.setEnabled(can_choose)
        about = self.choice.currentText()
        why = _("Both are of this version. Other versions are chosen among the changes.")
        self.choice.setToolTip(about if can_choose else f"{about}\n{why}")
        self.choice.setAccessibleName(f"{words}: {about}")

    def _take(self, at: int) -> None:
        chosen = self.choice.itemData(at)
        if at == self._at:
            return
        self.choice.setCurrentIndex(self._at)  # until it is there
        if chosen == _FILE:
            self.file_wanted.emit()
        elif chosen == _MEETING:
            self.meeting_wanted.emit()
        elif chosen is not None:
            self.side_wanted.emit(chosen)


class _VersionField(ChoiceField):
    """Where there is no room for a name, its middle is left out: its end tells it from others."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideMiddle, self.width() - ROOM
        )

    def showPopup(self) -> None:
        """As high as its rows: the style sheet's padding is not counted in."""
        super().showPopup()
        view = self.view()
        box = view.window()
        rows = sum(view.sizeHintForRow(at) for at in range(min(self.count(), self.maxVisibleItems())))
        missing = rows - view.viewport().height()
        if missing <= 0:
            return
        above = box.y() < self.mapToGlobal(QPoint(0, 0)).y()
        room = QRect(box.x(), box.y() - (missing if above else 0), box.width(), box.height() + missing)
        screen = self.screen().availableGeometry()
        room.moveBottom(min(room.bottom(), screen.bottom()))
        box.setGeometry(room)


def _offered(side: Side, loaded: LoadedMeeting, name: str) -> Sequence[tuple[Side, str]]:
    """The versions of the meeting that a side is of, with words for each; of a file itself alone, called
    `name`."""
    if side.path is not None:
        return [(side, side_label(Version(loaded.meeting, loaded.source), name))]
    return [(Side(loaded.id, each.id), _words_of(each, loaded)) for each in loaded.versions]


def _words_of(version: MeetingVersion, loaded: LoadedMeeting) -> str:
    """A version of the library, as a file is said; and that it stands in front."""
    day, produced = loaded.meeting.date, version.produced
    words = document_label(version.kind, day, produced, version.name, draft=version.draft)
    return _("{document} – in front").format(document=words) if version.is_front else words
