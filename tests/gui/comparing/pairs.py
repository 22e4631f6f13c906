"""An invented agenda, and the minutes that became of it, with changes that are known."""

from __future__ import annotations

from pathlib import Path

AGENDA = Path(__file__).resolve().parents[2] / "minutes" / "engelsted-dagsorden-2025.txt"

_STEPS = (
    ("DAGSORDEN Børne- og Skoleudvalget", "REFERAT Børne- og Skoleudvalget"),
    (
        "Miriam Azoulay Bak, Thorkil Hede, Susse Lyng",
        "Miriam Azoulay Bak, Susse Lyng\n\nFraværende Thorkil Hede",
    ),
    (
        "Det indstilles, at dagsordenen godkendes.",
        "Det indstilles, at dagsordenen godkendes.\n\nBeslutning\n\nGodkendt.\n\n"
        "Thorkil Hede var fraværende.",
    ),
    (
        "at udvalget godkender model 2\n\nat model 1 forkastes\n\nat ændringen evalueres i 2026.",
        "at udvalget godkender model 2\n\nat model 1 forkastes\n\nat ændringen evalueres i 2027.",
    ),
    ("Der spares 0,3 mio. kr.", "Der spares 0,4 mio. kr. om året."),
    (
        "Høringssvar, samlet (dok.nr. 24-019922-9)",
        "Høringssvar, samlet (dok.nr. 24-019922-9)\n\nBeslutning\n\nUdvalget godkendte model 2 og forkastede "
        "model 1.\n\nÆndringen evalueres i 2027.\n\nThorkil Hede var fraværende.",
    ),
    (
        "Kvalitetsrapport 2023/2024 (dok.nr. 24-022250-2)",
        "Kvalitetsrapport 2023/2024 (dok.nr. 24-022250-2)\n\nBeslutning\n\nAnbefales over for Byrådet.\n\n"
        "Thorkil Hede var fraværende.",
    ),
    (
        "Der kører i dag 14 skolebusser. Halvdelen er under halvt fyldte.",
        "Der kører i dag 15 skolebusser. Halvdelen er under halvt fyldte. "
        "Kørslen koster 9,2 mio. kr. om året."
        "\n\nBeslutning\n\nUdsat til mødet den 1. april 2025.\n\nThorkil Hede var fraværende.",
    ),
    ("2. Valg til skolebestyrelserne\n\n3. Kommende", "2. Kommende"),
    (
        "Punkt 7: Eventuelt\n\n25-000043",
        "Punkt 7: Legepladsen ved Engskolen\n\n25-001204\n\nSagsfremstilling\n\nSusse Lyng spurgte til "
        "legepladsen. Forvaltningen vender tilbage inden 15. maj 2025.\n\nBeslutning\n\nDrøftet.\n\n"
        "Punkt 8: Eventuelt\n\n25-000043",
    ),
)


def minutes_text() -> str:
    """The minutes of the agenda's meeting."""
    text = AGENDA.read_text("utf-8")
    for before, after in _STEPS:
        assert before in text, before
        text = text.replace(before, after)
    return text


def write_minutes(folder: Path) -> Path:
    """The minutes as a file."""
    path = folder / "engelsted-referat-2025.txt"
    path.write_text(minutes_text(), "utf-8")
    return path
