"""SourceText -> Meeting: a pure, lossless reading of minutes.

Labels and phrases lie in `resources/vocabulary` and in a reader's own files; this room holds the mechanisms.
They are loaded when the first text is parsed: the window only asks which version they are, and must not wait
for them.
"""

from __future__ import annotations

from pathlib import Path, PurePath

from core.circles import no_search_for_circles
from core.errors import UserFacingError
from core.minutes import Meeting
from core.parsing.version import (
    LANGUAGES,
    PARSER_VERSION,
    own_file,
    own_vocabulary_path,
    vocabulary_fingerprint,
)
from core.source_text import SourceText

__all__ = [
    "LANGUAGES",
    "PARSER_VERSION",
    "own_vocabulary_fault",
    "own_vocabulary_path",
    "parse",
    "start_own_vocabulary",
    "vocabulary_fingerprint",
]


def parse(source: SourceText, place: PurePath | None = None) -> Meeting:
    """The meeting that `source` tells of. `place` is where its file lies, whose name may tell the town that
    the text does not. Pure: the same source, place and vocabulary give the same Meeting."""
    from core.parsing.machine_marks import marked
    from core.parsing.meeting import read_meeting
    from core.parsing.towns import with_town

    with no_search_for_circles():
        return marked(with_town(read_meeting(source), source.text, place), source)


def own_vocabulary_fault() -> UserFacingError | None:
    """Why a reader's own file of words is not used: name, line and what to do; None where all is well.

    A faulty file is left out whole, and minutes are read all the same. Files are read when a process first
    asks for them.
    """
    if all(own_file(language) is None for language in LANGUAGES):
        return None
    from core.parsing.own_vocabulary import fault

    return fault()


def start_own_vocabulary(language: str) -> Path:
    """The reader's own file of words in `language`, with its explanation where there was none.

    Raises OSError where it cannot be written.
    """
    path = own_vocabulary_path(language)
    if not path.exists():
        from core.parsing.word_files import template

        text = template(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:  # another window was faster
            pass
    return path
