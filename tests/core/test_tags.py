"""The tree of tags: names, colours, and what renaming, merging and removing makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.annotations import (
    About,
    Annotation,
    AnnotationKind,
    Colour,
    ItemKey,
    MeetingId,
    Passage,
    Tag,
    new_annotation,
)
from core.minutes import Role
from core.source_text import Span
from core.tags import (
    TagEdit,
    as_used,
    colour_of,
    danish_key,
    is_at_or_below,
    merged,
    new_tag,
    removed,
    renamed,
    sort_key,
    tidy,
)

MEETING = MeetingId("m")


def tagged(name: str, item: str = "1", start: int | None = None, kind: str = "tag") -> Annotation:
    passage = None if start is None else Passage("broen", "", "", Span(start, start + 5), Role.OTHER)
    about = About.ITEM if passage is None else About.PASSAGE
    key = ItemKey(item, None)
    return new_annotation(MEETING, key, AnnotationKind(kind), name, "Ea Dam", passage, about)


def names(edit: TagEdit) -> list[tuple[str, str | None]]:
    return [(before.text, after.text if after else None) for before, after in edit.annotations]


def kept(edit: TagEdit) -> list[tuple[str | None, str | None, Colour | None]]:
    return [
        (before.name if before else None, after.name if after else None, after.colour if after else None)
        for before, after in edit.tags
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("budget", "budget"),
        ("  økonomi /  anlæg ", "økonomi/anlæg"),
        ("/økonomi//anlæg/", "økonomi/anlæg"),
        ("Ny  skole", "Ny skole"),
        ("A\u030abo", "Åbo"),
        (" / / ", ""),
    ],
)
def test_names_are_tidied_and_keep_their_capitals(typed: str, name: str) -> None:
    assert tidy(typed) == name


def test_a_tag_is_spelt_as_it_is_in_use() -> None:
    used = ["Økonomi/anlæg", "skole"]
    assert as_used("økonomi/ANLÆG", used) == "Økonomi/anlæg"
    assert as_used("ØKONOMI / Drift", used) == "Økonomi/Drift"
    assert as_used("Skolevej", used) == "Skolevej"


def test_danish_order_has_its_letters_last_and_a_tag_before_those_below_it() -> None:
    words = ["Århus", "Zebra", "aalborg", "Ærø", "øl", "anlæg", "énårig", "enig", "österlen"]
    assert sorted(words, key=danish_key) == [
        *("anlæg", "enig", "énårig", "Zebra", "Ærø", "øl", "österlen", "aalborg", "Århus"),
    ]
    tags = ["a b", "a/b", "a", "a-c", "å", "z"]
    assert sorted(tags, key=sort_key) == ["a", "a/b", "a b", "a-c", "z", "å"]


def test_only_whole_parts_of_a_path_lie_below() -> None:
    assert is_at_or_below("Økonomi/Anlæg", "økonomi")
    assert is_at_or_below("økonomi", "Økonomi")
    assert not is_at_or_below("økonomiudvalg", "økonomi")
    assert not is_at_or_below("økonomi", "økonomi/anlæg")


def test_a_colour_comes_from_the_nearest_above() -> None:
    colours = {"a": Colour.RED, "a/b": None, "a/b/c": Colour.BLUE}
    assert [colour_of(name, colours) for name in ("A", "a/B", "a/b/c", "a/b/d", "x")] == [
        *(Colour.RED, Colour.RED, Colour.BLUE, Colour.RED, None),
    ]


def test_renaming_takes_along_what_lies_below_and_nothing_else() -> None:
    annotations = [tagged("bro"), tagged("Bro/ny", "2"), tagged("broer", "3"), tagged("bro", kind="note")]
    edit = renamed(annotations, [new_tag("bro", Colour.RED, "Ea")], "bro", "havn / broer")
    assert names(edit) == [("bro", "havn/broer"), ("Bro/ny", "havn/broer/ny")]
    assert kept(edit) == [("bro", "havn/broer", Colour.RED)]
    for before, after in edit.annotations:
        assert after is not None
        assert after.modified > before.modified
        assert replace(after, text=before.text, modified=before.modified) == before


def test_the_same_tag_twice_on_one_thing_becomes_one() -> None:
    stays, doubled = tagged("havn", start=10), tagged("bro", start=10)
    elsewhere, highlight = tagged("bro", start=30), tagged("", start=10, kind="highlight")
    edit = renamed([stays, doubled, elsewhere, highlight], [], "bro", "Havn")
    assert edit.annotations[0] == (doubled, None)
    assert names(edit) == [("bro", None), ("bro", "havn")]  # spelt as what is there


def test_two_that_are_merged_on_one_thing_leave_the_older() -> None:
    first, second = tagged("bro"), tagged("kaj")
    edit = merged([second, first, first], [], ["bro", "kaj"], "havn")
    assert names(edit) == [("bro", "havn"), ("kaj", None)]


def test_capitals_alone_can_be_changed() -> None:
    edit = renamed([tagged("bro"), tagged("bro/ny", "2")], [new_tag("bro", None, "Ea")], "bro", "Bro")
    assert names(edit) == [("bro", "Bro"), ("bro/ny", "Bro/ny")]
    assert kept(edit) == [("bro", "Bro", None)]


def test_a_tag_can_move_below_itself() -> None:
    edit = renamed([tagged("bro"), tagged("bro/ny", "2")], [], "bro", "bro/gammel")
    assert names(edit) == [("bro", "bro/gammel"), ("bro/ny", "bro/gammel/ny")]


def test_a_merged_tag_keeps_its_colour_or_takes_one() -> None:
    red, blue = new_tag("bro", Colour.RED, "Ea"), new_tag("havn", Colour.BLUE, "Ea")
    assert kept(merged([], [red, blue], ["bro"], "havn")) == [("bro", None, None)]
    bare = new_tag("havn", None, "Ea")
    assert kept(merged([], [red, bare], ["bro"], "havn")) == [
        ("bro", None, None),
        ("havn", "havn", Colour.RED),
    ]
    two = merged([], [new_tag("kaj", None, "Ea"), red], ["kaj", "bro"], "havn")
    assert sorted(map(str, kept(two))) == sorted(map(str, [("kaj", "havn", Colour.RED), ("bro", None, None)]))


def test_removing_takes_off_the_tag_and_those_below_and_leaves_what_is_tagged() -> None:
    tags: list[Tag] = [new_tag("bro/ny", None, "Ea"), new_tag("broer", None, "Ea")]
    annotations = [tagged("bro"), tagged("bro/ny"), tagged("broer"), tagged("bro", kind="note")]
    edit = removed(annotations, tags, "bro")
    assert names(edit) == [("bro", None), ("bro/ny", None)]
    assert kept(edit) == [("bro/ny", None, None)]


def test_an_empty_name_changes_nothing() -> None:
    assert renamed([tagged("bro")], [new_tag("bro", None, "Ea")], "bro", " / ") == TagEdit()
