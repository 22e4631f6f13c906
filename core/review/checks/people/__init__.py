"""What is checked of people."""

from __future__ import annotations

from core.review.check import Check

CHECKS: tuple[Check, ...] = ()
