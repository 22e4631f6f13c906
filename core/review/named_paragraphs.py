"""The paragraphs of a draft in which somebody may be named: few have two words with capitals side by side."""

from __future__ import annotations

import re

from core.parsing.letters import CAPITALS
from core.review.draft import Draft

_TWO_CAPITALS = re.compile(rf"[{CAPITALS}][\w’'-]++ (?:\w{{2,3}} )?[{CAPITALS}]")
"""Two words of a name, with "von", "den" between them or nothing."""


def named_paragraphs(draft: Draft) -> frozenset[int]:
    """Where these begin in the source. Several checks look for names, and that takes longer."""
    return frozenset(each.start for each in draft.paragraphs if _TWO_CAPITALS.search(each.text))
