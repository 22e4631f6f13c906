"""What the form of one version alone made look like a change is told to nobody."""

from __future__ import annotations

from core.versions.changes.misread import without_misread
from tests.core.versions.changes.harbour import AGENDA, compared, told

LIST = """Punkt 1: Nyt bolværk ved Sildekajen ..... 2
Punkt 2: Takster for gæstesejlere ..... 3
Punkt 3: Eventuelt ..... 3

"""
FIRST = "Punkt 1: Nyt bolværk"


def test_a_contents_list_is_no_change() -> None:
    with_list = AGENDA.replace(FIRST, f"Indholdsfortegnelse\n{LIST}{FIRST}", 1)
    assert told(compared(AGENDA, with_list).changes) == []
    assert told(compared(with_list, AGENDA).changes) == []


def test_titles_without_the_lists_name_are_none_either() -> None:
    titles = "Nyt bolværk ved Sildekajen\nTakster for gæstesejlere\nEventuelt\n\n"
    assert told(compared(AGENDA, AGENDA.replace(FIRST, f"{titles}{FIRST}", 1)).changes) == []


def test_what_else_came_before_the_first_item_is_told() -> None:
    came = "Mødet er åbent for alle, der har båd i havnen."
    found = compared(AGENDA, AGENDA.replace(FIRST, f"{came}\n\n{FIRST}", 1))
    assert came in [each.new for each in found.changes]


def test_a_true_change_stays() -> None:
    comparison = compared(AGENDA, AGENDA.replace("14 cm", "16 cm"))
    kept = without_misread(comparison.changes, comparison.old, comparison.new)
    assert kept == list(comparison.changes)
    assert len(kept) == 1
