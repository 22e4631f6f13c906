"""An invented agenda of a harbour committee, its minutes, and how they are compared."""

from __future__ import annotations

from core.parsing import parse
from core.sources import read
from core.versions.changes.change import Change, PieceKind
from core.versions.changes.comparing import compare
from core.versions.changes.comparison import Comparison
from core.versions.version import Version

AGENDA = """\
DAGSORDEN Havneudvalget d. 14-05-2031

Mødedato: Onsdag den 14. maj 2031 kl. 16:00
Mødested: Den Blå Sal
Deltagere: Asta Kloster, Birger Damtoft, Cille Ravnhede

Punkt 1: Nyt bolværk ved Sildekajen
Sagsnr.: 31-000417

Sagsfremstilling
Bolværket er fra 1962 og er sunket 14 cm. Der er indhentet tre tilbud, og det billigste er på 2,4 mio. kr.
i alt.
Arbejdet bør ikke udføres om sommeren, hvor havnen er fuld af gæster.

Indstilling
Havnechefen indstiller,
1. at bolværket fornyes, og
2. at udgiften på 2,4 mio. kr. afholdes af havnens kasse.

Punkt 2: Takster for gæstesejlere
Sagsnr.: 31-000533

Sagsfremstilling
Taksterne er uændrede siden 2027 og foreslås sat op med 3 procent fra den 1. april 2032.

Indstilling
Havnechefen indstiller, at taksterne godkendes.

Punkt 3: Eventuelt
"""


def version_of(text: str) -> Version:
    source = read(text.encode())
    return Version(parse(source), source)


def compared(old: str, new: str) -> Comparison:
    return compare(version_of(old), version_of(new))


def edited(*edits: tuple[str, str]) -> Comparison:
    """The agenda against itself, each pair of words put for the others."""
    text = AGENDA
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return compared(AGENDA, text)


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, str]]:
    return [(each.kind.value, each.old, each.new) for each in changes]


def words(change: Change, kind: PieceKind) -> list[str]:
    return [each.text.strip() for each in change.pieces if each.kind is kind]


MINUTES = (
    AGENDA.replace("DAGSORDEN", "REFERAT")
    .replace("Cille Ravnhede\n", "Cille Ravnhede\nAfbud: Birger Damtoft\n")
    .replace("sunket 14 cm", "sunket 16 cm")
    .replace("2. at udgiften på 2,4", "2. at udgiften på 2,6")
    .replace("havnens kasse.\n", "havnens kasse.\n\nBeslutning\nGodkendt, idet loftet er 2,6 mio. kr.\n")
    .replace("taksterne godkendes.\n", "taksterne godkendes.\n\nBeslutning\nTaksterne godkendes ikke.\n")
)
