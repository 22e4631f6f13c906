"""A file made ready for the library: the values of its rows, so that writing them is all that is left.

Preparing a long document takes tenths of a second and needs no library: the window has it done in a helper
process. What comes back is plain values in tuples, quick to send through a pipe.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.library import rows
from core.library.belonging import identity
from core.library.belonging.identity import Head
from core.library.bringing_in import files, parsed
from core.library.bringing_in.parsed import ParsedRows
from core.library.rows import Row
from core.minutes import Meeting
from core.opening import OpenedFile
from core.source_text import SourceText
from core.wording import missing_words, repaired_words


@dataclass(frozen=True, slots=True)
class PreparedText:
    """What was read from a file: its source and one parse of it as rows."""

    head: Head
    produced: str | None  # as the column `version.produced` has it
    source: Row  # the columns `rows.SOURCE_COLUMNS`
    parse: ParsedRows


@dataclass(frozen=True, slots=True)
class PreparedAttachment:
    """A file that the document names as its attachment, ready to be added with it."""

    name: str  # as the document names it
    path: Path
    parts: tuple[bytes, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that is ready to be added."""

    path: Path
    parts: tuple[bytes, ...]  # the file's bytes, as the rows of `file_part` hold them
    sha256: str
    password: str | None
    text: PreparedText
    attached: tuple[PreparedAttachment, ...] = ()
    unsure: tuple[str, ...] = ()  # the fields that may well be otherwise, by their path, as Meeting has them
    remark: str = ""  # what there is to know of it: it is damaged, or files that belong to it are missing


def prepare(opened: OpenedFile) -> Prepared:
    """Make ready what `add` writes."""
    return Prepared(
        opened.path,
        files.parts_of(opened.content),
        files.fingerprint(opened.content),
        opened.password,
        prepare_text(opened.source, opened.meeting),
        tuple(
            PreparedAttachment(
                each.name, each.path, files.parts_of(each.content), files.fingerprint(each.content)
            )
            for each in opened.attached
        ),
        opened.meeting.unsure,
        _remark(opened),
    )


def prepare_text(source: SourceText, meeting: Meeting) -> PreparedText:
    """Make ready what `store_parse` writes."""
    return PreparedText(
        identity.head_of(meeting),
        rows.iso(source.produced),
        rows.source_values(source),
        parsed.parsed_rows(meeting),
    )


def _remark(opened: OpenedFile) -> str:
    words = [repaired_words()] if opened.source.repaired else []
    return " ".join([*words, missing_words(opened.missing)] if opened.missing else words)
