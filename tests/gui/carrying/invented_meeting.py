"""An invented meeting of an invented municipality, as an agenda and as the minutes that come after it."""

from __future__ import annotations

from pathlib import Path

_HEAD = """{kind} Kulturudvalget d. {day:02}-05-2031

Mødedato Onsdag d. {day}. maj 2031 kl. 16.00

Mødested Bakkelev Rådhus, lokale 2

Mødedeltagere Anna Rosendal, Bent Kjeldgaard, Clara Munk, Dines Overby

"""

_AGENDA = """Punkt 1: Renovering af svømmehallen

31-000112

Resumé

Svømmehallen trænger til en ny tagkonstruktion. Udvalget har bedt om to modeller.

Sagsfremstilling

Taget blev sidst udskiftet i 1994. En rådgiver anslår udgiften til 8,4 mio. kr. i alt. \
Arbejdet kan begynde efter sommerferien. Hallen holdes lukket i seks uger.

Indstilling

Kulturchefen indstiller, at model B vælges.

Punkt 2: Tilskud til musikskolen

31-000145

Sagsfremstilling

Musikskolen søger om 250.000 kr. til nye instrumenter. Skolen har 412 elever. Ventelisten er på 37 børn.

Indstilling

Kulturchefen indstiller, at ansøgningen imødekommes.

Punkt 3: Orientering fra formanden

31-000003

Sagsfremstilling

Formanden fortæller om havnefesten. Forvaltningen følger sagen. Formanden fortæller om spejderhytten. \
Forvaltningen følger sagen.

Punkt 4: Salg af det gamle bibliotek

31-000167

Sagsfremstilling

Bygningen har stået tom siden efteråret. En køber har budt 3,1 mio. kr. for den.

Indstilling

Kulturchefen indstiller, at bygningen sælges.

Punkt 5: Åbningstider i idrætshallen

31-000171

Sagsfremstilling

Idrætshallen foreslås åben til klokken 22 på hverdage. Foreningerne er hørt og støtter forslaget.

Indstilling

Kulturchefen indstiller, at de nye tider gælder fra august.
"""

_ADDED = """Punkt 1: Godkendelse af dagsordenen

31-000001

Beslutning

Godkendt.

"""

_DECISIONS = {
    "at model B vælges.": "Godkendt som indstillet.",
    "at ansøgningen imødekommes.": "Godkendt. Clara Munk deltog ikke.",
    "at de nye tider gælder fra august.": "Godkendt som indstillet.",
}


def agenda_text(day: int = 14) -> str:
    """The agenda."""
    return _HEAD.format(kind="DAGSORDEN", day=day) + _AGENDA


def minutes_text(day: int = 14) -> str:
    """The minutes: with an item before the others, another amount, decisions, the words about the harbour in
    another order, and without the item about the library."""
    text = _AGENDA
    first, rest = text.index("Punkt 4:"), text.index("Punkt 5:")
    text = text[:first] + text[rest:]
    for number in (5, 3, 2, 1):
        text = text.replace(f"Punkt {number}:", f"Punkt {number + (number < 5)}:")
    text = text.replace(
        "En rådgiver anslår udgiften til 8,4 mio. kr. i alt.",
        "En rådgiver anslår udgiften til 9,2 mio. kr. i alt inklusive moms.",
    )
    text = text.replace(
        "Formanden fortæller om havnefesten. Forvaltningen følger sagen. Formanden fortæller om "
        "spejderhytten. Forvaltningen følger sagen.",
        "Forvaltningen følger sagen. Formanden fortalte om en ny sti. Forvaltningen følger sagen. Der blev "
        "spurgt til priserne. Forvaltningen følger sagen.",
    )
    for proposed, decided in _DECISIONS.items():
        text = text.replace(proposed, f"{proposed}\n\nBeslutning\n\n{decided}")
    return _HEAD.format(kind="REFERAT", day=day) + _ADDED + text


def write_agenda(folder: Path, day: int = 14) -> Path:
    """The agenda as a file."""
    path = folder / f"dagsorden-{day:02}.txt"
    path.write_text(agenda_text(day), "utf-8")
    return path


def write_minutes(folder: Path, day: int = 14) -> Path:
    """The minutes as a file."""
    path = folder / f"referat-{day:02}.txt"
    path.write_text(minutes_text(day), "utf-8")
    return path
