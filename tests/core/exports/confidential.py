"""An invented PDF that tells of a closed item in every way a PDF can, and what all bytes of a PDF say."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from hashlib import sha256

import pikepdf
import pymupdf

from core.annotations import MeetingId
from core.library import LoadedMeeting
from core.parsing import parse
from core.sources.pdf import read

SECRETS = ("Engholm", "Rasmus", "Krondal", "Hemmeligt", "4 millioner", "Kommunen byder")
MEETING = MeetingId("5f0c1d0e-0000-4000-8000-000000000001")

PAGES = (
    (
        "Nørrevang Kommune",
        "REFERAT Økonomiudvalget d. 14-05-2024",
        "Mødedato Tirsdag d. 14. maj 2024 kl. 14:30",
        "Indholdsfortegnelse",
        "1. Godkendelse af budget",
        "2. Lukket punkt: Køb af Engholmgården",
        "3. Eventuelt",
    ),
    (
        "Punkt 1: Godkendelse af budget",
        "Beslutning i Økonomiudvalget den 14-05-2024",
        "Godkendt, idet forvaltningen vender tilbage i juni.",
        "Ida Holm bor på Skovvej 12 og har CPR-nr. 010190-1234.",
        "Punkt 2: Lukket punkt: Køb af Engholmgården",
        "Indstilling",
        "Kommunen byder 4 millioner for gården.",
        "Beslutning i Økonomiudvalget den 14-05-2024",
        "Hemmeligt bud godkendt.",
    ),
    (
        "Sælgeren hedder Rasmus Krondal.",
        "Punkt 3: Eventuelt",
        "Beslutning i Økonomiudvalget den 14-05-2024",
        "Intet at bemærke til Engvej.",
    ),
)
XMP = """<x:xmpmeta xmlns:x='adobe:ns:meta/'>
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>
<rdf:Description rdf:about='' xmlns:pdf='http://ns.adobe.com/pdf/1.3/' pdf:Keywords='Køb af Engholmgården'/>
</rdf:RDF></x:xmpmeta>"""
TOP, STEP = 80, 24
PICTURE = pymupdf.Rect(450, 100, 560, 260)
"""A red picture on the second page: its lower part stands beside the closed item."""


def minutes(*, rotation: int = 0, cropped: bool = False, closed: bool = True) -> bytes:
    """Three invented items on three pages, shown upright however they are turned; `closed`: the second is."""
    document = pymupdf.open()
    turned = rotation in (90, 270)
    for lines in PAGES:
        page = document.new_page(width=842 if turned else 595, height=595 if turned else 842)
        if cropped:
            page.set_cropbox(pymupdf.Rect(20, 30, page.rect.width - 25, page.rect.height - 35))
        page.set_rotation(rotation)
        for at, line in enumerate(lines):
            words = line if closed else line.replace("Lukket punkt: ", "")
            is_head = words.startswith(("Punkt", "Beslutning", "Indstilling"))
            size, face = (13, "hebo") if is_head else (11, "helv")
            point = pymupdf.Point(60, TOP + STEP * at) * page.derotation_matrix
            page.insert_text(point, words, fontsize=size, fontname=face, rotate=rotation)
    return bytes(document.tobytes(no_new_id=True))


def confidential() -> bytes:
    """The minutes, a closed item being in pictures, drawings, bookmarks, links, files, names, tags."""
    document = pymupdf.open(stream=minutes())
    page = document[1]
    red = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 80, 50), False)
    red.set_rect(red.irect, (255, 0, 0))
    page.insert_image(PICTURE, stream=red.tobytes("png"), keep_proportion=False)
    page.draw_line((61, 233), (171, 235))
    there = pymupdf.Rect(60, 215, 200, 230)
    page.insert_link({"kind": pymupdf.LINK_URI, "from": there, "uri": "https://example.org/Engholm"})
    mark = page.add_highlight_annot(there)
    mark.set_info(content="Rasmus Krondal kræver mere")
    mark.update()
    document.set_toc(
        [[1, "1. Godkendelse af budget", 2], [1, "2. Køb af Engholmgården", 2], [1, "3. Eventuelt", 3]]
    )
    document.set_metadata({"title": "Referat: Køb af Engholmgården", "author": "Nørrevang Kommune"})
    document.set_xml_metadata(XMP)
    document.embfile_add("Engholm.txt", b"Hemmeligt bud", desc="Rasmus Krondal")
    with pikepdf.open(io.BytesIO(document.tobytes())) as pdf:
        names = pdf.Root.Names
        names.Dests = pikepdf.Dictionary(
            Names=[
                pikepdf.String("Køb af Engholmgården"),
                pikepdf.Array([pdf.pages[1].obj, pikepdf.Name.Fit]),
            ]
        )
        element = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructElem,
                S=pikepdf.Name.P,
                T="Køb af Engholmgården",
                ActualText="Hemmeligt bud godkendt.",
                Alt="Rasmus Krondal",
                Pg=pdf.pages[1].obj,
                K=0,
            )
        )
        pdf.Root.StructTreeRoot = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=[element])
        )
        element.P = pdf.Root.StructTreeRoot
        pdf.pages[1].contents_add(
            b"/Span <</ActualText (Hemmeligt \\(bud\\) godkendt) /MCID 0>> BDC "
            b"q BT /helv 11 Tf 60 800 Td (Nr. 7) Tj ET Q EMC",
            prepend=False,
        )
        pdf.pages[1].obj.Thumb = pdf.make_stream(b"Hemmeligt", Width=1, Height=9, BitsPerComponent=8)
        pdf.pages[1].obj.PieceInfo = pikepdf.Dictionary(Maker=pikepdf.Dictionary(Private="Rasmus Krondal"))
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def loaded(content: bytes, name: str = "Referat maj.pdf") -> LoadedMeeting:
    """The document as the library gives it."""
    source = read(content)
    return LoadedMeeting(
        MEETING, 1, name, source.format, parse(source), source, file=sha256(content).hexdigest()
    )


def said(content: bytes, password: str = "") -> str:
    """All that the objects and the unpacked streams of a PDF say, in whatever way a text is written there."""
    found = [content.decode("latin-1")]
    with pikepdf.open(io.BytesIO(content), password=password) as pdf:
        for each in pdf.objects:
            found += _texts(each, 0)
            if isinstance(each, pikepdf.Stream):
                try:
                    raw = each.read_bytes()
                except pikepdf.PdfError:
                    raw = each.read_raw_bytes()
                found.append(raw.decode("latin-1"))
                found.append(raw.decode("utf-16-be", "ignore"))
                for match in re.finditer(rb"<([0-9A-Fa-f\s]+)>", raw):
                    digits = b"".join(match[1].split())
                    found.append(
                        bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()).decode("latin-1")
                    )
    return "\n".join(found)


def _texts(value: object, depth: int) -> Iterator[str]:
    if depth > 20:
        return
    if isinstance(value, pikepdf.String):
        yield str(value)
    elif isinstance(value, pikepdf.Array):
        for each in value:  # type: ignore[attr-defined]
            yield from _texts(each, depth + 1)
    elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        for name, each in value.items():  # type: ignore[union-attr]
            yield str(name)
            if not getattr(each, "is_indirect", False):
                yield from _texts(each, depth + 1)
