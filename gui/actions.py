"""The one table of actions: id, text, menu, shortcuts. Menus, toolbar and shortcut list come from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from core.language import _
from gui.panels.captions import plain_tip


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One command. `menu` is the id of the menu it stands in; a `group` rules off what follows it."""

    id: str
    text: str
    menu: str
    shortcuts: tuple[str, ...] = ()
    checkable: bool = False
    ends_group: bool = False


def menus() -> dict[str, str]:
    """The menus, in order: id and text."""
    return {
        "file": _("&File"),
        "library": _("Li&brary"),
        "colleagues": _("Collea&gues"),
        "edit": _("&Edit"),
        "highlight": _("High&light"),
        "correct": _("&Correct"),
        "remove": _("Remo&ve for good"),
        "view": _("&View"),
        "overviews": _("&Overviews"),
        "text": _("Text &mode"),
        "theme": _("C&olours"),
        "language": _("Lang&uage"),
        "zoom": _("&Zoom and turn"),
        "review": _("&Review"),
        "item_state": _("State of the ite&m"),
        "review_out": _("Report and c&omments"),
        "review_rules": _("Draft, rules, dictiona&ry"),
        "go": _("&Go"),
        "marks": _("Mar&ks and changes"),
        "window": _("&Window"),
        "help": _("&Help"),
    }


SUBMENUS = {
    **{"library": "file", "colleagues": "file", "highlight": "edit", "correct": "edit", "remove": "edit"},
    **{"text": "view", "theme": "view", "language": "view", "zoom": "view", "marks": "go"},
    **{"item_state": "review", "review_out": "review", "review_rules": "review"},
}
"""The menu that each of these stands in, so that none is as high as a small screen."""
BEFORE = {"library": "close_tab", "colleagues": "close_tab"}
"""The command that a submenu stands before; others stand last in their menu."""


