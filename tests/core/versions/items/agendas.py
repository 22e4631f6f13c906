"""Invented agendas as text, read by the program's own reader and parser."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.parsing import parse
from core.sources import read
from core.versions.version import Version

_PLACES = (
    *("Engvad", "Strandkær", "Lillø", "Mosebølle", "Torslev", "Birkemose", "Stenvad", "Ulvedal", "Hesselhøj"),
    *("Nordmarken", "Vesterskov", "Kragelund", "Sønderbakke", "Rørmose", "Tjørnehøj", "Fuglsang", "Askedal"),
)
_THINGS = (
    *("Nyt tag på skolen i", "Lokalplan for boliger ved", "Cykelsti langs åen i", "Salg af byggegrunde i"),
    *("Lys på stadion i", "Takster for havnen i", "Tilskud til korsangerne i", "Renovering af svømmebadet i"),
    *("Støj fra motorvejen ved", "Flytning af biblioteket i", "Rensning af søen ved", "Busser til og fra"),
)
_WORDS = (
    *("kommunen", "borgerne", "forvaltningen", "udbuddet", "naboerne", "rapporten", "anlægget", "bygningen"),
    *("foråret", "efteråret", "tilbuddet", "udgiften", "høringen", "skolerne", "vejene", "entreprisen"),
    *("besigtigede", "beregnede", "undersøgte", "foreslog", "udskød", "afsluttede", "fremlagde", "vurderede"),
    *("grundigt", "foreløbigt", "efterhånden", "samlet", "særskilt", "alligevel", "herefter", "tidligere"),
    *("taget", "gulvet", "stien", "kloakken", "parkeringen", "indgangen", "belysningen", "varmen", "hegnet"),
)
STANDING = ("Meddelelser", "Orientering fra formanden", "Eventuelt")
LOOKALIKE = "Orienteringen blev taget til efterretning."


@dataclass(frozen=True)
class Item:
    """An item as it is printed. `text` is its case's sentences; `known` says which item it is, whatever is
    printed of it."""

    title: str
    case: str = ""
    text: tuple[str, ...] = ()
    number: str = ""
    decision: str = ""
    known: int = -1


def printed(items: Iterable[Item], kind: str = "DAGSORDEN") -> str:
    """The document with `items`; those without a number are counted from 1."""
    lines = [f"{kind} Kulturudvalget d. 04-03-2025", "Mødedato Tirsdag d. 4. marts 2025 kl. 16.15"]
    for at, item in enumerate(items, 1):
        lines += [f"Punkt {item.number or at}: {item.title}", item.case]
        lines += ["Sagsfremstilling", *item.text] if item.text else []
        lines += ["Beslutning", item.decision] if item.decision else []
    return "\n\n".join(line for line in lines if line)


def version_of(text: str) -> Version:
    """The version that a document with this text is."""
    source = read(text.encode())
    return Version(parse(source), source)


def agenda(*items: Item) -> Version:
    """The version that an agenda with `items` is."""
    return version_of(printed(items))


def minutes(*items: Item) -> Version:
    """The version that minutes with `items` are, each with a decision that looks like all others."""
    decided = (replace(item, decision=item.decision or LOOKALIKE) for item in items)
    return version_of(printed(decided, "REFERAT"))


def sentence(chance: random.Random) -> str:
    """A sentence that hardly any other is like."""
    words = [chance.choice(_WORDS) for _ in range(chance.randint(6, 14))]
    return f"{' '.join(words).capitalize()} ved {chance.choice(_PLACES)} for {chance.randint(2, 99)}.000 kr."


def invented(chance: random.Random, count: int, *, first: int = 0, cases: bool = True) -> list[Item]:
    """`count` items with titles that differ, some of the standing ones and some closed among them."""
    titles = [f"{thing} {place}" for thing in _THINGS for place in _PLACES]
    items: list[Item] = []
    for at, title in enumerate(chance.sample(titles, count), first):
        case = f"25-{100000 + at:06}" if cases and chance.random() < 0.8 else ""
        text = tuple(sentence(chance) for _ in range(chance.randint(2, 9)))
        items.append(Item(title, case, text, known=at))
    return items


def pairs(old: Sequence[Item], new: Sequence[Item]) -> dict[int, int]:
    """Which places of two agendas hold the same item."""
    places = {item.known: at for at, item in enumerate(new)}
    return {at: places[item.known] for at, item in enumerate(old) if item.known in places}
