"""What has been chosen in the composer so far; whatever shows a part of it follows `changed`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.exports.choice import Choice, Part
from core.exports.formats import Format
from core.exports.item_parts import ADDED
from core.exports.wish import Wish
from core.library.lists.chosen import Only, Range
from core.settings import Settings

OF_DOCUMENTS = frozenset({Format.ANNOTATIONS, Format.MARKED_PDF})
"""Forms that are not made of a summary: how it is laid out means nothing there, nor which of its items it
has; but tags say of which annotations they are."""

_HELD = {**dict.fromkeys(OF_DOCUMENTS, ADDED), Format.ICS: frozenset({Part.FOLLOW_UPS})}
"""Forms that hold nothing but these parts."""


class Composing(QObject):
    """A range, a choice, a form, and the personal data that is kept. `changed` tells of another of them.

    `keep` is forgotten with the range: it was meant for what went out then. `also`, words that are masked,
    too, stays as long as the window. `carried` are fields of the
    choice, by their names, that came from the place where the items were listed: such as its order.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.range = Range()
        self.choice = Choice()
        self.format = Format.PDF
        self.keep: frozenset[str] = frozenset()
        self.also: tuple[str, ...] = ()
        self._own = ""  # what is being written for it
        self.carried: dict[str, Any] = {}
        self._suited: tuple[frozenset[Part], frozenset[Part]] | None = None  # parts before, and for the form
        self._before: dict[str, Any] = {}  # what stood there before

    def wish(self, settings: Settings) -> Wish:
        """What to ask of the process that puts it together, for the reader of these settings. Of filters that
        are not offered for its form none counts."""
        others, choice = frozenset(settings.other_names), self.choice
        if self.format in OF_DOCUMENTS:
            choice = replace(choice, only=Only(tags=choice.only.tags))
        return Wish(
            self.range, choice, self.format, settings.author_name(), self.keep, others, self._all_own()
        )

    def take_range(self, range_: Range) -> None:
        """Take items from elsewhere. Closed items stay out again, and what colleagues gave; personal data is
        masked again."""
        if range_ != self.range:
            self.range = range_
            self.keep = frozenset()
            self.choice = replace(self.choice, closed_items=False, pass_on=False)
            self.changed.emit()

    def choose(self, **values: Any) -> None:
        """Set fields of the choice, by their names."""
        self.take(replace(self.choice, **values))

    def take(self, choice: Choice) -> None:
        """Take a whole choice."""
        if choice != self.choice:
            self.choice = choice
            self.changed.emit()

    def carry(self, **values: Any) -> None:
        """Have fields of the choice as they were where the items were listed, until something else is
        composed; what was carried before and still stands is as it was."""
        choice = self.choice
        back = {
            name: was for name, was in self._before.items() if getattr(choice, name) == self.carried[name]
        }
        choice = replace(choice, **back)
        self._before = {name: getattr(choice, name) for name in values}
        self.carried = values
        self.take(replace(choice, **values))

    def take_format(self, format: Format) -> None:
        """Take another form."""
        if format is not self.format:
            self.format = format
            before, self._suited = self._suited, None
            if before is not None and self.choice.parts == before[1]:
                self.choice = replace(self.choice, parts=before[0])
            self.suit_form()
            self.changed.emit()

    def suit_form(self) -> None:
        """Where the form holds nothing but some of what readers added, and none of that is chosen, have it: a
        decision list leaves it out. With another form it is as before."""
        held, parts = _HELD.get(self.format, frozenset()), self.choice.parts
        if held and not parts & held:
            self._suited = parts, parts | held
            self.choose(parts=parts | held)

    def mask_also(self, words: str) -> None:
        """Have words masked wherever they stand."""
        words, self._own = " ".join(words.split()), ""
        if words and words not in self.also:
            self.also = (*self.also, words)
            self.keep -= {words}
            self.changed.emit()

    def write_own(self, words: str) -> None:
        """`words` are being written to be masked: what goes out meanwhile is without them."""
        self._own = " ".join(words.split())

    def _all_own(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.also, self._own))) if self._own else self.also

    def keep_personal(self, words: str, *, keep: bool) -> None:
        """Have personal data stand as it is, or masked."""
        kept = self.keep | {words} if keep else self.keep - {words}
        if kept != self.keep:
            self.keep = kept
            self.changed.emit()


def as_preset(choice: Choice) -> Choice:
    """What a preset keeps of a choice: neither its own words, which are about one summary, nor the leave to
    show closed items, or to pass on what colleagues gave."""
    return replace(choice, title="", introduction="", closed_items=False, pass_on=False)


def with_preset(choice: Choice, preset: Choice) -> Choice:
    """`choice` with all that a preset says; its own words and closed items stay as they are."""
    return replace(
        preset,
        title=choice.title or preset.title,
        introduction=choice.introduction or preset.introduction,
        closed_items=choice.closed_items,
        pass_on=choice.pass_on,
    )
