"""Many views' wishes as one list."""

from __future__ import annotations

from pathlib import Path

from core.page_requests import CharactersRequest, Tile
from gui.page_wishes import PageWishes, Wish


def tiles(version: int, count: int) -> tuple[Tile, ...]:
    return tuple(Tile(version, page, 1.0, 0, 0, 10, 10) for page in range(count))


def test_the_view_that_wished_last_is_served_first_and_nothing_twice() -> None:
    wishes = PageWishes()
    first, second = tiles(1, 3), tiles(2, 2)
    assert wishes.put("a", Wish(first))
    assert wishes.put("b", Wish((*second, first[1]), later=(first[2],)))
    merged = wishes.merged(Path("library"))
    assert merged.tiles == (second[0], first[0], second[1], first[1], first[2])
    assert merged.later == ()


def test_a_wish_takes_the_place_of_the_older_one_and_the_same_is_none() -> None:
    wishes = PageWishes()
    old, new = tiles(1, 2)
    wishes.put("a", Wish((old,), (CharactersRequest(1, 0),)))
    assert not wishes.put("a", Wish((old,), (CharactersRequest(1, 0),)))
    assert wishes.put("a", Wish((new,)))
    assert wishes.merged(Path()).work == (new,)
    wishes.keep(lambda work: work != new)
    assert not wishes.put("a", Wish())


def test_what_is_put_off_comes_last() -> None:
    wishes = PageWishes()
    seen, ahead = tiles(1, 2), tiles(2, 1)
    characters = CharactersRequest(1, 0), CharactersRequest(2, 0)
    wishes.put("a", Wish(seen, characters, ahead))
    merged = wishes.merged(Path(), lambda work: (work.version, work.page) == (1, 0))
    assert merged.work == (seen[1], characters[1], characters[0], ahead[0], seen[0])
