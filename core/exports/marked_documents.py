"""The documents themselves with the marks in them: one as a file, several in a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from core.annotations import Colour
from core.confidential.personal import PersonalData, key_of
from core.confidential.personal_words import PersonalKind, personal_in
from core.confidential.placing import is_closed
from core.confidential.versions import read_versions
from core.errors import LibraryError, UserFacingError
from core.exports.file_names import file_name, free_name
from core.exports.gathering import unseen_authors
from core.exports.labels import remarks_left_out_line
from core.exports.marked_pdf import marked
from core.exports.wish import Exported, Wish
from core.exports.writing import together, write_bytes
from core.language import _, ngettext
from core.library.bringing_in.files import original_of
from core.library.bringing_in.machine_pages import machine_pages_of
from core.library.lists.chosen import chosen_items
from core.library.lists.documents import StoredDocument, documents_of
from core.library.opening import Library
from core.library.reader.tags import colour_names
from core.minutes import DocumentKind
from core.progress import Progress, quietly


def marked_documents(library: Library, wish: Wish, path: Path, progress: Progress = quietly) -> Exported:
    """Write the documents that `wish` takes items from, with the marks on them: one to `path`, several into a
    folder of that name without its ending, each under its own name.

    Of several, what is no PDF and, unless closed items are chosen, the closed part of a meeting are left out,
    and a notice says so. Raises UserFacingError where nothing is left to write, or something cannot be
    written; nothing new is there then.
    """
    all_ = _documents(library, wish)
    if not all_:
        raise UserFacingError(
            _("There is no document in what was chosen."), _("Nothing was written. Choose other meetings.")
        )
    marking = _Marking(library, wish)
    if len(all_) == 1:
        progress(0, 1)
        write_bytes(path, marking.copy(all_[0]), private=wish.choice.closed_items)
        progress(1, 1)
        return marking.exported((path,), ())
    wanted = [each for each in all_ if _can_be_marked(each, closed_items=wish.choice.closed_items)]
    if not wanted:
        raise UserFacingError(
            _("None of the documents is a PDF that may go out."),
            _("Nothing was written. Take an annotated summary instead, or choose closed items, too."),
        )
    folder = path.with_suffix("") if path.suffix.casefold() == ".pdf" else path
    written: list[Path] = []

    def is_taken(name: str) -> bool:
        return name.casefold() in {each.name.casefold() for each in written} or (folder / name).exists()

    with together(folder, private=wish.choice.closed_items) as files:
        files.add_folder(folder)
        for done, each in enumerate(wanted):
            progress(done, len(wanted))
            name = file_name(Path(each.name).stem, Path(each.name).suffix)
            to = folder / free_name(name, is_taken)
            files.add(to, marking.copy(each))
            written.append(to)
        progress(len(wanted), len(wanted))
    return marking.exported((folder, *written), _left_out(all_, wanted))


def personal_in_documents(library: Library, wish: Wish) -> tuple[PersonalData, ...]:
    """The personal data in the text of the documents themselves, each once: of closed items only where these
    are chosen. Raises LibraryError."""
    found: dict[tuple[PersonalKind, str], PersonalData] = {}
    counts: Counter[tuple[PersonalKind, str]] = Counter()
    for each in _documents(library, wish):
        try:
            ((loaded, _annotations),) = read_versions(library, each.meeting, [each.version], ())
        except LookupError:
            continue
        closed = [item.span for item in loaded.meeting.items if is_closed(loaded, item)]
        for one in personal_in(loaded.source.text):
            hidden = any(span.start <= one.start < span.end for span in closed)
            if hidden and not wish.choice.closed_items:
                continue
            words = " ".join(loaded.source.text[one.start : one.end].split())
            key = one.kind, key_of(words)
            counts[key] += 1
            found.setdefault(key, PersonalData(one.kind, words, each.name, 0))
    return tuple(PersonalData(data.kind, data.text, data.where, counts[key]) for key, data in found.items())


class _Marking:
    """Makes the copies, and counts what is in them and what is not."""

    def __init__(self, library: Library, wish: Wish) -> None:
        self._library, self._wish = library, wish
        self._unseen = unseen_authors(library, wish.choice, wish.reader)
        self._colour_names: dict[Colour, str] = colour_names(library)
        self._made: list[tuple[int, bool, int]] = []

    def copy(self, document: StoredDocument) -> bytes:
        """The PDF with the marks in it. Raises UserFacingError."""
        wish, at = self._wish, self._library.path
        try:
            ((loaded, annotations),) = read_versions(
                self._library, document.meeting, [document.version], self._unseen
            )
            content, password = original_of(at, document.version)
        except LookupError as error:
            raise LibraryError(
                _("{name} is not in the library any more.").format(name=document.name),
                _("Nothing was written. Choose again what shall go out."),
            ) from error
        made = marked(
            content,
            loaded,
            annotations,
            closed_items=wish.choice.closed_items,
            keep=wish.keep,
            name_reader=wish.choice.name_reader,
            reader=wish.reader,
            password=password,
            machine=machine_pages_of(at, document.version),
            colour_names=self._colour_names,
        )
        self._made.append((made.left_out, made.closed, made.personal))
        return made.content

    def exported(self, files: tuple[Path, ...], notices: Sequence[str]) -> Exported:
        """What was written, with what the copies do not show."""
        left_out = sum(left_out for left_out, _closed, _personal in self._made)
        closed = sum(closed for _left_out, closed, _personal in self._made)
        personal = sum(personal for _left_out, _closed, personal in self._made)
        told = list(notices)
        if closed:
            told.append(
                ngettext(
                    "Closed items were taken out of {count} document.",
                    "Closed items were taken out of {count} documents.",
                    closed,
                ).format(count=closed)
            )
        if left_out:
            told.append(remarks_left_out_line(left_out))
        if personal:
            told.append(
                ngettext(
                    "Personal data was taken off the pages in {count} place.",
                    "Personal data was taken off the pages in {count} places.",
                    personal,
                ).format(count=personal)
            )
        return Exported(files, len(self._made), closed, left_out, (), tuple(told))


def _documents(library: Library, wish: Wish) -> list[StoredDocument]:
    unseen = unseen_authors(library, wish.choice, wish.reader)
    chosen = chosen_items(library, wish.range, wish.choice.only, date.today(), unseen=unseen)
    return documents_of(library, ((each.meeting, each.version) for each in chosen))


def _can_be_marked(document: StoredDocument, *, closed_items: bool) -> bool:
    return document.format == "pdf" and (closed_items or document.kind is not DocumentKind.CLOSED_PART)


def _left_out(all_: Sequence[StoredDocument], wanted: Sequence[StoredDocument]) -> list[str]:
    """Sentences on the documents that were not copied."""
    gone = [each for each in all_ if each not in wanted]
    closed = sum(each.format == "pdf" for each in gone)
    notices = []
    if others := len(gone) - closed:
        words = ngettext(
            "{count} document is no PDF and is left out.",
            "{count} documents are no PDFs and are left out.",
            others,
        )
        notices.append(words.format(count=others))
    if closed:
        words = ngettext(
            "{count} closed part of a meeting is left out.",
            "{count} closed parts of meetings are left out.",
            closed,
        )
        notices.append(words.format(count=closed))
    return notices
