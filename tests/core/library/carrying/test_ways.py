"""From which version to which annotations are carried: in any order of import, from where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.library import Library, catch_up, load, of_meeting, open_library, put, restore, save_copy
from core.library.belonging.filing import bring_back, delete_meetings
from core.library.carrying.targets import meetings_to_carry
from core.library.carrying.told import outcome_of, waiting
from core.versions.carrying import carry_all
from tests.core.library.carrying.two_versions import (
    AGENDA,
    AMENDED,
    CRANE,
    LIGHT,
    MINUTES,
    NONE,
    RATES,
    SUPPLEMENT,
    Desk,
    everything,
)


def carried(desk: Desk) -> int:
    """How many came along; those on one passage are one."""
    found = [each.along for each in carry_all(desk.library)]
    catch_up(desk.library)
    return sum(found)


def stands(desk: Desk) -> list[tuple[object, ...]]:
    """Where all annotations stand, by what they say."""
    made = of_meeting(desk.library, desk.meeting)
    return sorted((each.text, each.file, each.item.title, each.passage) for each in made)


@pytest.mark.parametrize(
    "order",
    [
        ("revideret.txt", "carry", "referat.txt", "carry"),
        ("referat.txt", "carry", "revideret.txt", "carry"),
        ("referat.txt", "revideret.txt", "carry"),
        ("revideret.txt", "referat.txt", "carry"),
    ],
)
def test_agenda_minutes_and_amended_agenda_in_any_order_end_alike(
    tmp_path: Path, order: Sequence[str]
) -> None:
    desk = Desk(open_library(tmp_path / "library.sqlite"), tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    for words, item in (("ligger i mørke", LIGHT), ("fuld i juli", RATES), ("160 kr.", RATES)):
        if words in AGENDA:
            desk.mark(words, item, words)
    desk.note(RATES, "Hele punktet")
    for step in order:
        if step == "revideret.txt":
            desk.comes_newer(step, AMENDED, than="dagsorden.txt")
        elif step == "referat.txt":
            desk.comes(step, MINUTES)
        else:
            carried(desk)
    minutes = load(desk.library, desk.meeting)
    assert desk.front == "referat.txt"
    at = minutes.source.text.index
    assert [
        (text, file == minutes.file, item, passage and passage.span.start)
        for text, file, item, passage in stands(desk)
    ] == [
        ("Hele punktet", True, "Takster for autocampere", None),
        ("fuld i juli", True, "Takster for autocampere", at("fuld i juli")),
        ("ligger i mørke", True, "Ny molebelysning", at("ligger i mørke")),
    ]
    desk.library.close()


def test_what_is_added_to_the_agenda_after_the_minutes_came_follows(desk: Desk) -> None:
    carried(desk)
    desk.mark("fuld i juli", RATES, "Givet senere", author="Anne")
    assert meetings_to_carry(desk.library) == [desk.meeting]
    assert carried(desk) == 1
    assert ("Givet senere", desk.file("referat.txt")) in [each[:2] for each in stands(desk)]
    result = outcome_of(desk.library, desk.meeting)
    assert result is not None
    assert "Givet senere" in [each.text for one in result.together for each in one.annotations]


def test_one_that_does_not_say_where_it_stands_is_looked_for_and_comes_along(desk: Desk) -> None:
    carried(desk)
    for item, text in ((CRANE, "Fra en kollega"), (ItemKey("9", "Findes ikke"), "Uden sted")):
        put(desk.library, new_annotation(desk.meeting, item, AnnotationKind.NOTE, text, "Anne"))
    assert meetings_to_carry(desk.library) == [desk.meeting]
    carried(desk)
    files = dict(each[:2] for each in stands(desk))
    assert files["Fra en kollega"] == desk.file("dagsorden.txt"), "its item is in the agenda alone"
    assert files["Uden sted"] == desk.file("referat.txt")
    (crane,) = waiting(desk.library)
    assert [each.text for each in crane.together.annotations] == ["Sælg den", "Fra en kollega"]
    assert meetings_to_carry(desk.library) == []


def test_one_whose_file_went_to_another_meeting_counts_as_one_of_no_file(desk: Desk) -> None:
    carried(desk)
    note = new_annotation(desk.meeting, RATES, AnnotationKind.NOTE, "Flyttet", "Ida", file="0" * 64)
    put(desk.library, note)
    assert meetings_to_carry(desk.library) == [desk.meeting]
    carried(desk)
    assert ("Flyttet", desk.file("referat.txt")) in [each[:2] for each in stands(desk)]
    assert meetings_to_carry(desk.library) == []


def test_what_stands_in_a_supplement_follows_the_supplement(desk: Desk) -> None:
    desk.comes("tillaeg.txt", SUPPLEMENT)
    key = ItemKey("6", "Redningskranse ved badebroen")
    desk.mark("To kranse er væk", key, "Hvor?", version="tillaeg.txt")
    carried(desk)
    assert ("Hvor?", desk.file("tillaeg.txt")) in [each[:2] for each in stands(desk)]
    desk.comes_newer("nyt.txt", SUPPLEMENT.replace("i\n", "i \n"), than="tillaeg.txt")
    assert desk.library.rows("SELECT count(*) FROM document WHERE kind = 'supplement'") == [(1,)]
    carried(desk)
    assert ("Hvor?", desk.file("nyt.txt")) in [each[:2] for each in stands(desk)]
    assert desk.front == "referat.txt"


def test_a_meeting_that_was_deleted_is_carried_when_it_is_there_again(desk: Desk) -> None:
    delete_meetings(desk.library, [desk.meeting])
    assert meetings_to_carry(desk.library) == []
    bring_back(desk.library, [desk.meeting])
    assert carried(desk) == 4
    assert desk.meeting != NONE


def test_a_copy_of_the_library_knows_all_of_it(desk: Desk) -> None:
    carried(desk)
    copy = desk.folder / "kopi.sqlite"
    save_copy(desk.library, copy)
    state = everything(desk.library)
    for name in ("annotation", "kept_place", "carried", "carry_run"):
        desk.library.connection.execute(f"DELETE FROM {name}")
    restore(copy, desk.library.path)
    assert everything(desk.library) == state


def test_of_what_comes_along_comments_are_counted_apart(library: Library, tmp_path: Path) -> None:
    desk = Desk(library, tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    desk.mark("to tilbud", LIGHT, "Hvem?", kind=AnnotationKind.COMMENT)
    desk.mark("to tilbud", LIGHT, "Havnen.", kind=AnnotationKind.COMMENT)
    desk.mark("to tilbud", LIGHT)
    desk.comes("referat.txt", MINUTES)
    (found,) = carry_all(library)
    assert (found.along + found.waiting, found.comments) == (2, 1)
