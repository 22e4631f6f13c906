"""Files for the tests of the sources, made on the spot from invented text."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pymupdf
import pytest

MakePdf = Callable[..., bytes]
MakeDocx = Callable[[Callable[[Any], object]], bytes]


@pytest.fixture
def make_pdf() -> MakePdf:
    """A PDF of the pages that the functions given write, each on a page of its own."""

    def make(*writers: Callable[[Any], object], **options: Any) -> bytes:
        document = pymupdf.open()
        for write in writers:
            write(document.new_page(width=595, height=842))
        return bytes(document.tobytes(**options))

    return make


@pytest.fixture
def make_docx() -> MakeDocx:
    """A DOCX that the function given fills."""

    def make(fill: Callable[[Any], object]) -> bytes:
        document = docx.Document()
        fill(document)
        stream = io.BytesIO()
        document.save(stream)
        return stream.getvalue()

    return make
