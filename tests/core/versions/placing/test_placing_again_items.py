"""What a reader added to an item, a decision or an area as a whole goes with it, or says that it does not."""

from __future__ import annotations

import pytest
from pymupdf import open as open_pdf

from core.annotations import About, ItemKey, PageBox, Passage
from core.carried import Anchor, Carried, CarryReason, Standing
from core.minutes import Role
from core.source_text import Box, Span
from core.versions.items.matching import ItemMatch, ItemMatching
from core.versions.placing.placing_again import carry
from core.versions.sentences.joined_sentences import JoinedSentences
from core.versions.version import Version
from core.versions.wording.places_in_words import letters_of
from tests.core.versions.placing.carrying import (
    BRIDGE,
    NOTED,
    PATH,
    SCHOOL,
    carried,
    marked,
    marked_span,
    meeting,
    offered,
    on_anchor,
    on_decision,
    on_item,
    told,
    version,
)

ROADS = f"Veje og stier\nSagsfremstilling\n{BRIDGE} {PATH}\nIndstilling\nPlanen godkendes."
SCHOOLS = f"Skoler\nSagsfremstilling\n{SCHOOL}\nStøj måles to gange om året."
FERRY = "Færgen\nSagsfremstilling\nFærgen sejler igen fra den 1. maj med ny skipper."
NO_ITEM = ItemKey(None, None)


def by_hand(old: Version, new: Version, words: str, *matches: ItemMatch) -> Carried:
    """What becomes of a mark on `words` where the items are matched so."""
    (outcome,) = carry(old, new, [marked(old, words)], ItemMatching(matches))
    return outcome


# Items


def test_a_note_on_an_item_goes_with_the_item() -> None:
    old, new = meeting(ROADS, SCHOOLS), meeting(FERRY, ROADS, SCHOOLS)
    assert told(old, meeting(ROADS, SCHOOLS, FERRY), on_item(old, 1)) == ("kept", "2", None)
    assert told(old, new, on_item(old, 1)) == ("moved", "3", None)
    outcome = carried(old, new, on_item(old, 1))
    assert outcome.anchor == Anchor(ItemKey.of(new.meeting.items[2]))
    assert outcome.reason is CarryReason.WHOLE_ITEM


def test_an_item_that_is_gone_leaves_an_orphan() -> None:
    old, new = meeting(ROADS, SCHOOLS), meeting(ROADS, FERRY)
    for annotation in (on_item(old, 1), marked(old, SCHOOL)):
        assert told(old, new, annotation) == ("orphan", "item_gone", None)


def test_words_of_an_item_that_is_gone_are_offered_where_they_came_in() -> None:
    old, new = meeting(ROADS, SCHOOLS), meeting(f"{ROADS}\nBilag\n{SCHOOL}", FERRY)
    matches = ItemMatch((0,), (0,)), ItemMatch((1,), ()), ItemMatch((), (1,))
    outcome = by_hand(old, new, SCHOOL, *matches)
    assert (outcome.standing, outcome.reason) == (Standing.UNCERTAIN, CarryReason.OTHER_ITEM)
    assert offered(outcome) == [SCHOOL]


def test_of_a_split_item_the_words_tell_the_part() -> None:
    text = f"{BRIDGE}\n{PATH}\n{SCHOOL}"
    old = meeting(f"Veje og skoler\nSagsfremstilling\n{text}")
    new = meeting(f"Veje\nSagsfremstilling\n{BRIDGE}\n{PATH}", f"Skoler\nSagsfremstilling\n{SCHOOL}")
    match = ItemMatch((0,), (0, 1))
    for words, number in ((BRIDGE, "1"), (SCHOOL, "2")):
        outcome = by_hand(old, new, words, match)
        assert outcome.standing is Standing.MOVED
        assert outcome.anchor is not None
        assert outcome.anchor.item.number == number
    (whole,) = carry(old, new, [on_item(old, 0)], ItemMatching((match,)))
    assert whole.anchor == Anchor(ItemKey.of(new.meeting.items[0]))


def test_a_note_on_an_item_that_was_split_evenly_waits() -> None:
    halves = BRIDGE, SCHOOL
    old = meeting("Veje og skoler\nSagsfremstilling\n" + "\n".join(halves))
    new = meeting(*(f"Del {at}\nSagsfremstilling\n{half}" for at, half in enumerate(halves)))
    (whole,) = carry(old, new, [on_item(old, 0)], ItemMatching((ItemMatch((0,), (0, 1)),)))
    assert whole.standing is Standing.UNCERTAIN
    assert {each.anchor.item.number for each in whole.candidates} == {"1", "2"}


