"""Which items a range and what is asked of them come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from core.annotations import Annotation, AnnotationKind, FollowUp, ItemKey, MeetingId, new_annotation
from core.library import Library, add, catch_up, list_meetings, load, prepare, put
from core.library.belonging.filing import delete_meetings
from core.library.lists.chosen import ChosenItems, ItemPlace, Only, Range, chosen_items
from core.library.lists.documents import documents_of
from core.minutes import DocumentKind, Outcome
from tests.core.library.invented import AGENDA, opened
from tests.core.library.registered import Case, meeting_of

TODAY = date(2031, 6, 1)
EVERYTHING = Range()


def chosen(
    library: Library, range_: Range = EVERYTHING, only: Only | None = None, **asked: frozenset[str]
) -> list[ChosenItems]:
    catch_up(library)
    return chosen_items(library, range_, only or Only(), TODAY, **asked)


def places(found: list[ChosenItems]) -> list[tuple[MeetingId, tuple[int, ...] | None]]:
    return [(each.meeting, each.items) for each in found]


def added(
    library: Library,
    meeting: MeetingId,
    item: int = 0,
    kind: AnnotationKind = AnnotationKind.NOTE,
    text: str = "Husk",
    author: str = "Ea",
    done: datetime | None = None,
) -> Annotation:
    key = ItemKey.of(load(library, meeting).meeting.items[item])
    state = FollowUp(done=done) if kind is AnnotationKind.FOLLOW_UP else None
    made = new_annotation(meeting, key, kind, text, author, follow_up=state)
    put(library, made)
    return made


@pytest.fixture
def three(library: Library) -> tuple[MeetingId, ...]:
    """May, March and one without a date, taken in in that order."""
    may = meeting_of(library, Case("Havnens kaj"), Case("Ny skole", Outcome.POSTPONED))
    march = meeting_of(library, Case("Vejplan"), Case("Skolens tag"), day=date(2031, 3, 5), body="Byrådet")
    undated = meeting_of(library, Case("Åens løb"), day=None, body="Miljøudvalget")
    return may, march, undated


def test_everything_comes_by_date_what_has_none_last(library: Library, three: tuple[MeetingId, ...]) -> None:
    may, march, undated = three
    found = chosen(library)
    assert places(found) == [(march, None), (may, None), (undated, None)]
    assert [(each.open, each.closed, each.is_whole) for each in found] == [
        (2, 0, True),
        (2, 0, True),
        (1, 0, True),
    ]
    assert [each.date for each in found] == [date(2031, 3, 5), date(2031, 5, 14), None]


def test_meetings_items_and_a_line_add_to_each_other(library: Library, three: tuple[MeetingId, ...]) -> None:
    may, march, undated = three
    both = Range(meetings=(undated,), items=(ItemPlace(may, 0), ItemPlace(may, 0)))
    assert places(chosen(library, both)) == [(may, (0,)), (undated, None)]
    line = Range(items=(ItemPlace(may, 0),), line="skole")
    assert places(chosen(library, line)) == [(march, (1,)), (may, (0, 1))]
    # a meeting as a whole is not cut to what a line finds in it
    assert places(chosen(library, Range(meetings=(may,), line="havnens"))) == [(may, None)]


def test_what_is_not_there_is_not_chosen(library: Library, three: tuple[MeetingId, ...]) -> None:
    may, march, _undated = three
    version = load(library, march).version
    asked = (ItemPlace(may, 9), ItemPlace(MeetingId("none"), 0), ItemPlace(may, 0, version))
    assert chosen(library, Range(items=asked)) == []
    assert chosen(library, Range(meetings=(MeetingId("none"),))) == []
    assert chosen(library, Range(line="ingenting")) == []
    assert chosen(library, Range(line='"')) == []


def test_a_blank_line_asks_for_nothing_of_its_own(library: Library, three: tuple[MeetingId, ...]) -> None:
    assert len(chosen(library, Range(line="  "))) == 3
    assert places(chosen(library, Range(meetings=three[:1], line=" "))) == [(three[0], None)]


def test_a_line_of_filters_alone_finds_all_there_is(library: Library) -> None:
    cases = [Case(f"Sag {number}") for number in range(45)]
    meeting = meeting_of(library, *cases)
    found = chosen(library, Range(line="outcome:approved"))
    assert places(found) == [(meeting, tuple(range(45)))]  # not the first screen of them


def test_the_item_of_a_note_that_a_line_finds_is_chosen(
    library: Library, three: tuple[MeetingId, ...]
) -> None:
    added(library, three[0], 1, text="Ring til havnefogeden")
    assert places(chosen(library, Range(line="havnefogeden"))) == [(three[0], (1,))]


def test_deleted_meetings_are_never_chosen(library: Library, three: tuple[MeetingId, ...]) -> None:
    may, march, _undated = three
    added(library, may)
    delete_meetings(library, [may])
    ranges = (EVERYTHING, Range(meetings=(may,)), Range(items=(ItemPlace(may, 0),)), Range(line="havnens"))
    for range_ in ranges:
        assert may not in {each.meeting for each in chosen(library, range_)}
    assert chosen(library, only=Only(annotated=True)) == []
    assert march in {each.meeting for each in chosen(library)}


def test_what_counts_beside_comes_after_what_stands_in_front(library: Library) -> None:
    agenda = add(library, prepare(opened(kind=DocumentKind.AGENDA, name="dagsorden.pdf")))
    minutes = add(library, prepare(opened()))
    beside = opened([("Tillægssag", "Godkendt.")], kind=DocumentKind.SUPPLEMENT, name="tillaeg.pdf")
    supplement = add(library, prepare(beside))
    assert len({each.meeting for each in (agenda, minutes, supplement)}) == 1
    found = chosen(library)
    assert [(each.version, each.open) for each in found] == [(None, 2), (supplement.version, 1)]
    # a hit is chosen in the version it stands in
    found = chosen(library, Range(line="tillægssag"))
    assert [(each.version, each.items) for each in found] == [(supplement.version, (0,))]
    # an older version is chosen where it is named
    found = chosen(library, Range(items=(ItemPlace(agenda.meeting, 1, agenda.version),)))
    assert [(each.version, each.items) for each in found] == [(agenda.version, (1,))]


def test_what_a_newer_version_tells_anew_is_chosen_once(library: Library) -> None:
    agenda = add(library, prepare(opened(kind=DocumentKind.AGENDA, name="dagsorden.pdf")))
    added(library, agenda.meeting)  # keeps the agenda in front
    also = (*AGENDA, ("Kun i referatet af Birkelunden", "Godkendt."))
    minutes = add(library, prepare(opened(also)))
    assert list_meetings(library)[0].version == agenda.version
    found = chosen(library, Range(line="birkelunden"))
    assert [(each.version, each.items) for each in found] == [(None, (1,)), (minutes.version, (2,))]
    assert [each.version for each in chosen(library)] == [None]


def test_only_annotated_items(library: Library, three: tuple[MeetingId, ...]) -> None:
    may, march, _undated = three
    added(library, may, 1)
    added(library, march, 0, author="Bo")
    only = Only(annotated=True)
    assert places(chosen(library, only=only)) == [(march, (0,)), (may, (1,))]
    assert places(chosen(library, only=only, unseen=frozenset({"Bo"}))) == [(may, (1,))]
    items = Range(items=(ItemPlace(may, 0), ItemPlace(may, 1)))
    assert places(chosen(library, items, only)) == [(may, (1,))]
    assert places(chosen(library, Range(line="skole"), only)) == [(may, (1,))]


def test_a_tag_means_those_below_it_and_of_several_one(
    library: Library, three: tuple[MeetingId, ...]
) -> None:
    may, march, undated = three
    added(library, may, 0, AnnotationKind.TAG, "Økonomi/anlæg")
    added(library, march, 1, AnnotationKind.TAG, "skole")
    added(library, undated, 0, AnnotationKind.TAG, "økonomisk")
    assert places(chosen(library, only=Only(tags=("økonomi",)))) == [(may, (0,))]
    assert places(chosen(library, only=Only(tags=("økonomi", "skole")))) == [(march, (1,)), (may, (0,))]


def test_all_that_is_asked_for_must_hold(library: Library, three: tuple[MeetingId, ...]) -> None:
    may, _march, _undated = three
    added(library, may, 0, AnnotationKind.TAG, "skole")
    added(library, may, 1, AnnotationKind.TAG, "skole")
    added(library, may, 1, AnnotationKind.FOLLOW_UP)
    postponed = (Outcome.POSTPONED,)
    assert places(chosen(library, only=Only(tags=("skole",), follow_ups=True))) == [(may, (1,))]
    assert places(chosen(library, only=Only(tags=("skole",), outcomes=postponed))) == [(may, (1,))]
    assert chosen(library, only=Only(tags=("havn",), outcomes=postponed)) == []


def test_the_outcome_is_that_of_the_last_own_decision_in_effect(library: Library) -> None:
    file = opened()
    first, second = file.meeting.items
    approved = replace(first.decisions[0], outcome=Outcome.APPROVED)
    earlier = replace(approved, own=False, outcome=Outcome.REJECTED)
    as_recommended = replace(second.decisions[0], outcome=Outcome.OTHER, effective=Outcome.POSTPONED)
    items = (
        replace(first, decisions=(replace(approved, outcome=Outcome.NOTED), approved, earlier)),
        replace(second, decisions=(as_recommended,)),
    )
    changed = replace(file, meeting=replace(file.meeting, items=items))
    meeting = add(library, prepare(changed)).meeting
    for outcome, expected in (
        (Outcome.APPROVED, (0,)),
        (Outcome.POSTPONED, (1,)),
        (Outcome.NOTED, None),
        (Outcome.REJECTED, None),
    ):
        found = [each for each in chosen(library, only=Only(outcomes=(outcome,))) if each.items]
        assert places(found) == ([(meeting, expected)] if expected else [])


def test_only_what_is_still_to_be_followed_up(library: Library, three: tuple[MeetingId, ...]) -> None:
    may, march, _undated = three
    added(library, may, 0, AnnotationKind.FOLLOW_UP)
    added(library, march, 0, AnnotationKind.FOLLOW_UP, done=datetime(2031, 5, 20, tzinfo=UTC))
    assert places(chosen(library, only=Only(follow_ups=True))) == [(may, (0,))]


def test_a_meeting_whose_annotated_item_is_gone_is_chosen_as_a_whole(
    library: Library, three: tuple[MeetingId, ...]
) -> None:
    may, march, _undated = three
    put(library, new_annotation(may, ItemKey("9", "Borte"), AnnotationKind.NOTE, "Husk", "Ea"))
    head = new_annotation(march, ItemKey(None, None), AnnotationKind.TAG, "fravær", "Ea")
    put(library, head)
    assert places(chosen(library, only=Only(annotated=True))) == [(march, ()), (may, ())]
    assert places(chosen(library, only=Only(tags=("fravær",)))) == [(march, ())]
    # of single items it is no part
    assert chosen(library, Range(items=(ItemPlace(may, 0),)), Only(annotated=True)) == []


def test_closed_items_are_counted_apart(library: Library) -> None:
    meeting_of(library, Case("Åben sag"), Case("Køb af jord", closed=True), Case("Salg", closed=True))
    (found,) = chosen(library)
    assert (found.open, found.closed) == (1, 2)
    (found,) = chosen(library, Range(line="køb"))
    assert (found.items, found.open, found.closed) == ((1,), 0, 1)


def test_a_document_is_told_with_whether_it_has_closed_items(library: Library) -> None:
    open_ = add(library, prepare(opened()))
    closed = add(library, prepare(opened(closed=[1], day=date(2031, 6, 1), name="lukket.pdf")))
    part = add(
        library,
        prepare(opened([("Salg", "Godkendt.")], kind=DocumentKind.CLOSED_PART, name="lukket del.pdf")),
    )
    asked = [(open_.meeting, None), (closed.meeting, None), (part.meeting, part.version)]
    found = documents_of(library, [*asked, asked[0], (open_.meeting, open_.version)])
    assert [(each.name, each.has_closed_items) for each in found] == [
        ("referat.pdf", False),
        ("lukket.pdf", True),
        ("lukket del.pdf", True),
    ]
    delete_meetings(library, [open_.meeting])
    assert [each.name for each in documents_of(library, asked[:2])] == ["lukket.pdf"]
