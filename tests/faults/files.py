"""Faults of a file beside its text: what it hides, whom it names, and what keeps it from being read aloud.

They are planted in the bytes of a clean file. A word they stand at is one of the minutes' own, by id; what
was added is known by its quote, or by its page where it is no text.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
import pymupdf
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from tests.faults.bed import Planted
from tests.faults.clean_files import SetFile, saved
from tests.versions.pairs import INVENTED

_INSERTED = "Forhandlingsoplægget er fortroligt indtil torsdag."
_DELETED = "Sælgeren vil gå ned i pris."
_HIDDEN = "Medarbejderen har fået en advarsel."
_BEYOND = "Naboen har truet med sagsanlæg."
_AUTHOR = "Rigmor Ellemose"
_ENCLOSING = INVENTED / "munkevig-dagsorden-2021.pdf"


@dataclass(frozen=True)
class FileFault:
    """A kind of fault of a file of one format. `plant` gives the new bytes and what was planted in them."""

    name: str
    checks: tuple[str, ...]
    format: str
    plant: Callable[[SetFile, random.Random], tuple[bytes, Planted]]
    alone: bool = False
    base: Path | None = None  # the file it is planted in, where not in any


# Word


def _open(file: SetFile) -> Document:
    return docx.Document(BytesIO(file.content))


def _prose(document: Document, chance: random.Random) -> Paragraph:
    """A paragraph of running text of one run."""
    found = [
        each
        for each in document.paragraphs
        if len(each.text) > 60
        and len(each.runs) == 1
        and not (each.style and each.style.name.startswith("Head"))
    ]
    return chance.choice(found)


def _element(kind: str, **attributes: str) -> OxmlElement:
    made = OxmlElement(kind)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def insertion(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """Words that were put in with changes tracked."""
    document = _open(file)
    paragraph = _prose(document, chance)
    run = paragraph.add_run(f" {_INSERTED}")
    change = _element("w:ins", id="901", author=_AUTHOR, date="2024-01-08T09:00:00Z")
    run._r.addprevious(change)
    change.append(run._r)
    return saved(document), Planted(quote=_INSERTED)


def deletion(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """Words that were taken out with changes tracked, and are still in the file."""
    document = _open(file)
    paragraph = _prose(document, chance)
    change = _element("w:del", id="902", author=_AUTHOR, date="2024-01-08T09:00:00Z")
    run, text = OxmlElement("w:r"), OxmlElement("w:delText")
    text.text = _DELETED
    run.append(text)
    change.append(run)
    paragraph._p.append(change)
    return saved(document), Planted()


def comment(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """A comment in the margin."""
    document = _open(file)
    paragraph = _prose(document, chance)
    document.add_comment(paragraph.runs, text="Skal dette med?", author=_AUTHOR, initials="RE")
    return saved(document), Planted(quote=paragraph.text)


def hidden(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """Words set as hidden, or white."""
    document = _open(file)
    paragraph = _prose(document, chance)
    beside = paragraph.text
    run = paragraph.add_run(f" {_HIDDEN}")
    if chance.random() < 0.5:
        run.font.hidden = True
    else:
        run.font.color.rgb = RGBColor(255, 255, 255)
    return saved(document), Planted(quote=_HIDDEN, beside=beside)


def author(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """Who wrote it before the one who does so now: a colleague, or an office."""
    document = _open(file)
    document.core_properties.author = _AUTHOR
    document.core_properties.last_modified_by = chance.choice(["Mogens Tvede", "Sekretariatet"])
    return saved(document), Planted()


def docx_no_title(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """No title among the properties."""
    document = _open(file)
    document.core_properties.title = ""
    return saved(document), Planted()


def docx_no_language(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """No language, neither of the document nor of its styles."""
    document = _open(file)
    document.core_properties.language = ""
    for each in list(document.styles.element.iter(qn("w:lang"))):
        each.getparent().remove(each)
    return saved(document), Planted()


def docx_picture(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """A picture without a text that says what it shows."""
    document = _open(file)
    place = _prose(document, chance).insert_paragraph_before()
    place.add_run().add_picture(BytesIO(_picture()))
    return saved(document), Planted()


def docx_headings(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """Headings that only look like some."""
    document = _open(file)
    normal = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    for each in document.paragraphs:
        if each.style is not None and each.style.name.startswith(("Heading", "Title")):
            each.style = normal
            for run in each.runs:
                run.bold = True
    return saved(document), Planted()


def _picture() -> bytes:
    """A small drawing."""
    sheet = pymupdf.open()
    page = sheet.new_page(width=60, height=40)
    page.draw_circle((30, 20), 15, color=(0.2, 0.4, 0.3), fill=(0.5, 0.7, 0.4))
    return bytes(page.get_pixmap(dpi=96).tobytes("png"))


# PDF


def _pages(file: SetFile) -> pymupdf.Document:
    return pymupdf.open(stream=file.content, filetype="pdf")


def _bytes(document: pymupdf.Document) -> bytes:
    return bytes(document.tobytes(garbage=1, deflate=True, no_new_id=True))


def _word(document: pymupdf.Document, chance: random.Random) -> tuple[pymupdf.Page, pymupdf.Rect, str]:
    """A long word of some page that stands there once, and its box."""
    found = []
    for page in document:
        words = page.get_text("words")
        texts = [each[4] for each in words]
        found += [
            (page.number, pymupdf.Rect(each[:4]), each[4])
            for each in words
            if len(each[4]) > 7 and each[4].isalpha() and texts.count(each[4]) == 1
        ]
    number, box, text = chance.choice(found)
    return document[number], box, text


def bar(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """A black bar over words that are still there."""
    document = _pages(file)
    page, box, text = _word(document, chance)
    page.draw_rect(box, color=(0, 0, 0), fill=(0, 0, 0), overlay=True)
    return _bytes(document), Planted(quote=text, page=page.number)


def invisible(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """Text that is not drawn, or in the paper's colour."""
    document = _pages(file)
    page = document[chance.randrange(len(document))]
    place = (72, page.rect.height - 25)
    if chance.random() < 0.5:
        page.insert_text(place, _HIDDEN, fontsize=9, render_mode=3)
    else:
        page.insert_text(place, _HIDDEN, fontsize=9, color=(1, 1, 1))
    return _bytes(document), Planted(quote=_HIDDEN, page=page.number)


