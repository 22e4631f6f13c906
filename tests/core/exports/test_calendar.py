from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import vobject

from core.annotations import ItemKey
from core.errors import UserFacingError
from core.exports import calendar
from core.exports.remarks import Remarks, Task
from core.exports.summary import Summary, Unplaced
from tests.core.exports.invented_summary import (
    LONG_TITLE,
    WHEN,
    annotated_item,
    decision,
    everything,
    full_item,
    head,
    item,
    summary,
    task,
)


def events(told: Summary) -> list[Any]:
    content = calendar.render(told)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.count(b"\n") == content.count(b"\r\n")
    found = vobject.readOne(content.decode())
    found.validate()
    return list(found.vevent_list)


def of(*tasks: Task, **changed: object) -> Summary:
    return summary([item(remarks=Remarks(tasks=tasks), **changed)])


def test_each_follow_up_with_a_day_is_an_event_of_that_whole_day() -> None:
    first, last = events(everything())
    assert first.summary.value == (
        "Ea Dam: Hent tallene fra økonomiafdelingen (Budgetopfølgning pr. 30. april)"
    )
    assert (first.dtstart.value, first.dtend.value) == (date(2031, 6, 15), date(2031, 6, 16))
    assert first.transp.value == "TRANSPARENT"
    assert first.categories.value == ["Follow-up"]
    assert first.description.value.split("\n") == [
        "Hent tallene fra økonomiafdelingen",
        "1. Budgetopfølgning pr. 30. april",
        "Økonomiudvalget, 14 May 2031",
        "Case number: 31-000417",
        "Decision: Approved. Godkendt. V stemte imod.",
        "Decision: Recommended (Teknikudvalget, 2 May 2031). Anbefales.",
        "Referat maj.pdf, page 3",
    ]
    assert last.summary.value == "Done: Åse: Svar borgerne (Køb af jord)"
    assert not hasattr(first, "valarm")


def test_taking_it_in_again_brings_the_events_up_to_date() -> None:
    (before,) = events(of(task()))
    later = replace(task(due=date(2031, 6, 20)), modified=WHEN.replace(day=25))
    (after,) = events(of(later))
    assert before.uid.value == after.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.last_modified.value == after.dtstamp.value == datetime(2031, 5, 25, 9, 30, tzinfo=UTC)
    assert calendar.render(of(task())) == calendar.render(of(task()))


def test_the_reader_is_named_only_when_asked_to() -> None:
    told = of(task(who=None))
    assert b"Ea Dam" not in calendar.render(told)
    (event,) = events(replace(told, reader="Ea Dam"))
    assert event.contact.value == "Ea Dam"


def test_a_follow_up_on_a_closed_item_is_private() -> None:
    opened, closed = events(of(task()))[0], events(of(task(), closed=True))[0]
    assert (opened.contents["class"][0].value, closed.contents["class"][0].value) == ("PUBLIC", "PRIVATE")
    assert "(closed)" in closed.description.value


def test_each_event_tells_of_its_own_item_also_where_two_have_one_name() -> None:
    first = item(
        title="Salg", number="1", decisions=(decision("Solgt."),), remarks=Remarks(tasks=(task("t1"),))
    )
    second = item(
        title="Salg",
        number="1",
        index=1,
        closed=True,
        decisions=(decision("Solgt for 4 millioner."),),
        remarks=Remarks(tasks=(task("t2"),)),
    )
    lost = Unplaced(head(), ItemKey("1", "Salg", "31-000417"), Remarks(tasks=(task("t3"),)))
    told = summary([first, second])
    told = replace(told, groups=(replace(told.groups[0], unplaced=(lost,)),))
    opened, closed, without = events(told)
    assert "Decision: Approved. Solgt.\n" in opened.description.value
    assert "millioner" not in opened.description.value
    assert "millioner" in closed.description.value
    assert "Decision" not in without.description.value
    assert [each.contents["class"][0].value for each in (opened, closed)] == ["PUBLIC", "PRIVATE"]


def test_special_signs_and_long_titles_survive() -> None:
    text = "Køb; sælg, eller \\behold\nÆblet 🍎 til rådet\x07"
    (event,) = events(of(task(text=text, who=None), title=LONG_TITLE))
    assert event.description.value.startswith("Køb; sælg, eller \\behold\nÆblet 🍎 til rådet\n")
    assert event.summary.value.startswith("Køb; sælg, eller \\behold Æblet 🍎 til rådet (Godkendelse")


def test_a_follow_up_without_words_goes_by_its_item() -> None:
    (event,) = events(of(task(text=" ", who=None)))
    assert event.summary.value == "Budgetopfølgning pr. 30. april"


def test_an_id_with_half_a_letter_makes_no_broken_calendar() -> None:
    (event,) = events(of(replace(task("Ring", due=date(2031, 6, 15)), id="a\ud800b")))
    assert event.uid.value == "a-b@protokollen"


def test_100_follow_ups_of_an_item_are_100_events() -> None:
    assert len({event.uid.value for event in events(summary([annotated_item()]))}) == 100


def test_an_item_under_two_headings_gives_its_follow_ups_once() -> None:
    told = everything()
    assert len(events(replace(told, groups=told.groups * 2))) == 2


@pytest.mark.parametrize("told", [summary(), of(task(due=None)), summary([item(head("m3"))])])
def test_nothing_to_put_in_is_said_with_what_to_do(told: Summary) -> None:
    with pytest.raises(UserFacingError, match="no follow-up with a date") as failed:
        calendar.render(told)
    assert "Nothing was written" in failed.value.advice


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    calendar.render(summary([full_item()]), lambda done, of: told.append((done, of)))
    assert told == [(0, 1), (1, 1)]
