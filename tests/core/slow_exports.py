"""The process that exports, made to stand still after each file that it wrote, until it is told something."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from core.export_process import serve
from core.reading_process import Started, start_serving
from core.writing import Together

WRITTEN = "written"
"""What it says then."""


def start_slow_exporting(language: str) -> Started:
    """Start it."""
    return start_serving(_serve_slowly, language)


def _serve_slowly(connection: Connection, language: str) -> None:
    add = Together.add

    def add_and_wait(files: Together, path: Path, content: bytes) -> None:
        add(files, path, content)
        connection.send(WRITTEN)
        connection.poll(None)

    Together.add = add_and_wait  # type: ignore[assignment, method-assign]
    serve(connection, language)
