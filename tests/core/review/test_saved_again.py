"""A draft that was saved again: other bytes alone are no other version of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pymupdf
import pytest

from core.library import add, open_library, prepare
from core.opening import TakenFile, understand
from core.review.saved_again import same_as
from tests.gui.review.word_drafts import HARBOUR, write_draft

Change = Callable[[Any], object]


def in_word(path: Path, change: Change) -> bytes:
    document = docx.Document(str(path))
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def in_pdf(path: Path, change: Change) -> bytes:
    with pymupdf.open(str(path)) as document:
        change(document)
        return bytes(document.tobytes())


def harbour(document: Any) -> Any:
    """The paragraph on the harbour."""
    return next(each for each in document.paragraphs if each.text == HARBOUR)


def proofread(document: Any) -> None:
    """What Word leaves in a text while somebody reads it."""
    paragraph = harbour(document)._p
    for name in ("proofErr", "lastRenderedPageBreak"):
        paragraph.append(paragraph.makeelement(docx.oxml.ns.qn(f"w:{name}")))
    paragraph.set(docx.oxml.ns.qn("w:rsidR"), "00A77B3E")


WORD: list[tuple[Change, bool]] = [
    (lambda document: setattr(document.core_properties, "revision", 7), True),
    (proofread, True),
    (lambda document: setattr(harbour(document).runs[0], "text", "Kajen er ny."), False),
    (lambda document: setattr(harbour(document).runs[0], "italic", True), False),
    (lambda document: setattr(document.core_properties, "last_modified_by", "Bo Friis"), False),
    (lambda document: document.add_comment(harbour(document).runs, "Hvilke?", "Bo Friis"), False),
]
PDF: list[tuple[Change, bool]] = [
    (lambda document: document.set_metadata({"modDate": "D:20310514120000Z"}), True),
    (lambda document: document[0].draw_rect((9, 9, 40, 40), fill=(0.9, 0.1, 0.1)), False),
    (lambda document: document[0].add_text_annot((50, 50), "Hvilke?"), False),
]


@pytest.mark.parametrize("name", ["udkast.docx", "udkast.pdf"])
def test_only_what_is_read_and_seen_makes_another_version(tmp_path: Path, name: str) -> None:
    library, path = open_library(tmp_path / "library.sqlite"), tmp_path / name
    if path.suffix == ".docx":
        write_draft(path)
    else:
        with pymupdf.open() as document:
            document.new_page().insert_text((60, 60), "Referat\nPunkt 1: Havnen\nBeslutning\nGodkendt.")
            document.save(str(path))
    first = understand(TakenFile(path, path.read_bytes()))
    added = add(library, prepare(first))
    for change, is_same in WORD if path.suffix == ".docx" else PDF:
        content = (in_word if path.suffix == ".docx" else in_pdf)(path, change)
        again = understand(TakenFile(path, content))
        assert content != first.content
        same = same_as(library.path, added.version, again)
        assert same == (prepare(first).sha256 if is_same else None)
    assert same_as(library.path, added.version + 1, first) is None  # it was removed meanwhile
    library.close()
