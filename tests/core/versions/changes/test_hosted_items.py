"""An item that one form alone shows as one is compared with the text it stands in."""

from __future__ import annotations

from core.versions.changes.comparing import compare
from core.versions.changes.hosted_items import compared_items
from core.versions.items.matching import match_items
from core.versions.version import Version
from tests.core.versions.changes.harbour import AGENDA, version_of

TEXT = """Kranen fra 1988 kan ikke løfte de nye både.
Der er indhentet to tilbud, og havnechefen foretrækker det ene af dem."""
AS_ITEM = f"{AGENDA}\nPunkt 4: Kran til lystbådehavnen\n\nSagsfremstilling\n{TEXT}\n"
IN_HEAD = AGENDA.replace("Punkt 1: Nyt", f"Kran til lystbådehavnen\n{TEXT}\n\nPunkt 1: Nyt")


def groups(old: Version, new: Version) -> list[tuple[tuple[int | None, ...], tuple[int | None, ...]]]:
    return [(each.old, each.new) for each in compared_items(old, new, match_items(old, new))]


def test_an_item_that_stands_before_the_first_is_compared_with_what_stands_there() -> None:
    old, new = version_of(AS_ITEM), version_of(IN_HEAD)
    assert ((None, 3), (None,)) in groups(old, new)
    assert ((None,), (None, 3)) in groups(new, old)


def test_its_sentences_are_then_no_changes() -> None:
    changes = compare(version_of(AS_ITEM), version_of(IN_HEAD)).changes
    assert not any(line in (each.old + each.new) for each in changes for line in TEXT.splitlines())


def test_an_item_that_came_is_compared_with_nothing() -> None:
    old, new = version_of(AGENDA), version_of(AS_ITEM)
    assert ((), (3,)) in groups(old, new)
    assert groups(old, old)[0] == ((None,), (None,))
