"""Helper processes start anew, each with what it reads itself, and end when nobody asks any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.carrying_process import start_carrying
from core.comparing_process import start_comparing
from core.export_process import start_exporting
from core.given_process import start_reading_given
from core.machine_process import start_machine_reading
from core.printing_process import start_printing
from core.reading_process import Started, start
from core.review_process import start_reviewing

ENDED_S = 60


@pytest.mark.started_anew
@pytest.mark.parametrize(
    "begin",
    [
        start,
        start_carrying,
        start_comparing,
        start_exporting,
        start_machine_reading,
        start_printing,
        start_reading_given,
        start_reviewing,
    ],
)
def test_each_starts_and_ends_with_its_pipe(begin: Callable[[str], Started]) -> None:
    started = begin("en")
    started.connection.close()
    started.process.join(ENDED_S)
    assert started.process.exitcode == 0
