"""Nothing of a source is lost, whatever it holds: every line has one place, every span lies in its frame."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.minutes import Meeting, NodeKind, Role
from core.minutes_json import meeting_as_json
from core.parsing import parse
from core.source_text import Line, SourceText, Span
from core.sources import read

sys.path.insert(0, str(Path(__file__).parent))

from expectations import key

TOLD = (NodeKind.ITEM, NodeKind.SECTION)
"""Whose lines are an item's own words: not those of the page, and not those of an attachment."""

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT.parent / "shared" / "corpus"
FILES = [
    path
    for folder in (ROOT / "tests" / "minutes", ROOT / "resources" / "samples", CORPUS)
    for path in sorted(folder.glob("*"))
    if path.suffix in (".txt", ".md", ".pdf", ".docx", ".odt", ".rtf", ".html", ".xml")
    and path.name not in ("GOLD.md", "README.md")
]
EVERY_FILE = pytest.mark.parametrize(
    "path",
    [
        *(pytest.param(path, id=path.name) for path in FILES),
        # in the place of real minutes that are not here, so that they are missed aloud
        *([] if CORPUS.is_dir() else [pytest.param(CORPUS, marks=pytest.mark.needs_corpus(CORPUS))]),
    ],
)


def assert_lossless(source: SourceText, meeting: Meeting) -> None:
    assert [node.first for node in meeting.nodes] == [0, *(node.end for node in meeting.nodes)][
        : len(meeting.nodes)
    ]
    assert (meeting.nodes[-1].end if meeting.nodes else 0) == len(source.lines)
    assert all(node.first < node.end for node in meeting.nodes)
    for node in meeting.nodes:
        assert (node.item is None) == (
            node.kind not in (NodeKind.ITEM, NodeKind.SECTION, NodeKind.ATTACHMENT)
        )
        if node.kind is NodeKind.SECTION:
            assert node.item is not None
            assert node.section is not None
            assert node.section < len(meeting.items[node.item].sections)

    def within(inner: Span, outer: Span) -> bool:
        return outer.start <= inner.start <= inner.end <= outer.end

    whole = Span(0, len(source.text))
    before = 0
    for item in meeting.items:
        assert within(item.span, whole)
        assert within(item.heading, item.span)
        assert item.span.start >= before
        before = item.span.end
        end = item.heading.end
        for section in item.sections:
            assert within(section.span, item.span)
            assert section.span.start >= end
            end = section.span.end
        for decision in item.decisions:
            assert any(within(decision.span, section.span) for section in item.sections)
        for attachment in item.attachments:
            assert attachment.span is None or within(attachment.span, item.span)


@EVERY_FILE
def test_every_line_of_every_file_has_one_place(path: Path) -> None:
    source = read(path)
    assert_lossless(source, parse(source))


def squeezed(text: str) -> str:
    """`text` without white space and without the hyphens at which words are cut."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def assert_texts_are_whole(source: SourceText, meeting: Meeting) -> None:
    """The text of each section and decision is that of its span, from the first letter to the last, without
    what the page adds; decisions stand in the sections that are for them."""
    kinds = [node.kind for node in meeting.nodes for _line in range(node.first, node.end)]

    def printed(span: Span) -> str:
        lines = [source.lines[at] for at in source.lines_in(span) if kinds[at] in TOLD]
        return squeezed(
            "".join(source.text[max(line.start, span.start) : min(line.end, span.end)] for line in lines)
        )

    for item in meeting.items:
        for section in item.sections:
            whole, text = printed(section.span), squeezed(section.text)
            assert whole.endswith(text)
            assert key(whole[: len(whole) - len(text)]) == key(section.heading)
        for decision in item.decisions:
            assert printed(decision.span) == squeezed(decision.text)
            (around,) = (each for each in item.sections if overlap(each.span, decision.span))
            assert around.role in (Role.DECISION, Role.PRIOR_DECISION) or decision.unsure
            if not around.text.endswith(decision.text):  # a mark alone on its line may follow
                assert key(source.text[decision.span.end : around.span.end]) == ""


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


@EVERY_FILE
def test_sections_and_decisions_have_their_words_from_first_to_last(path: Path) -> None:
    source = read(path)
    assert_texts_are_whole(source, parse(source))


def plain(lines: list[str]) -> SourceText:
    """A source of `lines`, as a text file gives it."""
    found: list[Line] = []
    start = 0
    for line in lines:
        found.append(Line(start, start + len(line)))
        start += len(line) + 1
    return SourceText("\n".join(lines), tuple(found), "text", 1)


LINES = """\
REFERAT Byrådet d. 28-02-2024
Mødedato: 3. maj 2024 kl. 16.00
Indholdsfortegnelse
Titel et..... 3
Punkt 1: Titel et
1. Titel et
2. Titel to
2.→Noget
24-000112
Sagsnr.: 24/1022 J.nr.: 00.01.00-A00
Åbent
Lukket punkt
Beslutning
Beslutning i Byrådet den 28-02-2024
Økonomiudvalget den 20. februar 2024:
Fraværende:
Hans Elverdam
Godkendt.
-
.
Ikke godkendt.
For stemte 3 (A, B og V). Imod stemte 2.
Bilag
Indstilling
Sagsfremstilling
BESLUTNING
Side 3
Til top
Byrådet, 28. februar 2024→Side 4
LUKKET MØDE
Underskriftsside
Udvalg: Byrådet
Dato: 28-02-2024
BilagIngen bilag.
Der er en lang sætning, som fylder det meste af linjen og fortsætter på den næste uden at sige noget om til-
tag, der skal bruges.
Sag nr. 4
Titel uden nummer
Navn Navnesen (V)
a) et
•→to
Ad 1)
§ 4 Noget
27Titel
()
—
"""
WORDS = st.sampled_from([line.replace("→", "\t") for line in LINES.splitlines()])


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS | st.text(alphabet="aÅ1. :\t-–()/,", max_size=12), max_size=40))
def test_every_line_of_any_text_has_one_place(lines: list[str]) -> None:
    source = plain(lines)
    meeting = parse(source)
    assert_lossless(source, meeting)
    assert meeting_as_json(meeting)
    assert parse(source) == meeting


def test_a_document_without_items_is_one_item() -> None:
    source = plain(
        ["Et brev til borgerne", "Vi skriver til jer om vejen, som skal have ny belægning i år.", "Hilsen"]
    )
    meeting = parse(source)
    assert len(meeting.items) == 1
    assert meeting.items[0].number is None
    assert "items[0].title" in meeting.unsure


def test_an_empty_source_is_a_meeting_without_items() -> None:
    meeting = parse(plain([]))
    assert meeting.items == ()
    assert meeting.nodes == ()
