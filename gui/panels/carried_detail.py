"""One annotation that came along: its old and its new words with what differs, why it stands so, and where it
may belong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.annotations import AnnotationKind
from core.carried import Candidate
from core.language import _
from core.versions.changes.change import PieceKind, WordPiece
from gui.models.carried import CarriedRow
from gui.models.carried_around import ALONE, Around, SentencesAround, Sides
from gui.models.carried_words import (
    anchor_words,
    differences,
    items_line,
    passage_words,
    reason_words,
    said_words,
)
from gui.panels.captions import caption, plain_tip, quiet, title
from gui.panels.entered_button import EnteredButton
from gui.panels.flow_layout import FlowLayout
from gui.panels.offered_places import OfferedPlaces
from gui.theme import SERIF, Theme


class CarriedDetail(QWidget):
    """`place_wanted` carries the row and the Candidate to place it at, `look_wanted` those of a place to be
    seen first; `hand_wanted`, `leave_wanted`, `now_wanted` and `was_wanted` the row: to be placed by hand, to
    be left, to be shown where it stands now, and where it stood."""

    place_wanted = Signal(object, object)
    look_wanted = Signal(object, object)
    hand_wanted = Signal(object)
    leave_wanted = Signal(object)
    now_wanted = Signal(object)
    was_wanted = Signal(object)

    def __init__(
        self, theme: Theme, sentences: SentencesAround | None = None, parent: QWidget | None = None
    ) -> None:
        """`sentences` reads those around the words; without it the words stand alone."""
        super().__init__(parent)
        self._theme = theme
        self._sentences = sentences
        self._around = Around()
        self._row: CarriedRow | None = None
        self.where = title(factor=1.1)
        self.said = quiet()
        self.reason = quiet()
        self._was_head, self._now_head = caption(_("Was")), caption(_("Is now"))
        self.was, self.now = _words(), _words()
        self._places_head = caption(_("Where does it belong?"))
        self.places = OfferedPlaces(theme)
        self.places.place_wanted.connect(self.place_at)
        self.places.look_wanted.connect(lambda offered: self._tell(self.look_wanted, offered))
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        self.place = self._button(flow, _("Place it here"), self.places.place)
        self.look = self._button(flow, _("Show it in the document"), self.places.look)
        self.now_button = self._button(flow, _("Show it"), lambda: self._tell(self.now_wanted))
        self.was_button = self._button(flow, _("Show where it was"), lambda: self._tell(self.was_wanted))
        self.hand = self._button(flow, _("Place by hand …"), lambda: self._tell(self.hand_wanted))
        self.leave = self._button(flow, _("Leave it"), lambda: self._tell(self.leave_wanted))
        self.place.setProperty("role", "main")
        self.leave.setToolTip(
            plain_tip(_("It waits no more, and is kept with its old words. Undo has it wait again."))
        )
        self._lay_out()
        theme.changed.connect(self._show_words)
        self.show_row(None)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("overview")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(2, 0, 8, 8)
        inside.setSpacing(5)
        for widget in (self.where, self.said, self.reason):
            inside.addWidget(widget)
        for head, words in ((self._was_head, self.was), (self._now_head, self.now)):
            inside.addSpacing(7)
            inside.addWidget(head)
            inside.addWidget(words)
        inside.addSpacing(7)
        inside.addWidget(self._places_head)
        inside.addWidget(self.places)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("overviewScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self.area, self._body = scroll, body
        body.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(scroll, 1)
        column.addWidget(self._buttons)
        column.addStretch(0)

    def _button(self, flow: FlowLayout, text: str, do: Callable[[], object]) -> EnteredButton:
        button = EnteredButton(text)
        button.clicked.connect(lambda _checked=False: do())
        flow.addWidget(button)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The buttons stand right below what there is to read."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            layout = self._body.layout()
            wanted = layout.totalHeightForWidth(self._body.width()) if layout is not None else -1
            if wanted >= 0:  # not while no words are shown
                self.area.setMaximumHeight(wanted)
        return False

    # What it shows

    def show_row(self, row: CarriedRow | None) -> None:
        """Show another row, or nothing."""
        before, self._row = self._row, row
        self.setVisible(row is not None)
        if row is None:
            return
        carried = row.carried
        self.where.setText(items_line(carried.was, carried.anchor))
        self.said.setText(said_words(row.annotations))
        self.reason.setText(_reason(row))
        offered = carried.candidates if row.waits or row.left else ()
        is_other = before is None or before.key != row.key or before.carried != carried
        if is_other:
            self._around = Around()
        if is_other or self.places.candidates != tuple(offered):
            self.places.show_places(offered, passage_words(carried.was.passage))
        self._places_head.setVisible(bool(offered))
        self.places.setVisible(bool(offered))
        self.place.setVisible(bool(offered))
        self.look.setVisible(bool(offered))
        self.now_button.setVisible(carried.anchor is not None and not row.waits)
        self.was_button.setVisible(row.from_version is not None)
        self.hand.setVisible(row.can_be_placed)
        self.leave.setVisible(row.waits)
        self._show_words()
        if before is None or before.key != row.key:
            self.area.verticalScrollBar().setValue(0)
        if is_other and self._sentences is not None:
            self._sentences.ask(row, lambda around: self._take_around(row, around))

    def _take_around(self, row: CarriedRow, around: Around) -> None:
        """The sentences around the words are read."""
        if shiboken6.isValid(self) and self._row == row:  # the dialog may be gone
            self._around = around
            self.places.show_around(around.offered)
            self._show_words()

    def place_at(self, candidate: Candidate) -> None:
        """Say that the row is to be placed at one of the places that are offered."""
        self._tell(self.place_wanted, candidate)

    def place_number(self, number: int) -> None:
        """Say that the row is to be placed at the place with this number, from 1; nothing without such."""
        row = self._row
        if row is not None and (row.waits or row.left) and number <= len(self.places.candidates):
            self.place_at(self.places.candidates[number - 1])

    def begin(self) -> None:
        """Have the keyboard go where the reader goes on: to the places that are offered, else by hand."""
        row = self._row
        if row is None:
            return
        if (row.waits or row.left) and row.carried.candidates:
            self.places.begin()
        elif row.waits or row.left:
            self.hand_wanted.emit(row)
        else:
            self.now_wanted.emit(row)

    def _tell(self, signal: object, *more: object) -> None:
        if self._row is not None:
            signal.emit(self._row, *more)  # type: ignore[attr-defined]

    def _show_words(self) -> None:
        row = self._row
        if row is None:
            return
        was, now = row.carried.was, row.carried.anchor
        old, new = anchor_words(was), "" if now is None else anchor_words(now)
        same = old == new or now is None or was.passage is None or now.passage is None
        pieces = () if same else differences(old, new)
        for label, words, kind, sides in (
            (self.was, old, PieceKind.REMOVED, self._around.was),
            (self.now, new, PieceKind.ADDED, self._around.now),
        ):
            shown = _html(pieces, kind, self._theme) if pieces else escape(words)
            label.setText(_within(shown, sides, self._theme))
        self.was.setAccessibleName(_("Was: {words}").format(words=old))
        self.now.setAccessibleName(_("Is now: {words}").format(words=new))
        differ = bool(pieces) or (now is not None and old != new)
        self._now_head.setVisible(differ)
        self.now.setVisible(differ)
        alone = _("Words") if was.passage is not None else _("On")
        head = _("Was") if differ or now is None else alone
        self._was_head.setText(head.upper())
        self._was_head.setAccessibleName(head)


def _reason(row: CarriedRow) -> str:
    """How it stands and why, as a sentence or two."""
    if row.left:
        return _("You left it as it is: with its old words, among the annotations of the meeting.")
    if row.by_hand:
        return _("You placed it.")
    said = reason_words(row.carried)
    if row.waits and not row.carried.candidates:
        said += " " + _("Place it by hand, or leave it: it is kept either way.")
    return said


def can_be_on_item(row: CarriedRow) -> bool:
    """Whether any of its annotations can be on an item as a whole: marks are on words alone."""
    marks = (AnnotationKind.HIGHLIGHT, AnnotationKind.UNDERLINE, AnnotationKind.AREA)
    return any(each.kind not in marks for each in row.annotations)


def _words() -> QLabel:
    """Words of a document, wrapped, to be selected with the mouse."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    font = label.font()
    font.setFamily(SERIF)
    label.setFont(font)
    return label


def _within(words: str, sides: Sides, theme: Theme) -> str:
    """HTML of words within their sentence, which is quiet; they are marked where there is more of it."""
    if sides == ALONE:
        return f"<span>{words}</span>"
    colours = theme.colours
    before, after = (f'<span style="color:{colours.quiet}">{escape(each)}</span>' for each in sides)
    return f'<span>{before}<span style="background-color:{colours.mark}">{words}</span>{after}</span>'


def _html(pieces: Sequence[WordPiece], kind: PieceKind, theme: Theme) -> str:
    """One of the two wordings: what only it has is struck out, or underlined and bold, not coloured alone."""
    colours = theme.colours
    begin, end = {
        PieceKind.REMOVED: (f'<s style="color:{colours.rejected}">', "</s>"),
        PieceKind.ADDED: (f'<b style="color:{colours.approved}"><u>', "</u></b>"),
    }[kind]
    parts = []
    for piece in pieces:
        if piece.kind is PieceKind.SAME:
            parts.append(escape(piece.text))
        elif piece.kind is kind:
            bare = piece.text.rstrip()
            parts.append(f"{begin}{escape(bare)}{end}{piece.text[len(bare) :]}")
    return "".join(parts)
