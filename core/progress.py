"""How work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], object]
"""Called now and then with how much is done of how much. What it raises ends the work."""


def quietly(_done: int, _of: int) -> None:
    """The progress of work that nobody watches."""
