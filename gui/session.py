"""The session: the open library, what the reader does to it, and the signal that it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from core.annotations import Colour
from core.corrections import Correction
from core.errors import UserFacingError
from core.language import _
from core.library import (
    Changes,
    Deleted,
    Library,
    Written,
    WrittenTag,
    catch_up,
    delete_correction,
    name_colours,
    put_correction,
    write,
)
from core.library.bringing_in.imports import RunId
from core.settings import Settings, save_settings
from core.wording import reason
from gui.background import LATER, LONG, URGENT, Background
from gui.pending import Change, Pending, TagChange
from gui.whose import Whose

WATCH_MS = 1000
"""How often the session looks whether another program changed the library, in milliseconds."""


class Session(QObject):
    """One library, and what the reader does to it, for all windows of the program.

    `changed` carries what changed, `saving` whether something the reader did is not committed yet,
    `failed` a sentence that must be told.
    """

    changed = Signal(object)  # Changes
    annotated = Signal(str)  # MeetingId: the reader did something there; it may not be committed yet
    tag_moved = Signal(str, object, bool)  # a tag, and what it is called now, None where it is gone; whether
    # all of it is: not where two tags that were one are two again
    saving = Signal(bool)
    failed = Signal(object)  # UserFacingError
    chosen = Signal()  # the settings are others
    journal_changed = Signal()  # the journal of imports, or what folders are watched, is another
    filed = Signal(str)  # what the reader did to the meetings' names and places, as Undo calls it
    restored = Signal()  # another library is in place: its versions may be other documents

    def __init__(self, library: Path, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.settings = settings
        self.undo = QUndoStack(self)
        self.not_carried: set[str] = set()  # whose annotations could not be brought along
        self.running_imports: set[RunId] = set()  # of all windows, by their row in the journal
        self.pending = Pending()
        self.background = Background(library, self)
        self.background.failed.connect(self.failed)
        self._refused_tags: list[TagChange] = []
        self._unsaved = 0
        self._seen_version: int | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._look)
        self._watch.start()
        self._look()  # what others write from now on counts
        self.whose = Whose(self)

    @property
    def is_saving(self) -> bool:
        """Whether something the reader did is on its way to the library."""
        return self._unsaved > 0

    @property
    def has_refused(self) -> bool:
        """Whether the library did not take something the reader did. It is kept, and shown, until it does."""
        return bool(self.pending.refused() or self._refused_tags)

    def apply(
        self,
        changes: Sequence[Change],
        refused: Callable[[], object] = lambda: None,
        tags: Sequence[TagChange] = (),
    ) -> None:
        """Queue changes of annotations and tags to be written, all or none of them.

        `refused` is called where the library does not take them.
        """
        author = self.settings.author_name()
        numbers = [(each, self.pending.want(each)) for each in changes]
        written = [
            Written(each.after, self.pending.seen(each.after), author)
            for each in changes
            if each.after is not None
        ]
        deleted = [
            Deleted(each.before.id, self.pending.seen(each.before))
            for each in changes
            if each.after is None and each.before is not None
        ]
        kept = [
            WrittenTag(each.after, (each.before or each.after).modified)
            for each in tags
            if each.after is not None
        ]
        forgotten = [each.tag.id for each in tags if each.after is None]

        def done(answer: Changes) -> None:
            for each, number in numbers:
                self.pending.committed(each.annotation, number)
            written_tags = {each.tag.id for each in tags}
            self._refused_tags = [each for each in self._refused_tags if each.tag.id not in written_tags]
            self._count(-1)
            self.changed.emit(answer)

        def failed(error: UserFacingError) -> None:
            for each, number in numbers:
                self.pending.refuse(each.annotation, number)
            self._refused_tags = _followed_by(self._refused_tags, tags)
            refused()
            self._count(-1)
            self.failed.emit(error)

        self._count(+1)
        for meeting in dict.fromkeys(each.annotation.meeting for each in changes):
            self.annotated.emit(meeting)
        self.background.write(lambda library: write(library, written, deleted, kept, forgotten), done, failed)

    def give_up(self, changes: Sequence[Change], tags: Sequence[TagChange] = ()) -> None:
        """Forget changes that the library refused: all stays as it was before."""
        for each in changes:
            self.pending.give_up(each.annotation)
        refused = {each.tag.id for each in tags}
        self._refused_tags = [each for each in self._refused_tags if each.tag.id not in refused]
        for meeting in dict.fromkeys(each.annotation.meeting for each in changes):
            self.annotated.emit(meeting)

    def do(
        self,
        work: Callable[[Library], Changes],
        refused: Callable[[], object] = lambda: None,
        *,
        then: Callable[[], object] = lambda: None,
        long: bool = False,
    ) -> None:
        """Queue something the reader does: `work` writes it, and says what changed.

        `refused` is called where the library does not take it, `then` once it is committed and told. What is
        `long` lets the reader's other acts go first; it calls `background.run_urgent_writes` between two
        transactions.
        """

        def done(changes: Changes) -> None:
            self._count(-1)
            self.changed.emit(changes)
            then()

        def failed(error: UserFacingError) -> None:
            refused()
            self._count(-1)
            self.failed.emit(error)

        self._count(+1)
        self.background.write(work, done, failed, urgency=LONG if long else URGENT)

    def do_and_index(
        self,
        work: Callable[[Library], Changes],
        refused: Callable[[], object] = lambda: None,
        *,
        long: bool = False,
    ) -> None:
        """`do`, and have the search index follow behind all that is urgent: then what changed is told once
        more, for what looks things up in the index."""
        urgent = self.background.run_urgent_writes
        made: list[Changes] = []

        def work_and_note(library: Library) -> Changes:
            made.append(work(library))
            return made[-1]

        def follow() -> None:
            self.background.write(lambda library: catch_up(library, urgent), followed, urgency=LATER)

        def followed(_none: None) -> None:
            if made[-1]:
                self.changed.emit(made[-1])

        self.do(work_and_note, refused, then=follow, long=long)

    def correct(self, correction: Correction, refused: Callable[[], object] = lambda: None) -> None:
        """Queue a correction to be written; `refused` is called where the library does not take it."""
        self._correct(lambda library: put_correction(library, correction), refused)

    def take_back(self, correction: Correction, refused: Callable[[], object] = lambda: None) -> None:
        """Queue a correction to be deleted; `refused` is called where the library does not take it."""
        self._correct(lambda library: delete_correction(library, correction), refused)

    def name_colours(
        self, names: Mapping[Colour, str | None], refused: Callable[[], object] = lambda: None
    ) -> None:
        """Queue other names of colours, None for the usual one; `refused` is called where the library does
        not take them."""
        author = self.settings.author_name()
        self.do(lambda library: name_colours(library, names, author), refused)

    def retry(self) -> None:
        """Queue again what the library refused, as one write: it is taken, or refused and told, as one."""
        tags, self._refused_tags = self._refused_tags, []
        changes = [wish.change for wish in self.pending.refused()]
        if changes or tags:
            self.apply(changes, tags=tags)

    def choose(self, **choices: str | Mapping[str, tuple[str, ...]] | tuple[str, ...] | None) -> None:
        """Change settings and keep them."""
        self.settings = replace(self.settings, **choices)  # type: ignore[arg-type]
        self.chosen.emit()
        try:
            save_settings(self.settings)
        except OSError as error:
            self.failed.emit(_settings_lost(error))

    def close(self) -> None:
        """Write what is queued and let the library go."""
        self._watch.stop()
        self.whose.rest()
        self.background.close()
        self.undo.blockSignals(True)  # its end is no edit that anybody shows

    def _correct(self, work: Callable[[Library], Changes], refused: Callable[[], object]) -> None:
        def write(library: Library) -> Changes:
            try:
                return work(library)
            except LookupError:  # a copy of the library without this file was restored meanwhile
                return Changes(everything=True)

        self.do_and_index(write, refused)

    def begin_file(self) -> None:
        """A file is being written for the reader: no window closes before `end_file`."""
        self._count(1)

    def end_file(self) -> None:
        """It is written, or cannot be."""
        self._count(-1)

    def _count(self, step: int) -> None:
        before = self._unsaved
        self._unsaved += step
        if (before > 0) != (self._unsaved > 0):
            self.saving.emit(self._unsaved > 0)

    def _look(self) -> None:
        # The writing connection's own commits do not count in its data_version, only those of others.
        self.background.write(lambda library: library.data_version(), self._compare, urgency=LATER)

    def _compare(self, version: int) -> None:
        if self._seen_version is not None and version != self._seen_version:
            self.changed.emit(Changes(everything=True))
        self._seen_version = version


def _followed_by(earlier: Sequence[TagChange], later: Sequence[TagChange]) -> list[TagChange]:
    """One change for each tag: from what it was before the earlier ones to what the later ones want."""
    changes = {each.tag.id: each for each in earlier}
    for each in later:
        before = changes.pop(each.tag.id, each).before
        if before != each.after:
            changes[each.tag.id] = TagChange(before, each.after)
    return [*changes.values()]


def _settings_lost(error: OSError) -> UserFacingError:
    return UserFacingError(
        _("The choice could not be kept ({reason}).").format(reason=reason(error)),
        _("It holds until the program ends. Check that the configuration folder can be written to."),
    )
