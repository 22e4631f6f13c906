"""SourceText -> Meeting: a pure, lossless reading of minutes.

Labels and phrases lie in `resources/vocabulary`; this room holds the mechanisms. They are loaded when the
first text is parsed: the window only asks which version they are, and must not wait for them.
"""

from __future__ import annotations

from core.minutes import Meeting
from core.parsing.version import PARSER_VERSION, vocabulary_fingerprint
from core.source_text import SourceText

__all__ = ["PARSER_VERSION", "parse", "vocabulary_fingerprint"]


def parse(source: SourceText) -> Meeting:
    """The meeting that `source` tells of. Pure: the same source and vocabulary give the same Meeting."""
    from core.parsing.meeting import read_meeting

    return read_meeting(source)
