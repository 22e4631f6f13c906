"""What is told of two versions: each kind of change, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.minutes import Role
from core.opening import open_file
from core.parsing import parse
from core.sources import read
from core.versions.change import Change, ChangeKind, Part, PieceKind, Show
from core.versions.change_words import went_word
from core.versions.comparing import (
    Comparison,
    added_by_meeting,
    against_recommendation,
    compare,
    shown,
)
from core.versions.version import Version
from core.versions.word_pieces import pieces_of

AGENDA = """\
DAGSORDEN Havneudvalget d. 14-05-2031

Mødedato: Onsdag den 14. maj 2031 kl. 16:00
Mødested: Den Blå Sal
Deltagere: Asta Kloster, Birger Damtoft, Cille Ravnhede

Punkt 1: Nyt bolværk ved Sildekajen
Sagsnr.: 31-000417

Sagsfremstilling
Bolværket er fra 1962 og er sunket 14 cm. Der er indhentet tre tilbud, og det billigste er på 2,4 mio. kr.
i alt.
Arbejdet bør ikke udføres om sommeren, hvor havnen er fuld af gæster.

Indstilling
Havnechefen indstiller,
1. at bolværket fornyes, og
2. at udgiften på 2,4 mio. kr. afholdes af havnens kasse.

Punkt 2: Takster for gæstesejlere
Sagsnr.: 31-000533

Sagsfremstilling
Taksterne er uændrede siden 2027 og foreslås sat op med 3 procent fra den 1. april 2032.

Indstilling
Havnechefen indstiller, at taksterne godkendes.

Punkt 3: Eventuelt
"""


def version_of(text: str) -> Version:
    source = read(text.encode())
    return Version(parse(source), source)


def compared(old: str, new: str) -> Comparison:
    return compare(version_of(old), version_of(new))


def edited(*edits: tuple[str, str]) -> Comparison:
    """The agenda against itself, each pair of words put for the others."""
    text = AGENDA
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return compared(AGENDA, text)


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(each.kind.value, each.old, each.new) for each in changes]


def words(change: Change, kind: PieceKind) -> list[str]:
    return [each.text.strip() for each in change.pieces if each.kind is kind]


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

MINUTES = (
    AGENDA.replace("DAGSORDEN", "REFERAT")
    .replace("Cille Ravnhede\n", "Cille Ravnhede\nAfbud: Birger Damtoft\n")
    .replace("sunket 14 cm", "sunket 16 cm")
    .replace("2. at udgiften på 2,4", "2. at udgiften på 2,6")
    .replace("havnens kasse.\n", "havnens kasse.\n\nBeslutning\nGodkendt, idet loftet er 2,6 mio. kr.\n")
    .replace("taksterne godkendes.\n", "taksterne godkendes.\n\nBeslutning\nTaksterne godkendes ikke.\n")
)


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


def test_an_item_that_the_meeting_took_up_is_told_with_its_decision() -> None:
    taken_up = """Punkt 4: Kran til lystbådehavnen

Sagsfremstilling
Kranen fra 1988 kan ikke løfte de nye både.

Beslutning
Der købes en brugt kran.

