"""Removing for good reaches what colleagues gave: earlier states, what waits, names, presets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from core.annotations import AnnotationKind, Colour, ItemKey, MeetingId, new_annotation
from core.library import Library, delete, of_meeting, put
from core.library.colleagues.authors import colleagues, set_colleague
from core.library.colleagues.history import history_of
from core.library.colleagues.receiving import begun, receive
from core.library.colleagues.waiting import keep_waiting, waiting
from core.library.opening import now
from core.library.reader.presets import Preset, presets, put_preset
from core.library.removing import clean, remove_items, remove_meetings, remove_words
from core.minutes import DocumentKind
from core.web_annotation import GivenAnnotation, MadeIn
from tests.core.library.removing.test_removing import CLOSED, MINUTES, taken_in, traces

OPEN = ItemKey("1", "Budgetopfølgning for foråret", "19-000417")
WORD = "Ravnekrogen"
SUPPLEMENT = MadeIn(
    "cd" * 32, "Snerresø Kommune", "Økonomiudvalget", date(2019, 5, 14), "Tillæg.pdf", DocumentKind.SUPPLEMENT
)


@pytest.fixture
def meeting(library: Library, tmp_path: Path) -> MeetingId:
    return taken_in(library, tmp_path, MINUTES)


def with_history(library: Library, meeting: MeetingId, key: ItemKey, *texts: str) -> str:
    """A note that colleagues changed, so that its earlier states are kept."""
    note = new_annotation(meeting, key, AnnotationKind.NOTE, texts[0], "Anne")
    put(library, note)
    for hours, text in enumerate(texts[1:], 1):
        newer = replace(note, text=text, modified=note.modified + timedelta(hours=hours), author="Bo")
        with library.transaction() as connection:
            receive(connection, meeting, [newer], begun())
    return note.id


def wait(library: Library, text: str, key: ItemKey = OPEN, author: str = "Anne") -> None:
    note = new_annotation(
        MeetingId("0b8de1a4-1111-4222-8333-944455566677"), key, AnnotationKind.NOTE, text, author
    )
    with library.transaction() as connection:
        keep_waiting(connection, [GivenAnnotation(note, SUPPLEMENT)], now())


def test_words_go_from_earlier_states_from_what_waits_from_names_and_presets(
    library: Library, meeting: MeetingId
) -> None:
    note = with_history(library, meeting, OPEN, f"Tal om {WORD} først", "Tal om noget andet")
    wait(library, f"Ved {WORD.lower()} også", ItemKey("4", f"Salg af {WORD}"), f"{WORD} Holm")
    set_colleague(library, f"{WORD} Holm", Colour.RED, hidden=True)
    put_preset(
        library, Preset("p", f"Om {WORD}", f'{{"title": "{WORD}", "only": {{"tags": ["{WORD}"]}}}}'), "Bo"
    )

    remove_words(library, WORD)
    assert clean(library)

    assert traces(library, WORD) == []
    (earlier,) = history_of(library, of_meeting(library, meeting)[0].id)
    assert earlier.annotation.id == note
    assert earlier.annotation.text == "Tal om ███████████ først"
    assert [each.author for each in waiting(library)] == ["███████████ Holm"]
    assert [(each.author, each.colour) for each in colleagues(library) if each.hidden] == [
        ("███████████ Holm", Colour.RED)
    ]
    (preset,) = presets(library)
    assert preset.choice == '{"title":"███████████","only":{"tags":["███████████"]}}'


def test_a_word_of_the_files_own_names_leaves_them_readable(library: Library, meeting: MeetingId) -> None:
    with_history(library, meeting, OPEN, "En note først", "Så en anden")
    wait(library, "En note")
    remove_words(library, "note")
    (annotation,) = of_meeting(library, meeting)
    assert [each.annotation.kind for each in history_of(library, annotation.id)] == [AnnotationKind.NOTE]
    taken = waiting(library)
    assert [each.annotations for each in taken] == [1]


def test_a_closed_item_takes_earlier_states_and_what_waits_for_it_along(
    library: Library, meeting: MeetingId
) -> None:
    with_history(library, meeting, CLOSED, f"Først {WORD}", "Så")
    wait(library, f"Venter på {WORD}", CLOSED)
    wait(library, "Om budgettet")
    remove_items(library, meeting, [CLOSED])
    assert clean(library)
    assert traces(library, WORD) == []
    assert [each.annotations for each in waiting(library)] == [1]


def test_a_meeting_takes_what_waits_for_its_other_documents_along(
    library: Library, meeting: MeetingId
) -> None:
    with_history(library, meeting, OPEN, f"Først {WORD}", "Så")
    wait(library, f"Venter på {WORD}")
    remove_meetings(library, [meeting])
    assert clean(library)
    assert waiting(library) == ()
    assert traces(library, WORD) == []


def test_the_history_of_a_deleted_annotation_stays_for_undo(library: Library, meeting: MeetingId) -> None:
    with_history(library, meeting, OPEN, "Først", "Så")
    (annotation,) = of_meeting(library, meeting)
    delete(library, annotation.id)
    put(library, annotation)
    assert [each.annotation.text for each in history_of(library, annotation.id)] == ["Først"]
