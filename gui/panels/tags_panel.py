"""The reader's tags as a tree with colours and counts, and what can be done to them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.annotations import Colour
from core.language import _
from gui.annotations.tag_colours import TagColours
from gui.models.tags import TagNode, TagTree
from gui.models.tree import Index
from gui.panels.captions import caption, quiet
from gui.panels.colour_sign import colour_sign
from gui.panels.tree_view import TreeView
from gui.theme import Theme

EDGE = 14
COLUMN = 96
"""Width of a column of counts, in logical pixels."""


class TagsPanel(QWidget):
    """Shows the tags; says what the reader wants done to one. It changes nothing itself."""

    tag_chosen = Signal(str)
    summary_wanted = Signal(str)  # of what carries a tag
    new_wanted = Signal(str)  # the tag it shall lie below, or empty
    rename_wanted = Signal(str)
    merge_wanted = Signal(str)
    delete_wanted = Signal(str)
    colour_wanted = Signal(str, object)  # Colour or None

    def __init__(self, theme: Theme, colours: TagColours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colours = colours
        self._awaited: str | None = None  # to be chosen when it is there
        self.model = TagTree(self)
        self.tree = _TagView(theme, self)
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(_TagRows(theme, self.tree))
        self.tree.setAccessibleName(_("Tags"))
        self.tree.activated.connect(self._show_chosen)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self.tree.selectionModel().currentChanged.connect(self._show_buttons)
        self.tree.rename_wanted.connect(lambda: self._say(self.rename_wanted))
        self.tree.delete_wanted.connect(lambda: self._say(self.delete_wanted))
        heads = QHBoxLayout()
        heads.setContentsMargins(EDGE, 0, EDGE, 0)
        heads.addWidget(caption(_("Tag")), 1)
        for text in (_("Used"), _("With below")):
            head = caption(text)
            head.setFixedWidth(COLUMN)
            head.setAlignment(Qt.AlignmentFlag.AlignRight)
            heads.addWidget(head)
        advice = _("There are no tags yet. Press T in a document to add one, or make one here.")
        self._nothing = quiet(advice)
        self._nothing.setContentsMargins(EDGE, 20, EDGE, 20)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._nothing)
        self.new, self.rename = QPushButton(_("&New …")), QPushButton(_("&Rename …"))
        self.merge, self.delete = QPushButton(_("&Merge …")), QPushButton(_("&Delete …"))
        self.colour = QPushButton(_("&Colour"))
        self.colour.setMenu(self._colour_menu())
        self.new.clicked.connect(lambda: self.new_wanted.emit(""))
        self.rename.clicked.connect(lambda: self._say(self.rename_wanted))
        self.merge.clicked.connect(lambda: self._say(self.merge_wanted))
        self.delete.clicked.connect(lambda: self._say(self.delete_wanted))
        buttons = QHBoxLayout()
        for button in (self.new, self.rename, self.merge, self.colour, self.delete):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(heads)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)
        colours.changed.connect(self._show)
        self._show()

    def chosen(self) -> str | None:
        """The chosen tag."""
        node: TagNode | None = self.tree.currentIndex().data(TagTree.NODE)
        return node.name if node is not None else None

    def choose_soon(self, name: str) -> None:
        """Have a tag chosen as soon as it is there."""
        self._awaited = name
        self._choose_awaited()

    def _choose_awaited(self) -> None:
        if self._awaited is not None and self.model.find(self._awaited).isValid():
            self.choose(self._awaited)
            self._awaited = None

    def choose(self, name: str) -> None:
        """Have a tag chosen and seen."""
        index = self.model.find(name)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def menu(self) -> QMenu:
        """What can be done to the chosen tag."""
        menu = QMenu(self)
        name = self.chosen()
        if name is not None:
            menu.addAction(_("Show its annotations")).triggered.connect(lambda: self.tag_chosen.emit(name))
            menu.addAction(_("Summary of its items …")).triggered.connect(
                lambda: self.summary_wanted.emit(name)
            )
            menu.addSeparator()
            menu.addAction(_("New tag below it …")).triggered.connect(lambda: self.new_wanted.emit(name))
            for text, wanted in (
                (_("Rename …"), self.rename_wanted),
                (_("Merge into another …"), self.merge_wanted),
            ):
                menu.addAction(text).triggered.connect(lambda _on=False, say=wanted: say.emit(name))
            colours = self._colour_menu()
            colours.setTitle(_("Colour"))
            menu.addMenu(colours)
            menu.addSeparator()
            menu.addAction(_("Delete …")).triggered.connect(lambda: self.delete_wanted.emit(name))
        return menu

    def _say(self, wanted: SignalInstance) -> None:
        name = self.chosen()
        if name is not None:
            wanted.emit(name)

    def _colour_menu(self) -> QMenu:
        menu = QMenu(self)

        def fill() -> None:
            menu.clear()
            for number, colour in enumerate(Colour):
                action = menu.addAction(self._colours.names[colour].replace("&", "&&"))
                action.setIcon(colour_sign(self._theme.colours.strokes[number]))
                action.triggered.connect(lambda _on=False, colour=colour: self._colour(colour))
            menu.addSeparator()
            menu.addAction(_("No colour of its own")).triggered.connect(lambda: self._colour(None))

        menu.aboutToShow.connect(fill)
        fill()
        return menu

    def _colour(self, colour: Colour | None) -> None:
        name = self.chosen()
        if name is not None:
            self.colour_wanted.emit(name, colour)

    def _show_chosen(self, index: QModelIndex) -> None:
        node: TagNode | None = index.data(TagTree.NODE)
        if node is not None:
            self.tag_chosen.emit(node.name)

    def _open_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        if index.isValid():
            self.tree.setCurrentIndex(index)
            menu = self.menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.tree.viewport().mapToGlobal(point))

    def _show(self) -> None:
        before = {node.key for node in self.model.nodes()}
        self.model.show_tags(self._colours.uses)
        for node in self.model.nodes():
            if node.children and node.key not in before:
                self.tree.expand(self.model.index_of(node))
        self._stack.setCurrentIndex(0 if self._colours.uses else 1)
        self._choose_awaited()
        self._show_buttons()

    def _show_buttons(self) -> None:
        for button in (self.rename, self.merge, self.colour, self.delete):
            button.setEnabled(self.chosen() is not None)


class _TagView(TreeView):
    """F2 renames the chosen tag, Delete deletes it."""

    rename_wanted = Signal()
    delete_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.rename_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class _TagRows(QStyledItemDelegate):
    """A tag with its colour, how often it is used, and how often with those below it."""

    def __init__(self, theme: Theme, view: TreeView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, round(QFontMetricsF(option.font).lineSpacing() * 1.55))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: TagNode = index.data(TagTree.NODE)
        colours = self._theme.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        quiet_colour = colours.text if chosen else colours.quiet
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row: QRect = option.rect
        painter.setPen(QColor(quiet_colour))
        painter.setFont(option.font)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        last = QRect(row.right() - EDGE - COLUMN, row.top(), COLUMN, row.height())
        if node.below:
            painter.drawText(last, right, str(node.count + node.below))
        painter.drawText(last.translated(-COLUMN - 6, 0), right, str(node.count))
        if node.colour is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.handle))
        else:
            stroke = QColor(colours.strokes[list(Colour).index(node.colour)])
            painter.setBrush(stroke)
            painter.setPen(stroke)
        painter.drawEllipse(QRectF(row.left() + 4.5, row.center().y() - 4.5, 10, 10))
        painter.setPen(QColor(colours.text))
        name = row.adjusted(22, 0, -EDGE - 2 * COLUMN - 12, 0)
        words = QFontMetricsF(option.font).elidedText(node.label, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()
