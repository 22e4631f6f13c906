"""All checks there are, a room a group and a module a check."""

from __future__ import annotations

from functools import cache

from core.review.check import Check
from core.review.checks import access, confidential, decisions, form, language, people


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, group by group."""
    rooms = (decisions, people, form, confidential, language, access)
    return tuple(check for room in rooms for check in room.CHECKS)


def check_named(name: str) -> Check | None:
    """The check with this id; None where there is none such: one of the municipality's own, say."""
    return next((check for check in all_checks() if check.id == name), None)
