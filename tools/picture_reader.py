"""What the reader of the pictures did to the sample minutes: marks, notes, tags, follow-ups.

All of it goes through the window's own commands, as a hand at the keyboard would do it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.annotations import Colour
from core.library import MeetingRow
from core.source_text import Span
from gui.panels.selection_bar import highlight_command
from gui.window import Window

LONGEST_MS = 20_000
COMMITTEE, COUNCIL, CULTURE = "oekonomiudvalget", "byraadet", "kultur"
"""Parts of the names of the sample files."""


@dataclass(frozen=True)
class Made:
    """One mark: the words it lies on, and what the reader put there. `follow_up` is what, who, by when."""

    words: str
    colour: Colour | None = None
    underlined: bool = False
    note: str = ""
    tags: tuple[str, ...] = ()
    follow_up: tuple[str, str, str] | None = None
    until: str = ""
    """The last words, where the mark goes on over several lines."""


CARD = "1,4 mio. kr. flyttes fra"
IN_COMMITTEE = (
    Made("mindreforbrug på 6,2 mio. kr.", Colour.YELLOW),
    Made("senere opstart af anlægsarbejder", underlined=True),
    Made(
        CARD,
        Colour.RED,
        note="Hvorfor kan puljen undvære pengene? Taget er stadig utæt.",
        tags=("økonomi/anlæg", "skole"),
        follow_up=("Spørg Ejendomscentret om taget", "Anna", "om 14 dage"),
        until="Færgevejens skole",
    ),
    Made(
        "Børn og Unge 0,9 mio. kr. og Sundhed 0,4 mio. kr.",
        Colour.YELLOW,
        tags=("økonomi/drift",),
    ),
    Made("Begge har lagt en plan", Colour.BLUE, until="forelagt i juni"),
    Made("udvalget ønsker en status", Colour.GREEN, note="Det var os, der bad om den.", until="i juni"),
    Made("Venstre tog forbehold", Colour.PURPLE, tags=("politik",)),
    Made("4,8 mio. kr. til nye faglokaler", Colour.YELLOW, tags=("økonomi/anlæg", "skole")),
    Made("eleverne køres i bus", Colour.RED, note="Hvem betaler bussen?"),
    Made("Naturstyrelsen skriver", Colour.BLUE, until="nye mole", tags=("miljø",)),
)
IN_COUNCIL = (
    Made("For indstillingen stemte 9", Colour.GREEN, until="Imod stemte 3 (V)", tags=("politik",)),
    Made("Puljen bør bruges til det, den er sat af til", Colour.PURPLE),
    Made("8,5 mio. kr. søges overført", Colour.YELLOW, tags=("økonomi/anlæg",)),
    Made("prisen regnes", Colour.RED, note="Følg prisen på cykelstien.", until="om"),
)
IN_CULTURE = (
    Made("sag nr. 66 udgår", Colour.RED, until="oktober", note="Husk fritidspas i oktober."),
    Made("ekstra tilskud til leje af en vinterstald", Colour.YELLOW),
    Made("212 medlemmer", Colour.GREEN),
    Made("halvdelen er under 18 år", Colour.GREEN, tags=("børn",)),
    Made("plads til 24 heste", underlined=True),
    Made("86.000 kr. for én vinter", Colour.YELLOW, tags=("økonomi/tilskud",)),
    Made("folkeoplysningslovens regler", Colour.PURPLE, note="§ 23: hvor går grænsen?"),
    Made("der er ikke penge i puljen", Colour.RED),
    Made("skal beløbet findes et andet sted", underlined=True),
    Made("Puljen til lokaletilskud er brugt", Colour.RED),
    Made("ansøgningen imødekommes med halvdelen af beløbet", Colour.BLUE),
    Made("Udsat, så klubbens regnskab kan indgå", Colour.YELLOW),
    Made("Indstillingen blev forkastet", Colour.RED, until="(V, C og O)", note="Tæt: 2 mod 3."),
    Made("For stemte 2 (A og F)", underlined=True),
    Made("klubben bør have svar tidligere", Colour.PURPLE, until="gang"),
    Made("Regnskab 2022", Colour.BLUE, follow_up=("Læs regnskabet", "Anna", "")),
    Made("ændret efter de tre læsermøder", Colour.YELLOW),
    Made("møder i Klitborg", Colour.GREEN, until="på Fiskerne"),
    Made("140 deltagere", Colour.BLUE),
    Made("længere åbningstid om morgenen", Colour.YELLOW, tags=("bibliotek",)),
    Made("bogbus, der standser ved skolerne", Colour.RED, note="Hvad koster den?", tags=("bibliotek",)),
    Made("Læsning for de mindste", Colour.GREEN),
    Made("Huset som mødested", Colour.BLUE),
    Made("Biblioteket ude i landsbyerne", Colour.PURPLE),
    Made("gøres op hvert andet år", Colour.YELLOW),
    Made("en pris på bogbussen", Colour.RED),
    Made("0,2 mio. kr. billigere", Colour.GREEN),
)


def settle(condition: Callable[[], bool], rest_ms: int = 600) -> None:
    """Let the window work until `condition` holds, and a moment longer; TimeoutError where it never does."""
    loop = QEventLoop()
    looking, late = QTimer(), QTimer()
    held = False

    def look() -> None:
        nonlocal held
        if condition() and not held:
            held = True
            QTimer.singleShot(rest_ms, loop.quit)

    looking.timeout.connect(look)
    looking.start(20)
    late.setSingleShot(True)
    late.timeout.connect(loop.quit)
    late.start(LONGEST_MS)
    loop.exec()
    if not held:
        raise TimeoutError("the window does not come to the state that the picture wants")


def listed(window: Window) -> list[MeetingRow]:
    """The meetings the library tree shows."""
    return [node.row.meeting for node in window.library.model.nodes() if node.row.meeting]


def run(window: Window, command: str) -> None:
    """Do what a command of the menus does."""
    window.actions_[command].trigger()


def open_minutes(window: Window, name: str) -> None:
    """Open the sample whose file is called so, where the reader left it."""
    row = next(row for row in listed(window) if name in row.name)
    if window.current.loaded is None or window.current.loaded.id != row.id:
        window.open_meeting(row.id)
    settle(lambda: window.current.loaded is not None and window.current.loaded.id == row.id, 300)


def open_in_tab(window: Window, name: str) -> None:
    """Open the sample in a tab of its own."""
    row = next(row for row in listed(window) if name in row.name)
    window.group.tabs.open_new(row.id)
    settle(lambda: window.current.loaded is not None and window.current.loaded.id == row.id, 300)


def span_of(window: Window, words: str, until: str = "") -> Span:
    """Where `words` stand first in the body of the document in view, on to where `until` ends."""
    loaded = window.current.loaded
    assert loaded is not None
    text = loaded.source.text
    start = text.index(words, loaded.meeting.items[0].span.start)
    end = text.index(until, start) + len(until) if until else start + len(words)
    return Span(start, end)


def show_item(window: Window, number: str) -> None:
    """Choose the item that the agenda counts so."""
    items = window.current.items
    wanted = next(at for at, item in enumerate(items) if item.number == number)
    window.walking.go_to(Span(items[wanted].span.start, items[wanted].span.start))
    window.walking.choose_at(items[wanted].span.start)
    settle(lambda: window.current.item == wanted, 300)


def type_words(words: str) -> None:
    """Type where the cursor stands."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, words)


