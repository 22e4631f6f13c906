"""Writing a file, or several that belong together: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from core.errors import UserFacingError
from core.hidden_folder import HiddenFolder, clear_left_over
from core.language import _
from core.wording import reason

_OPEN_ELSEWHERE = (32, 33)
"""What Windows says of a file that another program keeps open: ERROR_SHARING_VIOLATION,
ERROR_LOCK_VIOLATION."""
_ACCESS_DENIED = 5  # Windows says so, too, of a file that is read or shown elsewhere
_FORBIDDEN_ON_WINDOWS = frozenset('<>:"|?*') | frozenset(map(chr, range(32)))
_TRIES = 5


class NotWritten(UserFacingError):
    """A file could not be written: all is as it was. `why` says in a few words what was in the way."""

    def __init__(self, what: str, advice: str, why: str) -> None:
        super().__init__(what, advice)
        self.args = (what, advice, why)
        self.why = why


def write_bytes(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write `content` to `path`, as `together` does.

    Raises UserFacingError where the file cannot be written: all is then as it was.
    """
    with together(path, private=private) as files:
        files.add(path, content)


class Change(NamedTuple):
    """What a file held before and after it was changed; None where there was no file, or is none any more."""

    before: bytes | None
    after: bytes | None


def change(path: Path, made: Callable[[bytes | None], bytes | None]) -> Change:
    """Have the file at `path`, and its folder, be what `made` makes of what it holds. Where somebody else
    writes it meanwhile, it is made of what they wrote: neither's work is lost.

    Raises UserFacingError: NotWritten, and what `made` raises. All is then as it was.
    """
    for _try in range(_TRIES):
        before = _content(path)
        after = made(before)
        if after == before or _replaced(path, before, after):
            return Change(before, after)
    raise _refused(path, OSError(errno.EBUSY, os.strerror(errno.EBUSY)))


def _replaced(path: Path, before: bytes | None, after: bytes | None) -> bool:
    """Put `after` in the place of the file, unless it holds something else than `before` by then."""
    if after is None:
        if _content(path) != before:
            return False
        with _refusing(path):
            path.unlink(missing_ok=True)
        return True
    with _refusing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(_OtherMeanwhile), together(path) as files:
        files.add(path, after)
        if _content(path) != before:
            raise _OtherMeanwhile
        return True
    return False


class _OtherMeanwhile(Exception):
    """Somebody else wrote the file."""


def _content(path: Path) -> bytes | None:
    with _refusing(path):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None


@contextmanager
def together(path: Path, *, private: bool = False) -> Iterator[Together]:
    """Files that go out with the one at `path`: all are put in their places when the block ends, and none
    where it raises. What was there before stays until all are whole, and its rights go over; what is
    `private` is for the reader alone.

    Raises UserFacingError where they cannot be written: all is then as it was.
    """
    files = Together(private=private)
    clear_left_over(path.parent)
    try:
        yield files
        files.put()
    finally:
        files.drop()


class Together:
    """What was written so far, each out of sight beside the place where it shall be."""

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._hidden: dict[Path, HiddenFolder] = {}
        self._written: list[tuple[Path, Path]] = []  # where it lies, and where it shall be
        self._folders: list[Path] = []

    def add(self, path: Path, content: bytes) -> None:
        """Write what shall be at `path`. Raises UserFacingError."""
        with _refusing(path):
            real = Path(os.path.realpath(path))  # a link stays a link
            mode = _mode_of(real)
            within = real.parent.parent if real.parent in self._folders else real.parent
            if within not in self._hidden:
                self._hidden[within] = HiddenFolder(within)
            unfinished = self._hidden[within].path / str(len(self._written))
            _write(unfinished, content, 0o600 if self._private else mode)
            self._written.append((unfinished, real))

    def add_folder(self, folder: Path) -> None:
        """Have a folder there, for what is added after it. Raises UserFacingError where none can be."""
        try:
            real = Path(os.path.realpath(folder))
            if not real.is_dir():
                real.mkdir()
                real.rmdir()  # it can be made, and is when the files are whole
                self._folders.append(real)
        except (OSError, ValueError) as error:
            raise _no_folder(folder, error) from error

    def put(self) -> None:
        """Put all in their places, the first that was added last: it may take another's. Where one cannot be
        put, none is. Raises UserFacingError."""
        new: list[Path] = []
        try:
            for folder in self._folders:
                with _refusing(folder):
                    folder.mkdir()
                new.append(folder)
            for unfinished, path in reversed(self._written):
                was_there = path.exists()
                with _refusing(path):
                    os.replace(unfinished, path)
                if not was_there:
                    new.append(path)
        except BaseException:
            for each in reversed(new):
                with suppress(OSError):
                    each.rmdir() if each.is_dir() else each.unlink()
            raise

    def drop(self) -> None:
        """Take away what is not in its place."""
        for each in self._hidden.values():
            each.drop()


def _write(path: Path, content: bytes, mode: int | None) -> None:
    """Write a new file, whose rights are these from its beginning; None for the usual ones."""

    def opened(name: str, flags: int) -> int:
        return os.open(name, flags, 0o666 if mode is None else mode & 0o600)

    with open(path, "xb", opener=opened) as file:
        if mode is not None:
            os.chmod(path, mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """What the system says of `path`, as a sentence."""
    try:
        yield
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


def _refused(path: Path, error: OSError) -> NotWritten:
    shown = str(path).encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}")
    windows = getattr(error, "winerror", None)
    if windows in _OPEN_ELSEWHERE or (
        windows == _ACCESS_DENIED and path.is_file() and os.access(path, os.W_OK)
    ):
        return NotWritten(
            _("The file {path} cannot be written: another program has it open.").format(path=shown),
            _("Nothing was changed. Close it there and try again, or choose another name."),
            _("another program has it open"),
        )
    why = {
        errno.EINVAL: _("its name has letters that are not allowed"),
        errno.ENXIO: _("there is something of that name that is no file"),
        errno.EDQUOT: _("your share of the disk is full"),
        errno.EBUSY: _("another program has it open"),
    }.get(error.errno or 0) or reason(error)
    advice = {
        errno.ENOSPC: _("Nothing was changed. Make room on the disk, or choose another place."),
        errno.EDQUOT: _("Nothing was changed. Make room on the disk, or choose another place."),
        errno.ENAMETOOLONG: _("Nothing was changed. Choose a shorter name."),
        errno.EINVAL: _("Nothing was changed. Choose a name without such letters."),
        errno.EISDIR: _("Nothing was changed. Choose another name."),
        errno.ENXIO: _("Nothing was changed. Choose another name."),
    }.get(error.errno or 0) or _("Nothing was changed. Choose another place.")
    return NotWritten(
        _("The file {path} cannot be written: {reason}.").format(path=shown, reason=why), advice, why
    )


def _no_folder(folder: Path, error: Exception) -> UserFacingError:
    why = reason(error) if isinstance(error, OSError) else _("its name has letters that are not allowed")
    return UserFacingError(
        _("The folder {path} cannot be made: {reason}.").format(path=folder, reason=why),
        _("Nothing was changed. Choose another place."),
    )
