"""Journeys run in the same window as the tests of the window."""

from tests.gui.conftest import (  # noqa: F401
    dressed_application,
    library_path,
    opened,
    settings_file,
    start,
    with_committee,
)
