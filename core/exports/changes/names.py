"""What the two files are called in a report of changes, for those who may not know of closed items, too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from core.confidential.closed_words import ClosedWords
from core.confidential.open_name import open_name
from core.minutes import Meeting


@dataclass(frozen=True, slots=True)
class Names:
    """What the two files are called; empty where they are known as versions of their meeting alone."""

    old: str = ""
    new: str = ""


def open_file_name(name: str, meeting: Meeting, words: Sequence[ClosedWords], body: str | None = None) -> str:
    """`name` of the file of `meeting`, as `open_name` has it; without its folders, where one of `words` tells
    that they are of something closed."""
    path = PurePath(name)
    if any(each.named_in(folder) for each in words for folder in path.parts[:-1]):
        name = path.name
    return open_name(name, meeting, words, body)
