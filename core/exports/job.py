"""An export from beginning to end: what is wished for, gathered, masked, written to files.

The window's helper process and the command line both go through here.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from core.confidential.personal import Masking, PersonalData, masked_text
from core.errors import UserFacingError
from core.exports.documents_beside import Beside, linked, look_at_documents, named_beside, put_beside
from core.exports.file_names import file_name
from core.exports.formats import Format, render
from core.exports.gathering import gather, unseen_authors
from core.exports.item_parts import ADDED, kinds_in
from core.exports.layout.labels import full_title, remarks_left_out_line
from core.exports.masking import masked_with
from core.exports.summary import Summary
from core.exports.titles import title_of
from core.exports.wish import STEPS, Exported, Wish, part_of
from core.language import _
from core.library.lists.chosen import ChosenItems, Range, chosen_items
from core.library.lists.meetings import rows_of
from core.library.opening import Library
from core.progress import Progress, quietly
from core.writing import together, write_bytes

if TYPE_CHECKING:
    from core.exports.choice import Choice
    from core.sharing.going_out import Collected

__all__ = [
    "STEPS",
    "Exported",
    "Wish",
    "annotations_going_out",
    "export",
    "gathered",
    "offered_name",
    "personal_going_out",
]


def export(
    library: Library, wish: Wish, path: Path, progress: Progress = quietly, summary: Summary | None = None
) -> Exported:
    """Write what `wish` asks for to `path`, whole or not at all.

    `progress` is told of `STEPS` steps; `summary` is what `gathered` gave, where that was asked before.
    Raises UserFacingError, with words for the reader, where something cannot be read or written; what
    `progress` raises comes through. What was there before then still is.
    """
    _refuse_library(library, path)
    if wish.format is Format.ANNOTATIONS:
        return _annotations(library, wish, path, progress)
    if wish.format is Format.MARKED_PDF:
        from core.exports.copies.marked_documents import marked_documents

        return marked_documents(library, wish, path, part_of(progress, 0, STEPS))
    return _summary(library, wish, path, progress, summary)


def annotations_going_out(
    library: Library, wish: Wish, progress: Progress = quietly
) -> tuple[Collected, tuple[PersonalData, ...]]:
    """The file of annotations that `wish` asks for, not written anywhere, and the personal data it came upon,
    masked or not. Raises LibraryError."""
    masking = Masking(wish.keep, wish.also)
    return _collected(library, wish, masking, progress), masking.found


def personal_going_out(
    library: Library, wish: Wish, progress: Progress = quietly, summary: Summary | None = None
) -> tuple[PersonalData, ...]:
    """The personal data that `wish` would let out, masked or not, to be shown before it does. `summary` is
    what `gathered` gave, where that was asked before. Raises LibraryError."""
    if wish.format is Format.ANNOTATIONS:
        return annotations_going_out(library, wish, progress)[1]
    masking = Masking(also=wish.also)
    if wish.format is Format.MARKED_PDF:
        from core.exports.copies.marked_documents import personal_in_documents

        of_pages = personal_in_documents(library, wish)
        masked_with(gathered(library, wish, progress), masking)
        return (*of_pages, *masking.found)
    summary = summary or gathered(library, wish, progress)
    masked_with(summary, masking)
    if wish.choice.documents:
        look_at_documents(library, summary, masking)
    return masking.found


def offered_name(summary: Summary, also: Collection[str] = ()) -> str:
    """A name for the file of `summary`, without its ending, that Windows, macOS and Linux take. It holds no
    personal data: names are seen where files are not opened."""
    return file_name(masked_text(full_title(summary), also=also))


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


def gathered(library: Library, wish: Wish, progress: Progress) -> Summary:
    """What goes out, before anything of it is masked. Raises LibraryError."""
    choice = wish.choice
    if wish.format in (Format.ANNOTATIONS, Format.MARKED_PDF):
        choice = replace(choice, parts=choice.parts & ADDED)
    if wish.format is Format.ANNOTATIONS:
        choice = replace(choice, colleagues=choice.pass_on)
    return gather(
        library,
        wish.range,
        choice,
        reader=wish.reader,
        other_names=wish.other_names,
        today=date.today(),
        progress=progress,
    )


def _summary(
    library: Library, wish: Wish, path: Path, progress: Progress, summary: Summary | None
) -> Exported:
    summary = summary or gathered(library, wish, part_of(progress, 0, 400))
    masking = Masking(wish.keep, wish.also)
    beside = (
        named_beside(library, summary, path, wish.keep, wish.also) if wish.choice.documents else Beside({})
    )
    shown = linked(masked_with(summary, masking), beside.names)
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
        masked=masking.masked,
        notices=(*beside.notices, *notices),
    )


def _annotations(library: Library, wish: Wish, path: Path, progress: Progress) -> Exported:
    masking = Masking(wish.keep, wish.also)
    found = _collected(library, wish, masking, part_of(progress, 0, STEPS - 1))
    if not found.annotations:
        raise UserFacingError(
            _("There are no annotations in what was chosen."),
            _("Nothing was written. Choose other meetings."),
        )
    write_bytes(path, found.content, private=wish.choice.closed_items)
    notices = (remarks_left_out_line(found.left_out),) if found.left_out else ()
    return Exported((path,), found.annotations, 0, found.left_out, masking.masked, notices)


def _collected(library: Library, wish: Wish, masking: Masking, progress: Progress) -> Collected:
    """The annotations as they go out. What is listed of personal data and what is written are one."""
    from core.sharing.going_out import collected

    choice = replace(wish.choice, colleagues=wish.choice.pass_on)
    unseen = unseen_authors(library, choice, wish.own_names)
    chosen = chosen_items(library, wish.range, choice.only, date.today(), unseen=unseen)
    meetings = list(dict.fromkeys(each.meeting for each in chosen)) or [*wish.range.meetings]
    rows, closed = rows_of(library, meetings), choice.closed_items
    title = choice.title.strip() or title_of(rows, wish.range, choice, names_line=closed)
    with masking.under(title):
        return collected(
            library,
            _with_annotations(library, wish.range, choice, chosen, unseen),
            closed_items=choice.closed_items,
            kinds=kinds_in(choice.parts),
            unseen=unseen,
            label=title,
            masking=masking,
            own_names=wish.other_names,
            reader=wish.reader,
            progress=progress,
        )


def _with_annotations(
    library: Library, range_: Range, choice: Choice, chosen: list[ChosenItems], unseen: Collection[str]
) -> list[ChosenItems]:
    """Of whole meetings those where anything was added: the others need not be read."""
    only = replace(choice.only, annotated=True)
    some = {each.meeting for each in chosen_items(library, range_, only, date.today(), unseen=unseen)}
    return [each for each in chosen if not each.is_whole or each.meeting in some]
