"""A recommendation whose first words tell what it is: they are part of its sentence, which stays whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.minutes import Role
from core.parsing import parse
from core.source_text import SourceText

Plain = Callable[[str], SourceText]


@pytest.mark.parametrize("words", ["Det indstilles", "Forvaltningen indstiller", "Det foreslås"])
def test_the_sentence_stays_whole(plain: Plain, words: str) -> None:
    asked = ("dagsordenen godkendes", "bænkene købes", "broen males")
    items = "\n".join(
        f"{at}. Sag om {each.split()[0]}\nSagsfremstilling\nSagen fremlægges.\n"
        f"{words}, at {each}.\nBeslutning\nGodkendt."
        for at, each in enumerate(asked, 1)
    )
    meeting = parse(plain(f"Referat fra møde i Byrådet den 4. marts 2025\n{items}"))
    found = [
        section for item in meeting.items for section in item.sections if section.role is Role.RECOMMENDATION
    ]
    assert [section.text for section in found] == [f"{words}, at {each}." for each in asked]
    assert [section.heading for section in found] == [None] * 3
    assert all(item.own_decision is not None and item.own_decision.follows for item in meeting.items)
