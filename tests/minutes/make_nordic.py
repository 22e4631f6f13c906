"""Makes the Norwegian and Swedish DOCX, ODT and PDF minutes of this folder; called by make_minutes.py."""

from __future__ import annotations

from pathlib import Path

from make_nordic_docx import nordfjaere_kommunestyre
from make_nordic_odt import vikavaag_kontrollutval
from make_nordic_pdf import make_haesslehult


def make_nordic(folder: Path) -> None:
    """Write the files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    nordfjaere_kommunestyre(folder / "nordfjaere-kommunestyre-2021.docx")
    vikavaag_kontrollutval(folder / "vikavaag-kontrollutval-2009.odt")
    make_haesslehult(folder / "haesslehult-kommunstyrelse-2012.pdf")