def test_a_note_on_an_item_that_was_split_stays_where_its_title_does() -> None:
    old = meeting(f"Veje og skoler\nSagsfremstilling\n{BRIDGE}\n{SCHOOL}")
    new = meeting(f"Broer\nSagsfremstilling\n{BRIDGE}", f"Veje og skoler\nSagsfremstilling\n{SCHOOL}")
    (whole,) = carry(old, new, [on_item(old, 0)], ItemMatching((ItemMatch((0,), (0, 1)),)))
    assert whole.anchor == Anchor(ItemKey.of(new.meeting.items[1]))


def test_of_merged_items_the_words_of_each_are_found() -> None:
    old = meeting(
        f"Veje\nSagsfremstilling\n{BRIDGE}\n{NOTED}", f"Skoler\nSagsfremstilling\n{SCHOOL}\n{NOTED}"
    )
    new = meeting(f"Veje og skoler\nSagsfremstilling\n{BRIDGE}\n{NOTED}\n{SCHOOL}\n{NOTED}")
    match = ItemMatch((0, 1), (0,))
    first, second = (
        carry(old, new, [marked(old, NOTED, number)], ItemMatching((match,)))[0] for number in (0, 1)
    )
    assert first.anchor is not None
    assert second.anchor is not None
    assert first.anchor.passage is not None
    assert second.anchor.passage is not None
    assert first.anchor.passage.span.end < second.anchor.passage.span.start


def test_an_unsure_match_makes_unsure_what_stands_elsewhere_too() -> None:
    """The words that stand nowhere else are sure all the same."""
    old = meeting(f"Eventuelt\nSagsfremstilling\n{NOTED}", f"Veje\nSagsfremstilling\n{BRIDGE}\n{NOTED}")
    new = meeting(
        f"Eventuelt\nSagsfremstilling\n{NOTED}", f"Veje\nSagsfremstilling\n{BRIDGE}\n{NOTED}\nStøj."
    )
    unsure = ItemMatch((0,), (0,), sure=False), ItemMatch((1,), (1,), sure=False)
    assert by_hand(old, new, NOTED, *unsure).reason is CarryReason.ITEM_UNSURE
    assert offered(by_hand(old, new, NOTED, *unsure))[0] == NOTED
    assert by_hand(old, new, BRIDGE, *unsure).standing is Standing.KEPT
    (whole,) = carry(old, new, [on_item(old, 0)], ItemMatching(unsure))
    assert (whole.standing, whole.reason) == (Standing.UNCERTAIN, CarryReason.ITEM_UNSURE)


def test_what_is_on_the_head_stays_on_the_head() -> None:
    old, new = meeting(ROADS), meeting(FERRY, ROADS)
    assert carried(old, new, on_anchor(Anchor(NO_ITEM), About.ITEM)).anchor == Anchor(NO_ITEM)
    outcome = carried(old, new, marked(old, "Pakhuset, lokale 2"))
    assert outcome.standing is Standing.KEPT
    assert outcome.anchor is not None
    assert outcome.anchor.item == NO_ITEM


def test_an_item_that_is_not_known_here_is_not_guessed() -> None:
    old, new = meeting(ROADS), meeting(ROADS, SCHOOLS)
    note = on_anchor(Anchor(ItemKey("9", "Noget andet")), About.ITEM)
    assert told(old, new, note) == ("orphan", "item_gone", None)
    other = on_anchor(Anchor(ItemKey("2", "Skoler")), About.ITEM)
    assert carried(old, new, other).standing is Standing.UNCERTAIN


# Decisions


def decided(words: str, *more: str) -> Version:
    """Minutes whose first item ends with these decisions."""
    return meeting("\n".join([ROADS, *more, "Beslutning", words]), SCHOOLS, kind="Referat")


def test_a_note_on_a_decision_stays_on_it() -> None:
    old = decided("Godkendt.")
    assert told(old, decided("Godkendt."), on_decision(old, 0)) == ("kept", "1", "Godkendt.")
    assert told(old, decided("Udsat til juni."), on_decision(old, 0)) == ("changed", "1", "Udsat til juni.")
    outcome = carried(old, decided("Udsat til juni."), on_decision(old, 0))
    assert outcome.anchor is not None
    assert outcome.anchor.passage is not None
    assert outcome.anchor.passage.role is Role.DECISION


