"""The typefaces of documents, the same on every machine, and the letters they have.

Source Serif Pro and Source Sans Pro come as packages; what they lack may be in those that typst brings along.
Typefaces of the system are not asked: a summary shall look the same wherever it is made.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import typst

MISSING = "□"
"""Stands for what no typeface has: PDF/UA-1 (ISO 14289-1, 7.21.8) allows no text without a shape."""

_PACKAGES = ("font_source_serif_pro", "font_source_sans_pro")
_SURE = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100), *b"\n"])) | set("–—‘’“”„…•□\u200b")
_NAMED = re.compile(r'the text `"(.)"`')
_STANDARDS: Any = ["ua-1"]  # its list of types does not know it yet


@cache
def fonts() -> typst.Fonts:
    """The typefaces for typst. Looking through their folders takes some milliseconds."""
    folders = [str(files(package) / "files") for package in _PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def with_known_letters(text: str) -> str:
    """`text` with a sign for each run of letters that no typeface has."""
    unsure = set(text) - _SURE
    missing = _missing("".join(sorted(unsure))) if unsure else frozenset()
    if not missing:
        return text
    letters = "".join(map(re.escape, sorted(missing)))
    return re.sub(f"[{letters}](?:[{letters}\u200d\ufe00-\ufe0f])*", MISSING, text)


@cache
def _missing(letters: str) -> frozenset[str]:
    """Those of `letters` that typst cannot set. It names those it finds no shape for; where it names none it
    is asked for halves."""
    try:
        typst.compile(
            b"#set document(title: [Letters])\n#sys.inputs.letters.clusters().join([ ])",
            format="pdf",
            font_paths=fonts(),
            pdf_standards=_STANDARDS,
            sys_inputs={"letters": letters},
        )
    except typst.TypstError as error:
        if len(letters) == 1:
            return frozenset(letters)
        if named := set(_NAMED.findall(error.diagnostic)) & set(letters):
            return frozenset(named) | _missing("".join(each for each in letters if each not in named))
        half = len(letters) // 2
        return _missing(letters[:half]) | _missing(letters[half:])
    return frozenset()
