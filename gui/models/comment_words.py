"""What the text said where comments stand, word by word beside what it says now."""

from __future__ import annotations

from difflib import SequenceMatcher
from html import escape

from core.versions.changes.change import PieceKind
from gui.models.carried_words import LONGEST, differences

MOST_PLACES = 3
"""So many places of an item that differ are shown."""


def both_wordings(before: str, now: str) -> list[tuple[str, str]]:
    """The places that differ, each as it was and as it is: of a passage, the whole of it; of an item, those
    lines that are others, and no more than MOST_PLACES of them."""
    if max(len(before), len(now)) <= LONGEST:
        return [(_line(before), _line(now))]
    old, new = ([line for each in words.splitlines() if (line := _line(each))] for words in (before, now))
    found = []
    for kind, first, end, start, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            found.append((" ".join(old[first:end])[:LONGEST], " ".join(new[start:stop])[:LONGEST]))
    return found[:MOST_PLACES]


def marked_up(before: str, now: str) -> str:
    """Both as one row of words in HTML: what is gone struck out, what came underlined."""
    tags = {PieceKind.REMOVED: ("<s>", "</s>"), PieceKind.ADDED: ("<u>", "</u>")}
    parts = []
    for piece in differences(before, now):
        begin, end = tags.get(piece.kind, ("", ""))
        parts.append(f"{begin}{escape(piece.text)}{end}")
    return "".join(parts)


def _line(words: str) -> str:
    return " ".join(words.split())
