"""Marking: what the reader puts on the words of the document, from keys, the bar, the card and the menu."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal

from core.annotations import Annotation, AnnotationId, Colour, MeetingId
from core.language import _
from gui.annotations.known_words import KnownWords
from gui.annotations.mark_edits import (
    Edit,
    MarkedPassage,
    area_marked,
    deleted,
    highlighted,
    last_colour,
    remember_colour,
    underlined,
)
from gui.annotations.mark_places import areas_of
from gui.annotations.placing import Target
from gui.annotations.tag_colours import TagColours
from gui.current_meeting import CurrentMeeting
from gui.document.mark_popups import MarkPopups
from gui.document.mark_sight import is_seen, item_of, marks_at
from gui.document.marked_passages import passage_at, selected_passage
from gui.document.written_on import on_what_counts
from gui.edits.annotations import annotate
from gui.panels.mark_card import MarkCard
from gui.panels.selection_bar import SelectionBar, Shortcut, highlight_command
from gui.source_view.selecting import Selecting
from gui.source_view.stack import SourceStack
from gui.theme import Theme


class Marking(QObject):
    """Works on the document of one group.

    What is meant is the selection, else the chosen mark; note, tag and follow-up are for the chosen item, by
    `on_item`, where there is neither. `told` carries what the reader should know, `wants_place` the mark to
    show; `names_wanted` asks for other names of the colours.
    """

    told = Signal(str)
    typing = Signal()
    left = Signal()
    wants_place = Signal(object)  # Target
    names_wanted = Signal()
    command_wanted = Signal(str)  # another part's, by its id
    menu_wanted = Signal(QPoint)  # the menu for the selection, at a point of the screen

    def __init__(
        self,
        current: CurrentMeeting,
        source: SourceStack,
        theme: Theme,
        words: KnownWords,
        colours: TagColours,
        key_of: Shortcut,
        on_item: dict[str, Callable[[], None]],
    ) -> None:
        super().__init__(source)
        self._current = current
        self._source = source
        self._document = source.document
        self._theme = theme
        self._words = words
        self._tag_colours = colours
        self._key_of = key_of
        self._on_item = on_item
        self._chosen_ids: frozenset[AnnotationId] = frozenset()
        self._shown: tuple[MeetingId, int] | None = None
        self._settles = False  # what is chosen follows the marks in a moment
        self._stacked: list[Target] = []  # the marks at the place that was clicked last, the shortest first
        self.bar = SelectionBar(theme, colours, key_of, source)
        self.popups = MarkPopups(source, self.bar)
        self._commands: dict[str, Callable[[], object]] = {
            **{highlight_command(colour): partial(self.highlight, colour) for colour in Colour},
            "underline": self.underline,
            "write_note": self.write_note,
            "add_tag": self.add_tag,
            "follow_up": self.follow_up,
            "delete_mark": self.delete_mark,
            "next_mark": self.next_mark,
            "previous_mark": self.previous_mark,
        }
        self.bar.colour_wanted.connect(self.highlight)
        self.bar.command_wanted.connect(self._command)
        self.bar.names_wanted.connect(self.names_wanted)
        self.bar.more_wanted.connect(self.menu_wanted)
        self.popups.escaped.connect(self._escape)
        self._document.marks_changed.connect(self._follow_chosen)
        self._document.chosen_changed.connect(self._follow_chosen)
        current.shown.connect(self._leave_meeting)
        current.item_chosen.connect(self._leave_item)
        current.annotations_changed.connect(self.show_marks)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the commands of the table mean here, by their ids."""
        return dict(self._commands)

    def attend(self, selecting: Selecting) -> None:
        """Follow what the reader selects and clicks in one view."""
        selecting.selected.connect(self.popups.show_bar)
        selecting.area_chosen.connect(self.popups.show_bar)
        selecting.clicked.connect(self.click)

    # What the reader writes

    @property
    def card(self) -> MarkCard | None:
        """The card that shows."""
        return self.popups.card

    @property
    def unsaved(self) -> bool:
        """Whether the card holds words that were not handed over to be saved."""
        return self.card is not None and self.card.editor.unsaved

    def is_written_in(self) -> bool:
        """Whether the cursor stands in the card."""
        return self.card is not None and self.card.editor.is_written_in

    def save(self) -> None:
        """Hand over what was typed in the card."""
        if self.card is not None:
            self.card.editor.save()

    # The commands

    @on_what_counts
    def highlight(self, colour: Colour) -> None:
        """Mark what is meant in `colour`; the same colour again takes it off, another one changes it."""
        passage = self._meant()
        if passage is None:
            self.told.emit(_("Select the words to mark first."))
            return
        remember_colour(self._current.session, colour)
        fresh_area = self._document.area is not None
        self._do(passage, area_marked(passage, colour) if fresh_area else highlighted(passage, colour))

    @on_what_counts
    def underline(self) -> None:
        """Underline what is meant, in the colour used last; take off the line that is there."""
        passage = self._meant()
        if passage is None or self._document.area is not None:
            self.told.emit(_("Select the words to underline first."))
            return
        self._do(passage, underlined(passage, last_colour(self._current.session)))

    def write_note(self) -> None:
        """Write a note on what is meant, or on the chosen item or decision."""
        self._write("write_note", lambda card: card.editor.write_note())

    def add_tag(self) -> None:
        """Put a tag on what is meant, or on the chosen item or decision."""
        self._write("add_tag", lambda card: card.editor.write_tag())

    def follow_up(self) -> None:
        """Write a follow-up on what is meant, or on the chosen item or decision."""
        self._write("follow_up", lambda card: card.editor.write_follow_up())

    @on_what_counts
    def delete_mark(self) -> None:
        """Delete the chosen mark with all that lies on it."""
        passage = self.chosen
        if passage is not None and passage.annotations:
            self._close_card()
            self._bring_into_view(passage.target)
            edit = deleted(self._at(passage.target).annotations, passage.words, passage.authors)
            annotate(self._current.session, edit.name, *edit.changes)

    def next_mark(self) -> None:
        """Go to the mark after the chosen one, or after where the reader looks; after the last, the first."""
        self._step(+1)

    def previous_mark(self) -> None:
        """Go to the mark before."""
        self._step(-1)

    # Choosing

    def go_to(self, target: Target) -> None:
        """Show a mark's place, choose it and open its card."""
        if target.passage is not None:
            self._stacked = []
            self.wants_place.emit(target)
            self._open(target)

    def choose(self, target: Target) -> None:
        """Have the commands mean the mark on `target`."""
        self._document.deselect()
        self._document.choose(target)

    def passage(self, target: Target) -> MarkedPassage:
        """A passage of the meeting in view with all that lies on it."""
        return self._at(target)

    @property
    def chosen(self) -> MarkedPassage | None:
        """The chosen mark."""
        target = self._document.chosen
        return None if target is None or self._current.loaded is None else self._at(target)

    def click(self, offset: int | None, point: QPoint) -> None:
        """Choose the mark at a point of the view and open its card; again, the next one of several there."""
        targets = self.marks_at(offset, point)
        if not targets:
            self._close_card()
            self._document.choose(None)
            return
        chosen = self._document.chosen
        again = chosen is not None and chosen in targets and targets == self._stacked
        self._stacked = targets
        self._open(targets[(targets.index(chosen) + 1) % len(targets)] if again and chosen else targets[0])

    def marks_at(self, offset: int | None, point: QPoint) -> list[Target]:
        """The marks at a point of the view in use, the shortest first; areas after what marks words."""
        view = self._source.view
        return [] if view is None else marks_at(self._document, view, offset, point)

    def show_marks(self) -> None:
        """Show the marks as they are now; the card shows what lies on its passage, or goes with it."""
        self._settles = True
        self._document.set_marks(self._current.marks)
        self._settles = False
        chosen, card = self._document.chosen, self.card
        if chosen is not None and not self._current.annotations(chosen):
            again = self._again()  # the same annotations, where they stand in this state of the meeting
            self._document.choose(again)
            if card is not None and card.target == chosen and not card.editor.unsaved:
                self._close_card()
                if again is not None:
                    self._open(again)
                return
        if card is None:
            return
        passage = self._at(card.target)
        card.show_passage(passage)
        if passage.annotations and self._document.chosen != card.target:
            self._document.deselect()  # what was selected is a mark now
            self._document.choose(card.target)
        self._follow_chosen()

    def _again(self) -> Target | None:
        ids = self._chosen_ids
        return next((mark.target for mark in self._current.marks if mark.annotation.id in ids), None)

    def _step(self, step: int) -> None:
        targets = list(dict.fromkeys(mark.target for mark in self._document.marks))
        view = self._source.view
        if not targets or view is None:
            self.told.emit(_("There are no marks in this document."))
            return
        chosen = self._document.chosen
        if chosen in targets:
            at = targets.index(chosen) + step
        else:
            starts = [each.passage.start if each.passage else 0 for each in targets]
            at = bisect_left(starts, view.offset_at_eye()) - (step < 0)
        target = targets[at % len(targets)]
        self.go_to(target)
        number = _("Mark {number} of {count}")
        self.told.emit(number.format(number=targets.index(target) + 1, count=len(targets)))

    # The card

    @on_what_counts
    def _write(self, command: str, begin: Callable[[MarkCard], None]) -> None:
        """Open the card of what is meant and `begin` to write in it; without one do so for the item."""
        if self._document.area is not None and (area := self._meant()) is not None:
            self._do(area, area_marked(area, last_colour(self._current.session)))
        passage = self._meant()
        if passage is None:
            self._on_item[command]()
            return
        self._bring_into_view(passage.target)
        begin(self._open(passage.target))

    def show_history(self, annotations: Sequence[Annotation]) -> None:
        """Show the earlier states of annotations."""
        from gui.dialogs.earlier_versions import EarlierVersions  # loaded when first asked for

        EarlierVersions(self._source.window(), self._current.session, annotations).open()

    def _open(self, target: Target) -> MarkCard:
        """Choose a mark and show its card; only selected words stay selected until something lies on them."""
        passage, card = self._at(target), self.card
        if card is not None and card.target != target:
            self._close_card()
        if passage.annotations:
            self._document.deselect()
            self._document.choose(target)
        if card is not None and self.card is card:
            return card
        card = MarkCard(
            self._current,
            passage,
            self._theme,
            self._words,
            self._tag_colours,
            lambda colour: self._key_of(highlight_command(colour)),
            self._source,
        )
        card.editor.setEnabled(self._current.is_written_on)
        card.colour_wanted.connect(self.highlight)
        card.underline_wanted.connect(self.underline)
        card.delete_wanted.connect(self.delete_mark)
        card.history_wanted.connect(self.show_history)
        card.names_wanted.connect(self.names_wanted)
        card.next_wanted.connect(self._next_stacked)
        card.typing.connect(self.typing)
        card.left.connect(self.left)
        card.close_wanted.connect(self._escape)
        if target in self._stacked:
            card.show_place(self._stacked.index(target) + 1, len(self._stacked))
        self.popups.show_card(card, tuple(box for each in passage.annotations for box in areas_of(each)))
        return card

    def _next_stacked(self) -> None:
        if self.card is not None and self.card.target in self._stacked:
            at = self._stacked.index(self.card.target) + 1
            self._open(self._stacked[at % len(self._stacked)])

    def _close_card(self) -> None:
        self.save()
        self.popups.close_card()

    def _escape(self) -> None:
        self._close_card()
        self._document.choose(None)

    def _leave_meeting(self) -> None:
        """Another meeting, or another state of it: what was typed belongs to the one that the card knows."""
        loaded = self._current.loaded
        shown = None if loaded is None else (loaded.id, loaded.version)
        if shown != self._shown:
            self._shown = shown
            self._close_card()
            self.popups.hide_bar()
            self._chosen_ids, self._stacked = frozenset(), []

    def _leave_item(self, item: int) -> None:
        """The reader has gone on to another item: a mark that was chosen elsewhere is not meant any more."""
        chosen, card = self._document.chosen, self.card
        written = card is not None and card.editor.is_written_in
        if chosen is not None and not written and item_of(self._current, chosen) != item:
            self._escape()

    def _bring_into_view(self, target: Target) -> None:
        """Whoever writes on a passage sees it."""
        if self._source.view is not None and not is_seen(self._source.view, target):
            self.wants_place.emit(target)

    def _follow_chosen(self) -> None:
        """Remember what is chosen; a card of another mark goes."""
        chosen, card = self._document.chosen, self.card
        if chosen is not None:
            self._chosen_ids = frozenset(each.id for each in self._current.annotations(chosen))
        if card is None or self._settles or card.target == chosen:
            return
        written = card.editor.is_written_in or not self._current.annotations(card.target)
        if chosen is not None or not written:
            self._close_card()

    # What is meant

    def _meant(self) -> MarkedPassage | None:
        """The selected words or area, else the passage of the card, else the chosen mark."""
        loaded, document = self._current.loaded, self._document
        if loaded is None or document.loaded is not loaded:
            return None
        selected = selected_passage(self._current, self._source)
        if selected is not None:
            return selected
        return self.chosen if self.card is None else self._at(self.card.target)

    def _at(self, target: Target) -> MarkedPassage:
        return passage_at(self._current, self._source, target)

    def _do(self, passage: MarkedPassage, edit: Edit) -> None:
        """Make the edit; then the mark is the chosen one, and nothing is selected."""
        self.save()
        annotate(self._current.session, edit.name, *edit.changes)
        self._document.deselect()
        there = self._current.annotations(passage.target)
        if not there and self.card is not None and self.card.target == passage.target:
            self._close_card()
        self._document.choose(passage.target if there else None)

    def _command(self, command: str) -> None:
        if command in self._commands:
            self._commands[command]()
        else:
            self.command_wanted.emit(command)
