"""What every test of the exports begins with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.language import set_language


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Texts are in English, unless a test asks for Danish, and are so again after it."""
    set_language("en")
    yield
    set_language("en")
