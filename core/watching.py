"""What is new in a watched folder, and whether it is all there yet.

A file that is still being written is waited for: its size and its time must have been the same for a while,
however many looks the system's news asked for meanwhile. The files of one directory are taken together,
once all that are new there rest: an export of a case system is only whole with what lies beside it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from core.folders import SUFFIXES, Found, look_in
from core.language import _
from core.library.bringing_in.watched import Look
from core.wording import reason

_TAKEN = SUFFIXES | {".xml", ".zip"}
MOST_DIRECTORIES = 500
"""So many directories are told to be listened to; in all of them one looks."""


class Growing(NamedTuple):
    """A new file that may still be written: how it looks, and the moment since when it looks so."""

    look: Look
    since: float  # seconds, of any clock that only goes forward


@dataclass(slots=True)
class Seen:
    """What one look into a watched folder gave."""

    folder: Path
    problem: str = ""  # a sentence: the folder is gone or may not be read
    directories: list[Path] = field(default_factory=list)  # the folder and those in it
    ripe: dict[Path, Look] = field(default_factory=dict)  # new, and at rest
    growing: dict[Path, Growing] = field(default_factory=dict)  # new, to be looked at once more


def look_over(
    folder: Path, taken: Mapping[Path, Look], before: Mapping[Path, Growing], moment: float, rest: float
) -> Seen:
    """Look at `moment` what is new in `folder` and all folders in it. `taken` was brought in already, and
    `before` is what was growing at the look before. What has not changed for `rest` seconds is ripe."""
    seen = Seen(folder)
    problems: list[OSError] = []
    new: dict[Path, dict[Path, Look]] = {}
    for directory, files in _walk(folder, problems):
        if len(seen.directories) < MOST_DIRECTORIES:
            seen.directories.append(directory)
        fresh = {path: look for path, look in files if taken.get(path) != look}
        if fresh:
            new[directory] = fresh
    for error in problems:
        if Path(error.filename or folder) == folder:
            seen.problem = _not_read(folder, error)
            return seen
    for fresh in new.values():
        growing = {path: Growing(look, moment) for path, look in fresh.items()}
        for path, each in growing.items():
            known = before.get(path)
            if known is not None and known.look == each.look:
                growing[path] = known
        if all(moment - each.since >= rest for each in growing.values()):
            seen.ripe.update(fresh)
        else:
            seen.growing.update(growing)
    return seen


def found_in(folder: Path, ripe: Mapping[Path, Look]) -> Found:
    """The minutes among the new files of a watched folder, and why others are left out.

    Where exports of case systems are among them, the whole folder says what belongs to what.
    """
    if not any(path.suffix.casefold() == ".xml" for path in ripe):
        return look_in(sorted(ripe))
    whole = look_in([folder])

    def is_new(path: Path) -> bool:
        return path in ripe or any(parent in ripe for parent in path.parents)

    return Found(
        [path for path in whole.files if is_new(path)],
        [each for each in whole.left_out if is_new(each.path)],
        [each for each in whole.unreadable if is_new(each.path)],
    )


def _walk(folder: Path, problems: list[OSError]) -> Iterator[tuple[Path, list[tuple[Path, Look]]]]:
    """Each directory with the files in it that may be minutes."""
    waiting = [folder]
    while waiting:
        directory = waiting.pop()
        files = []
        try:
            with os.scandir(directory) as entries:
                for entry in entries:
                    if entry.name.startswith((".", "~$")):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(Path(entry.path))
                    elif os.path.splitext(entry.name)[1].casefold() in _TAKEN:
                        look = _look(entry)
                        if look is not None:
                            files.append((Path(entry.path), look))
        except OSError as error:
            error.filename = str(directory)
            problems.append(error)
            continue
        yield directory, files


def _look(entry: os.DirEntry[str]) -> Look | None:
    """None for what is gone again, or no file."""
    try:
        if not entry.is_file():
            return None
        told = entry.stat()
    except OSError:
        return None
    return Look(told.st_size, told.st_mtime_ns)


def _not_read(folder: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("The watched folder {name} is not there. It is looked for again each minute.").format(
            name=folder
        )
    return _("The watched folder {name} cannot be looked into: {reason}.").format(
        name=folder, reason=reason(error)
    )
