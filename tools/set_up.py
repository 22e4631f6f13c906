#!/usr/bin/env python3
"""Sets the program up in its own folder: `run`, `check` and their Windows twins call this when needed.

    tools/set_up.py             environment, packages, languages: enough for the commands without a window
    tools/set_up.py --window    and the system libraries that Qt needs
    tools/set_up.py --check     and what the checks need

It runs before anything is installed: standard library only. `.venv/set-up` holds a copy of every file
that was acted upon; where a file and its copy agree, nothing is to be done. `run` compares them in the
shell, so that a second start does not even start Python for it. What was interrupted is done again: the
link `.venv/set-up/interpreter` is taken away before packages are touched and laid anew afterwards.
"""

from __future__ import annotations

import compileall
import contextlib
import filecmp
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path

import languages
from system_packages import SetUpFailed, install_missing, text

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = VENV / "set-up"
INTERPRETER = STAMPS / "interpreter"
LIBRARIES = STAMPS / "libraries"
LOADER_CACHE = Path("/etc/ld.so.cache")  # changes whenever a system library comes or goes
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def main(arguments: list[str]) -> int:
    """Do what is needed; the exit status."""
    for_checks = "--check" in arguments
    for_window = for_checks or "--window" in arguments
    try:
        with only_one_at_a_time():
            stands = environment_stands()
            install_missing(environment=not stands, window=for_window, checks=for_checks)
            if not stands:
                make_environment()
            install_locked(ROOT / ("requirements-check.lock" if for_checks else "requirements.lock"))
            compile_languages()
            if for_window:
                note_libraries()
    except SetUpFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(text("Stopped. The next start goes on.", "Afbrudt. Næste start fortsætter."), file=sys.stderr)
        return 130
    return 0


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Let a second start wait until the first has set up, where the system can lock a folder."""
    if WINDOWS:
        yield
        return
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def environment_stands() -> bool:
    """Whether `.venv` was finished, and by the Python that still runs it."""
    try:
        return INTERPRETER.is_file() if WINDOWS else os.path.samefile(PYTHON, INTERPRETER)
    except OSError:
        return False


def make_environment() -> None:
    """Make `.venv` anew; one that was left unfinished goes first."""
    print(
        text(
            "Setting up Protokollen in its own folder (once, a few minutes) …",
            "Gør Protokollen klar i programmets egen mappe (kun første gang, et par minutter) …",
        ),
        flush=True,
    )
    shutil.rmtree(VENV, ignore_errors=True)
    try:
        venv.create(VENV, with_pip=True, symlinks=not WINDOWS)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SetUpFailed(
            text(
                f"The environment in {VENV} could not be made: {error}.",
                f"Miljøet i {VENV} kunne ikke oprettes: {error}.",
            )
        ) from error


def install_locked(lock: Path) -> None:
    """Install what `lock` names, by hash, unless that was done. What other packages there are stays.

    The lock of the checks holds all of the program's packages in the same versions, so it serves both.
    """
    served = {ROOT / "requirements.lock", lock}
    was_whole = environment_stands()
    if was_whole and all(map(is_done, served)):
        return
    print(text("Installing packages …", "Installerer pakker …"), flush=True)
    INTERPRETER.unlink(missing_ok=True)
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0", "PIP_NO_INPUT": "1"}
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--require-hashes", "--requirement", str(lock)]
    try:
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        gave_up = isinstance(error, subprocess.CalledProcessError) and error.returncode > 0
        if was_whole and gave_up:  # then pip has put back what it had touched
            mark_finished()
        raise SetUpFailed(
            text(
                "The packages could not be installed; the lines above say why. "
                "Check the network and the space on the disk, and start again.",
                "Pakkerne kunne ikke installeres; linjerne ovenfor siger hvorfor. "
                "Se efter, om der er netværk og plads på disken, og start igen.",
            )
        ) from error
    # Compiled now, the first start is as quick as all others.
    for folder in ("core", "gui"):
        compileall.compile_dir(ROOT / folder, quiet=2)
    for path in served:
        mark_done(path)
    mark_finished()


def mark_finished() -> None:
    """Say that `.venv` is whole, and by which Python it was made."""
    STAMPS.mkdir(exist_ok=True)
    if WINDOWS:
        INTERPRETER.write_text(sys.executable, "utf-8")
    else:
        INTERPRETER.symlink_to(PYTHON.resolve())


def compile_languages() -> None:
    """Compile the catalogues of the program's texts."""
    languages.compile_catalogues(ROOT)
    for path in languages.catalogues(ROOT):
        mark_done(path)


def note_libraries() -> None:
    """Keep the loader's list with which all libraries were found: while it is the same, so are they."""
    if LOADER_CACHE.is_file():
        shutil.copyfile(LOADER_CACHE, LIBRARIES)
    else:
        LIBRARIES.touch()


def is_done(path: Path) -> bool:
    """Whether `path` is as it was when it was acted upon."""
    copy = STAMPS / path.name
    return copy.is_file() and filecmp.cmp(path, copy, shallow=False)


def mark_done(path: Path) -> None:
    """Keep a copy of `path`, which was acted upon."""
    STAMPS.mkdir(exist_ok=True)
    shutil.copyfile(path, STAMPS / path.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
