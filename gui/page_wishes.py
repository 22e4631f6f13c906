"""What the views of all windows want to see of their pages, as one list for the one process that draws."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from core.page_requests import CharactersRequest, PagesRequest, Tile, Work

_Work = TypeVar("_Work", bound=Work)


@dataclass(frozen=True, slots=True)
class Wish:
    """What one view wants, most urgent first."""

    tiles: tuple[Tile, ...] = ()
    characters: tuple[CharactersRequest, ...] = ()
    later: tuple[Tile, ...] = ()

    def kept(self, keeps: Callable[[Work], bool]) -> Wish:
        """What of it `keeps` holds for."""
        return Wish(
            tuple(filter(keeps, self.tiles)),
            tuple(filter(keeps, self.characters)),
            tuple(filter(keeps, self.later)),
        )


class PageWishes:
    """The newest wish of each view, and what was asked for once."""

    def __init__(self) -> None:
        self._wishes: dict[Hashable, Wish] = {}
        self._once: tuple[CharactersRequest, ...] = ()  # newest first

    def put(self, view: Hashable, wish: Wish) -> bool:
        """Have `wish` in the place of the one `view` had; False where that is the same."""
        if wish == self._wishes.get(view, Wish()):
            return False
        # The view that wished last is where the reader is: it comes first.
        self._wishes.pop(view, None)
        self._wishes = {view: wish, **self._wishes}
        return True

    def put_once(self, request: CharactersRequest) -> bool:
        """Want these characters until they are there; False where they are wanted so already."""
        if request in self._once:
            return False
        self._once = (request, *self._once)
        return True

    def forget(self, view: Hashable) -> bool:
        """Drop what `view` wants; False where that is nothing."""
        return self._wishes.pop(view, Wish()) != Wish()

    def keep(self, keeps: Callable[[Work], bool]) -> None:
        """Drop all that `keeps` does not hold for."""
        self._wishes = {view: wish.kept(keeps) for view, wish in self._wishes.items()}
        self._once = tuple(filter(keeps, self._once))

    def work(self) -> set[Work]:
        """All that is wanted."""
        merged = self.merged(Path())
        return set(merged.work)

    def merged(self, library: Path, last: frozenset[Work] = frozenset()) -> PagesRequest:
        """One wish for all views, in turns; nothing is asked twice. What is `last` comes after all else."""
        wishes = self._wishes.values()
        seen = _in_turns([wish.tiles for wish in wishes])
        later = _in_turns([wish.later for wish in wishes])
        characters = (*self._once, *_in_turns([wish.characters for wish in wishes]))
        at_once = _once_each(tile for tile in seen if tile not in last)
        rest = _once_each(sorted((*later, *seen), key=last.__contains__))
        drawn_first = set(at_once)
        return PagesRequest(
            library,
            at_once,
            _once_each(sorted(characters, key=last.__contains__)),
            tuple(tile for tile in rest if tile not in drawn_first),
        )


def _in_turns(lists: Iterable[Sequence[_Work]]) -> list[_Work]:
    """The first of each list, then the second of each, and so on."""
    return [work for turn in zip_longest(*lists) for work in turn if work is not None]


def _once_each(works: Iterable[_Work]) -> tuple[_Work, ...]:
    return tuple(dict.fromkeys(works))
