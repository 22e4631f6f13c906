"""How the version that a file was read as stands to the one in front of its meeting."""

from __future__ import annotations

from enum import Enum, auto

from core.library.failures import Gone
from core.library.opening import Library


class Stands(Enum):
    """Whether a version is what its meeting shows, and else why not."""

    SHOWN = auto()  # it is in front, or comes there by itself
    IN_ITS_PLACE = auto()  # the one in front is what the same path held before
    ASIDE = auto()  # the one in front is another file's


def stands(library: Library, version: int) -> Stands:
    """How `version`, whose file was opened, stands. Raises Gone where there is none such."""
    found = library.rows(
        "SELECT version.id = meeting.front OR (version.id = meeting.newest AND filing.front IS NULL),"
        " file.last_path = other.last_path"
        " FROM version JOIN document ON document.id = version.document"
        " JOIN meeting ON meeting.id = document.meeting JOIN file ON file.id = version.file"
        " LEFT JOIN filing ON filing.meeting = meeting.id"
        " LEFT JOIN version AS front ON front.id = meeting.front"
        " LEFT JOIN file AS other ON other.id = front.file WHERE version.id = ?",
        (version,),
    )
    if not found:
        raise Gone(f"no version {version}")
    shown, same_path = found[0]
    return Stands.SHOWN if shown else Stands.IN_ITS_PLACE if same_path else Stands.ASIDE
