"""What other parts of the review put into its card and its panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from gui.review.rows import Row


@dataclass(frozen=True)
class CardAction:
    """A button of the card, where it `fits` the row that is chosen. `command` is the id of the command of the
    table that does the same: its key stands in the tooltip. One `in_menu` stands under "More"; one
    `in_list` only in the menu over the row in the list."""

    text: str
    run: Callable[[Row], object]
    fits: Callable[[Row], bool]
    command: str = ""
    in_menu: bool = False
    in_list: bool = False


@dataclass
class Slots:
    """`actions` are the card's buttons, in this order. `parts` make what stands below its words for a row,
    or nothing; they are asked anew when the row is another, or another state of it. `lines` stand at the head
    of the panel, `foot` at its foot, each as long as it is visible; until then
    `Review.holder` is their parent. `limits` are told how high a part of the foot may be."""

    actions: list[CardAction] = field(default_factory=list)
    parts: list[Callable[[Row], QWidget | None]] = field(default_factory=list)
    lines: list[QWidget] = field(default_factory=list)
    foot: list[QWidget] = field(default_factory=list)
    limits: list[Callable[[int], object]] = field(default_factory=list)
