"""A line as long as a book is parsed, whatever stands in it: nobody writes so, but damaged files hold such.

Most of these took minutes each, as every place of the line was tried against all that follows.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.minutes import Role
from core.parsing import parse
from core.source_text import SourceText

LONG = 20_000  # code points
MINUTES = """Referat
Byrådet den 3. september 2024
{}
Punkt 1: Bro
Beslutning
{}
Punkt 2: Sti
Beslutning
Godkendt.
"""


@pytest.mark.parametrize("unit", ["A", "Anna-", "Anna Karen ", "(", ". ", "for "])
def test_a_line_that_never_ends_costs_nothing_beside_it(
    unit: str, plain: Callable[[str], SourceText]
) -> None:
    line = unit * (LONG // len(unit)) + "!"
    meeting = parse(plain(MINUTES.format(f"{line}\nDeltagere: {line}", line)))
    assert [(item.number, item.title) for item in meeting.items] == [("1", "Bro"), ("2", "Sti")]
    assert [section.role for section in meeting.items[1].sections] == [Role.DECISION]


def test_a_substitute_for_a_substitute_for_a_substitute_ends(plain: Callable[[str], SourceText]) -> None:
    head = f"Deltagere: Ida Holm {'for ' * 1000}Bo Lind"
    meeting = parse(plain(f"Referat\n{head}\nPunkt 1: Bro\nBeslutning\nGodkendt.\n"))
    assert [item.title for item in meeting.items] == ["Bro"]
