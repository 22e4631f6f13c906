"""What can be done with a row of the search page besides opening it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from core.language import _, long_date
from core.library.lists.chosen import ItemPlace, Range
from gui.models.search_rows import HeadRow, HitRow, LineKind, LineRow, NoteRow, Row
from gui.summary_wanted import SummaryWanted

Open = Callable[[Row, Qt.KeyboardModifier], None]
WIDTH = 420
"""Of the dialog for a name, in logical pixels."""


def row_menu(
    parent: QWidget,
    row: Row | None,
    open_row: Open,
    remove: Callable[[Row], None],
    rename: Callable[[str, str], None],
    compose: Callable[[SummaryWanted], object] = lambda _wanted: None,
) -> QMenu:
    """The menu of `row`; empty where there is nothing to do. `rename` takes the id of a saved search and its
    new name, `compose` what a summary is to be put together of."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keys = Qt.KeyboardModifier
    if isinstance(row, HitRow | NoteRow | HeadRow):
        menu.addAction(_("Open"), partial(open_row, row, keys.NoModifier))
        menu.addAction(_("Open in a new tab"), partial(open_row, row, keys.ControlModifier))
        menu.addAction(_("Open beside"), partial(open_row, row, keys.ShiftModifier))
        if (wanted := _summary_of(row)) is not None:
            menu.addAction(_("Summary of it …"), partial(compose, wanted))
    elif isinstance(row, LineRow) and row.kind is LineKind.SAVED:
        renamed = partial(rename, row.id)
        menu.addAction(_("Rename …"), partial(ask_name, parent, _("Rename the search"), row.title, renamed))
        menu.addAction(_("Delete"), partial(remove, row))
    elif isinstance(row, LineRow) and row.kind is LineKind.HISTORY:
        menu.addAction(_("Forget this line"), partial(remove, row))
    return menu


def _summary_of(row: Row) -> SummaryWanted | None:
    """Of an item that was found, or of a meeting."""
    if isinstance(row, HeadRow):
        day = "" if row.meeting.date is None else long_date(row.meeting.date)
        what = ", ".join(filter(None, (row.meeting.body, day))) or _("1 meeting")
        return SummaryWanted(Range(meetings=(row.meeting.id,)), what)
    if isinstance(row, HitRow) and (index := row.hit.index) is not None:
        hit = row.hit
        what = " ".join(filter(None, (hit.item.number, hit.item.title))) or _("1 item")
        return SummaryWanted(Range(items=(ItemPlace(hit.meeting, index, hit.version),)), what)
    return None


def ask_name(parent: QWidget, title: str, name: str, then: Callable[[str], None]) -> None:
    """Ask for the name of a search, `name` being what stands there first, and hand it to `then`."""
    dialog = QInputDialog(parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setLabelText(_("Name of the search:"))
    dialog.setTextValue(name)
    dialog.resize(WIDTH, dialog.sizeHint().height())  # the title shall be whole

    def take(text: str) -> None:
        if text.strip():
            then(text.strip())

    dialog.textValueSelected.connect(take)
    dialog.open()