Birger Damtoft var fraværende den 14. maj.
"""
    comparison = compared(AGENDA, MINUTES + taken_up)
    assert "Der købes en brugt kran." in [each.new for each in shown(comparison, Show.DECISIONS)]
    of_item = [each for each in added_by_meeting(comparison) if each.new_item == 3]
    assert [each.new for each in of_item] == [
        "4 Kran til lystbådehavnen",
        "Kranen fra 1988 kan ikke løfte de nye både.",
        "Der købes en brugt kran.",
        "Birger Damtoft var fraværende den 14. maj.",
    ]
    assert [each.role for each in of_item[2:]] == [Role.DECISION, Role.ABSENT]
    assert not any(each.figures for each in of_item[3:])


def test_a_heading_is_told_where_its_text_stayed() -> None:
    (change,) = edited(
        ("Arbejdet bør ikke udføres", "Forvaltningens vurdering\nArbejdet bør ikke udføres")
    ).changes
    assert (change.kind, change.new, change.is_heading) == (
        ChangeKind.ADDED,
        "Forvaltningens vurdering",
        True,
    )


def test_sections_are_called_as_the_document_calls_them() -> None:
    named = AGENDA.replace("Sagsfremstilling", "Redegørelse")
    (change,) = compared(named, named.replace("14 cm", "15 cm")).changes
    assert (change.role, change.label) == (Role.CASE, "Redegørelse")


@pytest.mark.parametrize("kind", ["REFERAT", "Åbent referat af møde i"])
def test_what_the_document_is_called_is_no_change_where_it_is_another_one(kind: str) -> None:
    assert compared(AGENDA, AGENDA.replace("DAGSORDEN", kind, 1)).changes == ()


def test_sentences_that_moved_to_another_item_together() -> None:
    sentences = "Moleværket er fredet. Arbejdet bør ikke udføres om sommeren, hvor havnen er fuld af gæster."
    old = AGENDA.replace("Arbejdet bør ikke udføres om sommeren, hvor havnen er fuld af gæster.", sentences)
    sentences = sentences.replace("Moleværket", "Det ydre moleværk på Sildekajen")
    old = old.replace("Moleværket", "Det ydre moleværk på Sildekajen")
    new = old.replace(sentences, "").replace("fra den 1. april 2032.", f"fra den 1. april 2032. {sentences}")
    changes = compared(old, new).changes
    assert [(each.kind, each.old_item, each.new_item) for each in changes] == [(ChangeKind.MOVED, 0, 1)] * 2
    assert all(each.from_other_item for each in changes)


def test_a_lookalike_in_another_item_did_not_move() -> None:
    alike = "Sagen har været forelagt bestyrelsen for Ravnhede Bådelaug."
    old = AGENDA.replace("havnens kasse.", f"havnens kasse.\n{alike}") + f"\n{alike}\n"
    gone = old.replace(f"havnens kasse.\n{alike}", "havnens kasse.")
    new = gone.replace("fra den 1. april 2032.", f"fra den 1. april 2032. {alike}")
    kinds = {each.kind for each in compared(old, new).changes}
    assert kinds == {ChangeKind.ADDED, ChangeKind.REMOVED}


def test_a_row_went_to_another_item_with_another_figure() -> None:
    row = "Foreningen Ternen\t80.000 kr.\t45.000 kr."
    old = AGENDA.replace("Sagsfremstilling\nBolværket", f"Sagsfremstilling\n{row}\n\nBolværket")
    new = AGENDA.replace(
        "Sagsfremstilling\nTaksterne",
        f"Sagsfremstilling\n{row.replace('45.000', '55.000')}\n\nTaksterne",
    )
    (change,) = compared(old, new).changes
    assert (change.kind, change.old_item, change.new_item) == (ChangeKind.CHANGED, 0, 1)
    assert (change.from_other_item, change.figures) == (True, True)
    assert words(change, PieceKind.REMOVED) == ["45.000"]


def test_a_section_that_moved_in_its_item_is_neither_gone_nor_new() -> None:
    section = "Økonomi\nIngen.\n\n"
    old = AGENDA.replace(
        "Indstilling\nHavnechefen indstiller, at", f"{section}Indstilling\nHavnechefen indstiller, at"
    )
    new = AGENDA.replace("Sagsfremstilling\nTaksterne", f"{section}Sagsfremstilling\nTaksterne")
    (change,) = compared(old, new).changes
    assert (change.kind, change.new, change.label) == (ChangeKind.MOVED, "Ingen.", "Økonomi")


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        (
            "ved skolen og ved kajen øst for Brugsen.",
            "ved skolen.",
            ["ved skolen", "- og ved kajen øst for Brugsen", "."],
        ),
        ("598 kr. om året.", "598 kr.", ["598 kr.", "- om året."]),
        ("et klubhus, og", "et klubhus,", ["et klubhus,", "- og"]),
        ("Holt (V), Hede", "Holt (V) (Fravær), Hede", ["Holt (V)", "+ (Fravær)", ", Hede"]),
        ("nord syd", "nord, syd", ["nord", "+,", " syd"]),
    ],
)
def test_words_are_cut_where_they_read_right(old: str, new: str, pieces: list[str]) -> None:
    signs = {PieceKind.SAME: "", PieceKind.REMOVED: "-", PieceKind.ADDED: "+"}
    found = pieces_of(old, new, lambda place: place, lambda place: place)
    assert [f"{signs[each.kind]}{each.text}" for each in found] == pieces
    assert "".join(each.text for each in found if each.kind is not PieceKind.ADDED) == old
    assert "".join(each.text for each in found if each.kind is not PieceKind.REMOVED) == new
    for each in found:
        for place, text in ((each.old, old), (each.new, new)):
            assert place is None or text[place.start : place.end] == each.text.strip()


def test_names_below_a_line_on_absence_decide_nothing() -> None:
    """The parser takes that line of theirs for a part of the decision."""
    folder = Path(__file__).parents[2] / "versions_by_hand"
    opened = [open_file(folder / f"hvedsted-{kind}.pdf") for kind in ("dagsorden", "referat")]
    old, new = (Version(each.meeting, each.source) for each in opened)
    comparison = compare(old, new)
    decisions = shown(comparison, Show.DECISIONS)
    assert {each.new_item for each in decisions} == set(range(8))
    assert not any("Holger Ravnsborg" in each.new or "Fraværende" in each.new for each in decisions)
    absences = [each for each in comparison.changes if each.role is Role.ABSENT]
    assert len(absences) == 14
    assert not any(each.figures for each in absences)
    assert all(each in added_by_meeting(comparison) for each in absences)
    (moved,) = (each for each in comparison.changes if each.kind is ChangeKind.MOVED)
    assert went_word(moved, old.meeting, new.meeting) == "from item 141 to item 142"
