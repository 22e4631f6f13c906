"""Paths that lead through an archive: `minutes.zip/2024/may.pdf`."""

from __future__ import annotations

from pathlib import Path


def holder_of(path: Path) -> Path | None:
    """The file on the disk through which `path` leads; None where it leads through none."""
    for parent in path.parents:
        if parent.is_file():
            return parent
        if parent.is_dir():
            return None
    return None
