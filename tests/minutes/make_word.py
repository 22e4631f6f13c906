"""Writes the DOCX minutes of this folder that a word processor left changes in, from marked text."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from made_storaadal import STORAADAL
from marked_text import Block, blocks, pieces, write_zip

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WHO = 'w:author="Lene Krog" w:date="2019-11-15T10:05:00Z"'
STYLES = {"#": "Overskrift1", "==": "Overskrift2", "t": "Titel", "*": "Listeafsnit"}
PARTS = {
    "styles": "styles",
    "comments": "comments",
    "footnotes": "footnotes",
    "numbering": "numbering",
    "header1": "header",
    "footer1": "footer",
}
BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def style(name: str, shown: str, size: int, level: int | None = None) -> str:
    """A paragraph style; `shown` is the name that word processors of all languages know it by."""
    outline = "" if level is None else f'<w:keepNext/><w:outlineLvl w:val="{level}"/>'
    bold = "" if level is None and name != "Titel" else "<w:b/>"
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:pPr>{outline}</w:pPr><w:rPr>{bold}<w:sz w:val="{size * 2}"/></w:rPr></w:style>'
    )


def run(text: str, bold: bool = False, tag: str = "t") -> str:
    """A run of text."""
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


class Writer:
    """Turns blocks into the body of `document.xml`; gathers comments and footnotes on the way."""

    def __init__(self) -> None:
        self.comments: list[str] = []
        self.footnotes: list[str] = []
        self.changes = 0

    def piece(self, mark: str, text: str) -> str:
        """A stretch of a paragraph."""
        if mark in ("+", "-"):
            self.changes += 1
            tag, inner = ("ins", run(text)) if mark == "+" else ("del", run(text, tag="delText"))
            return f'<w:{tag} w:id="{900 + self.changes}" {WHO}>{inner}</w:{tag}>'
        if mark == "!":
            number = len(self.comments)
            self.comments.append(
                f'<w:comment w:id="{number}" {WHO} w:initials="LK"><w:p>{run(text)}</w:p></w:comment>'
            )
            return f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        if mark == "^":
            number = len(self.footnotes) + 1
            note = f"<w:p><w:r><w:footnoteRef/></w:r>{run(' ' + text)}</w:p>"
            self.footnotes.append(f'<w:footnote w:id="{number}">{note}</w:footnote>')
            return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'
        return run(text, mark == "~")

    def paragraph(self, text: str, kind: str = "") -> str:
        """A paragraph in the style of that kind of block."""
        look = f'<w:pStyle w:val="{STYLES[kind]}"/>' if kind in STYLES else ""
        if kind == "*":
            look += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        inner = "".join(self.piece(mark, piece) for mark, piece in pieces(text))
        return f"<w:p><w:pPr>{look}</w:pPr>{inner}</w:p>"

    def table(self, rows: list[Block]) -> str:
        """A table, its cells divided by `|`."""
        cells = [[cell.strip() for cell in row.text.split("|")] for row in rows]
        grid = '<w:gridCol w:w="2400"/>' * len(cells[0])
        inner = "".join(
            "<w:tr>" + "".join(f"<w:tc>{self.paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
            for row in cells
        )
        borders = f"<w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>"
        return f"<w:tbl>{borders}<w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl><w:p/>"

    def body(self, marked: str) -> str:
        """All blocks; rows that follow each other become a table."""
        found: list[str] = []
        rows: list[Block] = []
        for block in [*blocks(marked), Block("", "")]:
            if block.kind == "|":
                rows.append(block)
                continue
            if rows:
                found.append(self.table(rows))
                rows = []
            if block.text:
                found.append(self.paragraph(block.text, block.kind))
        return "\n".join(found)


def part(name: str, content: str) -> str:
    """One XML part of the file."""
    return f"{START}<w:{name} {SPACES}>{content}</w:{name}>"


def relations(targets: list[tuple[str, str]]) -> str:
    """A part that says what another part refers to: kind and file name of each, numbered rId1 and on."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{START}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def storaadal_byraad(path: Path) -> None:
    """A council's minutes, 2019, with a change, a comment and a footnote."""
    writer = Writer()
    body = writer.body(STORAADAL)
    names = list(PARTS)
    page = (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId{names.index("header1") + 1}"/>'
        f'<w:footerReference w:type="default" r:id="rId{names.index("footer1") + 1}"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1417" w:left="1134" '
        'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kinds}.{kind}+xml"/>'
        for name, kind in [("document", "document.main"), *PARTS.items()]
    )
    number = f'<w:p>{run("Side ")}<w:fldSimple w:instr=" PAGE ">{run("1")}'
    styles = (
        style("Normal", "Normal", 11)
        + style("Titel", "Title", 22)
        + style("Overskrift1", "heading 1", 15, 0)
        + style("Overskrift2", "heading 2", 12, 1)
        + style("Listeafsnit", "List Paragraph", 11)
    )
    entries = {
        "[Content_Types].xml": f'{START}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": part("document", f"<w:body>{body}{page}</w:body>"),
        "word/_rels/document.xml.rels": relations([(kind, f"{name}.xml") for name, kind in PARTS.items()]),
        "word/styles.xml": part("styles", styles),
        "word/comments.xml": part("comments", "".join(writer.comments)),
        "word/footnotes.xml": part("footnotes", "".join(writer.footnotes)),
        "word/numbering.xml": part("numbering", BULLETS),
        "word/header1.xml": part("hdr", f"<w:p>{run('Byrådet - 14. november 2019')}</w:p>"),
        "word/footer1.xml": part("ftr", f"{number}</w:fldSimple></w:p>"),
    }
    write_zip(path, entries, (2019, 11, 15, 10, 10, 0))
