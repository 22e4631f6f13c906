"""Attachments in the same file: files put together out of invented ones, at run time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pymupdf
import pytest

from core.minutes import Meeting, NodeKind
from core.parsing import parse
from core.source_text import SourceText
from core.sources import read

MINUTES = Path(__file__).resolve().parents[2] / "minutes"
HOSTS = ("egernborg-oekonomi-2015", "ulvsted-teknik-2012")
A4 = (595, 842)


def opened(name: str) -> Any:
    return pymupdf.open(MINUTES / f"{name}.pdf")


def report(title: str, pages: int, size: tuple[int, int] = A4, numbered: bool = True) -> Any:
    """A report with numbered headings and words of decisions, in a type of its own."""
    document = pymupdf.open()
    for number in range(pages):
        page = document.new_page(width=size[0], height=size[1])
        if number == 0:
            page.insert_text((95, 70), title, fontsize=24)
        for line, y in enumerate(range(110, size[1] - 60, 24)):
            heading = line % 6 == 0
            words = (
                f"{number * 5 + line // 6 + 1}. Kapitel" if heading else f"{title} {line}: det er godkendt."
            )
            page.insert_text((95, y), words, fontsize=14 if heading else 9.5)
        if numbered:
            page.insert_text((280, size[1] - 25), f"Side {number + 1} af {pages}", fontsize=8)
    return document


def put_together(host: Any, guests: list[tuple[str, Any]], outline: bool) -> SourceText:
    """The host with the guests behind it."""
    document = pymupdf.open()
    document.insert_pdf(host)
    entries = []
    for name, guest in guests:
        entries.append([1, f"Bilag: {name}", document.page_count + 1])
        document.insert_pdf(guest)
    document.set_toc(entries if outline else [])
    return read(document.tobytes())


def told(meeting: Meeting) -> list[object]:
    """What the meeting's own items say."""
    return [
        (item.number, item.title, item.decisions, [section.text for section in item.sections])
        for item in meeting.items
    ]


def attached_pages(source: SourceText, meeting: Meeting) -> set[int | None]:
    """The pages that are attachments wholly."""
    nodes = [
        (source.lines[line].page, node.kind) for node in meeting.nodes for line in range(node.first, node.end)
    ]
    others = {page for page, kind in nodes if kind is not NodeKind.ATTACHMENT}
    return {page for page, kind in nodes if kind is NodeKind.ATTACHMENT} - others


@pytest.mark.parametrize("outline", [True, False], ids=["outline", "no outline"])
@pytest.mark.parametrize("host", HOSTS)
def test_reports_behind_the_last_item_are_attachments(host: str, outline: bool) -> None:
    alone = parse(read(opened(host).tobytes()))
    count = opened(host).page_count
    guests = [
        ("Rapport om slusen", report("Rapport om slusen", 3)),
        ("Kort over engen", report("Kort over engen", 2, (842, 595))),
    ]
    source = put_together(opened(host), guests, outline)
    meeting = parse(source)
    assert told(meeting) == told(alone)
    assert attached_pages(source, meeting) == set(range(count, count + 5))
    pages = sorted(each.pages for item in meeting.items for each in item.attachments if each.pages)
    assert pages == [tuple(range(count, count + 3)), (count + 3, count + 4)]


@pytest.mark.parametrize("host", HOSTS)
def test_another_meetings_minutes_are_one_attachment(host: str) -> None:
    guest = next(name for name in HOSTS if name != host)
    alone = parse(read(opened(host).tobytes()))
    source = put_together(opened(host), [("Referat", opened(guest))], outline=False)
    meeting = parse(source)
    assert told(meeting) == told(alone)
    count = opened(host).page_count
    assert attached_pages(source, meeting) == set(range(count, count + opened(guest).page_count))
    nodes = {(node.item, node.attachment) for node in meeting.nodes if node.kind is NodeKind.ATTACHMENT}
    assert len(nodes) == 1


def test_the_agenda_goes_on_behind_its_attachments() -> None:
    (path,) = MINUTES.rglob("munkevig-dagsorden-2021.pdf")
    source = read(path.read_bytes())
    meeting = parse(source)
    assert [item.number for item in meeting.items] == ["1", "2", "3"]
    assert [each.pages for each in meeting.items[1].attachments] == [(5, 6, 7, 8, 9), (10,), (11, 12, 13)]
    assert [each.pages for each in meeting.items[2].attachments] == [(15,), (16, 17), (18,)]
    for node in meeting.nodes:
        assert (node.attachment is not None) == (node.kind is NodeKind.ATTACHMENT)


@pytest.mark.parametrize("name", HOSTS)
def test_plain_minutes_have_no_attachments_pages(name: str) -> None:
    meeting = parse(read(opened(name).tobytes()))
    assert not any(node.kind is NodeKind.ATTACHMENT for node in meeting.nodes)


def test_an_attachment_without_a_name_says_that_its_name_is_inferred() -> None:
    source = put_together(opened(HOSTS[1]), [("", report("Helhedsplan for engen", 2))], outline=False)
    (item,) = [item for item in parse(source).items if any(each.pages for each in item.attachments)]
    assert item.attachments[-1].name == "Helhedsplan for engen"
    assert any(each.field == "attachments" for each in item.confidence)
