"""The one table of overviews: the name of each, and how its page is made when first shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from gui.overviews.overview import Overview
from gui.tabs.tab_group import Surroundings

Factory = Callable[[Surroundings], Overview]

_PAGES = {
    "search": ("gui.overviews.search.page", "SearchPage"),
    "start": ("gui.overviews.start.page", "StartPage"),
    "follow_ups": ("gui.overviews.follow_ups.page", "FollowUpsPage"),
    "to_place": ("gui.overviews.to_place.page", "ToPlacePage"),
    "imports": ("gui.overviews.imports.page", "ImportsPage"),
    "register": ("gui.overviews.register.page", "RegisterPage"),
    "figures": ("gui.overviews.figures.page", "FiguresPage"),
    "cases": ("gui.overviews.cases.page", "CasesPage"),
    "compare_versions": ("gui.comparing.page", "ComparePage"),
    "people": ("gui.overviews.people.page", "PeoplePage"),
}
"""The module and the class of each page."""


def factories() -> dict[str, Factory]:
    """How each overview is made, by its name. Modules are loaded when first shown, not by every start."""
    return {name: partial(_page, *where) for name, where in _PAGES.items()}


def load_pages(*names: str) -> None:
    """Load the modules of the pages `names`, of all where none is given. It takes up to a tenth of a second
    each: on another thread, so that the first showing does not wait for it."""
    for name in names or _PAGES:
        import_module(_PAGES[name][0])


def _page(module: str, name: str, around: Surroundings) -> Overview:
    page = getattr(import_module(module), name)(around)
    assert isinstance(page, Overview)
    return page
