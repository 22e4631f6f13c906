"""The reader's own words to mask, from the wish to the files."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.annotations import AnnotationKind, ItemKey, new_annotation
from core.confidential.personal import PersonalKind
from core.exports.choice import Choice
from core.exports.formats import Format
from core.exports.job import Wish, export, personal_going_out
from core.library import Library, load, put
from tests.core.exports.test_carriers import everything
from tests.core.exports.test_job import pdf

NAME = "Rosa Kvist"
LINES = ("1. Klage fra Rosa Kvist", "Beslutning", "ROSA  KVISTs klage godkendt.", "2. Eventuelt", "Intet.")


@pytest.mark.parametrize("format", [each for each in Format if each is not Format.ICS])
def test_own_words_go_out_in_no_form(library: Library, tmp_path: Path, format: Format) -> None:
    meeting = pdf(library, "Klage Rosa Kvist.pdf", *LINES).meeting
    key = ItemKey.of(load(library, meeting).meeting.items[0])
    put(library, new_annotation(meeting, key, AnnotationKind.NOTE, "Ring til rosa\nkvist", "Ea"))
    choice = Choice(title=f"Om {NAME}", introduction=f"Til {NAME}")
    wish = Wish(choice=choice, format=format, reader="Ea", also=("rosa kvist",))
    listed = [each for each in personal_going_out(library, wish) if each.kind is PersonalKind.OWN]
    assert listed[0].text.casefold() == NAME.casefold()  # of a marked copy, what is on its pages, and beside
    folder = tmp_path / "ud"
    folder.mkdir()
    done = export(library, wish, folder / "ud.pdf")
    assert PersonalKind.OWN in {each.kind for each in done.masked}
    told = " ".join(everything(done.files).split()) + " ".join(each.name for each in folder.rglob("*"))
    assert "kvist" not in told.casefold()
    without = export(library, Wish(choice=choice, format=format, reader="Ea"), tmp_path / "alt.pdf")
    assert "kvist" in everything(without.files).casefold()


def test_a_document_beside_with_own_words_stays_out(library: Library, tmp_path: Path) -> None:
    pdf(library, "maj.pdf", *LINES)
    wish = Wish(choice=Choice(documents=True), format=Format.MARKDOWN, reader="Ea", also=(NAME,))
    done = export(library, wish, tmp_path / "ud.md")
    assert done.files == (tmp_path / "ud.md",)
    assert done.notices
