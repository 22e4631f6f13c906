"""Marks in PDFs say on which words they were in an earlier version; nothing of closed items, no personal
data."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.annotations import About, Annotation, AnnotationKind, Colour, ItemKey, Passage, new_annotation
from core.carried import Anchor, CarryReason, Former, Standing
from core.exports.copies.marked_pdf import marked
from core.library import CarriedHere, ItemElsewhere, LoadedMeeting
from core.library.carrying.here import Settled
from core.minutes import Role
from core.sharing.pdf_marks import given_of, marks_in
from core.source_text import Span
from core.web_annotation import GivenAnnotation
from tests.core.exports.confidential import MEETING, loaded, minutes, said
from tests.stamps import without_stamps

CONTENT = minutes(closed=False)
WORDS = "idet forvaltningen vender tilbage i juni"
OLD = Passage("idet forvaltningen vender tilbage i maj", "Godkendt, ", ".", Span(7, 46), Role.DECISION)


def highlight(where: LoadedMeeting) -> Annotation:
    start = where.source.text.index(WORDS)
    passage = Passage.of(where.source, Span(start, start + len(WORDS)), Role.DECISION)
    key, kind = ItemKey.of(where.meeting.items[0]), AnnotationKind.HIGHLIGHT
    return new_annotation(
        MEETING, key, kind, "", "Åse Lind", passage, About.PASSAGE, colour=Colour.RED, file=where.file
    )


def came(
    made: Annotation, was: Passage, settled: Settled | None = Settled.PROGRAM, key: ItemKey | None = None
) -> CarriedHere:
    """That an annotation was on those words of an earlier version; with `settled` None it waits here."""
    standing = Standing.UNCERTAIN if settled is None else Standing.CHANGED
    place = None if settled is None else Anchor(made.item, made.passage)
    stood = Anchor(key or made.item, was)
    return CarriedHere(
        standing,
        CarryReason.EDITED_WORDS,
        stood,
        place,
        (),
        settled,
        "0" * 64,
        datetime(2031, 5, 1, tzinfo=UTC),
    )


def copied(where: LoadedMeeting, made: Annotation, here: CarriedHere) -> tuple[str, GivenAnnotation]:
    """All that the copy says, and what it carries of the annotation."""
    content = marked(CONTENT, replace(where, carried={made.id: here}), [made]).content
    (given,) = given_of(marks_in(content)).annotations
    return said(content), given


def test_a_mark_says_its_former_words_and_gives_them_back() -> None:
    where = loaded(CONTENT)
    made = highlight(where)
    words, given = copied(where, made, came(made, OLD))
    assert f"The text was changed. It was: “{OLD.quote}”" in words
    assert given.annotation.passage is not None
    assert given.annotation.passage.quote == WORDS
    bare = replace(OLD, prefix="", suffix="")
    assert given.former == Former(Standing.CHANGED, Anchor(made.item, bare))


def test_one_placed_by_hand_says_so() -> None:
    where = loaded(CONTENT)
    made = highlight(where)
    words, given = copied(where, made, came(made, OLD, Settled.READER))
    assert f"Placed by hand. It was on: “{OLD.quote}”" in words
    assert given.former is not None
    assert given.former.by_hand


def test_one_that_waits_says_that_its_place_is_not_sure() -> None:
    where = loaded(CONTENT)
    made = highlight(where)
    waits = replace(made, file="1" * 64, passage=OLD)
    words, given = copied(where, waits, came(waits, OLD, None))
    assert given.former == Former(Standing.UNCERTAIN)
    assert "It is not sure where this belongs in this document. It was added to: 1" in words


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix"),
    [
        ("Bo har CPR-nr. 010190-1234", "", ""),
        ("Bo har CPR-nr. 010190-1", "", "234 og bor i byen"),
        ("0-1234 er et nummer", "Bo har CPR-nr. 01019", ""),
    ],
    ids=["whole", "beginning", "end"],
)
def test_personal_data_in_former_words_is_masked(quote: str, prefix: str, suffix: str) -> None:
    where = loaded(CONTENT)
    made = highlight(where)
    was = replace(OLD, quote=quote, prefix=prefix, suffix=suffix)
    words, given = copied(where, made, came(made, was))
    told = without_stamps(words)
    assert [each for each in ("010190", "01019", "1234", "0-1234") if each in told] == []
    assert "[CPR number left out]" in words
    assert given.former is not None
    assert "[CPR number left out]" in given.former.words


def test_words_of_an_item_that_was_closed_do_not_go_out() -> None:
    where = loaded(CONTENT)
    made = highlight(where)
    for key in (made.item, ItemKey("9", "Salg af grunden")):
        was_closed = replace(where, elsewhere=(ItemElsewhere(key, closed=True),))
        words, given = copied(was_closed, made, came(made, OLD, key=key))
        assert OLD.quote not in words
        assert "The text was changed" not in words
        assert given.former is None