def test_a_decision_that_is_none_any_more_leaves_an_orphan() -> None:
    old, new = decided("Godkendt."), meeting(ROADS, SCHOOLS)
    assert told(old, new, on_decision(old, 0)) == ("orphan", "words_gone", None)


def test_a_note_on_the_recommendation_stays_there_when_the_meeting_decides() -> None:
    old = meeting(ROADS, SCHOOLS)
    new = decided("Planen godkendes.")
    outcome = carried(old, new, marked(old, "Planen godkendes."))
    assert outcome.standing is Standing.KEPT
    assert outcome.anchor is not None
    assert outcome.anchor.passage is not None
    assert outcome.anchor.passage.role is Role.RECOMMENDATION


def test_a_decision_whose_words_stand_elsewhere_is_not_the_new_one() -> None:
    """What an agenda has without a label may be taken for a decision until there is one."""
    old = decided("Formanden gav en redegørelse for havnens drift.")
    words = f"{ROADS}\nFormanden gav en redegørelse for havnens drift."
    new = meeting(f"{words}\nBeslutning\nGodkendt.", SCHOOLS, kind="Referat")
    outcome = carried(old, new, on_decision(old, 0))
    assert outcome.standing is Standing.UNCERTAIN
    assert offered(outcome) == ["Formanden gav en redegørelse for havnens drift.", "Godkendt."]


def test_what_stood_elsewhere_is_not_what_the_decision_became() -> None:
    old = decided("Godkendt.", "Bilag\nKort over havnen")
    new = meeting(f"{ROADS}\nBeslutning\nKort over havnen", SCHOOLS, kind="Referat")
    assert carried(old, new, on_decision(old, 0)).standing is Standing.UNCERTAIN


def test_a_decision_that_was_cut_in_two_is_neither_half() -> None:
    halves = "Oversendes til Havneudvalget i maj.", "Sagen sendes i høring hos naboerne på nordkajen."
    beslutning = "Beslutning i {} den 3. marts 2031\n{}"
    old = meeting("\n".join([ROADS, beslutning.format("Teknikudvalget", " ".join(halves))]), kind="Referat")
    text = "\n".join(map(beslutning.format, ("Teknikudvalget", "Havneudvalget"), halves))
    new = meeting(f"{ROADS}\n{text}", kind="Referat")
    outcome = carried(old, new, on_decision(old, 0))
    assert outcome.standing is Standing.UNCERTAIN
    assert set(offered(outcome)) == set(halves)


def test_a_decision_that_is_read_as_none_stays_on_its_words_where_there_is_no_other() -> None:
    words = "Formanden gav en redegørelse for havnens drift."
    old, new = decided(words), meeting(f"{ROADS}\nBilag\n{words}", SCHOOLS, kind="Referat")
    assert told(old, new, on_decision(old, 0)) == ("kept", "1", words)


def test_of_two_bodies_decisions_each_is_its_own() -> None:
    text = (
        "Veje\nSagsfremstilling\n{}\nBeslutning i {} den 3. marts 2031\n{}\n"
        "Beslutning i {} den 5. marts 2031\n{}"
    )
    teknik, havne = "Teknikudvalget", "Havneudvalget"
    old = meeting(text.format(BRIDGE, teknik, "Anbefales.", havne, "Godkendt."), kind="Referat")
    new = meeting(text.format(BRIDGE, teknik, "Anbefales.", havne, "Udsat til juni."), kind="Referat")
    decisions = old.meeting.items[0].decisions
    assert [each.text for each in decisions] == ["Anbefales.", "Godkendt."]
    assert told(old, new, on_decision(old, 0, 0)) == ("kept", "1", "Anbefales.")
    assert told(old, new, on_decision(old, 0, 1)) == ("changed", "1", "Udsat til juni.")


# Formats and pages

TOP = ("Referat", "Havneudvalget", "Onsdag den 5. marts 2031", "Punkt 1: Siloen på nordkajen")
SENTENCES = (
    "Udvalget besigtigede den gamle kornsilo på nordkajen i går eftermiddags og så på revnerne i muren.",
    "Rådgiveren anbefaler, at siloen sikres mod nedstyrtning inden vinteren, da den ellers må spærres af.",
    "Arbejdet ventes at koste 2,4 mio. kr., hvoraf halvdelen betales af havnens egne midler i år.",
    "Naboerne er hørt, og fire af dem har bedt om, at der ikke arbejdes om natten eller i weekenden.",
)


