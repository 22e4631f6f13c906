"""What is told of two versions: each kind of change, and what is none."""

from __future__ import annotations

import pytest

from core.minutes import Role
from core.versions.changes.added_by_meeting import added_by_meeting
from core.versions.changes.change import ChangeKind, Part, PieceKind, Show
from core.versions.changes.comparing import compare, shown
from core.versions.changes.recommendation import against_recommendation
from tests.core.versions.changes.harbour import AGENDA, MINUTES, compared, edited, told, version_of, words

# What is a change


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("14 cm", "15 cm"),
        ("2,4 mio. kr.\ni alt", "2,5 mio. kr.\ni alt"),
        ("1. april 2032", "1. maj 2032"),
        ("3 procent", "-3 procent"),
        ("Arbejdet bør ikke", "Arbejdet bør"),
        ("fra 1962", "fra 1926"),
        ("tre tilbud", "to tilbud"),
    ],
)
def test_one_word_is_found_and_told_with_both_wordings(old: str, new: str) -> None:
    (change,) = edited((old, new)).changes
    assert change.kind is ChangeKind.CHANGED
    assert change.part is Part.SECTION
    assert change.role is Role.CASE
    assert "".join(each.text for each in change.pieces if each.kind is not PieceKind.ADDED) == change.old
    assert words(change, PieceKind.REMOVED) != words(change, PieceKind.ADDED)
    assert change.figures is ("bør ikke" not in old)


def test_a_changed_word_is_told_word_by_word_with_its_places() -> None:
    comparison = edited(("sunket 14 cm", "sunket 21 cm"))
    (change,) = comparison.changes
    assert (words(change, PieceKind.REMOVED), words(change, PieceKind.ADDED)) == (["14"], ["21"])
    for piece in change.pieces:
        for place, version in ((piece.old, comparison.old), (piece.new, comparison.new)):
            if place is not None:
                assert version.source.text[place.start : place.end] == piece.text.strip()


def test_sentences_that_came_and_went_have_a_place_on_either_side() -> None:
    comparison = edited(
        (
            "Taksterne er uændrede siden 2027 og",
            "Gæsterne blev færre i 2030. Taksterne er uændrede siden 2027 og",
        ),
        ("\nArbejdet bør ikke udføres om sommeren, hvor havnen er fuld af gæster.", ""),
    )
    gone, come = comparison.changes
    assert (gone.kind, come.kind) == (ChangeKind.REMOVED, ChangeKind.ADDED)
    assert gone.old.startswith("Arbejdet bør ikke")
    assert come.new == "Gæsterne blev færre i 2030."
    assert (gone.old_item, gone.new_item, come.old_item, come.new_item) == (0, 0, 1, 1)
    assert gone.new_span is not None
    assert come.old_span is not None
    new_text, old_text = comparison.new.source.text, comparison.old.source.text
    assert new_text[: gone.new_span.end].rstrip().endswith("i alt.")
    assert old_text[: come.old_span.end].rstrip().endswith("Sagsfremstilling")


def test_items_that_came_went_and_have_another_title() -> None:
    without = AGENDA.replace(AGENDA[AGENDA.index("Punkt 2") : AGENDA.index("Punkt 3")], "")
    gone = compared(AGENDA, without).changes
    assert told(gone[:1]) == [("item_removed", "2 Takster for gæstesejlere", "")]
    assert told(gone[1:]) == [
        ("removed", "Sagsnr.: 31-000533", ""),
        (
            "removed",
            "Taksterne er uændrede siden 2027 og foreslås sat op med 3 procent fra den 1. april 2032.",
            "",
        ),
        ("removed", "Havnechefen indstiller, at taksterne godkendes.", ""),
    ]
    assert [each.role for each in gone[2:]] == [Role.CASE, Role.RECOMMENDATION]
    come = compared(without, AGENDA).changes
    assert told(come[:1]) == [("item_added", "", "2 Takster for gæstesejlere")]
    assert [each.new for each in come[1:]] == [each.old for each in gone[1:]]
    assert {each.old_item for each in come} == {None}
    (change,) = edited(("bolværk ved Sildekajen\n", "bolværk ved Kulkajen\n")).changes
    assert (change.kind, change.old) == (ChangeKind.ITEM_RETITLED, "Nyt bolværk ved Sildekajen")
    assert words(change, PieceKind.ADDED) == ["Kulkajen"]


def test_an_item_that_moved_is_told_once() -> None:
    first, second, third = (AGENDA.index(f"Punkt {number}") for number in (1, 2, 3))
    moved = AGENDA[:first] + AGENDA[second:third] + AGENDA[first:second] + AGENDA[third:]
    (change,) = compared(AGENDA, moved).changes
    assert change.kind is ChangeKind.ITEM_MOVED


def test_a_sentence_that_moved_to_another_section_or_item() -> None:
    sentence = "Arbejdet bør ikke udføres om sommeren, hvor havnen er fuld af gæster."
    (change,) = compared(
        AGENDA,
        AGENDA.replace(sentence, "").replace("fra den 1. april 2032.", f"fra den 1. april 2032. {sentence}"),
    ).changes
    assert (change.kind, change.old_item, change.new_item) == (ChangeKind.MOVED, 0, 1)
    assert not change.figures


def test_one_case_number_for_another_is_a_change_of_its_item() -> None:
    (change,) = edited(("31-000533", "31-000538")).changes
    assert (change.kind, change.new_item, change.figures) == (ChangeKind.CHANGED, 1, True)


