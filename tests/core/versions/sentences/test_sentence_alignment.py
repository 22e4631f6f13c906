"""Sentences are the same, edited, added, removed or moved, wherever paragraphs and pages end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.minutes import Role
from core.paragraph import Form
from core.source_text import Span
from core.versions.sentences.sentence_alignment import Pairing, align_sentences
from core.versions.version import Sentence
from core.versions.wording.bare_words import comparable

BRIDGE = "Broen over åen lukkes for biler i hele juli måned."
SCHOOL = "Skolens tag er utæt og skal skiftes inden efteråret."
NOTED = "Orienteringen blev taget til efterretning."
PATH = "Cykelstien langs stranden koster 1.250.000 kr. og er færdig i maj."


def sentences(*texts: str | tuple[Role, str]) -> list[Sentence]:
    """Sentences as a version has them; one with a role stands in a section of that role."""
    made = []
    for text in texts:
        role, words = text if isinstance(text, tuple) else (None, text)
        made.append(Sentence(words, comparable(words), Span(0, len(words)), Form.TEXT, role=role))
    return made


def told(old: list[Sentence], new: list[Sentence]) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(entry.kind.value, entry.old, entry.new) for entry in align_sentences(old, new)]


def test_the_same_is_the_same() -> None:
    text = sentences(BRIDGE, NOTED, SCHOOL, NOTED)
    assert told(text, text) == [("same", (at,), (at,)) for at in range(4)]


def test_what_came_went_and_was_edited() -> None:
    old = sentences(BRIDGE, SCHOOL, PATH, NOTED)
    new = sentences(BRIDGE, PATH.replace("1.250.000", "1.400.000"), "Støj måles to gange om året.", NOTED)
    assert told(old, new) == [
        ("same", (0,), (0,)),
        ("removed", (1,), ()),
        ("edited", (2,), (1,)),
        ("added", (), (2,)),
        ("same", (3,), (3,)),
    ]


def test_a_paragraphs_end_within_a_sentence_is_no_change() -> None:
    old = sentences(BRIDGE, SCHOOL, PATH)
    new = sentences(BRIDGE, "Skolens tag er utæt", "og skal skiftes inden efteråret.", PATH)
    assert told(old, new) == [("same", (0,), (0,)), ("same", (1,), (1, 2)), ("same", (2,), (3,))]
    assert told(new, old) == [("same", (0,), (0,)), ("same", (1, 2), (1,)), ("same", (3,), (2,))]


def test_cells_as_lines_are_the_row_they_were() -> None:
    old = sentences("Stien\t1.250\t2025", "Broen\t900\t2026", NOTED)
    new = sentences("Stien", "1.250", "2025", "Broen", "900", "2026", NOTED)
    assert told(old, new) == [
        ("same", (0,), (0, 1, 2)),
        ("same", (1,), (3, 4, 5)),
        ("same", (2,), (6,)),
    ]


def test_sentences_that_were_cut_at_other_places_say_the_same() -> None:
    old = sentences("Broen over", "åen lukkes for biler i hele juli måned.")
    new = sentences("Broen over åen lukkes", "for biler i hele juli måned.")
    assert told(old, new) == [("same", (0, 1), (0, 1))]


def test_a_sentence_that_was_split_and_edited_is_both_its_parts() -> None:
    old = sentences(BRIDGE, "Skolens tag er utæt, og gymnastiksalen skal males inden efteråret.", PATH)
    new = sentences(BRIDGE, "Skolens tag er utæt.", "Gymnastiksalen skal males inden efteråret.", PATH)
    assert told(old, new)[1] == ("edited", (1,), (1, 2))
    assert told(new, old)[1] == ("edited", (1, 2), (1,))


def test_of_words_that_recur_the_neighbours_tell_which_is_gone() -> None:
    old = sentences(BRIDGE, NOTED, SCHOOL, NOTED, PATH, NOTED)
    new = sentences(BRIDGE, NOTED, SCHOOL, PATH, NOTED)
    assert ("removed", (3,), ()) in told(old, new)


def test_a_section_is_told_by_its_role() -> None:
    old = sentences((Role.RECOMMENDATION, "Planen godkendes."))
    new = sentences((Role.DECISION, "Planen godkendes."), (Role.RECOMMENDATION, "Planen godkendes."))
    assert told(old, new) == [("added", (), (0,)), ("same", (0,), (1,))]
    longer = told([*old, *sentences(SCHOOL)], [*new, *sentences(BRIDGE)])
    assert longer[:2] == [("added", (), (0,)), ("same", (0,), (1,))]


def test_what_moved_is_told_by_its_words() -> None:
    old = sentences(BRIDGE, SCHOOL, PATH, NOTED)
    new = sentences(PATH, BRIDGE, SCHOOL, NOTED)
    assert told(old, new) == [
        ("moved", (2,), (0,)),
        ("same", (0,), (1,)),
        ("same", (1,), (2,)),
        ("same", (3,), (3,)),
    ]
    edited = sentences(PATH.replace("maj", "juni"), BRIDGE, SCHOOL, NOTED)
    entry = align_sentences(old, edited)[0]
    assert (entry.kind, entry.old, entry.new) == (Pairing.MOVED, (2,), (0,))
    assert 0.8 < entry.likeness < 1


def test_few_words_that_recur_elsewhere_did_not_move() -> None:
    old = sentences("Godkendt.", BRIDGE, SCHOOL)
    new = sentences(BRIDGE, SCHOOL, "Godkendt.")
    assert told(old, new) == [
        ("removed", (0,), ()),
        ("same", (1,), (0,)),
        ("same", (2,), (1,)),
        ("added", (), (2,)),
    ]


def test_other_words_at_the_place_are_no_edit() -> None:
    assert told(sentences(BRIDGE, NOTED), sentences(SCHOOL, NOTED))[:2] == [
        ("removed", (0,), ()),
        ("added", (), (0,)),
    ]


def test_lookalikes_are_rivals() -> None:
    old = sentences("Skoven får 100.000 kr. til nye bænke.", "Engen får 200.000 kr. til nye bænke.")
    new = sentences("Engen får 300.000 kr. til nye bænke.")
    (entry,) = [each for each in align_sentences(old, new) if each.kind is Pairing.EDITED]
    assert entry.old == (1,)
    assert 0.4 < entry.rival < entry.likeness


TEXTS = st.lists(
    st.sampled_from([BRIDGE, SCHOOL, PATH, NOTED, "Godkendt.", "Broen over", "åen lukkes", PATH[:30]]),
    max_size=10,
)


@given(old=TEXTS, new=TEXTS)
def test_each_sentence_is_in_one_entry(old: list[str], new: list[str]) -> None:
    entries = align_sentences(sentences(*old), sentences(*new))
    assert sorted(at for entry in entries for at in entry.old) == list(range(len(old)))
    assert sorted(at for entry in entries for at in entry.new) == list(range(len(new)))
    places = [entry.new[0] for entry in entries if entry.new]
    assert places == sorted(places)
    in_order = [entry for entry in entries if entry.kind in (Pairing.SAME, Pairing.EDITED)]
    assert in_order == sorted(in_order, key=lambda entry: entry.old)


@given(text=TEXTS)
def test_a_text_is_the_same_as_itself(text: list[str]) -> None:
    made = sentences(*text)
    assert told(made, made) == [("same", (at,), (at,)) for at in range(len(text))]
