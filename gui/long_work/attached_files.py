"""Opening a file that is kept with a document as its attachment, with the system's own program."""

from __future__ import annotations

import atexit
import os
import re
import stat
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from core.errors import UserFacingError
from core.language import _
from core.library import Library, attached_bytes
from core.wording import reason
from gui.session import Session

_PROGRAM = re.compile(
    r"""\.(?:
    action|app|appimage|application|appref-ms|bash|bat|bin|chm|cmd|com|command|cpl|csh|deb|desktop
    |dmg|exe|fish|flatpakref|gadget|hta|img|inf|iso|jar|jnlp|js|jse|ksh|library-ms|lnk|mpkg|msc|msi
    |msp|mst|php|pif|pkg|pl|ps1|ps1xml|psd1|psm1|py|pyw|pyz|pyzw|rb|reg|rpm|run|scf|scr|sct|search-ms
    |settingcontent-ms|sh|snap|terminal|tool|url|vb|vbe|vbs|vhd|vhdx|workflow|ws|wsc|wsf|wsh|xll|zsh
    )[.\s]*$""",  # Windows leaves out points and blanks behind a name
    re.IGNORECASE | re.VERBOSE,
)
"""Endings of files that are programs, or set one off, in one system or another: they are never opened."""


def open_attached(
    session: Session,
    version: int,
    path: str,
    then: Callable[[Path], object] = lambda _file: None,
) -> None:
    """Open the attached file that `version` names `path`, as a copy that can only be read.

    It lies in a private folder, which goes when the program ends. Where that fails, `session.failed` says so
    in a sentence. `then` gets the copy once it was handed over.
    """
    if _PROGRAM.search(path):
        session.failed.emit(
            UserFacingError(
                _("The attachment {name} is a program.").format(name=PurePosixPath(path).name),
                _("Minutes have no programs as attachments. It was not started."),
            )
        )
        return

    def work(library: Library) -> Path:
        try:
            content = attached_bytes(library, version, path)
        except LookupError:
            raise UserFacingError(
                _("The attachment {name} is not in the library.").format(name=PurePosixPath(path).name),
                _("It did not lie beside the minutes when they were opened. Open them again beside it."),
            ) from None
        return write_copy(version, path, content)

    def opened(file: Path) -> None:
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            then(file)
        else:
            session.failed.emit(_no_program(file))

    session.background.aside(work, opened)


def write_copy(version: int, path: str, content: bytes) -> Path:
    """A copy of an attached file, in a folder only this user may look into; the copy can only be read.

    Raises UserFacingError.
    """
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f]', "_", PurePosixPath(path).name)[-120:] or "attachment"
    try:
        holder = _private_folder() / f"{version}-{abs(hash(path)):x}"
        holder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = holder / name
        if file.exists():
            if file.read_bytes() == content:
                return file
            os.chmod(file, stat.S_IRUSR | stat.S_IWUSR)
        file.write_bytes(content)
        os.chmod(file, stat.S_IRUSR)
    except OSError as error:
        raise UserFacingError(
            _("The attachment could not be written to the temporary folder: {reason}").format(
                reason=reason(error)
            ),
            _("It is safe in the library. Make room on the disk, then try again."),
        ) from error
    return file


@cache
def _private_folder() -> Path:
    """A folder that only this user may look into, and that goes when the program ends."""
    folder = tempfile.TemporaryDirectory(prefix="protokollen-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    return Path(folder.name)


def _no_program(file: Path) -> UserFacingError:
    return UserFacingError(
        _("The system has no program that opens {name}.").format(name=file.name),
        _("The attachment is safe in the library. Install a program for such files, then try again."),
    )
