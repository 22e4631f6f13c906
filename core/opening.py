"""The first half of a file's walk: bytes -> SourceText -> Meeting, and the files beside it that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.beside import AttachedFile, files_beside
from core.circles import no_search_for_circles
from core.errors import UnreadableFile
from core.folders import look_in
from core.language import _
from core.minutes import Meeting
from core.source_text import SourceText

_MOST_NAMES = 20  # of an archive's documents in a sentence


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that was read and understood, ready for the library."""

    path: Path
    content: bytes
    source: SourceText
    meeting: Meeting
    password: str | None = None
    attached: tuple[AttachedFile, ...] = ()  # the files beside it that it names
    missing: tuple[str, ...] = ()  # those it names that are not there or cannot be read, as it names them


def open_file(path: Path, password: str | None = None) -> OpenedFile:
    """Read and parse the file at `path`, which may lie in an archive, or be one that holds it alone.

    Raises UnreadableFile (PasswordNeeded where a password is missing or wrong).
    """
    from core.parsing import parse
    from core.sources import read, read_bytes

    path = _document_at(path)
    content = read_bytes(path)
    with no_search_for_circles():
        source = read(content, password=password)
        meeting = parse(source)
    attached, missing = files_beside(path, meeting)
    return OpenedFile(
        path, content, source, meeting, password if source.was_encrypted else None, attached, missing
    )


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among `paths`, and the minutes in the folders and archives among them, in order of name."""
    yield from look_in(paths).files


def _document_at(path: Path) -> Path:
    """`path` itself, or the only document in the archive there.

    Raises UnreadableFile for an archive of several documents or none.
    """
    from core.sources.archives import is_archive

    if not is_archive(path):
        return path
    files = list(files_in([path]))
    if len(files) == 1:
        return files[0]
    if not files:
        raise UnreadableFile(
            _("There are no minutes in the archive {name}.").format(name=path.name),
            _("Unpack it to see what it holds."),
        )
    names = ", ".join(file.relative_to(path).as_posix() for file in files[:_MOST_NAMES])
    raise UnreadableFile(
        _("The archive {name} holds {count} documents.").format(name=path.name, count=len(files)),
        _("Import all of it, or name one of them behind the archive: {names}.").format(
            names=f"{names} …" if len(files) > _MOST_NAMES else names
        ),
    )
