"""Scanned pages on the command line: read as the file is, with progress and what is missing on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from core.language import _, ngettext

if TYPE_CHECKING:
    from core.library import Library
    from core.opening import OpenedFile
    from core.source_text import SourceText


def with_pages_read(opened: OpenedFile) -> OpenedFile:
    """A file with the words of its scanned pages, where this machine can read them."""
    if not opened.source.scanned or not _can_read():
        return opened
    from core.reading_by_machine import with_scanned_pages

    with _progress(opened.path.name) as progress:
        read = with_scanned_pages(opened, progress)
    _tell_failed(len(read.source.scanned) - len(read.source.machine_read))
    return read


def read_pages_of(library: Library, version: int, name: str) -> None:
    """Read the scanned pages of a version in the library, where this machine can."""
    from core.library.bringing_in.machine_pages import scanned_documents

    document = next(iter(scanned_documents(library, version)), None)
    done = document is None or not (document.unread or document.makeshift or document.waits_for_text)
    if done or not _can_read():
        return
    from core.reading_by_machine import read_stored

    with _progress(name) as progress:
        read = read_stored(library, version, progress)
    _tell_failed(len(read.failed) if read is not None else 0)


def pages_as_json(source: SourceText) -> dict[str, list[int]]:
    """The scanned pages and those of them that were read by machine, counted from 1."""
    return {
        "scanned": [page + 1 for page in source.scanned],
        "machine_read": [page + 1 for page in source.machine_read],
    }


def _can_read() -> bool:
    """Whether this machine reads scanned pages at all; says on stderr what is missing."""
    from core.sources.machine.languages import advice, reading_data

    missing = advice()
    if missing is not None:
        click.echo(str(missing), err=True)
    data = reading_data()
    return data is not None and data.can_read


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int, int], None]]:
    """Shows on stderr how many pages of the file are read."""
    shown = 0
    with click.progressbar(
        length=1, label=_("Reading scanned pages of {name}").format(name=name), file=sys.stderr
    ) as bar:

        def progress(done: int, total: int) -> None:
            nonlocal shown
            bar.length = total
            bar.update(done - shown)
            shown = done

        yield progress


def _tell_failed(count: int) -> None:
    if count:
        words = ngettext(
            "{count} page could not be read; it stays a picture.",
            "{count} pages could not be read; they stay pictures.",
            count,
        )
        click.echo(words.format(count=count), err=True)
