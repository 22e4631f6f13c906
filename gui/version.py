"""The program's version, as setup.cfg states it."""

from __future__ import annotations

import configparser
from pathlib import Path


def version() -> str:
    """The version, "1.2.3"."""
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(Path(__file__).resolve().parent.parent / "setup.cfg", "utf-8")
    return settings["metadata"]["version"]
