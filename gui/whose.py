"""Whose annotations lie in the library: in which colour a colleague's are shown, who is hidden, and what of
an annotation was another before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from core.annotations import Annotation, AnnotationId, Colour
from core.language import _
from core.library import Changes, Library
from core.library.colleagues.authors import Colleague, colleagues, shown_otherwise
from core.library.colleagues.history import annotations_with_history, edited_by_others

if TYPE_CHECKING:
    from gui.session import Session

REST_MS = 1000
"""How long nobody annotates before it is counted again who wrote how much."""


class By(NamedTuple):
    """A colleague whose annotation something is. `colour` is the one theirs are shown in; None for their
    own."""

    author: str
    initials: str
    colour: Colour | None = None


class _Styles(NamedTuple):
    """What is kept of colleagues, by their names, and of annotations, by their ids."""

    colours: dict[str, Colour | None]
    hidden: frozenset[str]
    with_history: frozenset[AnnotationId]
    editors: dict[AnnotationId, str]


class Whose(QObject):
    """Belongs to the session. `changed` says that colours, or who is hidden, are others; `listed` that other
    people wrote, or another number of annotations."""

    changed = Signal()
    listed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.everybody: tuple[Colleague, ...] = ()
        self._me = session.settings.author_name()
        self._own_names = session.settings.own_names
        self._styles = _Styles({}, frozenset(), frozenset(), {})
        self._by: dict[str, By | None] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._list)
        session.changed.connect(self._follow)
        session.chosen.connect(self._follow_name)
        self._read()
        self._rest.start()  # a start has more urgent things to read

    @property
    def me(self) -> str:
        """The name on the reader's own annotations that are made now."""
        return self._me

    @property
    def own_names(self) -> frozenset[str]:
        """All names that are the reader's: those of today, and others that the reader says are."""
        return self._own_names

    @property
    def other_names(self) -> tuple[str, ...]:
        """Those of them that the reader said are."""
        return tuple(each for each in self._session.settings.other_names if each != self._me)

    def is_own(self, annotation: Annotation) -> bool:
        """Whether the reader made it."""
        return annotation.author in self._own_names

    def call_mine(self, author: str, mine: bool) -> None:
        """Have what `author` wrote count as the reader's own, or as a colleague's again."""
        others = [each for each in self._session.settings.other_names if each != author]
        self._session.choose(other_names=(*others, author) if mine else tuple(others))

    @property
    def hidden(self) -> frozenset[str]:
        """The names of those whose annotations are not shown."""
        return self._styles.hidden - self._own_names

    @property
    def others(self) -> list[Colleague]:
        """Everybody but the reader."""
        return [each for each in self.everybody if each.author not in self._own_names]

    def by(self, author: str) -> By | None:
        """How what `author` wrote is shown; None for the reader's own."""
        if author not in self._by:
            mine = author in self._own_names
            self._by[author] = (
                None
                if mine
                else By(author or _("Unknown"), initials(author), self._styles.colours.get(author))
            )
        return self._by[author]

    def colour_of(self, annotation: Annotation) -> Colour | None:
        """The colour that an annotation is shown in; None where it has none."""
        by = self.by(annotation.author)
        return (
            annotation.colour if annotation.colour is None or by is None else by.colour or annotation.colour
        )

    def given_colour(self, author: str) -> Colour | None:
        """The colour that `author` was given; None for the marks' own."""
        return self._styles.colours.get(author)

    def editor_of(self, annotation: Annotation) -> str | None:
        """Who else than its author changed an annotation in this library; None where nobody did."""
        editor = self._styles.editors.get(annotation.id)
        return None if self.is_own(annotation) and editor in self._own_names else editor

    def has_history(self, annotation: Annotation) -> bool:
        """Whether earlier states of it are kept."""
        return annotation.id in self._styles.with_history

    def rest(self) -> None:
        """Count nothing any more: the library is let go."""
        self._rest.stop()

    def seen(self, annotations: list[Annotation]) -> list[Annotation]:
        """Those of `annotations` that nobody hid."""
        hidden = self.hidden
        return [each for each in annotations if each.author not in hidden] if hidden else annotations

    def colleagues_of(self, annotations: list[Annotation]) -> dict[str, By]:
        """How what colleagues wrote among `annotations` is shown, by their names."""
        authors = {each.author for each in annotations}
        return {author: by for author in authors if (by := self.by(author)) is not None}

    def _follow(self, changes: Changes) -> None:
        if changes.colleagues or changes.everything or changes.annotations:
            self._read()
        if changes.colleagues or changes.everything or changes.meetings:
            self._list()
        elif changes.annotated:
            self._rest.start()

    def _follow_name(self) -> None:
        settings = self._session.settings
        if (self._me, self._own_names) != (settings.author_name(), settings.own_names):
            self._me, self._own_names = settings.author_name(), settings.own_names
            self._by.clear()
            self.changed.emit()
            self.listed.emit()

    def _list(self) -> None:
        self._rest.stop()
        self._session.background.read(colleagues, self._take_list)

    def _take_list(self, found: tuple[Colleague, ...]) -> None:
        if found != self.everybody:
            self.everybody = found
            self.listed.emit()

    def _read(self) -> None:
        def work(library: Library) -> _Styles:
            with library.snapshot():
                kept = shown_otherwise(library)
                return _Styles(
                    {each.author: each.colour for each in kept},
                    frozenset(each.author for each in kept if each.hidden),
                    annotations_with_history(library),
                    edited_by_others(library),
                )

        self._session.background.read(work, self._take)

    def _take(self, styles: _Styles) -> None:
        if styles != self._styles:
            self._styles = styles
            self._by.clear()
            self.changed.emit()


def initials(author: str) -> str:
    """One or two letters for a name: those of its first and its last word."""
    words = [word for word in author.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else words[0][1:2])).upper()
