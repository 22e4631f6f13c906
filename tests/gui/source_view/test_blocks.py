"""How the lines of a document are set in the text view."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.library import LoadedMeeting, add, load, open_library, prepare
from core.opening import open_file
from gui.source_view.blocks import BlockForm, blocks


def loaded(folder: Path, text: str) -> LoadedMeeting:
    file = folder / "referat.txt"
    file.write_text(text, "utf-8")
    library = open_library(folder / "library.sqlite")
    try:
        return load(library, add(library, prepare(open_file(file))).meeting)
    finally:
        library.close()


@pytest.mark.parametrize("label", ["Mødt", "Til stede"])
def test_who_was_there_is_body_text(tmp_path: Path, label: str) -> None:
    text = f"{label}: Ib Lund, Ea Holm og Bo Krag\n\nDer var intet at bemærke til regnskabet.\n"
    assert blocks(loaded(tmp_path, text))[0].form is BlockForm.TEXT


def test_the_first_line_is_the_title(tmp_path: Path) -> None:
    text = "Referat af møde i Byrådet\n\nPunkt 1: Ny bro\n\nBeslutning\nGodkendt.\n"
    assert [block.form for block in blocks(loaded(tmp_path, text))][:2] == [BlockForm.TITLE, BlockForm.ITEM]
