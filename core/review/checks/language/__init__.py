"""What is checked of the language."""

from __future__ import annotations

from core.review.check import Check

CHECKS: tuple[Check, ...] = ()
