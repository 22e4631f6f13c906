"""Whether there is a screen to show a window on: Qt itself ends the program without a word to the user."""

from __future__ import annotations

import os
import re
import socket
import sys
from pathlib import Path


def display_answers() -> bool:
    """Whether the display the environment names takes connections. True where that cannot be told."""
    needs_none = os.environ.get("QT_QPA_PLATFORM", "xcb").startswith(("offscreen", "minimal", "vnc"))
    if needs_none or not sys.platform.startswith("linux"):
        return True
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    return bool(wayland and _answers(_wayland_socket(wayland))) or bool(x11 and _x11_answers(x11))


def _wayland_socket(display: str) -> str:
    return str(Path(os.environ.get("XDG_RUNTIME_DIR", "/run")) / display)


def _x11_answers(display: str) -> bool:
    """An X display is ":0" or ":0.1" on this machine; any other, such as "host:0", is left to Qt."""
    local = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if local is None:
        return True
    path = f"/tmp/.X11-unix/X{local[1]}"
    return _answers(path) or _answers(f"\0{path}")


def _answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
