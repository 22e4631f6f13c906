"""The imports: what came of each file, what waits and can go on, and the folders that are watched."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.language import _, clock_time, long_date, ngettext
from core.library import Library
from core.library.bringing_in import imports
from core.library.bringing_in.imports import GROUPS, Group, ImportRun, RunId
from core.library.bringing_in.watched import watched_folders
from gui.bringing_in import BringingIn
from gui.long_work.watching import Watching
from gui.models.import_report import (
    FILE,
    MEETING,
    OUTCOME,
    PAGE,
    REMARK,
    ROW_ROLE,
    ImportReport,
    given_words,
    outcomes,
)
from gui.overviews.overview import Overview, PlaceWanted, Way
from gui.panels.captions import caption, plain_tip, quiet, title
from gui.panels.flow_layout import FlowLayout
from gui.panels.table_view import TableView
from gui.tabs.tab_group import Surroundings

LIST_WIDTH = 300  # logical pixels
CELL = 22  # what a cell has beside its words
FOLLOW_MS = 400
"""While an import is under way the page is brought up to date no more often than that."""
_FOLDER = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Shown:
    runs: list[ImportRun]
    folders: list[Path]


class ImportsPage(Overview):
    """Left the imports, the newest first, and the watched folders; right the report of the chosen one.

    `arrive` may be told which import to show.
    """

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        files = around.window.findChild(BringingIn)
        assert isinstance(files, BringingIn)
        self._files = files
        self._shown = _Shown([], [])
        self._run: RunId | None = None
        self._group: Group | None = None
        self.runs = QListWidget()
        self.runs.setObjectName("itemLines")
        self.runs.setAccessibleName(_("Imports"))
        self.runs.setSpacing(2)
        self.runs.currentItemChanged.connect(self._choose_run)
        self.folders = QListWidget()
        self.folders.setObjectName("itemLines")
        self.folders.setAccessibleName(_("Watched folders"))
        self.folders.currentItemChanged.connect(self._show_folder_buttons)
        self.report = ImportReport()
        self.table = TableView(around.theme)
        self.table.setModel(self.report)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # a meeting's day stands at the end
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setAccessibleName(_("Report of the import"))
        self.table.opened.connect(partial(self._open, way=Way.HERE))
        self.table.opened_behind.connect(partial(self._open, way=Way.BEHIND))
        self.report.wanted.connect(self._fetch)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.setInterval(FOLLOW_MS)
        self._following.timeout.connect(self._read)
        self._lay_out()
        around.session.changed.connect(self._follow)
        around.session.restored.connect(self._follow)
        files.journal_changed.connect(self._follow)
        watching = around.session.findChild(Watching)
        self._watching = watching if isinstance(watching, Watching) else None
        if self._watching is not None:
            self._watching.looked.connect(self._follow)

    @property
    def title(self) -> str:
        return _("Imports")

    def arrive(self, what: object = None) -> None:
        if isinstance(what, int):
            self._run, self._group = RunId(what), None
        self._read()
        self.runs.setFocus()

    # Putting it together

    def _lay_out(self) -> None:
        self._empty = quiet(
            _("Nothing was brought in yet. Open files or a folder, or have a folder watched.")
        )
        self._watch = QPushButton(_("Watch a folder …"))
        self._watch.clicked.connect(self._files.watch_folder)
        self._stop_watching = QPushButton(_("Watch no more"))
        self._stop_watching.clicked.connect(self._watch_no_more)
        self._problems = quiet()
        self._no_folders = quiet(
            _("New files in a watched folder, and in folders in it, come in by themselves.")
        )
        left = QWidget()
        self._left = left
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(title(self.title, 1.3))
        column.addWidget(self._empty)
        column.addWidget(self.runs, 3)
        column.addSpacing(6)
        column.addWidget(caption(_("Watched folders")))
        column.addWidget(self._no_folders)
        column.addWidget(self.folders, 1)
        column.addWidget(self._problems)
        column.addWidget(self._watch)
        column.addWidget(self._stop_watching)
        column.addStretch(0)

        self._head = title("", 1.1)
        self._sentence = quiet()
        self._go_on = QPushButton(_("Go on"))
        self._go_on.setProperty("role", "main")
        self._go_on.clicked.connect(lambda: self._with_run(self._files.go_on))
        self._leave = QPushButton(_("Leave it"))
        self._leave.clicked.connect(lambda: self._with_run(self._files.leave))
        self._chips = QWidget()
        self._chip_row = FlowLayout(self._chips)
        self._right = QWidget()
        report = QVBoxLayout(self._right)
        report.setContentsMargins(0, 0, 0, 0)
        report.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._go_on)
        head.addWidget(self._leave)
        report.addLayout(head)
        report.addWidget(self._sentence)
        report.addWidget(self._chips)
        report.addWidget(self.table, 1)
        self._detail = quiet()
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        report.addWidget(self._detail)
        self.table.selectionModel().currentChanged.connect(self._show_detail)
        self.report.dataChanged.connect(lambda *_told: self._show_detail())
        self.report.modelReset.connect(self._show_detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(26, 20, 26, 20)
        row.setSpacing(28)
        row.addWidget(left)
        row.addWidget(self._right, 1)
        self._show_folder_buttons()
        self._right.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the room there is; what a cell cuts off stands whole below the table."""
        super().resizeEvent(event)
        self._left.setFixedWidth(min(LIST_WIDTH, self.width() // 4))
        self._share_room()

    def _share_room(self) -> None:
        """What became of a file is told whole; where there is nothing to know, the rest has the room."""
        metrics = self.table.fontMetrics()
        told = max(map(metrics.horizontalAdvance, outcomes().values())) + CELL
        room = self.width() - self._left.width() - 100 - told
        shares = (0.42, 0.58) if self.table.isColumnHidden(REMARK) else (0.3, 0.43)
        for column, width in zip((FILE, MEETING), shares, strict=True):
            self.table.header().resizeSection(column, int(room * width))
        self.table.header().resizeSection(OUTCOME, told)

    # Keeping up to date

    def _follow(self, _changes: object = None) -> None:
        if self.isVisible() and not self._following.isActive():
            self._following.start()

    def _read(self) -> None:
        def work(library: Library) -> _Shown:
            return _Shown(imports.list_runs(library), watched_folders(library))

        self.around.session.background.read(work, self._show)

    def _show(self, shown: _Shown) -> None:
        before, self._shown = [run.id for run in self._shown.runs], shown
        ids = [run.id for run in shown.runs]
        was_newest = bool(before) and self._run == before[0]
        begun = self.isVisible() and bool(ids) and ids[0] not in before
        if self._run not in ids or (was_newest and begun):  # the reader chose no older one
            self._run, self._group = (ids[0] if ids else None), None
        self.runs.blockSignals(True)
        if [self.runs.item(at).data(_FOLDER) for at in range(self.runs.count())] != ids:
            self.runs.clear()
            for run in shown.runs:
                item = QListWidgetItem()
                item.setData(_FOLDER, run.id)
                self.runs.addItem(item)
        for at, run in enumerate(shown.runs):
            self.runs.item(at).setText(
                f"{given_words(run.given)}\n{_run_words(run, self._is_under_way(run))}"
            )
            self.runs.item(at).setToolTip(plain_tip("\n".join(map(str, run.given))))
        self.runs.setCurrentRow(ids.index(self._run) if self._run is not None else -1)
        self.runs.blockSignals(False)
        self.runs.setVisible(bool(ids))
        self._empty.setVisible(not ids)
        self._show_folders()
        self._show_run()

    def _show_folders(self) -> None:
        chosen = self._chosen_folder()
        problems = self._watching.problems if self._watching is not None else {}
        self.folders.clear()
        for folder in self._shown.folders:
            item = QListWidgetItem(folder.name or str(folder))
            item.setData(_FOLDER, str(folder))
            item.setToolTip(plain_tip(str(folder)))
            self.folders.addItem(item)
            if folder == chosen or len(self._shown.folders) == 1:
                self.folders.setCurrentItem(item)
        self.folders.setVisible(bool(self._shown.folders))
        self._no_folders.setVisible(not self._shown.folders)
        told = [problems[folder] for folder in self._shown.folders if folder in problems]
        self._problems.setText("\n".join(told))
        self._problems.setVisible(bool(told))
        self._show_folder_buttons()

    def _show_folder_buttons(self) -> None:
        self._stop_watching.setVisible(self._chosen_folder() is not None)

    # The chosen import

    def _choose_run(self, item: QListWidgetItem | None) -> None:
        self._run = RunId(item.data(_FOLDER)) if item is not None else None
        self._group = None
        self._show_run()

    def _show_run(self) -> None:
        run = next((each for each in self._shown.runs if each.id == self._run), None)
        self._right.setVisible(run is not None)
        if run is None:
            return
        under_way = self._is_under_way(run)
        self._head.setText(given_words(run.given))
        self._sentence.setText(_sentence(run, under_way))
        self._sentence.setVisible(bool(self._sentence.text()))
        for button in (self._go_on, self._leave):
            button.setVisible(bool(run.waiting) and not under_way)
        self._show_chips(run)
        group, number = self._group, run.id

        def work(library: Library) -> tuple[array[int], bool]:
            ids = imports.report_ids(library, number, group)
            return ids, imports.has_remarks(library, ids)

        self.around.session.background.read(work, partial(self._show_ids, number, group))

    def _show_chips(self, run: ImportRun) -> None:
        there = [group for group in GROUPS if run.counts.get(group)]
        if self._group not in there:
            self._group = None
        while (item := self._chip_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        chips: list[tuple[Group | None, str]] = [(None, _("All {count}").format(count=run.files))]
        chips += [(group, group_words(group, run.counts[group])) for group in there]
        for group, words in chips if len(there) > 1 else []:
            chip = QToolButton()
            chip.setText(words)
            chip.setCheckable(True)
            chip.setChecked(group == self._group)
            chip.setObjectName("groupChip")
            chip.clicked.connect(partial(self._choose_group, group))
            self._chip_row.addWidget(chip)
        self._chips.setVisible(len(there) > 1)

    def _choose_group(self, group: Group | None, _checked: bool = False) -> None:
        self._group = group
        self._show_run()

    def _show_ids(self, run: RunId, group: Group | None, found: tuple[array[int], bool]) -> None:
        if (run, group) == (self._run, self._group):
            ids, has_remarks = found
            self.table.setColumnHidden(REMARK, not has_remarks)
            self._share_room()
            self.report.show_ids(ids)

    def _fetch(self, first: int) -> None:
        ids = self.report.ids[first : first + PAGE]
        self.around.session.background.read(
            lambda library: imports.report_rows(library, ids), partial(self.report.put, first, ids)
        )

    def _show_detail(self, *_told: object) -> None:
        """Tell the whole of the row the reader is at: its cells may be too narrow."""
        index = self.table.currentIndex()
        self._detail.setText(str(index.data(Qt.ItemDataRole.ToolTipRole) or "") if index.isValid() else "")
        self._detail.setVisible(bool(self._detail.text()))

    def _open(self, index: QModelIndex, way: Way) -> None:
        row = index.data(ROW_ROLE)
        if row is not None and row.meeting is not None:
            self.place_wanted.emit(PlaceWanted(row.meeting, way=way))

    # Watched folders

    def _chosen_folder(self) -> Path | None:
        item = self.folders.currentItem()
        return Path(item.data(_FOLDER)) if item is not None else None

    def _watch_no_more(self) -> None:
        folder = self._chosen_folder()
        if folder is not None:
            self._files.stop_watching(folder)

    def _with_run(self, work: Callable[[RunId], None]) -> None:
        if self._run is not None:
            work(self._run)

    def _is_under_way(self, run: ImportRun) -> bool:
        return run.id in self._files.under_way


def group_words(group: Group, count: int) -> str:
    """A group of a report with its number: "3 failed"."""
    words = {
        "new": ngettext("{count} new meeting", "{count} new meetings", count),
        "new_version": ngettext("{count} new version", "{count} new versions", count),
        "new_document": ngettext("{count} other document", "{count} other documents", count),
        "brought_back": ngettext("{count} brought back", "{count} brought back", count),
        "known": ngettext("{count} already known", "{count} already known", count),
        "unsure": ngettext("{count} unsure", "{count} unsure", count),
        "failed": ngettext("{count} failed", "{count} failed", count),
        "left_out": ngettext("{count} left out", "{count} left out", count),
        "waiting": ngettext("{count} waits", "{count} wait", count),
    }
    return words[group].format(count=count)


def _run_words(run: ImportRun, under_way: bool) -> str:
    """When an import began, and how many files it has; whether it waits."""
    begun = run.started.astimezone()
    files = ngettext("{count} file", "{count} files", run.files).format(count=run.files)
    parts = [long_date(begun.date()), clock_time(begun.time()), files]
    if under_way:
        parts.append(_("under way"))
    elif run.waiting:
        parts.append(group_words("waiting", run.waiting))
    return " · ".join(parts)


def _sentence(run: ImportRun, under_way: bool) -> str:
    if under_way:
        return _("The import is under way; what is in can be read already.")
    if run.waiting:
        return _("The import was broken off. What is in stays in; it goes on with what waits.")
    if run.watched:
        return _("These files came into a watched folder.")
    return ""
