"""An export from beginning to end: what is wished for, gathered, masked, written to files.

The window's helper process and the command line both go through here.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path

from core.confidential.personal import PersonalData, key_of, masked_text
from core.errors import UserFacingError
from core.exports.choice import Part
from core.exports.documents_beside import Beside, linked, named_beside, put_beside
from core.exports.file_names import file_name
from core.exports.formats import Format, render
from core.exports.gathering import gather, unseen_authors
from core.exports.labels import remarks_left_out_line
from core.exports.masking import find_personal, masked
from core.exports.summary import Summary
from core.exports.wish import STEPS, Exported, Wish, part_of
from core.exports.writing import together, write_bytes
from core.language import _
from core.library.lists.chosen import chosen_items
from core.library.opening import Library
from core.progress import Progress, quietly

__all__ = ["STEPS", "Exported", "Wish", "export", "offered_name", "personal_in"]

_ADDED = frozenset({Part.TAGS, Part.NOTES, Part.MARKS, Part.FOLLOW_UPS})
"""What goes out where annotations alone do."""


def export(library: Library, wish: Wish, path: Path, progress: Progress = quietly) -> Exported:
    """Write what `wish` asks for to `path`, whole or not at all.

    `progress` is told of `STEPS` steps. Raises UserFacingError, with words for the reader, where something
    cannot be read or written; what `progress` raises comes through. What was there before then still is.
    """
    _refuse_library(library, path)
    if wish.format is Format.ANNOTATIONS:
        return _annotations(library, wish, path, progress)
    if wish.format is Format.MARKED_PDF:
        from core.exports.marked_documents import marked_documents

        return marked_documents(library, wish, path, part_of(progress, 0, STEPS))
    return _summary(library, wish, path, progress)


def personal_in(library: Library, wish: Wish, progress: Progress = quietly) -> tuple[PersonalData, ...]:
    """The personal data that `wish` would let out, masked or not, to be shown before it does. Raises
    LibraryError."""
    found = find_personal(_gathered(library, wish, progress))
    if wish.format is not Format.MARKED_PDF:
        return found
    from core.exports.marked_documents import personal_in_documents

    return (*personal_in_documents(library, wish), *found)


def offered_name(summary: Summary) -> str:
    """A name for the file of `summary`, without its ending, that Windows, macOS and Linux take. It holds no
    personal data: names are seen where files are not opened."""
    return file_name(masked_text(summary.title))


def _refuse_library(library: Library, path: Path) -> None:
    """The library's own files are no place for an export. Raises UserFacingError."""
    try:
        wanted = os.path.realpath(path)
        own = {os.path.realpath(f"{library.path}{ending}") for ending in ("", "-wal", "-shm", "-journal")}
        is_own = wanted in own or (path.exists() and os.path.samefile(path, library.path))
    except (OSError, ValueError):
        return  # writing says what is wrong with such a name
    if is_own:
        raise UserFacingError(
            _("The file {path} is the library itself.").format(path=path),
            _("Nothing was changed. Choose another name."),
        )


def _gathered(library: Library, wish: Wish, progress: Progress) -> Summary:
    choice = wish.choice
    if wish.format in (Format.ANNOTATIONS, Format.MARKED_PDF):
        choice = replace(choice, parts=_ADDED)
    return gather(library, wish.range, choice, reader=wish.reader, today=date.today(), progress=progress)


def _summary(library: Library, wish: Wish, path: Path, progress: Progress) -> Exported:
    summary = _gathered(library, wish, part_of(progress, 0, 400))
    beside = named_beside(library, summary, path) if wish.choice.documents else Beside({})
    shown = linked(masked(summary, wish.keep), beside.names)
    content = render(shown, wish.format, part_of(progress, 400, 900))
    with together(path, private=wish.choice.closed_items) as files:
        files.add(path, content)
        notices = put_beside(library, beside, path, files, part_of(progress, 900, STEPS))
    there = [path.with_name(name) for name in dict.fromkeys(beside.names.values())]
    return Exported(
        files=(path, *(each for each in there if each.exists())),
        items=len({(item.meeting.version, item.index) for item in summary.items}),
        left_out=summary.left_out,
        remarks_left_out=summary.remarks_left_out,
        masked=_masked_of(summary, wish.keep),
        notices=(*beside.notices, *notices),
    )


def _masked_of(summary: Summary, keep: Collection[str]) -> tuple[PersonalData, ...]:
    kept = set(map(key_of, keep))
    return tuple(each for each in find_personal(summary) if key_of(each.text) not in kept)


def _annotations(library: Library, wish: Wish, path: Path, progress: Progress) -> Exported:
    from core.sharing.going_out import collected

    choice = wish.choice
    summary = _gathered(library, wish, part_of(progress, 0, 500))
    unseen = unseen_authors(library, choice, wish.reader)
    found = collected(
        library,
        chosen_items(library, wish.range, choice.only, date.today(), unseen=unseen),
        closed_items=choice.closed_items,
        unseen=unseen,
        label=masked_text(summary.title, wish.keep),
        mask=lambda text: masked_text(text, wish.keep),
        progress=part_of(progress, 500, STEPS - 1),
    )
    if not found.annotations:
        raise UserFacingError(
            _("There are no annotations in what was chosen."),
            _("Nothing was written. Choose other meetings."),
        )
    write_bytes(path, found.content, private=choice.closed_items)
    notices = (remarks_left_out_line(found.left_out),) if found.left_out else ()
    return Exported((path,), found.annotations, 0, found.left_out, _masked_of(summary, wish.keep), notices)
