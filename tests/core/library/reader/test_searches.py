"""Saved searches and the history of searches."""

from __future__ import annotations

from core.library import Library
from core.library.reader.searches import (
    MOST_REMEMBERED,
    SavedSearch,
    forget_history,
    put_search,
    remember_search,
    remove_search,
    saved_searches,
    search_history,
)


def test_searches_are_saved_renamed_removed_and_come_back(library: Library) -> None:
    aa, school = SavedSearch("1", "Ådalen", "ådal*"), SavedSearch("2", "Skoler", "skole")
    assert put_search(library, aa, "Ea Dam").searches
    put_search(library, school, "Ea Dam")
    assert saved_searches(library) == (school, aa)
    renamed = SavedSearch("2", "Ældre", "skole")
    put_search(library, renamed, "Ea Dam")
    assert saved_searches(library) == (renamed, aa)
    assert remove_search(library, "2").searches
    assert saved_searches(library) == (aa,)
    put_search(library, renamed, "Ea Dam")
    assert saved_searches(library) == (renamed, aa)


def test_the_history_has_the_latest_first_and_can_be_forgotten(library: Library) -> None:
    for line in ("havn", "skole", "havn"):
        remember_search(library, line)
    assert search_history(library) == ("havn", "skole")
    forget_history(library, "havn")
    assert search_history(library) == ("skole",)
    forget_history(library)
    assert search_history(library) == ()


def test_the_oldest_of_the_history_go(library: Library) -> None:
    for number in range(MOST_REMEMBERED + 3):
        remember_search(library, f"sag {number}")
    lines = search_history(library, 1000)
    assert len(lines) == MOST_REMEMBERED
    assert lines[0] == f"sag {MOST_REMEMBERED + 2}"
