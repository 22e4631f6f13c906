"""Journeys run in the same window as the tests of the window."""

from tests.gui.conftest import (  # noqa: F401
    collected_after,
    collected_here,
    dressed_application,
    library_path,
    opened,
    settings_file,
    start,
    with_committee,
)
