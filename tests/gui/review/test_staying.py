"""Where the reader is in a draft that was read anew."""

from __future__ import annotations

from core.annotations import MeetingId
from core.library import LoadedMeeting
from core.parsing import parse
from core.sources import read
from gui.review.staying import same_place

DRAFT = """Havneudvalget
Referat
Mandag den 6. maj 2030 kl. 16.00

Punkt 1: Godkendelse af dagsorden
Beslutning
Godkendt.

Punkt 2: Ny molebelysning
Sagsfremstilling
Molen ligger i mørke fra oktober til marts.
Der er hentet to tilbud på lamper.
Lamperne taler med hinanden.
Beslutning
Godkendt.

Punkt 3: Takster
Sagsfremstilling
Pladsen er fuld i juli.
Beslutning
Godkendt.
"""


def loaded(text: str) -> LoadedMeeting:
    source = read(text.encode())
    return LoadedMeeting(MeetingId("m"), 1, "udkast.txt", "text", parse(source), source)


def seen(new: str, words: str, old: str = DRAFT, nth: int = 0) -> str:
    """The line of `new` in whose place the reader is who was at the n-th `words` of `old`."""
    before, after, at = loaded(old), loaded(new), -1
    for _each in range(nth + 1):
        at = before.source.text.index(words, at + 1)
    there = same_place(before, after, at)
    line = after.source.lines[after.source.line_at(there)]
    return after.source.text[there : line.end]


def test_the_same_line_is_found_behind_what_came_before_it() -> None:
    new = DRAFT.replace("Godkendt.\n\nPunkt 2", "Godkendt efter drøftelse.\nTre talte.\n\nPunkt 2")
    assert seen(new, "to tilbud") == "to tilbud på lamper."


def test_where_the_line_was_edited_its_neighbours_tell() -> None:
    new = DRAFT.replace("Der er hentet to tilbud på lamper.", "Ingen har budt på opgaven.")
    assert seen(new, "Der er hentet") == "Ingen har budt på opgaven."


def test_words_that_stand_everywhere_are_those_of_the_item() -> None:
    new = DRAFT.replace("Punkt 1: Godkendelse af dagsorden\nBeslutning\nGodkendt.\n\n", "")
    new = new.replace("Punkt 2", "Punkt 1").replace("Punkt 3", "Punkt 2")
    before, after = loaded(DRAFT), loaded(new)
    there = same_place(before, after, before.source.text.rindex("Godkendt."))
    assert there == after.source.text.rindex("Godkendt.")


def test_an_item_that_is_gone_leads_to_what_is_like_it_or_the_beginning() -> None:
    assert seen("Havneudvalget\nReferat\n\nPunkt 1: Andet\nBeslutning\nUdsat.\n", "to tilbud")
