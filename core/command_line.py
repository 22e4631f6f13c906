"""The same work without a window: parse, import, list. Each further command has a module beside this.

Everything slow is imported by the command that needs it: `parse` opens no library.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from core.command_line_check import check_command
from core.command_line_compare import compare_command
from core.command_line_decisions import decisions_command
from core.command_line_export import export_command
from core.command_line_import import import_command
from core.command_line_search import search_command
from core.command_line_shared import (
    asked,
    machine_option,
    opened_library,
    shared_options,
    told,
    warn_of_own_words,
)
from core.command_line_take_in import take_in_command
from core.command_line_words import put_in_words
from core.errors import UserFacingError
from core.language import _, set_language, system_language
from core.wording import reason

if TYPE_CHECKING:
    from core.library import MeetingRow

STOPPED = 130  # the exit status of a program that Ctrl+C stopped, as shells give it


def run(arguments: Sequence[str]) -> int:
    """Run one command; gives the exit status: 0 done, 1 something failed, 2 not understood, 130 stopped.

    The texts are in the language of `--language`, the settings or the system.
    """
    try:
        set_language(_language_of(arguments))
        _write_utf8()
        status = commands().main(list(arguments), prog_name="main.py", standalone_mode=False)
        sys.stdout.flush()
    except UserFacingError as error:
        _complain(told(error))
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return stopped(arguments)
    except BrokenPipeError:
        # the reader has seen enough; the interpreter must not complain when it closes the stream
        _let_the_output_go()
        return 1
    except OSError as error:
        if error.filename is not None or error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO):
            raise  # not of the output, which has no name
        _let_the_output_go()
        _complain(_("The output cannot be written: {reason}.").format(reason=reason(error)))
        return 1
    return status if isinstance(status, int) else 0


def stopped(arguments: Sequence[str]) -> int:
    """Say that Ctrl+C stopped the command; gives the exit status."""
    set_language(_language_of(arguments))
    click.echo(_("Stopped. What was done before is kept."), err=True)
    return STOPPED


def _let_the_output_go() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Commands(click.Group):
    """Says of a first word that is no command that there is no such file, either: main.py looked."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            ctx.fail(_("There is no command or file {name}.").format(name=args[0]))
        return super().resolve_command(ctx, args)


def commands() -> click.Group:
    """The commands, their help in the language in use."""
    group = _Commands(
        name="main.py",
        help=_("Read the minutes of municipal councils. Without a command the window opens."),
        params=shared_options(),
        commands=[
            _parse_command(),
            import_command(),
            take_in_command(),
            _list_command(),
            decisions_command(),
            search_command(),
            export_command(),
            check_command(),
            compare_command(),
        ],
    )
    put_in_words(group)
    return group


def _parse_command() -> click.Command:
    return click.Command(
        "parse",
        callback=_parse,
        help=_("Print the meeting that a file tells of, as JSON."),
        params=[
            click.Argument(["file"], type=click.Path(path_type=Path)),
            machine_option(),
            *shared_options(),
        ],
    )


def _list_command() -> click.Command:
    return click.Command(
        "list",
        callback=_list,
        help=_("List the meetings of the library, newest first."),
        params=[
            click.Option(["--json", "as_json"], is_flag=True, help=_("One JSON object a line.")),
            *shared_options(),
        ],
    )


@click.pass_context
def _parse(context: click.Context, file: Path, machine_reading: bool) -> None:
    import json

    from core.command_line_pages import pages_as_json, with_pages_read
    from core.minutes_json import meeting_as_json
    from core.opening import open_file

    warn_of_own_words()
    opened = open_file(file, asked(context, "password"))
    if machine_reading:
        opened = with_pages_read(opened)
    told = meeting_as_json(opened.meeting) | pages_as_json(opened.source)
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    if opened.unread:
        click.echo(_("These files of the archive could not be read:"), err=True)
        for each in opened.unread:
            click.echo(f"  {each.path}: {each.error}", err=True)
        context.exit(1)


@click.pass_context
def _list(context: click.Context, as_json: bool) -> None:
    import json

    from core.library import list_meetings

    with opened_library(context) as library:
        for row in _newest_first(list_meetings(library)):
            line = json.dumps(_meeting_object(row), ensure_ascii=False) if as_json else _meeting_line(row)
            click.echo(line)


def _newest_first(found: list[MeetingRow]) -> list[MeetingRow]:
    return sorted(
        found,
        key=lambda row: (row.date is not None, row.date, row.start_time is not None, row.start_time, row.id),
        reverse=True,
    )


def _meeting_line(row: MeetingRow) -> str:
    """Id, date, who met, what document, how many items and annotations; tabs between them."""
    from core.language import ngettext
    from core.wording import kind_name

    name = ", ".join(part for part in (row.municipality, row.body or row.name) if part)
    kind = kind_name(row.kind)
    return "\t".join(
        (
            row.id,
            row.date.isoformat() if row.date else "–",
            name,
            _("{document} (draft)").format(document=kind) if row.draft else kind,
            ngettext("{count} item", "{count} items", row.items).format(count=row.items),
            ngettext("{count} annotation", "{count} annotations", row.annotations).format(
                count=row.annotations
            ),
        )
    )


def _meeting_object(row: MeetingRow) -> dict[str, object]:
    """A meeting as JSON gives it: what the minutes do not state is null."""
    return {
        "meeting": row.id,
        "municipality": row.municipality,
        "body": row.body,
        "date": row.date.isoformat() if row.date else None,
        "start_time": row.start_time.isoformat("minutes") if row.start_time else None,
        "kind": row.kind.value,
        "draft": row.draft,
        "items": row.items,
        "unread": row.unread,
        "annotations": row.annotations,
        "file": row.name,
    }


def _language_of(arguments: Sequence[str]) -> str:
    """The language asked for anywhere in the arguments: help texts need it before they are read."""
    for i, argument in enumerate(arguments):
        name, _equals, value = argument.partition("=")
        if name == "--language":
            return value or next(iter(arguments[i + 1 :]), "")
    from core.settings import load_settings

    return load_settings().language or system_language()


def _write_utf8() -> None:
    """Names and JSON go out as UTF-8 wherever they do not go to a terminal, which has its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not stream.isatty():
            reconfigure(encoding="utf-8", errors="backslashreplace")
        elif reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _complain(message: str) -> None:
    click.echo(_("Error: {message}").format(message=message), err=True)
