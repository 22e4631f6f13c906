"""The documents that a summary leads to, put beside its file so that the links work."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from core.confidential.personal import Masking, masked_text
from core.errors import UserFacingError
from core.exports.copies.pdf_words import words_of
from core.exports.file_names import file_name, free_name
from core.exports.summary import Group, MeetingHead, Summary
from core.language import _, ngettext
from core.library.bringing_in.files import fingerprint, original_of
from core.library.lists.documents import documents_of
from core.library.lists.meetings import load
from core.library.opening import Library
from core.progress import Progress, quietly
from core.writing import Together

NAMED = 5
"""So many documents that stay out are named."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Documents that go with a file: their names there, by version. Those in `there` lie there already."""

    names: Mapping[int, str]
    there: frozenset[int] = frozenset()
    notices: tuple[str, ...] = ()


def heads_of(summary: Summary) -> dict[int, MeetingHead]:
    """The heads of all documents that `summary` tells of, by version."""
    return {
        head.version: head
        for group in summary.groups
        for head in (
            *([group.head] if group.head else []),
            *(item.meeting for item in group.items),
            *(each.meeting for each in group.unplaced),
        )
    }


def look_at_documents(library: Library, summary: Summary, masking: Masking) -> None:
    """Have `masking` count the personal data in the documents that may lie beside `summary`, which go out as
    they are. Raises LibraryError."""
    heads = heads_of(summary)
    closed = _closed(library, heads, summary)
    for version, head in heads.items():
        if version not in closed:
            _look_at(library, head, masking)


def named_beside(
    library: Library,
    summary: Summary,
    path: Path,
    keep: Collection[str] = (),
    also: Collection[str] = (),
) -> Beside:
    """Names for the documents of `summary` in the folder of `path`, where nothing of other content has them.

    Documents with closed items are not among them unless these are asked for, nor those with personal data
    that is not in `keep`, or words of `also`: notices say so. Raises LibraryError.
    """
    heads = heads_of(summary)
    closed = _closed(library, heads, summary)
    masking = Masking(keep, also)
    personal = [
        version
        for version, head in heads.items()
        if version not in closed and _look_at(library, head, masking)
    ]
    taken = {path.name.casefold(): ""}
    names, there, others = {}, set(), 0
    for version, head in heads.items():
        if version in closed or version in personal:
            continue

        def is_taken(name: str, of: str = head.fingerprint) -> bool:
            known = taken.get(name.casefold())
            return known != of if known is not None else not _is_free(path.with_name(name), of)

        stem, suffix = Path(head.file).stem, Path(head.file).suffix
        plain = file_name(masked_text(stem, keep, also), suffix)
        name = free_name(plain, is_taken)
        others += name != plain
        if taken.get(name.casefold()) == head.fingerprint or path.with_name(name).exists():
            there.add(version)
        taken[name.casefold()] = head.fingerprint
        names[version] = name
    stayed = [masked_text(heads[version].file, keep, also) for version in personal]
    return Beside(names, frozenset(there), tuple(_notices(len(closed), stayed, others)))


def _closed(library: Library, heads: Mapping[int, MeetingHead], summary: Summary) -> frozenset[int]:
    """The versions whose documents tell of closed items that are not asked for."""
    if summary.choice.closed_items:
        return frozenset()
    asked = ((head.meeting, version) for version, head in heads.items())
    return frozenset(each.version for each in documents_of(library, asked) if each.has_closed_items)


def _look_at(library: Library, head: MeetingHead, masking: Masking) -> bool:
    """Whether anything in a document would have to be masked, which cannot be done in one that goes out as it
    is."""
    try:
        loaded = load(library, head.meeting, head.version)
    except LookupError:
        return False
    texts = [loaded.source.text]
    if loaded.format == "pdf":
        with suppress(UserFacingError, LookupError):  # what the library does not hold is put nowhere
            texts += words_of(*original_of(library.path, head.version))
    with masking.under(_("the document itself: {name}").format(name=head.file)):
        found = [masking.look_at(text) for text in texts]
    return any(found)


def _is_free(path: Path, of: str) -> bool:
    """Whether nothing is at `path`, or the very document with the fingerprint `of`."""
    try:
        return not path.exists() or (path.is_file() and fingerprint(path.read_bytes()) == of)
    except OSError:
        return False


def _notices(closed: int, personal: Sequence[str], others: int) -> Iterator[str]:
    if closed:
        yield ngettext(
            "{count} document is not put beside it: it tells of closed items.",
            "{count} documents are not put beside it: they tell of closed items.",
            closed,
        ).format(count=closed)
    if personal:
        yield ngettext(
            "{count} document is not put beside it: it holds personal data that is not kept ({names}).",
            "{count} documents are not put beside it: they hold personal data that is not kept ({names}).",
            len(personal),
        ).format(
            count=len(personal), names=", ".join([*personal[:NAMED], *(["…"] if personal[NAMED:] else [])])
        )
    if others:
        yield ngettext(
            "{count} document has another name there, as its own was taken.",
            "{count} documents have other names there, as their own were taken.",
            others,
        ).format(count=others)


def linked(summary: Summary, names: Mapping[int, str]) -> Summary:
    """`summary` with its links leading to the documents under these names."""

    def head(of: MeetingHead) -> MeetingHead:
        name = names.get(of.version, of.file)
        return of if name == of.file else replace(of, file=name)

    def group(of: Group) -> Group:
        return replace(
            of,
            head=None if of.head is None else head(of.head),
            items=tuple(replace(item, meeting=head(item.meeting)) for item in of.items),
            unplaced=tuple(replace(each, meeting=head(each.meeting)) for each in of.unplaced),
        )

    return replace(summary, groups=tuple(map(group, summary.groups)))


def put_beside(
    library: Library, beside: Beside, path: Path, files: Together, progress: Progress = quietly
) -> list[str]:
    """Add the documents beside `path` to `files`, but those that lie there; gives notices on those whose
    bytes the library does not have. Raises UserFacingError where one cannot be written."""
    missing = 0
    wanted = [each for each in beside.names.items() if each[0] not in beside.there]
    for done, (version, name) in enumerate(wanted):
        progress(done, len(wanted))
        try:
            content, _password = original_of(library.path, version)
        except (UserFacingError, LookupError):
            missing += 1
            continue
        files.add(path.with_name(name), content)
    progress(len(wanted), len(wanted))
    notices = []
    if missing:
        notices.append(
            ngettext(
                "{count} document is not put beside it: the library does not hold its file.",
                "{count} documents are not put beside it: the library does not hold their files.",
                missing,
            ).format(count=missing)
        )
    return notices