def off_the_page(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """Text beyond the page's edge."""
    document = _pages(file)
    page = document[chance.randrange(len(document))]
    page.insert_text((page.rect.width + 30, 200), _BEYOND, fontsize=9)
    return _bytes(document), Planted(page=page.number)


def annotation(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """A note, or a mark with a remark."""
    document = _pages(file)
    page, box, text = _word(document, chance)
    made = page.add_highlight_annot(box) if chance.random() < 0.5 else page.add_text_annot(box.tl, "Se her")
    made.set_info(content="Skal det med?", title=_AUTHOR)
    made.update()
    return _bytes(document), Planted(quote=text, page=page.number)


def attached(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """A file inside the file."""
    document = _pages(file)
    document.embfile_add("noter.txt", _BEYOND.encode(), filename="noter.txt")
    return _bytes(document), Planted()


def metadata(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """Who wrote it."""
    document = _pages(file)
    document.set_metadata({**(document.metadata or {}), "author": _AUTHOR})
    return _bytes(document), Planted()


def folder(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """Where it lay, and of which case."""
    document = _pages(file)
    where = r"\\arkiv01\sager\lukket\opsigelse.docx"
    document.set_metadata({**(document.metadata or {}), chance.choice(("subject", "keywords")): where})
    return _bytes(document), Planted()


def no_tags(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """No tags."""
    return _without(file, "StructTreeRoot", "MarkInfo")


def no_language(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """No language."""
    return _without(file, "Lang")


def no_title(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """No title."""
    document = _pages(file)
    document.set_metadata({**(document.metadata or {}), "title": ""})
    document.del_xml_metadata()
    return _bytes(document), Planted()


def _without(file: SetFile, *keys: str) -> tuple[bytes, Planted]:
    document = _pages(file)
    for key in keys:
        document.xref_set_key(document.pdf_catalog(), key, "null")
    return _bytes(document), Planted()


def not_enclosed(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """The pages of an attachment are not there, as those of the others are."""
    document = _pages(file)
    listed = [
        each
        for item in file.meeting.items
        for each in item.attachments
        if each.span is not None and each.pages
    ]
    gone = chance.choice(listed)
    document.delete_pages(list(gone.pages))
    return _bytes(document), Planted(quote=gone.name)


def pdf_picture(file: SetFile, chance: random.Random) -> tuple[bytes, Planted]:
    """A figure among the tags without a text that says what it shows."""
    document = _pages(file)
    page = document[chance.randrange(len(document))]
    page.insert_image((400, 20, 460, 60), stream=_picture())
    kind, value = document.xref_get_key(document.pdf_catalog(), "StructTreeRoot")
    assert kind == "xref"
    tree = int(value.split()[0])
    figure = document.get_new_xref()
    document.update_object(figure, f"<</Type/StructElem/S/Figure/P {tree} 0 R/Pg {page.xref} 0 R/K 0>>")
    kind, value = document.xref_get_key(tree, "K")
    held = value.strip("[]") if kind in ("array", "xref") else ""
    document.xref_set_key(tree, "K", f"[{held} {figure} 0 R]")
    return _bytes(document), Planted(page=page.number)


FILE_FAULTS = (
    FileFault("Word: tracked insertion", ("tracked-changes",), "docx", insertion),
    FileFault("Word: tracked deletion", ("tracked-changes",), "docx", deletion),
    FileFault("Word: comment", ("comment-left",), "docx", comment),
    FileFault("Word: hidden text", ("hidden-text",), "docx", hidden),
    FileFault("Word: names of authors", ("author-name",), "docx", author),
    FileFault("Word: no title", ("document-title",), "docx", docx_no_title),
    FileFault("Word: no language", ("document-language",), "docx", docx_no_language),
    FileFault("Word: picture without a text", ("picture-text",), "docx", docx_picture),
    FileFault("Word: headings not styled", ("heading-styles",), "docx", docx_headings, alone=True),
    FileFault("PDF: text under a black bar", ("black-bar",), "pdf", bar),
    FileFault("PDF: hidden text", ("hidden-text",), "pdf", invisible),
    FileFault("PDF: text off the page", ("hidden-text",), "pdf", off_the_page),
    FileFault("PDF: annotation", ("pdf-annotation",), "pdf", annotation),
    FileFault("PDF: attached file", ("attached-file",), "pdf", attached),
    FileFault("PDF: metadata", ("author-name",), "pdf", metadata),
    FileFault("PDF: folder among the properties", ("file-property",), "pdf", folder),
    FileFault(
        "PDF: attachment not enclosed",
        ("attachment-absent",),
        "pdf",
        not_enclosed,
        alone=True,
        base=_ENCLOSING,
    ),
    FileFault("PDF: no tags", ("pdf-tags",), "pdf", no_tags, alone=True),
    FileFault("PDF: no language", ("document-language",), "pdf", no_language),
    FileFault("PDF: no title", ("document-title",), "pdf", no_title),
    FileFault("PDF: picture without a text", ("picture-text",), "pdf", pdf_picture),
)
