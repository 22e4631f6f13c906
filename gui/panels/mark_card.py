"""The card of one marked passage: colour, underline, note, tags, follow-ups, who made it and when."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from core.annotations import Annotation, AnnotationKind, Colour
from core.language import _, clock_time, long_date
from core.wording import shortened
from gui import icons
from gui.annotations.known_words import KnownWords
from gui.annotations.mark_edits import MarkedPassage
from gui.annotations.placing import Target
from gui.annotations.tag_colours import TagColours
from gui.current_meeting import CurrentMeeting
from gui.models.annotation_cards import OnTheWay, on_the_way
from gui.models.annotations import kind_word, on_the_way_words
from gui.panels.captions import plain_tip, quiet
from gui.panels.colour_row import ColourRow
from gui.panels.others_notes import signed
from gui.panels.tab_ring import step_within
from gui.panels.target_editor import TargetEditor
from gui.theme import Theme
from gui.whose import Whose

WIDTH = 316
MOST_OLD = 200
"""Characters of the sentence that tells of words which were edited."""


class MarkCard(QFrame):
    """Shows and changes what lies on one passage. Its editor saves as one types, as the decision panel's do.

    `grew` says that it wants another size.
    """

    colour_wanted = Signal(object)  # Colour
    underline_wanted = Signal()
    delete_wanted = Signal()
    history_wanted = Signal(object)  # the annotations of which earlier states are to be seen
    names_wanted = Signal()
    next_wanted = Signal()  # of several marks at the same place
    typing = Signal()
    left = Signal()
    close_wanted = Signal()
    grew = Signal()

    def __init__(
        self,
        current: CurrentMeeting,
        passage: MarkedPassage,
        theme: Theme,
        words: KnownWords,
        colours: TagColours,
        key_of: Callable[[Colour], str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("markCard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Mark"))
        self.setFixedWidth(WIDTH)
        self._theme = theme
        self._whose = current.session.whose
        self.editor = TargetEditor(current, passage.target, theme, words, colours, boxes=passage.boxes)
        self.colours = ColourRow(colours, theme, key_of, self)
        self._scroll = QScrollArea(self)
        self._scroll.setObjectName("markBody")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("markBody")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(12, 2, 12, 2)
        inside.addWidget(self.editor)
        inside.addStretch(1)
        self._body = body
        self._scroll.setWidget(body)
        self._current = current
        self.changed = quiet()  # the words that were edited under it
        self.changed.setContentsMargins(12, 0, 12, 0)
        self._made = quiet()
        self._made.setContentsMargins(12, 0, 12, 0)
        self._earlier = QToolButton()
        self._earlier.setObjectName("showAll")
        self._earlier.setText(_("Earlier versions …"))
        self._earlier.clicked.connect(lambda: self.history_wanted.emit(self.editor.annotations))
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 0)
        foot.addWidget(self._earlier)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        column.setSpacing(6)
        column.addLayout(self._head())
        column.addWidget(self.changed)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._made)
        column.addLayout(foot)
        self.colours.chosen.connect(self.colour_wanted)
        self.colours.names_wanted.connect(self.names_wanted)
        self.editor.typing.connect(self.typing)
        self.editor.left.connect(self._leave)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            done = QShortcut(QKeySequence(keys), self)
            done.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            done.activated.connect(self.close_wanted)
        self.editor.note.cursorPositionChanged.connect(self._show_caret)
        body.installEventFilter(self)
        self.show_passage(passage)

    def _head(self) -> QHBoxLayout:
        self._underline = self._button("kind-underline", _("Underline"))
        self._underline.setCheckable(True)
        self._underline.clicked.connect(self.underline_wanted)
        self._place = QToolButton()  # which of several marks this is
        self._place.setObjectName("markPlace")
        self._place.setToolTip(_("The next mark at this place"))
        self._place.clicked.connect(self.next_wanted)
        self._place.hide()
        delete = self._button("trash", _("Delete the mark"))
        delete.clicked.connect(self.delete_wanted)
        self._delete = delete
        row = QHBoxLayout()
        row.setContentsMargins(10, 0, 8, 0)
        row.setSpacing(2)
        row.addWidget(self.colours)
        row.addWidget(self._underline)
        row.addStretch(1)
        row.addWidget(self._place)
        row.addWidget(delete)
        close = self._button("close", _("Close"))
        close.setIconSize(QSize(11, 11))
        close.clicked.connect(self.close_wanted)
        row.addWidget(close)
        return row

    def _button(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icons.icon(icon, self._theme.colours.text))
        button.setIconSize(QSize(16, 16))
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    @property
    def target(self) -> Target:
        """The passage it is about."""
        return self.editor.target

    def show_passage(self, passage: MarkedPassage) -> None:
        """Show what lies on the passage now."""
        self.colours.show_colour(passage.colour)
        self._underline.setChecked(bool(passage.own(AnnotationKind.UNDERLINE)))
        self._delete.setEnabled(bool(passage.annotations))
        self.editor.refresh()
        loaded = self._current.loaded
        way = OnTheWay() if loaded is None else on_the_way(loaded, passage.annotations)
        told = on_the_way_words(way)
        self.changed.setText(shortened(told, MOST_OLD))
        self.changed.setToolTip(plain_tip(way.old_words) if len(way.old_words) > MOST_OLD // 2 else "")
        self.changed.setVisible(bool(told))
        self._made.setText(_made_by(passage.annotations, self._whose))
        self._made.setVisible(bool(passage.annotations))
        earlier = [each for each in passage.annotations if self._whose.has_history(each)]
        self._earlier.setVisible(bool(earlier))
        self.grew.emit()

    def show_place(self, number: int, count: int) -> None:
        """Say which of several marks at the same place this is, counted from 1."""
        self._place.setVisible(count > 1)
        words = _("{number} of {count}").format(number=number, count=count)
        self._place.setText(words)
        self._place.setAccessibleName(words)
        self.grew.emit()

    def wanted_size(self, most: int) -> QSize:
        """The size in which it shows all, at most `most` high (logical pixels)."""
        self.ensurePolished()
        frame = self.contentsMargins()
        wide = WIDTH - frame.left() - frame.right() - 2
        layout = self._body.layout()
        inside = layout.heightForWidth(wide) if layout is not None else 0
        if inside < 0:
            inside = self._body.sizeHint().height()
        head = max(self.colours.sizeHint().height(), self._delete.sizeHint().height())
        if not self.changed.isHidden():
            head += self.changed.heightForWidth(wide) + 6
        foot = -6
        if not self._made.isHidden():
            foot = self._made.heightForWidth(wide)
        if not self._earlier.isHidden():
            foot += self._earlier.sizeHint().height() + 6
        foot += frame.top() + frame.bottom()
        return QSize(WIDTH, min(inside + head + foot + 16 + 12, most))

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """What stands in the body wants more room, or less."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self._body:
            self.grew.emit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the card from anywhere in it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The Tab key leads through the card, and at its end back to the document."""
        if not step_within(self, forward=forward):
            self.left.emit()
        return True

    def _leave(self) -> None:
        """Escape was pressed where one writes, or what was written in is gone."""
        if self.editor.is_written_in:
            self.close_wanted.emit()
        else:
            self.left.emit()

    def _show_caret(self) -> None:
        """Keep the line that is typed in view: a note is as high as its text."""
        note = self.editor.note
        if note.hasFocus():
            place = note.mapTo(self._body, note.cursorRect().center())
            self._scroll.ensureVisible(place.x(), place.y(), 0, 30)


def _made_by(annotations: Sequence[Annotation], whose: Whose) -> str:
    """Who made it and when, by the clock of this machine; the reader first, then each colleague, with what
    theirs is."""
    own = [each for each in annotations if whose.is_own(each)]
    lines = []
    for author in dict.fromkeys(each.author for each in [*own, *annotations]):
        theirs = [each for each in annotations if each.author == author]
        oldest = min(theirs, key=lambda each: each.created)
        when = oldest.created.astimezone()
        line = _("{author} · {date}, {time}").format(
            author=signed(next((each for each in theirs if whose.editor_of(each)), oldest), whose),
            date=long_date(when.date()),
            time=clock_time(when.time()),
        )
        if len(theirs) < len(annotations):
            kinds = dict.fromkeys(kind_word(each.kind) for each in theirs)
            line = f"{line} ({', '.join(kinds)})"
        lines.append(line)
    return "\n".join(lines)
