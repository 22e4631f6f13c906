"""What is checked of the form of minutes."""

from __future__ import annotations

from core.review.check import Check

CHECKS: tuple[Check, ...] = ()