def be_active(window: Window) -> None:
    """Have the keyboard work in `window`."""
    window.activateWindow()
    settle(window.isActiveWindow, 50)


def mark(window: Window, made: Made) -> None:
    """Select the words, and do with them what `made` says."""
    span = span_of(window, made.words, made.until)
    document, marking = window.source.document, window.group.marking
    document.select(span.start, span.end)
    if made.colour is not None:
        run(window, highlight_command(made.colour))
    if made.underlined:
        run(window, "underline")
    if made.note:
        run(window, "write_note")
        type_words(made.note)
    for tag in made.tags:
        run(window, "add_tag")
        type_words(tag + "\r")
    if made.follow_up is not None:
        run(window, "follow_up")
        for words in made.follow_up:
            type_words(words + "\t")
    marking.save()
    window.group.to_document()
    document.choose(None)
    settle(lambda: not window.session.is_saving, 20)


def mark_all(window: Window) -> None:
    """Bring to the samples what the reader of the pictures added to them."""
    be_active(window)
    for name, marks in ((CULTURE, IN_CULTURE), (COUNCIL, IN_COUNCIL), (COMMITTEE, IN_COMMITTEE)):
        open_minutes(window, name)
        window.group.to_document()
        for made in marks:
            mark(window, made)
    show_item(window, "2")
    window.decision.write_tag()
    type_words("budget\r")
    type_words("spørg gruppen\r")
    window.decision.write_note()
    type_words("Spørg: hvorfor kan puljen undvære 1,4 mio.? Se punkt 6 fra marts.")
    window.decision.save()
    window.group.to_document()
    settle(lambda: not window.session.is_saving)
