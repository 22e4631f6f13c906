"""What a reader marked stands on the same words in the next version, or says that it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotations import About, ItemKey
from core.carried import Anchor, CarryReason, Standing
from core.source_text import Span
from core.versions.placing.anchors import on_words
from core.versions.placing.placing_again import carry
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
    on_item,
    place,
    told,
    version,
)

ROADS = f"Veje og stier\nSagsfremstilling\n{BRIDGE} {PATH}\nIndstilling\nPlanen godkendes."
SCHOOLS = f"Skoler\nSagsfremstilling\n{SCHOOL}\nStøj måles to gange om året.\nIndstilling\n{NOTED}"
OLD = meeting(ROADS, SCHOOLS)


def with_words(old: str, new: str) -> str:
    """The items of OLD with other words."""
    text = OLD.source.text
    assert old in text
    return text.replace(old, new)


# What nothing happened to


@pytest.mark.parametrize(
    "words",
    [
        BRIDGE,
        "lukkes for biler",  # half a sentence
        ". Cykelstien langs",  # with the end of the one before
        "åen",  # a word
        "1.250.000",
        f"{BRIDGE} {PATH}",
        f"{PATH}\nIndstilling\nPlanen godkendes.",  # across sections
        f"Planen godkendes.\nPunkt 2: Skoler\nSagsfremstilling\n{SCHOOL}",  # across items
        "Havneudvalget",  # in the head
        "Veje og stier",
    ],
)
def test_words_stay_where_they_are_when_others_come(words: str) -> None:
    new = version(OLD.source.text.replace("Støj måles", "Der er 214 elever. Støj måles"))
    outcome = carried(OLD, new, marked(OLD, words))
    assert (outcome.standing, outcome.was) == (Standing.KEPT, Anchor(*_place_of(words)))
    assert outcome.anchor is not None
    assert outcome.anchor.passage is not None
    assert outcome.anchor.passage.quote == words
    assert outcome.anchor.passage.span == place(new, words)


def _place_of(words: str) -> tuple[ItemKey, object]:
    annotation = marked(OLD, words)
    return annotation.item, annotation.passage


def test_an_item_that_is_numbered_anew_takes_its_marks_along() -> None:
    new = meeting("Ny sag\nSagsfremstilling\nFærgen sejler igen.", ROADS, SCHOOLS)
    assert told(OLD, new, marked(OLD, BRIDGE)) == ("moved", "2", BRIDGE)
    assert told(OLD, new, marked(OLD, "Planen godkendes.")) == ("moved", "2", "Planen godkendes.")


def test_line_ends_list_numbers_and_dashes_are_no_change() -> None:
    old = meeting(
        "Havnen\nIndstilling\n1. at kajen – den gamle – rives ned\n2. at molen forlænges med 40 meter"
    )
    new = meeting(
        "Havnen\nIndstilling\n1. at færgen sejler\n2. at kajen - den gamle - rives\nned\n"
        "3. at molen forlænges med 40 meter"
    )
    for words, now in (
        ("kajen – den gamle – rives ned", "kajen - den gamle - rives\nned"),
        ("2. at molen forlænges", "3. at molen forlænges"),
    ):
        assert told(old, new, marked(old, words)) == ("kept", "1", now)


def test_a_row_of_a_table_is_found_in_its_cells() -> None:
    old = meeting("Budget\nSagsfremstilling\nVej\t1.200\t2031\nSti\t900\t2032\n" + BRIDGE)
    new = meeting("Budget\nSagsfremstilling\nVej\n1.200\n2031\nSti\n900\n2032\n" + BRIDGE)
    assert told(old, new, marked(old, "Sti\t900\t2032")) == ("kept", "1", "Sti\n900\n2032")
    assert told(old, new, marked(old, "900")) == ("kept", "1", "900")


def test_one_of_ten_equal_words_is_told_by_its_sentence() -> None:
    rows = [f"Der gives {at}0.000 kr. til klub nummer {at}." for at in range(1, 10)]
    old = meeting("Tilskud\nSagsfremstilling\n" + "\n".join(rows))
    new = meeting("Tilskud\nSagsfremstilling\nKlubberne er små.\n" + "\n".join(rows))
    for number in (0, 4, 8):
        outcome = carried(old, new, marked(old, "kr.", number))
        assert outcome.standing is Standing.KEPT
        assert outcome.anchor is not None
        assert outcome.anchor.passage is not None
        assert outcome.anchor.passage.span == place(new, "kr.", number)


# Edited


@pytest.mark.parametrize(
    ("words", "old", "new", "now"),
    [
        (PATH, "1.250.000", "1.400.000", PATH.replace("1.250.000", "1.400.000")),
        ("1.250.000", "1.250.000", "1.400.000", "1.400.000"),
        ("koster 1.250.000 kr.", "1.250.000", "1.400.000", "koster 1.400.000 kr."),
        (SCHOOL, "Skolens tag", "Hele skolens tag", SCHOOL.replace("Skolens tag", "Hele skolens tag")),
        (SCHOOL, "inden efteråret", "inden jul", SCHOOL.replace("inden efteråret", "inden jul")),
        (SCHOOL, "utæt", "utaet", SCHOOL.replace("utæt", "utaet")),  # a typing error
        ("utæt og skal skiftes", "utæt og skal", "utæt. Og skal", "utæt. Og skal skiftes"),
        (
            f"{BRIDGE} {PATH}",
            BRIDGE,
            f"{BRIDGE} Bussen kører en omvej.",
            f"{BRIDGE} Bussen kører en omvej. {PATH}",
        ),
    ],
)
def test_edited_words_have_both_wordings(words: str, old: str, new: str, now: str) -> None:
    outcome = carried(OLD, version(with_words(old, new)), marked(OLD, words))
    assert outcome.standing is Standing.CHANGED
    assert outcome.reason is CarryReason.EDITED_WORDS
    assert outcome.anchor is not None
    assert outcome.anchor.passage is not None
    assert outcome.was.passage is not None
    assert (outcome.was.passage.quote, outcome.anchor.passage.quote) == (words, now)


def test_words_beside_an_edit_were_not_edited() -> None:
    new = version(with_words("1.250.000", "1.400.000"))
    assert told(OLD, new, marked(OLD, "er færdig i maj")) == ("kept", "1", "er færdig i maj")


def test_a_sentence_that_was_split_or_joined_is_found_whole() -> None:
    one = "Kajen er slidt, og den skal bygges om for 3 mio. kr. næste år."
    two = "Kajen er slidt. Den skal bygges om for 3 mio. kr. næste år."
    old, new = (meeting(f"Havnen\nSagsfremstilling\n{BRIDGE} {words} {PATH}") for words in (one, two))
    assert told(old, new, marked(old, one)) == ("changed", "1", two)
    assert told(new, old, marked(new, two)) == ("changed", "1", one)


def test_a_sentence_that_is_another_now_is_offered_at_most() -> None:
    old = meeting("Havnen\nIndstilling\nUdvalget drøfter havnens regnskab.\nStøj måles.")
    new = meeting("Havnen\nIndstilling\nUdvalget godkender byens regnskab og budget.\nStøj måles.")
    outcome = carried(old, new, marked(old, "Udvalget drøfter havnens regnskab."))
    assert outcome.standing is Standing.UNCERTAIN
    assert offered(outcome)[0].startswith("Udvalget godkender byens regnskab")
    assert 0 < outcome.candidates[0].score < 1


def test_struck_words_leave_their_sentence_as_an_offer() -> None:
    new = version(with_words(" og er færdig i maj.", ""))
    outcome = carried(OLD, new, marked(OLD, "og er færdig i maj"))
    assert outcome.standing is Standing.UNCERTAIN
    assert offered(outcome) == ["Cykelstien langs stranden koster 1.250.000 kr."]


# Moved


def test_a_sentence_that_moved_within_its_item_is_followed() -> None:
    new = meeting(
        f"Veje og stier\nSagsfremstilling\n{PATH} Havnen er ny. {BRIDGE}\nIndstilling\nPlanen godkendes.",
        SCHOOLS,
    )
    assert {told(OLD, new, marked(OLD, words))[0] for words in (BRIDGE, PATH)} == {"kept", "moved"}
    assert {told(OLD, new, marked(OLD, words))[2] for words in (BRIDGE, PATH)} == {BRIDGE, PATH}


def test_words_that_other_items_have_too_are_followed_within_their_section_alone() -> None:
    """Elsewhere they may have come, and have been struck here."""
    other = f"Skoler\nSagsfremstilling\n{SCHOOL}\n{NOTED}"
    old = meeting(f"Veje\nSagsfremstilling\n{NOTED}\n{BRIDGE}\n{PATH}", other)
    new = meeting(f"Veje\nSagsfremstilling\n{BRIDGE}\n{PATH}\n{NOTED}", other)
    assert told(old, new, marked(old, NOTED)) == ("moved", "1", NOTED)
    decided = meeting(f"Veje\nSagsfremstilling\n{BRIDGE}\n{PATH}\nBeslutning\n{NOTED}", other)
    outcome = carried(old, decided, marked(old, NOTED))
    assert (outcome.standing, offered(outcome)[0]) == (Standing.UNCERTAIN, NOTED)
    twice = meeting(f"Veje\nSagsfremstilling\n{BRIDGE}\n{PATH}\n{NOTED}", f"{other}\nStøj.\n{NOTED}")
    assert carried(old, twice, marked(old, NOTED)).standing is Standing.UNCERTAIN


def test_words_that_were_torn_apart_wait() -> None:
    between = [f"Punkt {at} på listen er havnens bolværk nummer {at}00." for at in range(11, 30)]
    old = meeting("\n".join(["Veje", "Sagsfremstilling", f"{BRIDGE} {PATH}", *between]))
    new = meeting("\n".join(["Veje", "Sagsfremstilling", BRIDGE, *between, PATH]))
    outcome = carried(old, new, marked(old, f"{BRIDGE} {PATH}"))
    assert outcome.standing is Standing.UNCERTAIN
    assert set(offered(outcome)) == {BRIDGE, PATH}


def test_words_that_went_elsewhere_were_not_edited_here() -> None:
    other = PATH.replace("stranden", "skoven").replace("1.250.000", "1.900.000")
    new = version(with_words(PATH, other).replace(SCHOOL, f"{SCHOOL} {PATH}"))
    outcome = carried(OLD, new, marked(OLD, PATH))
    assert outcome.standing is Standing.UNCERTAIN
    assert set(offered(outcome)) == {other, PATH}


def test_what_was_proposed_is_not_what_was_decided() -> None:
    """The recommendation went, and the decision says the same."""
    old = meeting(f"Veje\nSagsfremstilling\n{BRIDGE}\nIndstilling\nPlanen for broen godkendes i udvalget.")
    new = meeting(f"Veje\nSagsfremstilling\n{BRIDGE}\nBeslutning\nPlanen for broen godkendes i udvalget.")
    outcome = carried(old, new, marked(old, "Planen for broen godkendes i udvalget."))
    assert outcome.standing is Standing.UNCERTAIN
    both = meeting(
        f"Veje\nSagsfremstilling\n{BRIDGE}\nBeslutning\nPlanen for broen godkendes i udvalget.\n"
        "Indstilling\nPlanen for broen godkendes i udvalget."
    )
    outcome = carried(old, both, marked(old, "Planen for broen godkendes i udvalget."))
    assert outcome.standing is Standing.KEPT
    assert outcome.anchor is not None
    assert outcome.anchor.passage is not None
    assert outcome.anchor.passage.span == place(both, "Planen for broen godkendes i udvalget.", 1)


def test_words_that_went_to_another_item_are_offered_there() -> None:
    new = version(with_words(f" {PATH}", "").replace(SCHOOL, f"{SCHOOL} {PATH}"))
    outcome = carried(OLD, new, marked(OLD, PATH))
    assert (outcome.standing, outcome.reason) == (Standing.UNCERTAIN, CarryReason.OTHER_ITEM)
    assert outcome.candidates[0].anchor.item.number == "2"
    assert offered(outcome) == [PATH]


# Gone


def test_a_lookalike_in_the_next_item_is_the_wrong_place() -> None:
    items = [
        f"Sag {name}\nSagsfremstilling\n{text}" for name, text in (("A", BRIDGE), ("B", SCHOOL), ("C", PATH))
    ]
    old = meeting(*(f"{item}\nBeslutning\n{NOTED}" for item in items), kind="Referat")
    new = meeting(items[0], *(f"{item}\nBeslutning\n{NOTED}" for item in items[1:]), kind="Referat")
    assert told(old, new, marked(old, NOTED, 0)) == ("orphan", "words_gone", None)
    assert told(old, new, marked(old, NOTED, 1)) == ("kept", "2", NOTED)
    assert told(old, new, marked(old, NOTED, 2)) == ("kept", "3", NOTED)


def test_a_sentence_that_was_struck_is_an_orphan() -> None:
    new = version(with_words(f" {PATH}", ""))
    assert told(OLD, new, marked(OLD, PATH)) == ("orphan", "words_gone", None)
    assert told(OLD, new, marked(OLD, "1.250.000")) == ("orphan", "words_gone", None)


def test_a_few_words_among_other_neighbours_may_be_others() -> None:
    other = f"Skoler\nSagsfremstilling\n{SCHOOL}\nLukket sag."
    old = meeting(f"Veje\nSagsfremstilling\nLukket sag.\n{BRIDGE}\n{PATH}", other)
    new = meeting(
        f"Veje\nSagsfremstilling\nFærgen sejler.\nLukket sag.\nStøj måles.\n{BRIDGE}\n{PATH}", other
    )
    assert carried(old, new, marked(old, "Lukket sag.")).standing is Standing.UNCERTAIN
    assert carried(old, new, marked(old, "Lukket sag.", 1)).standing is Standing.KEPT


def test_of_equal_rows_none_is_chosen_where_one_is_gone() -> None:
    rows = ["Ja", "Nej", "Ja", "Nej", "Ja", "Nej"]
    old = meeting("Svar\nSagsfremstilling\n" + "\n".join([BRIDGE, *rows, PATH]))
    new = meeting("Svar\nSagsfremstilling\n" + "\n".join([BRIDGE, *rows[2:], PATH]))
    outcome = carried(old, new, marked(old, "\nNej\n", 1))
    assert (outcome.standing, outcome.reason) == (Standing.UNCERTAIN, CarryReason.LOOKALIKES)
    assert len(outcome.candidates) == 2
    same = meeting("Svar\nSagsfremstilling\n" + "\n".join([SCHOOL, BRIDGE, *rows, PATH]))
    assert carried(old, same, marked(old, "\nNej\n", 1)).standing is Standing.KEPT


def test_candidates_are_five_at_most() -> None:
    old = meeting(f"Svar\nSagsfremstilling\n{BRIDGE}\n" + "\n".join(["Ja", "Nej"] * 9))
    new = meeting(f"Svar\nSagsfremstilling\n{BRIDGE}\n" + "\n".join(["Ja", "Nej"] * 8))
    outcome = carried(old, new, marked(old, "\nJa\n", 3))
    assert outcome.standing is Standing.UNCERTAIN
    assert len(outcome.candidates) == 5


# Annotations that do not stand where they say


def test_an_old_place_is_healed_by_its_words_first() -> None:
    annotation = marked(OLD, PATH)
    assert annotation.passage is not None
    off = replace(annotation, passage=replace(annotation.passage, span=Span(3, 3 + len(PATH))))
    new = version(with_words("1.250.000", "1.400.000"))
    assert told(OLD, new, off) == ("changed", "1", PATH.replace("1.250.000", "1.400.000"))


def test_words_that_never_stood_in_the_old_version_wait() -> None:
    annotation = marked(OLD, PATH)
    assert annotation.passage is not None
    other = replace(annotation, passage=replace(annotation.passage, quote="Bussen kører en omvej."))
    new = version(with_words(BRIDGE, f"{BRIDGE} Bussen kører en omvej."))
    outcome = carried(OLD, new, other)
    assert (outcome.standing, offered(outcome)) == (Standing.UNCERTAIN, ["Bussen kører en omvej"])
    assert told(OLD, OLD, other)[:2] == ("orphan", "words_gone")


def test_contents_and_running_heads_are_found_where_they_stand_once() -> None:
    old = version(
        "Dagsorden\nHavneudvalget\n\nIndholdsfortegnelse\n1. Veje og stier ..... 2\n2. Skoler ..... 3\n\n"
        f"1. Veje og stier\nSagsfremstilling\n{BRIDGE}\n\n2. Skoler\nSagsfremstilling\n{SCHOOL}\n"
    )
    new = version(old.source.text.replace(BRIDGE, f"{BRIDGE} {PATH}"))
    entry = marked(old, "Skoler ..... 3")
    assert told(old, new, entry)[::2] == ("kept", "Skoler ..... 3")


# All together


def test_annotations_on_one_passage_get_one_anchor() -> None:
    new = version(with_words("1.250.000", "1.400.000"))
    mark = marked(OLD, PATH)
    note = on_anchor(Anchor(mark.item, mark.passage), About.PASSAGE)
    first, other, second = carry(OLD, new, [mark, on_item(OLD, 0), note])
    assert first.anchor == second.anchor
    assert [each.annotation for each in (first, second)] == [mark.id, note.id]
    assert other.anchor == Anchor(ItemKey.of(new.meeting.items[0]))


def test_it_stops_when_it_is_told_to() -> None:
    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        carry(OLD, OLD, [marked(OLD, PATH)], stop=stop)


SPANS = st.tuples(st.integers(0, len(OLD.source.text) - 1), st.integers(1, 120)).map(
    lambda pair: Span(pair[0], min(len(OLD.source.text), pair[0] + pair[1]))
)
EDITED = version(
    with_words("1.250.000", "1.400.000").replace(SCHOOL, f"{NOTED} {SCHOOL}").replace("Planen", "Broplanen")
)
LONGER = meeting(ROADS, SCHOOLS, f"Færgen\nSagsfremstilling\nFærgen sejler igen.\nIndstilling\n{NOTED}")


@settings(max_examples=60, deadline=None)
@given(spans=st.lists(SPANS, min_size=1, max_size=5))
def test_in_the_same_version_everything_keeps_its_very_place(spans: list[Span]) -> None:
    marks = [marked_span(OLD, span) for span in spans if OLD.source.text[slice(*span)].strip()]
    for mark, outcome in zip(marks, carry(OLD, OLD, marks), strict=True):
        assert outcome.standing is Standing.KEPT
        assert outcome.anchor == Anchor(mark.item, mark.passage)


@settings(max_examples=60, deadline=None)
@given(span=SPANS)
def test_an_item_that_comes_after_moves_nothing(span: Span) -> None:
    words = OLD.source.text[slice(*span)]
    if not any(map(str.isalnum, words)):
        return
    outcome = carried(OLD, LONGER, marked_span(OLD, span))
    assert outcome.standing is Standing.KEPT
    assert outcome.anchor is not None
    assert outcome.anchor.passage is not None
    assert outcome.anchor.passage.quote.strip() == words.strip()
    assert span.start <= outcome.anchor.passage.span.start < outcome.anchor.passage.span.end <= span.end


@settings(max_examples=60, deadline=None)
@given(spans=st.lists(SPANS, min_size=1, max_size=4))
def test_anchors_hold_what_stands_at_their_place(spans: list[Span]) -> None:
    marks = [marked_span(OLD, span) for span in spans]
    outcomes = carry(OLD, EDITED, marks)
    assert outcomes == carry(OLD, EDITED, marks)
    for outcome in outcomes:
        anchors = [outcome.anchor] if outcome.anchor else [each.anchor for each in outcome.candidates]
        assert (outcome.standing is Standing.ORPHAN) == (not anchors)
        for anchor in anchors:
            if anchor.passage is not None:
                assert on_words(EDITED, anchor.passage.span, anchor.passage.role) == anchor
