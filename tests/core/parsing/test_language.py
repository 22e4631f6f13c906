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


DANISH = """Dagsorden til mødet i Teknisk Udvalg den 4. marts 2021 kl. 16.00
Mødested: Rådhuset
Indholdsfortegnelse
1. Godkendelse af dagsorden
2. Svar på høring om grænsevandløb
3. Orientering fra formanden og forvaltningen
Mødedeltagere: Anna Holm, Bo Lund, Karen Dam og Søren Brask
Mødet holdes for lukkede døre under punkt 3, der ikke er offentligt.
Punkt 1: Godkendelse af dagsorden
Indstilling
Forvaltningen indstiller, at dagsordenen godkendes.
Punkt 2: Svar på høring om grænsevandløb
Sagsfremstilling
Naboen har sendt en plan i høring. Udvalget skal tage stilling til, om der skal svares, og hvad der skal stå.
Indstilling
Forvaltningen indstiller, at udvalget godkender svaret og sender det til naboen efter mødet.
Bilag
Planen
"""
SWEDISH = """Nämnden beslutar att det ska göras en plan för vattnet.
Den får inte ändras efter sommaren.
Förslaget är från förvaltningen och kommunen. Ärendet har varit på remiss till alla som bor vid ån.
"""


@pytest.mark.parametrize("often", [30, 400])
def test_long_papers_in_another_language_leave_an_agenda_in_its_own(
    often: int, plain: Callable[[str], SourceText]
) -> None:
    assert find_language(plain(DANISH + SWEDISH * often)) == ("da", False)
    assert find_language(plain(SWEDISH * 20 + DANISH * often)) == ("sv", False)
