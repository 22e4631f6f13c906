"""Invented Danish text made to look Norwegian or Swedish: its little words and its phrases are exchanged."""

from __future__ import annotations

import re
from functools import cache

_WORDS = """
    og og och|i i i|at at att|det det det|er er är|til til till|af av av|for for för|på på på
    |med med med|der som som|har har har|ikke ikke inte|om om om|fra fra från|kan kan kan
    |eller eller eller|også også också|vil vil vill|skal skal ska|men men men|så så så|være være vara
    |blev ble blev|blevet blitt blivit|bliver blir blir|efter etter efter|under under under
    |mellem mellom mellan|samt samt samt|hvor hvor var|når når när|hvis hvis om|denne denne denna
    |disse disse dessa|flere flere flera|nye nye nya|derfor derfor därför|senest senest senast
    |ifølge ifølge enligt|uden uten utan|mod mot mot|gennem gjennom genom|således slik således
    |alle alle alla|andre andre andra|mange mange många|første første första|anden annen annan
    |kommune kommune kommun|foreslår foreslår föreslår|oplyser opplyser upplyser|viser viser visar
    |ønsker ønsker önskar|indstiller tilrår föreslår
"""
_PHRASES = """
    Godkendt.=Innstillingen enstemmig vedtatt.=Nämnden beslutar enligt förslaget.
    Anbefales.=Innstillingen vedtatt.=Nämnden föreslår kommunfullmäktige att anta förslaget.
    Taget til efterretning.=Tatt til orientering.=Informationen läggs till handlingarna.
    Drøftet.=Saken ble drøftet.=Ärendet diskuterades.
    Udsat til næste møde.=Saken utsettes til neste møte.=Ärendet bordläggs.
    Ikke godkendt.=Innstillingen falt.=Nämnden beslutar att avslå förslaget.
    Godkendelse af dagsorden=Godkjenning av innkalling og saksliste=Godkännande av dagordning
    Orientering=Orientering=Information
    Forslag=Forslag=Förslag
    Bevilling=Bevilgning=Anslag
"""


@cache
def _exchanged(column: int) -> tuple[dict[str, str], list[tuple[str, str]]]:
    words = [line.split() for line in _WORDS.replace("\n", " ").split("|")]
    phrases = [line.strip().split("=") for line in _PHRASES.strip().splitlines()]
    return {each[0]: each[column] for each in words}, [(each[0], each[column]) for each in phrases]


def in_language(text: str, language: str) -> str:
    """`text` in "nb" or "sv" as far as its little words and phrases go; "da" as it is."""
    if language == "da":
        return text
    words, phrases = _exchanged(1 if language == "nb" else 2)
    for danish, other in phrases:
        text = text.replace(danish, other)
    return re.sub(r"\b[a-zæøå]+\b", lambda found: words.get(found[0], found[0]), text)
