"""How both wordings are set, in the window and in reports, and how they are cut."""

from __future__ import annotations

import pytest

from core.versions.changes.change import Change, ChangeKind, Part, PieceKind, WordPiece
from core.versions.changes.wordings import cut_short, wordings
from tests.core.versions.changes.harbour import edited

SAME, REMOVED, ADDED = PieceKind.SAME, PieceKind.REMOVED, PieceKind.ADDED


def test_wordings_that_have_most_words_in_common_are_one_row() -> None:
    (change,) = edited(("sunket 14 cm", "sunket 21 cm")).changes
    (row,) = wordings(change)
    assert [each.text for each in row if each.kind is not SAME] == ["14", "21"]
    assert "".join(each.text for each in row) == "Bolværket er fra 1962 og er sunket 14 21 cm."


def test_others_stand_one_after_the_other_each_whole() -> None:
    old, new = "Bilag lukket indtil videre.", "Havnen er stor."
    pieces = tuple(WordPiece(*each) for each in ((old[:-1], REMOVED), (new[:-1], ADDED), (".", SAME)))
    change = Change(ChangeKind.CHANGED, Part.SECTION, 0, 0, old=old, new=new, pieces=pieces)
    assert wordings(change) == ((WordPiece(old, REMOVED),), (WordPiece(new, ADDED),))


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        (
            [("Der spares i alt på området som helhed ", SAME), ("0,3", REMOVED), ("0,4", ADDED)],
            ["… på området som helhed ", "0,3", "0,4"],
        ),
        ([("Kort ", SAME), ("sag", ADDED)], ["Kort ", "sag"]),
        ([("Alt er det samme", SAME)], ["Alt er det samme"]),
        ([("Nu er ", SAME), ("alt anderledes end før", ADDED)], ["Nu er ", "alt anderledes …"]),
    ],
)
def test_a_row_begins_shortly_before_the_difference_and_ends_with_a_whole_word(
    pieces: list[tuple[str, PieceKind]], shown: list[str]
) -> None:
    row = tuple(WordPiece(*piece) for piece in pieces)
    assert [each.text for each in cut_short((row,), 18)] == shown


def test_of_the_former_of_two_wordings_the_beginning_is_shown() -> None:
    old = "Arbejdet udføres ikke om sommeren, hvor havnen er fuld af gæster fra hele landet."
    shown = cut_short(((WordPiece(old, REMOVED),), (WordPiece("Der er ro nu.", ADDED),)), 200)
    assert [each.text for each in shown] == [
        "Arbejdet udføres ikke om sommeren, hvor …",
        " ",
        "Der er ro nu.",
    ]
