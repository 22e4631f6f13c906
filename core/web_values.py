"""Values of a file of annotations, each as what it is meant to be; whatever else stands there is none."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

LONGEST = 1_000_000
"""Code points of the longest text that is read."""
_YEARS = range(1800, 2201)
"""The years of what is read: one of them and a day more, or another time zone, are days there are, too."""
_FURTHEST = (1 << 31) - 1
"""The largest offset or page that is read."""
_WIDEST = 1_000_000.0
"""Points from a page's corner; nothing is printed further off."""

Values = Mapping[str, Any]
_Choice = TypeVar("_Choice", bound=StrEnum)


def mapping_of(value: object) -> Values:
    """`value` where it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def text_of(value: object) -> str | None:
    """`value` where it is a text. Raises ValueError for one that is longer than `LONGEST`."""
    if not isinstance(value, str):
        return None
    if len(value) > LONGEST:
        raise ValueError("too long")
    return value


def whole_of(value: object) -> int | None:
    """`value` where it is a whole number that may be an offset or a page."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= _FURTHEST else None


def number_of(value: object) -> float | None:
    """`value` where it is a number of points."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    if not -_WIDEST <= value <= _WIDEST or not math.isfinite(value):
        return None
    return float(value)


def moment_of(value: object) -> datetime | None:
    """The moment of an ISO 8601 text, in UTC; None for anything else, and for a year that nobody means."""
    try:
        moment = datetime.fromisoformat(text_of(value) or "")
    except ValueError:
        return None
    if moment.year not in _YEARS:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def day_of(value: object) -> date | None:
    """The day of an ISO 8601 text; None for anything else, and for a year that nobody means."""
    try:
        day = date.fromisoformat(text_of(value) or "")
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def known_as(names: type[_Choice], value: object) -> _Choice | None:
    """The one of `names` that is called `value`; None where a newer program may have another."""
    return next((each for each in names if each.value == value), None)
