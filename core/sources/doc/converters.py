"""Programs on the machine that read old Word files (.doc), and how they are run.

Each runs without a shell, in a folder of its own that goes afterwards, with a home of its own, no longer than
a minute, and without macros, links or the net.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

LONGEST = 60.0
"""Seconds that a program may take."""

LARGEST = 256 * 1024 * 1024
"""Bytes of the largest result that is taken: a program that writes more is ended."""

_LOOK = 0.1  # seconds between two looks at a program

_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
"""Where LibreOffice lies when its folder is not searched for commands."""

_NO_PROXY = "http://127.0.0.1:9"  # the port that throws away: nothing gets out
_PROXIES = ("http_proxy", "https_proxy", "ftp_proxy", "all_proxy")

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""What LibreOffice is told: no macros, no links to elsewhere."""


def office() -> str | None:
    """LibreOffice on this machine; None where there is none."""
    return shutil.which("soffice") or next((place for place in _PLACES if Path(place).is_file()), None)


def by_office(content: bytes, program: str) -> bytes | None:
    """The file as DOCX, by LibreOffice; None where it cannot."""
    with _folder() as name:
        folder = Path(name)
        source = _laid_down(folder, content)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        switches = ("--headless", "--invisible", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
        done = _run(
            [
                program,
                *switches,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--convert-to",
                "docx",
                "--outdir",
                str(folder / "made"),
                str(source),
            ],
            folder,
        )
        return _picked_up(folder / "made" / "minutes.docx") if done is not None else None


def by_antiword(content: bytes, program: str) -> bytes | None:
    """The file as DocBook, by antiword; None where it cannot."""
    with _folder() as name:
        folder = Path(name)
        source = _laid_down(folder, content)
        return _run([program, "-m", "UTF-8.txt", "-x", "db", str(source)], folder) or None


def by_catdoc(content: bytes, program: str) -> bytes | None:
    """The file as text in UTF-8, one paragraph a line, by catdoc; None where it cannot."""
    with _folder() as name:
        folder = Path(name)
        source = _laid_down(folder, content)
        return _run([program, "-w", "-d", "utf-8", str(source)], folder) or None


def _folder() -> tempfile.TemporaryDirectory[str]:
    """A new folder that goes with all that is in it."""
    return tempfile.TemporaryDirectory(prefix="minutes-", ignore_cleanup_errors=True)


def _laid_down(folder: Path, content: bytes) -> Path:
    source = folder / "minutes.doc"
    source.write_bytes(content)
    return source


def _picked_up(made: Path) -> bytes | None:
    try:
        return made.read_bytes() if made.stat().st_size <= LARGEST else None
    except OSError:
        return None


def _run(command: Sequence[str], folder: Path) -> bytes | None:
    """What a program writes; None where it fails, takes too long or writes without end."""
    written = folder / "written"
    try:
        with (
            written.open("wb") as out,
            subprocess.Popen(
                command,
                cwd=folder,
                env=_environment(folder),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # on Windows
            ) as process,
        ):
            try:
                status = _awaited(process, written)
            finally:
                _end(process)
    except OSError:
        return None
    return _picked_up(written) if status == 0 else None


def _environment(folder: Path) -> dict[str, str]:
    """The machine's variables, with a home in `folder` and no way out, whatever its proxies are."""
    kept = {name: value for name, value in os.environ.items() if not name.casefold().endswith("_proxy")}
    own = {"HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8"}
    return kept | own | dict.fromkeys(_PROXIES, _NO_PROXY)


def _awaited(process: subprocess.Popen[bytes], written: Path) -> int | None:
    """The status that a program ends with; None where it takes too long or writes without end."""
    until = time.monotonic() + LONGEST
    while time.monotonic() < until and written.stat().st_size <= LARGEST:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(min(_LOOK, LONGEST))
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)  # its own group: see start_new_session
