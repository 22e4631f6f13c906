"""What the reader puts right, from wherever it is asked for: the menus, and the edits they make."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.annotations import ItemKey, Passage
from core.corrections import (
    OF_CLOSING,
    Correction,
    CorrectionKind,
    correction_name,
    heading_passage,
    may_be_said,
    new_correction,
    passage_of_lines,
)
from core.language import _
from core.library import LoadedMeeting
from core.minutes import Outcome, Role
from core.source_text import Span
from core.wording import outcome_name, shortened
from gui.actions import GroupCommands
from gui.annotations.placing import Target
from gui.current_meeting import CurrentMeeting
from gui.edits.corrections import put_right
from gui.models.agenda import item_title
from gui.panels.agenda_panel import AgendaPanel
from gui.panels.decision_panel import DecisionPanel
from gui.source_view.paragraphs import lines_of_item, paragraph_at
from gui.source_view.stack import SourceStack

if TYPE_CHECKING:
    from gui.dialogs.item_lines import ItemLine


MOST_HEADING_LINES = 3
"""Selected lines that may be an item's number and title."""


class Typing(Protocol):
    """Everything that the reader may be typing in beside the document."""

    def save(self) -> None:
        """Hand over what was typed."""
        ...

    def is_written_in(self) -> bool:
        """Whether the cursor stands in it."""
        ...


