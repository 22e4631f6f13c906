"""What is said of annotations that came along: reasons, both wordings, the result in a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.annotations import ItemKey
from core.carried import Anchor, Candidate, CarryReason, Standing
from core.minutes import DocumentKind
from core.versions.changes.change import PieceKind
from gui.models.carried import CarriedRow, grouped, spoken
from gui.models.carried_result import Outcome, Round, VersionNamed, outcome_sentence, round_sentence
from gui.models.carried_words import differences, items_line, reason_words
from tests.gui.carrying.invented_rows import (
    BUDGET,
    BUDGET_NOW,
    HEAD,
    NEWS,
    changed,
    kept,
    moved,
    orphan,
    passage,
    row,
    unsure,
)

AGENDA, MINUTES = VersionNamed(1, DocumentKind.AGENDA), VersionNamed(2, DocumentKind.MINUTES)


def sentence(*rows: CarriedRow, before: VersionNamed = AGENDA, now: VersionNamed = MINUTES) -> str:
    return outcome_sentence(Outcome(HEAD, before, now, rows))


def test_reasons_are_sentences_of_what_happened() -> None:
    assert reason_words(unsure().carried) == "The same words stand at several places."
    assert reason_words(orphan().carried) == "Its item is not in this version."
    assert reason_words(changed().carried) == "The text it is on was edited."
    assert reason_words(moved().carried) == "The same words; the item is number 3 now."
    elsewhere = Anchor(NEWS, passage("Broen åbner til maj.", start=300))
    there = row(elsewhere, Standing.MOVED, CarryReason.SAME_WORDS, elsewhere)
    assert reason_words(there.carried) == "The same words, at another place of the item."


def test_a_reason_says_no_more_than_is_so() -> None:
    """Words that are gone from their item may stand in another one; what waits is sure of nothing."""
    was = Anchor(BUDGET, passage("Kajen koster 2,4 mio. kr. i år."))
    gone = row(was, Standing.ORPHAN, CarryReason.WORDS_GONE)
    assert reason_words(gone.carried) == "Its words are not in its item any more."
    head = row(replace(was, item=ItemKey(None, None)), Standing.ORPHAN, CarryReason.WORDS_GONE)
    assert reason_words(head.carried) == "Its words do not stand before the first item any more."

    def offered(words: str) -> str:
        place = Candidate(Anchor(NEWS, passage(words)), 0.9, CarryReason.OTHER_ITEM)
        return reason_words(row(was, Standing.UNCERTAIN, CarryReason.OTHER_ITEM, None, (place,)).carried)

    assert offered("Kajen koster 2,4\nmio. kr. i år.") == "Its words stand in another item now."
    assert offered("Kajen koster 2,9 mio. kr. i år.") == "Words like its own stand in another item now."
    whole = Candidate(Anchor(NEWS), 1.0, CarryReason.OTHER_ITEM)
    told = {
        reason: reason_words(row(Anchor(BUDGET), Standing.UNCERTAIN, reason, None, (whole,)).carried)
        for reason in (CarryReason.OTHER_ITEM, CarryReason.WHOLE_ITEM, CarryReason.SAME_WORDS)
    }
    assert told == {
        CarryReason.OTHER_ITEM: "Its item is a part of another one now.",
        CarryReason.WHOLE_ITEM: "It is on the item as a whole, and that is several items now.",
        CarryReason.SAME_WORDS: "Its words may be these, but that is not sure.",
    }


def test_an_item_with_another_number_is_told_short() -> None:
    assert items_line(Anchor(BUDGET), Anchor(BUDGET_NOW)) == "2  →  3  Budget for havnen"
    assert items_line(Anchor(BUDGET), None) == "2  Budget for havnen"
    assert items_line(Anchor(BUDGET), Anchor(NEWS)) == "2  Budget for havnen  →  7  Orientering"


def test_both_wordings_are_told_word_by_word() -> None:
    pieces = differences("Kajen koster 2,4 mio. kr. i år.", "Kajen koster 2,9 mio. kr. i år.")
    gone = [each.text.strip() for each in pieces if each.kind is PieceKind.REMOVED]
    came = [each.text.strip() for each in pieces if each.kind is PieceKind.ADDED]
    assert (gone, came) == (["2,4"], ["2,9"])
    new = "".join(each.text for each in pieces if each.kind is not PieceKind.REMOVED)
    assert new == "Kajen koster 2,9 mio. kr. i år."


def test_what_needs_a_look_comes_first() -> None:
    left = replace(orphan(), waits=False, left=True)
    placed = replace(unsure(), waits=False, by_hand=True)
    rows = grouped([kept(), moved(), changed(), placed, left, orphan(), unsure()])
    assert [each for each in rows if isinstance(each, str)] == [
        "1 unsure",
        "1 without a place in this version",
        "Left as they are",
        "Placed by you",
        "1 whose text was changed",
        "1 moved with its words",
        "1 as it was",
    ]


def test_what_was_put_back_is_settled_by_nobody() -> None:
    rows = grouped([replace(unsure(), waits=False), changed()])
    assert [each for each in rows if isinstance(each, str)] == ["1 unsure", "1 whose text was changed"]
    told = outcome_sentence(Outcome(HEAD, AGENDA, MINUTES, (changed(),), undone=True))
    assert told == "You had the annotations put back: they stand on the agenda, not on the minutes."


def test_the_result_counts_what_the_list_shows() -> None:
    assert sentence(kept(), kept(), moved(), changed(), unsure()) == (
        "4 annotations came along from the agenda to the minutes: "
        "3 on the same words, 1 on changed words. 1 waits to be placed."
    )
    assert sentence(changed()) == (
        "Your annotation came along from the agenda to the minutes: it is on changed words."
    )
    settled = replace(orphan(), waits=False, left=True), replace(orphan(), waits=False, by_hand=True)
    assert sentence(*settled) == "From the agenda to the minutes: 1 placed by you, 1 left as it was."


def test_versions_of_one_kind_are_told_apart() -> None:
    first = VersionNamed(1, DocumentKind.AGENDA, produced=date(2031, 5, 3))
    second = VersionNamed(2, DocumentKind.AGENDA, produced=date(2031, 5, 9))
    told = sentence(kept(), kept(), before=first, now=second)
    assert "from the agenda of 3 May 2031 to the agenda of 9 May 2031" in told
    draft = VersionNamed(1, DocumentKind.MINUTES, draft=True)
    assert "from the minutes (draft) to the minutes:" in sentence(kept(), kept(), before=draft)
    assert "from an earlier version to this version" in sentence(kept(), kept(), before=MINUTES)


def test_the_status_line_tells_of_a_round() -> None:
    assert round_sentence(Round(3, 41, 2)) == (
        "3 new versions: 41 annotations came along, 2 wait to be placed"
    )
    assert round_sentence(Round(1, 0, 1)) == "1 new version: 1 annotation waits to be placed"
    assert round_sentence(Round(2)) == ""


def test_comments_are_called_so() -> None:
    assert round_sentence(Round(1, 2, 1, 3)) == "1 new version: 2 comments came along, 1 waits to be placed"
    assert round_sentence(Round(1, 0, 1, 1)) == "1 new version: 1 comment waits to be placed"
    assert round_sentence(Round(1, 3, 0, 1)) == "1 new version: 3 annotations and comments came along"
    both = Round(1, 1, 0, 1) | Round(1, 0, 2, 2)
    assert round_sentence(both) == "2 new versions: 1 comment came along, 2 wait to be placed"


def test_a_screen_reader_hears_the_whole_row() -> None:
    told = spoken(unsure())
    assert told.startswith("Unsure. “Taget til efterretning.”. Highlight · Note “Spørg formanden”. ")
    assert told.endswith("The same words stand at several places")
