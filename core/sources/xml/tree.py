"""Bytes of an XML file -> its tree, safely: no entities of its own, nothing fetched, nothing of any size.

Exports of case systems are not always XML as the standard wants it: form feeds stand in them as characters
and as references, the encoding is not declared, a file was cut off. What can be read of them is read.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

from core.errors import UnreadableFile
from core.language import _
from core.sources.decoding import decoded

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest XML file that is read."""

_PROLOG = r"\s*+(?>(?><\?.*?\?>|<!--.*?-->)\s*+)*+"
"""Comments and instructions. Atomic, because the ways to split many comments double with each."""

_DOCTYPE = re.compile(rf"{_PROLOG}<!DOCTYPE", re.DOTALL | re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml\b.*?\?>", re.DOTALL)
_NO_XML = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));")


class Tree(NamedTuple):
    """The root element, and whether the file was damaged so that parts of it may be missing."""

    root: Any
    damaged: bool


def tree_of(content: bytes) -> Tree:
    """The tree of an XML file. Raises UnreadableFile."""
    if len(content) > LARGEST:
        raise UnreadableFile(
            _("This XML file is larger than 64 MB."),
            _("Minutes are never that large. Open the minutes without their attachments."),
        )
    characters = _DECLARATION.sub("", decoded(content), count=1)
    if _DOCTYPE.match(characters):
        raise UnreadableFile(
            _("This XML file defines words of its own (a DOCTYPE), which may make it endless."),
            _("No case system exports such files. Ask the sender for the minutes as PDF or DOCX."),
        )
    characters = _REFERENCE.sub(_allowed, characters).replace("\x0c", "\n")
    sound = _NO_XML.sub("", characters).encode()
    try:
        return Tree(etree.fromstring(sound, _parser(recover=False)), False)
    except etree.XMLSyntaxError:
        root = _recovered(sound)
    if root is None:
        raise damaged()
    return Tree(root, True)


def damaged() -> UnreadableFile:
    """What to tell of a file that is no sound XML, and of which no minutes can be saved."""
    return UnreadableFile(
        _("This XML file is damaged: no minutes in it can be read."),
        _("The download may have been cut off. Fetch it once more."),
    )


def _recovered(sound: bytes) -> Any:
    try:
        return etree.fromstring(sound, _parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def _parser(*, recover: bool) -> Any:
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _allowed(match: re.Match[str]) -> str:
    """A reference to a character, as it is where XML 1.0 (2.2) allows the character; a form feed is a new
    line."""
    number = int(match[1], 16) if match[1] else int(match[2])
    if number == 0x0C:
        return "\n"
    if number in (0x9, 0xA, 0xD) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE:
        return match[0]
    return match[0] if 0x10000 <= number <= 0x10FFFF else ""


def name_of(element: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, *path: str) -> Any:
    """The first element down `path`, whatever the namespace; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if name_of(each) == name), None)
    return element


def children(element: Any, *path: str) -> list[Any]:
    """All elements of the last name of `path` in the first element down the rest of it."""
    *above, last = path
    parent = child(element, *above)
    return [] if parent is None else [each for each in parent if name_of(each) == last]


def raw(element: Any, *path: str) -> str:
    """The characters of the first element down `path`, its own and those of elements in it."""
    found = child(element, *path)
    return "" if found is None else "".join(found.itertext())


def words(element: Any, *path: str) -> str:
    """The same as one line."""
    return " ".join(raw(element, *path).split())
