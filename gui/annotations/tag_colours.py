"""The colours of the reader's tags and the names of the five colours, as the library has them now."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.annotations import Colour
from core.library import Changes, Library, TagUse, colour_names, tags
from core.tags import colour_of, tag_key
from core.wording import colour_name
from gui.session import Session


class TagColours(QObject):
    """Reads them in the background. `changed` says that a colour, a name or a tag is another."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.uses: list[TagUse] = []  # every tag, in the order of the tree
        self.names: dict[Colour, str] = {colour: colour_name(colour) for colour in Colour}
        self._colours: dict[str, Colour | None] = {}
        session.changed.connect(self._follow)
        self._read()

    def of(self, tag: str) -> Colour | None:
        """The colour of a tag, or of the nearest above it that has one; None without."""
        return colour_of(tag, self._colours)

    def _follow(self, changes: Changes) -> None:
        if changes.everything or changes.tags or changes.colours:
            self._read()

    def _read(self) -> None:
        def work(library: Library) -> tuple[list[TagUse], dict[Colour, str]]:
            return tags(library), colour_names(library)

        self._session.background.read(work, self._take)

    def _take(self, answer: tuple[list[TagUse], dict[Colour, str]]) -> None:
        if (self.uses, self.names) != answer:
            self.uses, self.names = answer
            self._colours = {tag_key(use.name): use.colour for use in self.uses}
            self.changed.emit()
