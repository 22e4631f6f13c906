"""Writing an export to a file: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import uuid
from contextlib import suppress
from pathlib import Path

from core.errors import UserFacingError
from core.language import _
from core.wording import reason

_OPEN_ELSEWHERE = (32, 33)
"""What Windows says of a file that another program keeps open: ERROR_SHARING_VIOLATION,
ERROR_LOCK_VIOLATION."""
_ACCESS_DENIED = 5  # Windows says so, too, of a file that is read or shown elsewhere
_FORBIDDEN_ON_WINDOWS = frozenset('<>:"|?*') | frozenset(map(chr, range(32)))


def write_file(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8, with single newlines; otherwise as `write_bytes`."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write `content` to `path`; what was there before stays until the new file is whole, and its rights go
    over.

    Raises UserFacingError where the file cannot be written: all is then as it was.
    """
    try:
        path = Path(os.path.realpath(path))  # a link stays a link
        mode = _mode_of(path)
        unfinished = path.with_name(f".{uuid.uuid4().hex}.tmp")  # short: a long name has no room for more
        try:
            with open(unfinished, "xb") as file:
                file.write(content)
                file.flush()
                if mode is not None:
                    os.chmod(unfinished, mode)
                os.fsync(file.fileno())
            os.replace(unfinished, path)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _refused(path, error) from error
    except ValueError as error:  # a null character, or half a pair of UTF-16
        raise _refused(path, OSError(errno.EINVAL, str(error))) from error


def _mode_of(path: Path) -> int | None:
    """The rights of the file at `path`; None where there is none. Raises OSError where none can be put
    there."""
    if os.name == "nt" and not _FORBIDDEN_ON_WINDOWS.isdisjoint(path.name):
        raise OSError(errno.EINVAL, "")  # "a:b" would be written, out of sight, into a file "a"
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EISDIR, "")
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.ENXIO, "")  # a printer's port, say: it must not be replaced by a file
    if not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, "")  # the system would let it be replaced, its owner would not
    return stat.S_IMODE(found.st_mode)


def _refused(path: Path, error: OSError) -> UserFacingError:
    shown = str(path).encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}")
    windows = getattr(error, "winerror", None)
    if windows in _OPEN_ELSEWHERE or (
        windows == _ACCESS_DENIED and path.is_file() and os.access(path, os.W_OK)
    ):
        return UserFacingError(
            _("The file {path} cannot be written: another program has it open.").format(path=shown),
            _("Nothing was changed. Close it there and try again, or choose another name."),
        )
    why = {
        errno.EINVAL: _("its name has letters that are not allowed"),
        errno.ENXIO: _("there is something of that name that is no file"),
        errno.EDQUOT: _("your share of the disk is full"),
    }.get(error.errno or 0) or reason(error)
    advice = {
        errno.ENOSPC: _("Nothing was changed. Make room on the disk, or choose another place."),
        errno.EDQUOT: _("Nothing was changed. Make room on the disk, or choose another place."),
        errno.ENAMETOOLONG: _("Nothing was changed. Choose a shorter name."),
        errno.EINVAL: _("Nothing was changed. Choose a name without such letters."),
        errno.EISDIR: _("Nothing was changed. Choose another name."),
        errno.ENXIO: _("Nothing was changed. Choose another name."),
    }.get(error.errno or 0) or _("Nothing was changed. Choose another place.")
    return UserFacingError(
        _("The file {path} cannot be written: {reason}.").format(path=shown, reason=why), advice
    )
