"""Pages of a version that are pictures: their words are not known, and so not compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.language import _, ngettext
from core.source_text import SourceText


def unread_pages(source: SourceText) -> tuple[int, ...]:
    """The pages without text that no machine has read either, counted from 0."""
    return tuple(sorted({*source.scanned} - {*source.machine_read}))


def unread_line(source: SourceText, name: str) -> str:
    """A sentence that says so of the document `name`; empty where all was read."""
    pages = unread_pages(source)
    if not pages:
        return ""
    return ngettext(
        "Page {pages} of {name} is a picture: its words have not been read and are not compared.",
        "Pages {pages} of {name} are pictures: their words have not been read and are not compared.",
        len(pages),
    ).format(pages=", ".join(_ranges(pages)), name=name)


def nothing_read_line() -> str:
    """What is said instead of that both say the same."""
    return _("In what could be read nothing changed; whether both say the same cannot be told.")


def _ranges(pages: Sequence[int]) -> Iterator[str]:
    """Pages as they are told, from 1: "1–4", "7"."""
    first = 0
    for last, page in enumerate(pages):
        if last + 1 < len(pages) and pages[last + 1] == page + 1:
            continue
        yield str(page + 1) if first == last else f"{pages[first] + 1}–{page + 1}"
        first = last + 1
