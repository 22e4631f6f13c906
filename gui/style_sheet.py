"""The one style sheet: shapes, borders and spacing. Colours come from the theme, rows from delegates."""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from gui.icons import FOLDER

if TYPE_CHECKING:
    from gui.theme import Colours

_SHEET = Template("""
QMainWindow, QDialog, QMessageBox { background: $ground; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenuBar { background: $panel; color: $text; padding: 2px 6px; border: none; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: $chosen; }
QMenu { background: $panel; color: $text; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 14px; border-radius: 4px; }
QMenu::item:selected { background: $chosen; color: $text; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QToolTip { background: $panel; color: $text; border: 1px solid $line; padding: 4px 6px; }

#topBar { background: $panel; border-bottom: 1px solid $line; }
#statusBar { background: $panel; border-top: 1px solid $line; }
#statusBar QLabel { color: $quiet; }
#libraryPanel, #agendaPanel, #decisionPanel { background: $panel; }
#libraryPanel { border-right: 1px solid $line; }
#agendaPanel { border-right: 1px solid $line; }
#sidePanel, #annotationsPanel { background: $panel; }
#sidePanel { border-left: 1px solid $line; }
QTabBar#sideTabs::tab { color: $quiet; background: transparent; padding: 8px 6px 6px 6px; margin: 0 2px;
    border: none; border-bottom: 2px solid transparent; }
QTabBar#sideTabs::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar#sideTabs::tab:hover { color: $text; }
QToolButton#switch { padding: 3px 9px; border-radius: 11px; color: $quiet; }
QToolButton#switch:checked { background: $chosen; color: $text; }
QToolButton#filterButton { padding: 2px 8px; border: 1px solid $line; border-radius: 10px; }
QToolButton#filterButton::menu-indicator { image: none; }
QToolButton#filterButton[active="true"], QToolButton#filterButton:checked { background: $chosen; }
QToolButton#switch:focus { border-color: $accent; }
QToolButton#filterButton:focus { border: 2px solid $accent; padding: 1px 7px; }
#decisionPanel QScrollArea, #decisionPanel #decisionBody { background: transparent; border: none; }
#meetingHead { border-bottom: 1px solid $line; }
#emptyState { background: $desk; }
#overview, #overviewScroll { background: $panel; }
#registerTable::corner { background: transparent; border: none; }
#registerPreview { border-top: 1px solid $line; }
#registerPreviewBody, #registerTable, #chartBody { background: $panel; }
#wayBack { background: $panel; border-bottom: 1px solid $line; }
#tableView { background: transparent; }
#tableView QHeaderView, #registerTable QHeaderView { background: transparent; }
#tableView QHeaderView::section, #registerTable QHeaderView::section {
    background: transparent; color: $quiet; border: none;
    border-bottom: 1px solid $line; padding: 5px 6px; }
#registerTable QHeaderView::section { padding: 5px 3px; }
#tableView::item { padding: 6px; border: none; }
#tableView::item:selected { background: transparent; color: $text; }
#findBar { background: $panel; border-bottom: 1px solid $line; }
#findBar QToolButton { padding: 4px 7px; }
#findBar QToolButton:checked { background: $chosen; border-color: $accent; }
#findTold[role="failed"] { color: $rejected; }
#modeSwitch { background: $ground; border: 1px solid $line; border-radius: 7px; }
#modeSwitch QToolButton { color: $quiet; border-radius: 5px; padding: 3px 10px; }
#modeSwitch QToolButton:hover { color: $text; background: transparent; border-color: transparent; }
#modeSwitch QToolButton:checked { color: $text; background: $panel; border-color: $handle; }
#modeSwitch QToolButton:focus { border-color: $accent; }
QToolButton#textSetting { background: $paper; padding: 3px 8px; border-color: $line; }
#textPopover { background: $panel; border: 1px solid $line; }
#textPopover QPushButton:checked { background: $chosen; }
#pageNotice { background: $panel; border-bottom: 1px solid $line; }
#pageNotice QPushButton { padding: 3px 10px; }

QSplitter::handle { background: transparent; }
QSplitter::handle:horizontal { width: 5px; margin: 0 -2px; }
#bothViews::handle { background: $line; margin: 0; }

#tabBar { background: $ground; border-bottom: 1px solid $line; }
#tabBar::tab { background: transparent; color: $quiet; border: none; border-right: 1px solid $line;
    border-bottom: 1px solid $line; padding: 6px 6px 6px 12px; }
#tabBar::tab:hover { color: $text; }
#tabBar::tab:selected { background: $panel; color: $text; border-bottom: 2px solid $line;
    padding-bottom: 5px; }
#tabBar[active="true"]::tab:selected { border-bottom: 2px solid $accent; }
#tabBar:focus::tab:selected { color: $accent; }
#tabBar QToolButton { background: $ground; border: none; border-radius: 0; padding: 0; }
#tabBar QToolButton#closeTab { background: transparent; border-radius: 4px; padding: 1px; }
#tabBar QToolButton#closeTab:hover { background: $line; }
#groupChip { border: 1px solid $line; padding: 3px 10px; }
#groupChip:checked { background: $chosen; }
#groups::handle:horizontal { background: $line; width: 1px; margin: 0; }
#palette { background: $panel; border: 1px solid $line; border-radius: 8px; }
QTreeWidget#shortcutList { background: $panel; border: 1px solid $line; border-radius: 7px; padding: 5px; }
QTreeWidget#shortcutList::item { padding: 3px 4px; }
QTreeWidget#shortcutList::item:selected { background: $chosen; color: $text; }

QLabel[role="quiet"] { color: $quiet; }
QLabel[role="caption"] { color: $quiet; }
QLabel[role="overdue"] { color: $postponed; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QToolButton, QPushButton { color: $text; background: transparent; border: 1px solid transparent;
    border-radius: 6px; padding: 5px 10px; }
QToolButton:hover, QPushButton:hover { background: $ground; border-color: $line; }
QToolButton:pressed { background: $chosen; }
QToolButton:focus, QPushButton:focus { border-color: $accent; }
QToolButton:disabled, QPushButton:disabled { color: $quiet; }
QPushButton { background: $panel; border-color: $line; padding: 6px 14px; }
QPushButton[role="main"], QPushButton:default { background: $accent; color: $panel; border-color: $accent; }
QPushButton[role="main"]:hover { border-color: $text; }
QPushButton[role="main"]:disabled { background: $panel; color: $quiet; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 5px 13px; }
QPushButton[role="main"]:focus, QPushButton:default:focus { border-color: $text; }

QLineEdit, QPlainTextEdit, QTextBrowser { background: $ground; color: $text; border: 1px solid $line;
    border-radius: 7px; padding: 5px 9px; selection-background-color: $accent; selection-color: $panel; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $quiet; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: $accent; }
QPlainTextEdit { padding: 4px 5px; }

QTreeView, QListView { background: transparent; border: none; outline: none;
    show-decoration-selected: 0; }
QTreeView::item:selected, QTreeView::branch:selected { background: transparent; }
#searchPreview { background: $panel; border-left: 1px solid $line; }
#searchPreview QTextBrowser { background: transparent; border: none; border-radius: 0; padding: 0; }
#searchPreview QTextBrowser:focus { border-left: 2px solid $accent; padding-left: 6px; }
#choiceList { background: $panel; border: 1px solid $line; }
QToolButton#filterChip { padding: 2px 9px 2px 7px; border: 1px solid $line; border-radius: 11px;
    background: $chosen; }
QToolButton#filterChip:hover, QToolButton#filterChip:focus { border-color: $accent; }
QListView#itemLines { background: $panel; border: 1px solid $line; border-radius: 7px; padding: 5px;
    show-decoration-selected: 1; }
QListView#itemLines:focus { border-color: $accent; }
QFrame#questionSide { background: $panel; border: 1px solid $line; border-radius: 7px; }
QListView#itemLines::item:selected { background: $chosen; color: $text; }
QCheckBox { outline: none; border: 2px solid transparent; border-radius: 5px; padding: 1px 4px 1px 1px; }
QCheckBox:focus { border-color: $accent; }
QCheckBox::indicator, #tableView::indicator { width: 13px; height: 13px; border: 1px solid $quiet;
    border-radius: 3px; background: $panel; }
QCheckBox::indicator:hover { border: 1px solid $accent; }
QCheckBox::indicator:checked, #tableView::indicator:checked {
    border: 1px solid $accent; background: $accent; image: url("$icons/tick-$shade.svg"); }
QCheckBox::indicator:indeterminate, #tableView::indicator:indeterminate {
    border: 1px solid $accent; background: $accent; image: url("$icons/dash-$shade.svg"); }
QCheckBox::indicator:disabled { border-color: $handle; }
QCheckBox::indicator:checked:disabled { background: $quiet; border-color: $quiet; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid $quiet; border-radius: 7px;
    background: $panel; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid $accent; }
QRadioButton::indicator:focus { border-color: $accent; }
QRadioButton:disabled { color: $quiet; }
#followUpRow > QToolButton { padding: 3px; }
#followUpRow QLineEdit { padding: 3px 7px; }
QListView#itemLines:disabled { color: $quiet; }
#writtenLines QListView::item { padding: 5px 2px; }
#writtenLines QListView QLineEdit { padding: 0 3px; border-radius: 4px; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $handle; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

#composerScroll, #composerLeft { background: $panel; }
#composerScroll { border-right: 1px solid $line; }
#composerFoot, #printFoot { background: $panel; border-top: 1px solid $line; }
#printLeft { background: $panel; border: none; border-right: 1px solid $line; }
#previewHead { background: $panel; border-bottom: 1px solid $line; }
#previewWords { background: $paper; border: none; border-radius: 0; padding: 14px 18px; }
QToolButton#footLink { color: $accent; padding: 4px 6px; }
QToolButton#footLink:focus { border: 2px solid $accent; padding: 3px 5px; }
QToolButton#footLink[role="overdue"] { color: $postponed; }
QToolButton#presetMenu::menu-indicator { image: none; }
QToolButton#presetMenu { border-color: $line; border-radius: 7px; padding: 4px 9px; }
QToolButton#presetMenu:focus { border: 2px solid $accent; padding: 3px 8px; }
QComboBox#choiceField { background: $ground; color: $text; border: 1px solid $line; border-radius: 7px;
    padding: 3px 28px 3px 9px; }
QComboBox#choiceField:focus, QComboBox#choiceField:on { border: 2px solid $accent;
    padding: 2px 27px 2px 8px; }
QComboBox#choiceField:disabled { background: transparent; color: $quiet; }
#sideHead QComboBox { combobox-popup: 0; }
#sideHead QComboBox QAbstractItemView::item { min-height: 26px; }
QComboBox#choiceField::drop-down { border: none; width: 0; }
QComboBox#choiceField QAbstractItemView { background: $panel; color: $text; border: 1px solid $line;
    padding: 4px; selection-background-color: $chosen; selection-color: $text; outline: none; }
#tagChip QLabel { color: $text; }
#tagChip QToolButton { padding: 0; border: none; border-radius: 8px; }
QLineEdit#tagEdit { border: 1px dashed $handle; border-radius: 11px;
    background: transparent; padding: 2px 9px; }
QLineEdit#tagEdit:focus { border: 1px solid $accent; }
#pageStrip { background: $panel; border-right: 1px solid $line; }
#markCard, #selectionBar, #goToPage { background: $panel; border: 1px solid $handle; border-radius: 9px; }
QToolButton#addFollowUp { color: $accent; padding: 2px 4px 2px 0; }
#markBody { background: transparent; border: none; }
#markCard > QToolButton, #selectionBar > QToolButton { padding: 4px; }
#markCard QToolButton:checked { background: $chosen; }
#markPlace { color: $accent; padding: 2px 6px; }
#decisionCard { background: transparent; }
#inferredHead { color: $quiet; padding: 0 5px; border-radius: 8px; border-color: $line; }
#inferredHead:focus { border-color: $accent; }
#decisionCard > QToolButton, #takeBack, #showAll { color: $accent; padding: 2px 6px; }
""")


def style_sheet(colours: Colours) -> str:
    """The style sheet in `colours`."""
    icons = FOLDER.as_posix()
    return _SHEET.substitute(asdict(colours), icons=icons, shade="dark" if colours.is_dark else "light")
