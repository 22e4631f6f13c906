"""Writes the ODT minutes of this folder from marked text; called by make_minutes.py."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from made_brovang import BROVANG
from marked_text import Block, blocks, pieces, write_zip

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)
NAMESPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"'
START = '<?xml version="1.0" encoding="UTF-8"?>\n'
MIMETYPE = "application/vnd.oasis.opendocument.text"
WHEN = "2007-10-24T09:20:00"
WHO = f"<dc:creator>AMK</dc:creator><dc:date>{WHEN}</dc:date>"
MANIFEST = (
    START
    + '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    + 'manifest:version="1.2">'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in (
            ("/", MIMETYPE),
            ("content.xml", "text/xml"),
            ("styles.xml", "text/xml"),
            ("meta.xml", "text/xml"),
        )
    )
    + "</manifest:manifest>"
)
STYLES = {"t": "Title", "##": "Gruppe", "toc": "Indhold", "==": "Etiket"}
AUTOMATIC = """<office:automatic-styles>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Standard">
<style:paragraph-properties fo:break-before="page"/></style:style>
</office:automatic-styles>"""


def named_style(name: str, size: int, bold: bool, more: str = "") -> str:
    """A paragraph style of the document."""
    weight = ' fo:font-weight="bold"' if bold else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph">{more}'
        f'<style:text-properties fo:font-size="{size}pt"{weight} fo:language="da" fo:country="DK"/>'
        "</style:style>"
    )


def styles_xml(head: str, first_page: int) -> str:
    """Styles, and the page with its running head and foot."""
    tabs = (
        '<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="6cm"/>'
        '<style:tab-stop style:position="16cm" style:type="right" style:leader-style="dotted"/>'
        "</style:tab-stops></style:paragraph-properties>"
    )
    return (
        f"{START}<office:document-styles {NAMESPACES}><office:styles>"
        + named_style("Standard", 11, False, tabs)
        + named_style("Title", 20, True)
        + named_style("Heading_20_2", 13, True)
        + named_style("Gruppe", 15, True)
        + named_style("Etiket", 11, True)
        + named_style("Indhold", 11, False, tabs)
        + '</office:styles><office:automatic-styles><style:page-layout style:name="pm1">'
        + '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm" '
        + f'style:first-page-number="{first_page}"/></style:page-layout></office:automatic-styles>'
        + '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">'
        + f'<style:header><text:p text:style-name="Standard">{escape(head)}</text:p></style:header>'
        + '<style:footer><text:p text:style-name="Standard">Side '
        + f'<text:page-number text:select-page="current">{first_page}</text:page-number></text:p>'
        + "</style:footer>"
        + "</style:master-page></office:master-styles></office:document-styles>"
    )


class Writer:
    """Turns blocks into the body of `content.xml`, and gathers the tracked changes on the way."""

    def __init__(self) -> None:
        self.regions: list[str] = []
        self.notes = 0

    def change(self, mark: str, text: str) -> str:
        """An insertion or deletion, at its place in the text."""
        name = f"ct{len(self.regions) + 1}"
        info = f"<office:change-info>{WHO}</office:change-info>"
        gone = f"<text:p>{escape(text)}</text:p>"
        tag = "insertion" if mark == "+" else "deletion"
        inner = info if mark == "+" else info + gone
        self.regions.append(
            f'<text:changed-region xml:id="{name}" text:id="{name}"><text:{tag}>{inner}</text:{tag}>'
            "</text:changed-region>"
        )
        if mark == "-":
            return f'<text:change text:change-id="{name}"/>'
        return (
            f'<text:change-start text:change-id="{name}"/>{spaced(text)}'
            f'<text:change-end text:change-id="{name}"/>'
        )

    def inline(self, text: str) -> str:
        """The content of a paragraph."""
        found = []
        for mark, piece in pieces(text):
            if mark in ("+", "-"):
                found.append(self.change(mark, piece))
            elif mark == "!":
                found.append(f"<office:annotation>{WHO}<text:p>{escape(piece)}</text:p></office:annotation>")
            elif mark == "^":
                self.notes += 1
                found.append(
                    f'<text:note text:id="ftn{self.notes}" text:note-class="footnote">'
                    f"<text:note-citation>{self.notes}</text:note-citation><text:note-body>"
                    f"<text:p>{escape(piece)}</text:p></text:note-body></text:note>"
                )
            elif mark == "~":
                found.append(f'<text:span text:style-name="T1">{spaced(piece)}</text:span>')
            else:
                found.append(spaced(piece))
        return "".join(found)

    def block(self, block: Block) -> str:
        """One paragraph or heading."""
        text = self.inline(block.text)
        if block.kind == "#":
            return f'<text:h text:style-name="Heading_20_2" text:outline-level="2">{text}</text:h>'
        if block.kind == "page":
            return f'<text:p text:style-name="P1">{text}</text:p>'
        return f'<text:p text:style-name="{STYLES.get(block.kind, "Standard")}">{text}</text:p>'

    def body(self, marked: str) -> str:
        """All blocks; bullets that follow each other become a list, rows a table."""
        found: list[str] = []
        run: list[Block] = []
        for block in [*blocks(marked), Block("end", "")]:
            if run and block.kind != run[0].kind:
                found.append(self.table(run) if run[0].kind == "|" else self.bullets(run))
                run = []
            if block.kind in ("|", "*"):
                run.append(block)
            elif block.kind != "end":
                found.append(self.block(block))
        return "\n".join(found)

    def bullets(self, run: list[Block]) -> str:
        """A list of these blocks."""
        texts = [self.inline(block.text) for block in run]
        items = "".join(
            f'<text:list-item><text:p text:style-name="Standard">{text}</text:p></text:list-item>'
            for text in texts
        )
        return f"<text:list>{items}</text:list>"

    def table(self, run: list[Block]) -> str:
        """A table of these rows, whose cells are divided by `|`."""
        rows = [block.text.split("|") for block in run]
        cells = [
            "".join(
                f"<table:table-cell><text:p>{self.inline(cell.strip())}</text:p></table:table-cell>"
                for cell in row
            )
            for row in rows
        ]
        columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
        inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
        return f'<table:table table:name="Tabel{len(rows)}">{columns}{inner}</table:table>'


def spaced(text: str) -> str:
    """Text with its tabs and line breaks as elements."""
    return escape(text).replace("\t", "<text:tab/>").replace("¶", "<text:line-break/>")


def brovang_byraad(path: Path) -> None:
    """A council's minutes, 2007, as a word processor's file with a change and a comment left in it."""
    writer = Writer()
    body = writer.body(BROVANG)
    changes = f"<text:tracked-changes>{''.join(writer.regions)}</text:tracked-changes>"
    content = (
        f"{START}<office:document-content {NAMESPACES}>{AUTOMATIC}<office:body><office:text>"
        f"{changes}\n{body}\n</office:text></office:body></office:document-content>"
    )
    meta = (
        f"{START}<office:document-meta {NAMESPACES}><office:meta><dc:title>Referat</dc:title>"
        f"<meta:creation-date>{WHEN}</meta:creation-date></office:meta></office:document-meta>"
    )
    entries = {
        "mimetype": MIMETYPE,
        "content.xml": content,
        "styles.xml": styles_xml("Brovang Byråd, den 23. oktober 2007", 198),
        "meta.xml": meta,
        "META-INF/manifest.xml": MANIFEST,
    }
    write_zip(path, entries, (2007, 10, 24, 9, 20, 0))
