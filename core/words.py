"""Characters and words as a reader sees them: what a selection may begin and end with.

Offsets are code points. A letter with the marks set over it, and a sign with what varies it, are one
character to a reader; a selection never begins or ends between the two.
"""

from __future__ import annotations

import re
import unicodedata

from core.source_text import Span

_JOINER = "\u200d"
_SKIN = range(0x1F3FB, 0x1F400)  # Unicode's Emoji_Modifier: they tint the sign before them

_MARK = "\u0300-\u036f"
_LETTER = rf"(?:[^\W\d_][{_MARK}]*)"
_CURRENCY = r"(?:(?:mio\.?|mia\.?|t\.)[ \u00a0]?)?(?:kr\.|kroner\b|kr\b|DKK\b)|%|‰|pct\.?(?![^\W\d_])"
_NUMBER = (
    r"(?:(?:\d{1,3}(?:[.\u00a0 ]\d{3})+(?!\d)|\d+)(?:[-–/.,:]\d+)*)"  # 1.250.000, 14.05.2024, 24-003817, 2,5
    rf"(?:[ \u00a0]?(?:{_CURRENCY}))?"
)
_WORD = rf"(?:(?:{_LETTER}|\d|_)+(?:(?:\u00ad|[-‐‑'’&](?=[^\W_]))(?:{_LETTER}|\d|_)+)*)"
_TOKEN = re.compile(rf"{_NUMBER}(?![^\W_])|{_WORD}|[^\S\n]+", re.IGNORECASE)

_LETTERS = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case, in order, as SQLite's unicode61 has them: letters and digits."""
    return _LETTERS.findall(unicodedata.normalize("NFC", text).lower())


def _goes_on(text: str, offset: int) -> bool:
    """Whether the code point at `offset` belongs to the character before it."""
    code = text[offset]
    if code < "\u0300":
        return False
    if unicodedata.category(code) in ("Mn", "Me") or code == _JOINER or ord(code) in _SKIN:
        return True
    return text[offset - 1] == _JOINER


def character_start(text: str, offset: int) -> int:
    """`offset` where a character begins there, else the beginning of the one that it would cut."""
    offset = min(max(offset, 0), len(text))
    while 0 < offset < len(text) and _goes_on(text, offset):
        offset -= 1
    return offset


def next_character(text: str, offset: int) -> int:
    """The end of the character at `offset`; the end of the text at its end."""
    offset = min(offset + 1, len(text))
    while offset < len(text) and _goes_on(text, offset):
        offset += 1
    return offset


def previous_character(text: str, offset: int) -> int:
    """The beginning of the character before `offset`; 0 at the beginning."""
    return character_start(text, offset - 1)


def word_at(text: str, offset: int) -> Span:
    """The word around the character at `offset`, as a double click means it.

    A word may hold hyphens ("børne-hus", "IT-strategi"); a number is whole with its points, dashes and
    currency ("24-003817", "1.250.000 kr."). Spaces side by side are one word, any other sign is one of its
    own. At a line's end it is the word before it; empty in an empty line.
    """
    if not text:
        return Span(0, 0)
    offset = character_start(text, min(offset, len(text) - 1))
    first = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    if offset == end:
        if first == end:
            return Span(offset, offset)
        offset = previous_character(text, offset)
    for token in _TOKEN.finditer(text, first, end):
        if token.start() > offset:
            break
        if offset < token.end():
            return Span(character_start(text, token.start()), next_character(text, token.end() - 1))
    return Span(offset, next_character(text, offset))


def next_word(text: str, offset: int) -> int:
    """The end of the word that `offset` stands in or before; the end of the text after the last."""
    while offset < len(text):
        word = word_at(text, offset) if text[offset] != "\n" else Span(offset, offset)
        if word.end > offset and _speaks(text, word):
            return word.end
        offset = max(word.end, offset + 1)
    return len(text)


def previous_word(text: str, offset: int) -> int:
    """The beginning of the word that `offset` stands in or behind; 0 before the first."""
    while offset > 0:
        before = previous_character(text, offset)
        word = word_at(text, before) if text[before] != "\n" else Span(before, before)
        if word.start < offset and _speaks(text, word):
            return word.start
        offset = min(word.start, before)
    return 0


def _speaks(text: str, word: Span) -> bool:
    return any(character.isalnum() for character in text[word.start : word.end])
