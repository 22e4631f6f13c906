"""What is checked of the language."""

from __future__ import annotations

from core.review.check import Check
from core.review.checks.language.compound_apart import CompoundApart
from core.review.checks.language.doubled_words import DoubledWord
from core.review.checks.language.full_stops import FullStopMissing
from core.review.checks.language.long_sentences import LongSentence
from core.review.checks.language.pairs import UnpairedMark
from core.review.checks.language.spacing import Spacing
from core.review.checks.language.spelling import Spelling

CHECKS: tuple[Check, ...] = (
    Spelling(),
    CompoundApart(),
    DoubledWord(),
    FullStopMissing(),
    LongSentence(),
    UnpairedMark(),
    Spacing(),
)
