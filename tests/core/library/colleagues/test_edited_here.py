"""What a reader changes of a colleague's annotation leaves the colleague's words in its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core.annotations import Annotation, AnnotationId, AnnotationKind, ItemKey, MeetingId, new_annotation
from core.library import Library, Written, add, of_meeting, prepare, put, write
from core.library.colleagues.history import edited_by_others, history_of
from core.library.colleagues.waiting import Waiting, keep_waiting, no_longer_waiting, wait_again, waiting
from core.library.opening import now
from core.web_annotation import GivenAnnotation, MadeIn
from tests.core.library.invented import DAY, opened

ANNE, BO = "Anne Holm", "Bo Lund"


def note(library: Library, author: str = ANNE) -> Annotation:
    meeting = add(library, prepare(opened())).meeting
    made = new_annotation(meeting, ItemKey("1", None), AnnotationKind.NOTE, "Spørg om budgettet", author)
    made = replace(made, modified=made.modified - timedelta(hours=1))
    put(library, made)
    return made


def edit(library: Library, before: Annotation, text: str, editor: str = BO) -> Annotation:
    after = replace(before, text=text, modified=datetime.now(UTC))
    write(library, [Written(after, before.modified, editor)])
    return after


def words(library: Library, annotation: AnnotationId) -> list[str]:
    return [each.annotation.text for each in history_of(library, annotation)]


def test_a_colleagues_words_are_kept_once_while_the_reader_types_on(library: Library) -> None:
    hers = note(library)
    after = edit(library, hers, "Spørg om")
    after = edit(library, after, "Spørg om anlæg")
    assert of_meeting(library, hers.meeting)[0].author == ANNE
    assert words(library, hers.id) == ["Spørg om budgettet"]
    assert edited_by_others(library) == {hers.id: BO}


def test_undoing_the_edit_leaves_no_trace(library: Library) -> None:
    hers = note(library)
    after = edit(library, hers, "Spørg om anlæg")
    write(library, [Written(hers, after.modified, BO)])
    assert of_meeting(library, hers.meeting) == [hers]
    assert words(library, hers.id) == []
    assert edited_by_others(library) == {}


def test_what_the_reader_writes_oneself_has_no_history(library: Library) -> None:
    own = note(library, BO)
    edit(library, own, "Spørg om anlæg")
    assert words(library, own.id) == []


def test_what_takes_the_place_of_a_state_with_earlier_ones_keeps_it(library: Library) -> None:
    """As "Put back" does with what the reader wrote and a colleague changed."""
    hers = note(library)
    after = edit(library, hers, "Spørg om anlæg")
    newer = replace(after, text="Spørg i maj", modified=after.modified + timedelta(hours=1))
    put(library, newer)
    edit(library, newer, "Spørg i juni")
    assert words(library, hers.id) == ["Spørg i maj", "Spørg om budgettet"]


def test_what_waits_can_be_forgotten_and_wait_again(library: Library) -> None:
    made = [
        new_annotation(MeetingId("m"), ItemKey("1", None), AnnotationKind.NOTE, text, ANNE)
        for text in ("Første", "Anden")
    ]
    where = MadeIn(None, None, "Byrådet", DAY)
    with library.transaction() as connection:
        keep_waiting(connection, [GivenAnnotation(each, where) for each in made], now())
    which = Waiting(ANNE, None, "Byrådet", DAY, 2)
    assert waiting(library) == (which,)
    forgotten = no_longer_waiting(library, which)
    assert waiting(library) == ()
    assert {each.annotation.text for each in forgotten} == {"Første", "Anden"}
    wait_again(library, forgotten, now())
    assert waiting(library) == (which,)
