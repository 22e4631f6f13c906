"""What a colleague gave lies beside the reader's own: each with its author and its id, the newer edit in
front, nothing twice and nothing lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.annotations import (
    AnnotationKind,
    Colour,
    FollowUp,
    ItemKey,
    Passage,
    Tag,
    new_annotation,
)
from core.confidential.personal import Masking
from core.library import (
    Library,
    delete,
    kept_tags,
    load,
    of_meeting,
    put,
    put_tag,
)
from core.library.belonging.naming import body_states, put_bodies
from core.library.colleagues.history import annotations_with_history, history_of
from core.library.colleagues.receiving import SLICE
from core.library.lists.chosen import ChosenItems
from core.minutes import Role
from core.sharing.going_out import collected
from core.sharing.taking_in import MeetingNeeded, take_in, undo_taking
from core.sharing.web_annotations import Given, read_collection
from core.tags import tag_key
from tests.core.library.invented import AGENDA
from tests.core.sharing.taking import (
    ANNE,
    FIRST,
    SECOND,
    TODAY,
    bring_in,
    changed,
    counted,
    everything,
    given_by,
    mark,
    note,
)
from tests.stamps import without_stamps


def test_every_kind_comes_over_with_its_author_id_and_place(library: Library, hers: Library) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    decision = Passage.of(
        (loaded := load(hers, theirs)).source, loaded.meeting.items[0].decisions[0].span, Role.DECISION
    )
    made = [
        mark(hers, theirs, "Anbefales", AnnotationKind.HIGHLIGHT),
        mark(hers, theirs, "godkendt", AnnotationKind.UNDERLINE),
        mark(hers, theirs, "Beslutning", AnnotationKind.AREA),
        mark(hers, theirs, "Anbefales", AnnotationKind.NOTE, "Hvem?"),
        note(hers, theirs, "Spørg Åse 🏛"),
    ]
    for extra in (
        new_annotation(theirs, FIRST, AnnotationKind.TAG, "økonomi/anlæg", ANNE, decision),
        new_annotation(
            *(theirs, SECOND, AnnotationKind.FOLLOW_UP, "Ring", ANNE),
            follow_up=FollowUp("Bo", date(2031, 6, 1), datetime(2031, 5, 30, 9, 1, 2, 3, tzinfo=UTC)),
        ),
    ):
        put(hers, extra)
        made.append(extra)

    taken = take_in(library, given_by(hers, theirs), TODAY)

    assert counted(taken) == {"added": 7}
    assert taken.changes.annotated == {ours}
    assert taken.changes.tags
    by_id = {each.id: each for each in of_meeting(library, ours)}
    file = load(library, ours).file
    assert by_id == {each.id: replace(each, meeting=ours, file=file) for each in made}


def test_the_same_file_twice_changes_nothing(library: Library, hers: Library) -> None:
    bring_in(library)
    theirs = bring_in(hers)
    note(hers, theirs, "Spørg Åse")
    mark(hers, theirs, "Anbefales", AnnotationKind.HIGHLIGHT)
    given = given_by(hers, theirs)
    take_in(library, given, TODAY)
    before = everything(library)

    again = take_in(library, given, TODAY)

    assert counted(again) == {"known": 2}
    assert not again.changes
    assert everything(library) == before


def test_the_newer_edit_wins_and_the_older_stays_in_its_history(library: Library, hers: Library) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    made = note(hers, theirs, "Først")
    first = given_by(hers, theirs)
    take_in(library, first, TODAY)
    changed(hers, made, "Så")
    second = given_by(hers, theirs)

    taken = take_in(library, second, TODAY)

    assert counted(taken) == {"newer": 1}
    assert [each.text for each in of_meeting(library, ours)] == ["Så"]
    (earlier,) = history_of(library, made.id)
    assert (earlier.annotation.text, earlier.annotation.author) == ("Først", ANNE)
    assert annotations_with_history(library) == {made.id}
    # the old file comes late: what is here stays, and its state is in the history already
    before = everything(library)
    assert counted(take_in(library, first, TODAY)) == {"known": 1}
    assert everything(library) == before


def test_an_older_edit_of_somebody_else_goes_into_the_history(library: Library, hers: Library) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    made = note(hers, theirs, "Først")
    take_in(library, given_by(hers, theirs), TODAY)
    changed(hers, made, "Hendes")
    here = of_meeting(library, ours)[0]
    put(library, replace(here, text="Mine", modified=here.modified + timedelta(hours=2)))

    taken = take_in(library, given_by(hers, theirs), TODAY)

    assert counted(taken) == {"older": 1}
    assert [each.text for each in of_meeting(library, ours)] == ["Mine"]
    assert [each.annotation.text for each in history_of(library, made.id)] == ["Hendes"]


def test_what_was_deleted_here_stays_so_unless_it_was_changed_since(library: Library, hers: Library) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    made = note(hers, theirs, "Først")
    take_in(library, given_by(hers, theirs), TODAY)
    delete(library, made.id)

    assert counted(take_in(library, given_by(hers, theirs), TODAY)) == {"deleted": 1}
    assert of_meeting(library, ours) == []

    changed(hers, made, "Alligevel")  # an hour after it was deleted
    assert counted(take_in(library, given_by(hers, theirs), TODAY)) == {"newer": 1}
    assert [each.text for each in of_meeting(library, ours)] == ["Alligevel"]


def test_what_has_no_place_here_is_kept_and_listed_with_its_old_words(
    library: Library, hers: Library
) -> None:
    theirs = bring_in(hers)
    ours = bring_in(library, items=(("Budgetopfølgning", "Taget til efterretning."),), content=b"another")
    mark(hers, theirs, "Anbefales", AnnotationKind.HIGHLIGHT)
    note(hers, theirs, "Om skolen")
    note(hers, theirs, "Om budgettet", FIRST)

    taken = take_in(library, given_by(hers, theirs), TODAY)

    assert counted(taken) == {"added": 3, "unplaced": 2}
    lost = {each.kind: each for each in taken.unplaced}
    highlight, words = lost[AnnotationKind.HIGHLIGHT], lost[AnnotationKind.HIGHLIGHT].passage
    assert words is not None
    assert (words.quote, highlight.item) == ("Anbefales", FIRST)
    assert lost[AnnotationKind.NOTE].item == SECOND
    assert len(of_meeting(library, ours)) == 3


def test_the_meeting_is_found_under_the_readers_name_for_the_body(library: Library, hers: Library) -> None:
    ours = bring_in(library, content=b"the same minutes in another file")
    (body,) = body_states(library, [row for (row,) in library.rows("SELECT id FROM body")])
    put_bodies(library, [body._replace(name="ØU")], "Bo")
    theirs = bring_in(hers)
    note(hers, theirs, "Se her")

    assert counted(take_in(library, given_by(hers, theirs), TODAY)) == {"added": 1}
    assert [each.text for each in of_meeting(library, ours)] == ["Se her"]


def test_masked_words_find_their_place_in_the_same_file_again(library: Library, hers: Library) -> None:
    items = (("Klage", "Borgeren med CPR 010203-1234 får medhold."), *AGENDA)
    ours, theirs = bring_in(library, items=items), bring_in(hers, items=items)
    words = "CPR 010203-1234 får"
    mark(hers, theirs, words, AnnotationKind.HIGHLIGHT)
    content = collected(hers, [ChosenItems(theirs)], closed_items=False, masking=Masking()).content
    assert "1234" not in without_stamps(content)

    taken = take_in(library, read_collection(content), TODAY)

    assert counted(taken) == {"added": 1}
    (here,) = of_meeting(library, ours)
    assert here.passage is not None
    assert here.passage.quote == words
    assert counted(take_in(library, read_collection(content), TODAY)) == {"known": 1}


def test_an_id_of_another_meeting_is_left_alone(library: Library, hers: Library) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    other = bring_in(library, name="andet.pdf", day=date(2031, 6, 1))
    made = note(hers, theirs, "Hendes")
    mine = replace(made, meeting=other, text="Mine", author="Bo Lind")
    put(library, mine)
    taken = take_in(library, given_by(hers, theirs), TODAY)
    assert counted(taken) == {"refused": 1}
    assert of_meeting(library, ours) == []
    assert of_meeting(library, other) == [mine]


def test_what_is_dated_in_the_future_would_win_for_ever_and_is_refused(
    library: Library, hers: Library
) -> None:
    bring_in(library)
    theirs = bring_in(hers)
    put(hers, replace(note(hers, theirs, "Se her"), modified=datetime.now(UTC) + timedelta(days=30)))
    assert counted(take_in(library, given_by(hers, theirs), TODAY)) == {"refused": 1}


def test_all_of_it_is_undone_as_one_step_and_can_be_done_again(library: Library, hers: Library) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    made = note(hers, theirs, "Først")
    late = note(hers, theirs, "Sent")
    take_in(library, given_by(hers, theirs), TODAY)
    here = next(each for each in of_meeting(library, ours) if each.id == late.id)
    put(library, replace(here, text="Mit", modified=here.modified + timedelta(hours=3)))
    changed(hers, made, "Så")
    changed(hers, late, "Hendes")
    tag = new_annotation(theirs, FIRST, AnnotationKind.TAG, "budget", ANNE)
    put(hers, tag)
    put_tag(
        hers,
        Tag("7e0ab0a6-0000-4000-8000-000000000001", "budget", Colour.RED, ANNE, tag.created, tag.created),
    )
    elsewhere = bring_in(hers, name="andet.pdf", day=date(2031, 6, 1))
    note(hers, elsewhere, "Venter")
    given = given_by(hers, theirs, elsewhere)
    rows = [row[1:] for row in everything(library)]

    taken = take_in(library, given, TODAY)
    assert counted(taken) == {"added": 1, "newer": 1, "older": 1, "waiting": 1}
    assert {tag_key(each.name): each.colour for each in kept_tags(library)} == {"budget": Colour.RED}
    changes = undo_taking(library, taken)

    assert changes.annotated == {ours}
    assert kept_tags(library) == []
    assert [row[1:] for row in everything(library) if row[-1] is None or "budget" not in row] == rows
    again = take_in(library, given, TODAY)
    assert counted(again) == counted(taken)


def test_undo_leaves_what_was_changed_since(library: Library, hers: Library) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    made = note(hers, theirs, "Hendes")
    note(hers, theirs, "En anden")
    taken = take_in(library, given_by(hers, theirs), TODAY)
    here = next(each for each in of_meeting(library, ours) if each.id == made.id)
    put(library, here.with_text("Rettet"))
    undo_taking(library, taken)
    assert [each.text for each in of_meeting(library, ours)] == ["Rettet"]


def test_many_go_in_short_transactions_and_a_broken_off_taking_goes_on(
    library: Library, hers: Library
) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    for number in range(SLICE + 20):
        note(hers, theirs, f"Nummer {number}")
    given = given_by(hers, theirs)

    class Stopped(Exception):
        pass

    def stop() -> None:
        raise Stopped

    with pytest.raises(Stopped):
        take_in(library, given, TODAY, between=stop)
    assert len(of_meeting(library, ours)) == SLICE
    assert counted(take_in(library, given, TODAY)) == {"added": 20, "known": SLICE}


def test_annotations_of_another_program_find_their_item_by_their_words(library: Library) -> None:
    ours = bring_in(library)
    value = {
        "type": "Annotation",
        "id": "http://example.org/a",
        "bodyValue": "Hvornår?",
        "target": {
            "source": "file:///referat.pdf",
            "selector": {"type": "TextQuoteSelector", "exact": "Udsat til næste møde"},
        },
    }
    given = read_collection(json.dumps(value).encode())
    with pytest.raises(MeetingNeeded):
        take_in(library, given, TODAY)

    taken = take_in(library, given, TODAY, ours)

    assert counted(taken) == {"added": 2}
    text = load(library, ours).source.text
    for each in of_meeting(library, ours):
        assert each.item == SECOND
        assert each.passage is not None
        assert text[each.passage.span.start : each.passage.span.end] == "Udsat til næste møde"
        assert each.author
    assert counted(take_in(library, given, TODAY, ours)) == {"known": 2}  # though it says no time


def test_half_a_letter_cannot_be_stored_and_breaks_nothing(library: Library, hers: Library) -> None:
    ours, theirs = bring_in(library), bring_in(hers)
    note(hers, theirs, "Se her")
    (one,) = given_by(hers, theirs).annotations
    broken = replace(
        one.annotation, text="halv \ud83d", author="Anne\n\ud83d Holm", item=ItemKey("\ud83d", None)
    )
    take_in(library, Given((replace(one, annotation=broken),)), TODAY)
    (here,) = of_meeting(library, ours)
    assert (here.text, here.author, here.item) == ("halv ?", "Anne ? Holm", ItemKey("?", None))
