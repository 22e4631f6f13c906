"""Web pages, as browsers and agenda portals save them, -> SourceText.

What a reader sees on the page is the text: scripts, dialogs, navigation, buttons and what is hidden are left
out by structure (core/sources/html/furniture.py), what only waits to be unfolded is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from core.errors import UnreadableFile
from core.language import _
from core.source_text import SourceText
from core.sources.assembly import assemble
from core.sources.characters import clean
from core.sources.comments import moment
from core.sources.extractors import EXTRACTORS
from core.sources.html.blocks import Blocks
from core.sources.html.furniture import Furniture
from core.sources.html.parsing import parsed
from core.sources.html.styles import StyleSheet

_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_SCRIPT = re.compile(rb"<(script|style)\b[^<>]*>[^<]*</\1\s*>", re.IGNORECASE)
_SWALLOWING = re.compile(
    rb"<!--|-->|<!\[|</?(?:!doctype|html|head|script|style|title|textarea|noscript|template|select|dialog|svg)\b[^<>]*>?",
    re.IGNORECASE,
)
"""What swallows the rest of a page where its end was lost."""

_ENDS = re.compile(rb"</(?:p|div|td|li|h[1-6])\s*>", re.IGNORECASE)
_ENOUGH = 5  # elements of text: there are words, although none were found
_DATES = (
    "dcterms.modified",
    "dc.date.modified",
    "article:modified_time",
    "last-modified",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "article:published_time",
    "date",
)
_BAREST = ("script", "style", "head", "noscript", "template", "svg", "title")


def read(content: bytes) -> SourceText:
    """The text of a page. Raises UnreadableFile."""
    saved = _SAVED_FROM.search(content[:4096])
    address = saved[1].decode("utf-8", "replace") if saved else None
    try:
        return read_page(parsed(content), address=address)
    except UnreadableFile:
        rest = _SWALLOWING.sub(b" ", _SCRIPT.sub(b" ", content))
        if len(_ENDS.findall(rest, 0, 1_000_000)) < _ENOUGH:
            raise
    source = read_page(parsed(rest), address=address)
    return replace(source, properties=source.properties | {"repaired": "yes"})


def read_page(root: Any, *, address: str | None = None, sheets: Iterable[str] = ()) -> SourceText:
    """The text of a page that has been parsed; `sheets` are style sheets that came with it.

    Raises UnreadableFile where it holds no text.
    """
    own = ("".join(style.itertext()) for style in root.iter("style"))
    sheet = StyleSheet([*sheets, *own])
    furniture = Furniture(root, sheet)
    drafts = Blocks(furniture, sheet).read(furniture.main(root))
    if not drafts:  # all of it looked like furniture
        for element in list(root.iter(*_BAREST)):
            element.clear(keep_tail=True)
        drafts = Blocks(None, sheet).read(root)
    text, lines = assemble(drafts)
    if not lines:
        raise UnreadableFile(
            _("This web page holds no text."),
            _("It may fetch it from the net. Open it in the browser, print it to a PDF, and open that."),
        )
    stated = _stated(root)
    produced = next((when for name in _DATES if (when := moment(stated.get(name))) is not None), None)
    names = {
        "title": clean(" ".join(root.findtext(".//title", "").split())),
        "author": stated.get("author", ""),
        "address": address or "",
    }
    return SourceText(
        text=text,
        lines=lines,
        format="html",
        extractor=EXTRACTORS["html"],
        produced=produced,
        tracked_changes=sum(1 for _change in root.iter("ins", "del")),
        properties={name: value for name, value in names.items() if value},
    )


def _stated(root: Any) -> dict[str, str]:
    """What the page's `meta` elements say, by name."""
    return {
        (meta.get("name") or meta.get("property") or meta.get("http-equiv") or "").lower(): (
            meta.get("content") or ""
        ).strip()
        for meta in root.iter("meta")
    }
