"""A day that stays while a test runs."""

from __future__ import annotations

from datetime import date

import pytest

TODAY = date(2031, 5, 14)
ASKING = (
    "gui.models.follow_ups",
    "gui.overviews.figures.page",
    "gui.overviews.follow_ups.page",
    "gui.overviews.start.page",
)
"""Who asks which day it is."""


class Calendar(date):
    """Dates, but today is the same for ever."""

    @classmethod
    def today(cls) -> date:  # type: ignore[override]
        return TODAY


@pytest.fixture
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """These overviews take it to be `TODAY`: at midnight “in 3 days” becomes “in 2 days”."""
    for module in ASKING:
        monkeypatch.setattr(f"{module}.date", Calendar)
