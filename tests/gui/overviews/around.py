"""An overview by itself, on a library of invented meetings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from gui.annotations.tag_colours import TagColours
from gui.session import Session
from gui.theme import Theme


def around(session: Session, theme: Theme) -> Any:
    """What an overview needs of a window. `told` holds what was said in the status line."""
    told: list[str] = []
    return SimpleNamespace(
        session=session,
        theme=theme,
        tag_colours=TagColours(session, session),
        status=SimpleNamespace(show_notice=told.append),
        told=told,
    )
