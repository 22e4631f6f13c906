"""SourceText -> Meeting: a pure, lossless reading of minutes.

Labels and phrases lie in `resources/vocabulary`; this room holds the mechanisms.
"""

from __future__ import annotations

from core.parsing.meeting import PARSER_VERSION, parse
from core.parsing.vocabulary import vocabulary_fingerprint

__all__ = ["PARSER_VERSION", "parse", "vocabulary_fingerprint"]
