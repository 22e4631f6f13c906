"""Makes the Danish minutes of this folder that are word processors' files or carry attachments."""

from __future__ import annotations

from pathlib import Path

from make_munkevig import munkevig_dagsorden
from make_odt import brovang_byraad
from make_word import storaadal_byraad


def make_danish(folder: Path) -> None:
    """Write the files into `folder`."""
    brovang_byraad(folder / "brovang-byraad-2007.odt")
    storaadal_byraad(folder / "storaadal-byraad-2019.docx")
    munkevig_dagsorden(folder / "munkevig-dagsorden-2021.pdf")
