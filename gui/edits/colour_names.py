"""Naming colours, as edits that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from core.annotations import Colour
from core.language import _
from gui.edits.queued import QueuedEdit
from gui.session import Session

ColourName = tuple[Colour, str | None, str | None]
"""A colour with the reader's name of it before and after."""


def name_colours(
    session: Session, names: Sequence[ColourName], refused: Callable[[], object] = lambda: None
) -> None:
    """Give colours other names, as one edit: each with its name before and after, None being its usual one.

    `refused` is called where the library does not take them.
    """
    if names:
        text = _("Name a colour") if len(names) == 1 else _("Name colours")
        before = {colour: name for colour, name, _after in names}
        after = {colour: name for colour, _before, name in names}
        session.undo.push(
            QueuedEdit(
                text,
                lambda refuse: session.name_colours(after, refuse),
                lambda refuse: session.name_colours(before, refuse),
                refused,
            )
        )