def action_table() -> tuple[ActionSpec, ...]:
    """All commands, in the order of the menus."""
    return (
        ActionSpec("open_files", _("&Open files …"), "file", ("Ctrl+O",)),
        ActionSpec("open_folder", _("Open &folder …"), "file", ("Ctrl+Shift+O",)),
        ActionSpec("watch_folder", _("Watch &a folder …"), "file"),
        ActionSpec("open_samples", _("Open &sample minutes"), "file"),
        ActionSpec("stop_import", _("Stop the import"), "file", ends_group=True),
        ActionSpec("read_scanned", _("Rea&d scanned pages"), "file"),
        ActionSpec("own_words", _("Ow&n words for reading minutes …"), "file", ends_group=True),
        ActionSpec("questions", _("Q&uestions from imports …"), "library"),
        ActionSpec("deleted", _("Deleted &meetings …"), "library", ends_group=True),
        ActionSpec("print", _("&Print …"), "file", ("Ctrl+P",)),
        ActionSpec("export", _("&Export a summary …"), "file", ("Ctrl+E",), ends_group=True),
        ActionSpec("give_annotations", _("Gi&ve annotations to a colleague …"), "colleagues"),
        ActionSpec("take_in", _("Ta&ke in annotations …"), "colleagues", ("Ctrl+Shift+A",)),
        ActionSpec("from_colleagues", _("Annotations from collea&gues …"), "colleagues", ends_group=True),
        ActionSpec("save_copy", _("Save a &copy of the library …"), "library"),
        ActionSpec("restore_copy", _("&Restore a copy of the library …"), "library"),
        ActionSpec("removal_rule", _("Old closed &items …"), "library", ends_group=True),
        ActionSpec("close_tab", _("C&lose the tab"), "file", ("Ctrl+W",)),
        ActionSpec("close_other_tabs", _("Close the ot&her tabs"), "file"),
        ActionSpec("reopen_tab", _("Reopen the closed &tab"), "file", ("Ctrl+Shift+T",), ends_group=True),
        ActionSpec("quit", _("&Quit"), "file", ("Ctrl+Q",)),
        ActionSpec("undo", _("&Undo"), "edit", ("Ctrl+Z",)),
        ActionSpec("redo", _("&Redo"), "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), ends_group=True),
        ActionSpec("copy", _("Cop&y"), "edit", ("Ctrl+C",)),
        ActionSpec("copy_with_reference", _("Copy with r&eference"), "edit", ("Ctrl+Shift+C",)),
        ActionSpec("select_item", _("&Select the item"), "edit", ("Ctrl+A",), ends_group=True),
        ActionSpec("highlight_yellow", _("In &yellow"), "highlight", ("1",)),
        ActionSpec("highlight_green", _("In &green"), "highlight", ("2",)),
        ActionSpec("highlight_blue", _("In &blue"), "highlight", ("3",)),
        ActionSpec("highlight_red", _("In &red"), "highlight", ("4",)),
        ActionSpec("highlight_purple", _("In &purple"), "highlight", ("5",), ends_group=True),
        ActionSpec("underline", _("Under&line"), "highlight", ("S",)),
        ActionSpec("choose_area", _("Choose an &area"), "highlight", ("A",)),
        ActionSpec("delete_mark", _("Delete the &mark"), "highlight", ("Del", "Backspace"), ends_group=True),
        ActionSpec("colour_names", _("&Names of the colours …"), "highlight"),
        ActionSpec("write_note", _("Write a &note"), "edit", ("N",)),
        ActionSpec("add_tag", _("Add a &tag"), "edit", ("T",)),
        ActionSpec("follow_up", _("&Follow up"), "edit", ("P",), ends_group=True),
        ActionSpec("correct_outcome", _("Correct the &outcome …"), "correct", ("O",)),
        ActionSpec("correct_item", _("&Correct this item …"), "correct", ("R",)),
        ActionSpec("join_item", _("This is not an item of &its own"), "correct"),
        ActionSpec("item_is_closed", _("This item is closed"), "correct"),
        ActionSpec("item_is_open", _("This item is open"), "correct"),
        ActionSpec("link_case", _("Link to a case …"), "correct"),
        ActionSpec("take_back", _("Undo the correction of this ite&m"), "correct", ends_group=True),
        ActionSpec("remove_for_good", _("Remo&ve this item for good …"), "remove"),
        ActionSpec("remove_words", _("Remove these &words for good …"), "remove", ends_group=True),
        ActionSpec("mark_read", _("Mark t&he item as read"), "edit", ("Q",)),
        ActionSpec("mark_unread", _("Mark the item as unread"), "edit", ("Shift+Q",), ends_group=True),
        ActionSpec("tags", _("Ta&gs …"), "edit"),
        ActionSpec("carried", _("Annotations in the new version …"), "edit"),
        ActionSpec("library_panel", _("&Library"), "view", ("Ctrl+B",), checkable=True),
        ActionSpec("decision_panel", _("&Decision"), "view", ("Ctrl+D",), checkable=True),
        ActionSpec(
            "annotations_panel", _("A&nnotations"), "view", ("Ctrl+Shift+N",), checkable=True, ends_group=True
        ),
        ActionSpec("zoom_in", _("Zoom &in"), "zoom", ("Ctrl++", "Ctrl+=")),
        ActionSpec("zoom_out", _("Zoom &out"), "zoom", ("Ctrl+-",)),
        ActionSpec("actual_size", _("&Actual size"), "zoom", ("Ctrl+1",)),
        ActionSpec("fit_width", _("Fit &width"), "zoom", ("Ctrl+0",)),
        ActionSpec("fit_page", _("Fit the &page"), "zoom", ("Ctrl+9",)),
        ActionSpec("turn_right", _("Turn the pages &right"), "zoom", ("Ctrl+Shift+R",)),
        ActionSpec("turn_left", _("&Turn the pages left"), "zoom", ("Ctrl+Shift+L",), ends_group=True),
        ActionSpec("page_strip", _("&Small pages"), "view", ("F8",), checkable=True),
        ActionSpec("dark_pages", _("Dar&k pages in dark colours"), "view", checkable=True, ends_group=True),
        ActionSpec("show_pages", _("Pa&ges"), "view", ("Ctrl+Shift+1",), checkable=True),
        ActionSpec("show_text", _("Te&xt"), "view", ("Ctrl+Shift+2",), checkable=True),
        ActionSpec("show_both", _("Pages and text side &by side"), "view", ("Ctrl+Shift+3",), checkable=True),
        ActionSpec("text_serif", _("&Serif typeface"), "text", checkable=True),
        ActionSpec("text_sans", _("S&ans-serif typeface"), "text", checkable=True, ends_group=True),
        ActionSpec("text_wider", _("&Wider column"), "text", ("Ctrl+Alt+Right",)),
        ActionSpec("text_narrower", _("&Narrower column"), "text", ("Ctrl+Alt+Left",)),
        ActionSpec("text_looser", _("&More space between lines"), "text", ("Ctrl+Alt+Down",)),
        ActionSpec("text_tighter", _("&Less space between lines"), "text", ("Ctrl+Alt+Up",)),
        ActionSpec("caret", _("&Caret in the document"), "view", ("F7",), checkable=True),
        ActionSpec("theme_system", _("As the &system"), "theme", checkable=True),
        ActionSpec("theme_light", _("&Light"), "theme", checkable=True),
        ActionSpec("theme_dark", _("&Dark"), "theme", checkable=True),
        ActionSpec("language_da", "&Dansk", "language", checkable=True),
        ActionSpec("language_en", "&English", "language", checkable=True),
        ActionSpec("start", _("&Start page"), "overviews", ("Alt+Home",)),
        ActionSpec("follow_ups", _("&Follow-ups"), "overviews", ("Ctrl+Shift+F",)),
        ActionSpec("to_place", _("Annotations to place"), "overviews", ("Ctrl+Shift+J",)),
        ActionSpec("register", _("&Decisions of all meetings"), "overviews", ("Ctrl+Shift+D",)),
        ActionSpec("cases", _("&Cases"), "overviews", ("Ctrl+Shift+K",)),
        ActionSpec("people", _("&People and parties"), "overviews", ("Ctrl+Shift+E",)),
        ActionSpec("case_trail", _("The case of t&his item"), "overviews", ("C",)),
        ActionSpec("imports", _("&Imports and watched folders"), "overviews", ("Ctrl+Shift+I",)),
        ActionSpec("figures", _("Pict&ures of what was decided"), "overviews", ("Ctrl+Shift+B",)),
        ActionSpec("compare_versions", _("Compare &versions …"), "overviews", ("Ctrl+Shift+V",)),
        ActionSpec("compare_file", _("Compare with a fi&le …"), "overviews"),
        ActionSpec("review", _("Re&view this document"), "review", ("Ctrl+R",), checkable=True),
        ActionSpec("end_review", _("C&lose the review"), "review", ends_group=True),
        ActionSpec("next_finding", _("&Next finding"), "review", ("F4",)),
        ActionSpec("previous_finding", _("&Previous finding"), "review", ("Shift+F4",), ends_group=True),
        ActionSpec("item_fine", _("The item is &fine"), "item_state", ("V",)),
        ActionSpec("item_needs_change", _("The item needs a chan&ge"), "item_state", ("X",)),
        ActionSpec("item_question", _("A &question about the item"), "item_state", ("H",)),
        ActionSpec("item_unread", _("The item is not looked &at"), "item_state", ("B",), ends_group=True),
        ActionSpec("next_to_review", _("Next item to loo&k at"), "item_state", ("L",)),
        ActionSpec("comment", _("&Comment …"), "review", ("G",)),
        ActionSpec("reply_comment", _("Repl&y"), "review", ("Y",)),
        ActionSpec("settle_comment", _("&Settle, or open again"), "review", ("W",)),
        ActionSpec("dismiss_finding", _("&Dismiss, or take that back …"), "review", ("E",)),
        ActionSpec("let_be", _("Make it a r&ule …"), "review"),
        ActionSpec("add_word", _("&Add the word to mine"), "review", ("I",), ends_group=True),
        ActionSpec("checklist", _("C&hecklist"), "review", ("Ctrl+Alt+C",)),
        ActionSpec("sign_off", _("S&ign the review off …"), "review", ("Ctrl+Alt+S",)),
        ActionSpec("withdraw_sign_off", _("&Withdraw the sign-off"), "review", ends_group=True),
        ActionSpec("review_report", _("Review rep&ort …"), "review_out"),
        ActionSpec("commented_docx", _("Word document wi&th comments …"), "review_out"),
        ActionSpec("annotated_pdf", _("PDF with comments …"), "review_out"),
        ActionSpec("is_draft", _("This is a draft"), "review_rules"),
        ActionSpec("is_no_draft", _("This is no draft"), "review_rules", ends_group=True),
        ActionSpec("edit_checklist", _("Lines of the checklist …"), "review_rules"),
        ActionSpec("choose_dictionary", _("Dictionary …"), "review_rules"),
        ActionSpec("edit_rules", _("Rules of the checks …"), "review_rules"),
        ActionSpec("go_back", _("&Back"), "go", ("Alt+Left",)),
        ActionSpec("go_forward", _("F&orward"), "go", ("Alt+Right",), ends_group=True),
        ActionSpec("search", _("&Search all meetings"), "go", ("Ctrl+K",)),
        ActionSpec("filter_agenda", _("&Filter the agenda"), "go", ("F",)),
        ActionSpec("go_to_page", _("Go to pa&ge …"), "go", ("Ctrl+L",)),
        ActionSpec("find", _("F&ind in the document"), "go", ("Ctrl+F",)),
        ActionSpec("next_hit", _("Next &hit"), "go", ("F3", "Ctrl+G")),
        ActionSpec("previous_hit", _("Pre&vious hit"), "go", ("Shift+F3", "Ctrl+Shift+G"), ends_group=True),
        ActionSpec("next_item", _("&Next item"), "go", ("J",)),
        ActionSpec("previous_item", _("&Previous item"), "go", ("K",)),
        ActionSpec("next_unread", _("N&ext unread item"), "go", ("Shift+J",)),
        ActionSpec("to_decision", _("To the &decision"), "go", ("D",)),
        ActionSpec("next_mark", _("Next &mark"), "marks", ("M",)),
        ActionSpec("previous_mark", _("Previous ma&rk"), "marks", ("Shift+M",)),
        ActionSpec("next_uncertain", _("Next &uncertain place"), "marks", ("U",)),
        ActionSpec("next_change", _("Nex&t change"), "marks", ("F9",)),
        ActionSpec("previous_change", _("Previous &change"), "marks", ("Shift+F9",)),
        ActionSpec("open_attachment", _("Open &attachment"), "go"),
        ActionSpec("next_tab", _("Ne&xt tab"), "window", ("Ctrl+Tab", "Ctrl+PgDown")),
        ActionSpec(
            "previous_tab", _("&Previous tab"), "window", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), ends_group=True
        ),
        ActionSpec("tab_beside", _("Move the tab &beside"), "window", ("Ctrl+Shift+W",)),
        ActionSpec("other_group", _("To the &other document"), "window", ("F6",)),
        ActionSpec("tab_to_window", _("Move the tab into a &window of its own"), "window", ("Ctrl+Shift+M",)),
        ActionSpec("guide", _("&Guide"), "help"),
        ActionSpec("palette", _("All &commands …"), "help", ("Ctrl+Shift+P",)),
        ActionSpec("shortcuts", _("&Keyboard shortcuts …"), "help", ("F1",)),
        ActionSpec("about", _("&About Protokollen"), "help"),
    )


