"""Words cut at a line's end."""

from __future__ import annotations

import pytest

from core.sources.words import Cut, cut_between


@pytest.mark.parametrize(
    ("line", "following", "cut"),
    [
        ("Udvalget godkendte anlægs-", "bevillingen på 3 mio. kr.", Cut.HYPHEN_GOES),
        ("Forvalt-", "ningen indstiller", Cut.HYPHEN_GOES),
        ("SAGSFREMSTIL-", "LING", Cut.HYPHEN_GOES),
        ("Ny IT-", "strategi for kommunen", Cut.HYPHEN_STAYS),
        ("adgang via e-", "mail", Cut.HYPHEN_STAYS),
        ("lokalplan for Aaby-", "Mosevig", Cut.HYPHEN_STAYS),
        ("opfølgning på 2030-", "planen", Cut.HYPHEN_STAYS),
        ("Handleplan for børne-", "og ungeområdet", Cut.NONE),
        ("Social-, børne-", "eller ældreudvalget", Cut.NONE),
        ("Budgetopfølgning -", "orientering", Cut.NONE),
        ("i perioden 2019-", "2022", Cut.NONE),
        ("Sagen afsluttes-", "", Cut.NONE),
        ("-", "godkendt", Cut.NONE),
    ],
)
def test_what_a_hyphen_at_the_end_means(line: str, following: str, cut: Cut) -> None:
    assert cut_between(line, following) is cut
