"""What is told of items that came, of headings and absences, of what moved; and where words are cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.minutes import Role
from core.opening import open_file
from core.versions.changes.added_by_meeting import added_by_meeting
from core.versions.changes.change import ChangeKind, Part, PieceKind, Show
from core.versions.changes.change_words import outside_word, went_word
from core.versions.changes.comparing import compare, shown
from core.versions.version import Version
from core.versions.wording.word_pieces import pieces_of
from tests.core.versions.changes.harbour import AGENDA, MINUTES, compared, edited, words


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
    folder = Path(__file__).parents[3] / "versions_by_hand"
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


def test_entries_of_a_list_that_changed_places_have_no_other_number() -> None:
    changes = edited(
        ("1. at bolværket fornyes, og", "1. at udgiften på 2,4 mio. kr. afholdes af havnens kasse, og"),
        ("2. at udgiften på 2,4 mio. kr. afholdes af havnens kasse.", "2. at bolværket fornyes."),
    ).changes
    assert changes
    assert not any(each.figures for each in changes)
    assert not {"1", "2"} & {word for each in changes for word in words(each, PieceKind.ADDED)}


def test_a_meeting_adds_to_its_agenda_alone() -> None:
    assert shown(compared(AGENDA, MINUTES), Show.ADDED)
    assert shown(compared(MINUTES, AGENDA), Show.ADDED) == ()
    assert shown(compared(MINUTES, MINUTES.replace("16 cm", "17 cm")), Show.ADDED) == ()


def test_a_page_of_signatures_is_of_the_end_and_no_item() -> None:
    signed = f"{MINUTES}\nBeslutning\nIntet.\n\nUnderskriftsside\n\nAsta Kloster\n\nBirger Damtoft\n"
    without = signed.partition("Underskriftsside")[0]
    added = compared(without, signed).changes
    assert [each.new for each in added] == ["Underskriftsside", "Asta Kloster", "Birger Damtoft"]
    assert [(each.part, each.new_item, outside_word(each)) for each in added] == [
        (Part.END, None, "End of the document")
    ] * 3
    gone = compared(signed, without.replace("Den Blå Sal", "Den Grå Sal")).changes
    assert [each.part for each in gone] == [Part.HEAD, *[Part.END] * 3]


def test_the_line_over_closed_items_goes_with_no_item_that_moved() -> None:
    first, second, third = (AGENDA.index(f"Punkt {number}") for number in (1, 2, 3))
    head, one, two = AGENDA[:first], AGENDA[first:second], AGENDA[second:third]
    three = "Punkt 3: Køb af Tangvej 9\n\nSagsfremstilling\nPrisen er høj.\n\n"
    four = "Punkt 4: Salg af Krogvej 3\n\nSagsfremstilling\nDer er to købere.\n\n"
    line = "LUKKEDE SAGER\n\n"
    old, new = head + one + two + line + three + four, head + two + one + line + four + three
    assert {each.kind for each in compared(old, new).changes} == {ChangeKind.ITEM_MOVED}
    assert line.strip() in [each.new for each in compared(old.replace(line, ""), old).changes]
