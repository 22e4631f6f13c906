"""Writing an export to a file: whole or not at all."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

from core.errors import UserFacingError
from core.language import _
from core.wording import reason


def write_file(path: Path, text: str) -> None:
    """Write `text` to `path` as UTF-8; what was there before stays until the new file is whole.

    Raises UserFacingError where the file cannot be written.
    """
    path = Path(os.path.realpath(path))  # a link stays a link
    unfinished = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        try:
            with open(unfinished, "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UserFacingError(
            _("The file {path} cannot be written: {reason}.").format(path=path, reason=reason(error)),
            _("Nothing was changed. Choose another place."),
        ) from error
