"""Setting the rule that closed items are removed for good after a term, with what it would remove today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.language import _, ngettext
from core.library import Changes, Library
from core.library.removing import expired_closed_items, set_years_of_closed_items, years_of_closed_items
from gui.panels.captions import quiet, title
from gui.session import Session

TERM = 4
"""Years of a council's term (kommunal- og regionalvalgloven, § 6: elections every fourth year)."""
MOST_YEARS = 50


class RuleDialog(QDialog):
    """The rule as it is, and as the reader sets it. Nothing is removed before the next start."""

    def __init__(self, parent: QWidget, session: Session, years: int | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Old closed items"))
        self.setMinimumWidth(500)
        self._session = session
        self.is_set = QCheckBox(_("Remove closed items for good when they are older than"))
        self.is_set.setChecked(years is not None)
        self.years = QSpinBox()
        self.years.setRange(1, MOST_YEARS)
        self.years.setValue(years or TERM)
        self.years.setAccessibleName(_("Years"))
        self.years.setEnabled(years is not None)
        self.count = quiet()
        row = QHBoxLayout()
        row.addWidget(self.is_set)
        row.addWidget(self.years)
        row.addWidget(quiet(_("years")))
        row.addStretch(1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(title(_("Old closed items")))
        column.addWidget(
            quiet(
                _(
                    "With each start of the program, closed items of meetings that lie so far back are "
                    "blacked out, with your annotations on them, and the files of their documents go. "
                    "Nothing brings them back."
                )
            )
        )
        column.addLayout(row)
        column.addWidget(self.count)
        column.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._set)
        self.is_set.toggled.connect(self.years.setEnabled)
        self.years.valueChanged.connect(self._count)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._count()

    def _count(self) -> None:
        years = self.years.value()

        def work(library: Library) -> tuple[int, int]:
            expired = expired_closed_items(library, years, date.today())
            return len(expired), sum(len(each.items) for each in expired)

        self._session.background.read(work, self._tell)

    def _tell(self, counted: tuple[int, int]) -> None:
        meetings, items = counted
        if not items:
            self.count.setText(_("Today this would remove nothing."))
            return
        of_meetings = ngettext("{count} meeting", "{count} meetings", meetings).format(count=meetings)
        self.count.setText(
            ngettext(
                "Today this would remove {count} closed item of {meetings}.",
                "Today this would remove {count} closed items of {meetings}.",
                items,
            ).format(count=items, meetings=of_meetings)
        )

    def _set(self) -> None:
        years = self.years.value() if self.is_set.isChecked() else None
        author = self._session.settings.author_name()

        def work(library: Library) -> Changes:
            set_years_of_closed_items(library, years, author)
            return Changes()

        self._session.do(work)


def ask_removal_rule(window: QWidget, session: Session) -> None:
    """Show the rule for old closed items, and set it as the reader wishes."""
    session.background.read(years_of_closed_items, lambda years: RuleDialog(window, session, years).open())
