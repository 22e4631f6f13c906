"""A folder out of sight, where files are written before they are put in their places beside it.

It is held while it is used: so one that a killed process left can be told from one in use, and is cleared by
whoever writes there next.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import uuid
from contextlib import suppress
from pathlib import Path

_BEGINNING = ".protokollen-"
"""What the name of such a folder begins with."""
_HOLD = "held"
"""The file in it that its process keeps open, and locked."""
_TRIES = 5


class HiddenFolder:
    """A new hidden folder in `within`, for the reader alone. Raises OSError where none can be made."""

    def __init__(self, within: Path) -> None:
        self.path, self._hold = _made(within)

    def drop(self) -> None:
        """Take it away with all that is in it."""
        if os.name == "nt":
            os.close(self._hold)  # nothing that is open can be removed there
        shutil.rmtree(self.path, ignore_errors=True)
        if os.name != "nt":
            os.close(self._hold)  # others may clear what was not removed


def clear_left_over(within: Path) -> None:
    """Take out of the folder `within` what processes that were killed left there."""
    with suppress(OSError, ValueError):
        for each in list(within.iterdir()):
            if each.name.startswith(_BEGINNING) and each.is_dir() and not each.is_symlink():
                with suppress(OSError):
                    _clear(each)


def _made(within: Path) -> tuple[Path, int]:
    for _try in range(_TRIES):
        folder = within / f"{_BEGINNING}{uuid.uuid4().hex}"
        folder.mkdir(0o700)
        hold = -1
        try:
            hold = os.open(folder / _HOLD, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
            _lock(hold)
        except OSError as error:
            if hold < 0:
                folder.rmdir()
                raise
            if error.errno in (errno.EAGAIN, errno.EACCES):  # somebody clears it at this very moment
                os.close(hold)
                continue
            # a file system without locks: nobody else gets one there, and so nobody clears
        if (folder / _HOLD).exists():
            return folder, hold
        os.close(hold)
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _clear(folder: Path) -> None:
    """Remove it, unless it is in use. Raises OSError where it is, or where it is just being made."""
    if os.name == "nt":
        (folder / _HOLD).unlink()  # refused while it is open
        shutil.rmtree(folder, ignore_errors=True)
        return
    hold = os.open(folder / _HOLD, os.O_RDWR)
    try:
        _lock(hold)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(hold)


def _lock(hold: int) -> None:
    """Hold an open file until it is closed. Raises OSError where somebody else does."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
