"""Minutes of an invented committee in order, which a test breaks at one place."""

from __future__ import annotations

TITLES = (
    "Godkendelse af dagsorden",
    "Cykelsti langs Strandvejen",
    "Budgetopfølgning pr. 31. januar",
    "Renovering af Skovskolens tag",
    "Takster for madservice i plejehjem",
    "Underskriftsark",
)
HEAD = """Nørrevang Kommune

REFERAT
Teknisk Udvalg
Mødedato: Onsdag den 6. marts 2024
Starttidspunkt: 15.00
Sluttidspunkt: 17.30
Mødested: Rådhuset, mødelokale 2
Mødedeltagere: Anna Krog, Bo Lindemann, Carla Holm Dam
"""
SECTIONS = """Resumé
Udvalget skal tage stilling til sagen om {small}.

Sagsfremstilling
Forvaltningen har undersøgt sagen og taget parterne med på råd. Det fremgår af bilag 1.

Indstilling
Forvaltningen indstiller, at sagen godkendes.

Beslutning
Godkendt som indstillet.

Bilag
Bilag 1: Notat om {small}
"""


def item(number: int | str, title: str, case: str = "", body: str = SECTIONS) -> str:
    """One item under its heading."""
    numbered = f"Sagsnr.: {case}\n\n" if case else ""
    text = "Beslutning\nGodkendt.\n" if title in (TITLES[0], TITLES[-1]) else body
    return f"Punkt {number}: {title}\n{numbered}{text.format(small=title.lower())}\n"


def items(numbers: tuple[int, ...] = (1, 2, 3, 4, 5, 6), titles: tuple[str, ...] = TITLES) -> str:
    """All items, with a case number each."""
    cases = (f"24-00{1200 + 7 * at:04}" for at in range(len(titles)))
    return "\n".join(map(item, numbers, titles, cases))


def contents(titles: tuple[str, ...] = TITLES, numbers: tuple[int, ...] = (1, 2, 3, 4, 5, 6)) -> str:
    """A contents list with pages that rise."""
    lines = (
        f"{number}. {title}\t{at + 3}" for at, (number, title) in enumerate(zip(numbers, titles, strict=True))
    )
    return "Indholdsfortegnelse\n" + "\n".join(lines) + "\n"


def minutes(body: str = "", head: str = HEAD, listed: str = "") -> str:
    """Minutes with a head and a contents list, and `body` for the items."""
    return f"{head}\n{listed or contents()}\n{body or items()}"


CLEAN = minutes()


def with_words(words: str, at: int = 2) -> str:
    """Clean minutes with a paragraph in the case of the item with that number."""
    begin = f"Punkt {at}: {TITLES[at - 1]}\n"
    before, found, behind = CLEAN.partition(begin)
    assert found
    return (
        before
        + found
        + behind.replace("Forvaltningen har undersøgt", f"{words}\n\nForvaltningen har undersøgt", 1)
    )


def with_decision(words: str, at: int = 2) -> str:
    """Clean minutes with another decision in the item with that number."""
    before, found, behind = CLEAN.partition(f"Punkt {at}: {TITLES[at - 1]}\n")
    assert found
    old = "Godkendt.\n" if at in (1, len(TITLES)) else "Godkendt som indstillet.\n"
    return before + found + behind.replace(old, f"{words}\n", 1)
