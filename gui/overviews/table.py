"""The one table of overviews: the name of each, and how its page is made when first shown."""

from __future__ import annotations

from collections.abc import Callable

from gui.overviews.overview import Overview
from gui.tabs.tab_group import Surroundings

Factory = Callable[[Surroundings], Overview]


def factories() -> dict[str, Factory]:
    """How each overview is made, by its name. Modules are loaded when first shown, not by every start."""
    return {
        "search": _search,
        "start": _start,
        "follow_ups": _follow_ups,
        "imports": _imports,
        "register": _register,
        "figures": _figures,
        "cases": _cases,
        "people": _people,
    }


def _search(around: Surroundings) -> Overview:
    from gui.overviews.search.page import SearchPage

    return SearchPage(around)


def _imports(around: Surroundings) -> Overview:
    from gui.overviews.imports.page import ImportsPage

    return ImportsPage(around)


def _start(around: Surroundings) -> Overview:
    from gui.overviews.start.page import StartPage

    return StartPage(around)


def _follow_ups(around: Surroundings) -> Overview:
    from gui.overviews.follow_ups.page import FollowUpsPage

    return FollowUpsPage(around)


def _register(around: Surroundings) -> Overview:
    from gui.overviews.register.page import RegisterPage

    return RegisterPage(around)


def _figures(around: Surroundings) -> Overview:
    from gui.overviews.figures.page import FiguresPage

    return FiguresPage(around)


def _cases(around: Surroundings) -> Overview:
    from gui.overviews.cases.page import CasesPage

    return CasesPage(around)


def _people(around: Surroundings) -> Overview:
    from gui.overviews.people.page import PeoplePage

    return PeoplePage(around)
