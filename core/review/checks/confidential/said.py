"""What the checks of this room say alike."""

from __future__ import annotations

from core.language import _
from core.minutes import AgendaItem


def item_name(item: AgendaItem) -> str:
    """How an item is called in a sentence: by its number, else by its title."""
    if item.number:
        return _("item {number}").format(number=item.number.strip(" ."))
    return f"“{item.title}”" if item.title else _("an item without a number")


def shown(words: str, longest: int = 60) -> str:
    """Words in one line as they are quoted in a sentence, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0] + " …"
