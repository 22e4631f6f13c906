"""The decision panel: the chosen item's title, every decision on it, and what the reader adds."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from core.corrections import correction_name
from core.language import _, ngettext
from core.library.carrying.here import left_here, waits_here
from core.minutes import AgendaItem, Level
from core.wording import doubt
from gui.annotations.known_words import KnownWords
from gui.annotations.placing import Target
from gui.annotations.tag_colours import TagColours
from gui.current_meeting import CurrentMeeting
from gui.models.agenda import item_title
from gui.models.annotation_cards import things
from gui.models.carried_words import said_words
from gui.panels.captions import caption, quiet, rule, title
from gui.panels.case_line import CaseLine
from gui.panels.decision_card import CorrectedLine, DecisionCard
from gui.panels.item_marks import ItemMarks
from gui.panels.link_label import LinkLabel
from gui.panels.note_editor import NoteEditor
from gui.panels.remarks import Remarks
from gui.panels.tab_ring import TabsAsSeen
from gui.panels.target_editor import TargetEditor
from gui.theme import Theme


class DecisionPanel(QWidget):
    """Follows the chosen item. Tags and notes go to the item, or to the decision made active."""

    typing = Signal()
    left = Signal()
    outcomes_wanted = Signal(object, QPoint)  # Target: where the menu of outcomes shall show
    taken_back = Signal(object)  # a Correction the reader does not want any more
    place_wanted = Signal(object)  # Span of what the reader wants to see
    mark_wanted = Signal(object)  # Target of a mark the reader wants to see
    waiting_wanted = Signal()  # what waits to be placed in the version in view

    def __init__(
        self, current: CurrentMeeting, theme: Theme, colours: TagColours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("decisionPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._current = current
        self._theme = theme
        self._colours = colours
        self.words = KnownWords(current, self)
        self._editors: list[TargetEditor] = []
        self._cards: list[DecisionCard] = []
        self._active: TargetEditor | None = None
        self._marks: ItemMarks | None = None
        self._body: QWidget
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        current.shown.connect(self._show_meeting)
        # In the next round of the event loop: whoever walks quickly waits for the last item's panel alone.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_item)
        # And what was made is shown in the round after that: together it would take longer than a frame.
        self._taking = QTimer(self)
        self._taking.setSingleShot(True)
        self._taking.setInterval(0)
        self._taking.timeout.connect(self._take_body)
        self._leaving: list[TargetEditor] = []  # still in view, while what comes instead is made
        current.item_chosen.connect(lambda _item: self._soon.start())
        current.annotations_changed.connect(self._refresh)
        self._show_meeting()

    @property
    def unsaved(self) -> bool:
        """Whether an editor holds words that were not handed over to be saved."""
        return any(editor.unsaved for editor in (*self._leaving, *self._editors))

    def is_written_in(self) -> bool:
        """Whether the cursor stands in one of the editors: then the panel must stay with its item."""
        return any(editor.is_written_in for editor in (*self._leaving, *self._editors) if isValid(editor))

    def save(self) -> None:
        """Hand over all that was typed."""
        for editor in (*self._leaving, *self._editors):
            editor.save()

    def write_tag(self) -> None:
        """Put the cursor where a tag is typed."""
        self._be_current()
        if self._active is not None:
            self._show_editor(self._active)
            self._active.write_tag()

    def write_note(self) -> None:
        """Put the cursor into the note."""
        self._be_current()
        if self._active is not None:
            self._active.write_note()
            self._show_editor(self._active)

    def write_follow_up(self) -> None:
        """Put the cursor where a follow-up is typed."""
        self._be_current()
        if self._active is not None:
            self._active.write_follow_up()
            self._show_editor(self._active)

    def place_of_outcomes(self) -> QPoint | None:
        """Where on the screen the outcomes of this meeting's decision are offered; None where hidden."""
        self.activate_decision()
        for card in self._cards:
            if card.editor is self._active and card.isVisible():
                self._scroll.ensureWidgetVisible(card.outcome, 0, 24)
                return card.outcome.mapToGlobal(QPoint(0, card.outcome.height() + 2))
        return None

    def activate_decision(self) -> None:
        """Have tag and note mean this meeting's decision, the last one where there are several."""
        self._be_current()
        own = [card for card in self._cards if card.decision.own] or self._cards[-1:]
        if own:
            self._activate(own[-1].editor)

    def show_decision(self, number: int) -> None:
        """Have tag and note mean the item's decision with this index, and show it from its head on."""
        self._be_current()
        for card in self._cards:
            if card.number == number:
                self._activate(card.editor)
                self._body.adjustSize()  # cards made just now have no place yet
                self._scroll.ensureWidgetVisible(card, 0, 24)
                self._scroll.ensureWidgetVisible(card.outcome, 0, 24)

    def _show_meeting(self) -> None:
        self.save()
        body = self._new_body()
        loaded = self._current.loaded
        if loaded is not None:
            text = _("Choose an item to see what was decided on it.")
            if not loaded.source.text.strip():
                text = _("There is no text in this document: it may be scanned. Its pages are shown.")
            elif not loaded.meeting.items:
                text = _("No items were found in this document. Its whole text is shown.")
            body.addWidget(quiet(text))
            self._add_without_place(body)
        self._take_body()

    def _be_current(self) -> None:
        """Show the chosen item now, if that is still to come."""
        if self._soon.isActive():
            self._soon.stop()
            self._show_item()
        if self._taking.isActive():
            self._take_body()

    def _show_item(self) -> None:
        self.save()
        index = self._current.item
        if index < 0:
            return
        item = self._current.items[index]
        body = self._new_body()
        self._add_head(body, item)
        body.addWidget(rule())
        body.addWidget(caption(ngettext("Decision", "Decisions", len(item.decisions))))
        if not item.decisions:
            body.addWidget(quiet(_nothing_decided(item)))
        for number in sorted(range(len(item.decisions)), key=lambda n: not item.decisions[n].own):
            card = DecisionCard(self._current, Target(index, number), self._theme, self.words, self._colours)
            card.activated.connect(lambda chosen=card: self._activate(chosen.editor))
            card.outcomes_wanted.connect(self.outcomes_wanted)
            card.taken_back.connect(self.taken_back)
            self._cards.append(card)
            self._add_editor(card.editor)
            body.addWidget(card)
        remarks = Remarks(item, self._theme, self._body)
        remarks.place_wanted.connect(self.place_wanted)
        body.addWidget(remarks)
        body.addWidget(rule())
        whole = TargetEditor(self._current, Target(index), self._theme, self.words, self._colours)
        self._add_editor(whole)
        body.addWidget(whole)
        self._marks = ItemMarks(self._current, index, self._theme)
        self._marks.mark_wanted.connect(self.mark_wanted)
        body.addWidget(self._marks)
        self._add_without_place(body)
        self._activate(whole)
        self._taking.start()

    def _add_head(self, body: QVBoxLayout, item: AgendaItem) -> None:
        parts = []
        if item.number:
            parts.append(_("Item {number}").format(number=item.number))
        if item.closed:
            parts.append(_("closed"))
        if item.case_number:
            parts.append(_("case {number}").format(number=item.case_number))
        head = quiet(" · ".join(parts))
        head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if parts:
            body.addWidget(head)
        body.addWidget(title(item_title(item)))
        if item.case_number:
            body.addWidget(CaseLine(self._current, item.case_number, self._theme, self._body))
        for each in item.confidence:
            if each.level is Level.UNSURE:
                body.addWidget(quiet(doubt(each)))
        for made in self._current.corrections(Target(self._current.item)):
            line = CorrectedLine(_("Corrected by you: {what}").format(what=correction_name(made)))
            line.taken_back.connect(lambda mine=made: self.taken_back.emit(mine))
            body.addWidget(line)

    def _add_without_place(self, body: QVBoxLayout) -> None:
        """Annotations and corrections whose place is no longer found are shown with every item, never
        dropped."""
        lost = self._current.corrections_without_place()
        if not self._current.without_place and not lost:
            return
        body.addWidget(rule())
        body.addWidget(caption(_("Without a place in this version")))
        for correction in lost:
            words = _("Correction: {what}").format(what=correction_name(correction))
            body.addWidget(quiet(words))
        waiting, left = [], []
        for annotation in self._current.without_place:
            if self._current.loaded is not None and waits_here(self._current.loaded, annotation):
                waiting.append(annotation)
                continue
            if self._current.loaded is not None and left_here(self._current.loaded, annotation):
                left.append(annotation)
                continue
            words = said_words([annotation])
            line = quiet(_("{text} (on “{item}”)").format(text=words, item=annotation.item.title or ""))
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            body.addWidget(line)
        if count := things(waiting):
            words = ngettext("{count} annotation waits", "{count} annotations wait", count)
            self._add_way(body, words.format(count=count), _("Place …"))
        if count := things(left):
            words = ngettext("{count} annotation was left", "{count} annotations were left", count)
            self._add_way(body, words.format(count=count), _("Show …"))

    def _add_way(self, body: QVBoxLayout, words: str, way: str) -> None:
        """A line that leads to what waits, or was left."""
        link = LinkLabel(self._theme)
        colour = self._theme.colours.accent
        link.setText(f'{escape(words)} · <a href="#" style="color:{colour}">{escape(way)}</a>')
        link.linkActivated.connect(lambda _link: self.waiting_wanted.emit())
        body.addWidget(link)

    def _add_editor(self, editor: TargetEditor) -> None:
        editor.typing.connect(self.typing)
        editor.left.connect(self.left)
        editor.note.cursorPositionChanged.connect(lambda: self._show_caret(editor.note))
        self._editors.append(editor)

    def _new_body(self) -> QVBoxLayout:
        """An empty body to be filled, and then shown by `_take_body` instead of the one there."""
        if self._taking.isActive():
            self._body.deleteLater()  # what was made last has not been shown yet
        else:
            self._leaving = self._editors
        self._editors, self._cards, self._active, self._marks = [], [], None, None
        self._body = QWidget(self.window())  # until it is shown
        self._body.hide()
        self._body.setObjectName("decisionBody")
        TabsAsSeen(self._body)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(18, 14, 16, 14)
        column.setSpacing(9)
        return column

    def _take_body(self) -> None:
        self._taking.stop()
        for editor in self._leaving:
            editor.save()
        self._leaving = []
        column = self._body.layout()
        assert isinstance(column, QVBoxLayout)
        column.addStretch(1)
        self._scroll.setWidget(self._body)

    def _activate(self, editor: TargetEditor) -> None:
        self._active = editor
        for card in self._cards:
            card.set_active(card.editor is editor)

    def _show_editor(self, editor: TargetEditor) -> None:
        self._scroll.ensureWidgetVisible(editor, 0, 24)

    def _show_caret(self, note: NoteEditor) -> None:
        """Keep the line that is typed in view: a note is as high as its text."""
        if note.hasFocus():
            place = note.mapTo(self._body, note.cursorRect().center())
            self._scroll.ensureVisible(place.x(), place.y(), 0, 40)

    def _refresh(self) -> None:
        for editor in self._editors:
            editor.refresh()
        if self._marks is not None:
            self._marks.refresh()


def _nothing_decided(item: AgendaItem) -> str:
    if item.closed and not item.sections:
        return _("A closed item: its text is not in this document.")
    return _("The document states no decision on this item.")
