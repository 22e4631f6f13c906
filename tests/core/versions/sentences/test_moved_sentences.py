"""A sentence that went at one place and came at another is told once."""

from __future__ import annotations

from core.versions.changes.change import ChangeKind
from core.versions.changes.comparing import compare
from core.versions.sentences.moved_sentences import with_moved
from tests.core.versions.changes.harbour import AGENDA, told, version_of

SUMMER = "Arbejdet bør ikke udføres om sommeren, hvor havnen er fuld af gæster."
RATES = "fra den 1. april 2032."


def changes(old: str, new: str) -> list[tuple[str, str, str]]:
    return told(compare(version_of(old), version_of(new)).changes)


def test_within_its_item_it_moved() -> None:
    gone = AGENDA.replace(f"{SUMMER}\n", "")
    moved = gone.replace("Bolværket er fra", f"{SUMMER}\nBolværket er fra")
    assert changes(AGENDA, moved) == [(ChangeKind.MOVED.value, SUMMER, SUMMER)]


def test_to_another_item_with_another_figure_it_changed() -> None:
    row = "Leje af kranen på bolværket koster 4.500 kr. om dagen for medlemmer."
    old = AGENDA.replace(SUMMER, f"{SUMMER} {row}")
    new = AGENDA.replace(RATES, f"{RATES} {row.replace('4.500', '4.800')}")
    assert changes(old, new) == [(ChangeKind.CHANGED.value, row, row.replace("4.500", "4.800"))]


def test_few_words_are_not_known_again_in_another_item() -> None:
    old, new = (
        AGENDA.replace(SUMMER, f"{SUMMER} Sagen haster."),
        AGENDA.replace(RATES, f"{RATES} Sagen haster."),
    )
    assert {kind for kind, *_words in changes(old, new)} == {ChangeKind.ADDED.value, ChangeKind.REMOVED.value}


def test_where_nothing_went_nothing_moved() -> None:
    comparison = compare(version_of(AGENDA), version_of(AGENDA.replace(SUMMER, f"{SUMMER} {SUMMER}")))
    assert with_moved(comparison.changes, comparison.old, comparison.new) == list(comparison.changes)
