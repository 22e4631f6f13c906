"""What must not be published."""

from __future__ import annotations

from core.review.check import Check

CHECKS: tuple[Check, ...] = ()
