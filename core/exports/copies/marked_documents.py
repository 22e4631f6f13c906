"""The documents themselves with the marks in them: one as a file, several in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from core.annotations import Colour, MeetingId, under_one_name
from core.confidential.closed_items import ClosedItems
from core.confidential.closed_lines import ClosedNames, hidden_spans, open_stretches
from core.confidential.open_name import openly_named
from core.confidential.personal import Masking, PersonalData, PersonalKind, key_of, masked_text
from core.confidential.versions import read_versions
from core.errors import LibraryError, UserFacingError
from core.exports.copies.marked_pdf import MarkedPdf, marked
from core.exports.copies.pdf_words import words_of
from core.exports.file_names import file_name, free_name
from core.exports.gathering import unseen_authors
from core.exports.item_parts import kinds_in
from core.exports.layout.labels import remarks_left_out_line
from core.exports.wish import Exported, Wish
from core.language import _, ngettext
from core.library.bringing_in.files import original_of
from core.library.bringing_in.machine_pages import machine_pages_of
from core.library.lists.chosen import ChosenItems, chosen_items
from core.library.lists.documents import StoredDocument, documents_of
from core.library.opening import Library
from core.library.reader.tags import colour_names
from core.minutes import DocumentKind
from core.progress import Progress, quietly
from core.writing import together, write_bytes


def marked_documents(library: Library, wish: Wish, path: Path, progress: Progress = quietly) -> Exported:
    """Write the documents that `wish` takes items from, with the marks on them: one to `path`, several into a
    folder of that name without its ending, each under its own name.

    Of several, what is no PDF and, unless closed items are chosen, the closed part of a meeting are left out,
    and a notice says so. Raises UserFacingError where nothing is left to write, or something cannot be
    written; nothing new is there then.
    """
    chosen = _chosen(library, wish)
    all_ = _documents(library, chosen)
    wanted = _wanted(all_, wish)
    marking = _Marking(library, wish, chosen)
    if len(all_) == 1:
        progress(0, 1)
        write_bytes(path, marking.copy(all_[0])[1], private=wish.choice.closed_items)
        progress(1, 1)
        return marking.exported((path,), ())
    folder = path.with_suffix("") if path.suffix.casefold() == ".pdf" else path
    written: list[Path] = []

    def is_taken(name: str) -> bool:
        return name.casefold() in {each.name.casefold() for each in written} or (folder / name).exists()

    with together(folder, private=wish.choice.closed_items) as files:
        files.add_folder(folder)
        for done, each in enumerate(wanted):
            progress(done, len(wanted))
            name, content = marking.copy(each)
            stem = masked_text(Path(name).stem, wish.keep, wish.also)
            to = folder / free_name(file_name(stem, Path(name).suffix), is_taken)
            files.add(to, content)
            written.append(to)
        progress(len(wanted), len(wanted))
    return marking.exported((folder, *written), _left_out(all_, wanted))


class FirstCopy(NamedTuple):
    """A copy of one document with the marks in it, its password, and how many documents there will be."""

    name: str
    content: bytes
    password: str | None
    of: int


def first_copy(library: Library, wish: Wish) -> FirstCopy:
    """For a preview, the first document of those that `marked_documents` would write which has annotations;
    the first one where none has. Raises UserFacingError where there is none."""
    chosen = _chosen(library, wish)
    all_ = _documents(library, chosen)
    wanted = _wanted(all_, wish)
    annotated = replace(wish.choice, only=replace(wish.choice.only, annotated=True))
    with_marks = set(_documents(library, _chosen(library, replace(wish, choice=annotated))))
    first = next((each for each in wanted if each in with_marks), wanted[0])
    name, content = _Marking(library, wish, chosen).copy(first)
    _original, password = original_of(library.path, first.version)
    return FirstCopy(masked_text(name, wish.keep, wish.also), content, password, len(wanted))


def personal_in_documents(library: Library, wish: Wish) -> tuple[PersonalData, ...]:
    """The personal data of the documents themselves, in their text and beside their pages, each once: of
    closed items only where these are chosen. Raises LibraryError."""
    masking = Masking(also=wish.also)
    for each in _documents(library, _chosen(library, wish)):
        if not _can_be_marked(each, closed_items=wish.choice.closed_items):
            continue
        with suppress(LookupError), masking.under(each.name):
            ((loaded, _annotations),) = read_versions(library, each.meeting, [each.version], ())
            closed = ClosedItems(loaded)
            names = ClosedNames(loaded.meeting, closed.words)
            hidden = () if wish.choice.closed_items else hidden_spans(loaded.source, loaded.meeting, names)
            for start, end in open_stretches(loaded.source.text, hidden):
                masking.look_at(loaded.source.text[start:end])
            if not hidden:  # else what stays beside the pages stands on them, too
                content, password = original_of(library.path, each.version)
                for words in words_of(content, password):
                    masking.look_at(words)
    return masking.found


class _Marking:
    """Makes the copies, and counts what is in them and what is not."""

    def __init__(self, library: Library, wish: Wish, chosen: Iterable[ChosenItems]) -> None:
        self._library, self._wish = library, wish
        self._items = _items_by_document(chosen)
        self._unseen = unseen_authors(library, wish.choice, wish.own_names)
        self._colour_names: dict[Colour, str] = colour_names(library)
        self._made: list[MarkedPdf] = []

    def copy(self, document: StoredDocument) -> tuple[str, bytes]:
        """The name it may have, and the PDF with the marks in it. Raises UserFacingError."""
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
        annotations = under_one_name(annotations, wish.other_names, wish.reader)
        if not wish.choice.closed_items:
            loaded = openly_named(loaded)
        kinds = kinds_in(wish.choice.parts)
        made = marked(
            content,
            loaded,
            [each for each in annotations if each.kind in kinds],
            items=self._items_of(document),
            closed_items=wish.choice.closed_items,
            keep=wish.keep,
            also=wish.also,
            name_reader=wish.choice.name_reader,
            reader=wish.reader,
            password=password,
            machine=machine_pages_of(at, document.version),
            colour_names=self._colour_names,
        )
        self._made.append(made)
        return loaded.name, made.content

    def _items_of(self, document: StoredDocument) -> frozenset[int] | None:
        """The items that were chosen of a document; None for all."""
        version = document.version if (document.meeting, document.version) in self._items else None
        return self._items[document.meeting, version]

    def exported(self, files: tuple[Path, ...], notices: Sequence[str]) -> Exported:
        """What was written, with what the copies do not show."""
        left_out = sum(each.left_out for each in self._made)
        closed = sum(each.closed for each in self._made)
        personal = sum(each.personal for each in self._made)
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
        return Exported(files, len(self._made), closed, left_out, _together(self._made), tuple(told))


def _chosen(library: Library, wish: Wish) -> list[ChosenItems]:
    unseen = unseen_authors(library, wish.choice, wish.own_names)
    return chosen_items(library, wish.range, wish.choice.only, date.today(), unseen=unseen)


def _wanted(all_: list[StoredDocument], wish: Wish) -> list[StoredDocument]:
    """Those of `all_` that are copied; one alone whatever it is: why it cannot be is told of it. Raises
    UserFacingError where there is none."""
    if not all_:
        raise UserFacingError(
            _("There is no document in what was chosen."), _("Nothing was written. Choose other meetings.")
        )
    if len(all_) == 1:
        return all_
    wanted = [each for each in all_ if _can_be_marked(each, closed_items=wish.choice.closed_items)]
    if not wanted:
        raise UserFacingError(
            _("None of the documents is a PDF that may go out."),
            _("Nothing was written. Take an annotated summary instead, or choose closed items, too."),
        )
    return wanted


def _documents(library: Library, chosen: Iterable[ChosenItems]) -> list[StoredDocument]:
    return documents_of(library, ((each.meeting, each.version) for each in chosen))


def _items_by_document(
    chosen: Iterable[ChosenItems],
) -> dict[tuple[MeetingId, int | None], frozenset[int] | None]:
    """What was chosen of each version of a meeting, None being the one in front; None for all of its
    items."""
    found: dict[tuple[MeetingId, int | None], frozenset[int] | None] = {}
    for each in chosen:
        key = each.meeting, each.version
        before = found.get(key, frozenset())
        found[key] = None if before is None or each.items is None else before | frozenset(each.items)
    return found


def _together(copies: Iterable[MarkedPdf]) -> tuple[PersonalData, ...]:
    """The personal data that was masked in `copies`, each once."""
    found: dict[tuple[PersonalKind, str], PersonalData] = {}
    for copy in copies:
        for each in copy.masked:
            key = each.kind, key_of(each.text)
            known = found.get(key)
            found[key] = each if known is None else replace(known, count=known.count + each.count)
    return tuple(found.values())


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
