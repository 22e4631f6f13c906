"""Minutes of an invented council of seven, whose head and second item a test chooses."""

from __future__ import annotations

CAME = (
    "Anna Krog (A), Bo Lindemann (V), Carla Holm Dam (F), Dan Ebbesen (C), Ea Fruergaard (B), "
    "Finn Ravnkilde (O)"
)
AWAY = "Gert Halding (V)"
_HEAD = """REFERAT

Byrådet

Mødedato: Tirsdag den 14. maj 2024
Mødested: Rådhuset, byrådssalen
Starttidspunkt: 17.00
Deltagere: {came}
{more}
"""


def council(
    decision: str = "Godkendt.", *, came: str = CAME, more: str = f"Afbud: {AWAY}", items: str = ""
) -> str:
    """Minutes with `decision` in the second of three items; `more` are further lines of the head."""
    return (
        _HEAD.format(came=came, more=more)
        + f"""
Punkt 1: Godkendelse af dagsorden

Beslutning
Godkendt.

Punkt 2: Ny belysning på Havnevej

Sagsfremstilling
Belysningen er fra 1974.

Indstilling
Administrationen indstiller, at belysningen godkendes.

Beslutning
{decision}

Punkt 3: Eventuelt

Beslutning
Intet.
{items}"""
    )
