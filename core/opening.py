"""The first half of a file's walk: bytes -> SourceText -> Meeting, and the files beside it that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.beside import AttachedFile, files_beside
from core.circles import no_search_for_circles
from core.errors import LeftOut, UnreadableFile
from core.folders import Unreadable, look_in
from core.language import _
from core.minutes import Meeting
from core.source_text import SourceText

_ANY_TEXT = ("text", "html")  # the formats of notes, read-me files and saved pages
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
    unread: tuple[Unreadable, ...] = ()  # the other files of its archive, which cannot be read
    missing: tuple[str, ...] = ()  # those it names that are not there or cannot be read, as it names them


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file's bytes, before they are understood."""

    path: Path  # of the document, also where an archive holds it alone
    content: bytes
    unread: tuple[Unreadable, ...] = ()


def open_file(path: Path, password: str | None = None) -> OpenedFile:
    """Read and parse the file at `path`, which may lie in an archive, or be one that holds it alone.

    Raises UnreadableFile (PasswordNeeded where a password is missing or wrong).
    """
    return understand(take(path), password)


def take(path: Path) -> TakenFile:
    """The bytes of the file at `path`, as `open_file` has it. Raises UnreadableFile."""
    from core.sources import read_bytes

    path, unread = _document_at(path)
    return TakenFile(path, read_bytes(path), unread)


def understand(taken: TakenFile, password: str | None = None) -> OpenedFile:
    """Parse a file whose bytes are there, and find those beside it. Raises UnreadableFile."""
    from core.parsing import parse
    from core.sources import read

    with no_search_for_circles():
        source = read(taken.content, password=password)
        meeting = parse(source, taken.path)
    attached, missing = files_beside(taken.path, meeting)
    used = password if source.was_encrypted else None
    return OpenedFile(
        taken.path, taken.content, source, meeting, used, attached, missing=missing, unread=taken.unread
    )


def refuse_other_text(opened: OpenedFile) -> None:
    """Refuse a text that lay in a folder and says nothing that minutes say; one that is opened by itself is
    never asked. Raises LeftOut."""
    if not _looks_like_minutes(opened):
        raise LeftOut(
            _(
                "Not read: it does not look like minutes. If it is minutes all the same, open the file by "
                "itself."
            )
        )


def _looks_like_minutes(opened: OpenedFile) -> bool:
    """Does the text tell who met or when, or has it an item that more than the look of a line speaks for?"""
    meeting = opened.meeting
    return (
        opened.source.format not in _ANY_TEXT
        or any((meeting.body, meeting.date, meeting.participants, meeting.contents))
        or any(item.number or item.case_number or item.decisions for item in meeting.items)
    )


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among `paths`, and the minutes in the folders and archives among them, in order of name."""
    yield from look_in(paths).files


def _document_at(path: Path) -> tuple[Path, tuple[Unreadable, ...]]:
    """`path` itself, or the only document in the archive there; with the others, which cannot be read.

    Raises UnreadableFile for an archive of several documents or none.
    """
    from core.sources.archives import is_archive

    if not is_archive(path):
        return path, ()
    found = look_in([path])
    files, unread = found.files, tuple(found.unreadable)
    if len(files) == 1:
        return files[0], unread
    if len(unread) == 1 and not files:
        raise _by_its_place(unread[0], path)
    if unread and not files:
        raise UnreadableFile(
            _("No file in the archive {name} can be read.").format(name=path.name),
            " ".join(str(_by_its_place(each, path)) for each in unread[:_MOST_NAMES]),
        )
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


def _by_its_place(each: Unreadable, archive: Path) -> UnreadableFile:
    """Why a file of an archive, or the archive itself, cannot be read, with its name."""
    name = archive.name if each.path == archive else each.path.relative_to(archive.parent).as_posix()
    return UnreadableFile(_("{name}: {reason}").format(name=name, reason=each.error.what), each.error.advice)