class Actions:
    """The table as QActions of one window."""

    def __init__(self, window: QWidget) -> None:
        self.specs = {spec.id: spec for spec in action_table()}
        self._actions: dict[str, QAction] = {}
        for spec in self.specs.values():
            action = QAction(spec.text, window)
            action.setObjectName(spec.id)
            action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
            action.setCheckable(spec.checkable)
            window.addAction(action)
            self._actions[spec.id] = action

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def use_keys(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Have the commands run by the keys the reader chose, and by the table's where none were chosen."""
        for spec in self.specs.values():
            keys = [QKeySequence(each) for each in chosen.get(spec.id, spec.shortcuts)]
            if keys != self._actions[spec.id].shortcuts():
                self._actions[spec.id].setShortcuts(keys)

    def bind(self, handlers: dict[str, Callable[[], object]]) -> None:
        """Have each command call its handler."""
        for action_id, handler in handlers.items():
            self._actions[action_id].triggered.connect(lambda _checked=False, call=handler: call())

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into `bar`."""
        built: dict[str, QMenu] = {}
        for menu_id, text in menus().items():
            parent = built.get(SUBMENUS.get(menu_id, ""))
            built[menu_id] = parent.addMenu(text) if parent is not None else bar.addMenu(text)
            built[menu_id].setToolTipsVisible(True)  # why a command cannot be used now
        for spec in self.specs.values():
            built[spec.menu].addAction(self._actions[spec.id])
            if spec.ends_group:
                built[spec.menu].addSeparator()
        for child, parent_id in SUBMENUS.items():
            if child in BEFORE:
                built[parent_id].insertMenu(self._actions[BEFORE[child]], built[child])
            else:
                built[parent_id].addMenu(built[child])
        for menu_id, before_id in {SUBMENUS[child]: each for child, each in BEFORE.items()}.items():
            built[menu_id].insertSeparator(self._actions[before_id])

    def shortcut_text(self, action_id: str) -> str:
        """The first shortcut of a command as the system writes it; empty where it has none."""
        return self._actions[action_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def show_undo(self, stack: QUndoStack) -> None:
        """Say what undo and redo would do, and whether there is anything."""
        for action_id, can, plain, edit in (
            ("undo", stack.canUndo(), _("&Undo"), stack.undoText()),
            ("redo", stack.canRedo(), _("&Redo"), stack.redoText()),
        ):
            words = _("{command}: {edit}").format(command=plain, edit=edit) if edit else plain
            self._actions[action_id].setText(words)
            self._actions[action_id].setEnabled(can)


class GroupCommand:
    """How a command stands in one group of documents: whether it can be used there, and is checked."""

    def __init__(self, action: QAction) -> None:
        self._action = action
        self._enabled = True
        self._why_not = ""
        self._checked = False
        self._shown = False

    def isEnabled(self) -> bool:
        """Whether it can be used in this group."""
        return self._enabled

    def isChecked(self) -> bool:
        """Whether what it switches is on in this group."""
        return self._checked

    def setEnabled(self, enabled: bool, why_not: str = "") -> None:
        """Whether it can be used in this group; where it cannot, the menu tells why in a tooltip."""
        self._enabled, self._why_not = enabled, "" if enabled else why_not
        self.show(self._shown)

    def setChecked(self, checked: bool) -> None:
        """Whether what it switches is on in this group."""
        self._checked = checked
        self.show(self._shown)

    def show(self, shown: bool) -> None:
        """Have the window's action stand as this one, from now on until another group's does."""
        self._shown = shown
        if shown:
            self._action.setEnabled(self._enabled)
            self._action.setToolTip(plain_tip(self._why_not) if self._why_not else "")
            self._action.setChecked(self._checked)


class GroupCommands:
    """The commands as one group has them. The window's actions stand so while the group is the active one."""

    def __init__(self, actions: Actions) -> None:
        self._actions = actions
        self._commands: dict[str, GroupCommand] = {}
        self.shown = False

    def __getitem__(self, action_id: str) -> GroupCommand:
        if action_id not in self._commands:
            command = self._commands[action_id] = GroupCommand(self._actions[action_id])
            command.show(self.shown)
        return self._commands[action_id]

    def shortcut_text(self, action_id: str) -> str:
        """The first shortcut of a command as the system writes it; empty where it has none."""
        return self._actions.shortcut_text(action_id)

    def show(self, shown: bool) -> None:
        """Whether this group is the active one."""
        self.shown = shown
        for command in self._commands.values():
            command.show(shown)
