"""What the pictures of versions show: an invented agenda whose reader's marks came along to its minutes, both
beside each other, and the window in which a summary is put together."""

from __future__ import annotations

from pathlib import Path

from picture_reader import COMMITTEE, Made, be_active, listed, mark, open_minutes, run, settle, show_item
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from core.annotations import Colour
from core.settings import Settings
from gui.application import Application
from gui.comparing.page import ComparePage
from gui.composer.window import Composer
from gui.dialogs.carried import CarriedDialog
from gui.models.carried import CarriedRow
from gui.overviews.to_place.page import ToPlacePage
from gui.session import Session
from gui.theme import Theme
from gui.window import Window

BOTH = Path(__file__).resolve().parent.parent / "tests" / "versions_by_hand"
AGENDA, MINUTES = BOTH / "bregnemark-dagsorden.txt", BOTH / "bregnemark-referat.txt"
PREVIEWED = 620
"""How far down the composer's preview is scrolled, in pixels: to an item with marks."""
BEHIND_DECISION = 3
"""So many changes after the first one of the item comes the amount."""
IN_AGENDA = (
    Made("mindreforbrug på 12,4 mio. kr.", Colour.YELLOW, note="Hvad bruges pengene til?"),
    Made("Lønudgifterne er 8,1 mio. kr.", Colour.YELLOW, until="i foråret."),
    Made("usikkerhed om årets energipriser", Colour.BLUE, note="Spørg til varmen på skolerne."),
    Made("fund af asbest", Colour.RED, tags=("byggeri",)),
    Made("Revisionen har ingen bemærkninger", Colour.GREEN, until="regnskabet."),
    Made("uden forbehold", Colour.GREEN, note="Hvem er køberen?"),
    Made("blød bund", Colour.BLUE),
    Made(
        "en anlægsbevilling på 2,5 mio. kr.",
        Colour.RED,
        follow_up=("Spørg, om foreningerne kan give mere", "Anna", "om 14 dage"),
        until="nyt klubhus",
    ),
    Made("Klubhuset ventes at stå færdigt i foråret 2026.", Colour.YELLOW, note="Holder det?"),
    Made("Udvalget besøgte stadion i juni", Colour.PURPLE, note="Har vi billeder?", until="projektet."),
    Made("stiger med 35.000 kr. om året", Colour.YELLOW),
    Made("Faldet er størst på ældreområdet.", Colour.GREEN),
)


def bring_in_versions(application: QApplication, library: Path, size: tuple[int, int]) -> Path:
    """A library with the agenda, marked, and then with the minutes, to which the marks came along."""
    versions = library.with_name("versions.sqlite")
    program = Application(
        application, Session(versions, Settings(author="Anna")), Theme(application, "light")
    )
    window = program.window
    window.resize(*size)
    program.open([], None)
    window.files.bring_in([AGENDA])
    settle(lambda: len(listed(window)) == 1)
    be_active(window)
    open_minutes(window, "bregnemark")
    window.group.to_document()
    for made in IN_AGENDA:
        mark(window, made)
    window.files.bring_in([MINUTES])
    settle(lambda: bool(window.current.loaded and window.current.loaded.carried))
    settle(lambda: not window.session.is_saving)
    window.close()
    program.close()
    window.hide()
    return versions


def composing(window: Window) -> QWidget:
    """The window in which a summary of the committee's meeting is put together."""
    open_minutes(window, COMMITTEE)
    run(window, "export")
    settle(lambda: window.summaries.composer is not None)
    composer = window.summaries.composer
    assert isinstance(composer, Composer)
    settle(lambda: bool(composer.isVisible() and composer._shown), 2500)
    for area in composer.preview.findChildren(QAbstractScrollArea):
        area.verticalScrollBar().setValue(PREVIEWED)
    settle(lambda: True, 1500)
    return composer


def came_along(window: Window) -> QWidget:
    """What became of the marks of the agenda in the minutes."""
    open_minutes(window, "bregnemark")
    run(window, "carried")
    dialogs = window.findChildren(CarriedDialog)
    settle(lambda: dialogs[0].outcome is not None)
    dialog = dialogs[0]
    assert dialog.outcome is not None
    row = next(each for each in dialog.outcome.rows if "klubhus" in each.carried.was.passage.quote)  # type: ignore[union-attr]
    dialog.list.choose(dialog.list.rows.row_of(row.key) or 0)
    settle(lambda: True)
    return dialog


def to_place(window: Window) -> None:
    """The list of what waits, with the places that are offered for one."""
    open_minutes(window, "bregnemark")
    run(window, "to_place")
    settle(lambda: window.overviews.current_name == "to_place")
    page = window.overviews.current
    assert isinstance(page, ToPlacePage)
    settle(lambda: bool(page.list.rows.rows))
    page.list.choose(next(at for at, row in enumerate(page.list.rows.rows) if has_places(row)))
    page.list.setFocus()
    settle(lambda: True)


def has_places(row: CarriedRow | str) -> bool:
    """Whether places are offered for what a row of the list is about."""
    return isinstance(row, CarriedRow) and bool(row.carried.candidates)


def compared(window: Window) -> None:
    """The agenda and its minutes beside each other, at an amount that was changed."""
    open_minutes(window, "bregnemark")
    show_item(window, "6")
    run(window, "compare_versions")
    settle(lambda: window.overviews.current_name == "compare_versions")
    page = window.overviews.current
    assert isinstance(page, ComparePage)
    settle(lambda: page.comparison is not None)
    for _change in range(BEHIND_DECISION):
        page.list.step(+1)
    settle(lambda: True)
