"""Meetings that the reader says are one, and two again, with annotations that came along between them."""

from __future__ import annotations

from pathlib import Path

from core.library import Library, as_here, list_meetings, load, of_meeting
from core.library.belonging.answers import answer
from core.library.belonging.questions import questions
from core.library.carrying.targets import meetings_to_carry
from core.library.carrying.told import outcome_of
from core.library.carrying.undoing import redo_carried, undo_carried
from core.versions.carrying import carry_all
from tests.core.library.carrying.two_versions import AGENDA, AMENDED, LIGHT, MINUTES, Desk, everything

LATER = MINUTES.replace("kl. 16.00", "kl. 9.00")


def test_annotations_come_along_to_a_meeting_that_was_another_and_stand_as_before_when_it_is_again(
    library: Library, tmp_path: Path
) -> None:
    desk = Desk(library, tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    agenda = desk.meeting
    note = desk.mark("to tilbud", LIGHT, "Hvem?")
    desk.comes("referat.txt", LATER)
    assert desk.meeting != agenda
    (question,) = questions(library)
    answer(library, question.id, str(question.others[0].id), "Ida")
    (row,) = list_meetings(library)
    assert meetings_to_carry(library) == [row.id]
    assert [each.along for each in carry_all(library)] == [1]
    (along,) = of_meeting(library, row.id)
    assert along.passage is not None
    assert along.passage.quote == "tre tilbud"

    answer(library, question.id, None, "Ida")
    (alone,) = of_meeting(library, agenda)
    here = as_here(load(library, agenda), alone)
    assert here is not None
    assert here.passage == note.passage
    assert meetings_to_carry(library) == []

    answer(library, question.id, str(question.others[0].id), "Ida")
    assert meetings_to_carry(library) == []
    assert of_meeting(library, row.id) == [along]


def test_taking_back_after_that_leaves_nothing_behind(library: Library, tmp_path: Path) -> None:
    desk = Desk(library, tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    desk.mark("to tilbud", LIGHT, "Hvem?")
    desk.comes("referat.txt", LATER)
    (question,) = questions(library)
    answer(library, question.id, str(question.others[0].id), "Ida")
    (row,) = list_meetings(library)
    before = everything(library, told=False)
    assert list(carry_all(library))
    result = outcome_of(library, row.id)
    assert result is not None
    undo_carried(library, row.id, result.moment)
    assert everything(library, told=False)["annotation"] == before["annotation"]
    assert everything(library, told=False)["front"] == before["front"]


def test_a_further_version_after_that_gets_the_notes_from_the_place_they_had_in_the_old_one(
    library: Library, tmp_path: Path
) -> None:
    desk = Desk(library, tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    agenda = desk.meeting
    note = desk.mark("to tilbud", LIGHT, "Hvem?")
    desk.comes("referat.txt", LATER)
    (question,) = questions(library)
    answer(library, question.id, str(question.others[0].id), "Ida")
    assert list(carry_all(library))
    answer(library, question.id, None, "Ida")
    desk.comes_newer("revideret.txt", AMENDED, than="dagsorden.txt")
    assert desk.meeting == agenda
    assert list(carry_all(library))
    assert desk.front == "revideret.txt"
    (along,) = of_meeting(library, agenda)
    assert along.passage is not None
    assert (along.passage.quote, along.file) == ("to tilbud", desk.file("revideret.txt"))
    old = as_here(load(library, agenda, desk.versions["dagsorden.txt"]), along)
    assert old is not None
    assert old.passage == note.passage


def test_what_was_carried_before_they_were_one_is_taken_back_after(library: Library, tmp_path: Path) -> None:
    desk = Desk(library, tmp_path)
    desk.comes("dagsorden.txt", AGENDA)
    desk.mark("to tilbud", LIGHT, "Hvem?")
    desk.comes("referat.txt", MINUTES)
    carried = desk.meeting
    assert list(carry_all(library))
    before = everything(library)
    desk.comes("andet.txt", AGENDA.replace("kl. 16.00", "kl. 9.00").replace("Molen ved", "Kajen ved"))
    assert desk.meeting != carried
    for words in ("to tilbud", "i mørke", "Kajen ved"):
        desk.mark(words, LIGHT, "x", version="andet.txt")
    (question,) = questions(library)
    answer(library, question.id, str(question.others[0].id), "Ida")
    (row,) = list_meetings(library)
    assert row.id == desk.meeting
    for _each in carry_all(library):
        pass
    result = outcome_of(library, row.id)
    assert result is not None
    undo_carried(library, row.id, result.moment)
    (hers,) = [each for each in of_meeting(library, row.id) if each.text == "Hvem?"]
    assert hers.file == desk.file("dagsorden.txt")
    redo_carried(library, row.id, result.moment)
    answer(library, question.id, None, "Ida")
    assert before["run"][0] in everything(library)["run"]
