"""What the test run leaves out is counted aloud."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        (pytest.mark.needs_corpus(Path("/nowhere")), "the corpus of real minutes is not here"),
        (pytest.mark.needs_program("no-such-program"), "no-such-program is not installed"),
    ],
)
def test_a_test_whose_needs_are_not_met_is_skipped_and_counted(
    mark: pytest.MarkDecorator, reason: str, request: pytest.FixtureRequest
) -> None:
    (ours,) = (
        plugin
        for plugin in request.config.pluginmanager.get_plugins()
        if getattr(plugin, "__file__", None) == str(CONFTEST)
    )
    counted: Counter[str] = Counter()
    item = SimpleNamespace(
        config=SimpleNamespace(stash={ours.LEFT_OUT: counted}),
        iter_markers=lambda name: [mark.mark] if mark.name == name else [],
    )
    with pytest.raises(pytest.skip.Exception, match=reason):
        ours.pytest_runtest_setup(item)
    assert counted == {reason: 1}
