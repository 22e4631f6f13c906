"""An export from beginning to end: what is wished for, gathered, masked, written to files.

The window, its helper process and the command line all go through here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from core.exports.choice import Choice
from core.exports.formats import Format, Progress, quietly, render
from core.exports.gathering import gather
from core.exports.summary import Summary
from core.library.lists.chosen import Range
from core.library.opening import Library

if TYPE_CHECKING:
    from core.exports.personal import PersonalData

LONGEST_NAME = 120
"""Characters of an offered name, without its ending: with it, it fits into 255 bytes on every system."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u2028\u2029]+')
"""What Windows forbids in names; Linux and macOS forbid less."""
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\s|$)")


@dataclass(frozen=True, slots=True)
class Wish:
    """What shall go out, and in which form. It can be sent to another process.

    `reader` is the name that the reader's own annotations carry. `keep` are the personal data, as
    `PersonalData.text` has them, that are not masked.
    """

    range: Range = field(default_factory=Range)
    choice: Choice = field(default_factory=Choice)
    format: Format = Format.PDF
    reader: str = ""
    keep: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote. The first of `files` is the one asked for, those that follow lie beside it, or in
    it where it is a folder.

    `left_out` and `remarks_left_out` are as in `Summary`, `masked` is what was masked, and `notices` are
    sentences for the reader: what was left out, which names had to be others.
    """

    files: tuple[Path, ...]
    items: int = 0
    left_out: int = 0
    remarks_left_out: int = 0
    masked: tuple[PersonalData, ...] = ()
    notices: tuple[str, ...] = ()


def export(library: Library, wish: Wish, path: Path, progress: Progress = quietly) -> Exported:
    """Write what `wish` asks for to `path`, whole or not at all.

    `progress` is told of steps of 1,000. Raises UserFacingError, with words for the reader, where something
    cannot be written or read; what `progress` raises comes through, and no half file stays.
    """
    from core.exports.writing import write_bytes

    summary = gather(
        library, wish.range, wish.choice, reader=wish.reader, today=date.today(), progress=progress
    )
    write_bytes(path, render(summary, wish.format, progress))
    return Exported((path,), len(list(summary.items)), summary.left_out, summary.remarks_left_out)


def personal_in(library: Library, wish: Wish, progress: Progress = quietly) -> tuple[PersonalData, ...]:
    """The personal data that `wish` would let out, masked or not, to be shown before it does."""
    from core.exports.personal import find_personal

    return find_personal(
        gather(library, wish.range, wish.choice, reader=wish.reader, today=date.today(), progress=progress)
    )


def offered_name(summary: Summary) -> str:
    """A name for the file of `summary`, without its ending, that Windows, macOS and Linux take."""
    words = " ".join(_FORBIDDEN.sub("-", summary.title).split())
    name = words[:LONGEST_NAME].strip(" .")
    return _RESERVED.sub(r"\1_", name) if _RESERVED.match(name) else name or "Protokollen"