def pdf(*, width: float, lift: float = 0.0, per_page: int = 12, first: str = "") -> Version:
    """Minutes of one item, wrapped to a width in points, with running heads and words cut at line ends."""
    document = open_pdf()
    words = " ".join([first, *SENTENCES]).split()
    lines, line = [*TOP, "Sagsfremstilling"], ""
    for word in words:
        if line and len(line) + len(word) > width:
            room = int(width) - len(line)
            if room > 5 and len(word) > 8 and word.isalpha():
                lines.append(f"{line} {word[:4]}-")
                line = word[4:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines += [line, "Beslutning", "Godkendt."]
    for number, start in enumerate(range(0, len(lines), per_page), 1):
        page = document.new_page(width=595, height=842)
        page.insert_text((72, 40), f"Havneudvalget 05-03-2031   Side {number}", fontsize=8)
        for row, words_of_line in enumerate(lines[start : start + per_page]):
            heading = words_of_line in ("Punkt 1: Siloen på nordkajen", "Sagsfremstilling", "Beslutning")
            page.insert_text(
                (72, 90 + lift + 14 * row),
                words_of_line,
                fontsize=13 if heading else 11,
                fontname="hebo" if heading else "helv",
            )
    return version(bytes(document.tobytes()))


def test_words_of_a_pdf_are_found_in_a_text_across_lines_pages_and_cut_words() -> None:
    old = pdf(width=52, per_page=8)
    text = "\n\n".join([*TOP, "Sagsfremstilling", " ".join(SENTENCES), "Beslutning", "Godkendt."])
    new = version(text)
    assert "Side 2" in old.source.text
    for of, other in ((old, new), (new, old)):
        marks = [each for each in of.sentences if each.item == 0]
        outcomes = carry(of, other, [marked_span(of, each.span) for each in marks])
        for sentence, outcome in zip(marks, outcomes, strict=True):
            assert outcome.standing is Standing.KEPT, sentence.text
            assert outcome.anchor is not None
            assert outcome.anchor.passage is not None
            assert letters(other, outcome.anchor.passage.span) == letters(of, sentence.span)


def letters(of: Version, span: Span) -> str:
    """The letters and figures of the sentences in a span: what a page has of itself is in none."""
    places = [at for at, each in enumerate(of.sentences) if each in of.sentences_in(span)]
    joined = JoinedSentences(of, places)
    return letters_of(joined.text[slice(*joined.within(span))]).letters


def area(of: Version, box: Box, page: int = 0) -> Anchor:
    """An area without words that was drawn below the text of a page's first lines."""
    at = of.meeting.items[0].span.start
    passage = Passage.of(of.source, Span(at, at), Role.OTHER, [PageBox(page, box)])
    return Anchor(ItemKey.of(of.meeting.items[0]), passage)


def test_an_area_goes_with_the_lines_around_it() -> None:
    old, same = pdf(width=70), pdf(width=70, first="")
    lines = [line for line in old.source.lines if line.box is not None and line.page == 0]
    upper, lower = lines[4].box, lines[5].box
    assert upper is not None
    assert lower is not None
    box = Box(80, upper.y1 + 0.2, 300, lower.y0 + 0.2)
    on_area = on_anchor(area(old, box), About.PASSAGE)
    assert carried(old, same, on_area).standing is Standing.KEPT
    lower_down = pdf(width=70, lift=100)
    outcome = carried(old, lower_down, on_area)
    assert (outcome.standing, outcome.reason) == (Standing.MOVED, CarryReason.AREA)
    assert outcome.anchor is not None
    assert outcome.anchor.passage is not None
    (there,) = outcome.anchor.passage.boxes
    assert there.page == 0
    assert there.box.y0 - box.y0 == pytest.approx(100, abs=0.5)
    assert there.box.x0 == pytest.approx(box.x0, abs=0.5)


def test_an_area_waits_where_there_are_no_pages_or_other_lines() -> None:
    old = pdf(width=70)
    on_area = on_anchor(area(old, Box(80, 300, 300, 400)), About.PASSAGE)
    text = "\n".join([*TOP, "Sagsfremstilling", *SENTENCES])
    for new in (pdf(width=40, per_page=30), version(text)):
        outcome = carried(old, new, on_area)
        assert (outcome.standing, outcome.reason) == (Standing.UNCERTAIN, CarryReason.AREA)
        assert [each.anchor.passage for each in outcome.candidates] == [None]
