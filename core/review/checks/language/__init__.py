"""What is checked of the language."""

from __future__ import annotations

from core.review.check import Check
from core.review.checks.language.spelling import Spelling

CHECKS: tuple[Check, ...] = (Spelling(),)
