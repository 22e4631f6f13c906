"""Whether everybody can read the file."""

from __future__ import annotations

from core.review.check import Check

CHECKS: tuple[Check, ...] = ()
