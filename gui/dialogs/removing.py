"""Asking before something is removed for good: what goes, what it means, and a second confirmation.

The same dialog then shows that it is under way, and says what became of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.annotations import ItemKey, MeetingId
from core.errors import UserFacingError
from core.language import _, long_date, ngettext
from core.library import Library, MeetingRow
from core.library.removing import (
    CountedItems,
    CountedMeetings,
    FoundWords,
    copies_beside,
    count_items,
    count_meetings,
    delete_copies,
    find_words,
    named,
    remove_items,
    remove_meetings,
    remove_words,
)
from core.wording import shortened
from gui.long_work.removing import Removal, Remove, Removed
from gui.panels.captions import quiet, title
from gui.panels.tab_ring import step_within
from gui.session import Session

SHORTEST_WORDS = 4
"""So many letters and digits at least: fewer stand everywhere."""
WIDTH = 580
MOST_NAMED = 6
"""So many meetings or items are named one by one."""
MOST_OF_A_NAME = 140
MOST_SHOWN = 60
"""So many characters of a passage in a heading."""


class RemovalDialog(QDialog):
    """Asks, works, tells."""

    def __init__(
        self, parent: QWidget, session: Session, heading: str, sentences: Sequence[str], remove: Remove
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Remove for good"))
        self._session = session
        self._remove = remove
        self._copies: Sequence[Path] = ()
        self._busy = False
        self._removal = Removal(session, self)
        self.heading = title(heading)
        self.words = quiet("\n\n".join(sentences))
        self.sure = QCheckBox(_("I know that this cannot be undone"))
        self.with_copies = QCheckBox()
        self.with_copies.hide()
        self.names = quiet()
        self.names.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Remove for good"))
        self.bar.hide()
        self.buttons = QDialogButtonBox()
        self.cancel = QPushButton(_("Cancel"))
        self.go = QPushButton(_("&Remove for good"))
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.DestructiveRole)
        self.buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.go.setEnabled(False)
        self.cancel.setDefault(True)  # where no button has the focus
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        widgets = (self.heading, self.words, self.with_copies, self.names, self.sure, self.bar, self.buttons)
        for widget in widgets:
            column.addWidget(widget)
        self.sure.toggled.connect(self.go.setEnabled)
        self.go.clicked.connect(self._start)
        self.buttons.rejected.connect(self.reject)
        self._removal.removed.connect(self._tell_cleaning)
        self._removal.finished.connect(self._tell_end)
        self._removal.failed.connect(self._tell_failure)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._fit()
        session.background.read(lambda library: copies_beside(library.path), self._offer_copies)

    def reject(self) -> None:
        """Leave things as they are; not while something is being removed."""
        if not self._busy:
            super().reject()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The Tab key stops on the button that removes as soon as it is enabled: Qt passes it over."""
        return step_within(self, forward=forward) or super().focusNextPrevChild(forward)

    def _offer_copies(self, copies: Sequence[Path]) -> None:
        self._copies = copies
        if not copies or self._busy:
            return
        count = len(copies)
        self.with_copies.setText(
            ngettext(
                "Delete the copy that lies beside the library, too",
                "Delete the {count} copies that lie beside the library, too",
                count,
            ).format(count=count)
        )
        names = ", ".join(copy.name for copy in copies)
        self.names.setText(
            _("The program made them when tables changed or a copy was restored. They hold it: {names}.")
            .format(names=names)
        )  # fmt: skip
        self.with_copies.show()
        self.names.show()
        self._fit()

    def _start(self) -> None:
        self._busy = True
        for widget in (self.sure, self.with_copies, self.names, self.go):
            widget.hide()
        self.cancel.setEnabled(False)
        self.heading.setText(_("Removing …"))
        self.words.setText(_("What you write meanwhile is saved first."))
        self.bar.show()
        self._fit()
        self._removal.start(self._remove)

    def _tell_cleaning(self) -> None:
        self.words.setText(
            _("It is removed. The library is written anew, so that nothing of it stays in the file.")
        )
        self._fit()

    def _tell_end(self, removed: Removed) -> None:
        if self.with_copies.isChecked():
            self._session.background.aside(
                lambda _library: delete_copies(self._copies), lambda _none: None, self._session.failed.emit
            )
        kept = len(self._copies) if not self.with_copies.isChecked() else 0
        sentences = [_("Nothing of it is left in the library's file.")]
        if removed.failed is not None:
            sentences = [
                _("It is removed, but traces of it may still be in the library's file."),
                str(removed.failed),
                _("The cleaning goes on with the next start of the program."),
            ]
        elif not removed.clean:
            sentences = [
                _("It is removed. Another program reads the library, so that traces are still in its log."),
                _("The cleaning goes on with the next start of the program."),
            ]
        if kept:
            sentences.append(
                ngettext(
                    "{count} copy beside the library still holds it.",
                    "{count} copies beside the library still hold it.",
                    kept,
                ).format(count=kept)
            )
        sentences.append(_("Copies that you saved elsewhere, and the files themselves, are where they were."))
        self._end(_("Removed for good"), sentences)

    def _tell_failure(self, error: UserFacingError) -> None:
        self._end(_("Not everything was removed"), [error.what, error.advice])

    def _end(self, heading: str, sentences: Sequence[str]) -> None:
        self._busy = False
        self.heading.setText(heading)
        self.words.setText("\n\n".join(sentences))
        self.bar.hide()
        self.cancel.setText(_("Close"))
        self.cancel.setEnabled(True)
        self.cancel.setFocus()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the sentences are now."""
        column = cast(QVBoxLayout, self.layout())
        column.activate()
        self.setFixedSize(WIDTH, column.totalHeightForWidth(WIDTH))


def ask_to_remove(window: QWidget, session: Session, meetings: Sequence[MeetingId]) -> None:
    """Ask whether `meetings` shall be removed for good, and do so."""

    def ask(answer: tuple[CountedMeetings, str]) -> None:
        counted, names = answer
        heading = ngettext(
            "Remove this meeting for good?", "Remove these {count} meetings for good?", counted.meetings
        ).format(count=counted.meetings)
        sentences = [names, *_of_meetings(counted)]
        _open(window, session, heading, sentences, lambda library, between: remove_meetings(
            library, meetings, between
        ))  # fmt: skip

    session.background.read(
        lambda library: (count_meetings(library, meetings), _names(library, meetings)), ask
    )


def ask_to_remove_items(
    window: QWidget, session: Session, meeting: MeetingId, items: Sequence[ItemKey]
) -> None:
    """Ask whether `items` of `meeting` shall be blacked out for good, and do so."""

    def ask(answer: tuple[CountedItems, str]) -> None:
        counted, name = answer
        lines = "\n".join([name, *_few([_item_name(item) for item in items])])
        heading = ngettext(
            "Remove this item for good?", "Remove these {count} items for good?", counted.items
        ).format(count=counted.items)
        sentences = [lines, *_of_items(counted)]
        _open(window, session, heading, sentences, lambda library, between: remove_items(
            library, meeting, items, between
        ))  # fmt: skip

    session.background.read(
        lambda library: (count_items(library, meeting, items), _names(library, [meeting])), ask
    )


def ask_to_remove_words(window: QWidget, session: Session, words: str) -> None:
    """Ask whether `words` shall be blacked out wherever they stand, and do so."""
    words = " ".join(words.split())
    if sum(map(str.isalnum, words)) < SHORTEST_WORDS:
        session.failed.emit(
            UserFacingError(
                _("So few letters stand everywhere."),
                _("Select a name, a number or a passage that is longer."),
            )
        )
        return

    def ask(answer: tuple[FoundWords, str]) -> None:
        found, names = answer
        heading = _("Remove “{words}” for good?").format(words=shortened(words, MOST_SHOWN))
        sentences = [names, *_of_words(found)]
        _open(window, session, heading, sentences, lambda library, between: remove_words(
            library, words, between
        ))  # fmt: skip

    def work(library: Library) -> tuple[FoundWords, str]:
        found = find_words(library, words)
        return found, _names(library, sorted(found.meetings))

    session.background.aside_when_written(work, ask)


def _open(window: QWidget, session: Session, heading: str, sentences: Sequence[str], remove: Remove) -> None:
    dialog = RemovalDialog(window, session, heading, [*filter(None, sentences)], remove)
    dialog.open()
    dialog.cancel.setFocus()


def _names(library: Library, meetings: Sequence[MeetingId]) -> str:
    """The meetings, a line each: "Økonomiudvalget 14 May 2031"; only the first of many."""
    rows = named(library, meetings[:MOST_NAMED])
    return "\n".join(_few([_meeting_name(row) for row in rows], len(meetings)))


def _meeting_name(row: MeetingRow) -> str:
    return " ".join(filter(None, (row.body, long_date(row.date) if row.date else ""))) or row.name


def _item_name(item: ItemKey) -> str:
    """An item: "4. Budget follow-up"."""
    number = f"{item.number}." if item.number else ""
    return " ".join(filter(None, (number, item.title))) or item.case_number or ""


def _few(names: Sequence[str], count: int | None = None) -> list[str]:
    """The first of `count` names, and how many more there are."""
    shown = [shortened(name, MOST_OF_A_NAME) for name in names[:MOST_NAMED]]
    more = (len(names) if count is None else count) - len(shown)
    if more > 0:
        shown.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
    return shown


def _of_meetings(counted: CountedMeetings) -> list[str]:
    parts = (_documents(counted.documents), _items(counted.items), _notes(counted.notes))
    return [
        _("This goes, with the files' bytes and all their words: {parts}.").format(parts=_list(parts)),
        _stays_away(),
        _forgets_undo(),
    ]


def _of_items(counted: CountedItems) -> list[str]:
    attached = ngettext("{count} attached file", "{count} attached files", counted.attached)
    parts = _list((_notes(counted.notes), _counted(attached, counted.attached)))
    sentences = [
        _("Title and words are blacked out in {documents}.").format(documents=_documents(counted.documents)),
        _(
            "The documents' files hold the words, so their bytes go too: there are no pages any more, the "
            "rest is read as text."
        ),
        _stays_away(),
        _forgets_undo(),
    ]
    if parts:
        sentences.insert(1, _("This goes: {parts}.").format(parts=parts))
    return sentences


def _of_words(found: FoundWords) -> list[str]:
    searches = ngettext("{count} search", "{count} searches", found.searches)
    others = ngettext("{count} other place", "{count} other places", found.others)
    parts = (
        *(_documents(found.documents), _notes(found.notes)),
        *(_counted(searches, found.searches), _counted(others, found.others)),
    )
    return [
        _(
            "They are blacked out wherever they stand, however they are spaced, also within longer words: "
            "{parts}."
        ).format(parts=_list(parts)),
        _(
            "Files that hold the words go with their bytes: those documents have no pages any more and are "
            "read as text."
        ),
        _stays_away(),
        _forgets_undo(),
    ]


def _stays_away() -> str:
    return _("The library does not take the same files in again. The files themselves stay where they lie.")


def _forgets_undo() -> str:
    return _("What you did so far cannot be undone afterwards, for the steps of Undo hold the words.")


def _documents(count: int) -> str:
    return _counted(ngettext("{count} document", "{count} documents", count), count)


def _items(count: int) -> str:
    return _counted(ngettext("{count} item", "{count} items", count), count)


def _notes(count: int) -> str:
    return _counted(ngettext("{count} annotation", "{count} annotations", count), count)


def _counted(words: str, count: int) -> str:
    return words.format(count=count) if count else ""


def _list(parts: Sequence[str]) -> str:
    return ", ".join(filter(None, parts))
