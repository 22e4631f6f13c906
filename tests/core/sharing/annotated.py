"""PDFs with marks as Okular and Acrobat write them, through a library that the program does not use."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf

from core.sharing.pdf_marks import PdfMarks, marks_in
from tests.core.exports.confidential import minutes


def edited(content: bytes, change: Any) -> bytes:
    """A PDF after another program had `change` done to the first annotation of its second page."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf, next(each for each in pdf.pages[1].obj.Annots if each.Subtype != "/Popup"))
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def corners(words: str, page: int = 1) -> list[float]:
    """The corners of words in the minutes, upper left first, as Acrobat writes them."""
    sheet = pymupdf.open(stream=minutes(closed=False))[page]
    rect = sheet.search_for(words)[0]
    return [rect.x0, 842 - rect.y0, rect.x1, 842 - rect.y0, rect.x0, 842 - rect.y1, rect.x1, 842 - rect.y1]


def highlight(words: str, subtype: str = "Highlight", **keys: Any) -> dict[str, Any]:
    """A mark as Acrobat and Okular write it."""
    quads = corners(words)
    usual = {
        "Type": pikepdf.Name.Annot,
        "Subtype": pikepdf.Name(f"/{subtype}"),
        "Rect": [quads[0], quads[5], quads[2], quads[1]],
        "QuadPoints": quads,
        "C": [1, 1, 0],
        "T": "Ib Skov",
        "M": "D:20240520101500+02'00'",
    }
    return {**usual, **keys}


def with_annotations(content: bytes, *annotations: dict[str, Any], page: int = 1) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        made: list[Any] = []
        for keys in annotations:
            values = dict(keys)
            if "IRT" in values:
                values["IRT"] = made[values["IRT"]]
            made.append(pdf.make_indirect(pikepdf.Dictionary(values_of(values))))
        pdf.pages[page].obj.Annots = pikepdf.Array(made)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def values_of(keys: dict[str, Any]) -> dict[str, Any]:
    return {f"/{name}": value for name, value in keys.items()}


def by_hand(content: bytes, *annotations: dict[str, Any], page: int = 1) -> PdfMarks:
    return marks_in(with_annotations(content, *annotations, page=page))


def appended(content: bytes, tmp_path: Path, text: str = "Enig") -> bytes:
    """The file after a program added a highlight at its end, as Okular and Acrobat save."""
    path = tmp_path / "annotated.pdf"
    path.write_bytes(content)
    document = pymupdf.open(path)
    page = document[1]
    mark = page.add_highlight_annot(page.search_for("Godkendt, idet"))
    mark.set_info(title="Ib Skov", content=text)
    mark.update()
    document.saveIncr()
    document.close()
    return path.read_bytes()
