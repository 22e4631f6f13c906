"""The words of a paragraph that can be spelt: numbers, links, addresses and file names are none of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = "\u0300-\u036f\u00ad"
_LETTER = rf"[^\W\d_][{_MARKS}]*"
_WORD = re.compile(rf"{_LETTER}(?:[-‑'’]?{_LETTER})*")
_RUN = "{1,200}"
"""Letters of what is no word, before what tells that it is none: a longer run is not gone
through from each of its letters."""
_LEFT_OUT = re.compile(
    rf"\S{_RUN}@\S+|(?:https?://|ftp://|www\.)\S+"
    rf"|[\w-]{_RUN}(?:[./\\][\w-]{_RUN}){{0,20}}\."
    r"(?:dk|no|se|com|org|net|eu|info|gov|pdf|docx?|xlsx?|pptx?|odt|rtf|txt|html?"
    r"|jpe?g|png|msg|zip|dwg)\b(?:/\S*)?"
    rf"|(?:\S{_RUN})?[\d_]\S*|[\w.]{_RUN}\\\S+",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:^|[.:!?•▪●–—\t]|[\"“”»«(\[])[\s\"“”»«(\[‘'-]*$")
_LOOK_BACK = 6
_LONGEST = 40
_CUT = re.compile(rf"({_LETTER}(?:{_LETTER}){_RUN})- (?=({_LETTER}(?:{_LETTER})*))")
_HYPHENS = "-‑"


class Token(NamedTuple):
    """A word at `start <= i < end` of a paragraph. `word` is composed, without soft hyphens.

    `opens` tells that a capital may be that of a sentence's beginning; `stopped` that a full stop follows;
    `hung` that a hyphen before or behind stands for a part that it shares ("børne- og ungeområdet"); `named`
    that a word with a capital stands beside it in the same sentence.
    """

    word: str
    start: int
    end: int
    opens: bool
    stopped: bool
    hung: bool
    named: bool


def tokens_of(text: str, hung_before: frozenset[str] = frozenset()) -> Iterator[Token]:
    """The words of a paragraph, in order.

    A hyphen and a space in a word are a line's end that cut it, unless the next word is one of
    `hung_before`: "og", "eller".
    """
    cuts = _cuts(text, hung_before)
    out = iter(_LEFT_OUT.finditer(text))
    skip = next(out, None)
    found: list[re.Match[str]] = []
    for match in _WORD.finditer(text):
        while skip is not None and skip.end() <= match.start():
            skip = next(out, None)
        if skip is None or match.end() <= skip.start():
            found.append(match)
    at = 0
    while at < len(found):
        match = found[at]
        start, end, word = match.start(), match.end(), match[0]
        while end in cuts and at + 1 < len(found) and found[at + 1].start() == cuts[end]:
            at += 1
            word, end = word + found[at][0], found[at].end()
        before = text[max(0, start - _LOOK_BACK) : start]
        after = text[end : end + 2]
        yield Token(
            _plain(word),
            start,
            end,
            _OPENS.search(before) is not None if start <= _LOOK_BACK else _opens(before),
            after[:1] == ".",
            (before[-1:] in _HYPHENS and bool(before)) or (after[:1] in _HYPHENS and bool(after)),
            _is_beside_a_name(text, start, end),
        )
        at += 1


def _opens(before: str) -> bool:
    """Whether a sentence may open behind these characters, which are not the paragraph's first."""
    found = _OPENS.search("x" + before)
    return found is not None


def _cuts(text: str, hung_before: frozenset[str]) -> dict[int, int]:
    """Where a word goes on that a line's end cut, by where its first part ends."""
    if "- " not in text:
        return {}
    return {
        match.end(1): match.end()
        for match in _CUT.finditer(text)
        if match[2].islower() and match[2] not in hung_before
    }


def _is_beside_a_name(text: str, start: int, end: int) -> bool:
    """Whether the next word, or the one before, has a capital that no sentence's beginning gave it."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return True
    before = text[max(0, start - _LONGEST) : start]
    word = before[before.rfind(" ", 0, len(before) - 1) + 1 : -1]
    if before[-1:] != " " or not word[:1].isupper() or not word[-1:].isalpha():
        return False
    first = start - 1 - len(word)
    return first > 0 and not _opens(text[max(0, first - _LOOK_BACK) : first])


def _plain(word: str) -> str:
    plain = word.replace("\u00ad", "").replace("’", "'").replace("‑", "-")
    return plain if plain.isascii() else unicodedata.normalize("NFC", plain)
