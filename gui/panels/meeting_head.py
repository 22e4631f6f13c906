"""The head of the meeting: body, day and place, and quietly what the program is not sure of or what else the
file holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QToolTip, QVBoxLayout, QWidget

from core.language import _, clock_time, long_date, ngettext, weekday_name
from core.library import LoadedMeeting
from core.library.lists.meetings import MeetingVersion
from core.library.removing import MARK
from core.minutes import Confidence, DocumentKind, Level, Meeting
from core.people_names import in_small_letters
from core.wording import doubt, kind_name
from gui.panels.captions import plain_tip, quiet, title
from gui.panels.link_label import LinkLabel
from gui.theme import Theme


class MeetingHead(QWidget):
    """Its links offer the next uncertain place, and the comments in the file."""

    uncertain_wanted = Signal()
    comments_wanted = Signal()
    version_wanted = Signal(int)  # another version is to be looked at
    compare_wanted = Signal()  # with another version

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meetingHead")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._loaded: LoadedMeeting | None = None
        self.body = title(factor=1.15)
        self.when = quiet()
        self.attended = quiet()
        self.inferred = QToolButton()
        self.inferred.setObjectName("inferredHead")
        self.inferred.setText("?")
        self.inferred.clicked.connect(self._show_sentences)
        self.uncertain = LinkLabel(theme)
        self.uncertain.linkActivated.connect(lambda _link: self.uncertain_wanted.emit())
        self.comments = LinkLabel(theme)
        self.comments.linkActivated.connect(lambda _link: self.comments_wanted.emit())
        self.versions = LinkLabel(theme)
        self.versions.linkActivated.connect(lambda _link: self._offer_versions())
        self.beside = LinkLabel(theme)
        self.beside.linkActivated.connect(lambda version: self.version_wanted.emit(int(version)))
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.body, 1)
        top.addWidget(self.inferred, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 14, 12)
        lines.setSpacing(2)
        lines.addLayout(top)
        for line in (self.when, self.attended, self.versions, self.uncertain, self.comments, self.beside):
            line.hide()
            lines.addWidget(line)
        theme.changed.connect(self._show_links)

    def show_meeting(self, loaded: LoadedMeeting) -> None:
        """Tell of `loaded`."""
        self._loaded = loaded
        meeting = loaded.meeting
        self.body.setText(loaded.title)
        self.when.setText(_when(loaded) + removed_words(loaded))
        self.when.setVisible(bool(self.when.text()))
        self.attended.setText(_attended(meeting))
        self.attended.setToolTip(_who(meeting))
        self.attended.setVisible(bool(self.attended.text()))
        sentences = [doubt(each) for each in meeting.confidence if each.level is not Level.READER]
        self.inferred.setVisible(bool(sentences))
        self.inferred.setToolTip("<br>".join(map(plain_tip, sentences)))
        self.inferred.setAccessibleName(_("What was inferred about the meeting"))
        self.inferred.setAccessibleDescription(" ".join(sentences))
        self._show_links()

    def _show_links(self) -> None:
        """A link keeps the colours it was written with."""
        if self._loaded is None:
            return
        uncertain = _uncertain_words(self._loaded.meeting)
        comments = comments_words(self._loaded)
        versions = versions_words(self._loaded.versions)
        self._show_beside(self._loaded)
        for line, words in (
            (self.versions, versions),
            (self.uncertain, uncertain),
            (self.comments, comments),
        ):
            colour = self._theme.colours.quiet
            line.setText(f'<a href="#" style="color:{colour}">{words}</a>' if words else "")
            line.setAccessibleName(words)
            line.setVisible(bool(words))

    def _show_beside(self, loaded: LoadedMeeting) -> None:
        """What else is of the meeting: a line for each document with items, which leads there. There may be
        dozens of attachments: these are offered with the versions."""
        kinds = {each.id: each.kind for each in loaded.versions}
        links = {
            each.version: beside_words(kinds[each.version], len(each.items))
            for each in loaded.beside
            if kinds[each.version] is not DocumentKind.ATTACHMENT
        }
        colour = self._theme.colours.accent
        self.beside.setText(
            "<br>".join(
                f'<a href="{version}" style="color:{colour}">{escape(words)}</a>'
                for version, words in links.items()
            )
        )
        self.beside.setAccessibleName(" · ".join(links.values()))
        self.beside.setVisible(bool(links))

    def _offer_versions(self) -> None:
        """A list of all there is of the meeting; the one in view is checked."""
        loaded = self._loaded
        if loaded is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in loaded.versions:
            action = menu.addAction(version_words(each))
            action.setCheckable(True)
            action.setChecked(each.id == loaded.version)
            action.triggered.connect(lambda _on=False, version=each.id: self.version_wanted.emit(version))
        menu.addSeparator()
        menu.addAction(_("Compare versions …"), self.compare_wanted.emit)
        menu.popup(self.versions.mapToGlobal(self.versions.rect().bottomLeft()))

    def _show_sentences(self) -> None:
        """The tooltip, for those who press the sign."""
        at = self.inferred.mapToGlobal(self.inferred.rect().bottomLeft())
        QToolTip.showText(at, self.inferred.toolTip(), self.inferred)


def versions_words(versions: Sequence[MeetingVersion]) -> str:
    """What there is of a meeting: "Minutes · Agenda (2 versions)"; empty for one document in one version, and
    where lines of their own tell of the others."""
    if all(each.counts and each.kind is not DocumentKind.ATTACHMENT for each in versions):
        return ""
    parts = []
    for kind, count in Counter(each.kind for each in versions).items():
        several = ngettext("{kind} ({count} version)", "{kind} ({count} versions)", count)
        parts.append(several.format(kind=kind_name(kind), count=count) if count > 1 else kind_name(kind))
    return " · ".join(parts)


def beside_words(kind: DocumentKind, items: int) -> str:
    """What else is of the meeting in view: "Also of this meeting: supplement (2 items)"."""
    words = ngettext(
        "Also of this meeting: {document} ({count} item)",
        "Also of this meeting: {document} ({count} items)",
        items,
    )
    name = kind_name(kind)
    return words.format(document=name[:1].lower() + name[1:], count=items)


def version_words(version: MeetingVersion) -> str:
    """A version as it is offered: "Agenda, produced 3 May 2024 · agenda.pdf"."""
    words = kind_name(version.kind)
    if version.draft:
        words = _("{document} (draft)").format(document=words)
    if version.produced is not None:
        words = _("{document}, produced {date}").format(document=words, date=long_date(version.produced))
    words = f"{words} · {version.name}"
    return _("{document} – in front").format(document=words) if version.is_front else words


def comments_words(loaded: LoadedMeeting) -> str:
    """How many comments and tracked changes the file has; empty for none."""
    parts = []
    comments, changes = len(loaded.source.comments), loaded.source.tracked_changes
    if comments:
        words = ngettext("{count} comment in the file", "{count} comments in the file", comments)
        parts.append(words.format(count=comments))
    if changes:
        words = ngettext("{count} tracked change", "{count} tracked changes", changes)
        parts.append(words.format(count=changes))
    return " · ".join(parts)


def removed_words(loaded: LoadedMeeting) -> str:
    """That words of the document were removed for good, and its file with them; empty where none were."""
    return " · " + _("words removed for good") if MARK in loaded.source.properties else ""


def _uncertain_words(meeting: Meeting) -> str:
    count = sum(_is_unsure(item.confidence) for item in meeting.items)
    count += sum(_is_unsure(each.confidence) for item in meeting.items for each in item.decisions)
    words = ngettext("{count} uncertain place", "{count} uncertain places", count)
    return words.format(count=count) if count else ""


def _is_unsure(confidence: tuple[Confidence, ...]) -> bool:
    return any(each.level is Level.UNSURE for each in confidence)


def _when(loaded: LoadedMeeting) -> str:
    """Whose meeting it was, day, time and place, as far as that is known."""
    meeting = loaded.meeting
    parts = [loaded.municipality_name or meeting.municipality or ""]
    if meeting.date:
        when = _("{weekday} {date}").format(weekday=weekday_name(meeting.date), date=long_date(meeting.date))
        if meeting.start_time:
            when = _("{date} at {time}").format(date=when, time=clock_time(meeting.start_time))
        parts.append(when[:1].upper() + when[1:])
    if meeting.place:
        parts.append(meeting.place)
    return " · ".join(filter(None, parts))


def _attended(meeting: Meeting) -> str:
    """How many came to the meeting and how many did not; of an agenda, how many it calls."""
    there, away = len(meeting.participants), len(meeting.absent)
    if meeting.kind is DocumentKind.AGENDA:
        came = ngettext("{count} is called to the meeting", "{count} are called to the meeting", there)
    else:
        came = ngettext("{count} took part in the meeting", "{count} took part in the meeting", there)
    missed = ngettext("{count} absent", "{count} absent", away)
    parts = (words.format(count=count) for words, count in ((came, there), (missed, away)) if count)
    return " · ".join(parts)


def _who(meeting: Meeting) -> str:
    """The names of those who came, and of those who did not."""
    lists = ((_("Took part: {names}"), meeting.participants), (_("Absent: {names}"), meeting.absent))
    if meeting.kind is DocumentKind.AGENDA:
        lists = ((_("Called: {names}"), meeting.participants), lists[1])
    told = (
        words.format(names=", ".join(in_small_letters(each.name) for each in people))
        for words, people in lists
        if people
    )
    return "<br>".join(map(plain_tip, told))
