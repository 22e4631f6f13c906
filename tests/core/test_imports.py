"""What importing `core` loads: no window ever, nothing slow before it is used."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from pathlib import Path

import core

ROOT = Path(__file__).resolve().parents[2]


def loaded_by(*modules: str) -> set[str]:
    """The top level modules in a fresh interpreter after importing `modules`."""
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *modules], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_no_module_of_core_loads_a_window() -> None:
    modules = [found.name for found in pkgutil.walk_packages(core.__path__, "core.")]
    assert "core.library.opening" in modules
    assert not loaded_by(*modules) & {"PySide6", "shiboken6", "gui"}


def test_the_library_and_the_exports_load_nothing_slow() -> None:
    slow = {"sqlite_utils", "pymupdf", "docx", "lxml", "Stemmer", "click"}
    assert not loaded_by("core.library", "core.exports.html", "core.exports.markdown") & slow


def test_what_the_window_asks_before_a_file_is_opened_loads_no_format_and_no_parser() -> None:
    fronts = ("core.opening", "core.pages", "core.parsing", "core.sources", "core.sources.extractors")
    assert not loaded_by(*fronts) & {"pymupdf", "docx", "lxml", "tomllib"}


def test_the_command_line_loads_no_library_before_it_is_asked_for() -> None:
    assert not loaded_by("core.command_line") & {"sqlite3", "sqlite_utils", "pymupdf", "docx", "lxml"}
