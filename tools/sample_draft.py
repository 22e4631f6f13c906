"""The sample draft: an invented committee's minutes as a secretary has them before anybody looks at them.

Faults are in it as they come: a weekday that does not fit the date, a vote of somebody who sent apologies, a
CPR number, a point of a recommendation without a decision, a place of the template that was not filled in, a
number that is left out, an item without a decision, misspelt and doubled words, a comment in the margin.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
from docx.oxml.ns import qn

DRAFT = "noerrevang-plan-og-klimaudvalget-2024-06-11-udkast.docx"
"""Its file's name."""

BODY = "Plan- og Klimaudvalget"
DATE = datetime(2024, 6, 12, 8, 45)
DECISION = f"Beslutning i {BODY} den 11-06-2024"

HEAD = [
    "UDKAST",
    "Nørrevang Kommune",
    f"Referat {BODY}",
    "Mødedato: Mandag den 11. juni 2024 kl. 16.00",
    "Mødested: Rådhuset, mødelokale 3",
    "Deltagere: Hans Elverdam (C), formand, Malene Thybo Krag (A), Lone Rask Søgård (F), "
    "Mikkel Tranekjær (Ø)",
    "Afbud: Niels-Peter Vangsgaard (V)",
]

ITEMS = [
    (
        "Punkt 1: Godkendelse af dagsorden",
        "24-000118",
        f"""#{DECISION}
Godkendt.""",
    ),
    (
        "Punkt 2: Cykelsti langs Hovborgvej",
        "23-016650",
        f"""#Resumé
Udvalget skal tage stilling til en cykelsti på 1,8 km mellem Torslev og Hovborg.
#Sagsfremstilling
Hovborgvej har ingen sti i dag, og skolebørn cykler på vejens yderste kant. Forvaltningen har talt med \
ejeren af jorden ved svinget, Ingolf Bastholm, 010190-4321, som vil afstå et et stykke på 240 m2.
Stien kan anlæges i sommerferien, så bussen ikke skal køre en anden vej i skoletiden.
#Økonomi
Udgiften er 2,4 mio. kr. i 2024.
#Indstilling
Teknik og Miljø indstiller,
1. at cykelstien anlægges i sommerferien, og
2. at der gives en anlægsbevilling på 2,4 mio. kr.
#{DECISION}
Indstillingens punkt 1 blev godkendt.
Niels-Peter Vangsgaard (V) stemte imod.""",
    ),
    (
        "Punkt 3: Nye træer på Stationspladsen",
        "24-004402",
        """#Resumé
Ni lindetræer på pladsen er syge. Her foreslås tolv nye.
#Sagsfremstilling
Træerne blev plantet i 1987. [Indsæt tekst om jordbunden] De nye står to år i kasser, før de plantes ud.
#Indstilling
Teknik og Miljø indstiller, at træerne plantes til efteråret.""",
    ),
    (
        "Punkt 5: Støj fra varmepumper",
        "24-005118",
        f"""#Resumé
Borgere på Kirkebakken har klaget over støj fra en fælles varmepumpe.
#Sagsfremstilling
Målinger i maj viste 38 decibel ved skel om natten. Grænsen er 35 decibel. \
Ejerforeningen har bestilt en skærm.
#Indstilling
Teknik og Miljø indstiller, at orienteringen tages til efterretning.
#{DECISION}
Taget til efterretning.""",
    ),
    (
        "Punkt 6: Underskrifter",
        "24-000119",
        f"""#{DECISION}
Godkendt.""",
    ),
]

ASKED = "Er det målt ude eller inde?"
"""The comment that is left in the margin."""


def draft() -> bytes:
    """The draft as a Word document, the same bytes each time."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.language = f"Referat {BODY} 11. juni 2024", "da-DK"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = DATE
    for line in HEAD:
        document.add_paragraph(line)
    for title, case_number, text in ITEMS:
        document.add_heading(title, 1)
        document.add_paragraph(f"Sagsnr.: {case_number}")
        for line in text.splitlines():
            if line.startswith("#"):
                document.add_heading(line[1:], 2)
            else:
                document.add_paragraph(line)
    commented = next(each for each in document.paragraphs if "Målinger i maj" in each.text)
    comment = document.add_comment(commented.runs, ASKED, author="Sekretariatet", initials="S")
    comment._comment_elm.set(qn("w:date"), f"{DATE.isoformat()}Z")
    content = io.BytesIO()
    document.save(content)
    return _with_fixed_dates(content)


def _with_fixed_dates(content: io.BytesIO) -> bytes:
    """The zip file with one date in all its entries."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(content) as made, zipfile.ZipFile(fixed, "w") as out:
        for entry in made.infolist():
            member = zipfile.ZipInfo(entry.filename, DATE.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(member, made.read(entry))
    return fixed.getvalue()


def write_draft(path: Path) -> None:
    """Write the draft to `path`."""
    path.write_bytes(draft())
