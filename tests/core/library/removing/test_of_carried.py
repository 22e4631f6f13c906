"""Removing for good reaches what came along to other versions: kept places, what is said of their way."""

from __future__ import annotations

from core.library import catch_up, load, of_meeting
from core.library.carrying.told import outcome_of, waiting
from core.library.removing import clean, remove_items, remove_meetings, remove_words
from core.library.removing.items import count_items
from core.versions.carrying import carry_all
from tests.core.library.carrying.two_versions import CRANE, LIGHT, MINUTES, Desk

TABLES = ("annotation", "kept_place", "carried", "carry_run", "seen_item")


def rows_with(desk: Desk, words: str) -> set[str]:
    found = set()
    for table in TABLES:
        columns = [row[1] for row in desk.library.rows(f"PRAGMA table_info({table})")]
        said = " OR ".join(f"instr(coalesce({column}, ''), ?)" for column in columns)
        if desk.library.rows(f"SELECT 1 FROM {table} WHERE {said}", [words] * len(columns)):
            found.add(table)
    return found


def carried(desk: Desk) -> None:
    assert list(carry_all(desk.library))
    catch_up(desk.library)


def test_words_go_from_kept_places_and_from_what_is_said_of_the_way(desk: Desk) -> None:
    carried(desk)
    assert rows_with(desk, "to tilbud") == {"kept_place", "carried"}
    remove_words(desk.library, "to tilbud")
    assert rows_with(desk, "to tilbud") == set()
    assert rows_with(desk, "bolværk") == {"carry_run", "seen_item"}
    remove_words(desk.library, "bolværk")
    assert rows_with(desk, "bolværk") == set()
    assert clean(desk.library)
    result = outcome_of(desk.library, desk.meeting)
    assert result is not None
    quotes = [each.carried.was.passage and each.carried.was.passage.quote for each in result.together]
    assert "██ ██████" in quotes


def test_an_item_goes_with_what_was_kept_on_it_and_is_offered_in_it(desk: Desk) -> None:
    carried(desk)
    assert rows_with(desk, "molebelysning") == {"annotation", "kept_place", "carried"}
    remove_items(desk.library, desk.meeting, [LIGHT])
    assert rows_with(desk, "molebelysning") == set()
    assert rows_with(desk, "i mørke") == set()
    assert sorted(each.text for each in of_meeting(desk.library, desk.meeting)) == [
        "Også i august",
        "Spørg campingpladsen",
        "Sælg den",
    ]


def test_an_item_that_is_in_the_old_version_alone_goes_with_what_waits_for_a_place(
    desk: Desk,
) -> None:
    carried(desk)
    remove_items(desk.library, desk.meeting, [CRANE])
    assert waiting(desk.library) == []
    assert rows_with(desk, "Sælg den") == set()
    assert load(desk.library, desk.meeting).carried


def test_a_meeting_goes_with_all_of_it(desk: Desk) -> None:
    carried(desk)
    remove_meetings(desk.library, [desk.meeting])
    for table in TABLES:
        assert desk.library.rows(f"SELECT count(*) FROM {table}") == [(0,)], table


def test_what_came_along_from_an_item_that_has_another_title_now_goes_with_it(desk: Desk) -> None:
    renamed = MINUTES.replace("Ny molebelysning\nSagsnr. 30-001204", "Lamper på molen")
    desk.comes_newer("rettet.txt", renamed, than="referat.txt")
    carried(desk)
    loaded = load(desk.library, desk.meeting)
    assert [each.item.title for each in of_meeting(desk.library, desk.meeting)].count("Lamper på molen") == 3
    assert loaded.meeting.items[1].title == "Lamper på molen"
    assert count_items(desk.library, desk.meeting, [LIGHT]).notes == 3
    remove_items(desk.library, desk.meeting, [LIGHT])
    assert sorted(each.text for each in of_meeting(desk.library, desk.meeting)) == [
        "Også i august",
        "Spørg campingpladsen",
        "Sælg den",
    ]