class Correcting(QObject):
    """Works for one group. Menus show at a point of the screen; each entry makes one undoable edit."""

    def __init__(
        self,
        window: QWidget,
        current: CurrentMeeting,
        actions: GroupCommands,
        agenda: AgendaPanel,
        source: SourceStack,
        decision: DecisionPanel,
        typing: Typing,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._current = current
        self._actions = actions
        self._decision = decision
        self._typing = typing
        self._source = source
        current.shown.connect(self.show_commands)
        current.item_chosen.connect(self.show_commands)
        agenda.menu_wanted.connect(self.show_for_item)
        decision.outcomes_wanted.connect(self.show_outcomes)
        decision.taken_back.connect(lambda correction: self._put(correction, None))
        self.show_commands()

    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands of the menu bar that put something right."""
        return {
            "correct_outcome": self.correct_outcome,
            "correct_item": self.correct_item,
            "join_item": self.join_item,
            "item_is_closed": partial(self.say_closed, True),
            "item_is_open": partial(self.say_closed, False),
            "take_back": self.take_back,
        }

    def show_commands(self) -> None:
        """Have those commands be there that the chosen item allows."""
        item = self._current.item
        there = item >= 0
        self._actions["correct_outcome"].setEnabled(there and bool(self._current.items[item].decisions))
        self._actions["correct_item"].setEnabled(there)
        self._actions["join_item"].setEnabled(item > 0)
        for name, closed in (("item_is_closed", True), ("item_is_open", False)):
            self._actions[name].setEnabled(there and may_be_said(self._current.items[item], closed))
        self._actions["take_back"].setEnabled(there and bool(self.on_item(item)))

    def on_item(self, item: int) -> list[Correction]:
        """What the reader put right on an item and its decisions, the latest last."""
        decisions = range(len(self._current.items[item].decisions))
        targets = [Target(item), *(Target(item, number) for number in decisions)]
        made = [each for target in targets for each in self._current.corrections(target)]
        return sorted(made, key=lambda each: each.modified)

    # The menus

    def show_outcomes(self, target: Target, at: QPoint) -> None:
        """The fourteen outcomes for a decision, and the way back to what was read."""
        loaded = self._current.loaded
        if loaded is None or target.decision is None:
            return
        decision = loaded.meeting.items[target.item].decisions[target.decision]
        menu = self._menu()
        head = menu.addAction(_("Correct the outcome"))
        head.setEnabled(False)
        menu.addSeparator()
        for outcome in Outcome:
            action = menu.addAction(outcome_name(outcome))
            action.setCheckable(True)
            action.setChecked(outcome is decision.outcome)
            action.triggered.connect(partial(self.set_outcome, target, outcome))
            if outcome is decision.outcome:
                menu.setActiveAction(action)
        if self._outcome_correction(target) is not None:
            read = loaded.as_read.get(decision.span)
            words = _("Undo the correction")
            if read is not None:
                words = _("As read: {outcome}").format(outcome=outcome_name(read))
            menu.addSeparator()
            menu.addAction(words).triggered.connect(partial(self.set_outcome, target, None))
        menu.popup(at)

    def show_for_item(self, item: int, at: QPoint) -> None:
        """What can be put right about an item of the agenda."""
        menu = self._menu()
        join = menu.addAction(_("This is not an item of its own"), partial(self.join, item))
        join.setEnabled(item > 0)
        for closed, text in ((True, _("This item is closed")), (False, _("This item is open"))):
            if may_be_said(self._current.items[item], closed):
                menu.addAction(text, partial(self.set_closed, item, closed))
        menu.addAction(_("Correct this item …"), partial(self.ask, item))
        if self._current.items[item].decisions:
            again = partial(self.show_outcomes, self._target(item), at)
            menu.addAction(_("Correct the outcome …"), again)
        self._add_taking_back(menu, item)
        menu.popup(at)

    def add_for_place(self, menu: QMenu, offset: int, selected: range | None = None) -> None:
        """What can be put right about the line at an offset of the text, or about the `selected` lines."""
        loaded = self._current.loaded
        if loaded is None or not loaded.source.lines:
            return
        line = loaded.source.line_at(offset)
        if selected is None:
            self._add_for_line(menu, loaded, line)
        elif len(selected) <= MOST_HEADING_LINES:
            menu.addAction(_("This is an item’s heading"), partial(self.make_heading, selected))
        item = self._item_of_line(line if selected is None else selected.start)
        if item is not None:
            number = loaded.meeting.items[item].number
            text = _("This text is the decision of this item …")
            if number:
                text = _("This text is the decision of item {number} …").format(number=number)
            lines = paragraph_at(loaded, line) if selected is None else selected
            menu.addAction(text, partial(self.ask, item, lines))
            if loaded.meeting.items[item].decisions:
                again = partial(self.show_outcomes, self._target(item))
                menu.addAction(_("Correct the outcome …"), lambda: again(menu.pos()))
            self._add_taking_back(menu, item)

    def _add_for_line(self, menu: QMenu, loaded: LoadedMeeting, line: int) -> None:
        words = loaded.source.line_text(line).strip()
        head = menu.addAction(_("“{words}”").format(words=shortened(words).replace("&", "&&")))
        head.setEnabled(False)
        menu.addSeparator()
        menu.addAction(_("This line is an item’s heading"), partial(self.make_heading, range(line, line + 1)))
        if line + 1 in paragraph_at(loaded, line):
            two = partial(self.make_heading, range(line, line + 2))
            menu.addAction(_("This line and the next are an item’s heading"), two)

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_taking_back(self, menu: QMenu, item: int) -> None:
        made = self.on_item(item)
        if made:
            menu.addSeparator()
        for each in reversed(made):
            text = _("Undo the correction: {what}").format(what=correction_name(each))
            action: QAction = menu.addAction(text)
            action.triggered.connect(partial(self._put, each, None))

    def _target(self, item: int) -> Target:
        """This meeting's decision on an item that has decisions."""
        decisions = self._current.items[item].decisions
        own = [number for number, each in enumerate(decisions) if each.own]
        return Target(item, own[-1] if own else len(decisions) - 1)

    def _item_of_line(self, line: int) -> int | None:
        loaded = self._current.loaded
        nodes = loaded.meeting.nodes if loaded else ()
        return next((node.item for node in nodes if node.first <= line < node.end), None)

    # The commands of the menu bar

    def correct_outcome(self) -> None:
        """The outcomes of the chosen item's decision: at its card, or in the middle of the window."""
        item = self._current.item
        if item < 0 or not self._current.items[item].decisions:
            return
        at = self._decision.place_of_outcomes()
        if at is None:
            at = self._window.mapToGlobal(self._window.rect().center() - QPoint(90, 200))
        self.show_outcomes(self._target(item), at)

    def correct_item(self) -> None:
        """Ask what to put right about the chosen item."""
        if self._current.item >= 0:
            self.ask(self._current.item)

    def join_item(self) -> None:
        """The chosen item belongs to the one before it."""
        if self._current.item > 0:
            self.join(self._current.item)

    def say_closed(self, closed: bool) -> None:
        """The chosen item is closed to the public, or open."""
        if self._current.item >= 0:
            self.set_closed(self._current.item, closed)

    def take_back(self) -> None:
        """Undo what was put right last on the chosen item."""
        if self._current.item >= 0 and (made := self.on_item(self._current.item)):
            self._put(made[-1], None)

    # The edits

    def set_outcome(self, target: Target, outcome: Outcome | None, _checked: bool = False) -> None:
        """The decision came out as `outcome`; None for how it was read."""
        loaded = self._current.loaded
        if loaded is None or target.decision is None:
            return
        item = loaded.meeting.items[target.item]
        decision = item.decisions[target.decision]
        before = self._outcome_correction(target)
        if outcome is loaded.as_read.get(decision.span):
            outcome = None
        if outcome is decision.outcome or (outcome is None and before is None):
            return
        if outcome is None:
            self._put(before, None)
        elif before is not None:
            self._put(before, before.changed(before.passage, outcome))
        else:
            role = Role.DECISION if decision.own else Role.PRIOR_DECISION
            passage = Passage.of(loaded.source, decision.span, role)
            self._put(None, self._new(loaded, CorrectionKind.OUTCOME, target.item, passage, outcome))

    def join(self, item: int) -> None:
        """An item belongs to the one before it."""
        loaded = self._current.loaded
        if loaded is None or item < 1:
            return
        mine = loaded.meeting.items[item]
        for each in self._current.corrections(Target(item)):
            if each.kind is CorrectionKind.HEADING:  # the reader's own heading: that was the mistake
                self._put(each, None)
                return
        self._put(None, self._new(loaded, CorrectionKind.JOINED, item, heading_passage(loaded.source, mine)))

    def set_closed(self, item: int, closed: bool) -> None:
        """An item is closed to the public, or open, whatever was read."""
        loaded = self._current.loaded
        if loaded is None or not may_be_said(loaded.meeting.items[item], closed):
            return
        kind = CorrectionKind.CLOSED if closed else CorrectionKind.OPEN
        made = self._current.corrections(Target(item))
        before = next((each for each in made if each.kind in OF_CLOSING), None)
        if before is not None:
            self._put(before, before.turned(kind))
            return
        passage = heading_passage(loaded.source, loaded.meeting.items[item])
        self._put(None, self._new(loaded, kind, item, passage))

    def make_heading(self, lines: range) -> None:
        """An item begins with `lines`, its number and title."""
        loaded = self._current.loaded
        if loaded is None:
            return
        passage = passage_of_lines(loaded.source, lines, Role.OTHER)
        for each in loaded.corrections.made:
            if each.kind is CorrectionKind.JOINED and _overlap(each.passage.span, passage.span):
                self._put(each, None)  # it was joined by the reader
                return
            if each.kind is CorrectionKind.HEADING and each.passage.span.start == passage.span.start:
                self._put(each, each.changed(passage))  # the same heading, longer or shorter
                return
        item = self._item_of_line(lines[0])
        self._current.offset_to_choose = passage.span.start
        self._put(None, self._new(loaded, CorrectionKind.HEADING, item, passage))

    def make_decision(self, item: int, lines: range) -> None:
        """`lines` are what was decided on an item."""
        loaded = self._current.loaded
        if loaded is None:
            return
        passage = passage_of_lines(loaded.source, lines, Role.DECISION)
        for each in self.on_item(item):
            if each.kind is CorrectionKind.DECISION:
                self._put(each, each.changed(passage))
                return
        self._put(None, self._new(loaded, CorrectionKind.DECISION, item, passage))

    def ask(self, item: int, lines: range | None = None) -> None:
        """Show an item's lines, `lines` chosen, and ask what they are."""
        from gui.dialogs.item_lines import choose_lines

        loaded = self._current.loaded
        if loaded is None:
            return
        mine = loaded.meeting.items[item]
        if lines is None:
            decision = mine.own_decision
            around = loaded.source.lines_in(decision.span if decision else mine.heading)
            lines = range(around.start, around.stop)
        head = item_title(mine)
        if mine.number:
            head = _("{number}  {title}").format(number=mine.number, title=head)
        choose_lines(
            self._window,
            head,
            self._lines(loaded, item),
            lines,
            {
                CorrectionKind.DECISION: partial(self.make_decision, item),
                CorrectionKind.HEADING: self.make_heading,
                CorrectionKind.JOINED: (lambda _lines: self.join(item)) if item > 0 else None,
                CorrectionKind.CLOSED: self._saying(item, True),
                CorrectionKind.OPEN: self._saying(item, False),
            },
        )

    def _saying(self, item: int, closed: bool) -> Callable[[range], object] | None:
        if not may_be_said(self._current.items[item], closed):
            return None
        return lambda _lines: self.set_closed(item, closed)

    def _lines(self, loaded: LoadedMeeting, item: int) -> list[ItemLine]:
        from gui.dialogs.item_lines import ItemLine

        mine, source = loaded.meeting.items[item], loaded.source
        heads = [section.span.start for section in mine.sections if section.heading]
        headings = {source.line_at(start) for start in heads} | set(source.lines_in(mine.heading))
        return [
            ItemLine(line, source.line_text(line), line in headings) for line in lines_of_item(loaded, item)
        ]

    def _outcome_correction(self, target: Target) -> Correction | None:
        made = self._current.corrections(target)
        return next((each for each in made if each.kind is CorrectionKind.OUTCOME), None)

    def _new(
        self,
        loaded: LoadedMeeting,
        kind: CorrectionKind,
        item: int | None,
        passage: Passage,
        value: Outcome | None = None,
    ) -> Correction:
        key = ItemKey(None, None) if item is None else ItemKey.of(loaded.meeting.items[item])
        author = self._current.session.settings.author_name()
        return new_correction(loaded.id, loaded.file, kind, key, passage, author, value)

    def _put(self, before: Correction | None, after: Correction | None, _checked: bool = False) -> None:
        """Make the edit. What is being typed is handed over first: it would hold the new state up."""
        self._typing.save()
        if self._typing.is_written_in() and self._source.view is not None:
            self._source.view.setFocus()
        put_right(self._current.session, before, after)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
