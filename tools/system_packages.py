"""What the program needs from the system, whether it is there, and how it is installed.

The names are Debian's and Ubuntu's; elsewhere the reader is told the names of the libraries. Standard
library only.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

# Found by following what Qt's libraries and its platform plug-ins ask the loader for.
LIBRARIES = {
    "libglib2.0-0": ("libglib-2.0.so.0", "libgthread-2.0.so.0"),
    "libegl1": ("libEGL.so.1",),
    "libgl1": ("libGL.so.1",),
    "libfontconfig1": ("libfontconfig.so.1",),
    "libxkbcommon0": ("libxkbcommon.so.0",),
    "libdbus-1-3": ("libdbus-1.so.3",),
    "libbrotli1": ("libbrotlidec.so.1",),
    "libxcb-cursor0": ("libxcb-cursor.so.0",),
    "libxcb-icccm4": ("libxcb-icccm.so.4",),
    "libxcb-keysyms1": ("libxcb-keysyms.so.1",),
    "libxcb-shape0": ("libxcb-shape.so.0",),
    "libxcb-xkb1": ("libxcb-xkb.so.1",),
    "libxkbcommon-x11-0": ("libxkbcommon-x11.so.0",),
    "libwayland-cursor0": ("libwayland-cursor.so.0",),
    "libwayland-egl1": ("libwayland-egl.so.1",),
}
CHECK_PROGRAMS = {"xvfb": "Xvfb", "xauth": "xauth", "poppler-utils": "pdftoppm"}
CHECK_FILES = {"hunspell-da": "/usr/share/hunspell/da_DK.dic"}


class SetUpFailed(Exception):
    """The set-up cannot go on; the text says why and what to do."""


def text(english: str, danish: str) -> str:
    """The sentence in the user's language. The catalogues are not compiled yet, so both stand in the code."""
    asked = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return danish if asked.startswith(("da", "nb", "nn", "no", "sv")) else english


def install_missing(*, environment: bool, window: bool, checks: bool) -> None:
    """Install the system's packages that lack, for what is asked; `environment` asks for a new `.venv`.

    Raises SetUpFailed with the line to type where that is not allowed.
    """
    if not sys.platform.startswith("linux"):
        return
    packages = missing_packages(environment=environment, window=window, checks=checks)
    if not packages:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        install(packages)
        packages = missing_packages(environment=environment, window=window, checks=checks)
    if packages:
        raise SetUpFailed(f"{_what_lacks(packages)}\n\n    {_command(packages)}\n")


def missing_packages(*, environment: bool, window: bool, checks: bool) -> list[str]:
    """The Debian packages that lack, for what is asked."""
    packages = []
    if environment and importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    if window:
        packages += [name for name, libraries in LIBRARIES.items() if not all(map(is_loadable, libraries))]
    if checks:
        packages += [name for name, program in CHECK_PROGRAMS.items() if shutil.which(program) is None]
        packages += [name for name, path in CHECK_FILES.items() if not os.path.exists(path)]
    return packages


def is_loadable(library: str) -> bool:
    """Whether the loader finds the shared library of that name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: list[str]) -> None:
    """Install Debian packages, as root. What apt-get says is shown where it fails."""
    names = " ".join(packages)
    print(text(f"Installing {names} …", f"Installerer {names} …"), flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    wait = "DPkg::Lock::Timeout=300"  # seconds, where another apt-get is at work
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-qq", "-o", wait, *arguments],
            check=False,  # what still lacks afterwards decides
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        if done.returncode != 0:
            print(done.stdout, file=sys.stderr)


def _what_lacks(packages: list[str]) -> str:
    """The sentence before the line to type."""
    if shutil.which("apt-get"):
        return text(
            "Protokollen needs a few parts of the system that are not installed. Install them with",
            "Protokollen mangler nogle dele af systemet. Installér dem med",
        )
    return text(
        "Protokollen needs parts of the system that are not installed. In Debian they are called",
        "Protokollen mangler nogle dele af systemet. I Debian hedder de",
    )


def _command(packages: list[str]) -> str:
    """The line to type, or the packages' names where there is no apt-get."""
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        return names
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get install {names}"
