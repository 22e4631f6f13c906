"""Which keys run which command: the table's, where the reader did not choose others; and the fixed ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from core.language import _
from gui.actions import ActionSpec

Chosen = Mapping[str, tuple[str, ...]]
"""What the reader chose: the keys of a command by its id, in Qt's portable words; none for no keys at all."""

PORTABLE = QKeySequence.SequenceFormat.PortableText


@dataclass(frozen=True, slots=True)
class FixedKeys:
    """Keys that a view takes itself."""

    text: str
    keys: tuple[str, ...]
    shown: str = ""  # where a key sequence cannot say it


def keys_of(spec: ActionSpec, chosen: Chosen) -> tuple[str, ...]:
    """The keys of a command, first the one that menus show."""
    return chosen.get(spec.id, spec.shortcuts)


def same(one: str, other: str) -> bool:
    """Whether two words for keys mean the same keys."""
    return QKeySequence(one).toString(PORTABLE) == QKeySequence(other).toString(PORTABLE) != ""


def user_of(keys: str, specs: Iterable[ActionSpec], chosen: Chosen) -> ActionSpec | None:
    """The command that `keys` run; None where they are free."""
    for spec in specs:
        if any(same(keys, each) for each in keys_of(spec, chosen)):
            return spec
    return None


def fixed_user_of(keys: str) -> FixedKeys | None:
    """What a view does at `keys` itself; None where they are free."""
    return next((fixed for fixed in fixed_keys() if any(same(keys, each) for each in fixed.keys)), None)


def with_keys(spec: ActionSpec, keys: tuple[str, ...], specs: Iterable[ActionSpec], chosen: Chosen) -> Chosen:
    """`chosen` with `keys` for a command, and for no other any more; as little as differs from the table."""
    result = dict(chosen)
    for other in specs:
        mine = keys_of(other, chosen)
        left = tuple(each for each in mine if not any(same(each, key) for key in keys))
        if other.id != spec.id and left != mine:
            result[other.id] = left
    result[spec.id] = keys
    table = {each.id: each.shortcuts for each in specs}
    return {name: each for name, each in result.items() if table.get(name) != each}


def fixed_keys() -> tuple[FixedKeys, ...]:
    """What the views do themselves, in the order of the list."""
    return (
        FixedKeys(_("Scroll by a line"), ("Up", "Down")),
        FixedKeys(_("Scroll sideways"), ("Left", "Right")),
        FixedKeys(_("Scroll by a screen"), ("PgUp", "PgDown", "Space", "Shift+Space")),
        FixedKeys(_("To the beginning and the end"), ("Home", "End")),
        FixedKeys(_("Extend the selection"), ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down")),
        FixedKeys(_("Extend the selection by words"), ("Ctrl+Shift+Left", "Ctrl+Shift+Right")),
        FixedKeys(
            _("Extend the selection to the line’s ends, or by a screen"),
            ("Shift+Home", "Shift+End", "Shift+PgUp", "Shift+PgDown"),
        ),
        FixedKeys(_("Extend it to the beginning and the end"), ("Ctrl+Shift+Home", "Ctrl+Shift+End")),
        FixedKeys(_("Choose an area by hand"), (), _("Alt and a drag on a page")),
        FixedKeys(_("Zoom with the wheel"), (), _("Ctrl and the wheel")),
        FixedKeys(
            _("Open a meeting in a tab behind"), ("Ctrl+Return",), _("Ctrl and a click in the library")
        ),
        FixedKeys(_("Leave a line, a note, a selection"), ("Esc",)),
        FixedKeys(_("Menu of what stands here"), ("Menu", "Shift+F10")),
        FixedKeys(_("To the next part of the window"), ("Tab", "Shift+Tab")),
    )
