"""The Hunspell dictionaries of this machine: the system's, LibreOffice's, the reader's own, a chosen file."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from core.language import _


class Origin(StrEnum):
    """Where a dictionary comes from, the first before the others."""

    CHOSEN = "chosen"
    OWN = "own"  # in the user's own folder
    SYSTEM = "system"
    OFFICE = "libreoffice"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Two files side by side: words (.dic) and how they are inflected (.aff).

    `language` is that of minutes, "da", "nb", "nn", "sv", as the file's name tells; "" where it does not.
    """

    words: Path
    language: str
    origin: Origin

    @property
    def inflections(self) -> Path:
        """The .aff file."""
        return self.words.with_suffix(".aff")


_LANGUAGES = {"da": "da", "nb": "nb", "no": "nb", "nn": "nn", "sv": "sv"}
_NAMED = re.compile(r"([a-z]{2})(?:[_-]([A-Z]{2}))?(?![a-z])")
_PACKAGES = {"da": "hunspell-da", "nb": "hunspell-no", "nn": "hunspell-no", "sv": "hunspell-sv"}
_USUAL_PLACES = {"da": "DK", "nb": "NO", "nn": "NO", "sv": "SE"}  # sv_SE goes before sv_FI
_DEEP = 4  # folders under one of LibreOffice's in which a dictionary may lie

Places = tuple[tuple[Origin, Path, str], ...]
"""Origin, folder, and what the paths of dictionaries under it look like."""


def usual_places(
    home: Path | None = None, environment: Mapping[str, str] | None = None, system: str = sys.platform
) -> Places:
    """Where dictionaries lie on a system."""
    home = Path.home() if home is None else home
    environment = os.environ if environment is None else environment
    if system == "win32":
        return tuple(_windows(environment))
    if system == "darwin":
        return (
            (Origin.OWN, home / "Library/Spelling", "*.dic"),
            (Origin.SYSTEM, Path("/Library/Spelling"), "*.dic"),
            *_office(Path("/Applications/LibreOffice.app/Contents/Resources/extensions")),
            *_profile(home / "Library/Application Support/LibreOffice"),
        )
    own = Path(environment.get("XDG_DATA_HOME") or home / ".local/share")
    settings = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    return (
        (Origin.OWN, own / "hunspell", "*.dic"),
        (Origin.OWN, own / "myspell", "*.dic"),
        *((Origin.SYSTEM, Path(folder), "*.dic") for folder in _SYSTEM),
        *_office(Path("/usr/lib/libreoffice/share/extensions")),
        *_office(Path("/usr/lib64/libreoffice/share/extensions")),
        *(
            place
            for folder in sorted(Path("/opt").glob("libreoffice*"))
            for place in _office(folder / "share/extensions")
        ),
        *_profile(settings / "libreoffice"),
    )


_SYSTEM = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/run/host/usr/share/hunspell",
)


def _windows(environment: Mapping[str, str]) -> Iterator[tuple[Origin, Path, str]]:
    for name in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"):
        if environment.get(name):
            yield from _office(Path(environment[name]) / "LibreOffice/share/extensions")
    if environment.get("APPDATA"):
        yield from _profile(Path(environment["APPDATA"]) / "LibreOffice")
        yield Origin.OWN, Path(environment["APPDATA"]) / "hunspell", "*.dic"


def _office(extensions: Path) -> Iterator[tuple[Origin, Path, str]]:
    yield Origin.OFFICE, extensions, "dict-*/*.dic"
    yield Origin.OFFICE, extensions, "dict-*/dictionaries/*.dic"


def _profile(folder: Path) -> Iterator[tuple[Origin, Path, str]]:
    """What the reader added to LibreOffice lies in the reader's profile."""
    for depth in range(_DEEP):
        below = "*/" * depth
        yield Origin.OFFICE, folder, f"*/user/uno_packages/cache/uno_packages/{below}*.dic"


def dictionaries(chosen: str | None = None, places: Places | None = None) -> tuple[Dictionary, ...]:
    """All dictionaries of this machine in the languages of minutes, the likeliest of each language first.

    `chosen` is a file the reader chose, .dic or .aff. A folder that cannot be read holds none.
    """
    found: dict[Path, Dictionary] = {}
    if chosen:
        path = Path(chosen).with_suffix(".dic")
        if _is_whole(path):
            found[path] = Dictionary(path, _language(path.stem), Origin.CHOSEN)
    for origin, folder, pattern in usual_places() if places is None else places:
        for path in _under(folder, pattern):
            language = _language(path.stem)
            if language and path not in found and _is_whole(path):
                found[path] = Dictionary(path, language, origin)
    return tuple(found.values())


def dictionary_for(
    language: str, chosen: str | None = None, places: Places | None = None
) -> Dictionary | None:
    """The dictionary for minutes in `language`; None where there is none.

    The chosen one goes before all, unless its name says that it is for another language.
    """
    return next((each for each in dictionaries(chosen, places) if each.language in (language, "")), None)


def lacking(language: str) -> str:
    """A sentence for where there is no dictionary of a language: what lacks, and how it is had."""
    install = _(
        "Install the package {package}, or LibreOffice with that language, "
        "or choose a dictionary file (.dic)."
    ).format(package=_PACKAGES.get(language, _PACKAGES["da"]))
    of_norwegian = _("The spelling was not checked: no Norwegian dictionary was found on this machine.")
    lacks = {
        "nb": of_norwegian,
        "nn": of_norwegian,
        "sv": _("The spelling was not checked: no Swedish dictionary was found on this machine."),
    }
    of_danish = _("The spelling was not checked: no Danish dictionary was found on this machine.")
    return f"{lacks.get(language, of_danish)} {install}"


def unreadable(dictionary: Dictionary) -> str:
    """A sentence for a dictionary that cannot be used."""
    return _(
        "The spelling was not checked: the dictionary {file} could not be read. Choose another dictionary "
        "file (.dic)."
    ).format(file=dictionary.words)


def unknown_machine() -> str:
    """A sentence for a machine that has no Hunspell library."""
    return _("The spelling was not checked: the part that reads dictionaries is not made for this machine.")


def _under(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(folder.glob(pattern), key=lambda path: (not _is_usual(path.stem), path))
    except OSError:
        return []


def _is_usual(stem: str) -> bool:
    named = _NAMED.match(stem)
    return named is not None and named[2] == _USUAL_PLACES.get(_language(stem))


def _is_whole(words: Path) -> bool:
    try:
        return words.is_file() and words.with_suffix(".aff").is_file()
    except OSError:
        return False


def _language(stem: str) -> str:
    named = _NAMED.match(stem)
    return _LANGUAGES.get(named[1], "") if named else ""
