"""Makes the Norwegian ODT minutes of this folder; called by make_nordic.py. All of it is invented."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

from odfdo import Body, Cell, Document, Element, Header, List, ListItem, Paragraph, Row, Table
from vikavaag import HEADER, ITEMS

ODT_DATE = datetime(2009, 2, 27, 8, 15)


def table(name: str, rows: list[list[str]]) -> Table:
    """A plain table with these cells; a cell's lines are paragraphs."""
    made = Table(name)
    for values in rows:
        row = Row()
        for value in values:
            cell = Cell()
            for line in value.split("\n"):
                cell.append(Paragraph(line))
            row.append_cell(cell)
        made.append_row(row)
    return made


def vikavaag_kontrollutval(path: Path) -> None:
    """A control committee's minutes, 2009, as a word processor's file."""
    document = Document("text")
    document.meta.title = "Møteprotokoll"
    document.meta.creation_date = document.meta.date = ODT_DATE
    body = document.body
    body.clear()
    body.append(Paragraph("Vikavåg kommune"))
    body.append(Header(1, "Møteprotokoll"))
    body.append(table("Møte", HEADER))
    body.append(Paragraph("Innkalling og saksliste: Ingen merknader."))
    body.append(Header(2, "Saksliste"))
    for number, title, *_ in ITEMS:
        body.append(Paragraph(f"Sak {number}\t{title}"))
    for index, (number, title, bodies, text) in enumerate(ITEMS, 1):
        body.append(Header(2, f"Sak {number} {title}"))
        if bodies:
            body.append(table(f"Gang {index}", [["Saka blir handsama i:", "Møtedato", "Saknr"], *bodies]))
        add_text(body, index, text)
    body.append(Paragraph("Vikavåg, 26. februar 2009"))
    body.append(Paragraph("Magnhild Otterlei"))
    body.append(Paragraph("leiar"))
    body.append(Paragraph("Vidar Osdal"))
    body.append(Paragraph("sekretær"))
    content = io.BytesIO()
    document.save(content)
    write_odt(content, path)


def add_text(body: Body | Element, index: int, text: str) -> None:
    """The text of an item: labels as headings, bullets after `*`, rows of a table after `|`."""
    rows: list[list[str]] = []
    bullets: list[str] = []
    for line in [*text.splitlines(), ""]:
        if rows and not line.startswith("|"):
            body.append(table(f"Tabell {index}", rows))
            rows = []
        if bullets and not line.startswith("*"):
            body.append(List([ListItem(bullet) for bullet in bullets]))
            bullets = []
        if line.startswith("|"):
            rows.append(line[1:].split("|"))
        elif line.startswith("*"):
            bullets.append(line[1:])
        elif line.startswith("#"):
            body.append(Header(3, line[1:]))
        elif line:
            body.append(Paragraph(line))


def write_odt(content: io.BytesIO, path: Path) -> None:
    """Write the zip file again with one date in all its entries, `mimetype` first and not packed."""
    with zipfile.ZipFile(content) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name in sorted(made.namelist(), key=lambda name: (name != "mimetype", name)):
            entry = zipfile.ZipInfo(name, ODT_DATE.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            out.writestr(entry, made.read(name))
