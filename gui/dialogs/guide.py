"""The guide within the program: chapters on the left, the chosen one on the right."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from core.errors import UserFacingError
from core.language import _, language
from core.library import Library
from gui.session import Session

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs"
_NAMES = {"da": "guide.da.md", "en": "guide.md"}
_CHAPTER = re.compile(r"^#{1,2} (.+)$", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_LEFT_OUT = re.compile(r"^!\[.*$\n?|^<!-- keys:[\s\S]*?end of keys -->$\n?", re.MULTILINE)
"""Pictures of the window, which one has before oneself; the table of keys, which has a dialog of its own and
takes long to set."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its heading, the names links have for it and for what stands in it, and its Markdown."""

    title: str
    anchors: frozenset[str]
    text: str


def chapters(text: str) -> list[Chapter]:
    """The chapters of a page written in Markdown; what stands first is under the page's own title."""
    text = _LEFT_OUT.sub("", text)
    begins = [match.start() for match in _CHAPTER.finditer(text)]
    parts = [text[at:end] for at, end in zip(begins, [*begins[1:], len(text)], strict=True)]
    return [
        Chapter(
            _CHAPTER.search(part)[1],  # type: ignore[index]
            frozenset(_anchor(match[1]) for match in _HEADING.finditer(part)),
            part,
        )
        for part in parts
    ]


def _anchor(heading: str) -> str:
    """How a link calls a heading: small letters, hyphens for spaces, nothing else that is no letter."""
    return re.sub(r"[^\w -]", "", heading).strip().casefold().replace(" ", "-")


def show_guide(parent: QWidget, session: Session) -> GuideDialog:
    """Show the guide in the reader's language."""
    dialog = GuideDialog(parent, session)
    dialog.show()
    return dialog


class GuideDialog(QDialog):
    """Stands beside the window while one tries what it says."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Guide"))
        self.resize(900, 480)
        self._session = session
        self._chapters: list[Chapter] = []
        self.list = QListWidget()
        self.list.setObjectName("itemLines")
        self.list.setAccessibleName(_("Chapters"))
        self.list.currentRowChanged.connect(self._show_chapter)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(_("Guide"))
        self.text.anchorClicked.connect(self._follow)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setSizes([240, 640])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.setSpacing(12)
        column.addWidget(split, 1)
        column.addWidget(buttons)
        self.list.setFocus()
        self._read(_NAMES[language()])

    def _read(self, name: str, anchor: str = "") -> None:
        """Have the page `name` here, at `anchor`."""

        def work(_library: Library) -> tuple[list[Chapter], str]:
            try:
                return chapters((FOLDER / name).read_text("utf-8")), anchor
            except OSError as error:
                raise UserFacingError(
                    _("The guide is not where it belongs: {file}").format(file=FOLDER / name),
                    _("Set the program up again from where you have it from."),
                ) from error

        self._session.background.aside(work, self._take)

    def _take(self, found: tuple[list[Chapter], str]) -> None:
        self._chapters, anchor = found
        self.list.clear()
        self.list.addItems([chapter.title for chapter in self._chapters])
        self._go_to(anchor)

    def _go_to(self, anchor: str) -> None:
        having = (at for at, chapter in enumerate(self._chapters) if anchor in chapter.anchors)
        self.list.setCurrentRow(next(having, 0))

    def _show_chapter(self, row: int) -> None:
        if 0 <= row < len(self._chapters):
            self.text.setMarkdown(self._chapters[row].text)

    def _follow(self, link: QUrl) -> None:
        """A link leads to a chapter, or to another page of the folder; the rest is not the guide's."""
        name, anchor = link.path(), link.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        if not name:
            self._go_to(anchor)
        elif link.isRelative() and name.endswith(".md") and (FOLDER / name).parent == FOLDER:
            self._read(name, anchor)
