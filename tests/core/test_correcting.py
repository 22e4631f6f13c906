"""What a reader puts right: outcome, decision, heading, items that are one; nothing is lost by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotations import ItemKey, MeetingId, Passage
from core.correcting import corrected
from core.corrections import (
    Correction,
    CorrectionId,
    CorrectionKind,
    find_passage,
    find_place,
    passage_of_lines,
)
from core.minutes import Meeting, Outcome, Role
from core.parsing import parse
from core.source_text import Span
from core.sources import read
from tests.core.corrected_minutes import (
    SOURCE,
    TEXT,
    THEN,
    assert_whole,
    correction,
    key_at,
    marks,
    meeting,
    over,
)


def test_the_invented_minutes_are_read_as_these_tests_take_them() -> None:
    assert [item.number for item in meeting().items] == ["1", "2", "3", "4", "5"]
    assert corrected(SOURCE, meeting(), []) == (meeting(), frozenset())


def test_another_outcome_holds_whatever_was_recommended() -> None:
    found = over(correction(CorrectionKind.OUTCOME, "Taget til efterretning", value=Outcome.POSTPONED)).items[
        4
    ]
    (decision,) = found.decisions
    assert (decision.outcome, decision.effective) == (Outcome.POSTPONED, None)
    assert marks(decision.confidence) == {"outcome"}
    assert not decision.unsure


def test_lines_become_the_decision_with_the_label_above_them() -> None:
    found = over(correction(CorrectionKind.DECISION, "Godkendt med", "For stemte")).items[1]
    (decision,) = found.decisions
    assert decision.text.startswith("Godkendt med den ændring")
    assert "Kildevad" not in decision.text
    assert decision.outcome is Outcome.APPROVED_WITH_CHANGES
    assert marks(decision.confidence) == {"text"}
    assert found.votes is not None
    assert found.votes.for_count == 4
    roles = [section.role for section in found.sections]
    assert roles.count(Role.DECISION) == 1
    assert "".join(section.text for section in found.sections).count("Udvalget drøftede") == 1


def test_a_whole_section_becomes_the_decision_under_its_own_heading() -> None:
    found = over(correction(CorrectionKind.DECISION, "Intet nyt om havnen")).items[2]
    assert [(s.role, s.heading) for s in found.sections] == [(Role.DECISION, "Sagsfremstilling")]
    assert found.own_decision is not None
    assert found.own_decision.text == "Intet nyt om havnen."


def test_a_line_becomes_a_heading_and_cuts_its_item() -> None:
    found = over(correction(CorrectionKind.HEADING, "Ny bro over"))
    assert [item.number for item in found.items] == ["1", "2", None, "3", "4", "5"]
    before, new = found.items[1:3]
    assert new.title == "Ny bro over åen ved Kildevad"
    assert new.case_number == "31/004712"
    assert marks(new.confidence) == {"title"}
    assert [s.role for s in new.sections] == [Role.CASE]
    assert before.case_number == "31/004711"
    assert before.own_decision is not None
    assert "Kildevad" not in before.own_decision.text
    assert before.span.end <= new.span.start
    # the other items are the very same
    assert found.items[3:] == meeting().items[2:]


def test_a_heading_in_the_head_makes_a_first_item() -> None:
    found = over(correction(CorrectionKind.HEADING, "Teknikudvalget"))
    assert [item.title for item in found.items][:2] == ["Teknikudvalget", "Godkendelse af dagsorden"]


def test_an_item_belongs_to_the_one_before() -> None:
    found = over(correction(CorrectionKind.JOINED, "4. Vejplan"))
    assert [item.number for item in found.items] == ["1", "2", "3", "5"]
    assert "Planen har tre dele." in "\n".join(section.text for section in found.items[2].sections)
    assert marks(found.items[2].confidence) == {"span"}


def test_corrections_lie_over_one_another() -> None:
    joined = correction(CorrectionKind.JOINED, "4. Vejplan")
    split = correction(CorrectionKind.HEADING, "4. Vejplan", after=1)
    decided = correction(CorrectionKind.DECISION, "Udvalget afslog", after=2)
    heading = correction(CorrectionKind.HEADING, "Ny bro over", after=3)
    came_out = correction(CorrectionKind.OUTCOME, "Udvalget afslog", value=Outcome.SENT_BACK, after=4)
    found = over(came_out, decided, split, joined, heading)
    assert [item.number for item in found.items] == ["1", "2", None, "3", "4", "5"]
    bridge = found.items[2].own_decision
    assert bridge is not None
    assert (bridge.text, bridge.outcome) == ("Udvalget afslog forslaget.", Outcome.SENT_BACK)
    assert marks(bridge.confidence) == {"text", "outcome"}


def test_what_the_first_item_is_joined_to_is_lost_and_named() -> None:
    first = correction(CorrectionKind.JOINED, "1. Godkendelse")
    done = corrected(SOURCE, meeting(), [first])
    assert done == (meeting(), frozenset({first.id}))


def test_a_text_without_the_words_loses_the_correction_and_no_other() -> None:
    shorter = read(TEXT.replace("4. Vejplan\n", "").encode())
    lost = correction(CorrectionKind.JOINED, "4. Vejplan")
    kept = correction(CorrectionKind.OUTCOME, "Taget til efterretning", value=Outcome.POSTPONED)
    done = corrected(shorter, parse(shorter), [lost, kept])
    assert done.lost == {lost.id}
    assert done.meeting.items[-1].decisions[0].outcome is Outcome.POSTPONED


def test_corrections_are_found_in_a_text_that_was_set_anew() -> None:
    """A newer extractor gives other line ends and spaces, and the words at other places."""
    newer = read(("Side 1\n" + TEXT.replace("Ny bro over åen", "Ny bro  over  åen")).encode())
    done = corrected(newer, parse(newer), [correction(CorrectionKind.HEADING, "Ny bro over")])
    assert not done.lost
    assert [item.number for item in done.meeting.items] == ["1", "2", None, "3", "4", "5"]


def test_a_correction_that_a_newer_parse_made_itself_is_not_lost() -> None:
    found = over(correction(CorrectionKind.HEADING, "3. Orientering"))
    assert [item.number for item in found.items] == ["1", "2", "3", "4", "5"]
    assert marks(found.items[2].confidence) == {"number", "title"}


@pytest.mark.parametrize(
    ("before", "quote", "after", "found"),
    [
        ("", "Godkendt.", "", 3),  # none of them stands as it stood: the nearest
        ("b ", "Godkendt.", "", 14),
        ("", "Afvist.", "", None),
    ],
)
def test_passages_are_found_by_what_stands_around_them(
    before: str, quote: str, after: str, found: int | None
) -> None:
    passage = Passage(quote, before, after, Span(5, 5 + len(quote)), Role.DECISION)
    place = find_passage("a: Godkendt. b Godkendt.", passage)
    assert (None if place is None else place.start) == found if before == "" else place is not None


def annotation_place(found: Meeting, key: ItemKey, passage: Passage | None, *made: Correction) -> object:
    at, decision, surely = find_place(found.items, SOURCE.text, key, passage, made)
    assert surely
    return (None if at is None else found.items[at].title), decision


def test_nothing_a_reader_added_loses_its_place_by_a_correction() -> None:
    joined = correction(CorrectionKind.JOINED, "4. Vejplan")
    on_item = ItemKey.of(meeting().items[3])
    assert annotation_place(over(joined), on_item, None, joined) == ("Orientering", None)

    # on a decision that the reader then cut out otherwise
    decided = correction(CorrectionKind.DECISION, "Den går gennem")
    old = meeting().items[1]
    assert old.own_decision is not None
    passage = Passage.of(SOURCE, old.own_decision.span, Role.DECISION)
    path = over(decided)
    assert annotation_place(path, ItemKey.of(old), passage, decided) == ("Cykelsti ved Åbrinken", 0)

    # on an item that a correction made and its undoing took away
    heading = correction(CorrectionKind.HEADING, "Ny bro over")
    made = ItemKey.of(over(heading).items[2])
    assert annotation_place(meeting(), made, None, heading) == ("Cykelsti ved Åbrinken", None)

    # on a decision in the part that became an item of its own
    late = correction(CorrectionKind.DECISION, "Udvalget afslog")
    with_late = over(late)
    span = with_late.items[1].decisions[0].span
    both = over(late, heading)
    place = annotation_place(both, ItemKey.of(old), Passage.of(SOURCE, span, Role.DECISION), late, heading)
    assert place == ("Ny bro over åen ved Kildevad", 0)


ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    path
    for path in (ROOT / "tests" / "minutes").rglob("*")
    if path.suffix in (".txt", ".md", ".docx", ".odt", ".rtf") and path.name != "README.md"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_item_read_again_as_it_stands_is_the_same(path: Path) -> None:
    """The reader may say of every heading that it is one: that changes nothing but who says so."""
    source = read(path.read_bytes())
    found = parse(source)
    made = []
    for number, item in enumerate(found.items):
        if item.heading.end > item.heading.start:
            lines = source.lines_in(item.heading)
            passage = passage_of_lines(source, range(lines.start, lines.stop), Role.OTHER)
            name = CorrectionId(str(number))
            heading, when = CorrectionKind.HEADING, THEN + timedelta(minutes=number)
            made.append(
                Correction(name, MeetingId("m"), "f", heading, ItemKey.of(item), passage, "A", when, when)
            )
    done = corrected(source, found, made)
    assert not done.lost
    unmarked = tuple(replace(item, confidence=()) for item in done.meeting.items)
    assert unmarked == tuple(replace(item, confidence=()) for item in found.items)
    assert done.meeting.nodes == found.nodes


LINES = st.integers(0, len(SOURCE.lines) - 1)
STEP = st.tuples(st.sampled_from(CorrectionKind), LINES, st.integers(1, 6), st.sampled_from(Outcome))


@settings(max_examples=60, deadline=None)
@given(st.lists(STEP, max_size=7))
def test_no_line_is_lost_by_any_corrections(steps: list[tuple[CorrectionKind, int, int, Outcome]]) -> None:
    made = []
    for number, (kind, first, count, value) in enumerate(steps):
        lines = range(first, min(first + count, len(SOURCE.lines)))
        passage = passage_of_lines(SOURCE, lines, Role.OTHER)
        when = THEN + timedelta(minutes=number)
        made.append(
            Correction(
                CorrectionId(str(number)),
                MeetingId("m"),
                "file",
                kind,
                key_at(first),
                passage,
                "Anna",
                when,
                when,
                value,
            )
        )
    done = corrected(SOURCE, meeting(), made)
    assert_whole(SOURCE, done)
    assert corrected(SOURCE, meeting(), made[::-1]) == done
