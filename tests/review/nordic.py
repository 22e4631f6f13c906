"""Minutes of an invented Norwegian and an invented Swedish committee, whose second item a test chooses."""

from __future__ import annotations

NORWEGIAN = """MØTEPROTOKOLL

Utvalg: Formannskapet
Møtedato: 14.05.2024
Møtested: Rådhuset
Møtetid: 09:00 - 12:00

Til stede:
Medlemmer: Ida Moe (Ap), Kari Lund (H), Per Dahl (Sp), Ola Berg (V), Nils Vik (SV)
Forfall: Liv Strand (H)
"""
SWEDISH = """Lönnby kommun

SAMMANTRÄDESPROTOKOLL
Kommunstyrelsen
Sammanträdesdatum: 2024-05-14
Plats och tid: Kommunhuset, kl. 9.00-12.00
Beslutande: Ida Moberg (S), ordförande, Kari Lundin (M), Per Dahl (C), Ola Bergman (V), Nils Vikner (S)
Frånvarande: Liv Strandell (M)
"""


def norwegian(item: str, head: str = NORWEGIAN) -> str:
    """Minutes whose second item holds `item`, between two that are in order."""
    first = "Sak 8/24 Godkjenning av saksliste\n\nVedtak:\nSakslisten godkjennes."
    last = "Sak 10/24 Eventuelt\n\nVedtak:\nIngen saker."
    return f"{head}\n{first}\n\nSak 9/24 Ny kai på Neset\n\n{item}\n\n{last}\n"


def swedish(item: str, head: str = SWEDISH) -> str:
    """Minutes whose second item holds `item`, between two that are in order."""
    first = "§ 8 Fastställande av dagordning\n\nBeslut\nDagordningen fastställs."
    last = "§ 10 Meddelanden\n\nBeslut\nMeddelandena läggs till handlingarna."
    return f"{head}\n{first}\n\n§ 9 Ny kaj på Näset\n\n{item}\n\n{last}\n"
