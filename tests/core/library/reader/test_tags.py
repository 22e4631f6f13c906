"""Tags and names of colours in the library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.annotations import Annotation, AnnotationKind, Colour, ItemKey, MeetingId, Tag, new_annotation
from core.errors import LibraryError
from core.language import set_language
from core.library import (
    Changes,
    Deleted,
    Library,
    Written,
    WrittenTag,
    add,
    annotations_tagged,
    colour_names,
    delete,
    delete_tag,
    kept_tags,
    name_colour,
    of_meeting,
    own_colour_names,
    prepare,
    put,
    put_tag,
    tags,
    write,
)
from core.tags import new_tag, renamed
from tests.core.library.invented import opened


@pytest.fixture(autouse=True)
def _english() -> None:
    set_language("en")


@pytest.fixture
def meeting(library: Library) -> MeetingId:
    return add(library, prepare(opened())).meeting


def tagged(meeting: MeetingId, name: str, item: str = "1") -> Annotation:
    return new_annotation(meeting, ItemKey(item, None), AnnotationKind.TAG, name, "Ea Dam")


def later(tag: Tag, **changes: object) -> Tag:
    return replace(tag, modified=tag.modified + timedelta(seconds=1), **changes)  # type: ignore[arg-type]


def shown(library: Library) -> list[tuple[str, Colour | None, int, int]]:
    return [(use.name, use.colour, use.count, use.below) for use in tags(library)]


def test_the_tree_has_all_tags_in_danish_order_with_counts(library: Library, meeting: MeetingId) -> None:
    gone = tagged(meeting, "zoo")
    used = ["økonomi/anlæg", "økonomi/anlæg", "Økonomi/Anlæg", "økonomi/drift/vej", "ål", "bro"]
    for each in (gone, *(tagged(meeting, name) for name in used)):
        put(library, each)
    delete(library, gone.id)
    put_tag(library, new_tag("økonomi", Colour.GREEN, "Ea"))
    put_tag(library, new_tag("økonomi/drift", Colour.RED, "Ea"))
    put_tag(library, new_tag("Ærø", None, "Ea"))
    assert shown(library) == [
        ("bro", None, 1, 0),
        ("Ærø", None, 0, 0),
        ("økonomi", Colour.GREEN, 0, 4),
        ("økonomi/anlæg", Colour.GREEN, 3, 0),
        ("økonomi/drift", Colour.RED, 0, 1),
        ("økonomi/drift/vej", Colour.RED, 1, 0),
        ("ål", None, 1, 0),
    ]
    assert [use.name for use in tags(library) if use.tag is not None] == ["Ærø", "økonomi", "økonomi/drift"]


def test_a_kept_tag_is_changed_deleted_and_put_back(library: Library, other: Library) -> None:
    tag = new_tag("bro", Colour.RED, "Ea")
    assert put_tag(library, tag) == Changes(tags=True)
    assert kept_tags(other) == [tag]
    blue = later(tag, colour=Colour.BLUE, name=" bro / ny ")
    put_tag(library, blue, tag.modified)
    assert kept_tags(other) == [replace(blue, name="bro/ny")]
    assert delete_tag(library, tag.id) == Changes(tags=True)
    assert kept_tags(other) == []
    put_tag(library, tag)
    assert kept_tags(other) == [tag]


def test_there_is_one_tag_of_a_name(library: Library) -> None:
    first, second = new_tag("bro", None, "Ea"), new_tag("BRO", Colour.RED, "Bo")
    put_tag(library, first)
    put_tag(library, second)
    assert [(tag.id, tag.name, tag.colour) for tag in kept_tags(library)] == [(first.id, "bro", Colour.RED)]


def test_of_two_rows_that_differ_in_capitals_the_older_counts(library: Library) -> None:
    older = new_tag("økonomi", None, "Ea")
    put_tag(library, older)
    younger = later(replace(older, created=older.created + timedelta(seconds=1)), name="Økonomi")
    with library.transaction() as connection:  # as another program may write it
        connection.execute(
            "INSERT INTO tag (id, name, colour, author, created, modified)"
            " VALUES ('2', ?, 'red', 'Bo', ?, ?)",
            (younger.name, younger.created.isoformat(), younger.modified.isoformat()),
        )
    assert [(tag.id, tag.name, tag.colour) for tag in kept_tags(library)] == [
        (older.id, "økonomi", Colour.RED)
    ]
    assert [use.name for use in tags(library)] == ["økonomi"]
    (kept,) = kept_tags(library)
    assert (kept.id, kept.name, kept.colour) == (older.id, "økonomi", Colour.RED)
    put_tag(library, later(kept, name="budget"), kept.modified)
    assert [(tag.id, tag.name, tag.colour) for tag in kept_tags(library)] == [
        (older.id, "budget", Colour.RED)
    ]


def test_two_tags_may_change_names_with_one_another(library: Library) -> None:
    one, two = new_tag("bro", Colour.RED, "Ea"), new_tag("kaj", Colour.BLUE, "Ea")
    write(library, [], [], [WrittenTag(one), WrittenTag(two)])
    write(library, [], [], [WrittenTag(later(one, name="kaj")), WrittenTag(later(two, name="bro"))])
    assert [(tag.id, tag.name) for tag in kept_tags(library)] == [(two.id, "bro"), (one.id, "kaj")]


def test_what_another_program_made_of_a_tag_meanwhile_stays(library: Library, other: Library) -> None:
    seen = new_tag("bro", Colour.RED, "Ea")
    put_tag(library, seen)
    put_tag(other, later(seen, colour=Colour.BLUE), seen.modified)
    put_tag(library, later(later(seen), colour=Colour.GREEN), seen.modified)
    assert [(tag.name, tag.colour) for tag in kept_tags(other)] == [("bro", Colour.BLUE)]
    put_tag(library, later(later(seen), name="broer"), seen.modified)
    assert [(tag.name, tag.colour) for tag in kept_tags(other)] == [
        ("bro", Colour.BLUE),
        ("broer", Colour.RED),
    ]


def test_annotations_of_a_tag_are_found_in_all_spellings_and_below(
    library: Library, meeting: MeetingId
) -> None:
    for name in ("bro", "Bro/ny", "broer", "BRO", "havn/bro"):
        put(library, tagged(meeting, name))
    put(library, new_annotation(meeting, ItemKey("1", None), AnnotationKind.NOTE, "bro", "Ea"))
    assert [each.text for each in annotations_tagged(library, "bro")] == ["bro", "Bro/ny", "BRO"]
    assert [each.text for each in annotations_tagged(library, "bro", below=False)] == ["bro", "BRO"]


def test_a_rename_is_one_transaction_and_can_be_taken_back(library: Library, meeting: MeetingId) -> None:
    for name, item in (("bro", "1"), ("havn", "1"), ("bro", "2")):
        put(library, tagged(meeting, name, item))
    put_tag(library, new_tag("bro", Colour.RED, "Ea"))
    before = of_meeting(library, meeting)
    edit = renamed(before, kept_tags(library), "bro", "havn")
    changes = write(
        library,
        [Written(after, was.modified) for was, after in edit.annotations if after],
        [Deleted(was.id, was.modified) for was, after in edit.annotations if after is None],
        [WrittenTag(after, was.modified if was else None) for was, after in edit.tags if after],
        [was.id for was, after in edit.tags if was and after is None],
    )
    assert changes.tags
    assert changes.annotated == {meeting}
    assert shown(library) == [("havn", Colour.RED, 2, 0)]
    write(
        library,
        [Written(was, (after or was).modified) for was, after in edit.annotations],
        tags=[WrittenTag(was) for was, _after in edit.tags if was],
    )
    assert of_meeting(library, meeting) == before
    assert shown(library) == [("bro", Colour.RED, 2, 0), ("havn", None, 1, 0)]


def test_all_of_it_is_written_or_nothing(library: Library, meeting: MeetingId) -> None:
    there = tagged(meeting, "bro")
    put(library, there)
    nowhere = tagged(MeetingId("nowhere"), "x")
    with pytest.raises(Exception, match="FOREIGN KEY"):
        write(
            library,
            [Written(tagged(meeting, "ny")), Written(nowhere)],
            [Deleted(there.id)],
            [WrittenTag(new_tag("kaj", Colour.RED, "Ea"))],
        )
    assert of_meeting(library, meeting) == [there]
    assert kept_tags(library) == []


def test_a_locked_library_takes_nothing_of_an_edit(
    library: Library, other: Library, meeting: MeetingId
) -> None:
    other.connection.execute("PRAGMA busy_timeout = 0")
    with library.transaction(), pytest.raises(LibraryError):
        write(other, [Written(tagged(meeting, "bro"))], tags=[WrittenTag(new_tag("bro", None, "Ea"))])
    assert tags(library) == []


def test_colours_have_names_that_the_reader_may_change(library: Library, other: Library) -> None:
    assert list(colour_names(library).values()) == ["Yellow", "Green", "Blue", "Red", "Purple"]
    assert name_colour(library, Colour.GREEN, "  Spørg\u00a0til ", "Ea") == Changes(colours=True)
    assert colour_names(other)[Colour.GREEN] == "Spørg til"
    name_colour(library, Colour.GREEN, "Enig")
    assert own_colour_names(other) == {Colour.GREEN: "Enig"}
    for nothing in (None, "  "):
        name_colour(library, Colour.GREEN, nothing)
        assert colour_names(other)[Colour.GREEN] == "Green"


def test_half_a_letter_keeps_no_name_from_being_saved(library: Library) -> None:
    put_tag(library, new_tag("bro\ud83c", None, "Ea"))
    name_colour(library, Colour.RED, "Nej\ud83c")
    assert [tag.name for tag in kept_tags(library)] == ["bro?"]
    assert own_colour_names(library) == {Colour.RED: "Nej?"}


def test_changes_of_tags_and_colours_add_up() -> None:
    assert Changes(tags=True)
    assert Changes(tags=True) | Changes(colours=True) == Changes(tags=True, colours=True)


def test_times_are_utc(library: Library) -> None:
    tag = new_tag("bro", None, "Ea")
    put_tag(library, tag)
    assert kept_tags(library)[0].modified == tag.modified <= datetime.now(UTC)
