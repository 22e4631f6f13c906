"""Minutes of an invented committee, whose head and items a test chooses."""

from __future__ import annotations

HEAD = """REFERAT

Økonomiudvalget

Mødedato: Tirsdag den 14. maj 2024
Mødested: Rådhuset, lokale 2
Starttidspunkt: 15.00
Deltagere: Anna Krog (A), Bo Lindemann (V), Carla Holm Dam (F), Dan Ebbesen (C), Ea Fruergaard (B)
Afbud: Gert Halding (V)
"""
COUNCIL = HEAD.replace("Økonomiudvalget", "Byrådet")
FIRST = "Punkt 1: Godkendelse af dagsorden\n\nBeslutning\nGodkendt."
LAST = "Punkt 3: Eventuelt\n\nBeslutning\nIntet."
ASKED = """Indstilling
Administrationen indstiller, at
1. budgettet godkendes
2. der afsættes 200.000 kr. til belysning
3. planen sendes til beboerne"""


def minutes(item: str, head: str = HEAD) -> str:
    """Minutes whose second item holds `item`, between two that are in order."""
    second = item if item.startswith("Punkt 2") else f"Punkt 2: Ny belysning på Havnevej\n\n{item}"
    return f"{head}\n{FIRST}\n\n{second}\n\n{LAST}\n"


def decided(text: str, head: str = HEAD, heading: str = "Beslutning") -> str:
    """Minutes on whose second item `text` was decided, after a recommendation without numbers."""
    asked = "Indstilling\nAdministrationen indstiller, at belysningen godkendes."
    return minutes(f"{asked}\n\n{heading}\n{text}", head)
