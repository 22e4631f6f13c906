"""Summaries as plain text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from core.exports import plain_text
from core.exports.choice import Choice, Layout
from core.exports.plain_text import WIDTH
from core.exports.remarks import Remarks
from core.exports.summary import Summary
from tests.core.exports.summaries import (
    PIECES,
    YELLOW,
    decision,
    full_item,
    full_summary,
    item,
    mark,
    much_annotated,
    note,
    summary,
    task,
)

GOLD = Path(__file__).with_name("summary.txt")
LONG = "Anlægsbevilling til ny bro over Lindåen og omlægning af stien langs Skovvejens nordlige side"


def text_of(found: Summary) -> str:
    return plain_text.render(found).decode("utf-8")


def lines_of(found: Summary) -> list[str]:
    return text_of(found).splitlines()


def test_it_reads_as_it_is_meant() -> None:
    assert text_of(full_summary()) == GOLD.read_text("utf-8")


@pytest.mark.parametrize("layout", [Layout.FLOWING, Layout.SPEAKING])
def test_every_piece_is_found_again(layout: Layout) -> None:
    seen = " ".join(text_of(full_summary(choice=Choice(layout=layout))).replace("*", "").split())
    assert [piece for piece in PIECES if piece not in seen] == []


@pytest.mark.parametrize("layout", list(Layout))
def test_lines_are_short_and_end_as_mails_want_them(layout: Layout) -> None:
    long = item(
        title=LONG,
        recommendations=(LONG * 3,),
        decisions=(decision(LONG * 3),),
        attachments=(LONG,),
        remarks=Remarks((LONG,), (note(LONG * 3),), (task(LONG * 2, who=LONG),), (mark(YELLOW, words=LONG),)),
    )
    text = text_of(summary(full_item(), long, title=LONG * 2, choice=Choice(layout=layout)))
    assert max(map(len, text.splitlines())) <= WIDTH
    assert "\r" not in text
    assert "\t" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_a_word_that_is_longer_than_a_line_stays_whole() -> None:
    address = "https://nørresund.example/" + "sager/" * 30
    assert f"  {address}" in lines_of(summary(item(remarks=Remarks(notes=(note(f"Se {address} nu"),)))))


def test_headings_are_underlined_as_wide_as_they_are() -> None:
    lines = lines_of(summary(item(title=LONG)))
    assert lines[:2] == ["Budget i maj", "============"]
    at = lines.index("Økonomiudvalget, 14 May 2031", 5)
    assert lines[at + 1] == "-" * len(lines[at])
    last = next(at for at, line in enumerate(lines) if line.startswith("....."))
    assert len(lines[last]) == max(len(lines[last - 1]), len(lines[last - 2]))


def test_marked_words_stand_between_asterisks_and_their_form_above() -> None:
    lines = lines_of(summary(full_item()))
    at = lines.index("Underline · page 4")
    assert lines[at + 1] == "  Det koster *3 mio. kr.* i alt."
    assert "Highlight, yellow · Highlight, Til Bo · page 4" in lines


def test_what_belongs_to_something_stands_further_in() -> None:
    lines = lines_of(summary(full_item()))
    at = lines.index("    Note på beslutningen")
    assert lines[at - 1] == "  Note by Ea Dam, 15 May 2031"


def test_a_table_is_a_part_a_row() -> None:
    remarks = Remarks(tasks=(task(), task("Ring", who=None, due=None, done=note().modified)))
    choice = Choice(layout=Layout.FOLLOW_UP_TABLE)
    text = text_of(summary(item(remarks=remarks, page=2), choice=choice, heading=""))
    assert text.split("\n\n")[-2:] == [
        "By: 1 June 2031\nWho: Bo Lind\nWhat: Spørg forvaltningen\nItem: 1. Ny bro\n"
        "  Økonomiudvalget, 14 May 2031 · page 3\nState: Not done",
        "What: Ring\nItem: 1. Ny bro\n  Økonomiudvalget, 14 May 2031 · page 3\nState: Done 15 May 2031\n",
    ]


def test_markup_stays_what_it_is() -> None:
    wicked = "<b>x</b> & *y* | \\ `z`"
    assert f"  {wicked}" in lines_of(summary(item(recommendations=(wicked,))))


def test_an_empty_meeting_and_three_hundred_annotations() -> None:
    assert "There are no items here. Choose other meetings." in lines_of(summary())
    seen = set(lines_of(replace(summary(much_annotated()), title="")))
    assert all(f"  Note {number}." in seen and f"  *ord {number}.*" in seen for number in range(150))
