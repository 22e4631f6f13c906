"""The language of minutes, found out from their text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.parsing import parse
from core.parsing.language import find_language
from core.source_text import SourceText
from core.sources import read

MINUTES = Path(__file__).resolve().parents[2] / "minutes"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Referat fra møde i Byrådet\nPunkt 1: Godkendelse af dagsorden\nGodkendt.", "da"),
        ("Møteprotokoll for Formannskapet\nSak 1/15 Godkjenning av protokoll\nVedtak:\nVedtatt.", "nb"),
        ("Møtebok for utvalet\nSaka vart utsett. Vedtak: Som tilrådinga, ikkje endra.", "nb"),
        ("Sammanträdesprotokoll\nKommunstyrelsen\n§ 1 Val av justerare\nBeslut\nÄrendet bordläggs.", "sv"),
    ],
)
def test_a_few_lines_are_enough(text: str, language: str, plain: Callable[[str], SourceText]) -> None:
    assert find_language(plain(text)) == (language, False)


def test_a_text_without_words_is_taken_for_danish_and_said_to_be_unsure(
    plain: Callable[[str], SourceText],
) -> None:
    meeting = parse(plain("1. 2. 3.\nABC 17"))
    assert meeting.language == "da"
    assert "language" in meeting.unsure


@pytest.mark.parametrize(
    "gold", [pytest.param(path, id=path.stem) for path in sorted(MINUTES.rglob("*.json"))]
)
def test_whole_minutes_are_in_the_language_they_are_in(gold: Path) -> None:
    wanted = json.loads(gold.read_text("utf-8")).get("language", "da")
    for path in gold.parent.glob(f"{gold.stem}.*"):
        if path.suffix in (".txt", ".md"):
            assert find_language(read(path)) == (wanted, False)
