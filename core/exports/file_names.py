"""Names for files, that Windows, macOS and Linux all take."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import PurePath

LONGEST_NAME = 119
"""Characters of a name at most, without its ending."""
_MOST_BYTES = 200
"""In UTF-8: Linux takes names of 255 bytes with their ending, and macOS parts the ring of an å from it."""

_FORBIDDEN = re.compile(r"\s*[<>:/\\|?*]+\s*")
"""What Windows forbids; macOS and Linux forbid less (Microsoft: Naming Files, Paths, and Namespaces)."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)")


def file_name(words: str, suffix: str = "") -> str:
    """`words` as a file's name, with the ending `suffix`; "Protokollen" where nothing of them is left."""
    words = words.replace('"', "")
    shown = "".join(" " if unicodedata.category(each) in ("Cc", "Zl", "Zp") else each for each in words)
    shown = "".join(each for each in shown if unicodedata.category(each)[0] != "C")
    name = " ".join(_FORBIDDEN.sub("-", unicodedata.normalize("NFC", shown)).split()).strip(" .-")
    while len(name) > LONGEST_NAME or len(name.encode()) > _MOST_BYTES:
        name = name[:LONGEST_NAME] if len(name) > LONGEST_NAME else name[:-1]
    name = name.rstrip(" .-") or "Protokollen"
    return (f"_{name}" if _RESERVED.match(name) else name) + suffix


def numbered(name: str) -> Iterator[str]:
    """`name`, then with a number before its ending: "Referat.pdf", "Referat (2).pdf" …"""
    yield name
    path = PurePath(name)
    for number in count(2):
        yield f"{path.stem} ({number}){path.suffix}"


def free_name(name: str, is_taken: Callable[[str], bool]) -> str:
    """`name`, with the first number under which it is not taken."""
    return next(each for each in numbered(name) if not is_taken(each))
