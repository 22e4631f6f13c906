"""The list of keyboard shortcuts: found by words, changed by pressing the keys, set back one or all."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.language import _
from gui.actions import Actions, ActionSpec, menus
from gui.panels.captions import quiet
from gui.session import Session
from gui.shortcuts import PORTABLE, fixed_keys, fixed_user_of, keys_of, same, user_of, with_keys

NATIVE = QKeySequence.SequenceFormat.NativeText
COMMAND = Qt.ItemDataRole.UserRole + 1
SEPARATOR = "   "

TYPED = frozenset(
    [
        *("Return", "Enter", "Tab", "Backspace", "Space", "Esc", "Shift+Tab", "Shift+Return", "Shift+Space"),
        *("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown"),
    ]
)
"""Keys that no command can have: one types, leaves and walks with them."""


def show_shortcuts(window: QWidget, actions: Actions, session: Session) -> Shortcuts:
    """Show the list over `window`."""
    dialog = Shortcuts(window, actions, session)
    dialog.open()
    return dialog


class Shortcuts(QDialog):
    """Commands by menu with their keys. A change holds at once, and is kept."""

    def __init__(self, window: QWidget, actions: Actions, session: Session) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self._session = session
        self._specs = actions.specs
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._offered: str | None = None  # keys of another command that may be taken from it
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Find a command or its keys"))
        self.search.setAccessibleName(_("Find a command or its keys"))
        self.search.setClearButtonEnabled(True)
        self.list = _list()
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        self.keys.setClearButtonEnabled(True)
        self.keys.setAccessibleName(_("Press the keys"))
        self.give = QPushButton(_("Use these keys"))
        self.add = QPushButton(_("Use them as well"))
        self.none = QPushButton(_("No keys"))
        self.back = QPushButton(_("As delivered"))
        self.all_back = QPushButton(_("All as delivered"))
        self.told = quiet()
        self._build()
        self._fill()
        self._connect()
        self._show_chosen()
        self.resize(640, 560)
        self.search.setFocus()

    def _build(self) -> None:
        change = QHBoxLayout()
        change.setSpacing(8)
        label = quiet(_("Press the keys:"))
        label.setWordWrap(False)
        change.addWidget(label)
        change.addWidget(self.keys, 1)
        choices = QHBoxLayout()  # in a line of their own: the keys are read as they are pressed
        choices.setSpacing(8)
        for button in (self.give, self.add, self.none, self.back):
            button.setAutoDefault(False)
            choices.addWidget(button)
        choices.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.all_back, QDialogButtonBox.ButtonRole.ResetRole)
        self.all_back.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(change)
        column.addLayout(choices)
        column.addWidget(self.told)
        column.addWidget(buttons)

    def _fill(self) -> None:
        for menu, text in menus().items():
            mine = [spec for spec in self._specs.values() if spec.menu == menu]
            head = self._head(text.replace("&", ""))
            for spec in mine:
                row = QTreeWidgetItem(head, [_plain(spec)])
                row.setData(0, COMMAND, spec.id)
                self._rows[spec.id] = row
        head = self._head(_("Always the same"))
        for fixed in fixed_keys():
            keys = [QKeySequence(each).toString(NATIVE) for each in fixed.keys]
            words = SEPARATOR.join([*keys, fixed.shown] if fixed.shown else keys)
            QTreeWidgetItem(head, [fixed.text, words])
        self.list.expandAll()
        self._show_keys()

    def _head(self, text: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self.list, [text])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = head.font(0)
        font.setWeight(font.Weight.DemiBold)
        head.setFont(0, font)
        return head

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._show_chosen)
        self.list.itemActivated.connect(self._begin)
        self.keys.keySequenceChanged.connect(self._judge)
        self.give.clicked.connect(lambda: self._take(replacing=True))
        self.add.clicked.connect(lambda: self._take(replacing=False))
        self.none.clicked.connect(self._take_none)
        self.back.clicked.connect(self._set_back)
        self.all_back.clicked.connect(self._set_all_back)

    # What is shown

    def chosen(self) -> ActionSpec | None:
        """The command that is chosen in the list."""
        row = self.list.currentItem()
        name = row.data(0, COMMAND) if row is not None else None
        return self._specs.get(name) if name else None

    def choose(self, command: str) -> None:
        """Choose a command in the list, by its id."""
        self.list.setCurrentItem(self._rows[command])

    def _show_keys(self) -> None:
        chosen = self._session.settings.shortcuts
        for name, row in self._rows.items():
            keys = keys_of(self._specs[name], chosen)
            row.setText(1, SEPARATOR.join(QKeySequence(each).toString(NATIVE) for each in keys))
            font = row.font(1)
            font.setBold(name in chosen)
            row.setFont(1, font)
        self.all_back.setEnabled(bool(chosen))

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for number in range(self.list.topLevelItemCount()):
            head = self.list.topLevelItem(number)
            if head is None:
                continue
            seen = False
            for index in range(head.childCount()):
                row = head.child(index)
                if row is None:
                    continue
                text = f"{row.text(0)} {row.text(1)}".casefold()
                fits = all(word in text for word in wanted)
                row.setHidden(not fits)
                seen = seen or fits
            head.setHidden(not seen)

    def _show_chosen(self, *_rows: object) -> None:
        spec, chosen = self.chosen(), self._session.settings.shortcuts
        self.keys.clear()
        self.keys.setEnabled(spec is not None)
        self.none.setEnabled(spec is not None and bool(keys_of(spec, chosen)))
        self.back.setEnabled(spec is not None and spec.id in chosen)
        self._judge()
        row = self.list.currentItem()
        if spec is None and row is not None and row.parent() is not None:
            self.told.setText(_("These keys are always the same."))

    def _begin(self, row: QTreeWidgetItem, _column: int) -> None:
        """Enter, or a double click, on a command: its keys can be pressed."""
        if row.data(0, COMMAND):
            self.keys.setFocus()

    def _judge(self, *_keys: object) -> None:
        """Say whose the pressed keys are."""
        spec, keys = self.chosen(), self.keys.keySequence().toString(PORTABLE)
        free, words = bool(spec and keys), ""
        offer = False
        if spec is None:
            words = _("Choose a command to give it other keys.")
        elif keys:
            shown = self.keys.keySequence().toString(NATIVE)
            user = user_of(keys, self._specs.values(), self._session.settings.shortcuts)
            fixed = fixed_user_of(keys)
            if fixed is not None:
                words = _("{keys} is always used for “{command}”.").format(keys=shown, command=fixed.text)
                free = False
            elif keys in TYPED:
                words = _("{keys} is needed to type and to move about. Add Ctrl or Alt to it.").format(
                    keys=shown
                )
                free = False
            elif user is not None and user.id == spec.id:
                words = _("{keys} is its shortcut already.").format(keys=shown)
                free = False
            elif user is not None:
                words = _("{keys} is used by “{command}”. Take it from there?").format(
                    keys=shown, command=_plain(user)
                )
                offer = True
        self.give.setText(_("Take it from there") if offer else _("Use these keys"))
        self.give.setEnabled(free)
        self.add.setEnabled(free and spec is not None)
        self.told.setText(words)

    # What is changed

    def _take(self, *, replacing: bool) -> None:
        spec, keys = self.chosen(), self.keys.keySequence().toString(PORTABLE)
        if spec is not None and keys:
            kept = () if replacing else keys_of(spec, self._session.settings.shortcuts)
            self._change(spec, (*(each for each in kept if not same(each, keys)), keys))

    def _take_none(self) -> None:
        spec = self.chosen()
        if spec is not None:
            self._change(spec, ())

    def _set_back(self) -> None:
        spec = self.chosen()
        if spec is not None:
            self._change(spec, spec.shortcuts)

    def _set_all_back(self) -> None:
        self._session.choose(shortcuts={})
        self._show_keys()
        self._show_chosen()

    def _change(self, spec: ActionSpec, keys: tuple[str, ...]) -> None:
        chosen = self._session.settings.shortcuts
        self._session.choose(shortcuts=with_keys(spec, keys, [*self._specs.values()], chosen))
        self._show_keys()
        self._show_chosen()


def _list() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setObjectName("shortcutList")
    tree.setColumnCount(2)
    tree.setHeaderHidden(True)
    tree.setRootIsDecorated(False)
    tree.setIndentation(14)
    tree.setUniformRowHeights(True)
    tree.setAllColumnsShowFocus(True)
    tree.setAccessibleName(_("Keyboard shortcuts"))
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return tree


def _plain(spec: ActionSpec) -> str:
    return spec.text.replace("&", "").removesuffix("…").rstrip()
