"""What the control words of an RTF file do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from core.sources.rtf.state import Mode, State

if TYPE_CHECKING:
    from core.sources.rtf.reading import Walk

Action: TypeAlias = "Callable[[Walk, State, int | None], None]"
"""What a word does with its number, if it has one, to the walk and the state it stands in."""


def _set(name: str, otherwise: int) -> Action:
    """The action that takes a number over into the state."""
    return lambda walk, state, number: setattr(state, name, otherwise if number is None else number)


def _switch(name: str) -> Action:
    """The action that switches something on, with 0 off."""
    return lambda walk, state, number: setattr(state, name, number != 0)


def _changed(kind: str) -> Action:
    """The action that begins a tracked change, with 0 ends it."""
    return lambda walk, state, number: setattr(state, "change", "" if number == 0 else kind)


def _mode(mode: Mode) -> Action:
    return lambda walk, state, number: setattr(state, "mode", mode)


ACTIONS: dict[bytes, Action] = {
    b"par": lambda walk, state, number: walk.end_paragraph(),
    b"sect": lambda walk, state, number: walk.end_paragraph(),
    b"pard": lambda walk, state, number: state.paragraph(),
    b"plain": lambda walk, state, number: state.plain(),
    b"cell": lambda walk, state, number: walk.end_cell(state, nested=False),
    b"nestcell": lambda walk, state, number: walk.end_cell(state, nested=True),
    b"row": lambda walk, state, number: walk.end_row(state, nested=False),
    b"nestrow": lambda walk, state, number: walk.end_row(state, nested=True),
    b"intbl": lambda walk, state, number: setattr(state, "depth", max(1, state.depth)),
    b"itap": _set("depth", 1),
    b"s": _set("style", 0),
    b"outlinelevel": _set("outline", 0),
    b"ilvl": _set("list_level", 0),
    b"b": _switch("bold"),
    b"v": _switch("hidden"),
    b"fs": _set("size", 24),
    b"uc": _set("skipped", 1),
    b"revised": _changed("revised"),
    b"deleted": _changed("deleted"),
    b"mvf": _changed("moved"),
    b"mvt": _changed("arrived"),
    b"revauth": _set("author", 0),
    b"revauthdel": _set("author", 0),
    b"f": lambda walk, state, number: walk.set_font(state, number or 0),
    b"fcharset": lambda walk, state, number: walk.set_charset(state, number or 0),
    b"deff": lambda walk, state, number: setattr(walk.head, "default_font", number or 0),
    b"ansicpg": lambda walk, state, number: walk.head.set_codepage(number),
    b"mac": lambda walk, state, number: setattr(walk.head, "codepage", "mac_roman"),
    b"pc": lambda walk, state, number: walk.head.set_codepage(437),
    b"pca": lambda walk, state, number: walk.head.set_codepage(850),
    b"fonttbl": _mode(Mode.FONTS),
    b"stylesheet": _mode(Mode.STYLES),
    b"chftn": lambda walk, state, number: walk.number_note(state),
    b"footnote": lambda walk, state, number: walk.begin_note(state),
    b"annotation": lambda walk, state, number: walk.begin_comment(),
    b"atnauthor": lambda walk, state, number: walk.say_of_comment("author"),
    b"atnref": lambda walk, state, number: walk.say_of_comment("name"),
    b"atndate": lambda walk, state, number: walk.say_of_comment("moment"),
    b"atrfstart": lambda walk, state, number: walk.mark_comment(ends=False),
    b"atrfend": lambda walk, state, number: walk.mark_comment(ends=True),
    b"listtext": lambda walk, state, number: walk.begin_number(),
    b"pntext": lambda walk, state, number: walk.begin_number(),
    b"creatim": lambda walk, state, number: walk.begin_moment("creatim"),
    b"revtim": lambda walk, state, number: walk.begin_moment("revtim"),
}
"""What the words do that matter here; all others only set type and paper."""
