"""A DOCX as a file: when and by whom it was saved, what is opened and what is not."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest

from core.errors import UnreadableFile
from core.sources import read
from tests.core.sources.conftest import MakeDocx


def test_when_it_was_saved_and_by_whom(make_docx: MakeDocx) -> None:
    def fill(document: Any) -> None:
        document.add_paragraph("Referat")
        properties = document.core_properties
        properties.author, properties.title = "Ane Lind", "Referat af møde"
        properties.created, properties.modified = datetime(2024, 1, 2, 8), datetime(2024, 9, 3, 9, 30)

    source = read(make_docx(fill))
    assert source.produced == datetime(2024, 9, 3, 9, 30, tzinfo=UTC)
    assert source.properties["author"] == "Ane Lind"
    assert source.properties["title"] == "Referat af møde"


def test_no_date_is_made_up(make_docx: MakeDocx) -> None:
    content = make_docx(lambda document: document.add_paragraph("Referat"))
    stripped = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stripped, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "_rels/.rels":
                start = part.index(b"<Relationship ", part.index(b"<Relationships") + 15)
                relations = [r for r in part[start:].split(b"<Relationship ") if r]
                kept = b"".join(b"<Relationship " + r for r in relations if b"core-properties" not in r)
                part = part[:start] + kept
                if not part.endswith(b"</Relationships>"):
                    part += b"</Relationships>"
            if name != "docProps/core.xml":
                new.writestr(name, part)
    source = read(stripped.getvalue())
    assert source.text == "Referat"
    assert source.produced is None
    assert source.properties == {}


def test_a_document_without_text_is_refused(make_docx: MakeDocx) -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        read(make_docx(lambda document: None))


def test_what_unpacks_to_too_much_is_not_opened(make_docx: MakeDocx) -> None:
    bomb = io.BytesIO(make_docx(lambda document: document.add_paragraph("Referat")))
    with (
        zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("word/big.xml", "w") as part,
    ):
        for _ in range(70):
            part.write(b" " * 1024 * 1024)
    with pytest.raises(UnreadableFile, match="far more"):
        read(bomb.getvalue())


@pytest.mark.parametrize(
    "content_type",
    [
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_documents_with_macros_and_templates_are_read(make_docx: MakeDocx, content_type: bytes) -> None:
    content = make_docx(lambda document: document.add_paragraph("Referat"))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "[Content_Types].xml":
                ordinary = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
                assert ordinary in part
                part = part.replace(ordinary, content_type)
            new.writestr(name, part)
    assert read(stream.getvalue()).text == "Referat"
