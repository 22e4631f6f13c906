"""How a summary is laid out, under which headings its items stand, and in which order."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QFormLayout

from core.exports.choice import GroupBy, Layout, Order
from core.language import _
from gui.composer.composing import Composing
from gui.composer.part import ChoiceField, ComposerPart, field_label, show_value


def layout_names() -> dict[Layout, str]:
    """What each layout is called."""
    return {
        Layout.FLOWING: _("One item after the other"),
        Layout.SPEAKING: _("An item a page, large type"),
        Layout.DECISION_TABLE: _("Table of decisions"),
        Layout.FOLLOW_UP_TABLE: _("Table of follow-ups"),
    }


def group_names() -> dict[GroupBy, str]:
    """What the items may stand under."""
    return {
        GroupBy.MEETING: _("Meetings"),
        GroupBy.BODY: _("Bodies"),
        GroupBy.CASE: _("Cases"),
        GroupBy.TAG: _("Tags"),
        GroupBy.ITEM: _("No headings"),
    }


def order_names() -> dict[Order, str]:
    """In which orders the items may come."""
    return {
        Order.OLDEST: _("Oldest first"),
        Order.NEWEST: _("Newest first"),
        Order.TITLE: _("By title"),
        Order.OUTCOME: _("By outcome"),
        Order.DUE: _("By the day they are due"),
    }


class OrderPart(ComposerPart):
    """Three fields."""

    def __init__(self, composing: Composing) -> None:
        super().__init__(composing, _("How it is laid out"))
        self.layouts = ChoiceField((text, value) for value, text in layout_names().items())
        self.groups = ChoiceField((text, value) for value, text in group_names().items())
        self.orders = ChoiceField((text, value) for value, text in order_names().items())
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        for text, field, name in (
            (_("&Layout"), self.layouts, "layout"),
            (_("Under &headings"), self.groups, "group_by"),
            (_("&Order"), self.orders, "order"),
        ):
            form.addRow(field_label(text, field), field)
            field.activated.connect(lambda _at, field=field, name=name: self._choose(field, name))
        self.column.addLayout(form)
        self.show_chosen()

    def _choose(self, field: QComboBox, name: str) -> None:
        self.composing.choose(**{name: field.currentData()})

    def _show(self) -> None:
        choice = self.composing.choice
        show_value(self.layouts, choice.layout)
        show_value(self.groups, choice.group_by)
        show_value(self.orders, choice.order)
