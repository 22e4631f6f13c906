"""Bytes of a web page -> its tree: character set, XHTML, pages nested too deep."""

from __future__ import annotations

import codecs
import html
import re
from typing import Any

import lxml.html
from lxml import etree

from core.errors import UnreadableFile
from core.language import _
from core.sources.decoding import decoded

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest page that is read: some ten thousand pages of minutes."""

_CHARSET = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)""",
    re.I,
)
_FOUND_OUT = frozenset(("utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1", "cp1252", "ascii"))
_XML = re.compile(
    r"\s*(?:<\?xml\b|<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML)|<html[^>]{0,500}1999/xhtml", re.I
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30};)")
_NAMESPACE = "{http://www.w3.org/1999/xhtml}"
_STYLED = re.compile(r"</?(?:font|span|b|i|u|a|em|strong|div|center)\b[^<>]*>", re.I)
_RAW = re.compile(r"<(script|style|title|textarea)\b[^<>]*>", re.I)
_BODY = re.compile(r"</head\b|<body\b", re.I)
_TEXT_ELEMENT = re.compile(r"</(?:p|div|td|li|h[1-6])\s*>", re.I)
_DEEPEST = 150  # elements within one another; pages that people made have some 40
_STRAY = {code: None for code in (*range(0x20), 0x7F, 0xFDD0, 0xFDD1) if code not in (0x09, 0x0A, 0x0D)}
_STRAY.update({0x0B: " ", 0x0C: " "})  # type: ignore[dict-item]
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


def parsed(content: bytes, charset: str | None = None) -> Any:
    """The root element of the page; `charset` is what the envelope around it says.

    Raises UnreadableFile where there is no element in it, or too many.
    """
    if len(content) > LARGEST:
        raise UnreadableFile(
            _("This web page is far larger than minutes can be."),
            _("It was not opened. Ask the sender whether it is the right file, or for a PDF."),
        )
    characters = _characters(content, charset).translate(_STRAY)
    try:
        root = _xhtml(characters) if _XML.search(characters[:2000]) else None
        if root is None:
            root = _tag_soup(_mended(characters))
    except (etree.LxmlError, ValueError, AssertionError, RecursionError) as error:
        raise UnreadableFile(
            _("This web page is damaged."),
            _("Open it in the browser, print it to a PDF, and open that."),
        ) from error
    _flatten(root)
    return root


def as_windows_meant(text: str) -> str:
    """Text in which control characters are what Windows-1252 has in their place: "&#150;" is a dash."""
    return text.translate(_WINDOWS)


def _characters(content: bytes, charset: str | None) -> str:
    """The characters of a page. What is UTF-8 is that, whatever the page says of itself."""
    stated = charset
    if stated is None and (match := _CHARSET.search(content[:8192])):
        stated = (match[1] or match[2]).decode("ascii", "replace")
    try:
        name = codecs.lookup(stated or "utf-8").name
    except (LookupError, ValueError):
        name = "utf-8"
    if name in _FOUND_OUT:
        return decoded(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode(name, "replace")
    except (LookupError, ValueError, TypeError):  # a codec that is not one of characters
        return decoded(content)


def _mended(characters: str) -> str:
    """The page without what would swallow its text: a comment, a script or a style sheet without an end."""
    begun = characters.rfind("<!--")
    if begun >= 0 and characters.find("-->", begun) < 0:
        characters = f"{characters[:begun]}{characters[begun + 4 :]}"
    lowered = characters.lower()
    if len(lowered) != len(characters):  # a few letters take two when they are small
        return characters
    parts: list[str] = []
    reached = 0
    while opened := _RAW.search(characters, reached):
        name = opened[1].lower()
        end = lowered.find(f"</{name}", opened.end())
        body = _BODY.search(characters, opened.end(), end if end >= 0 else len(characters))
        parts.append(characters[reached : opened.end()])
        reached = opened.end()
        if body:
            parts += (characters[reached : body.start()], f"</{name}>")
            reached = body.start()
        elif end < 0 and _TEXT_ELEMENT.search(characters, reached):
            parts.append(f"</{name}>")
        elif end >= 0:
            parts.append(characters[reached:end])
            reached = end
        else:
            break
    return "".join(parts) + characters[reached:]


def _xhtml(characters: str) -> Any:
    """The root of a page that is well-formed XML; None where it is not."""
    text = _DECLARATION.sub("", characters, count=1)
    text = _ENTITY.sub(lambda entity: html.unescape(f"&{entity[1]}"), text)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(_NAMESPACE)
    return root if root.tag == "html" else None


def _tag_soup(characters: str) -> Any:
    """The root of a page as browsers read it."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = lxml.html.document_fromstring(characters.encode("utf-8", "replace"), parser=parser)
    if any("depth" in entry.message for entry in parser.error_log):  # the rest would be lost
        flat = _STYLED.sub(" ", characters).encode("utf-8", "replace")
        root = lxml.html.document_fromstring(flat, parser=parser)
    return root


def _flatten(root: Any) -> None:
    """Take away the elements below a depth that no page needs, and leave what they hold."""
    deep = []
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > _DEEPEST:
            deep.append(_element)
    for element in reversed(deep):
        _unwrap(element)


def _unwrap(element: Any) -> None:
    """Put what `element` holds in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    before = parent[at - 1] if at else None
    text, tail = element.text or "", element.tail or ""
    children = list(element)
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
    else:
        text += tail
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    parent[at : at + 1] = children
