"""Sentences the reader must see: failures of the world, what could not be read, what the program is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from core.errors import OurFault, UserFacingError
from core.folders import NotRead
from core.language import _, ngettext
from core.wording import missing_words, repaired_words
from gui.actions import Actions, menus
from gui.long_work.importing import Report
from gui.panels.captions import title
from gui.version import version

MOST_NAMES = 30
"""Names of files in one paragraph of a report."""

NATIVE = QKeySequence.SequenceFormat.NativeText


class FailureBox(QMessageBox):
    """Says what failed. A window has one that is open: what fails meanwhile takes its words."""

    def __init__(self, parent: QWidget | None, advice: str = "{advice}") -> None:
        super().__init__(QMessageBox.Icon.Warning, _("Protokollen"), "", parent=parent)
        self._advice = advice
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def say(self, error: UserFacingError) -> None:
        """Say `error`, with what else there is to say beside its advice."""
        self.setText(error.what)
        self.setInformativeText(self._advice.format(advice=error.advice))
        self.setDetailedText(error.details if isinstance(error, OurFault) else "")


def tell_failure(parent: QWidget | None, error: UserFacingError) -> None:
    """Say what happened, what is safe and what to do. Does not stop the window."""
    box = _open_box(parent)
    if box is not None:
        box.say(error)
        return
    box = FailureBox(parent)
    box.say(error)
    box.open()


def ask_to_lose(
    parent: QWidget, error: UserFacingError, close: Callable[[], object], again: Callable[[], object]
) -> None:
    """Closing failed because something could not be saved: stay, try `again`, or `close` and lose it.

    Staying is what Enter, Space and Escape do: the question may come up while somebody types.
    """
    before = _open_box(parent)
    if before is not None:
        before.close()
    box = FailureBox(parent, _("Your latest words are not saved. {advice}"))
    box.say(error)
    stay = box.addButton(_("Stay"), QMessageBox.ButtonRole.RejectRole)
    retry = box.addButton(_("Try again"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(_("Close without saving"), QMessageBox.ButtonRole.DestructiveRole)
    # After the box has gone: the window may ask once more.
    retry.clicked.connect(again, Qt.ConnectionType.QueuedConnection)
    leave.clicked.connect(close)
    leave.setAutoDefault(False)
    leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.open()
    stay.setFocus()


def report_import(parent: QWidget, report: Report, whole: Callable[[], object] | None = None) -> QDialog:
    """List the files that did not come in, each with its reason, and those that came in damaged, without
    files that belong to them, or were left out: the first of each, `whole` shows all."""
    count = len(report.failures)
    heading = ngettext("{count} file was not read", "{count} files were not read", count).format(count=count)
    if not count:
        heading = _("Not everything was read")
    dialog = _text_dialog(parent, _("Import"), heading, _report_html(report))
    if whole is not None:
        buttons = dialog.findChild(QDialogButtonBox)
        assert isinstance(buttons, QDialogButtonBox)
        button = buttons.addButton(_("Whole report"), QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(dialog.accept)
        button.clicked.connect(whole)
    dialog.open()
    return dialog


def show_shortcuts(parent: QWidget, actions: Actions) -> QDialog:
    """The list of shortcuts, from the table of actions."""
    names = menus()
    parts = []
    for menu_id, menu in names.items():
        rows = [
            f"<tr><td>{_plain(spec.text)}</td><td>&nbsp;&nbsp;&nbsp;&nbsp;</td>"
            f"<td><b>{_keys(actions[spec.id])}</b></td></tr>"
            for spec in actions.specs.values()
            if spec.menu == menu_id and spec.shortcuts
        ]
        if rows:
            parts.append(f"<h3>{_plain(menu)}</h3><table>{''.join(rows)}</table>")
    dialog = _text_dialog(parent, _("Keyboard shortcuts"), _("Keyboard shortcuts"), "".join(parts))
    dialog.open()
    return dialog


def show_about(parent: QWidget) -> None:
    """What the program is, and its licence."""
    box = QMessageBox(parent)
    box.setWindowTitle(_("About Protokollen"))
    box.setText(_("Protokollen {version}").format(version=version()))
    box.setInformativeText(
        _(
            "A reader for the minutes of municipal councils and committees. "
            "Everything stays on this machine.\n\n"
            "Free software under the GNU Affero General Public License, version 3 or later."
        )
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _open_box(parent: QWidget | None) -> FailureBox | None:
    """The box of `parent` that says what failed, where it is open."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    boxes = parent.findChildren(FailureBox, options=direct) if parent is not None else []
    return next((box for box in boxes if box.isVisible()), None)


def _keys(action: QAction) -> str:
    return " · ".join(escape(keys.toString(NATIVE)) for keys in action.shortcuts())


def _plain(text: str) -> str:
    return text.replace("&", "").replace(" …", "")


def _report_html(report: Report) -> str:
    rows = [_file_html(failure.path, str(failure.error)) for failure in report.failures[:MOST_NAMES]]
    rows += _more_html(len(report.failures) - MOST_NAMES)
    if report.added and report.failures:
        count = len(report.added)
        others = ngettext("The other file is in.", "The other {count} files are in.", count)
        rows.append(f"<p>{escape(others.format(count=count))}</p>")
    rows += [_file_html(path, repaired_words()) for path in report.damaged[:MOST_NAMES]]
    rows += _more_html(len(report.damaged) - MOST_NAMES)
    rows += [_file_html(path, missing_words(names)) for path, names in report.without[:MOST_NAMES]]
    rows += _more_html(len(report.without) - MOST_NAMES)
    rows += _left_out_html(report.left_out)
    return "".join(rows)


def _more_html(more: int) -> list[str]:
    if more <= 0:
        return []
    words = ngettext("and {count} more", "and {count} more", more).format(count=more)
    return [f"<p>{escape(words)}</p>"]


def _left_out_html(left_out: Sequence[NotRead]) -> list[str]:
    """The files that were left out, those of one reason together: there may be a thousand pictures."""
    reasons: dict[str, list[str]] = {}
    for each in left_out:
        reasons.setdefault(each.why, []).append(_name(each.path))
    rows = []
    for why, names in reasons.items():
        shown = ", ".join(names[:MOST_NAMES])
        if len(names) > MOST_NAMES:
            more = len(names) - MOST_NAMES
            more_words = ngettext("and {count} more", "and {count} more", more).format(count=more)
            shown = f"{shown} {more_words}"
        rows.append(f"<p><b>{escape(why)}</b><br>{escape(shown)}</p>")
    return rows


def _file_html(path: Path, words: str) -> str:
    return f"<p><b>{escape(_name(path))}</b><br>{escape(words)}</p>"


def _name(path: Path) -> str:
    """The name of a file; one in an archive with the way to it, from the archive on."""
    from core.sources.places import holder_of

    try:
        holder = holder_of(path)
    except OSError:  # the system may not look there
        holder = None
    return path.name if holder is None else path.relative_to(holder.parent).as_posix()


def _text_dialog(parent: QWidget, window_title: str, heading: str, html: str) -> QDialog:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(window_title)
    dialog.resize(560, 420)
    text = QTextBrowser()
    text.setHtml(html)
    text.setOpenLinks(False)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 18, 20, 16)
    column.setSpacing(12)
    column.addWidget(title(heading))
    column.addWidget(text, 1)
    column.addWidget(buttons)
    return dialog
