"""What goes out says how annotations stand that came along to edited words, or have no sure place: with their
former words, but none of closed items and no personal data. Who takes it in keeps it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from core.annotations import Annotation
from core.carried import Anchor, Former, Standing
from core.exports.choice import Choice
from core.exports.formats import Format
from core.exports.job import export
from core.exports.wish import Wish
from core.library import Library, catch_up, load, of_meeting
from core.library.carrying.by_hand import place_by_hand
from core.library.carrying.told import outcome_of
from core.library.lists.chosen import ChosenItems, Range
from core.sharing.going_out import collected
from core.sharing.taking_in import take_in, undo_taking
from core.sharing.web_annotations import collection, read_collection
from core.versions.carrying import carry_all
from core.web_annotation import GivenAnnotation
from tests.core.library.carrying.two_versions import AGENDA, CRANE, LIGHT, MINUTES, QUAY, Desk
from tests.core.sharing.taking import TODAY
from tests.core.sharing.test_web_annotations import SCHEMA
from tests.stamps import without_stamps

OLD = "Forvaltningen har indhentet to tilbud på lamper."
NUMBER = "010190-1234"
READ = (Format.MARKDOWN, Format.HTML, Format.TEXT, Format.CSV, Format.JSON, Format.ANNOTATIONS)


@pytest.fixture
def ours(library: Library, tmp_path: Path) -> Desk:
    return Desk(library, tmp_path)


def carried(desk: Desk, agenda: str = AGENDA, minutes: str = MINUTES, words: str = OLD) -> Desk:
    """A note on words of the agenda, and one on an item that the minutes lack; the minutes came."""
    desk.comes("dagsorden.txt", agenda)
    desk.mark(words, LIGHT, "Hvem?")
    if CRANE.title and CRANE.title in agenda:
        desk.note(CRANE, "Sælg den")
    desk.comes("referat.txt", minutes)
    assert list(carry_all(desk.library))
    catch_up(desk.library)
    return desk


def given(desk: Desk, **asked: bool) -> dict[str, GivenAnnotation]:
    """What goes out of the meeting, by the notes' words, as the file says it."""
    content = collected(desk.library, [ChosenItems(desk.meeting)], **{"closed_items": False} | asked).content
    jsonschema.validate(json.loads(content), SCHEMA, jsonschema.Draft202012Validator)
    return {each.annotation.text: each for each in read_collection(content).annotations}


def exported(desk: Desk, format: Format, to: Path, **asked: bool) -> str:
    export(desk.library, Wish(Range(), Choice(**asked), format, "Ida"), to)
    return " ".join(to.read_text("utf-8-sig").split())


def note(desk: Desk) -> Annotation:
    (found,) = [each for each in of_meeting(desk.library, desk.meeting) if each.text == "Hvem?"]
    return found


def test_a_file_says_the_former_words_and_what_has_no_place(ours: Desk) -> None:
    going = given(carried(ours))
    former = going["Hvem?"].former
    assert former is not None
    assert former.was is not None
    assert (former.standing, former.by_hand, former.words) == (Standing.CHANGED, False, OLD)
    assert former.was.item == LIGHT
    assert former.was.passage is not None
    assert (former.was.passage.prefix, former.was.passage.suffix) == ("", "")
    assert going["Sælg den"].former == Former(Standing.ORPHAN)


def test_they_are_kept_by_who_takes_them_in_and_go_out_again(
    ours: Desk, hers: Library, tmp_path: Path
) -> None:
    sent = given(carried(ours))["Hvem?"]
    theirs = Desk(hers, tmp_path)
    theirs.comes("referat.txt", MINUTES)
    taken = take_in(hers, read_collection(collection([sent])), TODAY)
    here = load(hers, theirs.meeting).carried[note(theirs).id]
    assert (here.former_words, here.by_hand, here.is_given) == (OLD, False, True)
    assert outcome_of(hers, theirs.meeting) is None, "there is nothing here that could be taken back"
    catch_up(hers)
    assert OLD in exported(theirs, Format.MARKDOWN, tmp_path / "out.md")
    assert given(theirs)["Hvem?"].former == sent.former
    undo_taking(hers, taken)
    assert hers.rows("SELECT count(*) FROM carried") == [(0,)]


def test_those_that_wait_for_their_document_bring_them_when_it_comes(
    ours: Desk, hers: Library, tmp_path: Path
) -> None:
    sent = given(carried(ours))["Hvem?"]
    assert take_in(hers, read_collection(collection([sent])), TODAY).waiting
    theirs = Desk(hers, tmp_path)
    theirs.comes("referat.txt", MINUTES)
    assert load(hers, theirs.meeting).carried[note(theirs).id].former_words == OLD


