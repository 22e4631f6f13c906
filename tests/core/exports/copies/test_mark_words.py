"""What marks in a PDF carry: of passages of another version nothing that stood beside them there."""

from __future__ import annotations

from dataclasses import replace

import pymupdf
import pytest

from core.annotations import About, Annotation, AnnotationKind, Colour, ItemKey, Passage, new_annotation
from core.exports.copies.marked_pdf import marked
from core.library import ItemElsewhere, LoadedMeeting
from core.minutes import Role
from core.source_text import Span
from tests.core.exports.confidential import MEETING, loaded, said
from tests.stamps import without_stamps

FIRST = ("1. Skole", "Beslutning", "Godkendt for CPR-nr. 010190-1234 med bemærkning om vejen.")
CLOSED = ("2. Lukket punkt: Afsked af rektor Enevold", "Beslutning", "Rektor fratræder straks.")
LAST = ("3. Eventuelt", "Beslutning", "Intet at bemærke.")
SECRETS = ("Enevold", "Afsked", "Lukket", "010190", "1234")


def minutes(*lines: str) -> bytes:
    document = pymupdf.open()
    page = document.new_page()
    for at, line in enumerate(lines):
        page.insert_text((60, 80 + 24 * at), line, fontsize=11)
    return bytes(document.tobytes(no_new_id=True))


def mark(on: LoadedMeeting, words: str) -> Annotation:
    start = on.source.text.index(words)
    passage = Passage.of(on.source, Span(start, start + len(words)), Role.DECISION)
    key = ItemKey.of(on.meeting.items[0])
    return new_annotation(
        MEETING, key, AnnotationKind.HIGHLIGHT, "", "Ea", passage, About.PASSAGE, colour=Colour.RED
    )


@pytest.mark.parametrize(
    "later",
    [
        (*FIRST, *CLOSED, *LAST),
        (*FIRST, *LAST),
        ("Afbud: Bo Lind, Ea Dam og Ib Skov, der er på rejse.", *FIRST, *CLOSED, *LAST),
        ("1. Skole", "Beslutning", "Godkendt med note om broen.", *CLOSED, *LAST),
        ("1. Skole", "Beslutning", "Godkendt med note om broen.", *LAST),
    ],
    ids=["same", "nothing closed", "moved", "lost", "lost, and nothing closed"],
)
def test_a_mark_carries_its_words_and_nothing_confidential_from_around_them(later: tuple[str, ...]) -> None:
    before = loaded(minutes(*FIRST, *CLOSED, *LAST))
    made = mark(before, "bemærkning om vejen.")
    assert made.passage is not None
    assert "Lukket" in made.passage.suffix
    content = minutes(*later)
    closed = ItemElsewhere(ItemKey.of(before.meeting.items[1]), closed=True)
    opened = ItemElsewhere(made.item, closed=False)
    copy = marked(content, replace(loaded(content), elsewhere=(opened, closed)), [made])
    assert copy.annotations == 1
    words = without_stamps(said(copy.content))
    assert [secret for secret in SECRETS if secret in words] == []
    # what a whole PDF of closed items carries is all of it, but for personal data
    whole = marked(content, replace(loaded(content), elsewhere=(opened, closed)), [made], closed_items=True)
    words = without_stamps(said(whole.content))
    assert "010190" not in words
    assert "vejen" in words


def test_personal_data_in_words_that_are_there_no_longer_is_masked() -> None:
    before = loaded(minutes(*FIRST, *LAST))
    made = mark(before, "CPR-nr. 010190-1234 med")
    content = minutes("1. Skole", "Beslutning", "Godkendt.", *LAST)
    copy = marked(content, loaded(content), [made])
    words = without_stamps(said(copy.content))
    assert copy.unplaced == 1
    assert [secret for secret in SECRETS if secret in words] == []
    assert "CPR number left out" in words
