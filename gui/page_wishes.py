"""What the views of all windows want to see of their pages, as one list for the one process that draws."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple, TypeVar

from core.page_requests import CharactersRequest, PagesRequest, Tile, Work

_Work = TypeVar("_Work", bound=Work)


class Wish(NamedTuple):
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
    """The newest wish of each view."""

    def __init__(self) -> None:
        self._wishes: dict[Hashable, Wish] = {}

    def put(self, view: Hashable, wish: Wish) -> bool:
        """Have `wish` in the place of the one `view` had; False where that is the same."""
        if wish == self._wishes.get(view, Wish()):
            return False
        # The view that wished last is where the reader is: it comes first.
        self._wishes.pop(view, None)
        self._wishes = {view: wish, **self._wishes}
        return True

    def forget(self, view: Hashable) -> bool:
        """Drop what `view` wants; False where that is nothing."""
        return self._wishes.pop(view, Wish()) != Wish()

    def has_tiles(self, view: Hashable) -> bool:
        """Whether `view` wants tiles that it shows."""
        return bool(self._wishes.get(view, Wish()).tiles)

    def keep(self, keeps: Callable[[Work], bool]) -> None:
        """Drop all that `keeps` does not hold for."""
        self._wishes = {view: wish.kept(keeps) for view, wish in self._wishes.items()}

    def work_that(self, is_such: Callable[[Work], bool]) -> set[Work]:
        """What of all that is wanted `is_such`."""
        wanted = [part for wish in self._wishes.values() for part in wish]
        return {work for part in wanted for work in part if is_such(work)}

    def merged(self, library: Path, is_last: Callable[[Work], bool] = lambda _work: False) -> PagesRequest:
        """One wish for all views, in turns; nothing is asked twice. What `is_last` comes after all else."""
        wishes = self._wishes.values()
        seen = _in_turns([wish.tiles for wish in wishes])
        later = _in_turns([wish.later for wish in wishes])
        characters = _in_turns([wish.characters for wish in wishes])
        at_once = dict.fromkeys(tile for tile in seen if not is_last(tile))
        rest = dict.fromkeys(sorted((*later, *seen), key=is_last))
        return PagesRequest(
            library,
            tuple(at_once),
            tuple(dict.fromkeys(sorted(characters, key=is_last))),
            tuple(tile for tile in rest if tile not in at_once),
        )


def _in_turns(lists: Iterable[Sequence[_Work]]) -> list[_Work]:
    """The first of each list, then the second of each, and so on."""
    return [work for turn in zip_longest(*lists) for work in turn if work is not None]
