from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import lxml.html
import pytest

from core.annotations import AnnotationKind, ItemKey, MeetingId, new_annotation
from core.errors import UserFacingError
from core.exports import html, markdown
from core.exports.markdown import escaped
from core.exports.meeting_summary import Summary, assemble
from core.exports.writing import write_file
from core.language import set_language
from core.library import ItemElsewhere, LoadedMeeting
from tests.core.library.invented import opened

WICKED = "<script>alert('x')</script> & [link](http://a.example) *x* `y` #1"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def summary(title: str = "Budgetopfølgning", note: str = "Husk\n\ntallene") -> Summary:
    file = opened(
        [(title, "Anbefales.\nEnstemmigt."), ("Køb af jord", "Godkendt.")],
        municipality="Nørresund",
        start=time(16, 0),
        draft=True,
        closed=[2],
    )
    meeting = MeetingId("m")
    key = ItemKey.of(file.meeting.items[0])
    annotations = [
        new_annotation(meeting, key, AnnotationKind.TAG, "budget", "Ea Dam"),
        new_annotation(meeting, key, AnnotationKind.NOTE, note, "Ea Dam"),
        new_annotation(meeting, ItemKey("9", "Havnen"), AnnotationKind.TAG, "havn", "Ea Dam"),
    ]
    elsewhere = (ItemElsewhere(ItemKey("9", "Havnen"), closed=False),)
    loaded = LoadedMeeting(meeting, 1, "referat.pdf", "pdf", file.meeting, file.source, elsewhere)
    return assemble(loaded, annotations, closed_items=False)


def test_markdown_reads_as_a_summary() -> None:
    lines = [line for line in markdown.render([summary()]).splitlines() if line]
    assert lines[:6] == [
        "# Økonomiudvalget, 14 May 2031",
        "- Municipality: Nørresund",
        "- Time: 16:00",
        "- Document: Minutes (draft)",
        "- File: referat.pdf",
        "## 1. Budgetopfølgning",
    ]
    assert lines[6] == "Tags: budget"
    assert lines[7].startswith("*Note by Ea Dam, ")
    assert lines[8:] == [
        "Husk",
        "tallene",
        "**Other decision**",
        "> Anbefales.",
        ">",
        "> Enstemmigt.",
        "*1 closed item is left out.*",
        "## Without a place in this version",
        "### 9. Havnen",
        "Tags: havn",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Godkendt", "1\\. Godkendt"),
        ("12) Ja", "12\\) Ja"),
        ("- nej", "\\- nej"),
        ("-nej", "-nej"),
        ("---", "\\---"),
        ("# Top", "\\# Top"),
        ("3 mio. kr.", "3 mio. kr."),
        ("a_b*c", "a\\_b\\*c"),
        ("<b>", "\\<b\\>"),
    ],
)
def test_markdown_shows_text_as_it_is(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_html_is_one_file_that_fetches_and_runs_nothing() -> None:
    page = html.render([summary(WICKED, WICKED)])
    tree = lxml.html.document_fromstring(page)
    assert tree.xpath("//script | //link | //img | //@src | //@onload") == []
    assert tree.xpath("//a") == []
    assert tree.xpath("string(//h2)") == f"1. {WICKED}"
    assert tree.xpath("string(//aside/p)") == WICKED
    assert tree.xpath("string(//title)") == "Økonomiudvalget, 14 May 2031"
    assert tree.xpath("//ul[@class='tags']/li/text()") == ["budget", "havn"]
    assert tree.xpath("//blockquote/p/text()") == ["Anbefales.", "Enstemmigt."]
    assert tree.get("lang") == "en"
    assert "@media print" in page
    assert tree.xpath("//meta[@name='viewport']")


def test_html_says_its_language() -> None:
    set_language("da")
    assert lxml.html.document_fromstring(html.render([summary()])).get("lang") == "da"


def test_several_meetings_get_links_in_front() -> None:
    tree = lxml.html.document_fromstring(html.render([summary(), summary()]))
    targets = tree.xpath("//nav//a/@href")
    assert targets == ["#meeting-1", "#meeting-2"]
    assert [f"#{name}" for name in tree.xpath("//article/@id")] == targets
    assert markdown.render([summary(), summary()]).count("# Økonomiudvalget") == 2


def test_nothing_to_export_is_an_empty_document() -> None:
    assert markdown.render([]) == "\n"
    assert lxml.html.document_fromstring(html.render([])).xpath("//article") == []


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "résumé.md"
    write_file(path, "æ\n")
    write_file(path, "ø\n")
    assert path.read_bytes() == "ø\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="cannot be written"):
        write_file(tmp_path / "missing" / "a.md", "x")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(UserFacingError, match="cannot be written"):
        write_file(folder, "x")
    assert list(tmp_path.iterdir()) == [folder]
