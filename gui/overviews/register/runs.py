"""Runs of lines."""

from __future__ import annotations

from collections.abc import Sequence


def runs(lines: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of lines that follow each other, by their first and last."""
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and found[-1][1] == line - 1:
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found
