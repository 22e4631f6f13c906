"""Makes the DOCX minutes of this folder; called by make_minutes.py. All of it is invented."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document as DocumentObject

DOCX_DATE = datetime(2024, 9, 3, 9, 30)

DOCX_HEADER = [
    ("Udvalg:", "Social- og Ældreudvalget"),
    ("Mødedato:", "Mandag d. 2. september 2024"),
    ("Mødetidspunkt:", "kl. 15.00-17.10"),
    ("Mødested:", "Sandager Rådhus, lokale D2.04"),
    ("Deltagere:", "Gyda Raunsø (F), Mogens Thy Hald (V), Bjarke Ellemose (A), Ragna Poulsby (C)"),
    ("Afbud:", "Stine Vad Morthorst (A)"),
]

DOCX_ITEMS = [
    (
        "1.",
        "Godkendelse af dagsorden",
        """Sagsnr.: 00.22.04-A00-1-24
#Beslutning Social- og Ældreudvalget den 2. september 2024
Godkendt. Punkt 5 behandles først.""",
    ),
    (
        "2.",
        "Nyt plejehjem i Sandager Vest - placering",
        """Sagsnr.: 24/1022
#Resumé
Byrådet har afsat 118 mio. kr. til et plejehjem med 60 boliger. Her lægges tre placeringer frem.
#Administrativ indstilling
Det indstilles til Social- og Ældreudvalget og Økonomiudvalget,
*at plejehjemmet placeres ved Kirkestien
*at de to andre placeringer ikke undersøges nærmere.
#Beslutning Økonomiudvalget den 19. august 2024
Økonomiudvalget sender sagen tilbage til Social- og Ældreudvalget, så borgermødet kan indgå.
Afbud: Bjarke Ellemose
#Beslutning Social- og Ældreudvalget den 2. september 2024
Udvalget fastholder sin anbefaling af placeringen ved Kirkestien.
Mogens Thy Hald (V) ønsker det ført til protokols, at V foretrækker grunden ved stationen.
Afbud: Stine Vad Morthorst
#Sagsfremstilling
De tre placeringer er sammenlignet i tabellen.
|Placering|Grund i m2|Pris i mio. kr.
|Kirkestien|14.200|6,0
|Stationen|11.800|9,5
|Mosevej|21.000|4,1
Forslag
Forvaltningen peger på Kirkestien, fordi den ligger tæt på bus og butikker.
#Økonomi
Udgiften holdes inden for rammen.
#Bilag
*Kort over de tre placeringer
*Referat fra borgermøde den 22. august 2024""",
    ),
    (
        "3.",
        "Klage over afgørelse om plejebolig",
        """Sagsnr.: 24/0871
#Administrativ indstilling
Det indstilles, at klagen tages til følge.
#Beslutning Social- og Ældreudvalget den 2. september 2024
Indstillingen er ikke vedtaget: to stemte for (F og A), to stemte imod (V og C).
Afbud: Stine Vad Morthorst
#Sagsfremstilling
Klageren har fået tilbudt en bolig i en anden by end den ønskede.""",
    ),
    (
        "4.",
        "Demensstrategi 2025-2028 - godkendelse af udkast",
        """Sagsnr.: 23/7719
#Resumé
Udkastet er skrevet sammen med pårørende.
#Administrativ indstilling
Det indstilles, at udkastet godkendes til udsendelse i høring.
#Beslutning Social- og Ældreudvalget den 2. september 2024
Godkendt til udsendelse i høring med den ændring, at afsnit 4 om velfærdsteknologi skrives om.
#Lovgrundlag
Lov om social service § 86.
#Videre forløb
Udkastet er i høring til den 18. oktober 2024.
#Bilag
*Udkast til demensstrategi""",
    ),
    (
        "5.",
        "Besøg af formanden for Ældrerådet",
        """Sagsnr.: 24/0033
#Beslutning Social- og Ældreudvalget den 2. september 2024
Formanden fortalte om rådets arbejde med ensomhed og svarede på spørgsmål.""",
    ),
    ("6.", "Lukket: Tilsynssag", "Sagsnr.: 24/0990"),
    (
        "7.",
        "Eventuelt",
        """Sagsnr.: 00.22.04-A00-2-24
#Beslutning Social- og Ældreudvalget den 2. september 2024
Intet til referat.""",
    ),
]


def sandager_social(path: Path) -> None:
    """A committee's minutes, 2024, as a word processor's file."""
    document = docx.Document()
    document.core_properties.created = document.core_properties.modified = DOCX_DATE
    document.core_properties.title = "Referat"
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_paragraph("Sandager Kommune")
    document.add_heading("Referat", 0)
    header = document.add_table(rows=0, cols=2)
    for label, value in DOCX_HEADER:
        cells = header.add_row().cells
        cells[0].text, cells[1].text = label, value
    document.add_heading("Indhold", 1)
    for number, title, _ in DOCX_ITEMS:
        document.add_paragraph(f"{number}\t{title}")
    for number, title, text in DOCX_ITEMS:
        document.add_heading(f"{number} {title}", 1)
        table: list[list[str]] = []
        for line in text.splitlines():
            if line.startswith("|"):
                table.append(line[1:].split("|"))
                continue
            if table:
                add_table(document, table)
                table = []
            if line.startswith("#"):
                document.add_heading(line[1:], 2)
            elif line.startswith("*"):
                document.add_paragraph(line[1:], style="List Bullet")
            else:
                document.add_paragraph(line)
    content = io.BytesIO()
    document.save(content)
    write_with_fixed_dates(content, path)


def add_table(document: DocumentObject, rows: list[list[str]]) -> None:
    """A plain table with these cells."""
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def write_with_fixed_dates(content: io.BytesIO, path: Path) -> None:
    """Write the zip file again with one date in all its entries, so that its bytes are always the same."""
    with zipfile.ZipFile(content) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for entry in made.infolist():
            fixed = zipfile.ZipInfo(entry.filename, DOCX_DATE.timetuple()[:6])
            fixed.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(fixed, made.read(entry))
