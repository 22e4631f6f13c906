"""Words without what is no change between two versions: spaces, cut words, kinds of dashes and quotation
marks, the marks of lists."""

from __future__ import annotations

import re
import unicodedata

from core.line_breaks import MARK

_DASHES = re.compile(r"[‐‑‒–—―−]")
_QUOTES = re.compile(r"[“”„«»‟″]|''")
_APOSTROPHES = re.compile(r"[‘’‚‛´`′]")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f]")
_SPACES = re.compile(r"\s+")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_PLAIN = re.compile(r"[ -_a-~\t\næøåÆØÅäöÄÖéÉüÜ§]*")
"""Most texts: nothing in them is another way of writing something."""
_NO_MARK = re.compile(
    r"[-–—]\s*\d"  # a minus
    r"|\d{1,2}\.\s+(?:jan|feb|mar|apr|maj|mai|juni|juli|aug|sep|okt|nov|dec|des"  # a day
    r"|(?:kvartal|halvår|behandling|etape|fase|sal|klasse|årgang|vice\w+|næst\w+|læsning)\b)",
    re.IGNORECASE,
)
"""What looks like the mark of a list and counts: "- 5.000", "14. maj", "2. behandling"."""


def comparable(text: str, *, starts_entry: bool = False) -> str:
    """`text` as it is compared: two texts that give the same say the same.

    Spaces go, and hyphens between letters, as a word that is cut at a line's end may have one or not. With
    `starts_entry` the mark of a list goes too, such as "2." or a bullet: numbering anew changes nothing.
    """
    if starts_entry:
        text = without_mark(text)
    if "''" in text or not _PLAIN.fullmatch(text):
        text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
        text = _APOSTROPHES.sub("'", _QUOTES.sub('"', _DASHES.sub("-", text)))
    text = "".join(text.split())
    return _BETWEEN_LETTERS.sub("", text) if "-" in text else text


def without_mark(text: str) -> str:
    """`text` without the mark of a list that it begins with; a minus, a day and "2. behandling" are none."""
    bare = text.lstrip()
    mark = MARK.match(bare)
    if mark is None or _NO_MARK.match(bare):
        return text
    return bare[mark.end() :] or text
