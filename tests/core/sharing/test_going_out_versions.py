"""What goes out of a mark that was made in another version of the document than goes out: its words, and
nothing of the closed item that stood beside it there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.annotations import About, Annotation, AnnotationKind, ItemKey, MeetingId, Passage, new_annotation
from core.exports.choice import Choice
from core.exports.formats import Format
from core.exports.job import export
from core.exports.wish import Wish
from core.library import Library, add, catch_up, load, of_meeting, prepare, put
from core.library.belonging.filing import put_in_front
from core.library.lists.chosen import Range
from core.minutes import DocumentKind, Role
from core.opening import OpenedFile
from core.parsing import parse
from core.sharing.web_annotations import read_collection
from core.source_text import Span
from core.sources import read
from tests.core.exports.gathered import added
from tests.core.library.invented import opened

HEAD = "Nordvig Kommune\n\nReferat\nTeknikudvalget\n14. maj 2031 kl. 16.00\n\n"
FIRST = "1. Skole\n\nBeslutning\nGodkendt med bemærkning om vejen.\n\n"
CLOSED = "2. Lukket punkt: Afsked af rektor Enevold\n\nBeslutning\nRektor fratræder straks.\n\n"
LAST = "".join(
    f"{number}. {title}\n\nBeslutning\n{decision}\n\n"
    for number, title, decision in (
        (3, "Eventuelt", "Intet."),
        (4, "Budget for havnen", "Godkendt budget."),
        (5, "Plan for stranden", "Godkendt plan."),
    )
)
SECRETS = ("Enevold", "Afsked", "Lukket", "fratræder", "rektor")
WORDS = "bemærkning om vejen."


def minutes(text: str) -> OpenedFile:
    content = text.encode()
    source = read(content)
    return OpenedFile(Path("/invented/referat.txt"), content, source, parse(source))


def marked_then_shown(library: Library, later: str, words: str = WORDS) -> MeetingId:
    """A mark in the first minutes on `words`, before the `later` ones came and were put in front."""
    meeting = add(library, prepare(minutes(HEAD + FIRST + CLOSED + LAST))).meeting
    loaded = load(library, meeting)
    start = loaded.source.text.index(words)
    passage = Passage.of(loaded.source, Span(start, start + len(words)), Role.DECISION)
    key = ItemKey.of(loaded.meeting.items[0])
    put(
        library,
        new_annotation(meeting, key, AnnotationKind.NOTE, "Hvorfor?", "Ea", passage, About.PASSAGE),
    )
    assert add(library, prepare(minutes(later))).meeting == meeting
    newest = max(each.id for each in load(library, meeting).versions)
    put_in_front(library, meeting, newest, "Ea")
    catch_up(library)
    assert load(library, meeting).version == newest
    return meeting


def exported(library: Library, to: Path, **asked: bool) -> list[Annotation]:
    """The annotations of all meetings, and what is around them as the file says it."""
    export(library, Wish(Range(), Choice(**asked), Format.ANNOTATIONS, "Ea"), to)
    return [each.annotation for each in read_collection(to.read_bytes()).annotations]


@pytest.mark.parametrize(
    "later",
    [
        HEAD + "Afbud: Ingen af udvalgets medlemmer havde meldt afbud.\n\n" + FIRST + CLOSED + LAST,
        HEAD + FIRST.replace(WORDS, "note om broen.") + CLOSED + LAST,
        HEAD + FIRST.replace(WORDS, "note om broen.") + LAST,
        HEAD + FIRST + LAST,
    ],
    ids=["moved", "lost", "lost, and nothing closed", "nothing closed"],
)
def test_nothing_of_the_closed_item_that_stood_beside_it(
    library: Library, tmp_path: Path, later: str
) -> None:
    marked_then_shown(library, later)
    (going,) = exported(library, tmp_path / "out.json")
    said = (tmp_path / "out.json").read_text("utf-8")
    assert (going.text, going.passage and going.passage.quote) == ("Hvorfor?", WORDS)
    assert [secret for secret in SECRETS if secret in said] == []


@pytest.mark.parametrize(
    "words",
    ["vejen.\n2. Lukket punkt: Afsked af rektor Enevold", "vejen.\n2. Lukket punkt: Afsked af rek"],
    ids=["whole title", "part of it"],
)
def test_a_lost_mark_that_reached_into_the_closed_item_stays(
    library: Library, tmp_path: Path, words: str
) -> None:
    meeting = marked_then_shown(library, HEAD + FIRST.replace(WORDS, "note om broen.") + LAST, words)
    loaded = load(library, meeting)
    put(
        library,
        new_annotation(meeting, ItemKey.of(loaded.meeting.items[0]), AnnotationKind.NOTE, "Åbent", "Ea"),
    )
    for format in (Format.ANNOTATIONS, Format.MARKDOWN, Format.JSON):
        told = export(library, Wish(Range(), Choice(), format, "Ea"), tmp_path / "out")
        said = (tmp_path / "out").read_text("utf-8")
        assert [secret for secret in SECRETS if secret in said] == []
        assert "Åbent" in said
        assert told.remarks_left_out == 1


def test_all_forms_hold_back_the_same_beside_a_closed_part(library: Library, tmp_path: Path) -> None:
    """A note on the item may be about what is told of it there; a note on the minutes' own decision is
    not."""
    meeting = add(library, prepare(opened())).meeting
    part = opened(
        (("Budgetopfølgning", "Hemmelig aftale."),), kind=DocumentKind.CLOSED_PART, name="lukket.pdf"
    )
    closed = add(library, prepare(part))
    assert closed.meeting == meeting
    added(library, meeting, 0, "Om punktet")
    added(library, meeting, 0, "Om beslutningen", on="decision")
    added(library, meeting, 0, "Om aftalen", on="decision", version=closed.version)
    added(library, meeting, 0, "Om ordene", on="Anbefales")
    catch_up(library)
    for format in (Format.ANNOTATIONS, Format.MARKDOWN, Format.JSON):
        told = export(library, Wish(Range(), Choice(), format, "Ea"), tmp_path / "out")
        said = (tmp_path / "out").read_text("utf-8")
        words = ("Om punktet", "Om beslutningen", "Om aftalen", "Om ordene", "Hemmelig")
        assert [each for each in words if each in said] == ["Om beslutningen", "Om ordene"]
        assert format is not Format.ANNOTATIONS or told.remarks_left_out == 2
    export(library, Wish(Range(), Choice(closed_items=True), Format.ANNOTATIONS, "Ea"), tmp_path / "out")
    assert json.loads((tmp_path / "out").read_text("utf-8"))["total"] == 4


def test_words_that_the_closed_part_says_as_well_are_its_own(library: Library, tmp_path: Path) -> None:
    """What was marked in the closed part stays also where the minutes have the same words."""
    meeting = add(library, prepare(opened((("Havnen", "Forslaget blev godkendt."),)))).meeting
    text = (("Havnen", "Efter drøftelse af prisen og forslaget blev godkendt."),)
    part = add(library, prepare(opened(text, kind=DocumentKind.CLOSED_PART, name="lukket.pdf")))
    assert part.meeting == meeting
    added(library, meeting, 0, "Om prisen", on="blev godkendt.", version=part.version)
    added(library, meeting, 0, "Åbent", on="Forslaget")
    catch_up(library)
    assert len(of_meeting(library, meeting)) == 2
    for format in (Format.ANNOTATIONS, Format.MARKDOWN):
        export(library, Wish(Range(), Choice(), format, "Ea"), tmp_path / "out")
        said = (tmp_path / "out").read_text("utf-8")
        assert ("Åbent" in said, "Om prisen" in said) == (True, False)
