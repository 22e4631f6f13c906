"""Which languages this machine can read pictures of text in: the data files of Tesseract.

The reading itself is done by the Tesseract that MuPDF carries in it; only the data of each language must be
there. It lies where Tesseract's installers put it, or where the environment's TESSDATA_PREFIX says.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserFacingError
from core.language import _
from core.sources.machine.page import NORDIC

ENVIRONMENT = "TESSDATA_PREFIX"

_SUFFIX = ".traineddata"
_BY_LANGUAGE = {"da": ("dan",), "nb": ("nor", "dan"), "sv": ("swe",)}
"""The data that reads each language of minutes, as Tesseract names it, the best first."""
_LAST_RESORT = "eng"  # reads the Latin letters, but not æ, ø and å


@dataclass(frozen=True, slots=True)
class ReadingData:
    """The folder with the data, and the languages in it: "dan", "eng"."""

    folder: Path
    languages: frozenset[str]

    @property
    def knows_nordic(self) -> bool:
        """Whether Danish, Norwegian or Swedish can be read."""
        return not self.languages.isdisjoint(NORDIC)

    def for_language(self, language: str | None) -> str:
        """What to read a document in `language` ("da", "nb", "sv", None: not known yet) with, as Tesseract
        takes it: "dan", "nor+dan"; empty where nothing here can."""
        wanted = _BY_LANGUAGE.get(language or "", sorted(NORDIC))
        there = [name for name in wanted if name in self.languages]
        there = there or [name for name in sorted(NORDIC) if name in self.languages]
        if not there and _LAST_RESORT in self.languages:
            there = [_LAST_RESORT]
        return "+".join(there)

    @property
    def can_read(self) -> bool:
        """Whether there is anything to read with."""
        return bool(self.for_language(None))


def reading_data() -> ReadingData | None:
    """The data on this machine; None where there is none. Looks anew each time: it may have been installed.

    The first folder that reads a Nordic language counts, else the first with any.
    """
    found = [data for folder in _folders() if (data := _in_folder(folder)) is not None]
    return next((data for data in found if data.knows_nordic), found[0] if found else None)


def _in_folder(folder: Path) -> ReadingData | None:
    try:
        names = [name for name in os.listdir(folder) if name.endswith(_SUFFIX)]
    except OSError:
        return None
    languages = frozenset(name.removesuffix(_SUFFIX) for name in names) - {"osd", "equ"}
    return ReadingData(folder, languages) if languages else None


def _folders() -> Iterator[Path]:
    """Where the data may lie; the environment's word counts alone where there is one."""
    asked = os.environ.get(ENVIRONMENT)
    if asked:
        yield from (Path(asked), Path(asked) / "tessdata")
    elif sys.platform == "win32":
        for name in ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"):
            if base := os.environ.get(name):
                yield Path(base) / "Tesseract-OCR" / "tessdata"
                yield Path(base) / "Programs" / "Tesseract-OCR" / "tessdata"
    else:
        for base in ("/usr/share", "/usr/local/share", "/opt/homebrew/share", "/opt/local/share"):
            for name in ("tesseract-ocr", "tesseract"):
                yield from sorted((Path(base) / name).glob("*/tessdata"), reverse=True)
                yield Path(base) / name / "tessdata"
            yield Path(base) / "tessdata"


def advice() -> UserFacingError | None:
    """What this machine lacks to read scanned pages well, and how to get it; None where it lacks nothing."""
    data = reading_data()
    if data is not None and data.knows_nordic:
        return None
    if data is not None and data.can_read:
        return UserFacingError(
            _("There is only English data for Tesseract here: æ, ø and å on scanned pages come out wrong."),
            _how_to_install(),
        )
    return UserFacingError(
        _("Scanned pages can be read here, but not searched: that needs Tesseract's Danish data."),
        _how_to_install(),
    )


def _how_to_install() -> str:
    if sys.platform == "win32":
        return _("Install Tesseract, and choose Danish under the additional data in its installer.")
    if sys.platform == "darwin":
        return _("Install it with Homebrew: brew install tesseract tesseract-lang")
    return _("On Debian and Ubuntu: sudo apt-get install tesseract-ocr-dan")
