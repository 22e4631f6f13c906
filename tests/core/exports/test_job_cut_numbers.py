"""A mark on a part of a number goes out in no form as that part: nobody would know it for one of a number."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.annotations import About, AnnotationKind, Colour, ItemKey, Passage, new_annotation
from core.exports.choice import Choice
from core.exports.formats import Format
from core.exports.job import Wish, export
from core.library import Library, load, put
from core.minutes import Role
from core.source_text import Span
from tests.core.exports.test_carriers import everything
from tests.core.exports.test_job import pdf
from tests.stamps import without_stamps

LINES = ("1. Klage", "Beslutning", "Rosa er 151280-1234 og klager.", "2. Eventuelt", "Intet.")


@pytest.mark.parametrize("words", ["er 1512", "280-12", "1234 og"])
@pytest.mark.parametrize("format", [each for each in Format if each is not Format.ICS])
def test_no_part_of_a_number_goes_out(library: Library, tmp_path: Path, format: Format, words: str) -> None:
    meeting = pdf(library, "maj.pdf", *LINES).meeting
    loaded = load(library, meeting)
    at = loaded.source.text.index(words)
    passage = Passage.of(loaded.source, Span(at, at + len(words)), Role.DECISION)
    key, kind = ItemKey.of(loaded.meeting.items[0]), AnnotationKind.HIGHLIGHT
    put(
        library,
        new_annotation(meeting, key, kind, "", "Ea", passage, About.PASSAGE, colour=Colour.RED),
    )
    done = export(library, Wish(choice=Choice(), format=format, reader="Ea"), tmp_path / "ud.pdf")
    told = without_stamps(everything(done.files))
    assert not [part for part in ("1512", "280-", "-1234", "1234 og", "1280") if part in told]
    assert "CPR number left out" in " ".join(told.split())
