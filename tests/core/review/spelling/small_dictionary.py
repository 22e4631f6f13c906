"""A dictionary of a few words: 29 joins by s, 31 by nothing, 39 ends a compound, 10 inflects."""

from __future__ import annotations

from pathlib import Path

from core.review.spelling.dictionaries import Dictionary, Origin

INFLECTIONS = """SET UTF-8
FLAG num
COMPOUNDMIN 2
COMPOUNDBEGIN 32
COMPOUNDEND 34
ONLYINCOMPOUND 36
SFX 29 Y 1
SFX 29 0 s/32,36 .
SFX 31 Y 1
SFX 31 0 0/32,36 .
SFX 39 Y 1
SFX 39 0 0/34 .
SFX 10 Y 4
SFX 10 0 en/34 .
SFX 10 0 er/34 .
SFX 10 0 erne/34 .
SFX 10 0 et/34 .
"""
WORDS = """
og der at i til det den er som skal på for ved af en et vi ikke de med kan blev har også år pr se skriv
eller fra brugt renovering/29,10,39 have/31,39 havn/10,31,39 udvalg/29,10,39 plan/31,10,39
beslutning/29,10,39 møde/31,39 vej/31,10,39 hensyn/10,29,39 ren/31,39 godkende/31 godkendt
forslag/29,10,39 stor/31 kommune/31,39 gruppe/31,39 sag/29,10,39 område/31,39 området/39 sendte sendt
fremlagt by/31,10,39 tages over/31 ring/39
"""


def small_dictionary(folder: Path, name: str = "da_DK", words: str = WORDS) -> Dictionary:
    """Write it into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.dic"
    path.write_text("\n".join((str(len(words.split())), *words.split())) + "\n", "utf-8")
    path.with_suffix(".aff").write_text(INFLECTIONS, "utf-8")
    return Dictionary(path, name[:2], Origin.SYSTEM)
