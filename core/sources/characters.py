"""What a reader would read: the characters of a line as they go into the canonical text.

Formats leave typographic traces that no reader sees and no search finds: ligatures, soft hyphens, no-break
spaces, decomposed letters, bullets from symbol fonts, letter-spaced headings. `clean` takes them out;
`clean_places` does the same and tells for every character where it came from, so that places on a page stay
known. Both are one algorithm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

SOFT_HYPHEN = "\u00ad"

_READ_AS_IT_STANDS = "[!-~¡-¬®-ɏ‘’“”–—•…€]"
_PLAIN = re.compile(rf"(?!\S \S \S ){_READ_AS_IT_STANDS}++(?: {_READ_AS_IT_STANDS}++)*+")
"""A line that needs no care: words of Latin letters with one space between them, none at the ends, no
letter-spacing at its start. Nearly every line is one, so that this decides how fast a document is read."""

_REPLACED = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    SOFT_HYPHEN: "-", "\u2010": "-", "\u2011": "-", "\u2212": "−",
    "\u2028": " ", "\u2029": " ", "\x0b": " ", "\x0c": " ", "\r": " ", "\n": " ", "\x85": " ",
    # Symbol and Wingdings, as Word's lists use them, have no Unicode place of their own.
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "▫", "\uf06f": "□", "\uf071": "❑", "\uf076": "❖",
    "\uf0d8": "➢", "\uf0e0": "→", "\uf0e8": "➔", "\uf0fc": "✓", "\uf0fb": "✗", "\uf02d": "-", "\uf02a": "*",
}  # fmt: skip
_LEFT_OUT = frozenset(("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\ufffe"))

_LETTER_SPACED = re.compile(r"[^\W_](?:[ \t]+[^\W_]){3,}(?:[ \t]*[:.])?")

BULLETS = frozenset("•·▪▫□❑❖➢→➔✓◦‣●○■–-o*")
"""Marks that begin an entry of a list, each alone before its text."""


def clean(raw: str) -> str:
    """The line `raw` as it goes into the canonical text; may be empty."""
    spaced = raw.replace("\u00a0", " ").strip(" ")
    return spaced if _PLAIN.fullmatch(spaced) else clean_places(raw)[0]


def clean_places(raw: str) -> tuple[str, list[int]]:
    """The cleaned line, and for each of its characters the index in `raw` that it came from.

    Ligatures are expanded, soft hyphens and characters without width left out, letters composed (NFC).
    Two spaces become one; a run of three or more, or one with a tab in it, becomes a tab, which separates
    cells everywhere in the canonical text. Spaces at both ends go. A letter-spaced heading ("R E F E R A T")
    becomes a word.
    """
    characters, places = _composed(_seen(raw))
    kept = _spaces_collapsed(characters)
    text = "".join(character for character, _ in kept)
    if _LETTER_SPACED.fullmatch(text):
        kept = _letters_joined(kept, characters)
        text = "".join(character for character, _ in kept)
    return text, [places[index] for _, index in kept]


def _shown(raw: str, place: int) -> bool:
    """Is the soft hyphen at `place` seen as a hyphen? Not within a word; at a line's end and beside spaces.

    Many fonts in PDFs give their one hyphen as a soft one.
    """
    before, after = raw[place - 1 : place], raw[place + 1 : place + 2]
    return not (before.isalpha() and after.isalpha())


def _seen(raw: str) -> Iterator[tuple[str, int]]:
    """The characters of `raw` that a reader sees, each with its index: ligatures in their letters."""
    for index, original in enumerate(raw):
        if original in _LEFT_OUT or (original == SOFT_HYPHEN and not _shown(raw, index)):
            continue
        for character in _REPLACED.get(original, original):
            if character.isspace():
                yield (character if character == "\t" else " "), index
            elif unicodedata.category(character) != "Cc":
                yield character, index


def _composed(seen: Iterator[tuple[str, int]]) -> tuple[list[str], list[int]]:
    """The characters composed with the marks that follow them (NFC), and the index of each."""
    groups: list[tuple[str, int]] = []
    for character, place in seen:
        if groups and unicodedata.combining(character):
            base, first = groups[-1]
            groups[-1] = (base + character, first)
        else:
            groups.append((character, place))
    characters: list[str] = []
    places: list[int] = []
    for group, place in groups:
        composed = unicodedata.normalize("NFC", group)
        characters += composed
        places += [place] * len(composed)
    return characters, places


def _spaces_collapsed(characters: Sequence[str]) -> list[tuple[str, int]]:
    """Each character that stays, with its index; a run of spaces is one space or one tab."""
    kept: list[tuple[str, int]] = []
    run: list[int] = []
    for index, character in enumerate(characters):
        if character in " \t":
            run.append(index)
            continue
        if run and kept:
            wide = len(run) > 2 or any(characters[space] == "\t" for space in run)
            kept.append(("\t" if wide else " ", run[0]))
        run.clear()
        kept.append((character, index))
    return kept


def _letters_joined(kept: list[tuple[str, int]], characters: Sequence[str]) -> list[tuple[str, int]]:
    """A letter-spaced line as words: single spaces between letters go, wider ones stay as one space."""
    if len({character for character, _ in kept if character.isalnum()}) < 3:
        return kept  # "X X X X" is a row of crosses, not a word
    if any(character.isdigit() for character, _ in kept):
        return kept
    joined: list[tuple[str, int]] = []
    for character, index in kept:
        if character not in " \t":
            joined.append((character, index))
        elif character == "\t" or characters[index + 1] in " \t":
            joined.append((" ", index))
    return joined
