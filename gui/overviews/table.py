"""The one table of overviews: the name of each, and how its page is made when first shown."""

from __future__ import annotations

from collections.abc import Callable

from gui.overviews.overview import Overview
from gui.tabs.tab_group import Surroundings

Factory = Callable[[Surroundings], Overview]


def factories() -> dict[str, Factory]:
    """How each overview is made, by its name. Modules are loaded when first shown, not by every start."""
    return {}
