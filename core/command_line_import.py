"""The command `import`: files, folders and archives into the library, read in helper processes.

The journal of imports knows what waits: one that was stopped or killed goes on with `--continue`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.command_line_shared import (
    asked,
    defect_at,
    machine_option,
    opened_library,
    shared_options,
    told,
    warn_of_own_words,
)
from core.errors import UserFacingError
from core.language import _, ngettext
from core.stopping import held_back

if TYPE_CHECKING:
    from core.library import Added, Library
    from core.library.bringing_in import imports
    from core.library.bringing_in.imports import RunId
    from core.reading_process import Opened

_TOGETHER = 24
"""So many files are indexed together: a wait for the disk less for each."""


def import_command() -> click.Command:
    """The command, its help in the language in use."""
    return click.Command(
        "import",
        callback=_import,
        help=_("Take files, and those in folders, into the library."),
        params=[
            click.Argument(["paths"], type=click.Path(path_type=Path), nargs=-1),
            click.Option(
                ["--continue", "go_on"],
                is_flag=True,
                help=_("Go on with what waits since an import was stopped."),
            ),
            machine_option(),
            *shared_options(),
        ],
    )


@click.pass_context
def _import(context: click.Context, paths: tuple[Path, ...], go_on: bool, machine_reading: bool) -> None:
    from core.library.searching.index import LONG, catch_up

    if not paths and not go_on:
        raise click.UsageError(_("Name what shall be imported, or use --continue."), context)
    warn_of_own_words()
    with opened_library(context, made=bool(paths)) as library:
        library.expect_much()
        work = _Work(library, asked(context, "password"), machine_reading)
        try:
            if go_on:
                work.go_on()
            if paths:
                work.bring_in(paths)
        finally:
            with held_back():
                catch_up(library, budget=LONG)
        work.carry()
    work.tell_failed()
    if work.failed or work.pictures_left:
        context.exit(1)


class _Work:
    """What one call of the command does, and what failed of it."""

    def __init__(self, library: Library, password: str | None, machine_reading: bool) -> None:
        self.failed: list[tuple[Path, str]] = []
        self.pictures_left = False
        self._library = library
        self._password = password
        self._machine_reading = machine_reading
        self._unindexed = 0

    def go_on(self) -> None:
        """Bring in what waits since imports were stopped or killed."""
        from core.library.bringing_in import imports

        left = imports.unfinished(self._library)
        if not left:
            click.echo(_("No file waits: every import went to its end."))
        for run in left:
            self._read(run.id, imports.waiting(self._library, run.id), run.given)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Bring in files and what folders and archives hold. All of them wait in the journal first."""
        from core.folders import look_in
        from core.library.bringing_in import imports

        found = look_in(paths)
        library = self._library
        run = imports.begin(library, paths)
        imports.note_left_out(library, run, [(each.path, each.why) for each in found.left_out])
        imports.note_failed(library, run, [(each.path, each.error) for each in found.unreadable])
        imports.note_waiting(library, run, found.files)
        self.failed += [(each.path, str(each.error)) for each in found.unreadable]
        self._read(run, found.files, paths)
        for left_out in found.left_out:
            click.echo(f"{left_out.path}: {left_out.why}")
        if not found.files and not found.unreadable:
            raise UserFacingError(_("There are no minutes in these folders."))

    def carry(self) -> None:
        """Have annotations, and what was seen, come along to the newer versions there are. What is broken off
        goes on with the next import, or when the program starts."""
        from core.library.carrying.targets import meetings_to_carry
        from core.library.carrying.undoing import go_on
        from core.library.searching.index import LONG, catch_up

        if not go_on(self._library) and not meetings_to_carry(self._library):
            return
        from core.versions.carrying import carry_all  # a quarter of a second that few imports need

        versions = along = waiting = 0
        for carried in carry_all(self._library):
            versions += bool(carried.along or carried.waiting)
            along, waiting = along + carried.along, waiting + carried.waiting
        if versions:
            click.echo(_carried_words(versions, along, waiting))
        catch_up(self._library, budget=LONG)

    def tell_failed(self) -> None:
        """Name the files that are not in the library."""
        if self.failed:
            click.echo(_("These files are not in the library:"), err=True)
            for path, reason in self.failed:
                click.echo(f"  {path}: {reason}", err=True)

    def _read(self, run: RunId, files: Sequence[Path], given: Sequence[Path]) -> None:
        from core.library.bringing_in import imports

        for path, answer in self._answers(files, {path.absolute() for path in given}):
            click.echo(f"{path}: {self._take(run, path, answer)}")
        imports.end(self._library, run)

    def _answers(self, files: Sequence[Path], given: set[Path]) -> Iterator[tuple[Path, Opened]]:
        from core.import_pool import read_all
        from core.reading_process import OpenRequest

        requests = [
            OpenRequest(path, self._password, self._library.path, path.absolute() in given) for path in files
        ]
        with closing(read_all(requests)) as answers:
            yield from zip(files, answers, strict=True)

    def _take(self, run: RunId, path: Path, answer: Opened) -> str:
        """Write one file; gives what became of it, in words."""
        from core.errors import LeftOut, LibraryError
        from core.library.bringing_in import imports

        error = answer.error
        if error is None:
            try:
                with held_back():
                    added = self._add(imports.Entry(run, path), answer)
                return self._in_words(added, path, answer)
            except (
                LibraryError
            ):  # the journal keeps what waits: all can go on when the library can be written
                raise
            except UserFacingError as refused:
                error = refused
            except Exception as defect:  # a defect of ours on one file keeps no other out
                error = defect_at(defect)
        if isinstance(error, LeftOut):
            imports.note_left_out(self._library, run, [(path, error.what)])
            return error.what
        imports.note_failed(self._library, run, [(path, error)])
        self.failed.append((path, told(error)))
        return _("failed")

    def _add(self, entry: imports.Entry, answer: Opened) -> Added:
        from core.library import meet_again, prepare, take_in
        from core.library.searching.index import LONG, catch_up
        from core.opening import open_file

        added = None
        if answer.known is not None:
            added = meet_again(self._library, entry.path, answer.known, entry)
        if added is None:
            file = answer.file or prepare(open_file(entry.path, self._password))
            added = take_in(self._library, file, entry=entry)
        self._unindexed += added.status != "known"
        if self._unindexed >= _TOGETHER:
            catch_up(self._library, budget=LONG)
            self._unindexed = 0
        return added

    def _in_words(self, added: Added, path: Path, answer: Opened) -> str:
        from core.wording import unsure_words

        words = [_status_words()[added.status]]
        if answer.file is not None:
            words += [each for each in (answer.file.remark, unsure_words(answer.file.unsure)) if each]
        if self._machine_reading and (answer.scanned or answer.known):
            fault = self._pages_fault(added.version, path.name)
            self.pictures_left = self.pictures_left or bool(fault)
            words += [fault] if fault else []
        return ". ".join(words)

    def _pages_fault(self, version: int, name: str) -> str:
        """Read the scanned pages of a version; says why they could not be read, empty where they were."""
        from core.command_line_pages import read_pages_of

        try:
            read_pages_of(self._library, version, name)
        except UserFacingError as error:
            return str(error)
        except Exception as error:  # the file is in the library, and a defect of ours keeps no other out
            return str(defect_at(error))
        return ""


def _carried_words(versions: int, along: int, waiting: int) -> str:
    came = ngettext("{count} annotation came along", "{count} annotations came along", along)
    parts = [came.format(count=along)]
    if waiting:
        left = ngettext("{count} waits to be placed", "{count} wait to be placed", waiting)
        parts.append(left.format(count=waiting))
    words = ngettext("{count} new version: {what}", "{count} new versions: {what}", versions)
    return words.format(count=versions, what=", ".join(parts))


def _status_words() -> dict[str, str]:
    return {
        "new": _("new meeting"),
        "known": _("known already"),
        "brought_back": _("brought back, it was deleted"),
        "new_document": _("another document of a known meeting"),
        "new_version": _("another version of a known document"),
    }