def test_what_was_placed_by_hand_is_told_and_kept_as_that(ours: Desk, hers: Library, tmp_path: Path) -> None:
    carried(ours)
    there = ours.mark("Bolværket blev set efter", QUAY, "x", version="referat.txt")
    front = load(ours.library, ours.meeting).version
    place_by_hand(ours.library, ours.meeting, [note(ours).id], Anchor(there.item, there.passage), front)
    sent = given(ours)["Hvem?"]
    assert sent.former is not None
    assert (sent.former.by_hand, sent.former.words) == (True, OLD)
    theirs = Desk(hers, tmp_path)
    theirs.comes("referat.txt", MINUTES)
    take_in(hers, read_collection(collection([sent])), TODAY)
    here = load(hers, theirs.meeting).carried[note(theirs).id]
    assert (here.former_words, here.by_hand) == (OLD, True)


def test_what_is_here_is_not_told_otherwise_by_a_colleague(ours: Desk) -> None:
    sent = given(carried(ours))["Hvem?"]
    assert sent.former is not None
    assert sent.former.was is not None
    assert sent.former.was.passage is not None
    other = replace(sent.former.was.passage, quote="Noget helt andet")
    told = replace(sent, former=Former(Standing.CHANGED, replace(sent.former.was, passage=other)))
    before = ours.library.rows("SELECT * FROM carried ORDER BY annotation, file")
    take_in(ours.library, read_collection(collection([told])), TODAY)
    assert ours.library.rows("SELECT * FROM carried ORDER BY annotation, file") == before


@pytest.mark.parametrize("spoilt", [{"protokollen:standing": "x"}, [], {"protokollen:exact": 3}, "x"])
def test_what_cannot_be_understood_of_it_is_left_out(ours: Desk, spoilt: object) -> None:
    told = json.loads(collection([given(carried(ours))["Hvem?"]]))
    told["first"]["items"][0]["protokollen:former"] = spoilt
    (read,) = read_collection(json.dumps(told).encode()).annotations
    assert read.former is None
    assert read.annotation.text == "Hvem?"


SECRET = "Elektriker Bo Lind (cpr. 010190-1234) har indhentet to tilbud på lamper."
MASKED_NOW = "Elektrikeren har indhentet tre tilbud på lamper."


@pytest.mark.parametrize(
    "words", [SECRET, "010190-12", "34) har indhentet to tilbud"], ids=["whole", "beginning", "end"]
)
@pytest.mark.parametrize("format", READ)
def test_personal_data_in_former_words_is_masked(
    ours: Desk, tmp_path: Path, format: Format, words: str
) -> None:
    carried(
        ours,
        AGENDA.replace(OLD, SECRET),
        MINUTES.replace("Forvaltningen har indhentet", MASKED_NOW[:28]),
        words,
    )
    if load(ours.library, ours.meeting).carried[note(ours).id].place is None:
        loaded = load(ours.library, ours.meeting)
        there = ours.mark("tre tilbud", LIGHT, "x", version="referat.txt")
        place_by_hand(
            ours.library, ours.meeting, [note(ours).id], Anchor(LIGHT, there.passage), loaded.version
        )
        catch_up(ours.library)
    said = exported(ours, format, tmp_path / "out")
    assert "Hvem?" in said
    told = without_stamps(said)
    assert [each for each in (NUMBER, "010190", "1234", "34) har") if each in told] == []
    assert "CPR number left out" in said


CLOSED = AGENDA.replace("2. Ny molebelysning", "2. Lukket: Ny molebelysning")


@pytest.mark.parametrize("format", READ)
def test_words_of_an_item_that_was_closed_do_not_go_out(ours: Desk, tmp_path: Path, format: Format) -> None:
    """The minutes have it open, and the note is on their words."""
    carried(ours, CLOSED)
    ours.mark("tre tilbud", LIGHT, "Nu tre", version="referat.txt")
    catch_up(ours.library)
    loaded = load(ours.library, ours.meeting)
    assert loaded.carried[note(ours).id].former_words == OLD, "it is known"
    assert not any(item.closed for item in loaded.meeting.items)
    said = exported(ours, format, tmp_path / "out")
    assert "Nu tre" in said
    assert "to tilbud" not in said
    assert "to tilbud" in exported(ours, format, tmp_path / "all", closed_items=True)


@pytest.mark.parametrize("format", READ)
def test_words_that_name_a_closed_item_do_not_go_out(ours: Desk, tmp_path: Path, format: Format) -> None:
    """The agenda's open item told of the closed one; the minutes' item does so no more."""
    named = "Forvaltningen har indhentet to tilbud på Fyrtårnets Kiosk."
    closed = AGENDA.replace(OLD, named).replace("3. Takster for autocampere", "3. Lukket: Fyrtårnets Kiosk")
    minutes = MINUTES.replace("3. Takster for autocampere", "3. Lukket: Fyrtårnets Kiosk")
    carried(ours, closed, minutes, named)
    ours.mark("tre tilbud", LIGHT, "Nu tre", version="referat.txt")
    catch_up(ours.library)
    said = exported(ours, format, tmp_path / "out")
    assert "Nu tre" in said
    assert "Kiosk" not in said
