"""A summary of 1,000 items as PDF against typst alone: `python tests/benchmarks/summary_pdf.py [--items N]`.

The other side is typst setting a plain document of that length: the same words in the same typeface, size and
measure, headings and paragraphs and nothing else, tagged as well. What differs is all that makes a summary:
laying it out, cards, labels, signs, tints, links, contents, running heads and page numbers.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pymupdf
import typst
from invented_words import sentences, words
from measuring import interleave, print_ratio

from core.annotations import AnnotationKind, Colour, MeetingId
from core.exports.choice import Choice
from core.exports.layout.laying_out import laid_out
from core.exports.pdf import render
from core.exports.quoting import Quoted
from core.exports.remarks import Form, Mark, Note, Remarks, Task
from core.exports.summary import DecisionSummary, Group, ItemSummary, MeetingHead, Summary
from core.exports.typefaces import fonts
from core.exports.typesetting import typeset
from core.language import set_language
from core.minutes import DocumentKind, Outcome

AIM = 3.0
ITEMS_OF_A_MEETING = 20
WRITTEN = datetime(2031, 5, 15, 12, tzinfo=UTC)
OUTCOMES = (Outcome.APPROVED, Outcome.RECOMMENDED, Outcome.NOTED, Outcome.POSTPONED, Outcome.REJECTED)

HEAD = """#set document(title: [Resumé])
#set page(paper: "a4", margin: (x: 42mm, top: 29mm, bottom: 27mm))
#set text(font: "Source Serif Pro", size: 10.5pt, lang: "da", hyphenate: false)
#set par(leading: 0.7em, spacing: 0.98em)
"""


def invented_summary(items: int, seed: int = 1) -> Summary:
    """Meetings with `items` items in all: a third with a note, a fourth with a mark, a tenth with a task."""
    chance = random.Random(seed)
    meetings = -(-items // ITEMS_OF_A_MEETING)
    counts = [min(ITEMS_OF_A_MEETING, items - at * ITEMS_OF_A_MEETING) for at in range(meetings)]
    groups = tuple(_group(chance, number, count) for number, count in enumerate(counts))
    return Summary("Resumé", sentences(chance, 3), Choice(), "da", date(2031, 5, 20), groups)


def _group(chance: random.Random, number: int, items: int) -> Group:
    day = date(2031, 1 + number % 12, 1 + number % 28)
    head = MeetingHead(
        meeting=MeetingId(f"m{number}"),
        version=1,
        kind=DocumentKind.MINUTES,
        draft=False,
        body="Økonomiudvalget",
        municipality="Nørresund",
        date=day,
        start_time=None,
        end_time=None,
        place="Rådhuset",
        file=f"Referat {number}.pdf",
        fingerprint="",
        has_pages=True,
    )
    return Group(
        f"Økonomiudvalget, {day:%d-%m-%Y}", tuple(_item(chance, head, at) for at in range(items)), head
    )


def _item(chance: random.Random, head: MeetingHead, at: int) -> ItemSummary:
    said = sentences(chance, 2)
    marked = Mark(
        (Form(AnnotationKind.HIGHLIGHT, chance.choice(list(Colour)), "gul"),),
        Quoted(sentences(chance, 1) + " ", sentences(chance, 1), ""),
        at,
        Remarks(),
    )
    task = Task(sentences(chance, 1), "Bo Lind", date(2031, 6, 1), None, f"t{head.meeting}-{at}")
    remarks = Remarks(
        tags=("økonomi/anlæg",) if at % 3 == 0 else (),
        notes=(Note(sentences(chance, 2), "Ea Dam", WRITTEN),) if at % 3 == 0 else (),
        tasks=(task,) if at % 10 == 0 else (),
        marks=(marked,) if at % 4 == 0 else (),
    )
    return ItemSummary(
        meeting=head,
        index=at,
        number=str(at + 1),
        title=" ".join(words(chance, 7)).capitalize(),
        case_number=f"31-{at:06}",
        closed=False,
        recommendations=(f"{said}\n{sentences(chance, 1)}",),
        decisions=(
            DecisionSummary(chance.choice(OUTCOMES), sentences(chance, 2), True, None, None, True, Remarks()),
        ),
        votes=None,
        attachments=("Kort.pdf",) if at % 2 else (),
        remarks=remarks,
        page=at,
    )


def plain_document(summary: Summary) -> bytes:
    """The words of `summary` as typst's own markup: headings and paragraphs."""
    told = json.loads(typeset(laid_out(summary)))
    return (
        HEAD + "\n\n".join(line for block in (*told["opening"], *told["blocks"]) for line in _lines(block))
    ).encode()


def _lines(block: list[Any]) -> Iterator[str]:
    kind, *rest = block
    if kind == "h":
        yield "=" * rest[0] + " " + _escaped(rest[1])
    elif kind in ("p", "k"):
        yield _words(rest[0])
    elif kind == "c":
        yield _words(rest[1])
        for part in (*rest[2], *rest[3]):
            yield from _lines(part)
    elif kind == "b":
        yield from map(_words, rest[0])
    elif kind == "t":
        for name, pieces in rest[0]:
            yield f"{_escaped(name)} {_words(pieces)}"


def _words(pieces: list[Any]) -> str:
    return _escaped("".join(piece if isinstance(piece, str) else piece["t"] for piece in pieces))


def _escaped(words: str) -> str:
    return re.sub(r"([#$*_\\@<>`~\[\]/=+-])", r"\\\1", words)


def _told(name: str, content: bytes) -> None:
    with pymupdf.open(stream=content) as document:
        letters = sum(len(page.get_text()) for page in document)
        print(f"{name}: {document.page_count} pages, {letters} letters, {len(content) // 1024} KB")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=1000)
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    set_language("da")
    summary = invented_summary(given.items)
    plain = plain_document(summary)

    def alone() -> bytes:
        made = typst.compile(plain, format="pdf", font_paths=fonts(), pdf_standards=["ua-1"])  # type: ignore[call-overload]
        assert isinstance(made, bytes)
        return made

    _told("summary", render(summary))
    _told("typst alone", alone())
    times = interleave(
        {
            "summary": lambda: render(summary),
            "typst alone": alone,
            "of it, all before typst": lambda: typeset(laid_out(summary)),
        },
        given.runs,
    )
    for side in times.values():
        print(side)
    print_ratio(times["summary"], times["typst alone"], AIM)


if __name__ == "__main__":
    main()
