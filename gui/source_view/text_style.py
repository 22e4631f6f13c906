"""How text mode is set: typeface, size, width of the column, distance of the lines, forms of paragraphs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace

from PySide6.QtGui import QFont

from core.paragraph import Form
from gui.theme import sans_font, serif_font

TEXT_POINTS = 12.0
"""Size of the text at 100 %."""
PIXELS_PER_POINT = 96 / 72
AVERAGE = 0.455
"""Width of an average character of the typefaces, in sizes of type."""
WIDTHS = (52, 60, 68, 78, 90)
"""Widths of the column a reader can choose, in average characters."""
LEADINGS = (1.3, 1.45, 1.6, 1.8)
"""Distances of the lines a reader can choose, in sizes of type."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What a reader chooses of it."""

    serif: bool = True
    characters: int = 68  # in a line
    leading: float = 1.45  # from line to line, in sizes of type
    size: float = 1.0  # 1 is 12 points

    def column_width(self, zoom: float) -> float:
        """The width of the column in logical pixels."""
        return round(self.characters * AVERAGE * TEXT_POINTS * PIXELS_PER_POINT * zoom)

    def wider(self, step: int) -> TextStyle:
        """The next width, or the one before it for -1."""
        return replace(self, characters=int(_step(WIDTHS, self.characters, step)))

    def looser(self, step: int) -> TextStyle:
        """The next spacing, or the one before it for -1."""
        return replace(self, leading=_step(LEADINGS, self.leading, step))

    def as_text(self) -> str:
        """As a setting."""
        return json.dumps(asdict(self))


def text_style(text: str | None) -> TextStyle:
    """The style a setting tells of; as at a first start where it tells none."""
    try:
        stored = json.loads(text or "{}")
        kept = {
            each.name: type(getattr(TextStyle(), each.name))(stored[each.name])
            for each in fields(TextStyle)
            if each.name in stored
        }
    except (ValueError, TypeError):
        return TextStyle()
    style = replace(TextStyle(), **kept)
    return replace(
        style,
        characters=min(max(style.characters, WIDTHS[0]), WIDTHS[-1]),
        leading=min(max(style.leading, LEADINGS[0]), LEADINGS[-1]),
        size=min(max(style.size, 0.25), 5.0),
    )


def _step(choices: Sequence[float], now: float, step: int) -> float:
    if step > 0:
        return next((each for each in choices if each > now), choices[-1])
    return next((each for each in reversed(choices) if each < now), choices[0])


@dataclass(frozen=True, slots=True)
class FormStyle:
    """Size relative to the text, space above in lines, and weight of a form."""

    size: float
    above: float
    weight: QFont.Weight = QFont.Weight.Normal
    quiet: bool = False


FORMS = {
    Form.TITLE: FormStyle(1.75, 0.0, QFont.Weight.Bold),
    Form.ITEM: FormStyle(1.4, 2.2, QFont.Weight.Bold),
    Form.SECTION: FormStyle(1.15, 1.15, QFont.Weight.DemiBold),
    Form.STRONG: FormStyle(1.0, 0.9, QFont.Weight.DemiBold),
    Form.TEXT: FormStyle(1.0, 0.55),
    Form.LIST: FormStyle(1.0, 0.25),
    Form.ROW: FormStyle(0.92, 0.3),
    Form.FIELD: FormStyle(1.0, 0.15),
    Form.ENTRY: FormStyle(1.0, 0.2),
    Form.QUIET: FormStyle(0.9, 0.2, quiet=True),
}
INSERTED = FormStyle(0.9, 1.2, QFont.Weight.DemiBold, quiet=True)
UNDER_HEADING = 0.35
"""Space in lines between a heading and what it stands over."""


def font_of(style: TextStyle, form: FormStyle, zoom: float) -> QFont:
    """The font of a form."""
    of_face = serif_font if style.serif else sans_font
    font = of_face(TEXT_POINTS * zoom * form.size)
    font.setWeight(form.weight)
    return font
