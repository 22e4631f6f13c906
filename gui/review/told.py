"""When something was said of a draft, in words."""

from __future__ import annotations

from datetime import datetime

from core.language import _, long_date


def when_words(when: datetime) -> str:
    """The day and the time of day here: "22 November 2026, 17:40"."""
    local = when.astimezone()
    return _("{day}, {time}").format(day=long_date(local.date()), time=f"{local:%H:%M}")
