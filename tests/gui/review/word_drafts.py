"""Drafts as Word saves them, invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx

ItemText = tuple[str, Sequence[str], str]
"""Title, paragraphs of the case, and the decision, which may be empty."""

HARBOUR = "Kajen er slidt, og pælene skal skiftes, før isen kommer."
ITEMS: tuple[ItemText, ...] = (
    ("Godkendelse af dagsorden", ("Dagsordenen er sendt ud i god tid.",), "Godkendt."),
    ("Renovering af havnen", (HARBOUR, "Arbejdet kan begynde til april."), "Godkendt."),
    ("Nyt cykelskur ved stationen", ("Skuret rummer fyrre cykler.",), ""),
    ("Eventuelt", ("Intet.",), "Intet at bemærke."),
)


def write_draft(path: Path, items: Sequence[ItemText] = ITEMS, *, day: str = "14. maj 2031") -> None:
    """Save a draft at `path` as Word does: beside it first, then in its place, with a lock file meanwhile."""
    document = docx.Document()
    document.core_properties.title = "Referat"
    document.core_properties.language = "da-DK"
    for line in ("UDKAST", "Referat", "Teknik- og Miljøudvalget", f"Onsdag den {day} kl. 16.00"):
        document.add_paragraph(line)
    document.add_paragraph("Deltagere: Gyda Raunsø (F), Mogens Thy Hald (V), Bjarke Ellemose (A)")
    for number, (title, case, decision) in enumerate(items, 1):
        document.add_heading(f"Punkt {number}: {title}", 1)
        document.add_heading("Sagsfremstilling", 2)
        for paragraph in case:
            document.add_paragraph(paragraph)
        if decision:
            document.add_heading(f"Beslutning Teknik- og Miljøudvalget den {day}", 2)
            document.add_paragraph(decision)
    lock = path.with_name("~$" + path.name[2:])
    lock.write_bytes(b"\x05Gyda")
    beside = path.with_name(path.stem + ".tmp")
    document.save(str(beside))
    beside.replace(path)
    lock.unlink()
