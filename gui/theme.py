"""Colours, fonts and the one style sheet of the window, light and dark.

The colours are the plan's; every pair that carries text passes WCAG AA (tests/gui/test_theme.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from core.annotations import Colour
from core.minutes import Outcome
from gui.style_sheet import style_sheet

SANS = "Source Sans Pro"
SERIF = "Source Serif Pro"
POINTS = 10.5
"""Size of the window's text in points."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, as #rrggbb."""

    ground: str
    panel: str
    line: str
    text: str
    quiet: str
    accent: str
    chosen: str
    desk: str
    paper: str
    approved: str
    recommended: str
    postponed: str
    rejected: str
    mark: str  # hits of a search
    handle: str  # of a scroll bar: between line and quiet text
    highlights: tuple[str, ...]  # in the order of Colour
    strokes: tuple[str, ...]  # underlines, frames and signs of the same colours, seen on paper
    selection: str  # the wash over selected words
    current_mark: str  # the hit of a search that the reader is at
    hit_frame: str  # around hits: no highlight has a frame
    comment: str  # lines and signs of comments on a draft, seen on paper

    @property
    def is_dark(self) -> bool:
        """Whether these are for light words on a dark ground."""
        return QColor(self.text).lightness() > QColor(self.ground).lightness()


LIGHT = Colours(
    ground="#f4f3f0",
    panel="#fbfaf8",
    line="#e2dfd9",
    text="#22201c",
    quiet="#656059",
    accent="#1f5f8b",
    chosen="#dce9f2",
    desk="#e9e7e2",
    paper="#ffffff",
    approved="#2e7d4f",
    recommended="#1f5f8b",
    postponed="#8a5600",
    rejected="#a8322d",
    mark="#ffe3c4",
    handle="#c9c5bd",
    highlights=("#fff1a8", "#cfe9d6", "#cfe3f5", "#f9d5d0", "#e4d8f2"),
    strokes=("#a07800", "#2e7d4f", "#1f6fae", "#c0392f", "#7b52b0"),
    selection="#98b4f0",
    current_mark="#ffb65c",
    hit_frame="#b35c00",
    comment="#96507c",
)
DARK = Colours(
    ground="#1e1f22",
    panel="#25272b",
    line="#35383e",
    text="#e8e6e2",
    quiet="#a09b92",
    accent="#7db7dd",
    chosen="#2e4454",
    desk="#17181a",
    paper="#202226",
    approved="#7cc79a",
    recommended="#7db7dd",
    postponed="#e0b05a",
    rejected="#e58a84",
    mark="#4a3126",
    handle="#4a4e56",
    highlights=("#5c5220", "#25603c", "#27445c", "#7a3835", "#453760"),
    strokes=("#d8bc4a", "#7cc79a", "#7db7dd", "#e58a84", "#bb9fe8"),
    selection="#2b50a8",
    current_mark="#874826",
    hit_frame="#e8964a",
    comment="#dc9ac4",
)

_SIGN_COLOUR = {
    Outcome.APPROVED: "approved",
    Outcome.APPROVED_WITH_CHANGES: "approved",
    Outcome.ELECTED: "approved",
    Outcome.RECOMMENDED: "recommended",
    Outcome.REFERRED: "recommended",
    Outcome.POSTPONED: "postponed",
    Outcome.SENT_BACK: "postponed",
    Outcome.SENT_TO_HEARING: "postponed",
    Outcome.REJECTED: "rejected",
    Outcome.REMOVED: "rejected",
}


def outcome_colour(colours: Colours, outcome: Outcome) -> str:
    """The colour of an outcome's sign and word."""
    return getattr(colours, _SIGN_COLOUR.get(outcome, "quiet"))


def highlight_colour(colours: Colours, colour: Colour) -> str:
    """The ground of what is highlighted in `colour`."""
    return colours.highlights[list(Colour).index(colour)]


def stroke_colour(colours: Colours, colour: Colour) -> str:
    """The stronger tone of `colour`, for lines and signs on paper."""
    return colours.strokes[list(Colour).index(colour)]


class Theme(QObject):
    """The colours in use. `changed` is sent after the application has taken new ones on."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: str | None) -> None:
        super().__init__(application)
        self._application = application
        self.choice: str | None = None
        self.colours = LIGHT
        self._follows_pages = True
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        self.choose(choice)

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use."""
        return self.colours is DARK

    @property
    def dark_pages(self) -> bool:
        """Whether documents' pages are shown dark: in dark colours, unless the reader wants them white."""
        return self.dark and self._follows_pages

    @property
    def page_colours(self) -> Colours:
        """The colours that stand on a page: those in use where it is dark, the light ones on white paper."""
        return self.colours if self.dark_pages else LIGHT

    def choose_pages(self, *, dark: bool) -> None:
        """Whether dark colours make the pages dark too."""
        if dark != self._follows_pages:
            self._follows_pages = dark
            self.changed.emit()

    def choose(self, choice: str | None) -> None:
        """Use "light" or "dark", or None to follow the system."""
        self.choice = choice
        self._apply()

    def _follow_system(self) -> None:
        if self.choice is None:
            self._apply()

    def _apply(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system_dark if self.choice is None else self.choice == "dark"
        self.colours = DARK if dark else LIGHT
        self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet(style_sheet(self.colours))
        self.changed.emit()


def load_fonts() -> None:
    """Make the window's typefaces known to Qt; they come as packages, for a bare machine has only one."""
    typefaces = (("font_source_sans_pro", "SourceSansPro"), ("font_source_serif_pro", "SourceSerifPro"))
    for package, name in typefaces:
        folder = files(package) / "files"
        for weight in ("Regular", "It", "Semibold", "Bold"):
            QFontDatabase.addApplicationFontFromData((folder / f"{name}-{weight}.ttf").read_bytes())


def window_font() -> QFont:
    """The font of the window's texts."""
    return _sized(SANS, POINTS)


def _sized(family: str, points: float) -> QFont:
    font = QFont(family)
    font.setPointSizeF(points)
    return font


def sans_font(points: float) -> QFont:
    """The window's typeface for texts to read, `points` in size."""
    return _sized(SANS, points)


def serif_font(points: float) -> QFont:
    """The font of texts to read, `points` in size."""
    return _sized(SERIF, points)


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, colours.ground),
        (role.WindowText, colours.text),
        (role.Base, colours.panel),
        (role.AlternateBase, colours.ground),
        (role.Text, colours.text),
        (role.Button, colours.panel),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.rejected),
        (role.Highlight, colours.chosen),
        (role.HighlightedText, colours.text),
        (role.ToolTipBase, colours.panel),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.quiet),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Accent, colours.accent),
        (role.Light, colours.panel),
        (role.Midlight, colours.line),
        (role.Mid, colours.line),
        (role.Dark, colours.quiet),
        (role.Shadow, colours.desk),
    ):
        palette.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.quiet))
    return palette
