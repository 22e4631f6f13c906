"""Makes the Norwegian DOCX minutes of this folder; called by make_nordic.py. All of it is invented."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from make_docx import DOCX_DATE, add_table, write_with_fixed_dates
from nordfjaere import AWAY, HEADER, ITEMS, MEMBERS, STAFF, SUBSTITUTES


def nordfjaere_kommunestyre(path: Path) -> None:
    """A council's minutes, 2021, as a case and archive system hands them out."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = DOCX_DATE
    document.core_properties.title = "Møteprotokoll"
    document.core_properties.author = document.core_properties.comments = ""
    document.sections[0].header.paragraphs[0].text = "Nordfjære kommune"
    document.add_heading("Møteprotokoll", 0)
    add_table(document, HEADER)
    for words, rows in (
        ("Følgende faste medlemmer møtte:", MEMBERS),
        ("Følgende medlemmer hadde meldt forfall:", AWAY),
        ("Følgende varamedlemmer møtte:", SUBSTITUTES),
        ("Fra administrasjonen møtte:", STAFF),
    ):
        document.add_paragraph().add_run(words).bold = True
        add_table(document, rows)
    document.add_paragraph().add_run("Merknader:").bold = True
    document.add_paragraph(
        "Det møtte ikke varamedlem for Trond Inge Melby. 12 av 13 representanter til stede."
    )
    document.add_paragraph("PS 17/21 ble behandlet i lukket møte, jf. kommuneloven § 11-5 andre ledd.")
    document.add_paragraph().add_run("Underskrift:").bold = True
    document.add_paragraph("Vi bekrefter at møteprotokollen er i samsvar med det som ble vedtatt på møtet.")
    document.add_paragraph("Hilde Marie Torsvåg\tKristin Nerlandsmo\tJostein Valvåg")
    document.add_page_break()
    document.add_heading("Saksliste", 1)
    rows = [["Utvalgssaksnr", "Innhold", "Lukket", "Arkivsaksnr"]]
    rows += [[number, title if not closed else "", closed, case] for number, title, closed, case, _ in ITEMS]
    add_table(document, rows)
    for number, title, closed, case, text in ITEMS:
        if closed:
            document.add_heading(f"{number} {title} - unntatt offentlighet, offl. § 23", 1)
            continue
        document.add_heading(f"{number} {title}", 1)
        document.add_paragraph(f"Arkivsaksnr: {case}")
        add_text(document, text)
    content = io.BytesIO()
    document.save(content)
    write_with_fixed_dates(content, path)


def add_text(document: docx.document.Document, text: str) -> None:
    """The text of an item: labels in bold, a body's minute as a heading, rows of a table after `|`."""
    table: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("|"):
            table.append(line[1:].split("|"))
            continue
        if table:
            add_table(document, table)
            table = []
        if line.startswith("##"):
            document.add_heading(line[2:], 2)
        elif line.startswith("#"):
            document.add_paragraph().add_run(line[1:]).bold = True
        else:
            document.add_paragraph(line)
