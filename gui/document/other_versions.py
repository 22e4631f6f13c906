"""The versions of a meeting that do not stand in front, and what came along from one to the next: told of,
looked at, put in front, put back.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.annotations import AnnotationKind
from core.language import _, long_date
from core.library import LoadedMeeting
from core.library.carrying.here import CarriedHere, Settled
from core.library.carrying.told import CarryResult, outcome_of
from core.library.lists.meetings import MeetingVersion
from core.wording import kind_name
from gui.current_meeting import CurrentMeeting
from gui.edits.carrying import put_back, take_along_again
from gui.edits.library import put_in_front
from gui.models.carried_result import (
    VersionNamed,
    put_back_words,
    states_of,
    states_sentence,
    turned_words,
)
from gui.panels.captions import plain_tip
from gui.panels.meeting_head import MeetingHead
from gui.panels.page_notice import PageNotice

MOST_CLOSED = 200
"""Lines that are known to be closed; older ones are forgotten."""


class OtherVersions(QObject):
    """Works for one group. `notice` stands above the document. `result_wanted` says that the reader wants to
    see what became of the annotations of the meeting in view, `compare_wanted` to compare the version in view
    with another one."""

    result_wanted = Signal()
    compare_wanted = Signal()
    told = Signal(str)  # a sentence for the status line

    def __init__(self, current: CurrentMeeting, head: MeetingHead, parent: QObject) -> None:
        super().__init__(parent)
        self.notice = PageNotice()
        self._current = current
        self._is_hushed = False
        self._asked = 0
        self._put_back: bool | None = None  # whether what came along was taken back; None: not read yet
        self._reads = False  # that is being read
        head.version_wanted.connect(self.look_at)
        self.notice.wanted.connect(self._take_offer)
        self.notice.declined.connect(self._take_other)
        self.notice.third_wanted.connect(self.compare_wanted)
        self.notice.closed.connect(self._close)
        current.shown.connect(self._follow)
        current.annotations_changed.connect(self._tell)

    def look_at(self, version: int) -> None:
        """Show a version of the meeting in view: to be read alone, unless it counts."""
        front = self._front()
        self._current.look_at(None if front is not None and front.id == version else version)

    def hush(self, on: bool) -> None:
        """Whether the reader is at something that needs the room."""
        self._is_hushed = on
        self._tell()

    def _tell(self) -> None:
        self.notice.second.setToolTip("")
        loaded, front = self._current.loaded, self._front()
        if loaded is None or front is None or self._is_hushed:
            self.notice.tell("")
        elif self._current.looks_aside and self._current.is_written_on:
            words = _("You are looking at: {version}.").format(version=_words(_shown(loaded)))
            self.notice.tell(words, _("Back"))
        elif self._current.looks_aside:
            self.notice.tell(
                _("You are looking at: {version}. In front of the meeting stands: {front}.").format(
                    version=_words(_shown(loaded)), front=_words(front)
                ),
                _("Back"),
                _("Put this in front"),
                third=_("Compare"),
            )
        elif (newest := self._newest()) is not None and _is_newer(newest, front):
            self._tell_of_newer(loaded, front, newest)
        elif self._is_seen(loaded, along := _along(self._current, loaded)):
            words = _carried_words(loaded, along)
            self.notice.tell(words, _("Show …"), _("Undo"), third=_("Compare"), closable=True)
            self.notice.second.setToolTip(plain_tip(put_back_words()))
        else:
            self.notice.tell("")

    def _tell_of_newer(self, loaded: LoadedMeeting, front: MeetingVersion, newest: MeetingVersion) -> None:
        """Another version stands in front than the newest: as the reader wants it, or till what is on it has
        come along."""
        was_put_back = self._was_put_back(loaded, newest)
        comes = not front.is_chosen and loaded.id not in self._current.session.not_carried
        if comes and was_put_back is None:
            self.notice.tell("")
        elif comes and not was_put_back:
            words = _("A newer version came: {version}. Your notes are being brought along …")
            self.notice.tell(words.format(version=_words(newest)))
        else:
            other = _("Take the notes along") if was_put_back else _("Put it in front")
            self.notice.tell(_newer_words(newest, front), _("Look at it"), other, third=_("Compare"))

    def _follow(self) -> None:
        """Another meeting or version is in view, or another state of it: what was read before counts no
        more."""
        self._asked, self._put_back, self._reads = self._asked + 1, None, False
        self._tell()

    def _was_put_back(self, loaded: LoadedMeeting, newest: MeetingVersion) -> bool | None:
        """Whether the reader took back that the annotations came along to the newest version; None while that
        is being read. It is read when it is first asked; then the line is told again."""
        if self._put_back is None and not self._reads:
            self._reads = True
            asked, meeting, version = self._asked, loaded.id, newest.id

            def take(result: CarryResult | None) -> None:
                if asked == self._asked:
                    self._put_back = result is not None and result.undone
                    self._tell()

            self._current.session.background.read(lambda library: outcome_of(library, meeting, version), take)
        return self._put_back

    def _is_seen(self, loaded: LoadedMeeting, along: list[CarriedHere]) -> bool:
        """Whether the line about what came `along` to the version in view is to be seen: the reader has not
        closed it, or something waits."""
        if not along:
            return False
        closed = (self._current.session.settings.closed_lines or "").split()
        return _key(loaded) not in closed or any(here.settled is None for here in along)

    def _take_offer(self) -> None:
        newest = self._newest()
        if self._current.looks_aside:
            self._current.look_at(None)
        elif newest is not None and not newest.is_front:
            self._current.look_at(newest.id)
        else:
            self.result_wanted.emit()

    def _take_other(self) -> None:
        """Have the version in view, or else the newest, stand in front; or put back what came along."""
        loaded, newest = self._current.loaded, self._newest()
        if loaded is None or newest is None:
            return
        if not self._current.looks_aside and newest.is_front:
            put_back(self._current.session, loaded.id)
            self.told.emit(turned_words(put_back=True))
            return
        if not self._current.looks_aside and self._was_put_back(loaded, newest):
            take_along_again(self._current.session, loaded.id)
            self.told.emit(turned_words(put_back=False))
            return
        wanted = loaded.version if self._current.looks_aside else newest.id
        put_in_front(self._current.session, loaded.id, wanted)

    def _close(self) -> None:
        """Keep that the reader has closed the line."""
        loaded, session = self._current.loaded, self._current.session
        if loaded is not None:
            closed = (session.settings.closed_lines or "").split()
            kept = [each for each in closed if each != _key(loaded)][-MOST_CLOSED + 1 :]
            session.choose(closed_lines=" ".join([*kept, _key(loaded)]))

    def _front(self) -> MeetingVersion | None:
        loaded = self._current.loaded
        return next((each for each in loaded.versions if each.is_front), None) if loaded else None

    def _newest(self) -> MeetingVersion | None:
        loaded = self._current.loaded
        return next((each for each in loaded.versions if each.is_newest), None) if loaded else None


def _key(loaded: LoadedMeeting) -> str:
    return f"{loaded.id}:{loaded.file[:16]}"


def _along(current: CurrentMeeting, loaded: LoadedMeeting) -> list[CarriedHere]:
    """What came along to the version in view, or waits there; not what the reader took back, or deleted, nor
    what came along in a colleague's library. Comments on a draft come along whenever it is saved: of them
    only those that wait are told of, the others by the review."""
    if not loaded.carried:
        return []
    there = ((each.kind, loaded.carried.get(each.id)) for _target, each in current.all_annotations)
    told = [(kind, here) for kind, here in there if here is not None and not here.is_given]
    return [
        here
        for kind, here in told
        if here.settled is not Settled.UNDONE and (kind is not AnnotationKind.COMMENT or here.settled is None)
    ]


def _carried_words(loaded: LoadedMeeting, along: list[CarriedHere]) -> str:
    shown, sources = _shown(loaded), {here.from_file for here in along}
    before = next((each for each in loaded.versions if each.file in sources), shown)
    return states_sentence(states_of(along), VersionNamed.of(before), VersionNamed.of(shown))


def _is_newer(newest: MeetingVersion, front: MeetingVersion) -> bool:
    """Whether `newest` is to be told of. Where nothing but the bytes tells which of two is newer, what was
    put in front is as new: states of a draft that were saved on one day."""
    as_new = (newest.kind, newest.draft, newest.produced) == (front.kind, front.draft, front.produced)
    return not newest.is_front and not (front.is_chosen and as_new)


def _shown(loaded: LoadedMeeting) -> MeetingVersion:
    return next(each for each in loaded.versions if each.id == loaded.version)


def _newer_words(newest: MeetingVersion, front: MeetingVersion) -> str:
    newest_words, front_words = _words(newest), _words(front)
    if newest_words == front_words:  # what tells them apart is the name of the file
        named = _("{document} ({file})")
        newest_words = named.format(document=newest_words, file=newest.name)
        front_words = named.format(document=front_words, file=front.name)
    newer = _("A newer version is here: {version}.").format(version=newest_words)
    if front.is_chosen:
        return (
            newer
            + " "
            + _("In front stands the one that you chose or opened: {version}.").format(version=front_words)
        )
    return newer + " " + _("Your notes are on: {version}.").format(version=front_words)


def _words(version: MeetingVersion) -> str:
    """A version within a sentence: "minutes, produced 12 May 2024"."""
    words = kind_name(version.kind)
    words = words[:1].lower() + words[1:]
    if version.draft:
        words = _("{document} (draft)").format(document=words)
    if version.produced is not None:
        words = _("{document}, produced {date}").format(document=words, date=long_date(version.produced))
    return words