def test_the_head_is_compared_field_by_field() -> None:
    changes = edited(
        ("kl. 16:00", "kl. 17:30"),
        ("Den Blå Sal", "Den Grønne Sal"),
        (
            "Asta Kloster, Birger Damtoft, Cille Ravnhede",
            "Asta Kloster, Cille Ravnhede\nAfbud: Birger Damtoft",
        ),
    ).changes
    assert {each.part for each in changes} == {Part.HEAD}
    assert all(each.new_item is None for each in changes)
    assert words(changes[0], PieceKind.REMOVED) == ["16:00"]
    assert words(changes[0], PieceKind.ADDED) == ["17:30"]
    assert any("Afbud: Birger Damtoft" in each.new for each in changes)


# What is none


@pytest.mark.parametrize(
    "new",
    [
        AGENDA.replace("Der er indhentet tre tilbud, og", "Der er\nindhentet tre til-\nbud, og"),
        AGENDA.replace("Punkt 2:", "Punkt 4:").replace("Punkt 3:", "Punkt 5:"),
        AGENDA.replace("1. at bolværket", "a) at bolværket").replace("2. at udgiften", "b) at udgiften"),
        AGENDA.replace("fuld af gæster.\n", "fuld\n\naf gæster.\n"),
        AGENDA.replace("Punkt 2: Takster for gæstesejlere", "Punkt 2: Takster for\ngæstesejlere"),
        AGENDA.replace("Sagsfremstilling\nTaksterne", "Sagsfremstilling: Taksterne").replace(
            "Sagsfremstilling: Taksterne", "Sagsfremstilling:\nTaksterne"
        ),
        AGENDA.replace("2,4 mio. kr. afholdes", "2,4\u00a0mio.\u00a0kr. afholdes").replace('"', "”"),
    ],
    ids=[
        "reflow",
        "items renumbered",
        "list renumbered",
        "paragraph cut",
        "title wrapped",
        "colon",
        "spaces",
    ],
)
def test_looks_are_no_change(new: str) -> None:
    assert new != AGENDA or '"' not in AGENDA
    assert told(compared(AGENDA, new).changes) == []


def test_a_table_in_rows_and_the_same_in_lines() -> None:
    table = "Sagsfremstilling\nHavn\tPladser\tPris\nNord\t40\t2,1\nSyd\t55\t-0,4\n\n"
    lines = "Sagsfremstilling\n" + "\n".join(table.split()[1:]) + "\n\n"
    old, new = (AGENDA.replace("Sagsfremstilling\nTaksterne", part + "Taksterne") for part in (table, lines))
    assert told(compared(old, new).changes) == []
    changed = compared(old, new.replace("-0,4", "0,4")).changes
    assert changed
    assert all(each.figures for each in changed)


def test_a_contents_list_and_running_heads_are_no_changes() -> None:
    listed = (
        "Indholdsfortegnelse\n1. Nyt bolværk ved Sildekajen ..... 2\n2. Takster for gæstesejlere ..... 3\n"
    )
    listed += "3. Eventuelt ..... 4\n\n"
    new = AGENDA.replace("Punkt 1:", f"{listed}Punkt 1:")
    assert told(compared(AGENDA, new).changes) == []


# Filters and views


def test_only_decisions_only_recommendations_only_figures() -> None:
    comparison = compared(AGENDA, MINUTES)
    decisions = shown(comparison, Show.DECISIONS)
    assert [each.new for each in decisions] == [
        "Godkendt, idet loftet er 2,6 mio. kr.",
        "Taksterne godkendes ikke.",
    ]
    assert {each.label for each in decisions} == {"Beslutning"}
    (recommendation,) = shown(comparison, Show.RECOMMENDATIONS)
    assert words(recommendation, PieceKind.ADDED) == ["2,6"]
    figures = shown(comparison, Show.FIGURES)
    assert [each.role for each in figures] == [Role.CASE, Role.RECOMMENDATION, Role.DECISION]
    assert shown(comparison, Show.ALL) == comparison.changes


def test_what_the_meeting_added_is_told_apart_from_what_else_is_different() -> None:
    comparison = compared(AGENDA, MINUTES)
    added = added_by_meeting(comparison)
    assert any("Afbud" in each.new for each in added)
    assert {each.role for each in added if each.part is not Part.HEAD} == {Role.DECISION}
    rest = [each for each in comparison.changes if each not in added]
    assert [each.role for each in rest] == [Role.CASE, Role.RECOMMENDATION]
    assert shown(comparison, Show.ADDED) == added


def test_the_recommendation_against_the_decision() -> None:
    version = version_of(MINUTES)
    pieces = against_recommendation(version, 1)
    assert pieces is not None
    assert [each.text.strip() for each in pieces if each.kind is PieceKind.ADDED][-1] == "ikke"
    for piece in pieces:
        place = piece.new or piece.old
        assert place is not None
        assert version.source.text[place.start : place.end] == piece.text.strip()
    assert against_recommendation(version, 2) is None


def test_nothing_is_told_of_a_version_and_itself() -> None:
    version = version_of(MINUTES)
    assert compare(version, version).changes == ()


def test_another_direction_tells_the_same_of_the_other_side() -> None:
    there, back = compared(AGENDA, MINUTES).changes, compared(MINUTES, AGENDA).changes
    assert sorted((each.old, each.new) for each in there) == sorted((each.new, each.old) for each in back)


def test_a_row_that_moved_and_has_another_figure_is_one_change() -> None:
    rows = "Foreningen Ternen\t80.000 kr.\t45.000 kr.\nForeningen Lommen\t65.000 kr.\t40.000 kr.\n"
    one, other = rows.splitlines()
    old = AGENDA.replace("Sagsfremstilling\nTaksterne", f"Sagsfremstilling\n{one}\n{other}\n\nTaksterne")
    new = old.replace(rows, f"{other}\n{one.replace('45.000', '55.000')}\n")
    changes = compared(old, new).changes
    (figure,) = (each for each in changes if each.figures)
    assert words(figure, PieceKind.REMOVED) == ["45.000"]
