"""What a note is about belongs to the place where it stands: placing it by hand changes that there alone."""

from __future__ import annotations

from core.annotations import About, Annotation, ItemKey, Passage
from core.carried import Anchor
from core.library import Written, as_here, load, of_meeting, write
from core.library.belonging.filing import put_in_front
from core.library.carrying.by_hand import place_by_hand, put_as_before
from core.library.carrying.told import outcome_of, waiting
from core.library.carrying.undoing import redo_carried, undo_carried
from core.minutes import Role
from core.source_text import Span
from core.versions.carrying import carry_all
from tests.core.library.carrying.two_versions import LIGHT, MINUTES, RATES, Desk, everything


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


def test_a_placing_is_undone_after_a_further_version_came_and_done_again(desk: Desk) -> None:
    """The note waits again, in the version that is in front by now; placed again, it comes along there."""
    carried(desk)
    crane, minutes = note(desk, "Sælg den"), desk.versions["referat.txt"]
    before = everything(desk.library)
    anchor = in_minutes(desk, RATES, "fuld i juli")
    done = place_by_hand(desk.library, desk.meeting, [crane.id], anchor, minutes)
    text = MINUTES.replace("Udsat til næste møde.", "Udsat til juni.")
    desk.comes_newer("rettet.txt", text, than="referat.txt")
    carried(desk)
    placed_there = note(desk, "Sælg den")
    assert placed_there.file == desk.file("rettet.txt")
    changes = put_as_before(desk.library, done.before)
    assert changes.annotations == {crane.id}
    assert note(desk, "Sælg den") == crane
    (said,) = [row for row in everything(desk.library)["carried"] if row[0] == crane.id]
    assert said in before["carried"]
    assert [row for row in everything(desk.library)["kept"] if row[0] == crane.id] == []
    carried(desk)
    assert [each.together.annotations[0].id for each in waiting(desk.library)] == [crane.id]
    assert note(desk, "Sælg den") == crane
    place_by_hand(desk.library, desk.meeting, [crane.id], anchor, minutes)
    carried(desk)
    assert note(desk, "Sælg den") == placed_there
    assert waiting(desk.library) == []


def test_what_the_reader_placed_in_a_further_version_stays_there_when_the_first_placing_is_undone(
    desk: Desk,
) -> None:
    carried(desk)
    crane, minutes = note(desk, "Sælg den"), desk.versions["referat.txt"]
    first = place_by_hand(desk.library, desk.meeting, [crane.id], Anchor(LIGHT), minutes)
    text = MINUTES.replace("Udsat til næste møde.", "Udsat til juni.")
    newer = desk.comes_newer("rettet.txt", text, than="referat.txt")
    carried(desk)
    place_by_hand(desk.library, desk.meeting, [crane.id], Anchor(RATES), newer)
    before = everything(desk.library)
    assert not put_as_before(desk.library, first.before)
    assert everything(desk.library) == before


def test_a_placing_within_a_version_is_undone_where_that_is_another_again(desk: Desk) -> None:
    carried(desk)
    question, minutes = note(desk, "Hvem?"), desk.versions["referat.txt"]
    before = everything(desk.library)
    done = place_by_hand(desk.library, desk.meeting, [question.id], Anchor(RATES), minutes)
    put_in_front(desk.library, desk.meeting, desk.versions["dagsorden.txt"], "Ida")
    carried(desk)
    in_front = note(desk, "Hvem?")
    assert in_front.file == desk.file("dagsorden.txt")
    assert put_as_before(desk.library, done.before)
    assert note(desk, "Hvem?") == in_front, "there it has a place of its own"
    put_in_front(desk.library, desk.meeting, None, "Ida")
    carried(desk)
    assert note(desk, "Hvem?") == question
    assert everything(desk.library)["annotation"] == before["annotation"]


def test_what_the_reader_placed_is_told_as_that_while_all_is_taken_back_and_once_it_came_again(
    desk: Desk,
) -> None:
    carried(desk)
    moment = _moment(desk)
    placed(desk, "Hvem?", in_minutes(desk, RATES, "fuld i juli"))

    def by_hand() -> list[str]:
        result = outcome_of(desk.library, desk.meeting)
        assert result is not None
        return [each.annotations[0].text for each in result.together if each.by_hand]

    assert by_hand() == ["Hvem?"]
    undo_carried(desk.library, desk.meeting, moment)
    assert by_hand() == ["Hvem?"]
    redo_carried(desk.library, desk.meeting, moment)
    assert by_hand() == ["Hvem?"]
