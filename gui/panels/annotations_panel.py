"""The annotations panel: all that the reader added to this meeting, or to all, to be filtered and gone to."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.annotations import Annotation, AnnotationKind, Colour, ItemKey
from core.language import _
from gui import icons
from gui.annotations.mark_edits import COLOURED
from gui.annotations.placing import Target
from gui.annotations.tag_colours import TagColours
from gui.current_meeting import CurrentMeeting
from gui.models.annotation_cards import Card, by_place, by_time
from gui.models.annotation_filter import AnnotationFilter, ChosenItem
from gui.models.annotations import Annotations, count_words
from gui.panels.annotation_filters import AnnotationFilters
from gui.panels.annotation_list import AnnotationList
from gui.panels.captions import quiet
from gui.panels.card_edits import colour_card, delete_card, set_done
from gui.panels.colour_sign import colour_sign
from gui.panels.copying_cards import copy_card
from gui.panels.listed_annotations import ListedAnnotations
from gui.summary_wanted import of_meeting, of_tag
from gui.theme import Theme


class AnnotationsPanel(QWidget):
    """Lists what the reader added. It shows with every change at once, and keeps up while it is hidden."""

    place_wanted = Signal(object)  # Card: the reader wants to see what it is about
    counted = Signal(int)  # cards of the meeting in view
    told = Signal(str)  # a sentence for the status line
    left = Signal()
    history_wanted = Signal(object)  # the annotations of which earlier states are to be seen
    summary_wanted = Signal(object)  # SummaryWanted: of what is listed

    def __init__(
        self, current: CurrentMeeting, theme: Theme, colours: TagColours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("annotationsPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._current = current
        self._session = current.session
        self._theme = theme
        self._colours = colours
        self.listed = ListedAnnotations(current, self)
        self.model = Annotations(self)
        self.model.own_names = self._session.whose.own_names
        self._session.whose.changed.connect(self._follow_names)
        self.list = AnnotationList(self.model, theme, colours, self._session.whose)
        self.filters = AnnotationFilters(self._session, theme, colours)
        self.here, self.everywhere = self._switch(_("This meeting")), self._switch(_("All meetings"))
        self.order = QToolButton()
        self.order.setObjectName("filterButton")
        self.summary = QToolButton()
        self.count = quiet()
        self.by_time = False
        self._switched = False
        self._stack = QStackedWidget()
        self._put_together()
        self._connect()
        self._show_others()

    def choose_filter(self, wanted: AnnotationFilter, *, everywhere: bool | None = None) -> None:
        """Filter by `wanted`, in this meeting or in all of them as before unless told."""
        if everywhere is not None:
            (self.everywhere if everywhere else self.here).setChecked(True)
        self.filters.choose(wanted)

    def show_tag(self, tag: str) -> None:
        """Show what is tagged with `tag`, or with one below it, in all meetings."""
        self.choose_filter(AnnotationFilter(tag=tag), everywhere=True)

    def show_target(self, target: Target | None) -> None:
        """Choose the card of what is chosen in the document, where it is in the list."""
        card = next((each for each in self.listed.here if each.target == target), None)
        if target is not None and card is not None:
            self.list.choose(self.model.row_of(card))

    def begin(self) -> None:
        """Have the keyboard work here: on the list where there is one, else on the words."""
        if self.model.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()
        else:
            self.filters.words.setFocus()

    def shown(self) -> int:
        """How many annotations pass the filter."""
        return len(self._passing())

    # Putting it together

    def _switch(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("switch")
        button.setText(text)
        button.setCheckable(True)
        return button

    def _put_together(self) -> None:
        switches = QButtonGroup(self)
        for button in (self.here, self.everywhere):
            switches.addButton(button)
        self.here.setChecked(True)
        orders = QMenu(self.order)
        for text, by_time_wanted in ((_("By place"), False), (_("By time"), True)):
            orders.addAction(text).triggered.connect(partial(self.sort_by_time, by_time_wanted))
        self.order.setMenu(orders)
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setText(_("By place"))
        self.order.setToolTip(_("Order of the annotations"))
        self.summary.setObjectName("filterButton")
        self.summary.setAccessibleName(_("Summary …"))  # a sign: for its words there is no room
        self.summary.setToolTip(_("Put a summary together of the items these are on"))
        self._theme.changed.connect(self._paint_summary)
        self._paint_summary()
        self.summary.clicked.connect(self.compose)
        first = QHBoxLayout()
        first.setSpacing(2)
        first.addWidget(self.here)
        first.addWidget(self.everywhere)
        first.addStretch(1)
        counts = QHBoxLayout()
        counts.addWidget(self.count, 1)
        counts.addWidget(self.summary)
        counts.addWidget(self.order)
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 12, 4)
        head.setSpacing(8)
        head.addLayout(first)
        head.addWidget(self.filters)
        head.addLayout(counts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing())

    def _paint_summary(self) -> None:
        self.summary.setIcon(icons.icon("export", self._theme.colours.text))

    def _nothing(self) -> QWidget:
        page = QWidget()
        self._advice = quiet()
        self._advice.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._show_all = QPushButton(_("Show all annotations"))
        self._show_all.clicked.connect(self.filters.clear)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 28, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._advice)
        column.addWidget(self._show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.everywhere.toggled.connect(self._switch_meetings)
        self.filters.changed.connect(self._show_others)
        self._session.tag_moved.connect(self.filters.follow_tag)
        self.listed.changed.connect(self._show)
        self._current.shown.connect(self._show_item)
        self._current.item_chosen.connect(self._show_item)
        self.list.is_here = self._is_here
        self.list.place_wanted.connect(self.place_wanted)
        self.list.delete_wanted.connect(self._delete)
        self.list.done_wanted.connect(self._turn)
        self.list.menu_wanted.connect(self._open_menu)
        self.list.copy_wanted.connect(self._copy)
        self.list.left.connect(self.left)

    # What is shown

    def sort_by_time(self, wanted: bool, _checked: bool = False) -> None:
        """The newest first, or as they stand in the text."""
        if wanted != self.by_time:
            self.by_time = wanted
            self.order.setText(_("By time") if wanted else _("By place"))
            self._show_others()

    def _switch_meetings(self, everywhere: bool) -> None:
        self.list.rows.tells_meeting = everywhere
        self._switched = True  # what comes is another list
        self.listed.show_everywhere(everywhere)
        self._show_others()

    def _passing(self) -> list[Card]:
        wanted = self.filters.filter
        cards = self.listed.cards
        return [card for card in cards if wanted.passes(card)] if wanted else cards

    def _show(self) -> None:
        """The annotations are others: change the rows that do."""
        if self._switched and self.listed.is_read:
            self._switched = False
            self._show_others()
            return
        cards = self._sorted()
        self.model.show(cards)
        self._tell(len(cards))

    def _show_others(self) -> None:
        """Another filter or order makes another list; what was chosen stays so where it is there."""
        chosen = self.list.card()
        cards = self._sorted()
        self.model.show_others(cards)
        if chosen is not None:
            self.list.choose(self.model.row_of(chosen))
        self._tell(len(cards))

    def _sorted(self) -> list[Card]:
        return sorted(self._passing(), key=by_time if self.by_time else by_place)

    def _tell(self, shown: int) -> None:
        there = len(self.listed.cards)
        self.counted.emit(len(self.listed.here))
        self.count.setText(count_words(shown, there) if there else "")
        self.order.setVisible(bool(shown))
        self.summary.setVisible(bool(shown))
        self.filters.setVisible(bool(there or self.filters.filter))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._show_all.setVisible(bool(there))
        if not shown:
            self._advice.setText(self._what_to_do(there))

    def _what_to_do(self, there: int) -> str:
        if not self.listed.is_read:
            return _("Reading the annotations of all meetings …")
        if there:
            return _("None of the annotations fits the filter. Choose another, or show all.")
        if self._current.loaded is None and not self.everywhere.isChecked():
            return _("Open a meeting to see what you added to it, or look at all meetings.")
        how = _(
            "Select words in the document and press 1 to highlight them, N to write a note, T to add a tag. "
            "Without a selection, N and T mean the chosen item."
        )
        if self.everywhere.isChecked():
            return _("There are no annotations in any meeting yet. {how}").format(how=how)
        return _("There are no annotations in this meeting yet. {how}").format(how=how)

    def _show_item(self, _item: int = -1) -> None:
        index = self._current.item
        items = self._current.items
        chosen = 0 <= index < len(items)
        self.filters.show_item(ChosenItem(index, ItemKey.of(items[index])) if chosen else None)

    # What the reader does

    def _delete(self, card: Card) -> None:
        row = self.model.row_of(card)
        delete_card(self._session, card)
        if row is not None and self.model.rowCount():
            self.list.choose(min(row, self.model.rowCount() - 1))
        self.told.emit(_("Annotation deleted. Undo brings it back."))

    def compose(self) -> None:
        """Ask for a summary of the annotated items of this meeting, or of all; of those with the tag that is
        chosen here."""
        tag, loaded = self.filters.filter.tag, self._current.loaded
        if self.everywhere.isChecked() or loaded is None:
            self.summary_wanted.emit(of_tag(tag))
        else:
            self.summary_wanted.emit(of_meeting(loaded, of_tag(tag).only))

    def _turn(self, follow_up: Annotation, done: bool) -> None:
        set_done(self._session, follow_up, done)

    def _copy(self, card: Card) -> None:
        copy_card(card, self._current.loaded)
        self.told.emit(_("Copied"))

    def _is_here(self, card: Card) -> bool:
        return self._current.loaded is not None and card.meeting == self._current.loaded.id

    def _open_menu(self, card: Card, point: QPoint) -> None:
        menu = self.menu(card)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _follow_names(self) -> None:
        self.model.own_names = self._session.whose.own_names

    def menu(self, card: Card) -> QMenu:
        """What can be done with a card."""
        menu = QMenu(self)
        has_no_place = card.on_the_way.waits or card.on_the_way.left
        go = _("Place it …") if has_no_place else _("Go there")
        menu.addAction(go).triggered.connect(lambda: self.place_wanted.emit(card))
        menu.addAction(_("Copy with reference")).triggered.connect(lambda: self._copy(card))
        menu.addSeparator()
        for each in card.of_kind(AnnotationKind.FOLLOW_UP):
            action = menu.addAction(_("Done: {what}").format(what=each.text.replace("&", "&&")[:40]))
            action.setCheckable(True)
            action.setChecked(each.follow_up is not None and each.follow_up.done is not None)
            action.triggered.connect(partial(self._turn, each))
        is_own = self._session.whose.is_own
        if any(each.kind in COLOURED and is_own(each) for each in card.annotations):
            colours = menu.addMenu(_("Colour"))
            for number, colour in enumerate(Colour):
                action = colours.addAction(self._colours.names[colour].replace("&", "&&"))
                action.setIcon(colour_sign(self._theme.colours.strokes[number]))
                action.setCheckable(True)
                action.setChecked(colour is card.colour)
                action.triggered.connect(partial(self._colour, card, colour))
        for tag in card.of_kind(AnnotationKind.TAG):
            action = menu.addAction(_("All with the tag “{tag}”").format(tag=tag.text.replace("&", "&&")))
            action.triggered.connect(partial(self._only_tag, tag.text))
        menu.addSeparator()
        earlier = [each for each in card.annotations if self._session.whose.has_history(each)]
        if earlier:
            action = menu.addAction(_("Earlier versions …"))
            action.triggered.connect(lambda: self.history_wanted.emit(earlier))
        menu.addAction(_("Delete")).triggered.connect(lambda: self._delete(card))
        return menu

    def _colour(self, card: Card, colour: Colour, _checked: bool = False) -> None:
        colour_card(self._session, card, colour)

    def _only_tag(self, tag: str, _checked: bool = False) -> None:
        self.filters.choose(replace(self.filters.filter, tag=tag))
