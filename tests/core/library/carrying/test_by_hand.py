"""What a note is about belongs to the place where it stands: placing it by hand changes that there alone."""

from __future__ import annotations

from core.annotations import About, Annotation, ItemKey, Passage
from core.carried import Anchor
from core.library import Written, as_here, load, of_meeting, write
from core.library.belonging.filing import put_in_front
from core.library.carrying.by_hand import place_by_hand
from core.library.carrying.told import outcome_of
from core.library.carrying.undoing import redo_carried, undo_carried
from core.minutes import Role
from core.source_text import Span
from core.versions.carrying import carry_all
from tests.core.library.carrying.two_versions import LIGHT, RATES, Desk


def carried(desk: Desk) -> None:
    assert list(carry_all(desk.library))


def note(desk: Desk, text: str) -> Annotation:
    (found,) = [each for each in of_meeting(desk.library, desk.meeting) if each.text == text]
    return found


def in_minutes(desk: Desk, item: ItemKey, words: str) -> Anchor:
    loaded = load(desk.library, desk.meeting, desk.versions["referat.txt"])
    at = loaded.source.text.index(words)
    return Anchor(item, Passage.of(loaded.source, Span(at, at + len(words)), Role.CASE))


def placed(desk: Desk, text: str, anchor: Anchor) -> Annotation:
    """The note as it stands then."""
    place_by_hand(desk.library, desk.meeting, [note(desk, text).id], anchor, desk.versions["referat.txt"])
    return note(desk, text)


def in_agenda(desk: Desk, text: str) -> tuple[About, str | None] | None:
    """What a note is about in the agenda, and on which words."""
    here = as_here(load(desk.library, desk.meeting, desk.versions["dagsorden.txt"]), note(desk, text))
    return None if here is None else (here.about, here.passage and here.passage.quote)


def test_a_mark_that_is_placed_on_an_item_stays_a_mark_in_the_agenda(desk: Desk) -> None:
    carried(desk)
    moment = _moment(desk)
    assert placed(desk, "Hvem?", Anchor(LIGHT)).about is About.ITEM
    assert placed(desk, "Sælg den", in_minutes(desk, RATES, "fuld i juli")).about is About.PASSAGE
    assert in_agenda(desk, "Hvem?") == (About.PASSAGE, "to tilbud")
    assert in_agenda(desk, "Sælg den") == (About.ITEM, None)
    minutes = of_meeting(desk.library, desk.meeting)
    undo_carried(desk.library, desk.meeting, moment)
    assert (note(desk, "Hvem?").about, note(desk, "Sælg den").about) == (About.PASSAGE, About.ITEM)
    redo_carried(desk.library, desk.meeting, moment)
    assert of_meeting(desk.library, desk.meeting) == minutes


def test_the_agenda_in_front_again_has_its_marks_and_the_minutes_theirs(desk: Desk) -> None:
    carried(desk)
    there = placed(desk, "Hvem?", Anchor(LIGHT))
    put_in_front(desk.library, desk.meeting, desk.versions["dagsorden.txt"], "Ida")
    carried(desk)
    assert note(desk, "Hvem?").about is About.PASSAGE
    put_in_front(desk.library, desk.meeting, None, "Ida")
    carried(desk)
    assert note(desk, "Hvem?") == there


def test_words_that_were_written_in_the_agenda_leave_a_note_on_the_words_it_was_placed_on(
    desk: Desk,
) -> None:
    older = note(desk, "Sælg den")
    carried(desk)
    there = placed(desk, "Sælg den", in_minutes(desk, RATES, "fuld i juli"))
    write(desk.library, [Written(older.with_text("Sælg den nu"))])
    after = note(desk, "Sælg den nu")
    assert (after.about, after.passage, after.item) == (About.PASSAGE, there.passage, RATES)


def test_words_typed_before_the_placing_was_seen_leave_the_note_where_the_reader_placed_it(
    desk: Desk,
) -> None:
    carried(desk)
    older = note(desk, "Hvem?")
    there = placed(desk, "Hvem?", in_minutes(desk, RATES, "fuld i juli"))
    assert there.file == older.file
    write(desk.library, [Written(older.with_text("Hvem så?"), older.modified)])
    after = note(desk, "Hvem så?")
    assert (after.item, after.passage, after.about) == (there.item, there.passage, there.about)


def _moment(desk: Desk) -> str:
    result = outcome_of(desk.library, desk.meeting)
    assert result is not None
    return result.moment
